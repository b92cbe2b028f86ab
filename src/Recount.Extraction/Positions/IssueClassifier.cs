using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>The issue that the words of a term name; the lexicon's order decides between two.</summary>
internal sealed class IssueClassifier(Lexicon issues)
{
    private readonly List<(Issue Issue, string[] Phrases)> _entries =
        [.. issues.Entries.Select(e => (Vocabulary.Parse<Issue>(e.Value) ?? Issue.Other, e.Words.ToArray()))];

    /// <summary>Null where no word of the lexicon is met.</summary>
    public Issue? Classify(SentenceView sentence, int from, int to)
    {
        var lemmas = new List<string>();
        var words = new List<string>();
        for (var i = Math.Max(0, from); i < Math.Min(to, sentence.Count); i++)
        {
            // "on land and at sea" names no territory.
            // "forces fighting in the north" names no end of it, "chemical weapons" no aid.
            var isWhere = (sentence.Is(i, "land") && sentence.IsAny(i - 1, "on", "by"))
                || (sentence.Is(i, "fighting") && sentence[i].Relation == "acl" && sentence.IsNominal(i - 1))
                || (sentence.Lemma(i) is "weapon" && sentence.IsAny(i - 1, "chemical"));
            lemmas.Add(isWhere ? "" : sentence.Lemma(i).ToLowerInvariant());
            words.Add(isWhere ? "" : sentence.Lower(i));
        }

        if (Combined(sentence, from, to, lemmas) is { } combined)
        {
            return combined;
        }

        var byLemma = " " + string.Join(' ', lemmas).Replace(" - ", "-", StringComparison.Ordinal) + " ";
        var byWord = " " + string.Join(' ', words).Replace(" - ", "-", StringComparison.Ordinal).Replace("’", "'", StringComparison.Ordinal).Replace(" '", "'", StringComparison.Ordinal) + " ";
        foreach (var (issue, phrases) in _entries)
        {
            foreach (var phrase in phrases)
            {
                var sought = " " + phrase + " ";
                if (byLemma.Contains(sought, StringComparison.Ordinal) || byWord.Contains(sought, StringComparison.Ordinal))
                {
                    return issue;
                }
            }
        }

        return null;
    }

    // Two words that make an issue only together.
    private static Issue? Combined(SentenceView sentence, int from, int to, List<string> lemmas)
    {
        var stops = lemmas.Exists(l => l is "ceasefire" or "cease-fire" or "truce" or "pause" or "halt" or "lull") || (lemmas.Contains("without") && lemmas.Contains("fire"));
        var hasDead = lemmas.Exists(l => l is "body" or "corpse" or "dead" or "fallen" or "remains");
        if (stops && hasDead && lemmas.Exists(l => l is "collect" or "gather" or "recover" or "retrieve" or "body" or "corpse" or "dead"))
        {
            return Issue.TruceToRecoverTheDead;
        }

        // "a meeting between X and Y", "bring X and Y together", "meeting at the highest level".
        var meets = lemmas.Exists(l => l is "meet" or "meeting" or "together" or "summit" or "sit");
        var people = sentence.Source.Names.Count(n => n.Type == NameType.Person && n.FirstToken >= from && n.EndToken <= to);
        if (meets && (people >= 2 || (lemmas.Contains("high") && lemmas.Contains("level")) || lemmas.Contains("president") && lemmas.Exists(l => l is "two" or "both")))
        {
            return Issue.LeadersMeeting;
        }

        // Captives are hostages where the text speaks of hostages at all.
        return lemmas.Contains("captive") ? sentence.DocumentText.Contains("hostage", StringComparison.OrdinalIgnoreCase) ? Issue.Hostages : Issue.Prisoners : null;
    }
}
