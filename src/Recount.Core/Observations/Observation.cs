using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Recount.Core;

/// <summary>What found an observation, and how sure it is.</summary>
/// <param name="Rule">A rule's or model's stable id ("incident.trigger.v1").</param>
/// <param name="Score">0 to 1000, the estimated chance in thousandths that a coder would keep it.</param>
public sealed record Provenance(string Rule, int Score)
{
    public int Score { get; } = Score is >= 0 and <= 1000
        ? Score
        : throw new ArgumentOutOfRangeException(nameof(Score), Score, "a score is 0 to 1000");

    /// <summary>Of an observation on its way, before its signs are weighed.</summary>
    public static Provenance Unscored(string rule) => new(rule, 0);
}

/// <summary>One thing that one document says: the codebook's five families derive from it, and no other.</summary>
public abstract record Observation
{
    private readonly ImmutableArray<Evidence> _evidence;

    private protected Observation()
    {
    }

    public required ObservationId Id { get; init; }

    /// <summary>At least one; the first is the sentence it was read from.</summary>
    /// <exception cref="ArgumentException">None given: no observation without a sentence.</exception>
    public required ImmutableArray<Evidence> Evidence
    {
        get => _evidence;
        init => _evidence = value.IsDefaultOrEmpty
            ? throw new ArgumentException("an observation has at least one piece of evidence", nameof(value))
            : value;
    }

    /// <summary>Who the document says it comes from; empty where the outlet states it as its own.</summary>
    public ImmutableArray<string> Origins { get; init; } = [];

    public Modality Modality { get; init; }

    public required Provenance Provenance { get; init; }

    /// <summary>The family's codebook word: "incidents", "statements", "talks", "positions", "commitments".</summary>
    [JsonIgnore]
    public abstract string Family { get; }

    /// <summary>The fields that tell two observations of one quote apart; part of the id.</summary>
    [JsonIgnore]
    public abstract string Key { get; }

    public T Match<T>(
        Func<IncidentObservation, T> incident,
        Func<StatementObservation, T> statement,
        Func<TalksObservation, T> talks,
        Func<PositionObservation, T> position,
        Func<CommitmentObservation, T> commitment) => this switch
        {
            IncidentObservation o => incident(o),
            StatementObservation o => statement(o),
            TalksObservation o => talks(o),
            PositionObservation o => position(o),
            CommitmentObservation o => commitment(o),
            _ => throw new InvalidOperationException($"{GetType()} is no family of the codebook"),
        };
}

/// <summary>A count of people harmed, as one origin puts it.</summary>
public sealed record Figure
{
    public required Harm Harm { get; init; }

    public VictimClass Victims { get; init; }

    /// <summary>Persons; <see cref="Quantity.Unstated"/> keeps its words in <see cref="Text"/> only.</summary>
    [JsonIgnore]
    public Quantity Count { get; init; }

    /// <summary>The words: "at least three civilians".</summary>
    public required string Text { get; init; }

    /// <summary>Where they differ from the incident's.</summary>
    public ImmutableArray<string> Origins { get; init; } = [];

    /// <summary>Only <see cref="FigureState.Superseded"/> is set on an observation: the document itself calls it outdated.</summary>
    public FigureState? State { get; init; }

    /// <summary>Where the figure itself stands.</summary>
    public required Evidence Evidence { get; init; }
}

/// <summary>What became of a thing.</summary>
public sealed record Damage
{
    public required string Object { get; init; }

    public required DamageOutcome Outcome { get; init; }

    /// <summary>Things, not persons.</summary>
    [JsonIgnore]
    public Quantity Count { get; init; }

    public required string Text { get; init; }
}

/// <summary>A violent or coercive act at a place and a time.</summary>
public sealed record IncidentObservation : Observation
{
    public required IncidentKind Kind { get; init; }

    public DateExtent? Time { get; init; }

    public ImmutableArray<Place> Places { get; init; } = [];

    public ImmutableArray<string> Perpetrators { get; init; } = [];

    public ImmutableArray<string> Targets { get; init; } = [];

    public ImmutableArray<string> Weapons { get; init; } = [];

    public ImmutableArray<Figure> Figures { get; init; } = [];

    public ImmutableArray<Damage> Damage { get; init; } = [];

    /// <summary>A total over several acts.</summary>
    public bool Aggregate { get; init; }

    public override string Family => "incidents";

