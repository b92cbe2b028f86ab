using System.Collections.Immutable;
using Recount.Core;
using Recount.Extraction;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>Incident templates of MUC-3 and MUC-4, news of Latin America in capitals.</summary>
/// <remarks>
/// <c>all_templates</c> is MUC-4's F over all slots with missing and spurious templates charged, <c>precision</c> and <c>recall</c>
/// with it, and one key a slot: the automatic variant, no person in the loop, a string that shares a word of four letters with the
/// key's being partly right. <c>ceafree</c> is F of CEAF-REE over five roles, and one key a role. These are of the mapping that is
/// fitted to the developers' set, which is itself answered by folds; <c>shipped.all_templates</c> and <c>shipped.ceafree</c> are of
/// fixed tables from observed incidents, and stand for all where there is no developers' set.
/// </remarks>
public sealed class MucBenchmark(EnglishAnalyser analyser, Extractor extractor, LanguageFacts facts, LexiconFolder lexicons, WordVectors vectors)
{
    public const string Name = "muc";

    private const string Shipped = "shipped.";

    private readonly MucReader _reader = new(analyser, facts, lexicons, new WordKin(vectors));
    private readonly MucTables _tables = new(facts);

    /// <summary>Whether a set's three files are there.</summary>
    public static bool IsThere(string prefix) => MucFile.Exists(prefix);

    /// <summary>Answers and scores sets.</summary>
    /// <param name="prefixes">A folder and a set's name each: "muc/tst1".</param>
    /// <param name="release">Where the developers' set is looked for if it doesn't lie beside the first prefix.</param>
    /// <param name="limit">At most so many items a set; null for all.</param>
    public ImmutableArray<BenchmarkReport> Score(IReadOnlyList<string> prefixes, string release, int? limit)
    {
        ArgumentNullException.ThrowIfNull(prefixes);
        string[] folders = [Path.GetDirectoryName(Path.GetFullPath(prefixes[0]))!, release];
        var folder = folders.FirstOrDefault(f => MucFile.Exists(Path.Combine(f, MucFile.Developers)));
        MucMapping? mapping = null;
        var reports = ImmutableArray.CreateBuilder<BenchmarkReport>();
        foreach (var prefix in prefixes)
        {
            var (items, hash) = MucFile.Read(prefix);
            var texts = PageRun.Each([.. items.Take(limit ?? int.MaxValue)], _reader.Read);
            var shipped = Report(hash, items, [.. texts.Select(t => MucAnswer.Of(_tables.Respond(t.Item, extractor.Extract(t.Analysed))))]);
            if (folder is null)
            {
                reports.Add(With(shipped, shipped));
            }
            else if (string.Equals(Path.GetFileName(prefix), MucFile.Developers, StringComparison.OrdinalIgnoreCase))
            {
                reports.Add(With(Report(hash, items, ByFolds(texts, folder)), shipped));
            }
            else
            {
                mapping ??= MucMapping.Fit(PageRun.Each(MucFile.Read(Path.Combine(folder, MucFile.Developers)).Items, _reader.Read), folder, facts);
                reports.Add(With(Report(hash, items, [.. texts.Select(mapping.Respond)]), shipped));
            }
        }

        return reports.ToImmutable();
    }

    private ImmutableArray<MucAnswer> ByFolds(MucText[] texts, string folder) =>
        CrossFit.Each(texts.Length, seen => MucMapping.Fit(texts.Of(seen), folder, facts), (mapping, i) => mapping.Respond(texts[i]));

    private static BenchmarkReport With(BenchmarkReport report, BenchmarkReport shipped)
    {
        string[] keys = ["all_templates", "ceafree"];
        return report with { Result = report.Result with { Scores = report.Result.Scores.AddRange(keys.Select(k => KeyValuePair.Create(Shipped + k, shipped.Result.Scores[k]))) } };
    }

    internal static BenchmarkReport Report(string hash, IReadOnlyList<MucItem> items, IReadOnlyList<MucAnswer> answers)
    {
        var slots = MucSlots.All.ToDictionary(s => s.Name, _ => new MucCounts(), StringComparer.Ordinal);
        var roles = MucRoles.All.ToDictionary(r => r.Role, _ => new LinkCounts(), StringComparer.Ordinal);
        var errors = new List<ScoringError>();
        foreach (var (item, answer) in items.Zip(answers))
        {
            foreach (var pair in MucScorer.Align(item.Templates, answer.Templates))
            {
                foreach (var (slot, score) in MucScorer.Score(pair))
                {
                    slots[slot] += score.Counts;
                    errors.AddRange(MucErrors.Of(item.Id, pair, slot, score));
                }
            }

            foreach (var (role, _) in MucRoles.All)
            {
                roles[role] += MucRoles.Score(item.Roles[role], answer.Roles[role]);
            }
        }

        var all = slots.Values.Aggregate(new MucCounts(), (a, b) => a + b);
        var entities = roles.Values.Aggregate(new LinkCounts(), (a, b) => a + b);
        return BenchmarkReport.Of(Name, [hash], answers.Count,
        [
            ("all_templates", all.F), ("precision", all.Precision), ("recall", all.Recall), ("overgeneration", all.Actual == 0 ? 0 : (double)all.Spurious / all.Actual),
            .. slots.Select(s => (s.Key, s.Value.F)), ("ceafree", entities.F1), .. roles.Select(r => (r.Key, r.Value.F1)),
        ], errors);
    }
}
