using System.Globalization;
using System.Text.Json;
using Recount.Core;
using Recount.Reading;

namespace Recount.Evaluation;

/// <summary>Article bodies by runs of four words (Zyte's article-extraction benchmark), without title and captions.</summary>
public static class ZyteBenchmark
{
    public const string Name = "zyte";

    /// <param name="folder">Holds ground-truth.json and html/ID.html.gz.</param>
    /// <param name="limit">At most so many pages.</param>
    /// <param name="folds">Read each page by the model that hasn\'t seen its site; null: by the shipped one.</param>
    public static BenchmarkReport Score(string folder, int? limit = null, PageFolds? folds = null)
    {
        var path = Path.Combine(folder, "ground-truth.json");
        var gold = PageFile.Gold(path);
        using var truth = Parse(gold, path);
        var rows = truth.RootElement.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal).Take(limit ?? int.MaxValue).ToArray();
        var pages = PageRun.Each(rows, row =>
        {
            var bytes = PageFile.Page(Path.Combine(folder, "html", row.Name + ".html.gz"));
            var score = Shingles.Compare(PageFile.Text(row.Value, "articleBody") ?? "", ReadPage.Of(bytes, row.Name, folds?.ReaderOf(row.Name)).Text(withCaptions: false));
            return (Id: row.Name, Score: score, Hash: ContentHash.OfBytes(bytes));
        });
        var (precision, recall, f1) = Shingles.Mean([.. pages.Select(p => p.Score)]);
        return BenchmarkReport.Of(Name, [ContentHash.OfBytes(gold), .. pages.Select(p => p.Hash)], pages.Length,
            [("f1", f1), ("precision", precision), ("recall", recall)],
            pages.Where(p => p.Score.F1 < 0.98).Select(p => BenchmarkReport.Miss(p.Id, Name,
                string.Create(CultureInfo.InvariantCulture, $"precision {p.Score.Precision:0.000}, recall {p.Score.Recall:0.000}"), null)));
    }

    private static JsonDocument Parse(byte[] gold, string path)
    {
        try
        {
            return JsonDocument.Parse(gold);
        }
        catch (JsonException e)
        {
            throw new DiagnosticException(DiagnosticCatalogue.DataNotFound.At(path, "it isn't JSON"), e);
        }
    }
}
