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

    /// <summary>The last two layers' outputs in whole numbers; to be disposed of.</summary>
    /// <param name="words">Forms.</param>
    /// <param name="gaps">What stands before each word, or empty.</param>
    public WordEncoding Run(IReadOnlyList<string> words, ReadOnlySpan<Gap> gaps)
    {
        var n = words.Count;
        var layers = Parts.Layers;
        var values = Embed(words, gaps);
        var (lower, top) = (new Rented<short>(0), Round(values, n, layers[0].Weights.Inputs, layers[0].InputScale));
        for (var i = 0; i < layers.Length; i++)
        {
            lower.Dispose();
            lower = top;
            var output = layers[i].Run(lower.Span, values.Span, n);
            values.Dispose();
            values = output;
            top = Round(values, n, layers[i].Size * 2, i + 1 < layers.Length ? layers[i + 1].InputScale : Parts.TopScale);
        }

        values.Dispose();
        return new WordEncoding(lower, layers[^1].InputScale, top, Parts.TopScale);
    }

    private static Rented<short> Round(Rented<float> values, int rows, int width, float scale) =>
        FixedPoint.Round(values.Span, rows, width, width, scale);

    private Rented<float> Embed(IReadOnlyList<string> words, ReadOnlySpan<Gap> gaps)
    {
        // Vectors have unit length: no number is larger than 1.
        const float VectorScale = 1f / FixedPoint.Most;
        var (n, vectors, projection) = (words.Count, _features.Vectors, Parts.Projection);
        using var rows = new Rented<int>(n * WordFeatures.Width);
        _features.Fill(words, gaps, rows.Span);
        using var given = new Rented<float>(n * vectors.Width);
        given.Span.Clear();
        for (var i = 0; i < n; i++)
        {
            if (rows.Span[i * WordFeatures.Width] is >= 0 and var row)
            {
                vectors.AddTo(row, given.Span.Slice(i * vectors.Width, vectors.Width));
            }
        }

        using var whole = Round(given, n, vectors.Width, VectorScale);
        var values = projection.Multiply(whole.Span, n, VectorScale);
        for (var i = 0; i < n; i++)
        {
            var own = values.Span.Slice(i * projection.Stride, projection.Stride);
            var at = rows.Span.Slice(i * WordFeatures.Width, WordFeatures.Width);
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
internal readonly record struct WordEncoding(Rented<short> Lower, float LowerScale, Rented<short> Top, float TopScale) : IDisposable
{
    public void Dispose()
    {
        Lower.Dispose();
        Top.Dispose();
    }
}

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
