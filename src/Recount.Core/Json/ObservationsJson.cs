using System.Text.Json;

namespace Recount.Core.Json;

/// <summary>A document's observations as JSON (docs/schema/observations.schema.json).</summary>
/// <remarks>Offsets are code points; the map of the document's text turns them into the house's UTF-16 and back.</remarks>
public static class ObservationsJson
{
    /// <param name="observations">What to write.</param>
    /// <param name="map">Over the text of the same version.</param>
    /// <param name="indented">False gives the canonical bytes, those that are hashed and stored.</param>
    public static byte[] Write(DocumentObservations observations, CodePointMap map, bool indented = false)
    {
        ArgumentNullException.ThrowIfNull(observations);
        ArgumentNullException.ThrowIfNull(map);
        var m = new WireMap(map);
        var wire = new ObservationsWire
        {
            Schema = observations.Schema,
            Document = Write(observations.Document),
            Incidents = [.. observations.Incidents.Select(o => Write(o, m))],
            Statements = [.. observations.Statements.Select(o => Write(o, m))],
            Talks = [.. observations.Talks.Select(o => Write(o, m))],
            Positions = [.. observations.Positions.Select(o => Write(o, m))],
            Commitments = [.. observations.Commitments.Select(o => Write(o, m))],
        };
        return JsonSerializer.SerializeToUtf8Bytes(wire, RecountJsonContext.For(indented).ObservationsWire);
    }

    /// <exception cref="JsonException">Not this form, or a value outside its list.</exception>
    public static DocumentObservations Read(ReadOnlySpan<byte> utf8, CodePointMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var wire = JsonSerializer.Deserialize(utf8, RecountJsonContext.Canonical.ObservationsWire)
            ?? throw new JsonException("the JSON is null");
        var m = new WireMap(map);
        try
        {
            return new DocumentObservations
            {
                Schema = wire.Schema,
                Document = Read(wire.Document),
                Incidents = [.. wire.Incidents.Select(o => Read(o, m))],
                Statements = [.. wire.Statements.Select(o => Read(o, m))],
                Talks = [.. wire.Talks.Select(o => Read(o, m))],
                Positions = [.. wire.Positions.Select(o => Read(o, m))],
                Commitments = [.. wire.Commitments.Select(o => Read(o, m))],
            };
        }
        catch (ArgumentException e)
        {
            throw new JsonException("a value breaks a rule of its type: " + e.Message, e);
        }
    }

    private static HeaderWire Write(DocumentHeader h) => new()
    {
        Id = h.Id.Value, Version = h.Version.Value, Source = h.Source, Url = h.Url, Outlet = h.Outlet, Title = h.Title,
        Agency = h.Agency, Kind = h.Kind, Published = h.Published?.ToString(), Updated = h.Updated?.ToString(),
        Language = h.Language,
    };

    private static DocumentHeader Read(HeaderWire h) => new()
    {
        Id = new(h.Id), Version = new(h.Version), Source = h.Source, Url = h.Url, Outlet = h.Outlet, Title = h.Title,
        Agency = h.Agency, Kind = h.Kind, Published = WireMap.ReadTime(h.Published), Updated = WireMap.ReadTime(h.Updated),
        Language = h.Language,
    };

    private static ProvenanceWire Write(Provenance p) => new() { Rule = p.Rule, Score = p.Score };

    private static Provenance Read(ProvenanceWire p) => new(p.Rule, p.Score);

    private static FigureWire Write(Figure f, WireMap m) => new()
    {
        Harm = f.Harm, Victims = f.Victims, Min = f.Count.Min, Max = f.Count.Max, Approximate = WireMap.Flag(f.Count),
        Text = f.Text, Origins = [.. f.Origins], State = f.State, Evidence = m.Write(f.Evidence),
    };

    private static Figure Read(FigureWire f, WireMap m) => new()
    {
        Harm = f.Harm, Victims = f.Victims, Count = Quantity.Of(f.Min, f.Max, f.Approximate ?? false), Text = f.Text,
        Origins = [.. f.Origins], State = f.State, Evidence = m.Read(f.Evidence),
    };

    private static IncidentWire Write(IncidentObservation o, WireMap m) => new()
    {
        Id = o.Id.Value, Kind = o.Kind, Aggregate = o.Aggregate, Time = WireMap.Write(o.Time),
        Places = [.. o.Places.Select(WireMap.Write)], Perpetrators = [.. o.Perpetrators], Targets = [.. o.Targets],
        Weapons = [.. o.Weapons], Figures = [.. o.Figures.Select(f => Write(f, m))],
        Damage = [.. o.Damage.Select(WireMap.Write)], Origins = [.. o.Origins], Modality = o.Modality,
        Evidence = m.Write(o.Evidence), Provenance = Write(o.Provenance),
    };

