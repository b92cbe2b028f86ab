using System.Collections.Frozen;
using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Language;

/// <summary>What training learns of coreference: a table of whole-number weights, and the words that it met often.</summary>
/// <remarks>
/// One file, <c>models/coreference/coreference.bin</c>: a magic word, a hash and the parts. Immutable and
/// thread-safe. Sums are whole numbers: the same choice on any machine.
/// </remarks>
public sealed class CoreferenceModel
{
    public const string FileName = "coreference.bin";
    private static readonly byte[] s_magic = "RCCO0002"u8.ToArray();
    private readonly short[] _weights;

    private CoreferenceModel(short[] weights, MentionDetector detector, FrozenSet<ulong> vocabulary, string hash)
    {
        _weights = weights;
        Detector = detector;
        Vocabulary = vocabulary;
        Hash = hash;
    }

    /// <summary>SHA-256 of the parts.</summary>
    public string Hash { get; }

    internal FrozenSet<ulong> Vocabulary { get; }

    internal MentionDetector Detector { get; }

    /// <exception cref="DiagnosticException">The file is missing, cut short or damaged (RC5001).</exception>
    public static CoreferenceModel Load(string path)
    {
        try
        {
            return Read(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or OverflowException)
        {
            throw new DiagnosticException(DiagnosticCatalogue.ModelMissing.At(Path.GetFileName(path), "the coreference model can't be read"), e);
        }
    }

    /// <exception cref="InvalidDataException">Not a model, of another version, or damaged.</exception>
    public static CoreferenceModel Read(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var reader = HashedFile.Open(file, s_magic, out var hash);
        var words = new HashSet<ulong>();
        for (var n = reader.ReadInt32(); n > 0; n--)
        {
            words.Add(reader.ReadUInt64());
        }

        var detector = Table(reader);
        return new CoreferenceModel(Table(reader), new MentionDetector(detector), words.ToFrozenSet(), hash);
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

    /// <returns>The file's bytes.</returns>
    internal static byte[] Write(IEnumerable<ulong> vocabulary, short[] detector, short[] weights) => HashedFile.Write(s_magic, writer =>
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
    });

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
