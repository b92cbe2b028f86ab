using System.Collections.Immutable;
using System.Text.Json;
using Recount.Core;

namespace Recount.Evaluation;

/// <summary>Facts of shootings with the span that proves each, against marks by crowd workers.</summary>
/// <remarks>
/// Twelve roles an article: shots, weapon, city, clock_time, place, time_of_day, and name, age and race of the first victim and
/// the first shooter. <c>strict</c>: F1, the trimmed strings are equal; <c>partial</c>: one contains the other; counts summed over all
/// articles and roles. <c>evidence</c>: of the answers right by <c>partial</c>, the share whose span overlaps gold's. <c>outcome</c>:
/// the first victim was killed or not, where gold says what became of one. <c>partial.ROLE</c> apart.
/// </remarks>
public static class GvdbBenchmark
{
    public const string Name = "gvdb";

    internal static readonly string[] Roles =
    [
        "shots", "weapon", "city", "clock_time", "place", "time_of_day", "victim.name", "victim.age", "victim.race", "shooter.name", "shooter.age", "shooter.race",
    ];

    /// <exception cref="DiagnosticException">RC4002: no such file, or a line that isn't JSON.</exception>
    public static BenchmarkReport Score(string path, SystemReader reader, int? limit = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var file = RowFile.Load(path);
        var rows = file.Rows.Take(limit ?? int.MaxValue).ToList();
        return Score(file.Hash, PageRun.Each(rows, row => (row, GvdbFacts.Find(reader.Read(
            row.Document with { Published = PublicationTime.Parse(TextRow.Text(row.Json, "date")) })))));
    }

    internal static BenchmarkReport Score(string hash, IReadOnlyList<(TextRow Row, GvdbAnswer Answer)> articles)
    {
        var (strict, partial, errors) = (default(SlotCount), default(SlotCount), new List<ScoringError>());
        var byRole = Roles.ToDictionary(r => r, _ => default(SlotCount), StringComparer.Ordinal);
        var (founded, outcomes, rightOutcomes) = (0, 0, 0);
        foreach (var (row, answer) in articles)
        {
            foreach (var role in Roles)
            {
                var (gold, given) = (Gold(row, role), answer.Spans.TryGetValue(role, out var span) ? span : (TextSpan?)null);
                var words = given?.Slice(row.Document.Text).Trim();
                var isEqual = gold is { } g && words == g.Value.Trim();
                var isPart = gold is { } p && words is not null && (p.Value.Contains(words, StringComparison.Ordinal) || words.Contains(p.Value.Trim(), StringComparison.Ordinal));
                var (one, other) = (gold is null ? 0 : 1, given is null ? 0 : 1);
                strict += new SlotCount(isEqual ? 1 : 0, one, other);
                partial += new SlotCount(isPart ? 1 : 0, one, other);
                byRole[role] += new SlotCount(isPart ? 1 : 0, one, other);
                founded += isPart && gold!.Value.Span is { } there && there.Overlaps(given!.Value) ? 1 : 0;
                if (gold is not null && !isPart)
                {
                    errors.Add(BenchmarkReport.Miss(row.Id, role, given is null ? "missing" : "different", gold.Value.Value, words));
                }
                else if (gold is null && given is not null)
                {
                    errors.Add(BenchmarkReport.False(row.Id, role, "gold has none", words));
                }
            }

            if (WasKilled(row.Json) is { } wasKilled)
            {
                outcomes++;
                rightOutcomes += wasKilled == answer.IsVictimKilled ? 1 : 0;
            }
        }

        return BenchmarkReport.Of(Name, [hash], articles.Count,
            [
                ("strict", strict.F1), ("strict_precision", strict.Precision), ("strict_recall", strict.Recall),
                ("partial", partial.F1), ("partial_precision", partial.Precision), ("partial_recall", partial.Recall),
                ("evidence", partial.Same == 0 ? 0 : founded / (double)partial.Same),
                ("outcome", outcomes == 0 ? 0 : rightOutcomes / (double)outcomes),
                .. Roles.Select(r => ("partial." + r, byRole[r].F1)),
            ],
            errors);
    }

    private static (string Value, TextSpan? Span)? Gold(TextRow row, string role)
    {
        var parts = role.Split('.');
        var from = row.Json;
        if (parts.Length == 2)
        {
            var people = row.Json.GetProperty(parts[0] + "s");
            if (people.GetArrayLength() == 0)
            {
                return null;
            }

            from = people[0];
        }

        var mark = from.GetProperty(parts[^1]);
        return mark.ValueKind != JsonValueKind.Object ? null
            : (mark.GetProperty("value").GetString() ?? "", mark.GetProperty("start").ValueKind == JsonValueKind.Number ? row.Span(mark) : null);
    }

    private static bool? WasKilled(JsonElement row)
    {
        var victims = row.GetProperty("victims");
        var was = victims.GetArrayLength() == 0 ? [] : PageFile.Texts(victims[0], "was");
        return was.Length == 0 ? null : was.Contains("killed", StringComparer.Ordinal);
    }
}

/// <summary>The span of each role that was found, and what became of the first victim.</summary>
internal sealed record GvdbAnswer(ImmutableDictionary<string, TextSpan> Spans, bool IsVictimKilled);
