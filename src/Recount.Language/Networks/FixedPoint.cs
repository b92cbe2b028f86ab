using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Recount.Language;

/// <summary>Turns a layer's results into whole numbers for the next layer.</summary>
internal static class FixedPoint
{
    /// <summary>Largest size of a whole number; larger results are cut to it.</summary>
    public const int Most = 16383;

    /// <summary>Rounds each of <paramref name="values"/> divided by <paramref name="scale"/>.</summary>
    /// <param name="values">Rows of <paramref name="width"/> numbers at <paramref name="stride"/>.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="width">Even.</param>
    /// <param name="stride">From row to row.</param>
    /// <param name="scale">What 1 stands for in the result.</param>
    /// <returns>Rows of <paramref name="width"/> numbers, one after the other.</returns>
    public static Rented<short> Round(ReadOnlySpan<float> values, int rows, int width, int stride, float scale)
    {
        var result = new Rented<short>(rows * width);
        var factor = 1 / scale;
        for (var row = 0; row < rows; row++)
        {
            var from = values.Slice(row * stride, width);
            var to = result.Span.Slice(row * width, width);
            ref var source = ref MemoryMarshal.GetReference(from);
            ref var target = ref MemoryMarshal.GetReference(to);
            var i = 0;
            for (; i + 16 <= width; i += 16)
            {
                var low = Round(Vector256.LoadUnsafe(ref source, (nuint)(uint)i) * factor);
                var high = Round(Vector256.LoadUnsafe(ref source, (nuint)(uint)(i + 8)) * factor);
                Vector256.Narrow(low, high).StoreUnsafe(ref target, (nuint)(uint)i);
            }

            for (; i < width; i++)
            {
                to[i] = (short)Math.Clamp(MathF.Floor((from[i] * factor) + 0.5f), -Most, Most);
            }
        }

        return result;
    }

    private static Vector256<int> Round(Vector256<float> values) =>
        Vector256.ConvertToInt32(Vector256.Floor(
            Vector256.Min(Vector256.Max(values, Vector256.Create(-(float)Most)), Vector256.Create((float)Most)) + Vector256.Create(0.5f)));
}
