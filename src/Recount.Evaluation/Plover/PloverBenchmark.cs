using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Recount.Core;
using Recount.Extraction;

namespace Recount.Evaluation;

/// <summary>Dealings of sides against PLOVER's coded sentences, or PETRARCH2's where the file holds those.</summary>
/// <remarks>
/// A sentence's answer is its first dealing. <c>type</c>: accuracy over the 18 types; <c>macro</c>: mean F1 over gold's types;
/// <c>opposition</c>: accuracy of agree-like against reject-like, over gold but INVESTIGATE; <c>source</c>, <c>target</c>:
/// F1 over actors, an answer being right where its last word stands in gold's; <c>trigger</c>: share of rows whose answered
/// verb stands inside an EVT mark; <c>baseline</c>: always the most frequent type. Of PETRARCH2's sentences <c>root</c> is
/// the share of those with events whose answered CAMEO root is one of gold's, <c>none</c> the share of those without where
/// none is answered.
/// </remarks>
public static class PloverBenchmark
{
    public const string Name = "plover";

    private static readonly DealingType[] s_friendly =
        [DealingType.Agree, DealingType.Consult, DealingType.Support, DealingType.Cooperate, DealingType.Aid, DealingType.Concede, DealingType.Retreat];

    /// <param name="path">JSON Lines, plain or packed by gzip.</param>
    /// <param name="deal">What is measured.</param>
    /// <param name="limit">At most so many sentences.</param>
    public static BenchmarkReport Score(string path, Func<Document, ImmutableArray<Dealing>> deal, int? limit = null)
    {
        ArgumentNullException.ThrowIfNull(deal);
        var file = RowFile.Load(path);
        var rows = file.Rows.Take(limit ?? int.MaxValue).ToList();
        return rows.Exists(r => r.Json.TryGetProperty("events", out _)) ? Petrarch(file, rows, deal) : Plover(file, rows, deal);
    }

    private static BenchmarkReport Plover(RowFile file, List<TextRow> rows, Func<Document, ImmutableArray<Dealing>> deal)
    {
        var scored = PageRun.Each(rows, row => new Answer(row, Gold(row), deal(row.Document).FirstOrDefault()));
        var types = scored.Select(s => s.Gold).Distinct().ToList();
        var sided = scored.Where(s => s.Gold is not DealingType.Investigate).ToList();
        return BenchmarkReport.Of(Name, [file.Hash], rows.Count,
            [
                ("type", Share(scored, s => s.Given?.Type == s.Gold)), ("macro", types.Count == 0 ? 0 : types.Average(t => OfType(scored, t).F1)),
                ("opposition", Share(sided, s => s.Given is { Type: not DealingType.Investigate } given && IsFriendly(given.Type) == IsFriendly(s.Gold))),
                ("source", Actors(scored, "source", d => d.Sources).F1), ("target", Actors(scored, "target", d => d.Targets).F1),
                ("trigger", Share(scored, s => s.Given is not null && IsMarked(s.Row, s.Given.Trigger))),
                ("baseline", types.Count == 0 ? 0 : types.Max(t => Share(scored, s => s.Gold == t))),
            ],
            scored.SelectMany(Errors));
    }

    private static bool IsFriendly(DealingType type) => s_friendly.Contains(type);

    private static DealingType Gold(TextRow row) => Enum.Parse<DealingType>(TextRow.Text(row.Json, "event")!, ignoreCase: true);

    private static double Share<T>(IReadOnlyCollection<T> rows, Func<T, bool> holds) => rows.Count == 0 ? 0 : rows.Count(holds) / (double)rows.Count;

    private static LinkCounts OfType(Answer[] scored, DealingType type)
    {
        var right = scored.Count(s => s.Gold == type && s.Given?.Type == type);
        return new LinkCounts(right, scored.Count(s => s.Gold == type), right, scored.Count(s => s.Given?.Type == type));
    }

    private static LinkCounts Actors(IEnumerable<Answer> scored, string role, Func<Dealing, ImmutableArray<string>> given) =>
        scored.Select(s =>
        {
            var (gold, names) = (GoldActors(s.Row, role), s.Given is null ? [] : given(s.Given));
            var right = Right(gold, names);
            return new LinkCounts(right, gold.Count, right, names.Length);
        }).Aggregate(new LinkCounts(), (a, b) => a + b);

    // One target stands as a plain string where others are objects.
    private static List<string> GoldActors(TextRow row, string role) => !row.Json.TryGetProperty(role, out var actors) ? []
        : actors.ValueKind == JsonValueKind.String ? [actors.GetString()!]
        : [.. actors.EnumerateArray().Select(a => TextRow.Text(a, "actorText")).OfType<string>()];

