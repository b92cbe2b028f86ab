using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace Recount.Evaluation;

/// <summary>A case to learn from: the hashes of its features, and its label's index.</summary>
internal readonly record struct LabelledCase(int[] Features, int Label, float Weight = 1);

/// <summary>A regularised log-linear model over hashed features (AdaGrad, Duchi and others 2011). Same cases, same seed: same weights.</summary>
internal sealed class LogLinearModel
{
    /// <summary>Feature hashes are below this.</summary>
    public const int Rows = 1 << 20;

    private readonly float[] _weights;

    private LogLinearModel(ImmutableArray<string> labels, float[] weights)
    {
        Labels = labels;
        _weights = weights;
    }

    public ImmutableArray<string> Labels { get; }

    /// <param name="labels">In the order of their indices.</param>
    /// <param name="cases">In any order; they are drawn at random by <paramref name="seed"/>.</param>
    /// <param name="epochs">Rounds over all cases.</param>
    /// <param name="pull">Of each weight towards nought, shared out among the cases that bear its feature, so that what is seen once teaches little.</param>
    /// <param name="seed">Of the order in which cases are seen.</param>
    public static LogLinearModel Fit(ImmutableArray<string> labels, IReadOnlyList<LabelledCase> cases, int epochs = 8, float pull = 5, int seed = 1)
    {
        const float Rate = 0.02f;
        var n = labels.Length;
        var (weights, squares, sums, random) = (new float[Rows * n], new float[Rows * n], new float[Rows * n], new MersenneTwister((uint)seed));
        var order = Enumerable.Range(0, cases.Count).ToArray();
        var counts = new int[Rows];
        foreach (var feature in cases.SelectMany(c => c.Features))
        {
            counts[feature]++;
        }

        Span<float> shares = stackalloc float[n];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            for (var i = order.Length - 1; i > 0; i--)
            {
                var j = (int)(random.NextDouble() * (i + 1));
                (order[i], order[j]) = (order[j], order[i]);
            }

            foreach (var at in order)
            {
                var one = cases[at];
                Shares(weights, one.Features, shares);
                shares[one.Label] -= 1;
                foreach (var feature in one.Features)
                {
                    var row = feature * n;
                    var decay = pull / counts[feature];
                    for (var k = 0; k < n; k++)
                    {
                        var slope = (shares[k] * one.Weight) + (decay * weights[row + k]);
                        squares[row + k] += slope * slope;
                        weights[row + k] -= Rate * slope / (MathF.Sqrt(squares[row + k]) + 1e-6f);
                    }
                }
            }

            // The mean of the later rounds' weights wavers less than the last round's.
            if (epoch >= epochs / 2)
            {
                TensorPrimitives.Add(sums, weights, sums);
            }
        }

        TensorPrimitives.Divide(sums, epochs - (epochs / 2), sums);
        return new LogLinearModel(labels, sums);
    }

    /// <summary>The same with labels as words; <paramref name="other"/> is one even where no case bears it.</summary>
    public static LogLinearModel Fit(IReadOnlyList<(int[] Features, string Label)> cases, string other)
    {
        ImmutableArray<string> labels = [.. cases.Select(c => c.Label).Append(other).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return Fit(labels, [.. cases.Select(c => new LabelledCase(c.Features, labels.IndexOf(c.Label)))]);
    }

    /// <summary>The chance of each label.</summary>
    public float[] Shares(int[] features)
    {
        var shares = new float[Labels.Length];
        Shares(_weights, features, shares);
        return shares;
    }

    /// <summary>The likeliest label of several views of one thing, each with its weight.</summary>
    public string Best(IEnumerable<(int[] Features, float Weight)> views)
    {
        var sums = new float[Labels.Length];
        foreach (var (features, weight) in views)
        {
            var shares = Shares(features);
            for (var k = 0; k < sums.Length; k++)
            {
                sums[k] += weight * shares[k];
            }
        }

        return Labels[Array.IndexOf(sums, sums.Max())];
    }

    private static void Shares(float[] weights, int[] features, Span<float> shares)
    {
        shares.Clear();
        var n = shares.Length;
        foreach (var feature in features)
        {
            var row = feature * n;
            for (var k = 0; k < n; k++)
            {
                shares[k] += weights[row + k];
            }
        }

        var (most, sum) = (float.NegativeInfinity, 0f);
        foreach (var score in shares)
        {
            most = MathF.Max(most, score);
        }

        for (var k = 0; k < n; k++)
        {
            shares[k] = MathF.Exp(shares[k] - most);
            sum += shares[k];
        }

        for (var k = 0; k < n; k++)
        {
            shares[k] /= sum;
        }
    }
}
