using System.Collections.Frozen;
using System.Collections.Immutable;
using Recount.Language;

namespace Recount.Training;

/// <summary>Makes the coreference model: which earlier mention a mention goes back to.</summary>
/// <remarks>
/// Source: GUM's news, interviews, biographies, academic texts, court and travel guides (annotations CC BY 4.0; texts CC BY
/// and CC BY-SA). A log-linear ranking of antecedents with the costs of Durrett and Klein (EMNLP 2013), learnt by AdaGrad
/// in one fixed order on the shipped English model's own tags, trees and names. About two minutes on one core.
/// </remarks>
public static class CoreferenceTrainer
{
    private const int Folds = 4;

    /// <summary>What a word must be met to stand for itself: so often, in so many documents.</summary>
    private const int LeastWords = 8;
    private const int LeastDocuments = 3;

    /// <param name="data">The folder that holds <c>gum</c>.</param>
    /// <param name="output">The model file to write.</param>
    /// <param name="progress">Told a line a stage.</param>
    public static void Train(string data, string output, IProgress<string> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var english = EnglishModel.Load(Path.Combine(AppContext.BaseDirectory, "models", "english", EnglishModel.FileName));
        var lexicons = Path.Combine(AppContext.BaseDirectory, "lexicons");
        var lexicon = CoreferenceLexicon.Load(lexicons);
        progress.Report("reading");
        var names = NameTyper.Load(lexicons, CountryFile.Load(lexicons), Gazetteer.Load(AppContext.BaseDirectory));
        var documents = Read(CoreferenceFile.Read(Path.Combine(data, "gum", "train.conllu.gz")), english, names);
        var model = Train(documents, lexicon, progress);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
        File.WriteAllBytes(output, model);
    }

    internal static ImmutableArray<(AnnotatedDocument Gold, ImmutableArray<AnalysedSentence> Read)> Read(
        IEnumerable<AnnotatedDocument> documents, EnglishModel english, NameTyper names) =>
        [.. documents.Select(d => (d, AnnotatedSentences.Analyse(d, english, names)))];

    internal static byte[] Train(
        IReadOnlyList<(AnnotatedDocument Gold, ImmutableArray<AnalysedSentence> Read)> documents, CoreferenceLexicon lexicon, IProgress<string> progress)
    {
        var vocabulary = Vocabulary(documents);
        var ranker = new AntecedentRanker();
        // The ranker learns from mentions as they will be found: each fold's by a detector of the others.
        var examples = new Example[documents.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            progress.Report(FormattableString.Invariant($"mentions of fold {fold + 1} of {Folds}"));
            var held = new MentionReader(lexicon, vocabulary, new MentionDetector(DetectorTrainer.Train([.. documents.Where((_, i) => i % Folds != fold)], vocabulary)));
            for (var i = fold; i < documents.Count; i += Folds)
            {
                examples[i] = Example.Of(documents[i].Gold, held.Read(documents[i].Read, documents[i].Gold.Speakers));
            }
        }

        var order = Enumerable.Range(0, examples.Length).ToArray();
        for (var round = 0; round < AntecedentRanker.Rounds; round++)
        {
            progress.Report(FormattableString.Invariant($"round {round + 1} of {AntecedentRanker.Rounds}"));
            new RandomNumbers((ulong)round + 1).Shuffle(order);
            foreach (var at in order)
            {
                ranker.Learn(examples[at], round);
            }

            ranker.EndRound(round);
        }

        progress.Report("mentions");
        return CoreferenceModel.Write(vocabulary, DetectorTrainer.Train(documents, vocabulary), ranker.Weights());
    }

    /// <summary>Words that stand at or beside mentions in several documents; what only one document says isn't learnt by heart.</summary>
    private static FrozenSet<ulong> Vocabulary(IEnumerable<(AnnotatedDocument Gold, ImmutableArray<AnalysedSentence> Read)> documents)
    {
        var seen = new Dictionary<ulong, (int Words, int Documents, string Last)>();
        foreach (var (gold, read) in documents)
        {
            foreach (var token in read.SelectMany(s => s.Tokens))
            {
                Count(token.Text.ToLowerInvariant(), gold.Id);
                if (!string.Equals(token.Lemma, token.Text, StringComparison.OrdinalIgnoreCase))
                {
                    Count(token.Lemma.ToLowerInvariant(), gold.Id);
                }
            }
        }

        return seen.Where(p => p.Value.Words >= LeastWords && p.Value.Documents >= LeastDocuments).Select(p => p.Key).ToFrozenSet();

        void Count(string word, string document)
        {
            var hash = FeatureHash.Of(word);
            var (words, met, last) = seen.GetValueOrDefault(hash, (0, 0, ""));
            seen[hash] = (words + 1, last == document ? met : met + 1, document);
        }
    }
}

/// <summary>A document to learn from: its mentions, and the chain that each stands in by gold (-1 for none).</summary>
internal sealed record Example(List<MentionFacts> Mentions, int[] Chains)
{
    public static Example Of(AnnotatedDocument gold, List<MentionFacts> mentions)
    {
        var sizes = gold.Mentions.GroupBy(m => m.Chain, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var number = new Dictionary<string, int>(StringComparer.Ordinal);
        var chainOf = new Dictionary<(int, int, int), int>();
        foreach (var mention in gold.Mentions.Where(m => sizes[m.Chain] > 1))
        {
            if (!number.TryGetValue(mention.Chain, out var chain))
            {
                number.Add(mention.Chain, chain = number.Count);
            }

            chainOf.TryAdd((mention.Sentence, mention.First, mention.End), chain);
        }

        return new Example(mentions, [.. mentions.Select(m => chainOf.GetValueOrDefault((m.Mention.Sentence, m.Mention.First, m.Mention.End), -1))]);
    }
}
