using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>Coreference against GUM: MUC, B-cubed and CEAF by entities, and their mean, over exact spans.</summary>
/// <remarks>
/// As the CoNLL-2012 shared task defines it: chains of one mention are left out on both sides, and counts are summed over
/// documents. Words, sentences and speakers are given; tags, trees, names and mentions are the system's own.
/// <c>people</c> is the same mean over chains of people alone: gold's by the type of its mentions, the system's by its own
/// word for it.
/// </remarks>
public static class CorefBenchmark
{
    public const string Name = "coref";

    /// <param name="path">A .conllu file with Entity brackets; may be packed (.gz).</param>
    /// <param name="resolve">Chains of one document.</param>
    /// <param name="limit">At most so many documents.</param>
    public static BenchmarkReport Score(string path, Func<AnnotatedDocument, ImmutableArray<Chain>> resolve, int? limit = null)
    {
        ArgumentNullException.ThrowIfNull(resolve);
        var documents = CoreferenceFile.Read(path).Take(limit ?? int.MaxValue).ToList();
        var (scores, errors) = ScoreDocuments(documents, resolve);
        return new BenchmarkReport(new BenchmarkResult(Name, ContentHash.OfBytes(File.ReadAllBytes(path)), documents.Count, scores), [.. errors]);
    }

    internal static (ImmutableSortedDictionary<string, double> Scores, List<ScoringError> Errors) ScoreDocuments(
        IReadOnlyList<AnnotatedDocument> documents, Func<AnnotatedDocument, ImmutableArray<Chain>> resolve)
    {
        var (all, people, errors) = (new Sums(), new Sums(), new List<ScoringError>());
        foreach (var document in documents)
        {
            var gold = Gold(document);
            var system = resolve(document).Select(c => (c.Mentions.Select(m => (m.Sentence, m.First, m.End)).ToArray(), c.IsPerson)).ToList();
            all.Add([.. gold.Select(g => g.Mentions)], [.. system.Select(s => s.Item1)]);
            people.Add([.. gold.Where(g => g.IsPerson).Select(g => g.Mentions)], [.. system.Where(s => s.IsPerson).Select(s => s.Item1)]);
            errors.AddRange(CorefErrors.Of(document, [.. gold.Select(g => g.Mentions)], [.. system.Select(s => s.Item1)]));
        }

        return (all.Scores().Append(("people", people.Conll)).ToImmutableSortedDictionary(s => s.Item1, s => s.Item2, StringComparer.Ordinal), errors);
    }

    private static List<((int Sentence, int First, int End)[] Mentions, bool IsPerson)> Gold(AnnotatedDocument document) =>
        [.. document.Mentions.GroupBy(m => m.Chain, StringComparer.Ordinal)
            // Two chains may share a span (a thing and its name); the first keeps it, since a mention stands in one chain.
            .Select(g => (Spans: g.Select(m => (m.Sentence, m.First, m.End)).Distinct().ToArray(), IsPerson: g.First().Type == "person"))
            .Where(g => g.Spans.Length > 1)
            .Aggregate((Taken: new HashSet<(int, int, int)>(), Kept: new List<((int, int, int)[], bool)>()), (sum, g) =>
            {
                var own = g.Spans.Where(sum.Taken.Add).ToArray();
                if (own.Length > 1)
                {
                    sum.Kept.Add((own, g.IsPerson));
                }

                return sum;
            }).Kept];

    private sealed class Sums
    {
        private LinkCounts _muc;
        private LinkCounts _cubed;
        private LinkCounts _ceaf;

        public double Conll => (_muc.F1 + _cubed.F1 + _ceaf.F1) / 3;

        public void Add((int, int, int)[][] gold, (int, int, int)[][] system)
        {
            _muc += CoreferenceScores.Muc(gold, system);
            _cubed += CoreferenceScores.BCubed(gold, system);
            _ceaf += CoreferenceScores.CeafEntities(gold, system);
        }

        public IEnumerable<(string, double)> Scores() =>
            [("muc", _muc.F1), ("b3", _cubed.F1), ("ceafe", _ceaf.F1), ("conll", Conll)];
    }
}
