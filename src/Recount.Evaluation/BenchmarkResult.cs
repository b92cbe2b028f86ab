using System.Collections.Immutable;

namespace Recount.Evaluation;

public sealed record BenchmarkResult(
    string Name, string CorpusSha256, int Items, ImmutableSortedDictionary<string, double> Scores);
