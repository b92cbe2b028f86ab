using Recount.Core;

namespace Recount.Language;

/// <summary>Days while they are worked on; unlike <see cref="DateExtent"/> its ends may still be open or crossed.</summary>
internal sealed record HitExtent(DateOnly? Start, DateOnly? End, DateGranularity Granularity)
{
    public static HitExtent Day(DateOnly day) => new(day, day, DateGranularity.Day);
}

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
}
