using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Recount.Core;

/// <summary>What all documents together support: observations of the same thing merged, each value traced.</summary>
/// <remarks>Made by reconciliation only; equal documents in any order give the same bytes as JSON.</remarks>
public sealed record RecordSet
{
    /// <summary>The moment it speaks for: as asked, or else the latest publication or update; null without any.</summary>
    public PublicationTime? AsOf { get; init; }

    public ImmutableArray<IncidentRecord> Incidents { get; init; } = [];

    public ImmutableArray<TalksRecord> Talks { get; init; } = [];

    public ImmutableArray<StatementRecord> Statements { get; init; } = [];

    public ImmutableArray<PositionHistory> Positions { get; init; } = [];

    public ImmutableArray<CommitmentRecord> Commitments { get; init; } = [];

    public ImmutableArray<Actor> Actors { get; init; } = [];

    /// <summary>The usual English names of the countries whose codes the records use, by code; not part of the JSON.</summary>
    public ImmutableSortedDictionary<string, string> CountryNames { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Documents that carry one text: each group in order of publication, so that the first is its origin.</summary>
    public ImmutableArray<ImmutableArray<DocumentHeader>> Copies { get; init; } = [];
}

/// <summary>An observation that a record merges.</summary>
public sealed record RecordMember
{
    public required ObservationId Id { get; init; }

    public required DocumentHeader Document { get; init; }

    public required ImmutableArray<Evidence> Evidence { get; init; }
}

/// <summary>One reported value of a figure.</summary>
public sealed record FigureValue
{
    /// <summary>Persons.</summary>
    public Quantity Count { get; init; }

    public required string Text { get; init; }

    /// <summary>Who the document says it comes from, or else the outlet; null where neither is known.</summary>
    public string? Origin { get; init; }

    /// <summary>When the document that carries it was published.</summary>
    public PublicationTime? Reported { get; init; }

    public required FigureState State { get; init; }

    /// <summary>Where the figure itself stands in <see cref="Document"/>.</summary>
    public required Evidence Evidence { get; init; }

    public required ObservationId Observation { get; init; }

    public required DocumentHeader Document { get; init; }
}

/// <summary>A count with all its reported values, in order of report.</summary>
public sealed record FigureRecord
{
    public required Harm Harm { get; init; }

    public required VictimClass Victims { get; init; }

    /// <summary>The value that <see cref="Policy"/> chose; unstated where no value has a number.</summary>
    public Quantity Current { get; init; }

    /// <summary>The stable id of the rule that chose <see cref="Current"/>.</summary>
    public required string Policy { get; init; }

    /// <summary><see cref="FigureState.Agreed"/> or <see cref="FigureState.Disputed"/>.</summary>
    public required FigureState State { get; init; }

    public required ImmutableArray<FigureValue> Values { get; init; }
}

/// <summary>A total held against what its parts add up to.</summary>
/// <remarks>Parts may be missing from the coverage, so a sum below the total agrees with it; one above it doesn't.</remarks>
public sealed record TotalCheck
{
    public required Harm Harm { get; init; }

    public required VictimClass Victims { get; init; }

    /// <summary>The total's current value; persons.</summary>
    public Quantity Total { get; init; }

    /// <summary>The sum of the current values of those parts that have one; persons.</summary>
    public Quantity Sum { get; init; }

    /// <summary>The parts that were summed.</summary>
    public required ImmutableArray<RecordId> Parts { get; init; }

    public required bool Agrees { get; init; }
}

public sealed record IncidentRecord
{
    public required RecordId Id { get; init; }

    public required IncidentKind Kind { get; init; }

    public bool Aggregate { get; init; }

    public ReviewState Review { get; init; }

    /// <summary>The firmest that any report gives.</summary>
    public Modality Modality { get; init; }

    public DateExtent? Time { get; init; }

    public ImmutableArray<Place> Places { get; init; } = [];

    public ImmutableArray<string> Perpetrators { get; init; } = [];

    public ImmutableArray<string> Targets { get; init; } = [];

    public ImmutableArray<string> Weapons { get; init; } = [];

    /// <summary>How many distinct origins stand behind it; an outlet's own word counts as one.</summary>
    public required int Origins { get; init; }

    /// <summary>How many documents tell it; never a count of incidents.</summary>
    public required int Reports { get; init; }

    public ImmutableArray<FigureRecord> Figures { get; init; } = [];

