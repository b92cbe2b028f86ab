using System.Collections.Frozen;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using Recount.Core;

namespace Recount.Language;

/// <summary>What training learns of coreference: a table of whole-number weights, and the words that it met often.</summary>
/// <remarks>
/// One file, <c>models/coreference/coreference.bin</c>: a magic word, a hash and the Brotli-packed parts. Immutable and
/// thread-safe. Sums are whole numbers: the same choice on any machine.
/// </remarks>
public sealed class CoreferenceModel
{
    public const string FileName = "coreference.bin";
    private static readonly byte[] s_magic = "RCCO0001"u8.ToArray();
    private readonly short[] _weights;

    private CoreferenceModel(short[] weights, MentionDetector detector, FrozenSet<ulong> vocabulary, string hash)
    {
        _weights = weights;
        Detector = detector;
        Vocabulary = vocabulary;
        Hash = hash;
    }

    /// <summary>SHA-256 of the unpacked parts.</summary>
    public string Hash { get; }

    internal FrozenSet<ulong> Vocabulary { get; }

    internal MentionDetector Detector { get; }

    /// <exception cref="DiagnosticException">The file is missing, cut short or damaged (RC5001).</exception>
    public static CoreferenceModel Load(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Load(file);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or OverflowException)
        {
            throw new DiagnosticException(DiagnosticCatalogue.ModelMissing.At(Path.GetFileName(path), "the coreference model can't be read"), e);
        }
    }

    /// <exception cref="InvalidDataException">Not a model, of another version, or damaged.</exception>
    public static CoreferenceModel Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var head = new byte[s_magic.Length + SHA256.HashSizeInBytes];
        stream.ReadExactly(head);
        if (!head.AsSpan(0, s_magic.Length).SequenceEqual(s_magic))
        {
            throw new InvalidDataException("not a coreference model of this version");
        }

        using var unpacked = new MemoryStream();
        using (var brotli = new BrotliStream(stream, CompressionMode.Decompress))
        {
            brotli.CopyTo(unpacked);
        }

        var hash = SHA256.HashData(unpacked.GetBuffer().AsSpan(0, (int)unpacked.Length));
        if (!hash.AsSpan().SequenceEqual(head.AsSpan(s_magic.Length)))
        {
            throw new InvalidDataException("the model's hash doesn't match its content");
        }

        unpacked.Position = 0;
        using var reader = new BinaryReader(unpacked);
        var words = new HashSet<ulong>();
        for (var n = reader.ReadInt32(); n > 0; n--)
        {
            words.Add(reader.ReadUInt64());
        }

        var detector = Table(reader);
        return new CoreferenceModel(Table(reader), new MentionDetector(detector), words.ToFrozenSet(), Convert.ToHexStringLower(hash));
    }

    private static short[] Table(BinaryReader reader)
    {
        var weights = new short[1 << CoreferenceFeatures.Bits];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = reader.ReadInt16();
        }

        return weights;
    }

    /// <summary>Packs what <see cref="Load(Stream)"/> reads.</summary>
    internal static void Write(Stream output, IEnumerable<ulong> vocabulary, short[] detector, short[] weights)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            var words = vocabulary.Order().ToImmutableArray();
            writer.Write(words.Length);
            foreach (var word in words)
            {
                writer.Write(word);
            }

            foreach (var weight in detector.Concat(weights))
            {
                writer.Write(weight);
            }
        }

        var parts = bytes.ToArray();
        output.Write(s_magic);
        output.Write(SHA256.HashData(parts));
        using var brotli = new BrotliStream(output, CompressionLevel.SmallestSize, leaveOpen: true);
        brotli.Write(parts);
    }

    internal int Score(ReadOnlySpan<int> slots)
    {
        var score = 0;
        foreach (var slot in slots)
        {
            score += _weights[slot];
        }

        return score;
    }
}
