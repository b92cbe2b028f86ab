using Recount.Core;

namespace Recount.Reading;

/// <summary>A date with how it was found: "json-ld", "meta:article:published_time", "address", "text" and the like.</summary>
public sealed record FoundDate(PublicationTime Time, string Source);

/// <summary>The dates of a page, kept apart by what they are.</summary>
/// <remarks>Only <see cref="Published"/> and <see cref="Modified"/> go into the document; the others are hints.</remarks>
public sealed record PageDates
{
    public static PageDates None { get; } = new();

    /// <summary>What the page states as its publication.</summary>
    public FoundDate? Published { get; init; }

    public FoundDate? Modified { get; init; }

    /// <summary>A date in the page's address ("/2025/06/02/").</summary>
    public FoundDate? InAddress { get; init; }

    /// <summary>The likeliest date among those printed for people; never taken for the publication by itself.</summary>
    public FoundDate? Printed { get; init; }

    /// <summary>The best guess at the day of publication, stated or not.</summary>
    /// <remarks>An address has the day where the outlet is; a stated moment in UTC may fall on the day beside it.</remarks>
    public FoundDate? Best => Published is { } p && InAddress is { } a && Math.Abs(p.Time.Day.DayNumber - a.Time.Day.DayNumber) <= 1 ? a
        : Published ?? InAddress ?? Printed ?? Modified;
}
