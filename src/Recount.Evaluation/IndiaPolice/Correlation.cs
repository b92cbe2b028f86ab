namespace Recount.Evaluation;

/// <summary>Rank correlation.</summary>
internal static class Correlation
{
    /// <summary>Spearman's ρ with mean ranks for ties; 0 where either side doesn't vary.</summary>
    public static double Spearman(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        var (x, y) = (Ranks(a), Ranks(b));
        var (meanX, meanY) = (x.DefaultIfEmpty().Average(), y.DefaultIfEmpty().Average());
        var (joint, varX, varY) = (0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            joint += (x[i] - meanX) * (y[i] - meanY);
            varX += (x[i] - meanX) * (x[i] - meanX);
            varY += (y[i] - meanY) * (y[i] - meanY);
        }

        return varX == 0 || varY == 0 ? 0 : joint / Math.Sqrt(varX * varY);
    }

    private static double[] Ranks(IReadOnlyList<double> values) =>
        [.. values.Select(v => values.Count(w => w < v) + (values.Count(w => w == v) + 1) / 2.0)];
}
