using System.Collections.Immutable;
using Recount.Core;
using Recount.Publishing.Stories;

namespace Recount.Publishing.Recaps;

/// <summary>A story as a desk tells it in a minute: what happened, what is disputed, who wants what, what falls due.</summary>
public sealed record Recap
{
    public required Story Story { get; init; }

    /// <summary>The acts that most reports tell and that harmed most, by day.</summary>
    public required ImmutableArray<Happening> Happened { get; init; }

    /// <summary>How many incidents the story has beside those.</summary>
    public required int FurtherIncidents { get; init; }

    /// <summary>Talks whose day and place are known, by day.</summary>
    public required ImmutableArray<Meeting> Met { get; init; }

    public required ImmutableArray<Dispute> Disputed { get; init; }

    /// <summary>Sides by name, the issues of each by their last step.</summary>
    public required ImmutableArray<Stance> Wanted { get; init; }

    public required ImmutableArray<Duty> Due { get; init; }

    /// <summary>Copies of one text among the story's documents.</summary>
    public required ImmutableArray<ImmutableArray<DocumentHeader>> Copies { get; init; }
}

/// <summary>A toll as it stands and as it grew.</summary>
/// <param name="Figure">The record's figure.</param>
/// <param name="Growth">Its numbers in order of report, each once; a single one where it never changed.</param>
public sealed record Toll(FigureRecord Figure, ImmutableArray<Quantity> Growth);

/// <summary>One act.</summary>
public sealed record Happening(IncidentRecord Incident, ImmutableArray<Toll> Tolls, Citation Citation);

/// <summary>Talks held or planned.</summary>
public sealed record Meeting(TalksRecord Talks, Citation Citation);

/// <summary>One account of a matter, with who gives it.</summary>
public sealed record Account(string Text, string Origin, Citation Citation);

/// <summary>Accounts that can't both hold.</summary>
/// <param name="Matter">What they differ on: "injured at Sumy, 3 June 2025".</param>
/// <param name="Record">The record that holds them.</param>
/// <param name="Accounts">Two or more, in order of report.</param>
public sealed record Dispute(string Matter, RecordId Record, ImmutableArray<Account> Accounts);

/// <summary>Where a side stands on one issue: its steps, in order of time.</summary>
public sealed record Stance(PositionHistory Position, Citation Citation);

/// <summary>Something that was promised, with its clock.</summary>
public sealed record Duty(CommitmentRecord Commitment, ClockStatus Status, Citation Citation);
