using System.Numerics.Tensors;
using Recount.Language;

namespace Recount.Training;

/// <summary>Largest sizes of the numbers that run time rounds to whole ones, met in runs without dropout.</summary>
internal sealed class SizesMet(int count)
{
    private readonly float[] _most = new float[count];

    public void Forget() => Array.Clear(_most);

    /// <param name="at">Which of the rounded numbers.</param>
    /// <param name="values">Looked at up to <paramref name="length"/>.</param>
    /// <param name="length">How many.</param>
    /// <param name="random">Nothing is measured while training, where this isn't null.</param>
    public void Measure(int at, float[] values, int length, RandomNumbers? random)
    {
        if (random is null)
        {
            _most[at] = Math.Max(_most[at], Math.Abs(TensorPrimitives.MaxMagnitude(values.AsSpan(0, length))));
        }
    }

    /// <summary>What 1 will stand for.</summary>
    public float Scale(int at) => Math.Max(_most[at], 1e-3f) / FixedPoint.Most;
}
