namespace Recount.Language;

/// <summary>Says before which words of running text a sentence starts.</summary>
/// <remarks>A small network over words and the gaps between them, with a yes or no a word. Thread-safe.</remarks>
internal sealed class BoundaryNetwork(EncoderParts parts, ByteMatrix decision, WordVectors vectors)
{
    private readonly WordEncoder _encoder = new(parts, vectors);

    /// <summary>Log odds, a number a word, that it starts a sentence.</summary>
    public float[] Odds(IReadOnlyList<string> words, ReadOnlySpan<Gap> gaps)
    {
        using var encoding = _encoder.Run(words, gaps);
        using var scores = decision.Multiply(encoding.Top.Span, words.Count, encoding.TopScale);
        var odds = new float[words.Count];
        for (var i = 0; i < odds.Length; i++)
        {
            odds[i] = scores.Span[i * decision.Stride];
        }

        return odds;
    }

    public static BoundaryNetwork Read(BinaryReader reader, WordVectors vectors) => new(EncoderParts.Read(reader), ByteMatrix.Read(reader), vectors);

    public void Write(BinaryWriter writer)
    {
        parts.Write(writer);
        decision.Write(writer);
    }
}
