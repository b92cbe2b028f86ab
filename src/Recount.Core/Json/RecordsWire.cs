namespace Recount.Core.Json;

// The JSON form of docs/schema/record.schema.json (recount-record/1). Everything after `hash` is hashed.

internal sealed record DocumentReferenceWire
{
    public required string Id { get; init; }

    public string? Source { get; init; }

    public string? Outlet { get; init; }

    public string? Published { get; init; }
}

internal sealed record MemberWire
{
    public required string Id { get; init; }

    public required DocumentReferenceWire Document { get; init; }

    public required IReadOnlyList<EvidenceWire> Evidence { get; init; }
}

internal sealed record FigureValueWire
{
    public long? Min { get; init; }

    public long? Max { get; init; }

    public bool? Approximate { get; init; }

    public required string Text { get; init; }

    public string? Origin { get; init; }

    public string? Reported { get; init; }

    public required FigureState State { get; init; }

    public required EvidenceWire Evidence { get; init; }

    public required string Observation { get; init; }

    public required DocumentReferenceWire Document { get; init; }
}

internal sealed record FigureRecordWire
{
    public required Harm Harm { get; init; }

    public required VictimClass Victims { get; init; }

    public QuantityWire? Current { get; init; }

    public required string Policy { get; init; }

    public required FigureState State { get; init; }

    public required IReadOnlyList<FigureValueWire> Values { get; init; }
}

internal sealed record TotalCheckWire
{
    public required Harm Harm { get; init; }

    public required VictimClass Victims { get; init; }

    public QuantityWire? Total { get; init; }

    public QuantityWire? Sum { get; init; }

    public required IReadOnlyList<string> Parts { get; init; }

    public required bool Agrees { get; init; }
}

internal sealed record IncidentRecordWire
{
    public required string Id { get; init; }

    public required IncidentKind Kind { get; init; }

    public required bool Aggregate { get; init; }

    public required ReviewState Review { get; init; }

    public required Modality Modality { get; init; }

    public DateWire? Time { get; init; }

    public required IReadOnlyList<PlaceWire> Places { get; init; }

    public required IReadOnlyList<string> Perpetrators { get; init; }

    public required IReadOnlyList<string> Targets { get; init; }

    public required IReadOnlyList<string> Weapons { get; init; }

    public required int Origins { get; init; }

    public required int Reports { get; init; }

    public required IReadOnlyList<FigureRecordWire> Figures { get; init; }

    public required IReadOnlyList<DamageWire> Damage { get; init; }

    public required IReadOnlyList<string> PartOf { get; init; }

    public required IReadOnlyList<string> Parts { get; init; }

    public required IReadOnlyList<TotalCheckWire> Totals { get; init; }

    public required IReadOnlyList<MemberWire> Observations { get; init; }
}

internal sealed record AccountWire
{
    public required string Text { get; init; }

    public required string Observation { get; init; }
}

internal sealed record TalksRecordWire
{
    public required string Id { get; init; }

    public required ReviewState Review { get; init; }

    public required IReadOnlyList<string> Parties { get; init; }

    public int? Round { get; init; }

    public DateWire? Date { get; init; }

    public string? Place { get; init; }

    public string? Venue { get; init; }

    public string? Host { get; init; }

    public required IReadOnlyList<DelegateWire> Delegates { get; init; }

    public string? Duration { get; init; }

    public required TalksStatus Status { get; init; }

    public required IReadOnlyList<AccountWire> Outcomes { get; init; }

    public required int Reports { get; init; }

    public required IReadOnlyList<MemberWire> Observations { get; init; }
}

internal sealed record StatementRecordWire
{
    public required string Id { get; init; }

    public required ReviewState Review { get; init; }

    public required string Speaker { get; init; }

    public string? Role { get; init; }

    public string? Party { get; init; }

    public required StatementAct Act { get; init; }

    public required string Content { get; init; }

    public required bool Direct { get; init; }

    public string? Medium { get; init; }

    public DateWire? Date { get; init; }

    public required IReadOnlyList<string> Addressees { get; init; }

    public required int Reports { get; init; }

    public required IReadOnlyList<MemberWire> Observations { get; init; }
}

internal sealed record PositionStepWire
{
    public DateOnly? Date { get; init; }

    public required DateBasis Basis { get; init; }

    public required PositionAct Act { get; init; }

    public required string Content { get; init; }

    public TermsWire? Terms { get; init; }

    public required IReadOnlyList<string> To { get; init; }

    public required IReadOnlyList<string> Observations { get; init; }
}

internal sealed record PositionHistoryWire
{
    public required string Id { get; init; }

    public required string Party { get; init; }

    public required Issue Issue { get; init; }

    public required IReadOnlyList<PositionStepWire> Sequence { get; init; }

    public required IReadOnlyList<MemberWire> Observations { get; init; }
}

internal sealed record CommitmentChangeWire
{
    public DateOnly? Date { get; init; }

    public required ClockStatus Status { get; init; }

    public required IReadOnlyList<string> Observations { get; init; }
}

internal sealed record CommitmentRecordWire
{
    public required string Id { get; init; }

    public required ReviewState Review { get; init; }

    public required IReadOnlyList<string> Parties { get; init; }

    public required CommitmentAction Action { get; init; }

    public required Issue Issue { get; init; }

    public string? Object { get; init; }

    public QuantityWire? Quantity { get; init; }

    public DateWire? Due { get; init; }

    public required bool Mutual { get; init; }

    public required IReadOnlyList<CommitmentChangeWire> History { get; init; }

    public required int Reports { get; init; }

    public required IReadOnlyList<MemberWire> Observations { get; init; }
}

internal sealed record ActorWire
{
    public required string Name { get; init; }

    public required ActorKind Kind { get; init; }

    public string? Country { get; init; }

    public required IReadOnlyList<string> Aliases { get; init; }
}

/// <summary>What is hashed.</summary>
internal sealed record RecordBodyWire
{
    public required IReadOnlyList<IncidentRecordWire> Incidents { get; init; }

    public required IReadOnlyList<TalksRecordWire> Talks { get; init; }

    public required IReadOnlyList<StatementRecordWire> Statements { get; init; }

    public required IReadOnlyList<PositionHistoryWire> Positions { get; init; }

    public required IReadOnlyList<CommitmentRecordWire> Commitments { get; init; }

    public required IReadOnlyList<ActorWire> Actors { get; init; }

    public required IReadOnlyList<IReadOnlyList<string>> Copies { get; init; }
}

internal sealed record RecordWire
{
    public required string Schema { get; init; }

    public string? AsOf { get; init; }

    public required string Hash { get; init; }

    public required IReadOnlyList<IncidentRecordWire> Incidents { get; init; }

    public required IReadOnlyList<TalksRecordWire> Talks { get; init; }

    public required IReadOnlyList<StatementRecordWire> Statements { get; init; }

    public required IReadOnlyList<PositionHistoryWire> Positions { get; init; }

    public required IReadOnlyList<CommitmentRecordWire> Commitments { get; init; }

    public required IReadOnlyList<ActorWire> Actors { get; init; }

    public required IReadOnlyList<IReadOnlyList<string>> Copies { get; init; }
}
