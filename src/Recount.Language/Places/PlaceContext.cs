using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Language;

/// <summary>A place that the document surely speaks of; what lies near it gains.</summary>
/// <param name="Key">Its folded name: a name doesn't support itself.</param>
/// <param name="Coordinate">Where it lies.</param>
/// <param name="Country">ISO code; null where it spans several.</param>
/// <param name="Division">As <see cref="PlaceCandidate.Division"/>.</param>
public sealed record PlaceAnchor(string Key, Coordinate Coordinate, string? Country, string? Division);

/// <summary>What a document as a whole says about where it speaks of.</summary>
/// <param name="Countries">How often each country is named, by ISO code, demonyms included.</param>
/// <param name="Divisions">How often each division is named, as "UA.05".</param>
/// <param name="Surnames">Last words of persons' full names in the document: no places when they stand alone.</param>
public sealed record PlaceContext(
    ImmutableDictionary<string, int> Countries, ImmutableDictionary<string, int> Divisions, ImmutableHashSet<string> Surnames)
{
    public static PlaceContext Empty { get; } =
        new(ImmutableDictionary<string, int>.Empty, ImmutableDictionary<string, int>.Empty, []);

    /// <summary>Places told without doubt, one each.</summary>
    public ImmutableArray<PlaceAnchor> Anchors { get; init; } = [];

    /// <summary>Names that the text itself places somewhere ("Paris, Texas"), folded, and the division or country, as "US.TX" or "FR".</summary>
    public ImmutableDictionary<string, string> Placed { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Where the outlet is at home; null where that isn't known.</summary>
    public PlaceAnchor? Home { get; init; }
}
