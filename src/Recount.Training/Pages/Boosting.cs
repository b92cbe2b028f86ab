using System.Globalization;
using System.Text;

namespace Recount.Training;

/// <summary>How a forest is grown.</summary>
/// <param name="Trees">How many.</param>
/// <param name="Depth">Forks from root to leaf at most.</param>
/// <param name="Rate">How much of each tree's answer counts.</param>
/// <param name="Columns">Share of the columns that a tree may ask about.</param>
/// <param name="Rows">Share of the rows that a tree learns from.</param>
/// <param name="LeafWeight">Least sum of second derivatives in a leaf.</param>
internal sealed record Growth(int Trees, int Depth, double Rate, double Columns, double Rows, double LeafWeight);

/// <summary>
/// Gradient-boosted trees for yes, no or a probability over integer columns (Friedman 2001), with binned columns, logistic loss and
/// seeded samples of rows and columns. Leaves are rounded to thousandths of log odds when written.
/// </summary>
/// <remarks>Sums run in one fixed order on one thread, so that the same data gives the same trees on one instruction set.</remarks>
internal sealed class Boosting
{
    private const int MostBins = 64;
    private const double Shrink = 1.0; // L2 on leaves

    private readonly int[][] _rows;
    private readonly float[] _labels;
    private readonly float[] _weights;
    private readonly Growth _growth;
    private readonly int _columns;
    private readonly int[][] _edges;
    private readonly byte[][] _bins;
    private readonly float[] _gradients;
    private readonly float[] _curvatures;
    private ulong _state;

    private Boosting(int[][] rows, float[] labels, float[] weights, Growth growth, int seed)
    {
        (_rows, _labels, _weights, _growth) = (rows, labels, weights, growth);
        _state = unchecked((ulong)seed * 0x9E3779B97F4A7C15 + 1);
        _columns = rows[0].Length;
        (_gradients, _curvatures) = (new float[rows.Length], new float[rows.Length]);
        _edges = new int[_columns][];
        _bins = new byte[_columns][];
        for (var c = 0; c < _columns; c++)
        {
            Bin(c);
        }
    }

    /// <summary>The trees as <c>Recount.Reading</c> parses them, a line each.</summary>
    public static List<string> Grow(int[][] rows, float[] labels, float[] weights, Growth growth, int seed) =>
        new Boosting(rows, labels, weights, growth, seed).Go();

    private void Bin(int column)
    {
        var values = _rows.Select(r => r[column]).Order().ToArray();
        var edges = new List<int>();
        for (var b = 1; b < MostBins; b++)
        {
            var edge = values[(int)((long)values.Length * b / MostBins)];
            if (edge < values[^1] && (edges.Count == 0 || edge > edges[^1]))
            {
                edges.Add(edge);
            }
        }

        _edges[column] = [.. edges];
        var bins = new byte[_rows.Length];
        for (var i = 0; i < bins.Length; i++)
        {
            var at = Array.BinarySearch(_edges[column], _rows[i][column]);
            bins[i] = (byte)(at >= 0 ? at : ~at); // bin b holds what is at most edge b
        }

        _bins[column] = bins;
    }

    private List<string> Go()
    {
        var trees = new List<string>();
        var scores = new double[_rows.Length];
        for (var t = 0; t < _growth.Trees; t++)
        {
            for (var i = 0; i < scores.Length; i++)
            {
                var p = 1 / (1 + Math.Exp(-scores[i]));
                _gradients[i] = (float)(_weights[i] * (p - _labels[i]));
                _curvatures[i] = (float)(_weights[i] * p * (1 - p));
            }

            var sample = Enumerable.Range(0, scores.Length).Where(_ => Chance() < _growth.Rows).ToArray();
            var columns = Enumerable.Range(0, _columns).Where(c => _edges[c].Length > 0 && Chance() < _growth.Columns).ToArray();
            var tree = new StringBuilder();
            Fork(sample, Enumerable.Range(0, scores.Length).ToArray(), columns, 0, tree, scores);
            trees.Add(tree.ToString().TrimEnd());
        }

        return trees;
    }

    private void Fork(int[] sample, int[] all, int[] columns, int depth, StringBuilder tree, double[] scores)
    {
        var (g, h) = (0.0, 0.0);
        foreach (var i in sample)
        {
            (g, h) = (g + _gradients[i], h + _curvatures[i]);
        }

        var best = depth < _growth.Depth && h >= 2 * _growth.LeafWeight ? Best(sample, columns, g, h) : default;
        if (best.Gain <= 1e-6)
        {
            var value = (int)Math.Round(-g / (h + Shrink) * _growth.Rate * 1000);
            tree.Append(CultureInfo.InvariantCulture, $"={value} ");
            foreach (var i in all)
            {
                scores[i] += value / 1000.0;
            }

            return;
        }

        var (column, bin) = (best.Column, best.Bin);
        tree.Append(CultureInfo.InvariantCulture, $"{column}<={_edges[column][bin]} ");
        var bins = _bins[column];
        Fork([.. sample.Where(i => bins[i] <= bin)], [.. all.Where(i => bins[i] <= bin)], columns, depth + 1, tree, scores);
        Fork([.. sample.Where(i => bins[i] > bin)], [.. all.Where(i => bins[i] > bin)], columns, depth + 1, tree, scores);
    }

    private (double Gain, int Column, int Bin) Best(int[] sample, int[] columns, double g, double h)
    {
        var best = (Gain: 0.0, Column: 0, Bin: 0);
        var whole = g * g / (h + Shrink);
        Span<double> gs = stackalloc double[MostBins];
        Span<double> hs = stackalloc double[MostBins];
        foreach (var column in columns)
        {
            gs.Clear();
            hs.Clear();
            var bins = _bins[column];
            foreach (var i in sample)
            {
                gs[bins[i]] += _gradients[i];
                hs[bins[i]] += _curvatures[i];
            }

            var (left, leftCurve) = (0.0, 0.0);
            for (var b = 0; b < _edges[column].Length; b++)
            {
                (left, leftCurve) = (left + gs[b], leftCurve + hs[b]);
                if (leftCurve < _growth.LeafWeight || h - leftCurve < _growth.LeafWeight)
                {
                    continue;
                }

                var gain = (left * left / (leftCurve + Shrink)) + ((g - left) * (g - left) / (h - leftCurve + Shrink)) - whole;
                if (gain > best.Gain)
                {
                    best = (gain, column, b);
                }
            }
        }

        return best;
    }

    private double Chance()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
        }
    }
}