    private static int Right(List<string> gold, ImmutableArray<string> names)
    {
        var open = gold.Select(Words).ToList();
        var right = 0;
        foreach (var head in names.Select(n => Words(n).LastOrDefault()))
        {
            var at = open.FindIndex(words => head is not null && words.Contains(head));
            if (at >= 0)
            {
                open.RemoveAt(at);
                right++;
            }
        }

        return right;
    }

    private static List<string> Words(string text) =>
        [.. text.ToLowerInvariant().Split([.. " ,.;:()[]{}'’\"/"], StringSplitOptions.RemoveEmptyEntries)];

    private static bool IsMarked(TextRow row, TextSpan trigger)
    {
        var (markup, word) = (TextRow.Text(row.Json, "markup") ?? "", trigger.Slice(row.Document.Text).ToLowerInvariant());
        return markup.Split("(EVT:").Skip(1).Any(m => Words(m.Split(')')[0]).Contains(word));
    }

    private static IEnumerable<ScoringError> Errors(Answer answer)
    {
        var text = answer.Row.Document.Text;
        if (answer.Given?.Type != answer.Gold)
        {
            yield return BenchmarkReport.Miss(answer.Row.Id, "type", answer.Given is null ? "none" : "different", Word(answer.Gold),
                answer.Given is { } given ? $"{Word(given.Type)} [{given.Trigger.Slice(text)}]" : null) with { Quote = TextRow.Text(answer.Row.Json, "markup"), Rule = answer.Given?.Rule };
        }

        foreach (var (role, names) in new[] { ("source", answer.Given?.Sources ?? []), ("target", answer.Given?.Targets ?? []) })
        {
            var gold = GoldActors(answer.Row, role);
            if (Right(gold, names) is var right && (right < gold.Count || right < names.Length))
            {
                yield return new ScoringError
                {
                    Document = answer.Row.Id, Family = "actors", Type = ScoringErrorType.Slot, Slot = role, Cause = names.Length == 0 ? "missing" : gold.Count == 0 ? "spurious" : "different",
                    Gold = string.Join(" | ", gold), Pred = string.Join(" | ", names), Quote = TextRow.Text(answer.Row.Json, "markup"), Rule = answer.Given?.Rule,
                };
            }
        }
    }

    private static string Word(DealingType type) => type.ToString().ToUpperInvariant();

    private static BenchmarkReport Petrarch(RowFile file, List<TextRow> rows, Func<Document, ImmutableArray<Dealing>> deal)
    {
        var scored = PageRun.Each(rows, row =>
        {
            var gold = row.Json.GetProperty("events").EnumerateArray().Select(e => TextRow.Text(e, "code")).OfType<string>().Where(c => c.Length >= 2).Select(c => c[..2]).ToList();
            var given = deal(TextRow.DocumentOf(TextRow.Text(row.Json, "sentence") ?? "", row.Json)).FirstOrDefault(d => !d.Sources.IsEmpty);
            return (Row: row, Gold: gold, Given: given is null ? null : Root(given.Type));
        });
        return BenchmarkReport.Of(Name, [file.Hash], rows.Count,
            [
                ("root", Share(scored.Where(s => s.Gold.Count > 0).ToList(), s => s.Given is not null && s.Gold.Contains(s.Given))),
                ("none", Share(scored.Where(s => s.Gold.Count == 0).ToList(), s => s.Given is null)),
            ],
            scored.Where(s => s.Gold.Count == 0 ? s.Given is not null : s.Given is null || !s.Gold.Contains(s.Given)).Select(s =>
                BenchmarkReport.Miss(s.Row.Id, "root", s.Given is null ? "none" : "different", string.Join(" | ", s.Gold), s.Given) with { Quote = TextRow.Text(s.Row.Json, "sentence") }));
    }

    // CAMEO's root categories, which PLOVER's types regroup (its manual's table of equivalents).
    private static string Root(DealingType type) => (type switch
    {
        DealingType.Agree => 3, DealingType.Consult => 4, DealingType.Support => 5, DealingType.Cooperate => 6, DealingType.Aid => 7,
        DealingType.Concede or DealingType.Retreat => 8, DealingType.Investigate => 9, DealingType.Demand => 10, DealingType.Disapprove => 11,
        DealingType.Reject => 12, DealingType.Threaten => 13, DealingType.Protest => 14, DealingType.Mobilize => 15, DealingType.Sanction => 16,
        DealingType.Coerce => 17, DealingType.Assault => 18, _ => 19,
    }).ToString("00", CultureInfo.InvariantCulture);

    private sealed record Answer(TextRow Row, DealingType Gold, Dealing? Given);
}
