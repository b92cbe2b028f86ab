using System.Globalization;
using System.Text.Json;
using Recount.Core;
using Recount.Reading;

namespace Recount.Evaluation;

/// <summary>A page's day of publication (htmldate's evaluation), from the page alone.</summary>
public static class DatesBenchmark
{
    public const string Name = "dates";

    /// <param name="path">dates.jsonl, with its pages in html/ beside it.</param>
    /// <param name="limit">At most so many pages.</param>
    /// <param name="folds">Read each page by the model that hasn\'t seen its site; null: by the shipped one.</param>
    public static BenchmarkReport Score(string path, int? limit = null, PageFolds? folds = null)
    {
        var (gold, rows, folder) = PageFile.Pages(path, limit);
        var pages = PageRun.Each(rows, row => One(row, folder, folds));
        var right = pages.Count(p => p.Error is null);
        var missed = pages.Count(p => p.Error?.Type == ScoringErrorType.Miss);
        return BenchmarkReport.Of(Name, [ContentHash.OfBytes(gold), .. pages.Select(p => p.Hash)], pages.Length,
            Scores(right, pages.Length - right - missed, missed), pages.Select(p => p.Error).OfType<ScoringError>());
    }

    internal static (string Key, double Score)[] Scores(int right, int wrong, int missed)
    {
        double all = right + wrong + missed;
        return [("accuracy", all == 0 ? 0 : right / all), ("f", right == 0 ? 0 : 2.0 * right / ((2 * right) + wrong + missed))];
    }

    private static (string Hash, ScoringError? Error) One(JsonElement row, string folder, PageFolds? folds)
    {
        var page = PageFile.Text(row, "page") ?? "";
        var bytes = PageFile.Page(Path.Combine(folder, page));
        var wanted = PageFile.Text(row, "date");
        var found = ReadPage.Of(bytes, page, folds?.ReaderOf(page)).Result.Dates.Best;
        var day = found?.Time.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return (ContentHash.OfBytes(bytes), string.Equals(day, wanted, StringComparison.Ordinal) ? null
            : day is null ? BenchmarkReport.Miss(page, Name, "no date found", wanted)
            : BenchmarkReport.False(page, Name, found!.Found, day) with { Gold = wanted });
    }
}
