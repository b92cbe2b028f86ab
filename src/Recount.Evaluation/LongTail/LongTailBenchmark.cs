using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Recount.Core;
using Recount.Reconciliation;

namespace Recount.Evaluation;

/// <summary>Local news of shootings: which articles tell one incident, and what they say of it when taken together.</summary>
/// <remarks>
/// <c>bcubed</c>, <c>pairwise</c>: all articles in one heap against the archive's incidents; <c>bcubed_multi</c>: incidents of two
/// or more articles alone. An article stands with those whose main act (the first that it tells with a figure, else its
/// first) lies in the same record; one that tells no act stands alone. <c>clusters</c> is their number over the gold number,
/// <c>baseline_alone</c> what every article alone scores in <c>bcubed</c>. Facts, over incidents with a coded record and given
/// all its articles: <c>killed</c>, <c>injured</c>, <c>both</c> the share of right counts (untold is none), <c>…_rmse</c> their root
/// mean square error in persons, <c>date</c> and <c>date_near</c> the same day and a day off, <c>city</c> the same name in
/// lower case, <c>victims</c> F1 over names. <c>killed_first</c>, <c>killed_second</c>, <c>killed_last</c>: of incidents with two or
/// more articles, the share whose killed are right after the first, the second and all of them.
/// </remarks>
public static class LongTailBenchmark
{
    public const string Name = "longtail";

    /// <exception cref="DiagnosticException">RC4002: no such file, or a line that isn't JSON.</exception>
    public static BenchmarkReport Score(string path, SystemReader reader, Reconciler reconciler, int? limit = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(reconciler);
        var file = RowFile.Load(path);
        var rows = file.Json.Take(limit ?? int.MaxValue).ToList();
        var incidents = PageRun.Each(rows, row => (Row: row, Articles: (IReadOnlyList<LongTailArticle>)
            [.. row.GetProperty("documents").EnumerateArray().Select(d => LongTailArticle.Read(d, reader))]));
        return Score(file.Hash, incidents, reconciler);
    }

    internal static BenchmarkReport Score(string hash, IReadOnlyList<(JsonElement Row, IReadOnlyList<LongTailArticle> Articles)> incidents, Reconciler reconciler)
    {
        var clusters = Clusters(incidents, reconciler);
        var several = clusters.CountBy(c => c.Gold, StringComparer.Ordinal).Where(c => c.Value > 1).Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        var coded = incidents.Select(i => (Id: TextRow.Text(i.Row, "incident") ?? "", Gold: LongTailFacts.OfGold(i.Row)!, i.Articles))
            .Where(i => i.Gold is not null)
            .Select(i => (i.Id, i.Gold, i.Articles, Given: Facts(i.Articles, reconciler))).ToList();
        var updated = coded.Where(c => c.Articles.Count > 1).ToList();
        var names = coded.Aggregate(default(SlotCount), (sum, c) =>
            sum + new SlotCount(LongTailFacts.RightNames(c.Gold.Victims, c.Given.Victims), c.Gold.Victims.Length, c.Given.Victims.Length));
        return BenchmarkReport.Of(Name, [hash], clusters.Count,
            [
                ("bcubed", LongTailClusters.BCubed(clusters)),
                ("bcubed_multi", LongTailClusters.BCubed([.. clusters.Where(c => several.Contains(c.Gold))])),
                ("pairwise", LongTailClusters.Pairwise(clusters)),
                ("clusters", clusters.DistinctBy(c => c.Given, StringComparer.Ordinal).Count() / (double)Math.Max(1, clusters.DistinctBy(c => c.Gold, StringComparer.Ordinal).Count())),
                ("baseline_alone", LongTailClusters.BCubed([.. clusters.Select((c, n) => (c.Gold, n.ToString(CultureInfo.InvariantCulture)))])),
                ("killed", Share(coded, c => c.Gold.Killed == c.Given.Killed)), ("killed_rmse", Rmse(coded.Select(c => c.Gold.Killed - c.Given.Killed))),
                ("injured", Share(coded, c => c.Gold.Injured == c.Given.Injured)), ("injured_rmse", Rmse(coded.Select(c => c.Gold.Injured - c.Given.Injured))),
                ("both", Share(coded, c => c.Gold.Killed == c.Given.Killed && c.Gold.Injured == c.Given.Injured)),
                ("date", Share(coded, c => Days(c.Gold.Date, c.Given.Date) == 0)), ("date_near", Share(coded, c => Days(c.Gold.Date, c.Given.Date) <= 1)),
                ("city", Share(coded, c => string.Equals(c.Gold.City, c.Given.City, StringComparison.OrdinalIgnoreCase))),
                ("victims", names.F1),
                ("killed_first", Share(updated, c => c.Gold.Killed == Facts([.. InOrder(c.Articles).Take(1)], reconciler).Killed)),
                ("killed_second", Share(updated, c => c.Gold.Killed == Facts([.. InOrder(c.Articles).Take(2)], reconciler).Killed)),
                ("killed_last", Share(updated, c => c.Gold.Killed == c.Given.Killed)),
            ],
            coded.SelectMany(c => Errors(c.Id, c.Gold, c.Given)));
    }

