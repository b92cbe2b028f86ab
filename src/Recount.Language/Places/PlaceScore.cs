using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Language;

/// <summary>How much a document's context speaks for one meaning of a name: whole points, so that the order is the same on any machine.</summary>
/// <remarks>
/// The weights were set by hand on GeoVirus and LGL (policy <c>place.context.v1</c>): a country that the document names outweighs a
/// hundredfold population elsewhere, a division a tenfold one; what the text itself says ("Paris, Texas") outweighs all.
/// </remarks>
internal static class PlaceScore
{
    public const string Policy = "place.context.v1";

    private const int PlacedPoints = 600;
    private const int MostNear = 240;
    private const int OwnTownPoints = 400;

    public static int Support(string? country, string? division, Coordinate? at, string key, PlaceContext context)
    {
        if (country is null)
        {
            return 0;
        }

        var area = division is null ? country : $"{country}.{division}";
        return OfCountry(country, context) + OfDivision(area, context) + Near(at, key, context) + Home(country, area, at, key, context)
            + (context.Placed.TryGetValue(key, out var placed) && (placed == area || placed == country) ? PlacedPoints : 0);
    }

    private static int OfCountry(string country, PlaceContext context)
    {
        var total = 0;
        foreach (var count in context.Countries.Values)
        {
            total += count;
        }

        // The root is taken of whole thousandths: no rounding can differ.
        return total > 0 && context.Countries.TryGetValue(country, out var times)
            ? 60 + (int)(240 * Math.Sqrt(times * 1000 / total) / Math.Sqrt(1000))
            : 0;
    }

    private static int OfDivision(string area, PlaceContext context) =>
        context.Divisions.TryGetValue(area, out var times) ? 80 + Math.Min(80, 40 * (times - 1)) : 0;

    private static int Near(Coordinate? at, string key, PlaceContext context)
    {
        if (at is not { } here)
        {
            return 0;
        }

        var points = 0;
        foreach (var anchor in context.Anchors)
        {
            if (!string.Equals(anchor.Key, key, StringComparison.Ordinal))
            {
                points += Km(here, anchor.Coordinate) switch { < 40 => 90, < 120 => 60, < 350 => 30, _ => 0 };
            }
        }

        return Math.Min(MostNear, points);
    }

    private static int Home(string country, string area, Coordinate? at, string key, PlaceContext context)
    {
        if (context.Home is not { } home || !string.Equals(home.Country, country, StringComparison.Ordinal))
        {
            return 0;
        }

        var isDivision = home.Division is not null && area == $"{home.Country}.{home.Division}";
        var near = at is { } here ? Km(here, home.Coordinate) switch { < 50 => 180, < 150 => 90, < 400 => 30, _ => 0 } : 0;
        // A paper's own town needs no surname: in Lebanon, Pennsylvania, "Lebanon" is no country.
        var isItself = near == 180 && string.Equals(home.Key, key, StringComparison.Ordinal);
        return 120 + (isDivision ? 150 : 0) + near + (isItself ? OwnTownPoints : 0);
    }

    // Whole kilometres, and none counted that the latitudes alone put beyond what matters.
    private static int Km(Coordinate a, Coordinate b) => Math.Abs(a.Latitude - b.Latitude) > 4 ? int.MaxValue
        : (int)Math.Round(a.DistanceKm(b), MidpointRounding.ToEven);
}
