using Recount.Core;
using Recount.Extraction;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>One of CASE 2021's fine-grained event types for each snippet. Reported without a floor.</summary>
/// <remarks>
/// <c>weighted</c>: F1 of each label, one against the rest, weighted by its number in gold; <c>macro</c>: their plain mean over
/// gold's labels; <c>micro</c>: accuracy; <c>label.NAME</c>: each label's F1.
/// </remarks>
public static class Case21Benchmark
{
    public const string Name = "case21";

    /// <param name="path">JSON Lines with <c>text</c> and <c>type</c>, plain or packed by gzip.</param>
    /// <param name="analyser">Reads a snippet.</param>
    /// <param name="extractor">What is measured.</param>
    /// <param name="lexicons">Words of incidents and of happenings beside conflict.</param>
    /// <param name="limit">At most so many snippets.</param>
    public static BenchmarkReport Score(
        string path, EnglishAnalyser analyser, Extractor extractor, LexiconFolder lexicons, int? limit = null)
    {
        ArgumentNullException.ThrowIfNull(lexicons);
        var labels = new Case21Labels(lexicons["incident.triggers.v1"], lexicons["occurrences.v1"]);
        return Score(path, document =>
        {
            var analysed = analyser.Analyse(document);
            return labels.Of(extractor.Extract(analysed), extractor.Dealings(analysed), analysed);
        }, limit);
    }

    /// <param name="path">As above.</param>
    /// <param name="label">Names a snippet's label.</param>
    /// <param name="limit">As above.</param>
    internal static BenchmarkReport Score(string path, Func<Document, string> label, int? limit = null)
    {
        var file = RowFile.Load(path);
        var rows = file.Rows.Take(limit ?? int.MaxValue).ToList();
        var scored = PageRun.Each(rows, row => (Row: row, Gold: TextRow.Text(row.Json, "type") ?? "", Given: label(row.Document)));
        var byLabel = scored.GroupBy(s => s.Gold, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
        {
            var right = g.Count(s => s.Given == g.Key);
            return (Label: g.Key, Number: g.Count(), new LinkCounts(right, g.Count(), right, scored.Count(s => s.Given == g.Key)).F1);
        }).ToList();
        return BenchmarkReport.Of(Name, [file.Hash], rows.Count,
            [
                ("weighted", byLabel.Sum(l => l.F1 * l.Number) / Math.Max(1, scored.Length)),
                ("macro", byLabel.Count == 0 ? 0 : byLabel.Average(l => l.F1)),
                ("micro", scored.Count(s => s.Given == s.Gold) / (double)Math.Max(1, scored.Length)),
                .. byLabel.Select(l => ("label." + l.Label, l.F1)),
            ],
            scored.Where(s => s.Given != s.Gold).Select(s => BenchmarkReport.Miss(s.Row.Id, "type", "different", s.Gold, s.Given) with { Quote = s.Row.Document.Text }));
    }
}
