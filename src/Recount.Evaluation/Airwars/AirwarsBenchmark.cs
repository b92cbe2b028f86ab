using System.Text.Json;
using Recount.Core;

namespace Recount.Evaluation;

/// <summary>The range of casualties that a desk codes from a narrative which quotes many sources, against Airwars's own coding.</summary>
/// <remarks>
/// Input: the narrative alone. <c>killed_range</c>, <c>killed_min</c>, <c>killed_max</c>: of the rows with a coded number, the
/// share where both ends, the lower, the upper are equal; <c>injured_…</c> likewise. <c>overlap</c>: the mean over rows with
/// coded killed of the whole numbers in both ranges over those in either. <c>false_figures</c>: of the rows' killed and injured
/// that are coded as unknown, the share where a number was answered. <c>breakdown</c>: F1 over (group, lower, upper) of
/// children, women and men. <c>strike_type</c>, <c>infrastructure</c>, <c>belligerents</c>: F1 over values; <c>date</c>: the
/// same day. <c>baseline_one</c>: <c>killed_range</c> of the answer one, everywhere.
/// </remarks>
public static class AirwarsBenchmark
{
    public const string Name = "airwars";

    internal static readonly string[] GroupNames = ["children", "women", "men"];

    /// <exception cref="DiagnosticException">RC4002: no such file, or a line that isn't JSON.</exception>
    public static BenchmarkReport Score(string path, SystemReader reader, int? limit = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var file = RowFile.Load(path);
        var rows = file.Json.Take(limit ?? int.MaxValue).ToList();
        var coded = PageRun.Each(rows, row => (Gold: row, Answer: AirwarsCoder.Code(reader.Read(TextRow.Plain(TextRow.Text(row, "narrative") ?? "")))));
        return Score(file.Hash, coded);
    }

    internal static BenchmarkReport Score(string hash, IReadOnlyList<(JsonElement Gold, AirwarsCoding Answer)> coded)
    {
        var rows = coded.Select(c => (Id: TextRow.Text(c.Gold, "id") ?? "", Gold: AirwarsCoding.OfGold(c.Gold), c.Answer)).ToList();
        var (killed, injured) = (rows.ConvertAll(r => (r.Gold.Killed, r.Answer.Killed)), rows.ConvertAll(r => (r.Gold.Injured, r.Answer.Injured)));
        var unknown = killed.Concat(injured).Where(r => r.Item1 is null).ToList();
        var errors = rows.SelectMany(r => Errors(r.Id, r.Gold, r.Answer));
        return BenchmarkReport.Of(Name, [hash], rows.Count,
            [
                ("killed_range", Share(killed, (g, a) => g == a)), ("killed_min", Share(killed, (g, a) => g.Min == a.Min)), ("killed_max", Share(killed, (g, a) => g.Max == a.Max)),
                ("injured_range", Share(injured, (g, a) => g == a)), ("injured_min", Share(injured, (g, a) => g.Min == a.Min)), ("injured_max", Share(injured, (g, a) => g.Max == a.Max)),
                ("overlap", Mean(killed.Where(r => r.Item1 is not null).Select(r => r.Item2 is { } answer ? r.Item1!.Value.Overlap(answer) : 0))),
                ("false_figures", Mean(unknown.Select(r => r.Item2 is null ? 0.0 : 1))),
                ("breakdown", F1(rows.Select(r => (Triples(r.Gold), Triples(r.Answer))))),
                ("strike_type", F1(rows.Select(r => (r.Gold.StrikeTypes.AsEnumerable(), r.Answer.StrikeTypes.AsEnumerable())))),
                ("infrastructure", F1(rows.Select(r => (r.Gold.Infrastructure.AsEnumerable(), r.Answer.Infrastructure.AsEnumerable())))),
                ("belligerents", F1(rows.Select(r => (r.Gold.Belligerents.AsEnumerable(), r.Answer.Belligerents.AsEnumerable())))),
                ("date", Mean(rows.Select(r => r.Gold.Date == r.Answer.Date ? 1.0 : 0))),
                ("baseline_one", Share([.. killed.Select(r => (r.Item1, (CodedRange?)new CodedRange(1, 1)))], (g, a) => g == a)),
            ],
            errors);
    }

    private static double Share(List<(CodedRange? Gold, CodedRange? Answer)> rows, Func<CodedRange, CodedRange, bool> isRight) =>
        Mean(rows.Where(r => r.Gold is not null).Select(r => r.Answer is { } answer && isRight(r.Gold!.Value, answer) ? 1.0 : 0));

    private static double Mean(IEnumerable<double> values) => values.DefaultIfEmpty(0).Average();

    private static double F1(IEnumerable<(IEnumerable<string> Gold, IEnumerable<string> Answer)> rows) =>
        rows.Aggregate(default(SlotCount), (sum, r) => sum + new SlotCount(r.Gold.Intersect(r.Answer, StringComparer.Ordinal).Count(), r.Gold.Count(), r.Answer.Count())).F1;

    private static IEnumerable<string> Triples(AirwarsCoding coding) => coding.Groups.Select(g => $"{g.Key} {g.Value}");

    private static IEnumerable<ScoringError> Errors(string id, AirwarsCoding gold, AirwarsCoding answer)
    {
        ScoringError?[] differing =
        [
            Error("killed", gold.Killed?.ToString(), answer.Killed?.ToString()),
            Error("injured", gold.Injured?.ToString(), answer.Injured?.ToString()),
            .. GroupNames.Select(g => Error(g, Text(gold, g), Text(answer, g))),
            Error("strike_type", string.Join('|', gold.StrikeTypes), string.Join('|', answer.StrikeTypes)),
            Error("infrastructure", string.Join('|', gold.Infrastructure), string.Join('|', answer.Infrastructure)),
            Error("date", gold.Date, answer.Date),
        ];
        return differing.OfType<ScoringError>();

        ScoringError? Error(string family, string? wanted, string? given) => wanted == given ? null
            : string.IsNullOrEmpty(wanted) ? BenchmarkReport.False(id, family, "spurious", given)
            : BenchmarkReport.Miss(id, family, string.IsNullOrEmpty(given) ? "missing" : "different", wanted, given);

        static string? Text(AirwarsCoding coding, string group) => coding.Groups.TryGetValue(group, out var range) ? range.ToString() : null;
    }
}
