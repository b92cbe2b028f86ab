using System.Globalization;
using System.Text.Json;
using Recount.Core;
using Recount.Reading;

namespace Recount.Evaluation;

/// <summary>News pages of named publishers with full gold (fundus).</summary>
/// <remarks>
/// <c>body</c> is the F1 of runs of four words (<see cref="Shingles"/>) without the title and captions; <c>title</c> the
/// share of pages with equal titles (the one that the page states, else the printed one), <c>authors</c> with equal sets, <c>published</c> with the same minute.
/// </remarks>
public static class ArticlesBenchmark
{
    public const string Name = "articles";

    /// <param name="path">gold.jsonl, with its pages in html/ beside it.</param>
    /// <param name="limit">At most so many pages.</param>
    /// <param name="folds">Read each page by the model that hasn\'t seen its site; null: by the shipped one.</param>
    public static BenchmarkReport Score(string path, int? limit = null, PageFolds? folds = null)
    {
        var (gold, rows, folder) = PageFile.Pages(path, limit);
        var pages = PageRun.Each(rows, row => One(row, folder, folds));
        var body = Shingles.Mean([.. pages.Select(p => p.Body)]);
        double Share(string part) => pages.Length == 0 ? 0 : 1 - (pages.Count(p => p.Errors.Any(e => string.Equals(e.Slot, part, StringComparison.Ordinal))) / (double)pages.Length);
        return BenchmarkReport.Of(Name, [ContentHash.OfBytes(gold), .. pages.Select(p => p.Hash)], pages.Length,
            [("body", body.F1), ("body.precision", body.Precision), ("body.recall", body.Recall),
             ("title", Share("title")), ("authors", Share("authors")), ("published", Share("published"))],
            pages.SelectMany(p => p.Errors));
    }

    private static (ShingleScore Body, string Hash, List<ScoringError> Errors) One(JsonElement row, string folder, PageFolds? folds)
    {
        var page = PageFile.Text(row, "page") ?? "";
        var bytes = PageFile.Page(Path.Combine(folder, page));
        var read = ReadPage.Of(bytes, page, folds?.ReaderOf(page));
        var gold = row.GetProperty("gold");
        var body = Shingles.Compare(Body(gold), read.Text(withCaptions: false));
        var errors = new List<ScoringError>();
        if (body.F1 < 0.98)
        {
            errors.Add(BenchmarkReport.Miss(page, Name, string.Create(CultureInfo.InvariantCulture, $"precision {body.Precision:0.000}, recall {body.Recall:0.000}"), null) with { Slot = "body" });
        }

        void Check(string slot, string? wanted, string? given)
        {
            if (!string.Equals(wanted, given, StringComparison.Ordinal))
            {
                errors.Add(BenchmarkReport.Miss(page, Name, "different", wanted, given) with { Type = ScoringErrorType.Slot, Slot = slot });
            }
        }

        Check("title", ScoringText.Flat(PageFile.Text(gold, "title") ?? ""), ScoringText.Flat(read.Result.StatedTitle ?? read.Document?.Title ?? ""));
        Check("authors", Names(PageFile.Texts(gold, "authors")), Names(read.Result.StatedAuthors.Length > 0 ? read.Result.StatedAuthors : read.Document?.Authors ?? []));
        Check("published", Minute(PageFile.Text(gold, "publishing_date")), Minute(read.Document?.Published));
        return (body, ContentHash.OfBytes(bytes), errors);
    }

    internal static string Body(JsonElement gold)
    {
        var body = gold.GetProperty("body");
        var parts = new List<string>(PageFile.Texts(body, "summary"));
        foreach (var section in body.GetProperty("sections").EnumerateArray())
        {
            parts.AddRange(PageFile.Texts(section, "headline"));
            parts.AddRange(PageFile.Texts(section, "paragraphs"));
        }

        return string.Join('\n', parts);
    }

    private static string Names(IEnumerable<string> names) =>
        string.Join("; ", names.Select(ScoringText.Flat).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static string? Minute(string? time) =>
        DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? Minute(moment) : null;

    private static string? Minute(PublicationTime? time) => time is { HasTimeOfDay: true } t ? Minute(t.Moment) : time?.ToString();

    private static string Minute(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
