using System.Numerics;

namespace Recount.Language;

/// <summary>One layer of simple recurrent units (Lei and others 2018), read from both ends.</summary>
/// <remarks>
/// For each word and direction: candidate z, forget gate f and highway gate r from the layer's input alone and the last state,
/// c = f·c' + (1 − f)·z, output r·c + (1 − r)·x. All products of matrices are thus done for the whole sentence at
/// once. Gates are ½ + ½·a/√(1 + a²): only operations that IEEE 754 fixes to the bit, lane by lane, whatever the vector's width.
/// </remarks>
internal sealed class RecurrentLayer(ByteMatrix weights, float[] peepholes, int size, float inputScale)
{
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
    /// <param name="products">Room for <paramref name="words"/> rows of the weights' stride.</param>
    /// <param name="output">Rows of 2 · <see cref="Size"/> numbers.</param>
    public void Run(ReadOnlySpan<short> input, ReadOnlySpan<float> plain, int words, Span<float> products, Span<float> output)
    {
        weights.Multiply(input, words, inputScale, products);
        for (var direction = 0; direction < 2; direction++)
        {
            for (var lane = 0; lane < size; lane += Vector<float>.Count)
            {
                var forgetPeep = new Vector<float>(peepholes, (direction * 2 * size) + lane);
                var highwayPeep = new Vector<float>(peepholes, (((direction * 2) + 1) * size) + lane);
                var state = Vector<float>.Zero;
                var own = lane + (direction * size * (IsPlain ? 3 : 4));
                for (var step = 0; step < words; step++)
                {
                    var word = direction == 0 ? step : words - 1 - step;
                    var row = products.Slice((word * weights.Stride) + own);
                    var z = new Vector<float>(row);
                    var f = Gate(new Vector<float>(row[size..]) + (forgetPeep * state));
                    var r = Gate(new Vector<float>(row[(2 * size)..]) + (highwayPeep * state));
                    var at = (word * 2 * size) + (direction * size) + lane;
                    var x = new Vector<float>(IsPlain ? plain[at..] : row[(3 * size)..]);
                    state = (f * state) + ((Vector<float>.One - f) * z);
                    ((r * state) + ((Vector<float>.One - r) * x)).CopyTo(output[at..]);
                }
            }
        }
    }

    public static RecurrentLayer Read(BinaryReader reader)
    {
        var size = reader.ReadInt32();
        var scale = reader.ReadSingle();
        var weights = ByteMatrix.Read(reader);
        if (size is <= 0 or > 512 || size % 16 != 0 || (weights.Outputs != size * 6 && weights.Outputs != size * 8))
        {
            throw new InvalidDataException($"a layer of {size} units and {weights.Outputs} products");
        }

        var peepholes = new float[size * 4];
        reader.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(peepholes.AsSpan()));
        return new RecurrentLayer(weights, peepholes, size, scale);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(size);
        writer.Write(inputScale);
        weights.Write(writer);
        writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(peepholes.AsSpan()));
    }

    private static Vector<float> Gate(Vector<float> a) =>
        new Vector<float>(0.5f) + (new Vector<float>(0.5f) * a / Vector.SquareRoot(Vector<float>.One + (a * a)));
}
