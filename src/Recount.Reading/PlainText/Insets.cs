using System.Collections.Frozen;

namespace Recount.Reading;

/// <summary>Headlines of other stories that a scrape ran into a paragraph.</summary>
/// <remarks>
/// Two shapes tell them without a list of sites: words all in capitals between sentences in mixed case ("… in jail. MINISTER
/// VOWS TO END TALKS AFTER RAID The court …"), and headline after headline without a stop between, told by words such as "How",
/// "In" or "The" that open a sentence where none has ended.
/// </remarks>
internal static class Insets
{
    private const int LeastCapitals = 5; // words: shorter ones are names, datelines and acronyms
    private const int LeastHeadlines = 4;
    private const int LongestGap = 60; // words between one opener and the next

    private static readonly FrozenSet<string> s_openers = new[]
    {
        "A", "After", "Amid", "An", "Are", "As", "At", "Can", "Could", "Do", "Does", "Even", "Five", "For", "Four", "From", "How", "If", "In", "Inside", "Is", "It", "On", "Should",
        "Since", "Ten", "The", "These", "They", "This", "Three", "To", "Two", "Was", "We", "What", "When", "Where", "Why", "Who", "Will", "With",
    }.ToFrozenSet(StringComparer.Ordinal);

    // "in The Hague", "told The Herald": a capital of the name that follows.
    private static readonly FrozenSet<string> s_beforeNames = new[]
    {
        "in", "of", "at", "to", "by", "for", "from", "with", "and", "on", "or", "told", "the", "a",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The pieces of a paragraph that remain, in order; the paragraph itself where it holds no inset.</summary>
    public static IEnumerable<string> Cut(string paragraph)
    {
        var words = Words(paragraph);
        var cuts = Capitals(paragraph, words).Concat(Chains(paragraph, words)).OrderBy(c => c.Start).ToList();
        if (cuts.Count == 0)
        {
            return [paragraph];
        }

        var pieces = new List<string>();
        var at = 0;
        foreach (var (start, end) in cuts.Append((paragraph.Length, paragraph.Length)))
        {
            if (start > at && paragraph[at..start].Trim() is { Length: > 1 } piece)
            {
                pieces.Add(piece);
            }

            at = Math.Max(at, end);
        }

        return pieces;
    }

    private static List<Word> Words(string paragraph)
    {
        var words = new List<Word>();
        foreach (var part in paragraph.AsSpan().Split(' '))
        {
            if (part.Start.Value < part.End.Value)
            {
                words.Add(new Word(part.Start.Value, part.End.Value));
            }
        }

        return words;
    }

    // A run of capitals where a sentence may begin; all of a paragraph in capitals is how its outlet writes.
    private static IEnumerable<(int Start, int End)> Capitals(string paragraph, List<Word> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!IsCapital(paragraph, words[i]) || (i > 0 && !EndsSentence(paragraph, words[i - 1])))
            {
                continue;
            }

            var end = i;
            while (end < words.Count && IsCapital(paragraph, words[end]))
            {
                end++;
            }

            // "… AFTER RELEASE U.S. President …", "… EXTENSION A few dozen …": the next sentence's first word.
            if (end < words.Count && end > i && (words[end - 1].Length == 1 || paragraph[words[end - 1].End - 1] == '.'))
            {
                end--;
            }

            if (end - i >= LeastCapitals && end - i < words.Count && words.GetRange(i, end - i).Exists(w => w.Length > 4))
            {
                yield return (words[i].Start, words[end - 1].End);
            }

            i = Math.Max(i, end - 1);
        }
    }

    // From the sentence that the first headline opens up to the last opener, which may open the story itself.
    private static IEnumerable<(int Start, int End)> Chains(string paragraph, List<Word> words)
    {
        var (start, last, count, sentence) = (0, 0, 0, 0);
        for (var i = 1; i <= words.Count; i++)
        {
            if (count > 0 && (i == words.Count || i - last > LongestGap))
            {
                if (count >= LeastHeadlines)
                {
                    yield return (words[start].Start, words[last].Start);
                }

                count = 0;
            }

            if (paragraph[words[i - 1].End - 1] is '.' && words[i - 1].Length > 4)
            {
                sentence = i;
            }
            else if (i < words.Count && s_openers.Contains(paragraph[words[i].Start..words[i].End]) && IsUnended(paragraph, words[i - 1]))
            {
                start = count == 0 ? sentence : start;
                (last, count) = (i, count + 1);
            }
        }
    }

    private static bool IsUnended(string paragraph, Word word) =>
        (char.IsLetterOrDigit(paragraph[word.End - 1]) || paragraph[word.End - 1] is '\'' or '’') && word.Length > 1 && !s_beforeNames.Contains(paragraph[word.Start..word.End]);

    private static bool IsCapital(string paragraph, Word word)
    {
        var hasLetter = false;
        for (var i = word.Start; i < word.End; i++)
        {
            if (char.IsLower(paragraph[i]))
            {
                return false;
            }

            hasLetter |= char.IsUpper(paragraph[i]);
        }

        return hasLetter || char.IsDigit(paragraph[word.Start]);
    }

    private static bool EndsSentence(string paragraph, Word word) => paragraph[word.End - 1] is '.' or '!' or '?' or '"' or '”' or '’' or '\'' or ')' or ':';

    private readonly record struct Word(int Start, int End)
    {
        public int Length => End - Start;
    }
}
