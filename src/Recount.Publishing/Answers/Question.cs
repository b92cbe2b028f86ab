using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Publishing.Answers;

/// <summary>What kind of records a question asks for.</summary>
internal enum Aim
{
    Toll,
    Incident,
    Damage,
    Count,
    Position,
    Agreement,
    Statement,
    Talks,
    NextTalks,
    Delegation,
    Duration,
    Due,
    Difference,
    Overview,
}

/// <summary>What a named actor does in the act that a question speaks of.</summary>
internal enum ActorPart
{
    Any,

    /// <summary>Does it: strikes, proposes, says.</summary>
    Subject,

    /// <summary>Has it done to it: is struck, is asked.</summary>
    Object,
}

/// <summary>An actor that a record must have.</summary>
/// <param name="Name">The usual English name; a person's as the question writes it.</param>
/// <param name="Surface">As the question writes it.</param>
/// <param name="Country">ISO code of a state; null for others.</param>
/// <param name="Part">The part that it plays.</param>
/// <param name="IsPerson">Compared as persons' names are.</param>
internal sealed record ActorConstraint(string Name, string Surface, string? Country, ActorPart Part, bool IsPerson);

/// <summary>A place that a record must lie in.</summary>
/// <param name="Surface">As the question writes it.</param>
/// <param name="Kind">What the words say that it is.</param>
/// <param name="Country">ISO code, or null.</param>
/// <param name="Divisions">Every first-order division that the name may mean, as "UA.05".</param>
internal sealed record PlaceConstraint(string Surface, PlaceKind Kind, string? Country, ImmutableArray<string> Divisions);

/// <summary>Days that a question names; several where a weekday may be that of several weeks, the latest first.</summary>
internal sealed record DayConstraint(string Surface, ImmutableArray<(DateOnly Start, DateOnly End)> Candidates);

/// <summary>One thing asked for, with all that a record must meet to be an answer.</summary>
internal sealed record QuestionPart
{
    public required string Text { get; init; }

    /// <summary>In order of weight; never empty.</summary>
    public required ImmutableArray<Aim> Aims { get; init; }

    public ImmutableArray<ActorConstraint> Actors { get; init; } = [];

    public ImmutableArray<PlaceConstraint> Places { get; init; } = [];

    public DayConstraint? Days { get; init; }

    public ImmutableArray<PositionAct> Acts { get; init; } = [];

    public ImmutableArray<StatementAct> StatementActs { get; init; } = [];

    public ImmutableArray<Harm> Harms { get; init; } = [];

    public ImmutableArray<VictimClass> Victims { get; init; } = [];

    public ImmutableArray<(IncidentKind Kind, Topic Word)> Kinds { get; init; } = [];

    public ImmutableArray<Topic> Topics { get; init; } = [];

    /// <summary>The thing after "how many"; among <see cref="Topics"/>.</summary>
    public Topic? Counted { get; init; }

    public int? Round { get; init; }

    /// <summary>Days, places and round belong to talks at which something was said or agreed.</summary>
    public bool IsAtTalks { get; init; }

    public bool IsTotal { get; init; }

    public bool AsksWhere { get; init; }

    public bool AsksWhen { get; init; }

    public bool AsksWho { get; init; }

    public bool AsksWeapon { get; init; }

    public bool HasConstraint => !Actors.IsEmpty || !Places.IsEmpty || Days is not null || !Topics.IsEmpty || !Kinds.IsEmpty
        || Round is not null || !Harms.IsEmpty;
}