    private static IncidentObservation Read(IncidentWire o, WireMap m) => new()
    {
        Id = new(o.Id), Kind = o.Kind, Aggregate = o.Aggregate, Time = WireMap.Read(o.Time),
        Places = [.. o.Places.Select(WireMap.Read)], Perpetrators = [.. o.Perpetrators], Targets = [.. o.Targets],
        Weapons = [.. o.Weapons], Figures = [.. o.Figures.Select(f => Read(f, m))],
        Damage = [.. o.Damage.Select(WireMap.Read)], Origins = [.. o.Origins], Modality = o.Modality,
        Evidence = m.Read(o.Evidence), Provenance = Read(o.Provenance),
    };

    private static StatementWire Write(StatementObservation o, WireMap m) => new()
    {
        Id = o.Id.Value, Speaker = o.Speaker, Role = o.Role, Party = o.Party, Act = o.Act, Content = o.Content,
        ContentEvidence = m.Write(o.ContentEvidence), Direct = o.Direct, Medium = o.Medium, Date = WireMap.Write(o.Date),
        Addressees = [.. o.Addressees], Origins = [.. o.Origins], Modality = o.Modality, Evidence = m.Write(o.Evidence),
        Provenance = Write(o.Provenance),
    };

    private static StatementObservation Read(StatementWire o, WireMap m) => new()
    {
        Id = new(o.Id), Speaker = o.Speaker, Role = o.Role, Party = o.Party, Act = o.Act, Content = o.Content,
        ContentEvidence = m.Read(o.ContentEvidence), Direct = o.Direct, Medium = o.Medium, Date = WireMap.Read(o.Date),
        Addressees = [.. o.Addressees], Origins = [.. o.Origins], Modality = o.Modality, Evidence = m.Read(o.Evidence),
        Provenance = Read(o.Provenance),
    };

    private static TalksWire Write(TalksObservation o, WireMap m) => new()
    {
        Id = o.Id.Value, Parties = [.. o.Parties], Round = o.Round, Date = WireMap.Write(o.Date), Place = o.Place,
        Venue = o.Venue, Host = o.Host, Delegates = [.. o.Delegates.Select(WireMap.Write)],
        Duration = o.Duration?.ToString(), Status = o.Status, Outcome = o.Outcome, Origins = [.. o.Origins],
        Modality = o.Modality, Evidence = m.Write(o.Evidence), Provenance = Write(o.Provenance),
    };

    private static TalksObservation Read(TalksWire o, WireMap m) => new()
    {
        Id = new(o.Id), Parties = [.. o.Parties], Round = o.Round, Date = WireMap.Read(o.Date), Place = o.Place,
        Venue = o.Venue, Host = o.Host, Delegates = [.. o.Delegates.Select(WireMap.Read)],
        Duration = WireMap.ReadDuration(o.Duration), Status = o.Status, Outcome = o.Outcome, Origins = [.. o.Origins],
        Modality = o.Modality, Evidence = m.Read(o.Evidence), Provenance = Read(o.Provenance),
    };

    private static PositionWire Write(PositionObservation o, WireMap m) => new()
    {
        Id = o.Id.Value, Party = o.Party, Act = o.Act, Issue = o.Issue, Content = o.Content, Terms = WireMap.Write(o.Terms),
        To = [.. o.To], Date = WireMap.Write(o.Date), Origins = [.. o.Origins], Modality = o.Modality,
        Evidence = m.Write(o.Evidence), Provenance = Write(o.Provenance),
    };

    private static PositionObservation Read(PositionWire o, WireMap m) => new()
    {
        Id = new(o.Id), Party = o.Party, Act = o.Act, Issue = o.Issue, Content = o.Content, Terms = WireMap.Read(o.Terms),
        To = [.. o.To], Date = WireMap.Read(o.Date), Origins = [.. o.Origins], Modality = o.Modality,
        Evidence = m.Read(o.Evidence), Provenance = Read(o.Provenance),
    };

    private static CommitmentWire Write(CommitmentObservation o, WireMap m) => new()
    {
        Id = o.Id.Value, Parties = [.. o.Parties], Action = o.Action, Issue = o.Issue, Object = o.Object,
        Quantity = WireMap.Write(o.Count), Due = WireMap.Write(o.Due), Mutual = o.Mutual, Status = o.Status,
        Origins = [.. o.Origins], Modality = o.Modality, Evidence = m.Write(o.Evidence), Provenance = Write(o.Provenance),
    };

    private static CommitmentObservation Read(CommitmentWire o, WireMap m) => new()
    {
        Id = new(o.Id), Parties = [.. o.Parties], Action = o.Action, Issue = o.Issue, Object = o.Object,
        Count = WireMap.Read(o.Quantity), Due = WireMap.Read(o.Due), Mutual = o.Mutual, Status = o.Status,
        Origins = [.. o.Origins], Modality = o.Modality, Evidence = m.Read(o.Evidence), Provenance = Read(o.Provenance),
    };
}
