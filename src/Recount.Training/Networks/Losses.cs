using System.Numerics.Tensors;

namespace Recount.Training;

/// <summary>How wrong scores are, and the way down: each turns scores into their gradient in place.</summary>
internal static class Losses
{
    /// <summary>Cross entropy of one choice.</summary>
    /// <param name="scores">In: scores; out: gradient.</param>
    /// <param name="right">The right choice.</param>
    public static double Choice(Span<float> scores, int right)
    {
        // The library's SoftMax doesn't guard against scores too large for an exponential.
        TensorPrimitives.Subtract(scores, TensorPrimitives.Max(scores), scores);
        TensorPrimitives.SoftMax(scores, scores);
        var loss = -Math.Log(Math.Max(scores[right], 1e-9f));
        scores[right] -= 1;
        return loss;
    }

    /// <summary>Negative log likelihood of a chain of labels (Lafferty and others 2001).</summary>
    /// <param name="scores">Rows of <paramref name="stride"/> numbers; in: scores; out: gradient.</param>
    /// <param name="stride">From word to word.</param>
    /// <param name="right">The right labels.</param>
    /// <param name="labels">How many labels.</param>
    /// <param name="steps">Label · labels + next label, then a row for the first label.</param>
    /// <param name="stepsGradient">Added to.</param>
    public static double Chain(
        Span<float> scores, int stride, IReadOnlyList<int> right, int labels, ReadOnlySpan<float> steps, Span<float> stepsGradient)
    {
        var n = right.Count;
        var (forward, backward) = (new double[n, labels], new double[n, labels]);
        var terms = new double[labels];
        for (var label = 0; label < labels; label++)
        {
            forward[0, label] = scores[label] + steps[(labels * labels) + label];
        }

        for (var i = 1; i < n; i++)
        {
            for (var label = 0; label < labels; label++)
            {
                for (var previous = 0; previous < labels; previous++)
                {
                    terms[previous] = forward[i - 1, previous] + steps[(previous * labels) + label];
                }

                forward[i, label] = LogSum(terms) + scores[(i * stride) + label];
            }
        }

        for (var i = n - 2; i >= 0; i--)
        {
            for (var label = 0; label < labels; label++)
            {
                for (var next = 0; next < labels; next++)
                {
                    terms[next] = backward[i + 1, next] + scores[((i + 1) * stride) + next] + steps[(label * labels) + next];
                }

                backward[i, label] = LogSum(terms);
            }
        }

        for (var label = 0; label < labels; label++)
        {
            terms[label] = forward[n - 1, label];
        }

        var all = LogSum(terms);
        double path = 0;
        for (var i = 0; i < n; i++)
        {
            var step = i == 0 ? (labels * labels) + right[0] : (right[i - 1] * labels) + right[i];
            path += scores[(i * stride) + right[i]] + steps[step];
            stepsGradient[step] -= 1;
        }

        for (var label = 0; label < labels; label++)
        {
            stepsGradient[(labels * labels) + label] += (float)Math.Exp(forward[0, label] + backward[0, label] - all);
        }

        for (var i = 1; i < n; i++)
        {
            for (var previous = 0; previous < labels; previous++)
            {
                for (var label = 0; label < labels; label++)
                {
                    stepsGradient[(previous * labels) + label] += (float)Math.Exp(
                        forward[i - 1, previous] + steps[(previous * labels) + label] + scores[(i * stride) + label] + backward[i, label] - all);
                }
            }
        }

        for (var i = 0; i < n; i++)
        {
            for (var label = 0; label < labels; label++)
            {
                scores[(i * stride) + label] = (float)Math.Exp(forward[i, label] + backward[i, label] - all) - (label == right[i] ? 1 : 0);
            }

            scores.Slice((i * stride) + labels, stride - labels).Clear();
        }

        return all - path;
    }

    private static double LogSum(double[] terms)
    {
        var most = terms.Max();
        double sum = 0;
        foreach (var term in terms)
        {
            sum += Math.Exp(term - most);
        }

        return most + Math.Log(sum);
    }
}
