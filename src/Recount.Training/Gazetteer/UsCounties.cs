using System.Globalization;
using System.Text.Json;
using Recount.Language;

namespace Recount.Training;

/// <summary>The counties of the United States from npm <c>us-atlas</c> (Census Bureau), each at the middle of the box around it.</summary>
/// <remarks>TopoJSON: arcs are delta-encoded and scaled by the file's transform (TopoJSON format specification, 2.1.3).</remarks>
internal static class UsCounties
{
    private const string Louisiana = "22";

    /// <param name="path">counties-10m.json.</param>
    /// <param name="divisions">To tell a state's code by its name.</param>
    public static IEnumerable<GazetteerPlace> Read(string path, IReadOnlyList<GazetteerDivision> divisions)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = json.RootElement;
        var codes = divisions.Where(d => d.Country is "US").GroupBy(d => d.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Division, StringComparer.Ordinal);
        var states = root.GetProperty("objects").GetProperty("states").GetProperty("geometries").EnumerateArray()
            .ToDictionary(g => g.GetProperty("id").GetString()!, g => g.GetProperty("properties").GetProperty("name").GetString()!, StringComparer.Ordinal);
        var boxes = root.GetProperty("arcs").EnumerateArray().Select(Box).ToList();
        var transform = root.GetProperty("transform");
        var (scale, shift) = (Pair(transform.GetProperty("scale")), Pair(transform.GetProperty("translate")));
        var counties = new List<GazetteerPlace>();
        foreach (var county in root.GetProperty("objects").GetProperty("counties").GetProperty("geometries").EnumerateArray())
        {
            var fips = county.GetProperty("id").GetString()!;
            if (!states.TryGetValue(fips[..2], out var state) || !codes.TryGetValue(state, out var code) || !county.TryGetProperty("arcs", out var arcs))
            {
                continue;
            }

            var box = Arcs(arcs).Select(a => boxes[a < 0 ? ~a : a]).Aggregate((a, b) =>
                (Math.Min(a.West, b.West), Math.Max(a.East, b.East), Math.Min(a.South, b.South), Math.Max(a.North, b.North)));
            var name = county.GetProperty("properties").GetProperty("name").GetString()! + (fips[..2] is Louisiana ? " Parish" : " County");
            counties.Add(new GazetteerPlace(
                Gazetteer.CountyIds + int.Parse(fips, CultureInfo.InvariantCulture), name,
                ((box.South + box.North) / 2.0 * scale.Y) + shift.Y, ((box.West + box.East) / 2.0 * scale.X) + shift.X,
                SettlementRank.County, "US", code, 0)
            {
                Keys = [PlaceNames.Fold(name.Replace(" County", " Co", StringComparison.Ordinal))],
            });
        }

        return counties;
    }

    private static (double X, double Y) Pair(JsonElement pair) => (pair[0].GetDouble(), pair[1].GetDouble());

    private static (int West, int East, int South, int North) Box(JsonElement arc)
    {
        var (x, y) = (0, 0);
        var box = (West: int.MaxValue, East: int.MinValue, South: int.MaxValue, North: int.MinValue);
        foreach (var point in arc.EnumerateArray())
        {
            (x, y) = (x + point[0].GetInt32(), y + point[1].GetInt32());
            box = (Math.Min(box.West, x), Math.Max(box.East, x), Math.Min(box.South, y), Math.Max(box.North, y));
        }

        return box;
    }

    // Rings of a polygon, or polygons of rings: whatever the depth, the numbers are arcs.
    private static IEnumerable<int> Arcs(JsonElement element) => element.ValueKind == JsonValueKind.Number
        ? [element.GetInt32()] : element.EnumerateArray().SelectMany(Arcs);
}
