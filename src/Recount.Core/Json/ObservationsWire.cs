using System.Text.Json.Serialization;

namespace Recount.Core.Json;

// The JSON form of docs/schema/observations.schema.json. Declaration order is the order of properties, and so part of
// every hash: append, never reorder. Offsets are code points.

internal sealed record EvidenceWire
{
    public required int Start { get; init; }

    public required int End { get; init; }

    public required string Quote { get; init; }
}

internal sealed class GranularityWords() : JsonStringEnumConverter<DateGranularity>(
    System.Text.Json.JsonNamingPolicy.CamelCase, allowIntegerValues: false);

internal sealed record DateWire
{
    public DateOnly? Start { get; init; }

    public DateOnly? End { get; init; }

    public required string Text { get; init; }

    [JsonConverter(typeof(GranularityWords))]
    public required DateGranularity Granularity { get; init; }
}

internal sealed record PlaceWire
{
    public required string Name { get; init; }

    public string? Country { get; init; }

    public double? Lat { get; init; }

    public double? Lon { get; init; }

    public required int Precision { get; init; }
}

internal sealed record QuantityWire
{
    public long? Min { get; init; }

    public long? Max { get; init; }

    public bool? Approximate { get; init; }
}

internal sealed record ProvenanceWire
{
    public required string Rule { get; init; }

    public required int Score { get; init; }
}

internal sealed record FigureWire
{
    public required Harm Harm { get; init; }

    public required VictimClass Victims { get; init; }

    public long? Min { get; init; }

    public long? Max { get; init; }

    public bool? Approximate { get; init; }

    public required string Text { get; init; }

    public required IReadOnlyList<string> Origins { get; init; }

    public FigureState? State { get; init; }

    public required EvidenceWire Evidence { get; init; }
}

internal sealed record DamageWire
{
    public required string Object { get; init; }

    public required DamageOutcome Outcome { get; init; }

    public long? Min { get; init; }

    public long? Max { get; init; }

    public bool? Approximate { get; init; }

    public required string Text { get; init; }
}

internal sealed record IncidentWire
{
    public required string Id { get; init; }

    public required IncidentKind Kind { get; init; }

    public required bool Aggregate { get; init; }

    public DateWire? Time { get; init; }

    public required IReadOnlyList<PlaceWire> Places { get; init; }

    public required IReadOnlyList<string> Perpetrators { get; init; }

    public required IReadOnlyList<string> Targets { get; init; }

    public required IReadOnlyList<string> Weapons { get; init; }

    public required IReadOnlyList<FigureWire> Figures { get; init; }

    public required IReadOnlyList<DamageWire> Damage { get; init; }

    public required IReadOnlyList<string> Origins { get; init; }

    public required Modality Modality { get; init; }

    public required IReadOnlyList<EvidenceWire> Evidence { get; init; }

    public required ProvenanceWire Provenance { get; init; }
}

internal sealed record StatementWire
{
    public required string Id { get; init; }

    public required string Speaker { get; init; }

    public string? Role { get; init; }

    public string? Party { get; init; }

    public required StatementAct Act { get; init; }

    public required string Content { get; init; }

    public required EvidenceWire ContentEvidence { get; init; }

    public required bool Direct { get; init; }

    public string? Medium { get; init; }

    public DateWire? Date { get; init; }

    public required IReadOnlyList<string> Addressees { get; init; }

    public required IReadOnlyList<string> Origins { get; init; }

    public required Modality Modality { get; init; }

    public required IReadOnlyList<EvidenceWire> Evidence { get; init; }

    public required ProvenanceWire Provenance { get; init; }
}

internal sealed record DelegateWire
{
    public required string Name { get; init; }

    public string? Party { get; init; }

    public string? Role { get; init; }
}

internal sealed record TalksWire
{
    public required string Id { get; init; }

    public required IReadOnlyList<string> Parties { get; init; }

    public int? Round { get; init; }

    public DateWire? Date { get; init; }

    public string? Place { get; init; }

    public string? Venue { get; init; }

    public string? Host { get; init; }

    public required IReadOnlyList<DelegateWire> Delegates { get; init; }

    public string? Duration { get; init; }

    public required TalksStatus Status { get; init; }

    public string? Outcome { get; init; }

    public required IReadOnlyList<string> Origins { get; init; }

    public required Modality Modality { get; init; }

    public required IReadOnlyList<EvidenceWire> Evidence { get; init; }

    public required ProvenanceWire Provenance { get; init; }
}

internal sealed record TermsWire
{
    public string? Duration { get; init; }

    public QuantityWire? Quantity { get; init; }

    public required IReadOnlyList<string> Places { get; init; }

    public DateWire? Deadline { get; init; }
}

internal sealed record PositionWire
{
    public required string Id { get; init; }

    public required string Party { get; init; }

    public required PositionAct Act { get; init; }

    public required Issue Issue { get; init; }

    public required string Content { get; init; }

    public TermsWire? Terms { get; init; }

    public required IReadOnlyList<string> To { get; init; }

    public DateWire? Date { get; init; }

    public required IReadOnlyList<string> Origins { get; init; }

    public required Modality Modality { get; init; }

    public required IReadOnlyList<EvidenceWire> Evidence { get; init; }

    public required ProvenanceWire Provenance { get; init; }
}

internal sealed record CommitmentWire
{
    public required string Id { get; init; }

    public required IReadOnlyList<string> Parties { get; init; }

    public required CommitmentAction Action { get; init; }

    public required Issue Issue { get; init; }

    public string? Object { get; init; }

    public QuantityWire? Quantity { get; init; }

    public DateWire? Due { get; init; }

    public required bool Mutual { get; init; }

    public required CommitmentStatus Status { get; init; }

    public required IReadOnlyList<string> Origins { get; init; }

    public required Modality Modality { get; init; }

    public required IReadOnlyList<EvidenceWire> Evidence { get; init; }

    public required ProvenanceWire Provenance { get; init; }
}

internal sealed record HeaderWire
{
    public required string Id { get; init; }

    public required string Version { get; init; }

    public string? Source { get; init; }

    public string? Url { get; init; }

    public string? Outlet { get; init; }

    public string? Title { get; init; }

    public string? Agency { get; init; }

    public required DocumentKind Kind { get; init; }

    public string? Published { get; init; }

    public string? Updated { get; init; }

    public string? Language { get; init; }
}

internal sealed record ObservationsWire
{
    public required string Schema { get; init; }

    public required HeaderWire Document { get; init; }

    public required IReadOnlyList<IncidentWire> Incidents { get; init; }

    public required IReadOnlyList<StatementWire> Statements { get; init; }

    public required IReadOnlyList<TalksWire> Talks { get; init; }

    public required IReadOnlyList<PositionWire> Positions { get; init; }

    public required IReadOnlyList<CommitmentWire> Commitments { get; init; }
}
