using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>Incident templates of MUC-3 and MUC-4, news of Latin America in capitals.</summary>
/// <remarks>
/// <c>all_templates</c> is MUC-4's F over all slots with missing and spurious templates charged, <c>precision</c> and <c>recall</c>
/// with it, and one key a slot: the automatic variant, no person in the loop, a string that shares a word of four letters with the
/// key's being partly right. <c>ceafree</c> is F of CEAF-REE over five roles, and one key a role. The mapping to templates is fitted
/// to the developers' set beside the path, which is itself answered by folds.
/// </remarks>
public static class MucBenchmark
{
    public const string Name = "muc";

    private const int Folds = 3;

    /// <summary>Whether a set's three files are there.</summary>
    public static bool IsThere(string prefix) => MucFile.Exists(prefix);

    /// <summary>Answers and scores the set at a prefix ("muc/tst1").</summary>
    /// <exception cref="IOException">The set isn't there.</exception>
    public static BenchmarkReport Score(string prefix, EnglishAnalyser analyser, LanguageFacts facts, LexiconFolder lexicons, int? limit = null)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(prefix))!;
        var reader = new MucReader(analyser, facts, lexicons);
        var (items, hash) = MucFile.Read(prefix);
        var texts = PageRun.Each([.. items.Take(limit ?? int.MaxValue)], reader.Read);
        var isDevelopers = string.Equals(Path.GetFileName(prefix), MucFile.Developers, StringComparison.OrdinalIgnoreCase);
        var answers = isDevelopers ? ByFolds(texts, folder, facts) : Fitted(texts, PageRun.Each(MucFile.Read(Path.Combine(folder, MucFile.Developers)).Items, reader.Read), folder, facts);
        return Report(hash, [.. texts.Select(t => t.Item)], answers);
    }

    private static ImmutableArray<MucTemplate>[] Fitted(MucText[] texts, MucText[] developers, string folder, LanguageFacts facts)
    {
        var mapping = MucMapping.Fit(developers, folder, facts);
        return [.. texts.Select(mapping.Respond)];
    }

    private static ImmutableArray<MucTemplate>[] ByFolds(MucText[] texts, string folder, LanguageFacts facts)
    {
        var answers = new ImmutableArray<MucTemplate>[texts.Length];
        for (var fold = 0; fold < Folds; fold++)
        {
            var mapping = MucMapping.Fit([.. texts.Where((_, i) => i % Folds != fold)], folder, facts);
            for (var i = fold; i < texts.Length; i += Folds)
            {
                answers[i] = mapping.Respond(texts[i]);
            }
        }

        return answers;
    }

    internal static BenchmarkReport Report(string hash, IReadOnlyList<MucItem> items, IReadOnlyList<ImmutableArray<MucTemplate>> answers)
    {
        var slots = MucSlots.All.ToDictionary(s => s.Name, _ => new MucCounts(), StringComparer.Ordinal);
        var roles = MucRoles.All.ToDictionary(r => r.Role, _ => new LinkCounts(), StringComparer.Ordinal);
        var errors = new List<ScoringError>();
        foreach (var (item, answer) in items.Zip(answers))
        {
            foreach (var pair in MucScorer.Align(item.Templates, answer))
            {
                foreach (var (slot, score) in MucScorer.Score(pair))
                {
                    slots[slot] += score.Counts;
                    errors.AddRange(MucErrors.Of(item.Id, pair, slot, score));
                }
            }

            foreach (var (role, slot) in MucRoles.All)
            {
                roles[role] += MucRoles.Score(item.Roles[role], MucRoles.Of(answer, slot));
            }
        }

        var all = slots.Values.Aggregate(new MucCounts(), (a, b) => a + b);
        var entities = roles.Values.Aggregate(new LinkCounts(), (a, b) => a + b);
        return BenchmarkReport.Of(Name, [hash], items.Count,
        [
            ("all_templates", all.F), ("precision", all.Precision), ("recall", all.Recall), ("overgeneration", all.Actual == 0 ? 0 : (double)all.Spurious / all.Actual),
            .. slots.Select(s => (s.Key, s.Value.F)), ("ceafree", entities.F1), .. roles.Select(r => (r.Key, r.Value.F1)),
        ], errors);
    }
}
