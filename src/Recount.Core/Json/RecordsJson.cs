using System.Collections.Immutable;
using System.Text.Json;

namespace Recount.Core.Json;

/// <summary>Records as JSON (docs/schema/record.schema.json, <c>recount-record/1</c>).</summary>
public static class RecordsJson
{
    public const string SchemaName = "recount-record/1";

    /// <param name="records">What to write.</param>
    /// <param name="maps">The code-point map of each version's text.</param>
    /// <param name="indented">False gives the canonical bytes.</param>
    public static byte[] Write(RecordSet records, Func<VersionId, CodePointMap> maps, bool indented = true)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(maps);
        var body = Body(records, maps);
        var wire = new RecordWire
        {
            Schema = SchemaName, AsOf = records.AsOf?.ToString(), Hash = Hash(body), Incidents = body.Incidents,
            Talks = body.Talks, Statements = body.Statements, Positions = body.Positions, Commitments = body.Commitments,
            Actors = body.Actors, Copies = body.Copies,
        };
        return JsonSerializer.SerializeToUtf8Bytes(wire, RecountJsonContext.For(indented).RecordWire);
    }

    /// <summary>SHA-256 of the canonical JSON of everything below <c>hash</c>; lower-case hex.</summary>
    public static string Hash(RecordSet records, Func<VersionId, CodePointMap> maps)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(maps);
        return Hash(Body(records, maps));
    }

    private static string Hash(RecordBodyWire body) =>
        ContentHash.OfBytes(JsonSerializer.SerializeToUtf8Bytes(body, RecountJsonContext.Canonical.RecordBodyWire));

    private static RecordBodyWire Body(RecordSet r, Func<VersionId, CodePointMap> maps) => new()
    {
        Incidents = [.. r.Incidents.Select(i => Write(i, maps))],
        Talks = [.. r.Talks.Select(t => Write(t, maps))],
        Statements = [.. r.Statements.Select(s => Write(s, maps))],
        Positions = [.. r.Positions.Select(p => Write(p, maps))],
        Commitments = [.. r.Commitments.Select(c => Write(c, maps))],
        Actors = [.. r.Actors.Select(a => new ActorWire { Name = a.Name, Kind = a.Kind, Country = a.Country, Aliases = [.. a.Aliases] })],
        Copies = [.. r.Copies.Select(c => (IReadOnlyList<string>)[.. c.Select(d => d.Source ?? d.Id.Value)])],
    };

    private static DocumentReferenceWire Write(DocumentHeader d) => new()
    {
        Id = d.Id.Value, Source = d.Source, Outlet = d.Outlet, Published = d.Published?.ToString(),
    };

    private static IReadOnlyList<MemberWire> Write(ImmutableArray<RecordMember> all, Func<VersionId, CodePointMap> maps) =>
    [
        .. all.Select(m => new MemberWire
        {
            Id = m.Id.Value, Document = Write(m.Document), Evidence = new WireMap(maps(m.Document.Version)).Write(m.Evidence),
        }),
    ];

    private static IncidentRecordWire Write(IncidentRecord i, Func<VersionId, CodePointMap> maps) => new()
    {
        Id = i.Id.Value, Kind = i.Kind, Aggregate = i.Aggregate, Review = i.Review, Modality = i.Modality,
        Time = WireMap.Write(i.Time), Places = [.. i.Places.Select(WireMap.Write)], Perpetrators = [.. i.Perpetrators],
        Targets = [.. i.Targets], Weapons = [.. i.Weapons], Origins = i.Origins, Reports = i.Reports,
        Figures = [.. i.Figures.Select(f => Write(f, maps))], Damage = [.. i.Damage.Select(WireMap.Write)],
        PartOf = [.. i.PartOf.Select(p => p.Value)], Parts = [.. i.Parts.Select(p => p.Value)],
        Totals = [.. i.Totals.Select(t => new TotalCheckWire
        {
            Harm = t.Harm, Victims = t.Victims, Total = WireMap.Write(t.Total), Sum = WireMap.Write(t.Sum),
            Parts = [.. t.Parts.Select(p => p.Value)], Agrees = t.Agrees,
        })],
        Observations = Write(i.Observations, maps),
    };

    private static FigureRecordWire Write(FigureRecord f, Func<VersionId, CodePointMap> maps) => new()
    {
        Harm = f.Harm, Victims = f.Victims, Current = WireMap.Write(f.Current), Policy = f.Policy, State = f.State,
        Values = [.. f.Values.Select(v => new FigureValueWire
        {
            Min = v.Count.Min, Max = v.Count.Max, Approximate = WireMap.Flag(v.Count), Text = v.Text, Origin = v.Origin,
            Reported = v.Reported?.ToString(), State = v.State, Evidence = new WireMap(maps(v.Document.Version)).Write(v.Evidence),
            Observation = v.Observation.Value, Document = Write(v.Document),
        })],
    };

    private static TalksRecordWire Write(TalksRecord t, Func<VersionId, CodePointMap> maps) => new()
    {
        Id = t.Id.Value, Review = t.Review, Parties = [.. t.Parties], Round = t.Round, Date = WireMap.Write(t.Date),
        Place = t.Place, Venue = t.Venue, Host = t.Host, Delegates = [.. t.Delegates.Select(WireMap.Write)],
        Duration = t.Duration?.ToString(), Status = t.Status,
        Outcomes = [.. t.Outcomes.Select(o => new AccountWire { Text = o.Text, Observation = o.Observation.Value })],
        Reports = t.Reports, Observations = Write(t.Observations, maps),
    };

    private static StatementRecordWire Write(StatementRecord s, Func<VersionId, CodePointMap> maps) => new()
    {
        Id = s.Id.Value, Review = s.Review, Speaker = s.Speaker, Role = s.Role, Party = s.Party, Act = s.Act,
        Content = s.Content, Direct = s.Direct, Medium = s.Medium, Date = WireMap.Write(s.Date),
        Addressees = [.. s.Addressees], Reports = s.Reports, Observations = Write(s.Observations, maps),
    };

    private static PositionHistoryWire Write(PositionHistory p, Func<VersionId, CodePointMap> maps) => new()
    {
        Id = p.Id.Value, Party = p.Party, Issue = p.Issue,
        Sequence = [.. p.Sequence.Select(s => new PositionStepWire
        {
            Date = s.Date, Basis = s.Basis, Act = s.Act, Content = s.Content, Terms = WireMap.Write(s.Terms), To = [.. s.To],
            Observations = [.. s.Observations.Select(o => o.Value)],
        })],
        Observations = Write(p.Observations, maps),
    };

    private static CommitmentRecordWire Write(CommitmentRecord c, Func<VersionId, CodePointMap> maps) => new()
    {
        Id = c.Id.Value, Review = c.Review, Parties = [.. c.Parties], Action = c.Action, Issue = c.Issue, Object = c.Object,
        Quantity = WireMap.Write(c.Quantity), Due = WireMap.Write(c.Due), Mutual = c.Mutual,
        History = [.. c.History.Select(h => new CommitmentChangeWire
        {
            Date = h.Date, Status = h.Status, Observations = [.. h.Observations.Select(o => o.Value)],
        })],
        Reports = c.Reports, Observations = Write(c.Observations, maps),
    };
}