    public override string Key => Kind.Word();
}

/// <summary>Somebody says something.</summary>
public sealed record StatementObservation : Observation
{
    /// <summary>The fullest name that the document gives, or the text's own words for an unnamed source.</summary>
    public required string Speaker { get; init; }

    public string? Role { get; init; }

    public string? Party { get; init; }

    public required StatementAct Act { get; init; }

    /// <summary>The words that carry what was said, without the cue.</summary>
    public required string Content { get; init; }

    /// <summary>Where <see cref="Content"/> stands.</summary>
    public required Evidence ContentEvidence { get; init; }

    /// <summary>The whole content stands in quotation marks.</summary>
    public bool Direct { get; init; }

    public string? Medium { get; init; }

    public DateExtent? Date { get; init; }

    public ImmutableArray<string> Addressees { get; init; } = [];

    public override string Family => "statements";

    public override string Key => $"{Speaker}|{Act.Word()}|{Content}";
}

/// <summary>One of a side's people at talks.</summary>
public sealed record DelegationMember
{
    public required string Name { get; init; }

    public string? Party { get; init; }

    public string? Role { get; init; }
}

/// <summary>Sides meet, or plan to.</summary>
public sealed record TalksObservation : Observation
{
    public ImmutableArray<string> Parties { get; init; } = [];

    /// <summary>1 for the first round; null where it isn't said.</summary>
    public int? Round { get; init; }

    public DateExtent? Date { get; init; }

    public string? Place { get; init; }

    public string? Venue { get; init; }

    public string? Host { get; init; }

    public ImmutableArray<DelegationMember> Delegates { get; init; } = [];

    public DurationExtent? Duration { get; init; }

    public required TalksStatus Status { get; init; }

    /// <summary>The words of the outcome.</summary>
    public string? Outcome { get; init; }

    public override string Family => "talks";

    public override string Key => $"{Status.Word()}|{Round}|{Place}";
}

/// <summary>The measurable part of a term.</summary>
public sealed record Terms
{
    public DurationExtent? Duration { get; init; }

    [JsonIgnore]
    public Quantity Quantity { get; init; }

    public ImmutableArray<string> Places { get; init; } = [];

    public DateExtent? Deadline { get; init; }
}

/// <summary>What a side wants, offers or refuses.</summary>
public sealed record PositionObservation : Observation
{
    public required string Party { get; init; }

    public required PositionAct Act { get; init; }

    public required Issue Issue { get; init; }

    /// <summary>The words of the term.</summary>
    public required string Content { get; init; }

    public Terms? Terms { get; init; }

    public ImmutableArray<string> To { get; init; } = [];

    public DateExtent? Date { get; init; }

    public override string Family => "positions";

    public override string Key => $"{Party}|{Act.Word()}|{Issue.Word()}|{Content}";
}

/// <summary>What was agreed, ordered or announced to be done.</summary>
public sealed record CommitmentObservation : Observation
{
    public ImmutableArray<string> Parties { get; init; } = [];

    public required CommitmentAction Action { get; init; }

    public required Issue Issue { get; init; }

    /// <summary>The words for what is to be exchanged, returned, established.</summary>
    public string? Object { get; init; }

    [JsonIgnore]
    public Quantity Count { get; init; }

    public DateExtent? Due { get; init; }

    /// <summary>Each side does it.</summary>
    public bool Mutual { get; init; }

    public required CommitmentStatus Status { get; init; }

    public override string Family => "commitments";

    public override string Key => $"{Action.Word()}|{Issue.Word()}|{Object}";
}

/// <summary>All that one document says, family by family, each in order of text.</summary>
public sealed record DocumentObservations
{
    public const string SchemaName = "recount-observations/1";

    public string Schema { get; init; } = SchemaName;

    public required DocumentHeader Document { get; init; }

    public ImmutableArray<IncidentObservation> Incidents { get; init; } = [];

    public ImmutableArray<StatementObservation> Statements { get; init; } = [];

    public ImmutableArray<TalksObservation> Talks { get; init; } = [];

    public ImmutableArray<PositionObservation> Positions { get; init; } = [];

    public ImmutableArray<CommitmentObservation> Commitments { get; init; } = [];

    /// <summary>Every observation, family by family.</summary>
    public IEnumerable<Observation> All() =>
        [.. Incidents, .. Statements, .. Talks, .. Positions, .. Commitments];
}
