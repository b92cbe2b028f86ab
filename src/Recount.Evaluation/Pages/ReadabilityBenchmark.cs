using System.Globalization;
using System.Text;
using Recount.Core;
using Recount.Reading;

namespace Recount.Evaluation;

/// <summary>Mozilla Readability's test pages against its own output: a target for regressions, not gold.</summary>
/// <remarks>Runs of four words (<see cref="Shingles"/>); captions count, the title doesn't, as in that output.</remarks>
public static class ReadabilityBenchmark
{
    public const string Name = "readability";

    /// <param name="folder">Holds NAME/source.html.gz and NAME/expected.html.gz.</param>
    /// <param name="limit">At most so many pages.</param>
    /// <param name="folds">Read each page by the model that hasn\'t seen its site; null: by the shipped one.</param>
    public static BenchmarkReport Score(string folder, int? limit = null, PageFolds? folds = null)
    {
        if (!Directory.Exists(folder))
        {
            throw new DiagnosticException(DiagnosticCatalogue.DataNotFound.At(folder, "there is no such folder"));
        }

        var cases = Directory.EnumerateDirectories(folder).Where(d => File.Exists(Path.Combine(d, "source.html.gz")))
            .Order(StringComparer.Ordinal).Take(limit ?? int.MaxValue).ToArray();
        var pages = PageRun.Each(cases, path =>
        {
            var name = Path.GetFileName(path);
            var (bytes, wanted) = (PageFile.Page(Path.Combine(path, "source.html.gz")), PageFile.Page(Path.Combine(path, "expected.html.gz")));
            var score = Shingles.Compare(HtmlText.Of(Encoding.UTF8.GetString(wanted)), ReadPage.Of(bytes, name, folds?.ReaderOf(name)).Text(withCaptions: true));
            return (Name: name, Score: score, Hash: ContentHash.OfBytes(bytes), Gold: ContentHash.OfBytes(wanted));
        });
        var (precision, recall, f1) = Shingles.Mean([.. pages.Select(p => p.Score)]);
        return BenchmarkReport.Of(Name, pages.SelectMany(p => (string[])[p.Name, p.Gold, p.Hash]), pages.Length,
            [("f1", f1), ("precision", precision), ("recall", recall)],
            pages.Where(p => p.Score.F1 < 0.95).Select(p => BenchmarkReport.Miss(p.Name, Name,
                string.Create(CultureInfo.InvariantCulture, $"precision {p.Score.Precision:0.000}, recall {p.Score.Recall:0.000}"), null)));
    }
}
