using Recount.Core;
using Recount.Language;

namespace Recount.Publishing.Answers;

/// <summary>A question's words while it is read: which are understood, and as what.</summary>
internal sealed class QuestionScan
{
    private readonly bool[] _isRead;

    public QuestionScan(string text, QuestionWords words)
    {
        Text = text;
        var tokens = words.Tokens(text).ToList();
        Spans = [.. tokens.Select(t => t.Span)];
        Stems = [.. tokens.Select(t => t.Stem)];
        _isRead = new bool[tokens.Count];
    }

    public string Text { get; }

    public IReadOnlyList<TextSpan> Spans { get; }

    public IReadOnlyList<string> Stems { get; }

    public int Count => Spans.Count;

    public bool IsRead(int index) => _isRead[index];

    public void Read(int index, int length)
    {
        for (var i = index; i < index + length; i++)
        {
            _isRead[i] = true;
        }
    }

    public void Read(TextSpan span)
    {
        for (var i = 0; i < Count; i++)
        {
            _isRead[i] |= span.Contains(Spans[i]);
        }
    }

    public string Surface(int index, int length = 1) => Text[Spans[index].Start..Spans[index + length - 1].End];

    public bool IsCapitalised(int index) => char.IsUpper(Text[Spans[index].Start]);

    /// <summary>The first word that stands wholly in a span, or -1.</summary>
    public int IndexOf(TextSpan span)
    {
        for (var i = 0; i < Count; i++)
        {
            if (span.Contains(Spans[i]))
            {
                return i;
            }
        }

        return -1;
    }

    public bool IsFollowedByPossessive(int end) =>
        end < Text.Length - 1 && Text[end] is '\'' or '’' && (end + 1 == Text.Length || !char.IsLetter(Text[end + 1]) || Text[end + 1] == 's');

    /// <summary>Phrases of a table among the words that nothing else has claimed.</summary>
    public IEnumerable<(string Value, int Index, int Length)> Unread(PhraseTable table)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_isRead[i] || table.At(Stems, i) is not { } hit || Enumerable.Range(i, hit.Length).Any(IsRead))
            {
                continue;
            }

            yield return (hit.Value, i, hit.Length);
            i += hit.Length - 1;
        }
    }
}
