using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Reading;

/// <summary>The dates of a source, kept apart by what they date; each role's first one found is kept.</summary>
/// <remarks>Only <see cref="Published"/> and <see cref="Modified"/> date the document; the others stand beside them.</remarks>
public sealed record PageDates
{
    public static PageDates None { get; } = new();

    /// <summary>What the source states as its publication.</summary>
    public FoundDate? Published { get; init; }

    public FoundDate? Modified { get; init; }

    /// <summary>A moment at which it was online already: never taken for its publication.</summary>
    public FoundDate? FirstSeen { get; init; }

    /// <summary>The likeliest date among those printed for people; never taken for the publication by itself.</summary>
    public FoundDate? Printed { get; init; }

    /// <summary>A date in the page's address ("/2025/06/02/").</summary>
    public FoundDate? InAddress { get; init; }

    /// <summary>The best guess at the day of publication, stated or not.</summary>
    /// <remarks>An address has the day where the outlet is; a stated moment in UTC may fall on the day beside it.</remarks>
    public FoundDate? Best => Published is { } p && InAddress is { } a && Math.Abs(p.Time.Day.DayNumber - a.Time.Day.DayNumber) <= 1 ? a
        : Published ?? InAddress ?? Printed ?? Modified;

    /// <summary>In order of their roles.</summary>
    public ImmutableArray<FoundDate> All => [.. new[] { Published, Modified, FirstSeen, Printed, InAddress }.OfType<FoundDate>()];

    /// <summary>With a date whose role has none yet.</summary>
    internal PageDates Or(FoundDate? date) => date?.Role switch
    {
        DateRole.Published => this with { Published = Published ?? date },
        DateRole.Modified => this with { Modified = Modified ?? date },
        DateRole.FirstSeen => this with { FirstSeen = FirstSeen ?? date },
        DateRole.Printed => this with { Printed = Printed ?? date },
        DateRole.Address => this with { InAddress = InAddress ?? date },
        _ => this,
    };
}
