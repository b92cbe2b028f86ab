using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Language;

public enum PlaceKind
{
    Settlement,

    /// <summary>A first-order division: oblast, province, state.</summary>
    Division,
    Country,
    Region,
    Water,
    Site,
}

/// <summary>One place that a name may mean.</summary>
/// <param name="Id">"geonames:703448", "iso:UA", "iso:UA-14", "recount:red sea".</param>
/// <param name="Name">The gazetteer's own spelling.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Country">ISO 3166-1 alpha-2, or null where it spans countries.</param>
/// <param name="Division">GeoNames' code of its first-order division, unique within the country; null if not known.</param>
/// <param name="Coordinate">Its point or centre.</param>
/// <param name="Population">0 where not known.</param>
/// <param name="Score">0 to 1000 by <see cref="PlaceScore"/>, comparable between candidates of one name only.</param>
public sealed record PlaceCandidate(
    string Id, string Name, PlaceKind Kind, string? Country, string? Division, Coordinate? Coordinate, long Population, int Score);

/// <summary>A place name in a sentence.</summary>
/// <param name="Span">The name with its region word or direction ("Kharkiv region", "eastern Ukraine"), without "near".</param>
/// <param name="Name">The span's slice.</param>
/// <param name="Kind">Of the best candidate, or of the words ("X region" is a division).</param>
/// <param name="Candidates">Best first; empty where the words say that it is a place but no entry is known.</param>
/// <param name="Country">Of the best candidate.</param>
/// <param name="Coordinate">Of the best candidate.</param>
/// <param name="Precision">By the codebook, as the words around the name put it.</param>
/// <param name="Rule">What found it.</param>
public sealed record PlaceMention(
    TextSpan Span, string Name, PlaceKind Kind, ImmutableArray<PlaceCandidate> Candidates, string? Country,
    Coordinate? Coordinate, PlacePrecision Precision, string Rule)
{
    /// <summary>The name alone, without a direction or a region word.</summary>
    public TextSpan NameSpan { get; init; } = Span;

    /// <summary>How the first candidate was chosen: by the document's context, or by the words beside the name ("place.within.v1").</summary>
    public string Policy { get; init; } = PlaceScore.Policy;

    public Place ToPlace() => new() { Name = Name, Country = Country, Coordinate = Coordinate, Precision = Precision };
}