    /// <summary>The incident and the answered cluster of each article; one that stands under two incidents counts under the first.</summary>
    private static List<(string Gold, string Given)> Clusters(
        IReadOnlyList<(JsonElement Row, IReadOnlyList<LongTailArticle> Articles)> incidents, Reconciler reconciler)
    {
        var articles = incidents.SelectMany(i => i.Articles.Select(a => (Gold: TextRow.Text(i.Row, "incident") ?? "", Article: a))).DistinctBy(a => a.Article.Id, StringComparer.Ordinal).ToList();
        var records = reconciler.Reconcile([.. articles.Select(a => a.Article.Reported)]).Incidents
            .SelectMany(r => r.Observations.Select(m => (m.Id, Record: r.Id.Value)))
            .DistinctBy(m => m.Id).ToDictionary(m => m.Id, m => m.Record);
        return articles.ConvertAll(a => (a.Gold, Given: MainAct(a.Article) is { } act && records.TryGetValue(act.Id, out var record) ? record : "alone:" + a.Article.Id));
    }

    private static IncidentObservation? MainAct(LongTailArticle article)
    {
        var told = article.Reported.Observations.Incidents;
        return told.FirstOrDefault(i => i.Figures.Any(f => f.Harm is Harm.Killed or Harm.Injured)) ?? told.FirstOrDefault();
    }

    private static LongTailFacts Facts(IReadOnlyList<LongTailArticle> articles, Reconciler reconciler) =>
        LongTailFacts.Of(reconciler.Reconcile([.. articles.Select(a => a.Reported)]), articles);

    private static IEnumerable<LongTailArticle> InOrder(IEnumerable<LongTailArticle> articles) =>
        articles.OrderBy(a => a.Reported.Document.Published ?? default).ThenBy(a => a.Id, StringComparer.Ordinal);

    private static int Days(DateOnly? gold, DateOnly? given) => gold is { } g && given is { } a ? Math.Abs(g.DayNumber - a.DayNumber) : int.MaxValue;

    private static double Share<T>(IReadOnlyCollection<T> items, Func<T, bool> isRight) => items.Count == 0 ? 0 : items.Count(isRight) / (double)items.Count;

    private static double Rmse(IEnumerable<long> differences) => Math.Sqrt(differences.Select(d => (double)(d * d)).DefaultIfEmpty(0).Average());

    private static IEnumerable<ScoringError> Errors(string id, LongTailFacts gold, LongTailFacts given)
    {
        (string Field, string? Gold, string? Given)[] fields =
        [
            ("killed", Text(gold.Killed), Text(given.Killed)), ("injured", Text(gold.Injured), Text(given.Injured)),
            ("date", gold.Date?.ToString("O", CultureInfo.InvariantCulture), given.Date?.ToString("O", CultureInfo.InvariantCulture)),
            ("city", gold.City?.ToLowerInvariant(), given.City?.ToLowerInvariant()),
        ];
        foreach (var (field, wanted, answered) in fields.Where(f => f.Gold != f.Given))
        {
            yield return BenchmarkReport.Miss(id, field, answered is null ? "missing" : "different", wanted, answered);
        }

        foreach (var name in gold.Victims.Where(g => !given.Victims.Any(n => LongTailFacts.IsSame(g, n))))
        {
            yield return BenchmarkReport.Miss(id, "victims", "not named", name);
        }

        foreach (var name in given.Victims.Where(n => !gold.Victims.Any(g => LongTailFacts.IsSame(g, n))))
        {
            yield return BenchmarkReport.False(id, "victims", "no victim", name);
        }

        static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
    }
}
