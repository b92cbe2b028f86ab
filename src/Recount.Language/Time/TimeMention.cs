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
/// "nearest", "reference", "focus", "none".</param>
public sealed record TimeMention(
    TextSpan Span, TimeKind Kind, DateExtent? Extent, DurationExtent? Duration, string Rule, string Policy)
{
    public TimeRelation Relation { get; init; }
}
