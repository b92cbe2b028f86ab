using System.Collections.Frozen;

namespace Recount.Language;

/// <summary>Tells from the words around a date whether its verb looks ahead: "will meet on Friday".</summary>
/// <remarks>
/// The nearest cue before the date decides, within the clause's reach; where there is none, the nearest after it. A past form
/// is told by its ending or the lexicon's list, not by a tag, so that times don't depend on a model. Known gap: a participle
/// before a noun that isn't told from a verb ("will free captured men on Friday").
/// </remarks>
internal sealed class TimeCues
{
    // A cue reaches no further than a clause does.
    private const int Reach = 60;

    private static readonly FrozenSet<string> s_notPast = new[]
    {
        "hundred", "indeed", "need", "speed", "seed", "feed", "deed", "breed", "exceed", "proceed", "succeed", "unprecedented", "limited", "sacred",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_afterVerb = new[]
    {
        "the", "a", "an", "this", "that", "its", "his", "her", "their", "on", "in", "at", "by", "to", "from", "for", "with", "of", "as", "into", "over",
        "it", "he", "she", "they", "him", "them", "and", "but", "after", "before", "during", "late", "early", "against", "near", "more", "at", "about", "up", "out", "off",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly string[][] _future;
    private readonly string[][] _adjacent;
    private readonly HashSet<string> _past;

    public TimeCues(TimeLexiconFile file)
    {
        _future = [.. file.FutureCues.Select(c => c.Split(' '))];
        _adjacent = [.. file.FutureCuesBefore.Select(c => c.Split(' '))];
        _past = file.PastCues.ToHashSet(StringComparer.Ordinal);
    }

    /// <param name="words">The sentence's.</param>
    /// <param name="at">Index of the expression's first word.</param>
    /// <param name="end">Index after its last word.</param>
    public TenseHint Tense(List<Word> words, int at, int end)
    {
        var before = at > 0 && words[at - 1].Lower is "the" ? at - 1 : at;
        if (_adjacent.Any(c => WordCutter.Matches(words, before - c.Length, c)))
        {
            return TenseHint.Future;
        }

        for (var i = at - 1; i >= 0 && words[at].Start - words[i].End <= Reach && words[i].Text is not ("." or ";"); i--)
        {
            if (_future.Any(c => WordCutter.Matches(words, i - c.Length + 1, c)))
            {
                // "had been due to end on Friday".
                return WasOnce(words, i) ? TenseHint.Unknown : TenseHint.Future;
            }

            if (IsPast(words, i))
            {
                return TenseHint.Unknown;
            }
        }

        for (var i = end; i < words.Count && words[i].End - words[end - 1].End <= Reach && words[i].Text is not ("." or ";"); i++)
        {
            if (IsPast(words, i) || words[i].Lower is "has" or "have" or "says" or "is" or "are" && !_future.Any(c => WordCutter.Matches(words, i, c)))
            {
                return TenseHint.Unknown;
            }

            if (words[i].Lower is "will" or "would" || (words[i].Lower is "is" or "are" or "plans" or "expects" && _future.Any(c => WordCutter.Matches(words, i, c))))
            {
                return TenseHint.Future;
            }
        }

        return TenseHint.Unknown;
    }

    private static bool WasOnce(List<Word> words, int i)
    {
        for (var k = i; k >= 0 && k > i - 5; k--)
        {
            if (words[k].Lower is "had")
            {
                return true;
            }
        }

        return false;
    }

    private bool IsPast(List<Word> words, int i)
    {
        var lower = words[i].Lower;
        if (_past.Contains(lower))
        {
            return true;
        }

        if (lower.Length < 4 || !lower.EndsWith("ed", StringComparison.Ordinal) || words[i].IsCapitalised || s_notPast.Contains(lower)
            || (i > 0 && words[i - 1].Lower is "be" or "being")
            || (i > 1 && words[i - 1].Lower is "have" && words[i - 2].Lower is "to" or "will" or "would" or "should"))
        {
            return false;
        }

        return i + 1 >= words.Count || words[i + 1].IsCapitalised || !words[i + 1].IsLetters || s_afterVerb.Contains(words[i + 1].Lower);
    }
}
