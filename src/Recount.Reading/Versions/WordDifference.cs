using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Reading;

/// <summary>The words that two sentences don't share: all but a longest common run in order (Hunt and McIlroy 1976).</summary>
internal static class WordDifference
{
    private const int MostWords = 2000; // of a sentence; two longer ones differ as wholes

    /// <summary>Spans of each text; neighbours with nothing kept between them are one.</summary>
    public static (ImmutableArray<TextSpan> Before, ImmutableArray<TextSpan> After) Of(string before, TextSpan was, string after, TextSpan @is)
    {
        var (older, newer) = (Cut(before, was.Start, was.End), Cut(after, @is.Start, @is.End));
        if (older.Count > MostWords || newer.Count > MostWords)
        {
            return ([was], [@is]);
        }

        bool Same(int i, int j) => before.AsSpan(older[i].Start, older[i].End - older[i].Start).SequenceEqual(after.AsSpan(newer[j].Start, newer[j].End - newer[j].Start));
        var lengths = new int[older.Count + 1, newer.Count + 1];
        for (var i = older.Count - 1; i >= 0; i--)
        {
            for (var j = newer.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = Same(i, j) ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        var (gone, fresh) = (new Runs(), new Runs());
        for (int i = 0, j = 0; i < older.Count || j < newer.Count;)
        {
            if (i < older.Count && j < newer.Count && Same(i, j))
            {
                (i, j) = (i + 1, j + 1);
                gone.Close();
                fresh.Close();
            }
            else if (j >= newer.Count || (i < older.Count && lengths[i + 1, j] >= lengths[i, j + 1]))
            {
                gone.Add(older[i++]);
            }
            else
            {
                fresh.Add(newer[j++]);
            }
        }

        return (gone.Closed(), fresh.Closed());
    }

    /// <summary>Runs of letters and digits, with marks between two digits or letters; every other mark by itself.</summary>
    public static List<(int Start, int End)> Cut(string text, int start, int end)
    {
        var words = new List<(int, int)>();
        for (var at = start; at < end;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var stop = at + 1;
            if (char.IsLetterOrDigit(text[at]))
            {
                while (stop < end && (char.IsLetterOrDigit(text[stop])
                    || (text[stop] is '.' or ',' or '\'' or '’' or '-' && stop + 1 < end && char.IsLetterOrDigit(text[stop - 1]) && char.IsLetterOrDigit(text[stop + 1]))))
                {
                    stop++;
                }
            }
            else if (char.IsHighSurrogate(text[at]) && stop < end)
            {
                stop++;
            }

            words.Add((at, stop));
            at = stop;
        }

        return words;
    }

    private sealed class Runs
    {
        private readonly ImmutableArray<TextSpan>.Builder _spans = ImmutableArray.CreateBuilder<TextSpan>();
        private (int Start, int End)? _open;

        public void Add((int Start, int End) word) => _open = (_open?.Start ?? word.Start, word.End);

        public void Close()
        {
            if (_open is { } run)
            {
                _spans.Add(new TextSpan(run.Start, run.End));
                _open = null;
            }
        }

        public ImmutableArray<TextSpan> Closed()
        {
            Close();
            return _spans.ToImmutable();
        }
    }
}
