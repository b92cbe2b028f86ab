using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Evaluation;

/// <summary>A benchmark's scores with every disagreement.</summary>
public sealed record BenchmarkReport(BenchmarkResult Result, ImmutableArray<ScoringError> Errors)
{
    /// <param name="name">The benchmark.</param>
    /// <param name="hashes">Of the gold and of each page or text, in order.</param>
    /// <param name="items">Pages or texts.</param>
    /// <param name="scores">By key.</param>
    /// <param name="errors">In their order.</param>
    internal static BenchmarkReport Of(
        string name, IEnumerable<string> hashes, int items, IEnumerable<(string Key, double Score)> scores, IEnumerable<ScoringError> errors) =>
        new(new BenchmarkResult(name, ContentHash.Of([.. hashes]), items,
            scores.ToImmutableSortedDictionary(s => s.Key, s => s.Score, StringComparer.Ordinal)), [.. errors]);

    internal static ScoringError Miss(string page, string family, string cause, string? gold, string? given = null) =>
        new() { Document = page, Family = family, Type = ScoringErrorType.Miss, Cause = cause, Gold = gold, Pred = given };

    internal static ScoringError False(string page, string family, string cause, string? given) =>
        new() { Document = page, Family = family, Type = ScoringErrorType.False, Cause = cause, Pred = given };
}

/// <summary>Runs a benchmark's pages or texts on all cores and keeps their order.</summary>
internal static class PageRun
{
    public static T[] Each<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> score) =>
        [.. rows.AsParallel().AsOrdered().Select(score)];
}
