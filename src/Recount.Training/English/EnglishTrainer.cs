using System.IO.Compression;
using Recount.Language;

namespace Recount.Training;

/// <summary>Makes the English model: one network for tags, trees and names, and the lemmas.</summary>
/// <remarks>
/// Source: UD English EWT and Universal NER's EWT (CC BY-SA 4.0), GUM's free genres (CC BY, CC BY-SA); vectors by
/// <see cref="WordVectorTrainer"/>. Seeded, two workers whose gradients are added in one order: the same data gives the same bytes
/// on machines with the same instructions for vectors.
/// </remarks>
public static class EnglishTrainer
{
    private const ulong Seed = 7;

    /// <param name="data">The folder that holds <c>ud-ewt</c>, <c>ner-ewt</c> and <c>gum</c>.</param>
    /// <param name="output">The model file to write.</param>
    /// <param name="progress">Told a line a stage.</param>
    public static void Train(string data, string output, IProgress<string> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var vectors = WordVectors.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "models", "english", WordVectors.FileName)));
        var gum = Path.Combine(data, "gum", "train.conllu.gz");
        ConlluSentence[] treebanks =
        [
            .. ReadTreebank(Path.Combine(data, "ud-ewt", "train.conllu.gz")), .. ReadTreebank(gum),
        ];
        using var marked = Open(gum);
        var names = ReadNames(Path.Combine(data, "ner-ewt", "train.iob.gz"));
        var model = Train(treebanks, names, GumNames.Read(marked), vectors, EnglishSizes.Shipped, progress);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
        File.WriteAllBytes(output, model);
    }

    public static IReadOnlyList<ConlluSentence> ReadTreebank(string path)
    {
        using var reader = Open(path);
        return [.. Conllu.Read(reader)];
    }

    /// <summary>Sentences of (word, IOB2 label).</summary>
    public static IReadOnlyList<IReadOnlyList<(string Word, string Label)>> ReadNames(string path)
    {
        using var reader = Open(path);
        return [.. IobFile.Read(reader)];
    }

    /// <returns>The model file's bytes.</returns>
    internal static byte[] Train(
        IReadOnlyList<ConlluSentence> treebanks, IReadOnlyList<IReadOnlyList<(string Word, string Label)>> names,
        IReadOnlyList<IReadOnlyList<(string Word, string Label)>> sideNames, WordVectors vectors, EnglishSizes sizes,
        IProgress<string> progress)
    {
        var random = new RandomNumbers(Seed);
        progress.Report("sentence boundaries");
        var paragraphs = BoundaryExample.Of(treebanks);
        var boundaries = new BoundaryTrainer(paragraphs, vectors, sizes.Boundaries, random);
        sizes.BoundarySchedule.Run(boundaries, paragraphs, random, progress);
        progress.Report("tags, trees, names");
        var examples = EnglishExamples.Join(treebanks, names, sideNames);
        var network = new NetworkTrainer(examples, vectors, sizes.Network, random);
        sizes.NetworkSchedule.Run(network, examples.All, random, progress);
        return EnglishModel.Write(boundaries.Export(), network.Export(), writer => WriteLemmas(treebanks, writer), vectors);
    }

    // Only what the suffix rules would get wrong is kept.
    internal static void WriteLemmas(IReadOnlyList<ConlluSentence> sentences, BinaryWriter writer)
    {
        var counts = new SortedDictionary<string, SortedDictionary<string, int>>(StringComparer.Ordinal);
        var known = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var word in sentences.SelectMany(s => s.Words).Where(w => w.Upos is not ("PUNCT" or "SYM" or "X" or "NUM" or "PROPN")))
        {
            var key = word.Upos + " " + word.Form.ToLowerInvariant();
            var lemmas = counts.TryGetValue(key, out var found) ? found : counts[key] = new SortedDictionary<string, int>(StringComparer.Ordinal);
            lemmas[word.Lemma.ToLowerInvariant()] = lemmas.GetValueOrDefault(word.Lemma.ToLowerInvariant()) + 1;
            if (word.Upos is "VERB" or "NOUN" or "AUX" or "ADJ" && word.Lemma.Length > 2 && word.Lemma.All(char.IsLetter))
            {
                known.Add(word.Upos[0] + word.Lemma.ToLowerInvariant());
            }
        }

        var bare = new Lemmatizer(new Dictionary<string, string>(StringComparer.Ordinal), known);
        var exceptions = counts
            .Select(p => (p.Key, Lemma: p.Value.OrderByDescending(l => l.Value).ThenBy(l => l.Key, StringComparer.Ordinal).First().Key))
            .Where(p => p.Key.Split(' ', 2) is [var upos, var form] && bare.Lemma(form, EnglishModel.ParseUpos(upos)) != p.Lemma)
            .ToList();
        writer.Write(exceptions.Count);
        foreach (var (key, lemma) in exceptions)
        {
            writer.Write(key);
            writer.Write(lemma);
        }

        writer.Write(known.Count);
        foreach (var word in known)
        {
            writer.Write(word);
        }
    }

    private static StreamReader Open(string path)
    {
        Stream stream = File.OpenRead(path);
        return new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
    }
}

/// <summary>How large the English model is and how long it learns.</summary>
internal sealed record EnglishSizes
{
    public static EnglishSizes Shipped { get; } = new();

    public EncoderSizes Boundaries { get; init; } =
        new() { Embedding = 48, Units = 48, Layers = 2, InputDropout = 0.3f, LayerDropout = 0.3f };

    public Schedule BoundarySchedule { get; init; } = new() { Epochs = 16, BatchWords = 1600 };

    public NetworkSizes Network { get; init; } = new();

    public Schedule NetworkSchedule { get; init; } = new() { Epochs = 28 };
}
