using System.Collections.Frozen;
using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Language;

/// <summary>A sentence with its words.</summary>
/// <param name="Sentence">From its first word to its last.</param>
/// <param name="Words">At least one, in order.</param>
public sealed record SplitSentence(Sentence Sentence, ImmutableArray<TextSpan> Words);

/// <summary>Splits a document's blocks into sentences, and these into words.</summary>
/// <remarks>
/// Words first, then a small network says which of them start a sentence; an empty line always ends one. In headings and captions
/// a sentence ends only at a mark that ends sentences. Linear in the text; thread-safe.
/// </remarks>
public sealed class SentenceSplitter
{
    /// <summary>Words that the network sees at once; longer texts are cut into stretches of this many.</summary>
    private const int Stretch = 2000;

    /// <summary>Log odds above which a sentence ends without a mark, or at an initial's: false ends cost more than missed ones.</summary>
    private const float UnmarkedOdds = 1f;

    private static readonly FrozenSet<string> s_openers = new[]
    {
        "The", "A", "An", "In", "On", "At", "He", "She", "It", "They", "We", "But", "And", "This", "That", "There", "His", "Her", "Its", "Their", "According", "For", "After",
        "As", "When", "While", "Earlier", "Meanwhile", "However", "I", "Both", "No", "One", "Two", "Three", "Several", "Some", "Another", "If",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly BoundaryNetwork _boundaries;

    internal SentenceSplitter(BoundaryNetwork boundaries) => _boundaries = boundaries;

    public ImmutableArray<SplitSentence> Split(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var sentences = ImmutableArray.CreateBuilder<SplitSentence>();
        for (var b = 0; b < document.Blocks.Length; b++)
        {
            var block = document.Blocks[b];
            foreach (var words in Split(document.Text, block.Span, isProse: block.Role is not (BlockRole.Heading or BlockRole.Caption)))
            {
                sentences.Add(new SplitSentence(new Sentence(new TextSpan(words[0].Start, words[^1].End), block.Role, b, block.Post), words));
            }
        }

        return sentences.ToImmutable();
    }

    /// <param name="text">The whole text.</param>
    /// <param name="range">The part to split.</param>
    /// <param name="isProse">False where only a mark ends a sentence.</param>
    /// <returns>The words of each sentence.</returns>
    public IEnumerable<ImmutableArray<TextSpan>> Split(string text, TextSpan range, bool isProse = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var paragraph in Paragraphs(text, range))
        {
            var words = Tokenizer.Tokenize(text, paragraph);
            for (var from = 0; from < words.Length; from += Stretch)
            {
                foreach (var sentence in Split(text, words[from..Math.Min(words.Length, from + Stretch)], isProse))
                {
                    yield return sentence;
                }
            }
        }
    }

    /// <summary>What stands before each word.</summary>
    internal static Gap[] Gaps(string text, IReadOnlyList<TextSpan> words)
    {
        var gaps = new Gap[words.Count];
        for (var i = 1; i < gaps.Length; i++)
        {
            var between = text.AsSpan(words[i - 1].End, words[i].Start - words[i - 1].End);
            gaps[i] = between.IsEmpty ? Gap.None : between.Contains('\n') ? Gap.Line : Gap.Blank;
        }

        return gaps;
    }

    private List<ImmutableArray<TextSpan>> Split(string text, ImmutableArray<TextSpan> words, bool isProse)
    {
        var gaps = Gaps(text, words);
        var odds = _boundaries.Odds([.. words.Select(w => w.Slice(text))], gaps);
        var sentences = new List<ImmutableArray<TextSpan>>();
        var start = 0;
        for (var i = 1; i < words.Length; i++)
        {
            if (IsBoundary(text, words, gaps, i, odds[i], isProse))
            {
                sentences.Add(words[start..i]);
                start = i;
            }
        }

        sentences.Add(words[start..]);
        return sentences;
    }

    private static bool IsBoundary(string text, ImmutableArray<TextSpan> words, Gap[] gaps, int at, float odds, bool isProse)
    {
        var last = words[at - 1];
        // "…the war.The army": the line's end was lost.
        if (gaps[at] == Gap.None && text[last.Start] == '.' && char.IsUpper(text[words[at].Start]) && at > 1 && char.IsLower(text[last.Start - 1]))
        {
            return true;
        }

        // "from the U.S. The ship", but not "U.S. Navy": the stop of initials ends a sentence before a word that opens one.
        if (text[last.End - 1] == '.' && last.Length > 2 && gaps[at] != Gap.None && s_openers.Contains(words[at].Slice(text)) && last.Slice(text).AsSpan(0, last.Length - 1).Contains('.'))
        {
            return true;
        }

        var isMarked = IsMark(text, last);
        return odds > (isMarked && !IsInitial(text, last) ? 0 : UnmarkedOdds) && (isProse || isMarked);
    }

    // "John F. Kennedy": the stop belongs to the letter.
    private static bool IsInitial(string text, TextSpan word) => word.Length == 2 && text[word.Start + 1] == '.' && char.IsUpper(text[word.Start]);

    private static bool IsMark(string text, TextSpan word) => text[word.End - 1] is '.' or '!' or '?' or '…' or '”' or '"' or '’';

    private static IEnumerable<TextSpan> Paragraphs(string text, TextSpan range)
    {
        var start = range.Start;
        for (var i = range.Start; i < range.End; i++)
        {
            if (text[i] == '\n' && i + 1 < range.End && text[i + 1] == '\n')
            {
                if (HasWords(text, start, i))
                {
                    yield return new TextSpan(start, i);
                }

                start = i + 1;
            }
        }

        if (HasWords(text, start, range.End))
        {
            yield return new TextSpan(start, range.End);
        }
    }

    private static bool HasWords(string text, int from, int to) => !text.AsSpan(from, to - from).IsWhiteSpace();
}
