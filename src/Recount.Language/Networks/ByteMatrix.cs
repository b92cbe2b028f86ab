using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Recount.Language;

/// <summary>A layer's weights as eight-bit numbers with a scale an output; products are summed in 32-bit whole numbers.</summary>
/// <remarks>
/// Whole-number sums are the same in any order, so the result doesn't depend on the machine's vector width. Inputs are
/// at most <see cref="FixedPoint.Most"/> in size: 127 · 16383 · 1024 inputs still fit in 32 bits. In memory the weights stand as
/// 16-bit pairs of inputs, sixteen outputs to a block, as "multiply and add adjacent" wants them.
/// </remarks>
internal sealed class ByteMatrix
{
    private const int Block = 16;
    private const int MostInputs = 1024;

    private readonly sbyte[] _values;
    private readonly short[] _packed;
    private readonly float[] _scales;
    private readonly float[] _bias;
    private readonly int _pairs;
    private readonly int _blocks;

    private ByteMatrix(int inputs, int outputs, sbyte[] values, float[] scales, float[] bias)
    {
        (Inputs, Outputs, _values) = (inputs, outputs, values);
        _pairs = (inputs + 1) / 2;
        _blocks = (outputs + Block - 1) / Block;
        _scales = new float[_blocks * Block];
        _bias = new float[_blocks * Block];
        scales.CopyTo(_scales, 0);
        bias.CopyTo(_bias, 0);
        _packed = new short[_blocks * _pairs * Block * 2];
        for (var output = 0; output < outputs; output++)
        {
            var at = ((output / Block * _pairs * Block) + (output % Block)) * 2;
            for (var input = 0; input < inputs; input++)
            {
                _packed[at + (input / 2 * Block * 2) + (input % 2)] = values[(output * inputs) + input];
            }
        }
    }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <summary>Width of a row of results: <see cref="Outputs"/> rounded up to a whole block.</summary>
    public int Stride => _blocks * Block;

    /// <summary>Rounds each output's weights to whole numbers from -127 to 127.</summary>
    /// <param name="weights">Input by input, <paramref name="stride"/> numbers each.</param>
    /// <param name="inputs">At most 1,024.</param>
    /// <param name="outputs">How many of the columns count.</param>
    /// <param name="stride">Numbers from input to input.</param>
    /// <param name="bias">An output each; empty for none.</param>
    public static ByteMatrix Of(ReadOnlySpan<float> weights, int inputs, int outputs, int stride, ReadOnlySpan<float> bias)
    {
        var (values, scales) = (new sbyte[inputs * outputs], new float[outputs]);
        for (var output = 0; output < outputs; output++)
        {
            var most = 0f;
            for (var input = 0; input < inputs; input++)
            {
                most = MathF.Max(most, MathF.Abs(weights[(input * stride) + output]));
            }

            scales[output] = most / 127;
            for (var input = 0; input < inputs && most > 0; input++)
            {
                values[(output * inputs) + input] = (sbyte)MathF.Round(weights[(input * stride) + output] / scales[output]);
            }
        }

        return new ByteMatrix(inputs, outputs, values, scales, bias.IsEmpty ? new float[outputs] : bias[..outputs].ToArray());
    }

    /// <summary>For each of <paramref name="rows"/> rows of inputs a row of results, bias added.</summary>
    /// <param name="input">Rows of <see cref="Inputs"/> numbers rounded up to even, the last one 0 where added.</param>
    /// <param name="rows">How many.</param>
    /// <param name="inputScale">What 1 in <paramref name="input"/> stands for.</param>
    /// <param name="result">Rows of <see cref="Stride"/> numbers.</param>
    public void Multiply(ReadOnlySpan<short> input, int rows, float inputScale, Span<float> result)
    {
        ref var inputs = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<short, int>(input[..(rows * _pairs * 2)]));
        ref var results = ref MemoryMarshal.GetReference(result[..(rows * Stride)]);
        var block = 0;
        for (; block + 2 <= _blocks; block += 2)
        {
            var row = 0;
            for (; row + 4 <= rows; row += 4)
            {
                FourByTwo(ref Unsafe.Add(ref inputs, row * _pairs), block, ref Unsafe.Add(ref results, (row * Stride) + (block * Block)), inputScale);
            }

            // Two or three rows that are left: the last four again, which gives some the same results twice.
            if (row > 0 && rows - row > 1)
            {
                row = rows - 4;
                FourByTwo(ref Unsafe.Add(ref inputs, row * _pairs), block, ref Unsafe.Add(ref results, (row * Stride) + (block * Block)), inputScale);
                row = rows;
            }

            for (; row < rows; row++)
            {
                One(ref Unsafe.Add(ref inputs, row * _pairs), block, ref Unsafe.Add(ref results, (row * Stride) + (block * Block)), inputScale);
                One(ref Unsafe.Add(ref inputs, row * _pairs), block + 1, ref Unsafe.Add(ref results, (row * Stride) + ((block + 1) * Block)), inputScale);
            }
        }

