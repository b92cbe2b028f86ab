using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>Place names found and placed, against coordinates (LGL, GeoVirus).</summary>
/// <remarks>
/// <c>acc161</c> and <c>auc</c> on gold's own names that have coordinates: share within 161 km; area under the curve of
/// ln(error + 1) scaled by ln(20039); a name without an answer errs by 20,039 km. <c>recognition</c>: exact-span F1 over all
/// annotated names; demonyms and places in names of institutions are annotated there, so <see cref="PlaceFinder.FindAll"/> is asked.
/// <c>end_to_end161</c>: F1 of names found exactly and placed within 161 km, over those with coordinates.
/// <c>acc161_0</c> and <c>acc161_1</c> are the halves by id.
/// </remarks>
public static class ToponymsBenchmark
{
    public const string Name = "toponyms";

    private const double MostKm = 20039;
    private const double NearKm = 161;

    public static BenchmarkReport Score(IReadOnlyList<string> paths, SentenceSplitter splitter, PlaceFinder finder, int? limit = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(finder);
        var files = paths.Select(RowFile.Load).ToList();
        var rows = files.SelectMany(f => f.Rows).Take(limit ?? int.MaxValue).ToList();
        var scored = PageRun.Each(rows, row => One(row, splitter, finder));
        var errors = scored.SelectMany(s => s.ErrorsKm).Order().ToList();
        var (gold, found, exact) = (scored.Sum(s => s.Gold), scored.Sum(s => s.Found), scored.Sum(s => s.Exact));
        var placed = scored.Sum(s => s.ExactNear);
        return BenchmarkReport.Of(Name, files.Select(f => f.Hash), rows.Count,
            [
                ("acc161", Near(errors)),
                ("acc161_0", Near(scored.Where(s => s.Half == 0).SelectMany(s => s.ErrorsKm))),
                ("acc161_1", Near(scored.Where(s => s.Half == 1).SelectMany(s => s.ErrorsKm))),
                ("auc", errors.Count == 0 ? 1 : errors.Average(e => Math.Log(e + 1) / Math.Log(MostKm))),
                ("median_km", errors.Count == 0 ? 0 : errors[errors.Count / 2]),
                ("recognition", F1(exact, gold, found)),
                ("recognition_precision", found == 0 ? 0 : exact / (double)found),
                ("recognition_recall", gold == 0 ? 0 : exact / (double)gold),
                ("end_to_end161", F1(placed, errors.Count, found - scored.Sum(s => s.ExactUnplaced))),
            ],
            scored.SelectMany(s => s.Misses));
    }

    private static RowScore One(TextRow row, SentenceSplitter splitter, PlaceFinder finder)
    {
        var (document, text) = (row.Document, row.Document.Text);
        var context = finder.ContextOf(document);
        var found = Find(document, splitter, finder, context);
        var score = new RowScore(row.Half) { Found = found.Count };
        foreach (var item in row.Json.GetProperty("toponyms").EnumerateArray())
        {
            var span = row.Span(item);
            score.Gold++;
            var isExact = found.TryGetValue(span, out var system);
            score.Exact += isExact ? 1 : 0;
            if (!isExact)
            {
                score.Misses.Add(BenchmarkReport.Miss(row.Id, "recognition", "none found", span.Slice(text)) with { Quote = Around(text, span) });
            }

            if (item.GetProperty("lat").ValueKind != System.Text.Json.JsonValueKind.Number)
            {
                score.ExactUnplaced += isExact ? 1 : 0;
                continue;
            }

            var at = new Coordinate(item.GetProperty("lat").GetDouble(), item.GetProperty("lon").GetDouble());
            var best = finder.Candidates(span.Slice(text), context).FirstOrDefault();
            var km = best?.Coordinate is { } guess ? guess.DistanceKm(at) : MostKm;
            score.ErrorsKm.Add(km);
            score.ExactNear += isExact && system?.DistanceKm(at) <= NearKm ? 1 : 0;
            if (km > NearKm)
            {
                score.Misses.Add(new ScoringError
                {
                    Document = row.Id, Family = "resolution", Type = ScoringErrorType.Slot, Slot = "coordinate", Cause = best is null ? "no candidate" : "elsewhere",
                    Gold = FormattableString.Invariant($"{span.Slice(text)}: {TextRow.Text(item, "name")} {at.Latitude:0.0} {at.Longitude:0.0}"),
                    Pred = best is null ? null : FormattableString.Invariant($"{best.Name} {best.Country}.{best.Division} {best.Kind} {km:0} km, {best.Score}"),
                    Quote = document.Url,
                });
            }
        }

        var gold = row.Json.GetProperty("toponyms").EnumerateArray().Select(row.Span).ToHashSet();
        score.Misses.AddRange(found.Keys.Where(f => !gold.Contains(f)).Select(f =>
            BenchmarkReport.False(row.Id, "recognition", "none there", f.Slice(text)) with { Quote = Around(text, f) }));
        return score;
    }

    // The corpora annotate the name alone, without the direction or region word that a mention's span may take in.
    private static SortedDictionary<TextSpan, Coordinate?> Find(Document document, SentenceSplitter splitter, PlaceFinder finder, PlaceContext context)
    {
        var found = new SortedDictionary<TextSpan, Coordinate?>(Comparer<TextSpan>.Create((a, b) => (a.Start, a.End).CompareTo((b.Start, b.End))));
        foreach (var (sentence, _) in splitter.Split(document))
        {
            foreach (var mention in finder.FindAll(document.Text, sentence.Span, context))
            {
                found.TryAdd(mention.NameSpan, mention.Coordinate);
            }
        }

        return found;
    }

    private static double Near(IEnumerable<double> errors) => errors.Select(e => e <= NearKm ? 1.0 : 0).DefaultIfEmpty(0).Average();

    private static double F1(int right, int gold, int found) => gold + found == 0 ? 0 : 2.0 * right / (gold + found);

    private static string Around(string text, TextSpan span) =>
        text[Math.Max(0, span.Start - 50)..span.Start] + "[[" + span.Slice(text) + "]]" + text[span.End..Math.Min(text.Length, span.End + 40)];

    private sealed record RowScore(int Half)
    {
        public int Gold { get; set; }

        public int Found { get; set; }

        public int Exact { get; set; }

        public int ExactNear { get; set; }

        public int ExactUnplaced { get; set; }

        public List<double> ErrorsKm { get; } = [];

        public List<ScoringError> Misses { get; } = [];
    }
}
