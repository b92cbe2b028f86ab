using System.Collections.Immutable;
using System.Text.Json;

namespace Recount.Evaluation;

/// <summary>The share of (commitment, day) for which the record's history has the right clock status.</summary>
internal static class CommitmentClocks
{
    public static double? Score(
        ScoringText text, ImmutableArray<GoldDocument> documents, JsonElement gold, JsonElement records)
    {
        ImmutableArray<JsonElement> commitments = [.. records.Get("commitments").Items()];
        var where = commitments
            .SelectMany((c, n) => c.Get("observations").Items()
                .Select(o => (Stem: IncidentMentions.StemOf(o), Commitment: n, Quotes: o.Quotes())))
            .ToLookup(x => x.Stem, StringComparer.Ordinal);
        var told = documents
            .SelectMany(d => d.Gold().Get("commitments").Items().Select(i => (d.Stem, Item: i)))
            .ToLookup(x => x.Item.Get("event").Str(), StringComparer.Ordinal);
        var (right, all) = (0, 0);
        foreach (var wanted in gold.Get("commitments").Items())
        {
            // The record that most pieces of the gold point at; of equals the one met first.
            var held = told[wanted.Get("event").Str()]
                .SelectMany(m => where[m.Stem].Where(x => m.Item.Quotes().Any(a => x.Quotes.Any(b => text.PointsAt(a, b)))))
                .GroupBy(x => x.Commitment)
                .OrderByDescending(g => g.Count())
                .Select(g => commitments[g.Key])
                .FirstOrDefault();
            foreach (var state in wanted.Get("status_as_of").Items())
            {
                all++;
                right += IsRight(held, state) ? 1 : 0;
            }
        }

        return all == 0 ? null : (double)right / all;
    }

    /// <summary>Is the last entry of the history by the day one of the accepted statuses?</summary>
    private static bool IsRight(JsonElement held, JsonElement state)
    {
        var day = state.Get("date").Str();
        var last = held.Get("history").Items()
            .LastOrDefault(x => string.CompareOrdinal(Prefix(x.Get("date").Str()), day) <= 0);
        return last.ValueKind is JsonValueKind.Object
            && state.Get("status").Alternatives().Any(a => ScoringText.Equal(a.Str(), last.Get("status").Str()));
    }

    private static string Prefix(string date) => date[..Math.Min(10, date.Length)];
}
