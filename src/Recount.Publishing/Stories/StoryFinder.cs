using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Publishing.Stories;

/// <summary>Records grouped by conflict, read off the countries that they name.</summary>
/// <remarks>
/// A document's principal countries are those that its records weigh most. A country told in more than half of its
/// documents together with a more told one joins it (the one that it is told with most), so that a mediator who appears
/// in every story joins at most one. A function of the set of records alone. Known gap: two wars of one country are one story.
/// </remarks>
internal static class StoryFinder
{
    public const string NoCountry = "other";

    // What tells where a conflict is fought, from most to least: where it happened, who did or agreed it, who spoke.
    private const int PlaceWeight = 3;
    private const int PartyWeight = 2;
    private const int MentionWeight = 1;

    /// <summary>A country below this share (in hundredths) of the document's weightiest isn't what it is about.</summary>
    private const int PrincipalShare = 30;

    /// <summary>Countries that a title names.</summary>
    private const int MostNames = 3;

    public static ImmutableArray<Story> Find(RecordSet records)
    {
        var countries = CountriesByActor(records);
        var told = Tellings(records, countries);
        var weights = WeightsByDocument(told);
        var theatres = Theatres([.. weights.Values.Select(Principals)]);
        return
        [
            .. told.GroupBy(t => TheatreOf(t, theatres, weights), StringComparer.Ordinal)
                .Select(g => Make(g.Key, [.. g], theatres, records))
                .OrderByDescending(s => s.Documents.Length).ThenBy(s => s.Id, StringComparer.Ordinal),
        ];
    }

    private static Dictionary<string, string> CountriesByActor(RecordSet records)
    {
        var countries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var actor in records.Actors.Where(a => a.Country is not null))
        {
            foreach (var name in actor.Aliases.Prepend(actor.Name))
            {
                countries.TryAdd(name, actor.Country!);
            }
        }

