using Recount.Language;

namespace Recount.Training;

/// <summary>A log-linear choice among antecedents and none, learnt by AdaGrad (Duchi and others 2011).</summary>
/// <remarks>Sums run in one fixed order, and the exponential is its own: the same data gives the same weights.</remarks>
internal sealed class AntecedentRanker
{
    public const int Rounds = 12;

    /// <summary>Rounds before the weights are averaged.</summary>
    private const int EarlyRounds = 4;

    /// <summary>Costs: a link for what is new, none for what goes back, a link to another. Chosen by three folds of documents.</summary>
    private const double FalseLink = 0.15;
    private const double FalseNew = 5;
    private const double WrongLink = 1;
    private const double Rate = 0.1;

    /// <summary>Weights of a thousand are one in the exponent.</summary>
    private const double Scale = 1000;

    private readonly double[] _weights = new double[1 << CoreferenceFeatures.Bits];
    private readonly double[] _sums = new double[1 << CoreferenceFeatures.Bits];
    private readonly double[] _squares = new double[1 << CoreferenceFeatures.Bits];
    private readonly int[] _slots = new int[(ChainBuilder.MostCandidates + 1) * CoreferenceFeatures.Most];
    private readonly int[] _counts = new int[ChainBuilder.MostCandidates + 1];
    private readonly double[] _scores = new double[ChainBuilder.MostCandidates + 1];
    private readonly bool[] _isRight = new bool[ChainBuilder.MostCandidates + 1];
    private readonly int[] _candidates = new int[ChainBuilder.MostCandidates];

    /// <summary>Goes through a document once; from the second round on, chains are the ranker's own, as they will be in use.</summary>
    public void Learn(Example example, int round)
    {
        var builder = new ChainBuilder(example.Mentions);
        for (var at = 0; at < example.Mentions.Count; at++)
        {
            var m = example.Mentions[at];
            var n = builder.Candidates(at, _candidates);
            _counts[0] = CoreferenceFeatures.FillNew(m, builder.EarlierOf(m), Row(0));
            _isRight[0] = true;
            for (var c = 0; c < n; c++)
            {
                var candidate = _candidates[c];
                _counts[c + 1] = CoreferenceFeatures.FillPair(example.Mentions[candidate], m, at - candidate, builder.StateOf(candidate, at), Row(c + 1));
                _isRight[c + 1] = example.Chains[at] >= 0 && example.Chains[candidate] == example.Chains[at];
                _isRight[0] &= !_isRight[c + 1];
            }

            var best = Update(n + 1);
            var right = Array.FindIndex(_isRight, 0, n + 1, r => r);
            var choice = round > 0 ? best : right;
            builder.Add(choice == 0 ? -1 : _candidates[choice - 1]);
        }
    }

    public void EndRound(int round)
    {
        for (var i = 0; round >= EarlyRounds && i < _sums.Length; i++)
        {
            _sums[i] += _weights[i] / (Rounds - EarlyRounds);
        }
    }

    /// <summary>The mean of the later rounds' weights, in thousandths.</summary>
    public short[] Weights() => [.. _sums.Select(w => (short)Math.Clamp(Math.Round(w * Scale, MidpointRounding.AwayFromZero), -32000, 32000))];

    /// <returns>The choice that the weights make as they stand.</returns>
    private int Update(int choices)
    {
        var (best, top, topRight) = (0, double.NegativeInfinity, double.NegativeInfinity);
        for (var c = 0; c < choices; c++)
        {
            var score = 0.0;
            foreach (var slot in Row(c)[.._counts[c]])
            {
                score += _weights[slot];
            }

            best = c == 0 || score > _scores[best] - CostOf(best) ? c : best;
            _scores[c] = score + CostOf(c);
            top = Math.Max(top, _scores[c]);
            topRight = _isRight[c] ? Math.Max(topRight, _scores[c]) : topRight;
        }

        var (all, right) = (0.0, 0.0);
        for (var c = 0; c < choices; c++)
        {
            all += FixedExp.Of(_scores[c] - top);
            right += _isRight[c] ? FixedExp.Of(_scores[c] - topRight) : 0;
        }

        for (var c = 0; c < choices; c++)
        {
            var gradient = (FixedExp.Of(_scores[c] - top) / all) - (_isRight[c] ? FixedExp.Of(_scores[c] - topRight) / right : 0);
            if (Math.Abs(gradient) < 1e-3)
            {
                continue;
            }

            foreach (var slot in Row(c)[.._counts[c]])
            {
                _squares[slot] += gradient * gradient;
                _weights[slot] -= Rate * gradient / Math.Sqrt(_squares[slot] + 1e-6);
            }
        }

        return best;
    }

    private double CostOf(int choice) => _isRight[choice] ? 0 : choice == 0 ? FalseNew : _isRight[0] ? FalseLink : WrongLink;

    private Span<int> Row(int choice) => _slots.AsSpan(choice * CoreferenceFeatures.Most, CoreferenceFeatures.Most);
}

/// <summary>The exponential of a number that isn't positive, the same on every machine.</summary>
internal static class FixedExp
{
    // (1 + x/1024)^1024 by ten squarings: close enough for a gradient.
    public static double Of(double x)
    {
        var y = Math.Max(0, 1 + (x / 1024));
        for (var i = 0; i < 10; i++)
        {
            y *= y;
        }

        return y;
    }
}
