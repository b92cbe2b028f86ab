using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Language;

public enum TimeKind
{
    Date,
    Duration,

    /// <summary>A repeated time: "every day".</summary>
    Set,

    /// <summary>A clock time or part of a day that names no day itself; its extent is the focus's or the reference's day.</summary>
    TimeOfDay,

    /// <summary>Now, the past or the future without a day: "currently", "recent weeks". Has no extent.</summary>
    Vague,
}

/// <summary>The tense of the verb that a time expression belongs to, where the caller knows it.</summary>
public enum TenseHint
{
    Unknown,
    Past,
    Present,
    Future,
}

/// <summary>The word before a date that opens or closes its extent.</summary>
public enum TimeRelation
{
    On,
    Since,
    Until,
    By,
    After,
    Before,
}

/// <summary>A time expression of a sentence.</summary>
/// <param name="Span">Its words, without a leading preposition.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Extent">Null where no reference is known, or where the words don't say when ("a few days later").</param>
/// <param name="Duration">Null where it has no length in whole units.</param>
/// <param name="Rule">The lexicon rule's id.</param>
/// <param name="Policy">How the day was chosen where the words leave it open: "stated", "latest-past", "coming",
/// "nearest", "reference", "focus", "anchor" (counted from an event), "comparison" (a
/// period that another is compared with), "none".</param>
public sealed record TimeMention(
    TextSpan Span, TimeKind Kind, DateExtent? Extent, DurationExtent? Duration, string Rule, string Policy)
{
    public TimeRelation Relation { get; init; }

    /// <summary>The same in TIMEX3, in order; several for a range, none where TIMEX3 has no word for it.</summary>
    public ImmutableArray<TimeExpression> Expressions { get; init; } = [];

    /// <summary>The event that the length is counted from: "signing" of "within 72 hours of signing"; else null.</summary>
    public TextSpan? Anchor { get; init; }

    /// <summary>By value, expressions included: an array alone would compare by reference.</summary>
    public bool Equals(TimeMention? other) =>
        other is not null && Span == other.Span && Kind == other.Kind && Equals(Extent, other.Extent) && Duration == other.Duration
        && string.Equals(Rule, other.Rule, StringComparison.Ordinal) && string.Equals(Policy, other.Policy, StringComparison.Ordinal)
        && Relation == other.Relation && Anchor == other.Anchor && Expressions.SequenceEqual(other.Expressions);

    public override int GetHashCode() => HashCode.Combine(Span, Kind, Rule);
}
