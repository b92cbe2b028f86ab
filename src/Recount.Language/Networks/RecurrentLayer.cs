using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Recount.Language;

/// <summary>One layer of simple recurrent units (Lei and others 2018), read from both ends.</summary>
/// <remarks>
/// For each word and direction: candidate z, forget gate f and highway gate r from the layer's input alone and the last state,
/// c = f·c' + (1 − f)·z, output r·c + (1 − r)·x. All products of matrices are thus done for the whole sentence at
/// once. Gates are ½ + ½·a/√(1 + a²): only operations that IEEE 754 fixes to the bit, lane by lane, whatever the vector's width.
/// </remarks>
internal sealed class RecurrentLayer(ByteMatrix weights, float[] peepholes, int size, float inputScale)
{
    /// <summary>Units that are read at once.</summary>
    private const int Lanes = 16;

    /// <summary>Units a direction; a multiple of 16.</summary>
    public int Size => size;

    /// <summary>What 1 in the layer's input stands for.</summary>
    public float InputScale => inputScale;

    public ByteMatrix Weights => weights;

    /// <summary>Whether the highway carries the input itself: where it is as wide as the output. Else a fourth product does.</summary>
    private bool IsPlain => weights.Outputs == size * 6;

    /// <param name="input">A row a word, as the weights take it.</param>
    /// <param name="plain">The same as numbers, rows of 2 · <see cref="Size"/>; read where the highway is plain.</param>
    /// <param name="words">How many.</param>
    /// <returns>Rows of 2 · <see cref="Size"/> numbers.</returns>
    public Rented<float> Run(ReadOnlySpan<short> input, ReadOnlySpan<float> plain, int words)
    {
        using var products = weights.Multiply(input, words, inputScale);
        var output = new Rented<float>(words * 2 * size);
        Span<float> states = stackalloc float[size];
        for (var direction = 0; direction < 2; direction++)
        {
            states.Clear();
            for (var step = 0; step < words; step++)
            {
                var word = direction == 0 ? step : words - 1 - step;
                var at = (word * 2 * size) + (direction * size);
                var row = products.Span.Slice((word * weights.Stride) + (direction * size * (IsPlain ? 3 : 4)), size * (IsPlain ? 3 : 4));
                Step(row, IsPlain ? plain.Slice(at, size) : row[(3 * size)..], peepholes.AsSpan(direction * 2 * size, 2 * size), states, output.Span.Slice(at, size));
            }
        }

        return output;
    }

    // One word, all units: none waits for another's state.
    private void Step(ReadOnlySpan<float> products, ReadOnlySpan<float> highway, ReadOnlySpan<float> peeps, Span<float> states, Span<float> output)
    {
        ref var product = ref MemoryMarshal.GetReference(products);
        ref var input = ref MemoryMarshal.GetReference(highway);
        ref var peep = ref MemoryMarshal.GetReference(peeps);
        ref var state = ref MemoryMarshal.GetReference(states);
        ref var result = ref MemoryMarshal.GetReference(output);
        for (var lane = 0; lane < size; lane += Lanes)
        {
            var (before, z, x) = (At(ref state, lane), At(ref product, lane), At(ref input, lane));
            var f = Gate(At(ref product, size + lane) + (At(ref peep, lane) * before));
            var r = Gate(At(ref product, (2 * size) + lane) + (At(ref peep, size + lane) * before));
            var after = (f * before) + ((Vector512<float>.One - f) * z);
            after.StoreUnsafe(ref state, (nuint)lane);
            ((r * after) + ((Vector512<float>.One - r) * x)).StoreUnsafe(ref result, (nuint)lane);
        }
    }

    private static Vector512<float> At(ref float start, int index) => Vector512.LoadUnsafe(ref start, (nuint)index);

    public static RecurrentLayer Read(BinaryReader reader)
    {
        var size = reader.ReadInt32();
        var scale = reader.ReadSingle();
        var weights = ByteMatrix.Read(reader);
        if (size is <= 0 or > 512 || size % Lanes != 0 || (weights.Outputs != size * 6 && weights.Outputs != size * 8))
        {
            throw new InvalidDataException($"a layer of {size} units and {weights.Outputs} products");
        }

        var peepholes = new float[size * 4];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(peepholes.AsSpan()));
        return new RecurrentLayer(weights, peepholes, size, scale);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(size);
        writer.Write(inputScale);
        weights.Write(writer);
        writer.Write(MemoryMarshal.AsBytes(peepholes.AsSpan()));
    }

    private static Vector512<float> Gate(Vector512<float> a) =>
        Vector512.Create(0.5f) + (Vector512.Create(0.5f) * a / Vector512.Sqrt(Vector512<float>.One + (a * a)));
}
