using System.Collections.Immutable;
using System.Text.Json;

namespace Recount.Evaluation;

/// <summary>A gold incident with an event, and the record that holds it.</summary>
/// <param name="Event">Gold's key for what happened.</param>
/// <param name="Record">A record's id, or null where no record's observation points at the mention.</param>
internal sealed record IncidentMention(string Event, string? Record);

/// <summary>Which record each gold incident of a corpus ended in.</summary>
/// <param name="All">By document, then in the gold's order.</param>
/// <param name="RecordById">The system's incidents.</param>
internal sealed record IncidentMentions(
    ImmutableArray<IncidentMention> All, ImmutableDictionary<string, JsonElement> RecordById)
{
    public static IncidentMentions Read(ScoringText text, ImmutableArray<GoldDocument> documents, JsonElement records)
    {
        var byId = ImmutableDictionary.CreateBuilder<string, JsonElement>(StringComparer.Ordinal);
        foreach (var record in records.Get("incidents").Items())
        {
            byId[record.Get("id").Str()] = record;
        }

        var where = records.Get("incidents").Items()
            .SelectMany(r => r.Get("observations").Items()
                .Select(o => (Stem: StemOf(o), Record: r.Get("id").Str(), Quotes: o.Quotes())))
            .ToLookup(x => x.Stem, StringComparer.Ordinal);
        var mentions = documents.SelectMany(d => d.Gold().Get("incidents").Items()
            .Where(i => i.Get("event").IsTruthy())
            .Select(i => new IncidentMention(i.Get("event").Str(), Held(i, d.Stem))));
        return new IncidentMentions([.. mentions], byId.ToImmutable());

        string? Held(JsonElement incident, string stem)
        {
            var (names, quotes) = (Names(incident), incident.Quotes());
            var (best, record) = ((Near: 0.0, Here: false), (string?)null);
            foreach (var (_, id, given) in where[stem])
            {
                var near = quotes.SelectMany(a => given.Where(b => text.PointsAt(a, b)).Select(b => text.Overlap(a, b)))
                    .DefaultIfEmpty(0).Max();
                var here = near > 0 && byId[id].Get("places").Items()
                    .Any(p => names.Any(n => text.SameName(n, p.Get("name").IsNull() ? "" : p.Get("name").Str())));
                // A record at the mention's place before one elsewhere, then the nearest words, then the first.
                if (near > 0 && (record is null || (here, near).CompareTo((best.Here, best.Near)) > 0))
                {
                    (best, record) = ((near, here), id);
                }
            }

            return record;
        }
    }

    /// <summary>The file stem that an observation of a record comes from.</summary>
    public static string StemOf(JsonElement observation) => Stem(observation.Get("document"));

    /// <summary>A file's stem from its name, its path or an object with <c>source</c> or <c>id</c>.</summary>
    public static string Stem(JsonElement document)
    {
        var name = document.ValueKind is not JsonValueKind.Object ? document.Str()
            : document.Get("source").IsTruthy() ? document.Get("source").Str()
            : document.Get("id").IsTruthy() ? document.Get("id").Str() : "";
        name = name[(name.LastIndexOf('/') + 1)..];
        return name.EndsWith(".txt", StringComparison.Ordinal) ? name[..^4]
            : name.EndsWith(".html", StringComparison.Ordinal) ? name[..^5] : name;
    }

    /// <summary>The place names of a gold incident, alternatives side by side; none where gold leaves them unscored.</summary>
    private static ImmutableArray<string> Names(JsonElement incident) => incident.Get("places").IsFree()
        ? []
        :
        [
            .. incident.Get("places").Items()
                .SelectMany(p => (p.ValueKind is JsonValueKind.Object ? p.Get("name") : p).Alternatives())
                .Where(a => a.ValueKind is JsonValueKind.String)
                .Select(a => a.GetString()!),
        ];
}