        return countries;
    }

    private static List<Told> Tellings(RecordSet records, Dictionary<string, string> countries)
    {
        return
        [
            .. records.Incidents.Select(r => new Told(r.Id, r, r.Observations, Sum(
                r.Places.Select(p => (p.Country, PlaceWeight)).Concat(Parties(r.Perpetrators, PartyWeight))))),
            .. records.Talks.Select(r => new Told(r.Id, r, r.Observations, Sum(Parties(r.Parties, PartyWeight)))),
            .. records.Statements.Select(r => new Told(r.Id, r, r.Observations, Sum(
                Parties(new[] { r.Party }.OfType<string>(), MentionWeight)))),
            .. records.Positions.Select(r => new Told(r.Id, r, r.Observations, Sum(
                Parties([r.Party], PartyWeight).Concat(Parties(r.Sequence.SelectMany(s => s.To), MentionWeight))))),
            .. records.Commitments.Select(r => new Told(r.Id, r, r.Observations, Sum(Parties(r.Parties, PartyWeight)))),
        ];

        IEnumerable<(string? Country, int Weight)> Parties(IEnumerable<string> names, int weight) =>
            names.Select(n => (countries.GetValueOrDefault(n), weight));

        // Each country once a record, at its greatest weight: a list of ten villages is still one record.
        static ImmutableSortedDictionary<string, int> Sum(IEnumerable<(string? Country, int Weight)> named) =>
            named.Where(n => n.Country is not null)
                .GroupBy(n => n.Country!, StringComparer.Ordinal)
                .ToImmutableSortedDictionary(g => g.Key, g => g.Max(n => n.Weight), StringComparer.Ordinal);
    }

    private static SortedDictionary<string, SortedDictionary<string, int>> WeightsByDocument(List<Told> told)
    {
        var weights = new SortedDictionary<string, SortedDictionary<string, int>>(StringComparer.Ordinal);
        foreach (var record in told)
        {
            foreach (var member in record.Members)
            {
                if (!weights.TryGetValue(member.Document.Id.Value, out var document))
                {
                    weights[member.Document.Id.Value] = document = new SortedDictionary<string, int>(StringComparer.Ordinal);
                }

                foreach (var (country, weight) in record.Countries)
                {
                    document[country] = document.GetValueOrDefault(country) + weight;
                }
            }
        }

        return weights;
    }

    private static ImmutableArray<string> Principals(SortedDictionary<string, int> weights)
    {
        var most = weights.Count > 0 ? weights.Values.Max() : 0;
        return [.. weights.Where(w => 100 * w.Value >= PrincipalShare * most).Select(w => w.Key)];
    }

    /// <summary>Each country's theatre, by the code of its most told country.</summary>
    private static SortedDictionary<string, Theatre> Theatres(ImmutableArray<ImmutableArray<string>> documents)
    {
        var tellings = documents.SelectMany(d => d).GroupBy(c => c, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var byTelling = tellings.OrderByDescending(t => t.Value).ThenBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Key).ToList();
        var together = new Dictionary<(string, string), int>();
        foreach (var document in documents)
        {
            foreach (var a in document)
            {
                foreach (var b in document)
                {
                    together[(a, b)] = together.GetValueOrDefault((a, b)) + 1;
                }
            }
        }

        var theatres = new SortedDictionary<string, Theatre>(StringComparer.Ordinal);
        for (var i = 0; i < byTelling.Count; i++)
        {
            var country = byTelling[i];
            var partner = byTelling.Take(i).MaxBy(p => together.GetValueOrDefault((country, p)));
            var joins = partner is not null && 2 * together.GetValueOrDefault((country, partner)) > tellings[country];
            var theatre = joins ? theatres[partner!] : new Theatre(country, i, []);
            theatre.Countries.Add(country);
            theatres[country] = theatre;
        }

        return theatres;
    }

    /// <summary>
    /// An incident is where it happened. Any other record goes with what its document is about, and where the document is
    /// about several conflicts to the one that the record's own countries are of.
    /// </summary>
    private static string TheatreOf(
        Told told, SortedDictionary<string, Theatre> theatres, SortedDictionary<string, SortedDictionary<string, int>> weights)
    {
        if (told.Record is IncidentRecord incident && Weightiest(theatres, Codes(incident)) is { } place)
        {
            return place;
        }

        var document = weights[told.Members[0].Document.Id.Value];
        var principal = Principals(document).Where(c => told.Countries.ContainsKey(c));
        return Weightiest(theatres, principal.Select(c => (c, document[c])))
            ?? Weightiest(theatres, document.Select(c => (c.Key, c.Value)))
            ?? NoCountry;

        static IEnumerable<(string, int)> Codes(IncidentRecord incident) =>
            incident.Places.Select(p => p.Country).OfType<string>().Select(c => (c, 1));
    }

    /// <summary>The theatre that the countries weigh most; of two that they weigh alike the more told.</summary>
    private static string? Weightiest(SortedDictionary<string, Theatre> theatres, IEnumerable<(string Country, int Weight)> countries) => countries
        .Where(c => theatres.ContainsKey(c.Country))
        .GroupBy(c => theatres[c.Country])
        .OrderByDescending(g => g.Sum(c => c.Weight)).ThenBy(g => g.Key.Rank)
        .FirstOrDefault()?.Key.Id;

    private static Story Make(string theatre, List<Told> told, SortedDictionary<string, Theatre> theatres, RecordSet records)
    {
        ImmutableArray<string> countries = theatres.TryGetValue(theatre, out var found) ? [.. found.Countries] : [];
        ImmutableArray<DocumentHeader> documents =
        [
            .. told.SelectMany(t => t.Members).Select(m => m.Document).DistinctBy(d => d.Id).Order(DocumentOrder.ByPublication),
        ];
        var dated = documents.Select(d => d.Published).OfType<PublicationTime>().ToList();
        return new Story
        {
            Id = countries.IsEmpty ? NoCountry : string.Join('-', countries).ToLowerInvariant(),
            Title = Title(countries, records),
            Countries = countries,
            First = dated.Count > 0 ? dated.Min() : null,
            Last = dated.Count > 0 ? dated.Max() : null,
            Incidents = [.. told.Select(t => t.Record).OfType<IncidentRecord>().OrderBy(i => i.Time?.Start ?? i.Time?.End ?? DateOnly.MinValue)],
            Talks = [.. told.Select(t => t.Record).OfType<TalksRecord>().OrderBy(t => t.Date?.Start ?? t.Date?.End ?? DateOnly.MinValue)],
            Statements = [.. told.Select(t => t.Record).OfType<StatementRecord>()],
            Positions = [.. told.Select(t => t.Record).OfType<PositionHistory>()],
            Commitments = [.. told.Select(t => t.Record).OfType<CommitmentRecord>()],
            Documents = documents,
        };
    }

    private static string Title(ImmutableArray<string> countries, RecordSet records)
    {
        var names = countries.Take(MostNames).Select(c => records.CountryNames.GetValueOrDefault(c, c)).ToList();
        return Said.List(countries.Length > MostNames ? names.Append("others") : names, "Elsewhere");
    }

    private sealed record Told(
        RecordId Id, object Record, ImmutableArray<RecordMember> Members, ImmutableSortedDictionary<string, int> Countries);

    /// <param name="Id">The code of its most told country.</param>
    /// <param name="Rank">0 for the most told theatre.</param>
    /// <param name="Countries">Most told first.</param>
    private sealed record Theatre(string Id, int Rank, List<string> Countries);
}
