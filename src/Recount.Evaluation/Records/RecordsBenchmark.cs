using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Recount.Core;

namespace Recount.Evaluation;

/// <summary>
/// Merged records against gold: who belongs together, current figures, copies, positions in sequence, commitments'
/// clocks. What <c>score.py records</c> computes.
/// </summary>
/// <remarks>
/// Scores: <c>bcubed</c> and <c>links</c> over gold incidents with an <c>event</c> (a mention belongs to the record whose
/// observation points at it; a mention in no record counts 0); and, where the folder holds <c>record.gold.json</c>:
/// <c>figures</c>, <c>same_origin</c>, <c>positions_history</c>, <c>commitments</c>. A key whose gold is empty is absent.
/// </remarks>
public static class RecordsBenchmark
{
    /// <summary>Scores one corpus folder.</summary>
    /// <param name="folder">Holds documents with gold and, directly, <c>record.gold.json</c>.</param>
    /// <param name="records">UTF-8 JSON as <c>recount export --profile native</c> prints it.</param>
    /// <exception cref="DiagnosticException"><c>RC4002</c>, as <see cref="GoldCorpus.Load"/>.</exception>
    /// <exception cref="JsonException">Records that aren't JSON.</exception>
    public static BenchmarkResult Score(string folder, ReadOnlyMemory<byte> records)
    {
        var documents = GoldCorpus.Load(folder);
        var goldPath = Path.Combine(folder, GoldCorpus.RecordGold);
        var goldBytes = File.Exists(goldPath) ? File.ReadAllBytes(goldPath) : null;
        using var given = JsonDocument.Parse(records);
        var text = new ScoringText();
        var mentions = IncidentMentions.Read(text, documents, given.RootElement);
        var scores = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        if (!mentions.All.IsEmpty)
        {
            scores.Add("bcubed", BCubed(mentions.All));
            scores.Add("links", Links(mentions.All));
        }

        if (goldBytes is not null)
        {
            using var gold = JsonDocument.Parse(goldBytes);
            var wanted = gold.RootElement;
            Add(scores, "figures", Figures(wanted, mentions));
            Add(scores, "same_origin", SameOrigin(wanted, given.RootElement));
            Add(scores, "positions_history", PositionsHistory(text, wanted, given.RootElement));
            Add(scores, "commitments", CommitmentClocks.Score(text, documents, wanted, given.RootElement));
        }

        var hash = ContentHash.Of(GoldCorpus.Hash(documents), ContentHash.OfBytes(goldBytes ?? []));
        return new BenchmarkResult("records", hash, mentions.All.Length, scores.ToImmutable());
    }

    private static void Add(ImmutableSortedDictionary<string, double>.Builder scores, string key, double? score)
    {
        if (score is { } given)
        {
            scores.Add(key, given);
        }
    }

    /// <summary>B-cubed F1 (Bagga and Baldwin 1998) over mentions.</summary>
    private static double BCubed(ImmutableArray<IncidentMention> mentions)
    {
        double precision = 0, recall = 0;
        foreach (var mention in mentions.Where(m => m.Record is not null))
        {
            var gold = mentions.Count(m => Same(m.Event, mention.Event));
            var system = mentions.Count(m => Same(m.Record, mention.Record));
            var both = mentions.Count(m => Same(m.Event, mention.Event) && Same(m.Record, mention.Record));
            precision += (double)both / system;
            recall += (double)both / gold;
        }

        (precision, recall) = (precision / mentions.Length, recall / mentions.Length);
        return precision + recall is 0.0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    /// <summary>F1 over pairs of mentions that belong together.</summary>
    private static double Links(ImmutableArray<IncidentMention> mentions)
    {
        var count = default(SlotCount);
        for (var a = 0; a < mentions.Length; a++)
        {
            for (var b = a + 1; b < mentions.Length; b++)
            {
                var gold = Same(mentions[a].Event, mentions[b].Event);
                var system = mentions[a].Record is { } record && Same(record, mentions[b].Record);
                count += new SlotCount(gold && system ? 1 : 0, gold ? 1 : 0, system ? 1 : 0);
            }
        }

        return count.F1;
    }

    /// <summary>The share of gold's current figures that the event's record holds.</summary>
    private static double? Figures(JsonElement gold, IncidentMentions mentions)
    {
        var (right, all) = (0, 0);
        foreach (var wanted in gold.Get("events").Items())
        {
            // The record that holds most of the event's mentions; of equals the first id.
            var record = mentions.All
                .Where(m => m.Record is not null && Same(m.Event, wanted.Get("event").Str()))
                .GroupBy(m => m.Record!, StringComparer.Ordinal)
                .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => mentions.RecordById[g.Key])
                .FirstOrDefault();
            var have = record.Get("figures").Items().SelectMany(Current).ToHashSet(StringComparer.Ordinal);
            foreach (var figure in wanted.Get("figures").Items())
            {
                all++;
                right += figure.Get("harm").Alternatives()
                    .SelectMany(h => ScoredFamily.Numbers(figure).Select(n => $"{ScoringText.OneClass(h.Str())} {n}"))
                    .Any(have.Contains) ? 1 : 0;
            }
        }

        return all == 0 ? null : (double)right / all;
    }

