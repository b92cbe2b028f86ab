namespace Recount.Training;

/// <summary>An observation that a coder kept or didn't, by the signs that speak for and against it.</summary>
/// <param name="Document">The document it stands in.</param>
/// <param name="Signs">All different.</param>
/// <param name="IsRight">Gold has it.</param>
public sealed record ConfidenceExample(string Document, IReadOnlyList<string> Signs, bool IsRight);

/// <summary>Learns what each sign weighs: a regularised regression, one pass after the other in one fixed order.</summary>
/// <remarks>The curve is the model's own, so that the learnt sum is the sum that is scored. A weight a sign met in several documents.</remarks>
public static class ConfidenceTrainer
{
    private const int Passes = 1500;
    private const double Rate = 0.5;
    private const double Shrinkage = 20;
    private const int LeastDocuments = 2;

    /// <returns>Whole thousandths by sign.</returns>
    /// <param name="examples">In any order: they are sorted by document and signs first.</param>
    public static IReadOnlyDictionary<string, int> Train(IEnumerable<ConfidenceExample> examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        var all = examples.OrderBy(e => e.Document, StringComparer.Ordinal).ThenBy(e => string.Join('\n', e.Signs), StringComparer.Ordinal).ToList();
        var names = all.SelectMany(e => e.Signs.Select(s => (Sign: s, e.Document))).Distinct().GroupBy(x => x.Sign, StringComparer.Ordinal)
            .Where(g => g.Count() >= LeastDocuments).Select(g => g.Key).Order(StringComparer.Ordinal).ToList();
        var index = names.Select((n, i) => (n, i)).ToDictionary(x => x.n, x => x.i, StringComparer.Ordinal);
        var rows = all.Select(e => (Signs: e.Signs.Where(index.ContainsKey).Select(s => index[s]).ToArray(), e.IsRight)).ToList();
        var weights = new double[names.Count];
        var steps = new double[names.Count];
        for (var pass = 0; pass < Passes; pass++)
        {
            var slopes = new double[names.Count];
            foreach (var (signs, isRight) in rows)
            {
                var sum = signs.Sum(s => weights[s]);
                var slope = SlopeOf(sum, isRight);
                foreach (var sign in signs)
                {
                    slopes[sign] += slope;
                }
            }

            for (var i = 0; i < weights.Length; i++)
            {
                // What all observations share isn't shrunk.
                var slope = slopes[i] + (names[i] == "any" ? 0 : Shrinkage * weights[i]);
                steps[i] += slope * slope;
                weights[i] -= steps[i] > 0 ? Rate * slope / Math.Sqrt(steps[i]) : 0;
            }
        }

        return names.Select((n, i) => (Name: n, Weight: (int)Math.Round(1000 * weights[i]))).Where(w => w.Weight != 0)
            .ToDictionary(w => w.Name, w => w.Weight, StringComparer.Ordinal);
    }

    // Of the log loss under the curve ½ + ½·a/√(1 + a²).
    private static double SlopeOf(double sum, bool isRight)
    {
        var root = Math.Sqrt(1 + (sum * sum));
        return (0.5 + (0.5 * sum / root) - (isRight ? 1 : 0)) * 2 / root;
    }
}
