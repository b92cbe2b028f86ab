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
            lemmas.Add(sentence.Lemma(i).ToLowerInvariant());
            words.Add(sentence.Lower(i));
        }

        var byLemma = " " + string.Join(' ', lemmas) + " ";
        var byWord = " " + string.Join(' ', words).Replace("’", "'", StringComparison.Ordinal).Replace(" '", "'", StringComparison.Ordinal) + " ";
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
}