        for (var row = 0; block < _blocks && row < rows; row++)
        {
            One(ref Unsafe.Add(ref inputs, row * _pairs), block, ref Unsafe.Add(ref results, (row * Stride) + (block * Block)), inputScale);
        }
    }

    // Four rows of inputs by two blocks of outputs: eight sums in registers for six loads a step.
    private void FourByTwo(ref int x0, int block, ref float target, float inputScale)
    {
        ref var x1 = ref Unsafe.Add(ref x0, _pairs);
        ref var x2 = ref Unsafe.Add(ref x1, _pairs);
        ref var x3 = ref Unsafe.Add(ref x2, _pairs);
        ref var left = ref _packed[block * _pairs * Block * 2];
        ref var right = ref _packed[(block + 1) * _pairs * Block * 2];
        Vector512<int> s0 = default, s1 = default, s2 = default, s3 = default, t0 = default, t1 = default, t2 = default, t3 = default;
        for (var pair = 0; pair < _pairs; pair++)
        {
            var (w, v) = (Vector512.LoadUnsafe(ref left), Vector512.LoadUnsafe(ref right));
            s0 += Products(w, x0);
            t0 += Products(v, x0);
            s1 += Products(w, x1);
            t1 += Products(v, x1);
            s2 += Products(w, x2);
            t2 += Products(v, x2);
            s3 += Products(w, x3);
            t3 += Products(v, x3);
            left = ref Unsafe.Add(ref left, Block * 2);
            right = ref Unsafe.Add(ref right, Block * 2);
            x0 = ref Unsafe.Add(ref x0, 1);
            x1 = ref Unsafe.Add(ref x1, 1);
            x2 = ref Unsafe.Add(ref x2, 1);
            x3 = ref Unsafe.Add(ref x3, 1);
        }

        var (scale, bias) = (Vector512.LoadUnsafe(ref _scales[block * Block]) * inputScale, Vector512.LoadUnsafe(ref _bias[block * Block]));
        Store(s0, scale, bias, ref target);
        Store(s1, scale, bias, ref Unsafe.Add(ref target, Stride));
        Store(s2, scale, bias, ref Unsafe.Add(ref target, 2 * Stride));
        Store(s3, scale, bias, ref Unsafe.Add(ref target, 3 * Stride));
        scale = Vector512.LoadUnsafe(ref _scales[(block + 1) * Block]) * inputScale;
        bias = Vector512.LoadUnsafe(ref _bias[(block + 1) * Block]);
        target = ref Unsafe.Add(ref target, Block);
        Store(t0, scale, bias, ref target);
        Store(t1, scale, bias, ref Unsafe.Add(ref target, Stride));
        Store(t2, scale, bias, ref Unsafe.Add(ref target, 2 * Stride));
        Store(t3, scale, bias, ref Unsafe.Add(ref target, 3 * Stride));
    }

    private void One(ref int x, int block, ref float target, float inputScale)
    {
        ref var weights = ref _packed[block * _pairs * Block * 2];
        Vector512<int> sum = default;
        for (var pair = 0; pair < _pairs; pair++)
        {
            sum += Products(Vector512.LoadUnsafe(ref weights, (nuint)(uint)(pair * Block * 2)), Unsafe.Add(ref x, pair));
        }

        Store(sum, Vector512.LoadUnsafe(ref _scales[block * Block]) * inputScale, Vector512.LoadUnsafe(ref _bias[block * Block]), ref target);
    }

    /// <summary>As the other, into rows of <see cref="Stride"/> numbers of their own.</summary>
    public Rented<float> Multiply(ReadOnlySpan<short> input, int rows, float inputScale)
    {
        var result = new Rented<float>(rows * Stride);
        Multiply(input, rows, inputScale, result.Span);
        return result;
    }

    public static ByteMatrix Read(BinaryReader reader)
    {
        var (inputs, outputs) = (reader.ReadInt32(), reader.ReadInt32());
        if (inputs is <= 0 or > MostInputs || outputs is <= 0 or > 1 << 14)
        {
            throw new InvalidDataException($"a matrix of {inputs} by {outputs}");
        }

        var (values, scales, bias) = (new sbyte[inputs * outputs], new float[outputs], new float[outputs]);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(scales.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(bias.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return new ByteMatrix(inputs, outputs, values, scales, bias);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Inputs);
        writer.Write(Outputs);
        writer.Write(MemoryMarshal.AsBytes(_scales.AsSpan(0, Outputs)));
        writer.Write(MemoryMarshal.AsBytes(_bias.AsSpan(0, Outputs)));
        writer.Write(MemoryMarshal.AsBytes(_values.AsSpan()));
    }

    // Sixteen outputs: weight · first input + next weight · second input.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Products(Vector512<short> weights, int pair)
    {
        if (Avx512BW.IsSupported)
        {
            return Avx512BW.MultiplyAddAdjacent(weights, Vector512.Create(pair).AsInt16());
        }

        if (Avx2.IsSupported)
        {
            var both = Vector256.Create(pair).AsInt16();
            return Vector512.Create(
                Avx2.MultiplyAddAdjacent(weights.GetLower(), both), Avx2.MultiplyAddAdjacent(weights.GetUpper(), both));
        }

        var cells = weights.AsInt32();
        return (((cells << 16) >> 16) * unchecked((short)pair)) + ((cells >> 16) * (pair >> 16));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<int> sum, Vector512<float> scale, Vector512<float> bias, ref float target) =>
        ((Vector512.ConvertToSingle(sum) * scale) + bias).StoreUnsafe(ref target);
}