    private static IEnumerable<string> Current(JsonElement figure)
    {
        var current = figure.Get("current") is { ValueKind: not JsonValueKind.Undefined } c ? c : figure;
        return [$"{ScoringText.OneClass(figure.Get("harm").Str())} {current.Get("min").Exact()}..{current.Get("max").Exact()}"];
    }

    /// <summary>F1 over pairs of copies.</summary>
    private static double? SameOrigin(JsonElement gold, JsonElement given)
    {
        var (wanted, have) = (Groups(gold.Get("same_origin")), Groups(given.Get("copies")));
        return wanted.Count + have.Count == 0
            ? null
            : new SlotCount(wanted.Count(have.Contains), wanted.Count, have.Count).F1;

        static HashSet<string> Groups(JsonElement groups) => groups.Items()
            .Select(g => string.Join('\n', g.Items().Select(IncidentMentions.Stem).Order(StringComparer.Ordinal)))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The share of gold's steps met by a step of the same party, issue and act, near its day and words.</summary>
    private static double? PositionsHistory(ScoringText text, JsonElement gold, JsonElement given)
    {
        var have = Steps(given.Get("positions"));
        var wanted = Steps(gold.Get("positions_history"));
        return wanted.Count == 0 ? null : (double)wanted.Count(w => have.Any(h => IsMet(w, h))) / wanted.Count;

        static List<(JsonElement Side, JsonElement Step)> Steps(JsonElement sides) =>
            [.. sides.Items().SelectMany(s => s.Get("sequence").Items().Select(x => (s, x)))];

        bool IsMet((JsonElement Side, JsonElement Step) w, (JsonElement Side, JsonElement Step) h) =>
            text.SameName(w.Side.Get("party").Str(), Text(h.Side, "party"))
            && AnyEqual(w.Side.Get("issue"), h.Side.Get("issue"))
            && AnyEqual(w.Step.Get("act"), h.Step.Get("act"))
            && IsWithinADay(w.Step.Get("date"), h.Step.Get("date"))
            && w.Step.Get("content").Alternatives()
                .Any(a => text.Overlap(a.IsNull() ? "" : a.Str(), Text(h.Step, "content")) >= 0.5);
    }

    private static string Text(JsonElement item, string key) =>
        item.Get(key) is { ValueKind: not JsonValueKind.Undefined } value ? value.Str() : "";

    private static bool AnyEqual(JsonElement gold, JsonElement given) =>
        gold.Alternatives().Any(a => ScoringText.Equal(a.Str(), given.Str()));

    private static bool IsWithinADay(JsonElement gold, JsonElement given) => Day(given) is { } day
        && gold.Alternatives().Any(a => Day(a) is { } wanted && Math.Abs(wanted.DayNumber - day.DayNumber) <= 1);

    private static DateOnly? Day(JsonElement value)
    {
        var text = value.Str();
        return DateOnly.TryParseExact(
            text.AsSpan(0, Math.Min(10, text.Length)), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day)
            ? day
            : null;
    }

    private static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.Ordinal);
}
