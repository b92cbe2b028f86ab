using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Recount.Core;

namespace Recount.Language;

/// <summary>Places of the world by name: settlements of 500 people and more, divisions, countries, and a supplement.</summary>
/// <remarks>
/// Immutable and thread-safe; about 60 MB in memory. A look-up is a binary search of some microseconds. Settlements:
/// GeoNames, CC BY 4.0, www.geonames.org, reduced and re-encoded; divisions' names: Unicode CLDR.
/// </remarks>
public sealed class Gazetteer
{
    private readonly GazetteerData _data;
    private readonly FrozenDictionary<string, PlaceCandidate[]> _named;
    private readonly FrozenDictionary<string, int[]> _divisions;
    private readonly (int First, int Count, Coordinate Centre)[] _areas;
    private readonly FrozenDictionary<(string, string), int> _areaIndex;

    private Gazetteer(GazetteerData data, CountryFile countries, SupplementFile supplement)
    {
        _data = data;
        _named = Named(countries, supplement);
        _areas = Areas(data);
        _areaIndex = data.Areas.Index().ToFrozenDictionary(a => (a.Item.Country, a.Item.Code), a => a.Index);
        _divisions = data.Divisions.Index().GroupBy(d => PlaceNames.Fold(d.Item.Name), StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.Select(d => d.Index).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>SHA-256 of the compiled file, in hexadecimal.</summary>
    public string Hash => _data.Hash;

    public int Settlements => _data.Count;

    /// <param name="baseFolder">Holds <c>data/gazetteer/places.bin</c> and <c>lexicons</c>.</param>
    /// <exception cref="InvalidDataException">A damaged file, or one of another version.</exception>
    public static Gazetteer Load(string baseFolder)
    {
        var lexicons = Path.Combine(baseFolder, "lexicons");
        return new Gazetteer(
            GazetteerData.Read(File.ReadAllBytes(Path.Combine(baseFolder, "data", "gazetteer", "places.bin"))),
            CountryFile.Load(lexicons),
            LexiconYaml.Read<SupplementFile>(Path.Combine(lexicons, "places", "supplement.yaml")));
    }

    /// <summary>What a name may mean, best first; at most 40. Tries another romanisation only where the spelling finds nothing.</summary>
    public ImmutableArray<PlaceCandidate> Candidates(string name, PlaceContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        var key = PlaceNames.Fold(name);
        if (key.Length == 0)
        {
            return [];
        }

        context ??= PlaceContext.Empty;
        var found = new List<PlaceCandidate>();
        AddNamed(found, key, context);
        AddSettlements(found, key, context, isExact: true);
        if (found.Count == 0)
        {
            AddVariants(found, key, context);
        }

        return [.. found.OrderByDescending(c => c.Score).ThenByDescending(c => c.Population).ThenBy(c => c.Id, StringComparer.Ordinal).Take(40)];
    }

    /// <summary>Is anything known under this spelling, exactly? Far cheaper than <see cref="Candidates"/>.</summary>
    internal bool Knows(string folded) =>
        _named.ContainsKey(folded) || _divisions.ContainsKey(folded) || _data.Find(folded).Length > 0;

    /// <summary>The country of a region, site or water of the supplement; null where it spans several.</summary>
    internal string? CountryOfRegion(string folded) =>
        _named.TryGetValue(folded, out var named) && named[0].Kind is not (PlaceKind.Country or PlaceKind.Settlement) ? named[0].Country : null;

    internal bool KnowsRomanised(string folded) =>
        folded.Length > 4 && _data.Find("~" + PlaceNames.Romanised(folded)).Length > 0;

    /// <summary>The division that a settlement heads or lies in, as a candidate: the meaning of "Sumy region".</summary>
    internal PlaceCandidate? DivisionOf(PlaceCandidate settlement) =>
        settlement.Country is { } country && settlement.Division is { } division && _areaIndex.TryGetValue((country, division), out var area)
            ? settlement with
            {
                Id = $"division:{country}.{division}", Kind = PlaceKind.Division, Coordinate = _areas[area].Centre,
                Population = 0,
            }
            : null;

    private void AddNamed(List<PlaceCandidate> found, string key, PlaceContext context)
    {
        if (_named.TryGetValue(key, out var named))
        {
            found.AddRange(named.Select(c => c with { Score = Math.Min(1000, c.Score + Support(c.Country, c.Division, context)) }));
        }

        if (_divisions.TryGetValue(key, out var divisions))
        {
            foreach (var index in divisions)
            {
                var (name, country, code, area) = _data.Divisions[index];
                var people = Enumerable.Range(_areas[area].First, _areas[area].Count).Sum(i => (long)_data.Populations[i]);
                found.Add(new PlaceCandidate(
                    $"iso:{country}-{code}", name, PlaceKind.Division, country, _data.Areas[area].Code, _areas[area].Centre, 0,
                    Math.Min(1000, 280 + (int)(40 * Math.Log10(people + 10)) + Support(country, _data.Areas[area].Code, context))));
            }
        }
    }

    private void AddSettlements(List<PlaceCandidate> found, string key, PlaceContext context, bool isExact)
    {
        foreach (var posting in _data.Find(key))
        {
            found.Add(Settlement(posting >> 1, (posting & 1) == 1, isExact, context));
        }
    }

    // Another spelling of the same name: other endings, then the romanised key.
    private void AddVariants(List<PlaceCandidate> found, string key, PlaceContext context)
    {
        if (key.StartsWith("the ", StringComparison.Ordinal))
        {
            key = key[4..];
            AddNamed(found, key, context);
            AddSettlements(found, key, context, isExact: true);
        }

        if (found.Count == 0 && key.Length > 4)
        {
            AddSettlements(found, "~" + PlaceNames.Romanised(key), context, isExact: false);
        }
    }

    private PlaceCandidate Settlement(int place, bool isOwnName, bool isExact, PlaceContext context)
    {
        var (country, division) = _data.Areas[_data.AreaOf[place]];
        var population = _data.Populations[place];
        var score = (int)(95 * Math.Log10(Math.Max(population, 100)) - 100)
            + (SettlementRank)_data.Ranks[place] switch
            {
                SettlementRank.Capital => 170,
                SettlementRank.DivisionSeat => 90,
                SettlementRank.DistrictSeat => 40,
                SettlementRank.Quarter => -60,
                _ => 0,
            }
            + (isOwnName ? 60 : 0) - (isExact ? 0 : 80) + Support(country, division, context);
        return new PlaceCandidate(
            string.Create(CultureInfo.InvariantCulture, $"geonames:{_data.Ids[place]}"), _data.NameOf(place), PlaceKind.Settlement,
            country, division,
            Rounded(GazetteerData.Latitude(_data.Latitudes[place]), GazetteerData.Longitude(_data.Longitudes[place])),
            population, Math.Clamp(score, 1, 1000));
    }

    // A country that the document names often outweighs a hundredfold population elsewhere.
    private static int Support(string? country, string? division, PlaceContext context)
    {
        if (country is null)
        {
            return 0;
        }

        var total = context.Countries.Values.Sum();
        var share = total > 0 && context.Countries.TryGetValue(country, out var times) ? (double)times / total : 0;
        var support = share > 0 ? 60 + (int)(240 * Math.Sqrt(share)) : 0;
        return support + (division is not null && context.Divisions.ContainsKey($"{country}.{division}") ? 80 : 0);
    }

    private static FrozenDictionary<string, PlaceCandidate[]> Named(CountryFile countries, SupplementFile supplement)
    {
        var named = new List<(string Key, PlaceCandidate Candidate)>();
        foreach (var country in countries.Countries)
        {
            var candidate = new PlaceCandidate(
                $"iso:{country.Iso}", country.Name, PlaceKind.Country, country.Iso, null, new Coordinate(country.Lat, country.Lon), 0, 900);
            named.AddRange(country.Aliases.Append(country.Name).Select(n => (PlaceNames.Fold(n), candidate)));
        }

        foreach (var place in supplement.Places)
        {
            var score = place.Kind switch { PlaceKind.Settlement => 230, PlaceKind.Site => 420, PlaceKind.Water => 600, _ => 640 };
            var candidate = new PlaceCandidate(
                $"recount:{PlaceNames.Fold(place.Name)}", place.Name, place.Kind, place.Country, null,
                new Coordinate(place.Lat, place.Lon), 0, score);
            named.AddRange(place.Aliases.Append(place.Name).Select(n => (PlaceNames.Fold(n), candidate)));
        }

        return named.GroupBy(n => n.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.Select(n => n.Candidate).Distinct().ToArray(), StringComparer.Ordinal);
    }

    // Places stand in order of their areas, so each area is one run; its centre is the middle of the box around them, which
    // lies nearer to what atlases print than a mean does. Wrong for the few divisions that cross 180° (Chukotka, Fiji).
    private static (int First, int Count, Coordinate Centre)[] Areas(GazetteerData data)
    {
        var areas = new (int, int, Coordinate)[data.Areas.Length];
        var place = 0;
        for (var area = 0; area < areas.Length; area++)
        {
            var first = place;
            ushort south = ushort.MaxValue, north = 0, west = ushort.MaxValue, east = 0;
            for (; place < data.Count && data.AreaOf[place] == area; place++)
            {
                (south, north) = (Math.Min(south, data.Latitudes[place]), Math.Max(north, data.Latitudes[place]));
                (west, east) = (Math.Min(west, data.Longitudes[place]), Math.Max(east, data.Longitudes[place]));
            }

            areas[area] = (first, place - first, place == first ? default : Rounded(
                (GazetteerData.Latitude(south) + GazetteerData.Latitude(north)) / 2,
                (GazetteerData.Longitude(west) + GazetteerData.Longitude(east)) / 2));
        }

        return areas;
    }

    // Four decimals are eleven metres, finer than the data.
    private static Coordinate Rounded(double latitude, double longitude) =>
        new(Math.Round(latitude, 4, MidpointRounding.ToEven), Math.Round(longitude, 4, MidpointRounding.ToEven));
}
