using System.Runtime.Intrinsics;

namespace Recount.Training;

/// <summary>Adam (Kingma and Ba 2015) with a limit on the gradient's length; weights kept are the mean of snapshots.</summary>
internal sealed class Optimiser(IReadOnlyList<Parameter> parameters)
{
    private const float FirstDecay = 0.9f;
    private const float SecondDecay = 0.98f;
    private const float Tiny = 1e-8f;
    private const float LongestGradient = 5f;

    private int _steps;
    private int _snapshots;

    /// <summary>One step against the workers' gradients, divided by <paramref name="count"/>; clears them.</summary>
    public void Step(float rate, float count)
    {
        _steps++;
        double square = 0;
        foreach (var (gradient, other) in Stretches())
        {
            for (var i = 0; i < gradient.Length; i++)
            {
                gradient.Span[i] = (gradient.Span[i] + other.Span[i]) / count;
                square += gradient.Span[i] * gradient.Span[i];
            }
        }

        var length = (float)Math.Sqrt(square);
        var scale = length > LongestGradient ? LongestGradient / length : 1;
        var corrected = rate * MathF.Sqrt(1 - MathF.Pow(SecondDecay, _steps)) / (1 - MathF.Pow(FirstDecay, _steps));
        foreach (var parameter in parameters)
        {
            if (parameter.IsTable)
            {
                foreach (var row in parameter.TouchedRows())
                {
                    Move(parameter, row * parameter.Stride, parameter.Stride, scale, corrected);
                }
            }
            else
            {
                Move(parameter, 0, parameter.Values.Length, scale, corrected);
            }

            parameter.Clear();
        }
    }

    /// <summary>Adds the weights as they are to the mean that is kept.</summary>
    public void Snapshot()
    {
        _snapshots++;
        foreach (var parameter in parameters)
        {
            for (var i = 0; i < parameter.Values.Length; i++)
            {
                parameter.Sum[i] += parameter.Values[i];
            }
        }
    }

    /// <summary>Puts the snapshots' mean in place of the weights.</summary>
    public void KeepMean()
    {
        foreach (var parameter in parameters)
        {
            for (var i = 0; i < parameter.Values.Length && _snapshots > 0; i++)
            {
                parameter.Values[i] = (float)(parameter.Sum[i] / _snapshots);
            }
        }
    }

    private IEnumerable<(Memory<float> Gradient, Memory<float> Other)> Stretches()
    {
        foreach (var parameter in parameters)
        {
            if (!parameter.IsTable)
            {
                yield return (parameter.Gradients[0], parameter.Gradients[1]);
                continue;
            }

            foreach (var row in parameter.TouchedRows())
            {
                var (from, length) = (row * parameter.Stride, parameter.Stride);
                yield return (parameter.Gradients[0].AsMemory(from, length), parameter.Gradients[1].AsMemory(from, length));
            }
        }
    }

    private static void Move(Parameter parameter, int from, int length, float scale, float rate)
    {
        for (var i = from; i < from + length; i += 8)
        {
            var at = (nuint)(uint)i;
            var gradient = Vector256.LoadUnsafe(ref parameter.Gradients[0][0], at) * scale;
            var first = (Vector256.LoadUnsafe(ref parameter.First[0], at) * FirstDecay) + (gradient * (1 - FirstDecay));
            var second = (Vector256.LoadUnsafe(ref parameter.Second[0], at) * SecondDecay) + (gradient * gradient * (1 - SecondDecay));
            first.StoreUnsafe(ref parameter.First[0], at);
            second.StoreUnsafe(ref parameter.Second[0], at);
            (Vector256.LoadUnsafe(ref parameter.Values[0], at)
                - (first * rate / (Vector256.Sqrt(second) + Vector256.Create(Tiny)))).StoreUnsafe(ref parameter.Values[0], at);
        }
    }
}
