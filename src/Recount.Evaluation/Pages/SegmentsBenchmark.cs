using System.Text.Json;
using Recount.Core;
using Recount.Reading;

namespace Recount.Evaluation;

/// <summary>Strings that must and must not be in an article's text (trafilatura's evaluation).</summary>
/// <remarks>
/// White space is collapsed on both sides; a string counts as found where it is part of the text. Captions and tables are
/// text, comments aren't, the title isn't. Scores are pooled over all pages' strings.
/// </remarks>
public static class SegmentsBenchmark
{
    public const string Name = "segments";

    /// <param name="path">segments.jsonl, with its pages in html/ beside it.</param>
    /// <param name="limit">At most so many pages.</param>
    /// <param name="folds">Read each page by the model that hasn\'t seen its site; null: by the shipped one.</param>
    public static BenchmarkReport Score(string path, int? limit = null, PageFolds? folds = null)
    {
        var (gold, rows, folder) = PageFile.Pages(path, limit);
        var pages = PageRun.Each(rows, row => One(row, folder, folds));
        var (right, missed, wrong) = (pages.Sum(p => p.Right), pages.Sum(p => p.Missed), pages.Sum(p => p.Wrong));
        var (precision, recall) = (Share(right, right + wrong), Share(right, right + missed));
        return BenchmarkReport.Of(Name, [ContentHash.OfBytes(gold), .. pages.Select(p => p.Hash)], pages.Length,
            [("f", Share(2 * right, (2 * right) + wrong + missed)), ("precision", precision), ("recall", recall)],
            pages.SelectMany(p => p.Errors));
    }

    internal static (int Right, int Missed, int Wrong) Count(string text, IEnumerable<string> wanted, IEnumerable<string> unwanted)
    {
        var flat = ScoringText.Flat(text);
        bool Has(string s) => flat.Contains(ScoringText.Flat(s), StringComparison.Ordinal);
        var all = wanted.ToArray();
        var right = all.Count(Has);
        return (right, all.Length - right, unwanted.Count(Has));
    }

    private static (int Right, int Missed, int Wrong, string Hash, ScoringError[] Errors) One(JsonElement row, string folder, PageFolds? folds)
    {
        var page = PageFile.Text(row, "page") ?? "";
        var bytes = PageFile.Page(Path.Combine(folder, page));
        var text = ReadPage.Of(bytes, page, folds?.ReaderOf(page)).Text(withCaptions: true);
        var (wanted, unwanted) = (PageFile.Texts(row, "must_have"), PageFile.Texts(row, "must_not_have"));
        var (right, missed, wrong) = Count(text, wanted, unwanted);
        return (right, missed, wrong, ContentHash.OfBytes(bytes),
        [
            .. wanted.Where(s => Count(text, [s], []).Missed > 0).Select(s => BenchmarkReport.Miss(page, Name, "not in the text", s)),
            .. unwanted.Where(s => Count(text, [], [s]).Wrong > 0).Select(s => BenchmarkReport.False(page, Name, "in the text", s)),
        ]);
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
