using System.Collections.Frozen;
using System.IO.Compression;
using Recount.Core;

namespace Recount.Language;

/// <summary>Everything that training learns of English: tagger, parser, names, lemmas.</summary>
/// <remarks>One file, <c>models/english/english.bin</c>: a magic word, a version, a hash and the Brotli-packed parts.</remarks>
public sealed class EnglishModel
{
    public const string FileName = "english.bin";
    private static readonly byte[] s_magic = "RCEN0001"u8.ToArray();

    private EnglishModel(Tagger tagger, DependencyParser parser, NameTagger names, Lemmatizer lemmas, string hash)
    {
        Tagger = tagger;
        Parser = parser;
        Names = names;
        Lemmas = lemmas;
        Hash = hash;
    }

    public Tagger Tagger { get; }

    public DependencyParser Parser { get; }

    public NameTagger Names { get; }

    public Lemmatizer Lemmas { get; }

    /// <summary>SHA-256 of the unpacked parts.</summary>
    public string Hash { get; }

    /// <exception cref="DiagnosticException">The file is missing, cut short or damaged (RC5001).</exception>
    public static EnglishModel Load(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Load(file);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or FormatException
            or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw new DiagnosticException(DiagnosticCatalogue.ModelMissing.At(Path.GetFileName(path), "the English model can't be read"), e);
        }
    }

    /// <exception cref="InvalidDataException">Not a model, of another version, or damaged.</exception>
    public static EnglishModel Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var head = new byte[s_magic.Length + 32];
        stream.ReadExactly(head);
        if (!head.AsSpan(0, s_magic.Length).SequenceEqual(s_magic))
        {
            throw new InvalidDataException("not an English model of this version");
        }

        using var unpacked = new MemoryStream();
        using (var brotli = new BrotliStream(stream, CompressionMode.Decompress))
        {
            brotli.CopyTo(unpacked);
        }

        var hash = System.Security.Cryptography.SHA256.HashData(unpacked.GetBuffer().AsSpan(0, (int)unpacked.Length));
        if (!hash.AsSpan().SequenceEqual(head.AsSpan(s_magic.Length)))
        {
            throw new InvalidDataException("the model's hash doesn't match its content");
        }

        unpacked.Position = 0;
        using var reader = new BinaryReader(unpacked);
        var tagger = new Tagger(LinearModel.Read(reader));
        var parser = new DependencyParser(LinearModel.Read(reader));
        var names = new NameTagger(LinearModel.Read(reader));
        var exceptions = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var n = reader.ReadInt32(); n > 0; n--)
        {
            exceptions.Add(reader.ReadString(), reader.ReadString());
        }

        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var n = reader.ReadInt32(); n > 0; n--)
        {
            known.Add(reader.ReadString());
        }

        var lemmas = new Lemmatizer(exceptions.ToFrozenDictionary(StringComparer.Ordinal), known.ToFrozenSet(StringComparer.Ordinal));
        return new EnglishModel(tagger, parser, names, lemmas, Convert.ToHexStringLower(hash));
    }

    /// <summary>Packs parts as <see cref="Load(Stream)"/> reads them.</summary>
    public static void WriteFile(Stream output, byte[] parts)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(parts);
        output.Write(s_magic);
        output.Write(System.Security.Cryptography.SHA256.HashData(parts));
        using var brotli = new BrotliStream(output, CompressionLevel.SmallestSize, leaveOpen: true);
        brotli.Write(parts);
    }

    /// <summary>"VERB" → <see cref="Upos.Verb"/>; an unknown name is <see cref="Upos.X"/>.</summary>
    public static Upos ParseUpos(string name) => Enum.TryParse<Upos>(name, ignoreCase: true, out var tag) ? tag : Upos.X;

    /// <summary><see cref="Upos.Verb"/> → "VERB".</summary>
    public static string Name(Upos tag) => tag.ToString().ToUpperInvariant();
}