    public ImmutableArray<Damage> Damage { get; init; } = [];

    public ImmutableArray<RecordId> PartOf { get; init; } = [];

    public ImmutableArray<RecordId> Parts { get; init; } = [];

    /// <summary>For a total with <see cref="Parts"/>: each of its figures against theirs.</summary>
    public ImmutableArray<TotalCheck> Totals { get; init; } = [];

    public required ImmutableArray<RecordMember> Observations { get; init; }
}

/// <summary>One side's or outlet's account of how talks ended.</summary>
public sealed record OutcomeAccount(string Text, ObservationId Observation);

public sealed record TalksRecord
{
    public required RecordId Id { get; init; }

    public ReviewState Review { get; init; }

    public ImmutableArray<string> Parties { get; init; } = [];

    public int? Round { get; init; }

    public DateExtent? Date { get; init; }

    public string? Place { get; init; }

    public string? Venue { get; init; }

    public string? Host { get; init; }

    public ImmutableArray<DelegationMember> Delegates { get; init; } = [];

    public DurationExtent? Duration { get; init; }

    /// <summary>The latest report's.</summary>
    public required TalksStatus Status { get; init; }

    public ImmutableArray<OutcomeAccount> Outcomes { get; init; } = [];

    public required int Reports { get; init; }

    public required ImmutableArray<RecordMember> Observations { get; init; }
}

public sealed record StatementRecord
{
    public required RecordId Id { get; init; }

    public ReviewState Review { get; init; }

    public required string Speaker { get; init; }

    public string? Role { get; init; }

    public string? Party { get; init; }

    public required StatementAct Act { get; init; }

    public required string Content { get; init; }

    public bool Direct { get; init; }

    public string? Medium { get; init; }

    public DateExtent? Date { get; init; }

    public ImmutableArray<string> Addressees { get; init; } = [];

    public required int Reports { get; init; }

    public required ImmutableArray<RecordMember> Observations { get; init; }
}

/// <summary>Where a step's day comes from, so that a day of report never passes for a day of act.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DateBasis>))]
public enum DateBasis
{
    /// <summary>Neither the text nor the document gives a day.</summary>
    [JsonStringEnumMemberName("unknown")] Unknown,

    /// <summary>The text says when.</summary>
    [JsonStringEnumMemberName("stated")] Stated,

    /// <summary>The day of publication of the earliest report.</summary>
    [JsonStringEnumMemberName("reported")] Reported,
}

/// <summary>One position of a side, as first reported.</summary>
public sealed record PositionStep
{
    public DateOnly? Date { get; init; }

    public required DateBasis Basis { get; init; }

    public required PositionAct Act { get; init; }

    public required string Content { get; init; }

    public Terms? Terms { get; init; }

    public ImmutableArray<string> To { get; init; } = [];

    public required ImmutableArray<ObservationId> Observations { get; init; }
}

/// <summary>A side's positions on one issue, in order of time; steps without a day stand first.</summary>
public sealed record PositionHistory
{
    /// <summary>That of the earliest observation, as for every record.</summary>
    public required RecordId Id { get; init; }

    public required string Party { get; init; }

    public required Issue Issue { get; init; }

    public required ImmutableArray<PositionStep> Sequence { get; init; }

    public required ImmutableArray<RecordMember> Observations { get; init; }
}

/// <summary>A commitment's status from a day on.</summary>
public sealed record CommitmentChange
{
    /// <summary>The day of report; for <see cref="ClockStatus.Overdue"/> the day after its window.</summary>
    public DateOnly? Date { get; init; }

    public required ClockStatus Status { get; init; }

    /// <summary>Empty for <see cref="ClockStatus.Overdue"/>, which no report states.</summary>
    public ImmutableArray<ObservationId> Observations { get; init; } = [];
}

public sealed record CommitmentRecord
{
    public required RecordId Id { get; init; }

    public ReviewState Review { get; init; }

    public ImmutableArray<string> Parties { get; init; } = [];

    public required CommitmentAction Action { get; init; }

    public required Issue Issue { get; init; }

    public string? Object { get; init; }

    public Quantity Quantity { get; init; }

    public DateExtent? Due { get; init; }

    public bool Mutual { get; init; }

    /// <summary>Each change of status with its day, in order.</summary>
    public required ImmutableArray<CommitmentChange> History { get; init; }

    public required int Reports { get; init; }

    public required ImmutableArray<RecordMember> Observations { get; init; }
}
