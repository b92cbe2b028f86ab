using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Language;

/// <summary>Days while they are worked on; unlike <see cref="DateExtent"/> its ends may still be open or crossed.</summary>
internal sealed record HitExtent(DateOnly? Start, DateOnly? End, DateGranularity Granularity)
{
    public static HitExtent Day(DateOnly day) => new(day, day, DateGranularity.Day);
}

/// <summary>A part of a hit that is a TIMEX3 expression of its own.</summary>
internal readonly record struct HitPart(int Start, int End, Timex3 Timex);

/// <summary>A resolved match; offsets are into the sentence's slice.</summary>
internal sealed record TimeHit(int Start, int End, TimeKind Kind, string Rule, string Policy)
{
    public HitExtent? Extent { get; init; }

    public DurationExtent? Duration { get; init; }

    public TimeRelation Relation { get; init; }

    /// <summary>The text states the year, so that a neighbour without one may take it over.</summary>
    public bool HasYear { get; init; }

    /// <summary>"the end of June": "before" it still means by its last day.</summary>
    public bool IsEndOf { get; init; }

    /// <summary>What the words say in TIMEX3; null where they say nothing that it can hold.</summary>
    public Timex3? Timex { get; init; }

    /// <summary>The expressions of a joined hit; empty where it is one.</summary>
    public ImmutableArray<HitPart> Joined { get; init; } = [];

    /// <summary>The event that a length is counted from ("within 72 hours of signing").</summary>
    public (int Start, int End)? Anchor { get; init; }

    public ImmutableArray<HitPart> Parts => !Joined.IsEmpty ? Joined : Timex is { } timex ? [new HitPart(Start, End, timex)] : [];
}
