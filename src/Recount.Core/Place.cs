namespace Recount.Core;

/// <summary>How closely a report places an act (codebook, <c>places</c>; the codes are ACLED's and UCDP's in spirit).</summary>
public enum PlacePrecision
{
    /// <summary>The named town or site.</summary>
    Named = 1,

    /// <summary>Near it, or its district.</summary>
    Near = 2,

    /// <summary>Only a region or a country.</summary>
    Region = 3,
}

/// <summary>A point on the globe, WGS 84 degrees.</summary>
public readonly record struct Coordinate
{
    /// <exception cref="ArgumentOutOfRangeException">Latitude beyond ±90 or longitude beyond ±180.</exception>
    public Coordinate(double latitude, double longitude)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(latitude), 90, nameof(latitude));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(longitude), 180, nameof(longitude));
        Latitude = latitude;
        Longitude = longitude;
    }

    public double Latitude { get; }

    public double Longitude { get; }

    /// <summary>Great-circle distance on a sphere of 6,371 km; within 0.6 % of the ellipsoid's.</summary>
    public double DistanceKm(Coordinate other)
    {
        var (lat1, lat2) = (double.DegreesToRadians(Latitude), double.DegreesToRadians(other.Latitude));
        var dLat = lat2 - lat1;
        var dLon = double.DegreesToRadians(other.Longitude - Longitude);
        var h = Math.Pow(Math.Sin(dLat / 2), 2) + (Math.Cos(lat1) * Math.Cos(lat2) * Math.Pow(Math.Sin(dLon / 2), 2));
        return 2 * 6371 * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}

/// <summary>A place as a document names it, with what the gazetteer knows of it.</summary>
public sealed record Place
{
    /// <summary>As the text names it.</summary>
    public required string Name { get; init; }

    /// <summary>ISO 3166-1 alpha-2, or null where it isn't known or spans countries.</summary>
    public string? Country { get; init; }

    /// <summary>Null where no gazetteer entry was chosen.</summary>
    public Coordinate? Coordinate { get; init; }

    public required PlacePrecision Precision { get; init; }
}
