using Recount.Language;

namespace Recount.Extraction;

/// <summary>Whether a document tells of armed conflict, political violence, talks or their consequences (codebook, scope).</summary>
internal static class DocumentScope
{
    // Off-subject news names war in passing; a report of it can't go 250 words without such a word.
    private const int WordsForOneMention = 250;
    private const int FewestKinds = 3;

    public static bool IsInScope(DocumentView document, Lexicon scope)
    {
        var (words, hits) = (0, 0);
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sentence in document.Sentences)
        {
            for (var i = 0; i < sentence.Count; i++)
            {
                words++;
                if (sentence.Phrase(scope, i, 3) is not null)
                {
                    hits++;
                    kinds.Add(sentence.Lemma(i).ToLowerInvariant());
                }
            }
        }

        // A brief of a few lines shows itself by any one.
        return kinds.Count >= (words < 150 ? 1 : FewestKinds) && hits * WordsForOneMention >= words;
    }
}
