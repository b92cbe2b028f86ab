using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Recount.Training;

/// <summary>Products of matrices in single precision, each cell summed in one fixed order.</summary>
internal static class Product
{
    /// <summary>Adds left · right to <paramref name="result"/>.</summary>
    /// <param name="left">Cell (row, k) stands at row · <paramref name="rowStep"/> + k · <paramref name="innerStep"/>.</param>
    /// <param name="rowStep">From row to row.</param>
    /// <param name="innerStep">From column to column: a transposed matrix swaps both steps.</param>
    /// <param name="rows">Of the result.</param>
    /// <param name="inner">Length of the sums.</param>
    /// <param name="right">Rows of <paramref name="rightStride"/> numbers.</param>
    /// <param name="rightStride">From row to row.</param>
    /// <param name="columns">Of the result; a multiple of 16.</param>
    /// <param name="result">Rows of <paramref name="resultStride"/> numbers.</param>
    /// <param name="resultStride">From row to row.</param>
    public static void Add(
        ReadOnlySpan<float> left, int rowStep, int innerStep, int rows, int inner, ReadOnlySpan<float> right, int rightStride,
        int columns, Span<float> result, int resultStride)
    {
        if (rows == 0 || inner == 0)
        {
            return;
        }

        _ = left[((rows - 1) * rowStep) + ((inner - 1) * innerStep)];
        _ = right[((inner - 1) * rightStride) + columns - 1];
        _ = result[((rows - 1) * resultStride) + columns - 1];
        ref var a = ref MemoryMarshal.GetReference(left);
        ref var b = ref MemoryMarshal.GetReference(right);
        ref var c = ref MemoryMarshal.GetReference(result);
        for (var column = 0; column < columns; column += 16)
        {
            var row = 0;
            for (; row + 8 <= rows; row += 8)
            {
                Eight(ref Unsafe.Add(ref a, row * rowStep), rowStep, innerStep, inner, ref Unsafe.Add(ref b, column), rightStride,
                    ref Unsafe.Add(ref c, (row * resultStride) + column), resultStride);
            }

            for (; row < rows; row++)
            {
                One(ref Unsafe.Add(ref a, row * rowStep), innerStep, inner, ref Unsafe.Add(ref b, column), rightStride,
                    ref Unsafe.Add(ref c, (row * resultStride) + column));
            }
        }
    }

    /// <summary>Columns become rows.</summary>
    public static void Transpose(ReadOnlySpan<float> source, int rows, int columns, int stride, Span<float> target, int targetStride)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                target[(column * targetStride) + row] = source[(row * stride) + column];
            }
        }
    }

    private static void Eight(
        ref float a, int rowStep, int innerStep, int inner, ref float b, int rightStride, ref float c, int resultStride)
    {
        Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        ref var a4 = ref Unsafe.Add(ref a, 4 * rowStep);
        for (var k = 0; k < inner; k++)
        {
            var row = Vector512.LoadUnsafe(ref b);
            s0 = Vector512.FusedMultiplyAdd(Vector512.Create(a), row, s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, rowStep)), row, s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 2 * rowStep)), row, s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 3 * rowStep)), row, s3);
            s4 = Vector512.FusedMultiplyAdd(Vector512.Create(a4), row, s4);
            s5 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a4, rowStep)), row, s5);
            s6 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a4, 2 * rowStep)), row, s6);
            s7 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a4, 3 * rowStep)), row, s7);
            a = ref Unsafe.Add(ref a, innerStep);
            a4 = ref Unsafe.Add(ref a4, innerStep);
            b = ref Unsafe.Add(ref b, rightStride);
        }

        Store(s0, ref c);
        Store(s1, ref Unsafe.Add(ref c, resultStride));
        Store(s2, ref Unsafe.Add(ref c, 2 * resultStride));
        Store(s3, ref Unsafe.Add(ref c, 3 * resultStride));
        Store(s4, ref Unsafe.Add(ref c, 4 * resultStride));
        Store(s5, ref Unsafe.Add(ref c, 5 * resultStride));
        Store(s6, ref Unsafe.Add(ref c, 6 * resultStride));
        Store(s7, ref Unsafe.Add(ref c, 7 * resultStride));
    }

    private static void One(ref float a, int innerStep, int inner, ref float b, int rightStride, ref float c)
    {
        Vector512<float> sum = default;
        for (var k = 0; k < inner; k++)
        {
            sum = Vector512.FusedMultiplyAdd(Vector512.Create(a), Vector512.LoadUnsafe(ref b), sum);
            a = ref Unsafe.Add(ref a, innerStep);
            b = ref Unsafe.Add(ref b, rightStride);
        }

        Store(sum, ref c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<float> sum, ref float c) => (Vector512.LoadUnsafe(ref c) + sum).StoreUnsafe(ref c);
}
