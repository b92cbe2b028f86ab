using System.Collections.Immutable;
using System.Globalization;
using Recount.Core;
using Recount.Extraction;

namespace Recount.Evaluation;

/// <summary>What the police did, sentence by sentence: India Police Events. Reported without a floor.</summary>
/// <remarks>
/// A key a label: F1 over sentences, with <c>.precision</c> and <c>.recall</c>; <c>.baseline</c> the same of our own keywords
/// (<see cref="PoliceLabels.ByKeyword"/>). Articles ranked by how many of their sentences have the label: <c>.ap</c>, average
/// precision, and <c>.read95</c>, the share of the ranking to read until 95 % of the positive ones are seen (1 if never: those
/// without any sentence found count as unranked). <c>.rho</c>: Spearman's correlation over days of publication of the numbers
/// of positive articles.
/// </remarks>
public static class IndiaPoliceBenchmark
{
    public const string Name = "indiapolice";

    private const double SeenShare = 0.95;

    /// <param name="path">JSON Lines, plain or packed by gzip.</param>
    /// <param name="deal">What is measured.</param>
    /// <param name="limit">At most so many articles.</param>
    public static BenchmarkReport Score(string path, Func<Document, ImmutableArray<Dealing>> deal, int? limit = null)
    {
        ArgumentNullException.ThrowIfNull(deal);
        var file = RowFile.Load(path);
        var rows = file.Rows.Take(limit ?? int.MaxValue).ToList();
        var articles = PageRun.Each(rows, row => Read(row, deal));
        return BenchmarkReport.Of(Name, [file.Hash], rows.Count, PoliceLabels.All.SelectMany(l => Scores(l, articles)), articles.SelectMany(Errors));
    }

    private static IEnumerable<(string, double)> Scores(string label, Article[] articles)
    {
        var sentences = articles.SelectMany(a => a.Sentences).ToList();
        var counts = Counts(sentences, s => s.Given, label);
        yield return (label, counts.F1);
        yield return (label + ".precision", counts.Precision);
        yield return (label + ".recall", counts.Recall);
        yield return (label + ".baseline", Counts(sentences, s => s.Keywords, label).F1);
        var ranked = articles.OrderByDescending(a => a.Found(label)).ToList();
        yield return (label + ".ap", AveragePrecision(ranked.ConvertAll(a => a.Labels.Contains(label))));
        yield return (label + ".read95", Read95(ranked, label));
        var days = articles.GroupBy(a => a.Date, StringComparer.Ordinal).ToList();
        yield return (label + ".rho", Correlation.Spearman(
            days.ConvertAll(d => (double)d.Count(a => a.Found(label) > 0)), days.ConvertAll(d => (double)d.Count(a => a.Labels.Contains(label)))));
    }

    private static LinkCounts Counts(List<PoliceSentence> sentences, Func<PoliceSentence, HashSet<string>> given, string label)
    {
        var right = sentences.Count(s => s.Gold.Contains(label) && given(s).Contains(label));
        return new LinkCounts(right, sentences.Count(s => s.Gold.Contains(label)), right, sentences.Count(s => given(s).Contains(label)));
    }

    private static double AveragePrecision(List<bool> ranked)
    {
        var (sum, seen) = (0.0, 0);
        for (var i = 0; i < ranked.Count; i++)
        {
            if (ranked[i])
            {
                sum += ++seen / (i + 1.0);
            }
        }

        return seen == 0 ? 0 : sum / seen;
    }

    private static double Read95(List<Article> ranked, string label)
    {
        var wanted = Math.Ceiling(SeenShare * ranked.Count(a => a.Labels.Contains(label)));
        for (var (i, seen) = (0, 0); i < ranked.Count && ranked[i].Found(label) > 0; i++)
        {
            seen += ranked[i].Labels.Contains(label) ? 1 : 0;
            if (seen >= wanted)
            {
                return (i + 1.0) / ranked.Count;
            }
        }

        return 1;
    }

    // The article's sentences are its blocks, so that each dealing falls into one.
    private static Article Read(TextRow row, Func<Document, ImmutableArray<Dealing>> deal)
    {
        var given = row.Json.GetProperty("sentences").EnumerateArray()
            .Select(s => (Text: (TextRow.Text(s, "text") ?? "").Replace('\n', ' ').Trim(), Labels: TextRow.Words(s, "labels"))).ToList();
        var dealings = deal(TextRow.DocumentOf(string.Join("\n\n", given.Select(s => s.Text)), row.Json));
        var sentences = new List<PoliceSentence>();
        var start = 0;
        foreach (var (text, labels) in given)
        {
            var span = new TextSpan(start, start + text.Length);
            sentences.Add(new PoliceSentence(text, labels, PoliceLabels.Of(text, [.. dealings.Where(d => span.Overlaps(d.Trigger))]), PoliceLabels.ByKeyword(text)));
            start = span.End + 2;
        }

        return new Article(row.Id.Length > 0 ? row.Id : row.Json.GetProperty("id").GetInt32().ToString(CultureInfo.InvariantCulture), TextRow.Text(row.Json, "date") ?? "", TextRow.Words(row.Json, "labels"), sentences);
    }

    private static IEnumerable<ScoringError> Errors(Article article) =>
        from sentence in article.Sentences
        from label in PoliceLabels.All
        where sentence.Gold.Contains(label) != sentence.Given.Contains(label)
        select (sentence.Gold.Contains(label) ? BenchmarkReport.Miss(article.Id, label, "not found", label) : BenchmarkReport.False(article.Id, label, "gold has none", label)) with { Quote = sentence.Text };

    private sealed record Article(string Id, string Date, HashSet<string> Labels, List<PoliceSentence> Sentences)
    {
        public int Found(string label) => Sentences.Count(s => s.Given.Contains(label));
    }

    private sealed record PoliceSentence(string Text, HashSet<string> Gold, HashSet<string> Given, HashSet<string> Keywords);
}
