using System.Globalization;
using System.Text;
using Recount.Core;

namespace Recount.Evaluation;

/// <summary>One value of an observation, for a reader to judge against its text.</summary>
/// <param name="Document">The document's id.</param>
/// <param name="Observation">The observation's id.</param>
/// <param name="Family">"incidents" or "positions".</param>
/// <param name="Field">The codebook's field; a figure or damaged thing is a field of its own.</param>
/// <param name="Value">In words.</param>
/// <param name="Quote">The evidence that the value is shown with.</param>
public sealed record AuditField(DocumentId Document, ObservationId Observation, string Family, string Field, string Value, Evidence Quote)
{
    /// <summary>Names the value: a mark holds as long as the same observation has it, whatever reads the text.</summary>
    public string Id => ContentHash.Of(Observation.Value, Field, Value)[..16];

    /// <summary>Every stated value of a document's incidents and positions, in order of text.</summary>
    public static IEnumerable<AuditField> Of(DocumentObservations observations)
    {
        ArgumentNullException.ThrowIfNull(observations);
        return observations.Incidents.SelectMany(i => Of(observations.Document.Id, i, Incident(i)))
            .Concat(observations.Positions.SelectMany(p => Of(observations.Document.Id, p, Position(p))));
    }

    private static IEnumerable<AuditField> Of(
        DocumentId document, Observation observation, IEnumerable<(string Field, string? Value, Evidence? Quote)> values) =>
        values.Where(v => !string.IsNullOrEmpty(v.Value)).Select(v => new AuditField(
            document, observation.Id, observation.Family, v.Field, v.Value!, v.Quote ?? observation.Evidence[0]));

    private static IEnumerable<(string Field, string? Value, Evidence? Quote)> Incident(IncidentObservation i) =>
    [
        ("kind", i.Kind.Word() + (i.Aggregate ? ", aggregate" : ""), null),
        ("time", Date(i.Time), null),
        ("places", Join(i.Places.Select(p => $"{p.Name} ({p.Country ?? "?"}, precision {(int)p.Precision})")), null),
        ("perpetrators", Join(i.Perpetrators), null),
        ("targets", Join(i.Targets), null),
        ("weapons", Join(i.Weapons), null),
        .. i.Figures.Select(f => ("figures", (string?)Join([$"{f.Harm.Word()} {f.Victims.Word()} {f.Count} \"{f.Text}\"", .. Origin(f.Origins), .. f.State is { } s ? [s.Word()] : Array.Empty<string>()]), (Evidence?)f.Evidence)),
        .. i.Damage.Select(d => ("damage", (string?)$"{d.Object}: {d.Outcome.Word()} {(d.Count.IsStated ? d.Count : "")}".TrimEnd(), (Evidence?)null)),
        ("origins", Join(i.Origins), null),
        ("modality", i.Modality.Word(), null),
    ];

    private static IEnumerable<(string Field, string? Value, Evidence? Quote)> Position(PositionObservation p) =>
    [
        ("party", p.Party, null),
        ("act", p.Act.Word(), null),
        ("issue", p.Issue.Word(), null),
        ("content", p.Content, null),
        ("terms", Terms(p.Terms), null),
        ("to", Join(p.To), null),
        ("date", Date(p.Date), null),
    ];

    private static string? Terms(Terms? terms) => terms is null ? null : Join(
    [
        .. terms.Duration is { } d ? ["for " + d] : Array.Empty<string>(),
        .. terms.Quantity.IsStated ? [terms.Quantity.ToString()] : Array.Empty<string>(),
        .. terms.Places,
        .. terms.Deadline is { } by ? ["by " + Date(by)] : Array.Empty<string>(),
    ]);

    private static string? Date(DateExtent? date) => date is null
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{date.Start:yyyy-MM-dd} to {date.End:yyyy-MM-dd} (\"{date.Text}\")");

    private static IEnumerable<string> Origin(IEnumerable<string> origins) => origins.Select(o => "by " + o);

    private static string Join(IEnumerable<string> values) => new StringBuilder().AppendJoin("; ", values).ToString();
}
