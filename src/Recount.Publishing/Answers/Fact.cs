using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Publishing.Answers;

/// <summary>A record, or one step of a position, as something that may answer: what it is about and where it is told.</summary>
internal abstract class Fact
{
    /// <summary>The record's id and its place within: order where nothing else decides.</summary>
    public required string Key { get; init; }

    /// <summary>The record's own fields and sentences.</summary>
    public required FactWords Own { get; init; }

    /// <summary>The words that a line gives of it, without the sentences around them.</summary>
    public ImmutableArray<string> Told { get; init; } = [];

    /// <summary>The paragraphs that its sentences stand in.</summary>
    public required ImmutableArray<FactWords> Here { get; init; }

    /// <summary>Each paragraph before those.</summary>
    public required ImmutableArray<FactWords> Before { get; init; }

    public required ImmutableArray<RecordMember> Members { get; init; }

    /// <summary>Who acts: perpetrators, a position's side, a speaker and the party spoken for.</summary>
    public ImmutableArray<string> Subjects { get; init; } = [];

    /// <summary>To whom; empty where the records don't say.</summary>
    public ImmutableArray<string> Objects { get; init; } = [];

    public ImmutableArray<FactPlace> Places { get; init; } = [];

    public DateOnly? Start { get; init; }

    public DateOnly? End { get; init; }

    /// <summary>The days are those of the reports, since no text gives the act's.</summary>
    public bool IsDayOfReport { get; init; }

    public required int Reports { get; init; }

    public bool IsToldBy(ImmutableArray<RecordMember> others) =>
        Members.Any(m => others.Any(o => o.Document.Id == m.Document.Id));
}

/// <param name="Place">As the record has it.</param>
/// <param name="Division">First-order division as "UA.05" where the gazetteer knows it.</param>
internal sealed record FactPlace(Place Place, string? Division);

internal sealed class IncidentFact(IncidentRecord record) : Fact
{
    public IncidentRecord Record => record;
}

internal sealed class TalksFact(TalksRecord record) : Fact
{
    public TalksRecord Record => record;
}

internal sealed class PositionFact(PositionHistory history, PositionStep step) : Fact
{
    public PositionHistory History => history;

    public PositionStep Step => step;
}

internal sealed class CommitmentFact(CommitmentRecord record) : Fact
{
    public CommitmentRecord Record => record;
}

internal sealed class StatementFact(StatementRecord record) : Fact
{
    public StatementRecord Record => record;

    /// <summary>The incidents told last before it in its documents, or in its own sentence: what "it" is about.</summary>
    public ImmutableArray<IncidentFact> About { get; init; } = [];
}
