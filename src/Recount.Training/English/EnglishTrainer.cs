using System.IO.Compression;
using Recount.Language;

namespace Recount.Training;

/// <summary>Makes the English model: tagger, parser, names, lemmas.</summary>
/// <remarks>
/// Source: UD English EWT and Universal NER's EWT (CC BY-SA 4.0). Single-threaded, seeded, whole numbers: the same data
/// gives the same bytes. About ten minutes on one core.
/// </remarks>
public static class EnglishTrainer
{
    private const int TaggerRounds = 8;
    private const int ParserRounds = 12;
    private const int NamesRounds = 10;
    private const int Folds = 4;

    /// <param name="data">The folder that holds <c>ud-ewt</c> and <c>ner-ewt</c>.</param>
    /// <param name="output">The model file to write.</param>
    /// <param name="progress">Told a line a stage.</param>
    public static void Train(string data, string output, IProgress<string> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var sentences = ReadTreebank(Path.Combine(data, "ud-ewt", "train.conllu.gz"));
        var names = ReadNames(Path.Combine(data, "ner-ewt", "train.iob.gz"));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
        using var file = File.Create(output);
        Write(sentences, names, file, progress);
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

    public static void Write(
        IReadOnlyList<ConlluSentence> sentences, IReadOnlyList<IReadOnlyList<(string Word, string Label)>> names, Stream output,
        IProgress<string> progress)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(progress);
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            progress.Report("tagger");
            var tagger = TrainTagger(sentences, TaggerRounds);
            tagger.Write(writer, 0.006);

            // The parser learns from tags as they will be, wrong ones included: each fold is tagged by the others' model.
            var tags = new IReadOnlyList<string>[sentences.Count];
            for (var fold = 0; fold < Folds; fold++)
            {
                progress.Report($"tags of fold {fold + 1} of {Folds}");
                var held = Freeze(TrainTagger([.. sentences.Where((_, i) => i % Folds != fold)], 4));
                var foldTagger = new Tagger(held);
                for (var i = fold; i < sentences.Count; i += Folds)
                {
                    tags[i] = foldTagger.Tag([.. sentences[i].Words.Select(w => w.Form)]);
                }
            }

            ParserTrainer.Train(sentences, tags, ParserRounds, progress).Write(writer, 0.006);
            progress.Report("names");
            TrainNames(names, new Tagger(Freeze(tagger)), NamesRounds).Write(writer, 0.006);
            progress.Report("lemmas");
            WriteLemmas(sentences, writer);
        }

        EnglishModel.WriteFile(output, bytes.ToArray());
    }

    private static LinearModel Freeze(PerceptronTrainer trainer)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        trainer.Write(writer, 0.006);
        writer.Flush();
        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        return LinearModel.Read(reader);
    }

    private static PerceptronTrainer TrainTagger(IReadOnlyList<ConlluSentence> sentences, int rounds)
    {
        var labels = sentences.SelectMany(s => s.Words).Select(w => w.Upos + "|" + w.Xpos)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var index = labels.Select((l, i) => (l, i)).ToDictionary(x => x.l, x => x.i, StringComparer.Ordinal);
        var trainer = new PerceptronTrainer(labels);
        var order = Enumerable.Range(0, sentences.Count).ToArray();
        var features = new ulong[TaggerFeatures.Most];
        var scores = new int[labels.Count];
        for (var round = 0; round < rounds; round++)
        {
            Shuffle.InPlace(order, round);
            foreach (var at in order)
            {
                var words = sentences[at].Words.Select(w => w.Form).ToList();
                var (previous, before) = ("<s>", "<s>");
                for (var i = 0; i < words.Count; i++)
                {
                    var n = TaggerFeatures.Fill(words, i, previous, before, features);
                    trainer.Score(features.AsSpan(0, n), scores);
                    var guess = scores.AsSpan().IndexOf(scores.Max());
                    var right = index[sentences[at].Words[i].Upos + "|" + sentences[at].Words[i].Xpos];
                    if (guess != right)
                    {
                        trainer.Update(features.AsSpan(0, n), right, guess);
                    }

                    trainer.Tick();
                    (previous, before) = (labels[guess], previous);
                }
            }
        }

        return trainer;
    }

    private static PerceptronTrainer TrainNames(
        IReadOnlyList<IReadOnlyList<(string Word, string Label)>> sentences, Tagger tagger, int rounds)
    {
        var labels = sentences.SelectMany(s => s).Select(w => w.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var index = labels.Select((l, i) => (l, i)).ToDictionary(x => x.l, x => x.i, StringComparer.Ordinal);
        var tagged = sentences.Select(s => tagger.Tag([.. s.Select(w => w.Word)])).ToList();
        var trainer = new PerceptronTrainer(labels);
        var order = Enumerable.Range(0, sentences.Count).ToArray();
        var features = new ulong[NameFeatures.Most];
        var scores = new int[labels.Count];
        for (var round = 0; round < rounds; round++)
        {
            Shuffle.InPlace(order, round);
            foreach (var at in order)
            {
                var words = sentences[at].Select(w => w.Word).ToList();
                var previous = "O";
                for (var i = 0; i < words.Count; i++)
                {
                    var n = NameFeatures.Fill(words, tagged[at], i, previous, features);
                    trainer.Score(features.AsSpan(0, n), scores);
                    var guess = scores.AsSpan().IndexOf(scores.Max());
                    var right = index[sentences[at][i].Label];
                    if (guess != right)
                    {
                        trainer.Update(features.AsSpan(0, n), right, guess);
                    }

                    trainer.Tick();
                    previous = labels[guess];
                }
            }
        }

        return trainer;
    }

    // Only what the suffix rules would get wrong is kept.
    private static void WriteLemmas(IReadOnlyList<ConlluSentence> sentences, BinaryWriter writer)
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
