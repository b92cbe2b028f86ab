using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Language;

/// <summary>Everything that training learns of English: sentences by one network, tags, trees and names by another, lemmas, word vectors.</summary>
/// <remarks>
/// Two files of <c>models/english</c>: <c>vectors.bin</c>, and <c>english.bin</c>, which was trained on just those vectors. Each
/// starts with a magic word and the SHA-256 of the rest.
/// </remarks>
public sealed class EnglishModel
{
    public const string FileName = "english.bin";
    private static readonly byte[] s_magic = "RCEN0002"u8.ToArray();

    private EnglishModel(SentenceSplitter sentences, EnglishNetwork network, Lemmatizer lemmas, string hash)
    {
        Sentences = sentences;
        Network = network;
        Lemmas = lemmas;
        Hash = hash;
    }

    public SentenceSplitter Sentences { get; }

    public EnglishNetwork Network { get; }

    public Lemmatizer Lemmas { get; }

    /// <summary>SHA-256 of the model, its vectors' hash included.</summary>
    public string Hash { get; }

    /// <param name="path">english.bin; vectors.bin lies beside it.</param>
    /// <exception cref="DiagnosticException">A file is missing, cut short or damaged, or they don't belong together (RC5001).</exception>
    public static EnglishModel Load(string path)
    {
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            return Read(File.ReadAllBytes(path), WordVectors.Read(File.ReadAllBytes(Path.Combine(folder, WordVectors.FileName))));
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or FormatException
            or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw new DiagnosticException(DiagnosticCatalogue.ModelMissing.At(Path.GetFileName(path), "the English model can't be read"), e);
        }
    }

    /// <exception cref="InvalidDataException">Not a model, of another version, trained on other vectors, or damaged.</exception>
    public static EnglishModel Read(byte[] file, WordVectors vectors)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        using var reader = HashedFile.Open(file, s_magic, out var hash);
        if (reader.ReadString() != vectors.Hash)
        {
            throw new InvalidDataException("the model was trained on other word vectors");
        }

        var sentences = new SentenceSplitter(BoundaryNetwork.Read(reader, vectors));
        var network = new EnglishNetwork(NetworkParts.Read(reader), vectors);
        return new EnglishModel(sentences, network, Lemmatizer.Read(reader), hash);
    }

    internal static byte[] Write(BoundaryNetwork boundaries, NetworkParts network, Action<BinaryWriter> writeLemmas, WordVectors vectors) =>
        HashedFile.Write(s_magic, writer =>
    {
        writer.Write(vectors.Hash);
        boundaries.Write(writer);
        network.Write(writer);
        writeLemmas(writer);
    });

    /// <summary>A sentence's words with tags, lemmas and tree, and the names that the network sees among them.</summary>
    /// <param name="text">What <paramref name="words"/> are slices of.</param>
    /// <param name="words">A sentence.</param>
    public (ImmutableArray<Token> Tokens, ImmutableArray<NameSpan> Names) Read(string text, ImmutableArray<TextSpan> words)
    {
        var forms = words.Select(w => w.Slice(text)).ToList();
        var reading = Network.Read(forms);
        var tokens = ImmutableArray.CreateBuilder<Token>(words.Length);
        for (var i = 0; i < words.Length; i++)
        {
            var tag = reading.Tags[i];
            tokens.Add(new Token(words[i], forms[i], Lemmas.Lemma(forms[i], tag), tag, reading.FineTags[i], reading.Heads[i], reading.Relations[i]));
        }

        var all = tokens.MoveToImmutable();
        return (all, NameSpan.Of(all, reading.Names));
    }

    /// <summary>"VERB" → <see cref="Upos.Verb"/>; an unknown name is <see cref="Upos.X"/>.</summary>
    public static Upos ParseUpos(string name) => Enum.TryParse<Upos>(name, ignoreCase: true, out var tag) ? tag : Upos.X;

    /// <summary><see cref="Upos.Verb"/> → "VERB".</summary>
    public static string Name(Upos tag) => s_names[(int)tag];

    private static readonly string[] s_names = [.. Enum.GetValues<Upos>().Select(t => t.ToString().ToUpperInvariant())];
}
