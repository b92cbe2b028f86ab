using System.Collections.Immutable;

namespace Recount.Evaluation;

/// <summary>How far the scores of predictions can be believed.</summary>
public static class Calibration
{
    private const int Bins = 10;

    /// <summary><c>ece</c> and <c>auroc</c>, and the share that is right.</summary>
    public static BenchmarkResult Report(string name, string hash, int documents, IReadOnlyList<(int Thousandths, bool IsRight)> predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        (string Key, double? Score)[] scores =
        [
            ("ece", Error(predictions)), ("auroc", RankingArea(predictions)),
            ("right", predictions.Count > 0 ? predictions.Count(p => p.IsRight) / (double)predictions.Count : null),
        ];
        return new BenchmarkResult(name, hash, documents, scores.Where(s => s.Score is not null)
            .ToImmutableSortedDictionary(s => s.Key, s => s.Score!.Value, StringComparer.Ordinal));
    }

    /// <summary>
    /// Expected calibration error over ten bins of equal width: |share right - mean score|, weighted by predictions. Null
    /// without predictions.
    /// </summary>
    public static double? Error(IReadOnlyList<(int Thousandths, bool IsRight)> predictions) => predictions.Count == 0
        ? null
        : predictions.GroupBy(p => Math.Min(p.Thousandths * Bins / 1000, Bins - 1))
            .OrderBy(bin => bin.Key)
            .Sum(bin => Math.Abs(bin.Count(p => p.IsRight) - bin.Sum(p => p.Thousandths) / 1000.0)) / predictions.Count;

    /// <summary>
    /// The chance that a right prediction has a higher score than a wrong one, equal scores counted half. Null where all
    /// are right or none is.
    /// </summary>
    public static double? RankingArea(IReadOnlyList<(int Thousandths, bool IsRight)> predictions)
    {
        long right = predictions.Count(p => p.IsRight);
        var wrong = predictions.Count - right;
        if (right == 0 || wrong == 0)
        {
            return null;
        }

        long wrongBelow = 0, halves = 0;
        foreach (var tie in predictions.GroupBy(p => p.Thousandths).OrderBy(g => g.Key))
        {
            long tiedRight = tie.Count(p => p.IsRight), tiedWrong = tie.Count(p => !p.IsRight);
            halves += tiedRight * ((2 * wrongBelow) + tiedWrong);
            wrongBelow += tiedWrong;
        }

        return halves / (2.0 * right * wrong);
    }
}
