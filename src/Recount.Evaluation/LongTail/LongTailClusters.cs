namespace Recount.Evaluation;

/// <summary>Scores of one partition of articles against another.</summary>
internal static class LongTailClusters
{
    /// <summary>B-cubed F1 (Bagga and Baldwin 1998): the F1 of mean precision and mean recall over articles.</summary>
    public static double BCubed(IReadOnlyList<(string Gold, string Given)> articles)
    {
        var (gold, given, both) = Sizes(articles);
        var precision = articles.Select(a => (double)both[a] / given[a.Given]).DefaultIfEmpty(0).Average();
        var recall = articles.Select(a => (double)both[a] / gold[a.Gold]).DefaultIfEmpty(0).Average();
        return precision + recall is 0.0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    /// <summary>F1 over pairs of articles that stand together.</summary>
    public static double Pairwise(IReadOnlyList<(string Gold, string Given)> articles)
    {
        var (gold, given, both) = Sizes(articles);
        var (wanted, answered, right) = (Pairs(gold.Values), Pairs(given.Values), Pairs(both.Values));
        return wanted + answered == 0 ? 0 : 2.0 * right / (wanted + answered);

        static long Pairs(IEnumerable<int> sizes) => sizes.Sum(n => (long)n * (n - 1) / 2);
    }

    private static (Dictionary<string, int> Gold, Dictionary<string, int> Given, Dictionary<(string Gold, string Given), int> Both) Sizes(
        IReadOnlyList<(string Gold, string Given)> articles) =>
        (articles.CountBy(a => a.Gold, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
         articles.CountBy(a => a.Given, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
         articles.CountBy(a => a).ToDictionary());
}
