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
    /// <summary>Counties' ids are their FIPS codes above this; GeoNames' ids stay far below.</summary>
    public const int CountyIds = 1_900_000_000;

    private const int CountryPrior = 900;

    private readonly GazetteerData _data;
    private readonly FrozenDictionary<string, PlaceCandidate[]> _named;
    private readonly FrozenDictionary<string, int[]> _divisions;
    private readonly FrozenDictionary<string, PlaceCandidate> _demonyms;
    private readonly FrozenDictionary<string, PlaceCandidate> _countries;
    private readonly FrozenSet<string> _brief;
    private readonly (int First, int Count, Coordinate Centre)[] _areas;
    private readonly FrozenDictionary<(string, string), int> _areaIndex;

    private Gazetteer(GazetteerData data, CountryFile countries, SupplementFile supplement)
    {
        _data = data;
        _named = Named(countries, supplement);
        _areas = Areas(data);
        _areaIndex = data.Areas.Index().ToFrozenDictionary(a => (a.Item.Country, a.Item.Code), a => a.Index);
        _divisions = data.Divisions.Index()
            .SelectMany(d => supplement.Divisions.GetValueOrDefault($"{d.Item.Country}-{d.Item.Code}", []).Append(d.Item.Name).Select(n => (Key: PlaceNames.Fold(n), d.Index)))
            .GroupBy(d => d.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.Select(d => d.Index).Distinct().ToArray(), StringComparer.Ordinal);
        _countries = countries.Countries.ToFrozenDictionary(c => c.Iso, Of, StringComparer.Ordinal);
        _brief = supplement.Divisions.Values.SelectMany(n => n).Where(n => n.Length <= 6 && (n.EndsWith('.') || n.Length == 2)).Select(PlaceNames.Fold).ToFrozenSet(StringComparer.Ordinal);
        _demonyms = countries.Countries.SelectMany(c => c.Adjectives.Concat(c.People).Select(w => (Key: PlaceNames.Fold(w), Candidate: Of(c))))
            .GroupBy(c => c.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.First().Candidate, StringComparer.Ordinal);
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

    /// <summary>The country that a demonym ("Georgian", "Russians") speaks of; null where it is none. No place of its own: ask for it apart.</summary>
    public PlaceCandidate? OfDemonym(string word) => _demonyms.GetValueOrDefault(PlaceNames.Fold(word));

    /// <summary>A country by its ISO code; null where it isn't listed.</summary>
    internal PlaceCandidate? Country(string iso) => _countries.GetValueOrDefault(iso);

    /// <summary>The divisions of a name that no seat of theirs shares ("Ohio", not "Kharkiv"), as "US.OH".</summary>
    internal IEnumerable<string> DivisionsNamed(string folded) => _divisions.TryGetValue(folded, out var indexes)
        ? indexes.Select(i => _data.Divisions[i]).Where(d => !SeatOf(folded, d.Country)).Select(d => $"{d.Country}.{_data.Areas[d.Area].Code}")
        : [];

    /// <summary>Is the name only an abbreviation of a division ("Ind.", "PA")?</summary>
    internal bool IsBrief(string folded) => _brief.Contains(folded);

    internal bool IsDivision(string folded) => _divisions.ContainsKey(folded);

    private bool SeatOf(string folded, string country)
    {
        foreach (var posting in _data.Find(folded))
        {
            var place = posting >> 1;
            if (_data.Ranks[place] is (byte)SettlementRank.DivisionSeat or (byte)SettlementRank.Capital
                && string.Equals(_data.Areas[_data.AreaOf[place]].Country, country, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
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
            found.AddRange(named.Select(c => c with { Score = Scaled(c.Score + PlaceScore.Support(c.Country, c.Division, c.Coordinate, key, context)) }));
        }

        if (_divisions.TryGetValue(key, out var divisions))
        {
            foreach (var index in divisions)
            {
                var (name, country, code, area) = _data.Divisions[index];
                var people = Enumerable.Range(_areas[area].First, _areas[area].Count).Sum(i => (long)_data.Populations[i]);
                found.Add(new PlaceCandidate(
                    $"iso:{country}-{code}", name, PlaceKind.Division, country, _data.Areas[area].Code, _areas[area].Centre, 0,
                    Scaled(280 + (int)(40 * Math.Log10(people + 10)) + PlaceScore.Support(country, _data.Areas[area].Code, _areas[area].Centre, key, context))));
            }
        }
    }

    private void AddSettlements(List<PlaceCandidate> found, string key, PlaceContext context, bool isExact)
    {
        foreach (var posting in _data.Find(key))
        {
            found.Add(Settlement(posting >> 1, key, (posting & 1) == 1, isExact, context));
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

    private PlaceCandidate Settlement(int place, string key, bool isOwnName, bool isExact, PlaceContext context)
    {
        var (country, division) = _data.Areas[_data.AreaOf[place]];
        var population = _data.Populations[place];
        var rank = (SettlementRank)_data.Ranks[place];
        var at = Rounded(GazetteerData.Latitude(_data.Latitudes[place]), GazetteerData.Longitude(_data.Longitudes[place]));
        var prior = rank == SettlementRank.County ? 330 : (int)(95 * Math.Log10(Math.Max(population, 100)) - 100)
            + rank switch
            {
                SettlementRank.Capital => 170,
                SettlementRank.DivisionSeat => 90,
                SettlementRank.DistrictSeat => 40,
                SettlementRank.Quarter => -60,
                _ => 0,
            }
            + (isOwnName ? 60 : 0) - (isExact ? 0 : 80);
        return new PlaceCandidate(
            rank == SettlementRank.County
                ? string.Create(CultureInfo.InvariantCulture, $"us-fips:{_data.Ids[place] - CountyIds:00000}")
                : string.Create(CultureInfo.InvariantCulture, $"geonames:{_data.Ids[place]}"),
            _data.NameOf(place), rank == SettlementRank.County ? PlaceKind.Division : PlaceKind.Settlement, country, division, at, population,
            Scaled(prior + PlaceScore.Support(country, division, at, key, context)));
    }

    // Points to 0 to 1000; the most that context and prior can give together is a little over 2,500.
    private static int Scaled(int points) => Math.Clamp(points * 2 / 5, 1, 1000);

    private static PlaceCandidate Of(CountryEntry country) => new(
        $"iso:{country.Iso}", country.Name, PlaceKind.Country, country.Iso, null, new Coordinate(country.Lat, country.Lon), 0, CountryPrior);

    private static FrozenDictionary<string, PlaceCandidate[]> Named(CountryFile countries, SupplementFile supplement)
    {
        var named = new List<(string Key, PlaceCandidate Candidate)>();
        foreach (var country in countries.Countries)
        {
            var candidate = Of(country);
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
