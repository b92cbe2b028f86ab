using System.Buffers;

namespace Recount.Language;

/// <summary>From a sentence's words to a row of numbers each, which knows its neighbours: word rows, then recurrent layers.</summary>
/// <remarks>The lower part of every network here. Thread-safe.</remarks>
internal sealed class WordEncoder
{
    private readonly WordFeatures _features;

    public WordEncoder(EncoderParts parts, WordVectors vectors)
    {
        Parts = parts;
        _features = new WordFeatures(vectors, parts.Known);
    }

    public EncoderParts Parts { get; }

    /// <summary>The last two layers' outputs in whole numbers.</summary>
    /// <param name="words">Forms.</param>
    /// <param name="gaps">What stands before each word, or empty.</param>
    public WordEncoding Run(IReadOnlyList<string> words, ReadOnlySpan<Gap> gaps)
    {
        var n = words.Count;
        var rows = new int[n * WordFeatures.Width];
        _features.Fill(words, gaps, rows);
        var values = Embed(rows, n);
        short[] whole = [];
        foreach (var layer in Parts.Layers)
        {
            var width = layer.Weights.Inputs;
            whole = FixedPoint.Round(values, n, width, width, layer.InputScale);
            var output = GC.AllocateUninitializedArray<float>(n * layer.Size * 2);
            var products = ArrayPool<float>.Shared.Rent(n * layer.Weights.Stride);
            layer.Run(whole, values, n, products, output);
            ArrayPool<float>.Shared.Return(products);
            values = output;
        }

        var top = Parts.Layers[^1].Size * 2;
        return new WordEncoding(whole, Parts.Layers[^1].InputScale, FixedPoint.Round(values, n, top, top, Parts.TopScale), Parts.TopScale);
    }

    private float[] Embed(int[] rows, int n)
    {
        // Vectors have unit length: no number is larger than 1.
        const float VectorScale = 1f / FixedPoint.Most;
        var (vectors, projection) = (_features.Vectors, Parts.Projection);
        var given = new float[n * vectors.Width];
        for (var i = 0; i < n; i++)
        {
            if (rows[i * WordFeatures.Width] is >= 0 and var row)
            {
                vectors.AddTo(row, given.AsSpan(i * vectors.Width, vectors.Width));
            }
        }

        var values = projection.Multiply(FixedPoint.Round(given, n, vectors.Width, vectors.Width, VectorScale), n, VectorScale);
        for (var i = 0; i < n; i++)
        {
            var own = values.AsSpan(i * projection.Stride, projection.Stride);
            var at = rows.AsSpan(i * WordFeatures.Width, WordFeatures.Width);
            if (at[1] >= 0)
            {
                Parts.Words.AddTo(at[1], own);
            }

            foreach (var row in at[2..])
            {
                if (row >= 0)
                {
                    Parts.Spellings.AddTo(row, own);
                }
            }
        }

        return values;
    }
}

/// <summary>A sentence as the last two layers see it: rows of twice their size, a word each.</summary>
/// <param name="Lower">The last layer's input.</param>
/// <param name="LowerScale">What 1 in it stands for.</param>
/// <param name="Top">The last layer's output.</param>
/// <param name="TopScale">What 1 in it stands for.</param>
internal readonly record struct WordEncoding(short[] Lower, float LowerScale, short[] Top, float TopScale);

/// <summary>An encoder's weights, as training leaves them in the file.</summary>
internal sealed record EncoderParts
{
    /// <summary>Rows of <see cref="Words"/> for the words met in training.</summary>
    public required HashIndex Known { get; init; }

    public required ByteTable Words { get; init; }

    /// <summary>Rows for beginnings, endings, shapes, gaps.</summary>
    public required ByteTable Spellings { get; init; }

    /// <summary>From a word's vector to the first layer's input.</summary>
    public required ByteMatrix Projection { get; init; }

    public required RecurrentLayer[] Layers { get; init; }

    /// <summary>What 1 stands for in the last layer's output.</summary>
    public required float TopScale { get; init; }

    public static EncoderParts Read(BinaryReader reader) => new()
    {
        Known = HashIndex.Read(reader),
        Words = ByteTable.Read(reader),
        Spellings = ByteTable.Read(reader),
        Projection = ByteMatrix.Read(reader),
        Layers = [.. Enumerable.Range(0, Math.Clamp(reader.ReadInt32(), 0, 16)).Select(_ => RecurrentLayer.Read(reader))],
        TopScale = reader.ReadSingle(),
    };

    public void Write(BinaryWriter writer)
    {
        Known.Write(writer);
        Words.Write(writer);
        Spellings.Write(writer);
        Projection.Write(writer);
        writer.Write(Layers.Length);
        foreach (var layer in Layers)
        {
            layer.Write(writer);
        }

        writer.Write(TopScale);
    }
}
