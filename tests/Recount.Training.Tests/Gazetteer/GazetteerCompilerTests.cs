using Recount.Core;
using Recount.Language;

namespace Recount.Training.Tests.Gazetteer;

/// <summary>A gazetteer of four invented rows, compiled twice.</summary>
public sealed class GazetteerCompilerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("recount-gazetteer-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_same_packages_give_the_same_bytes_whatever_the_order_of_rows()
    {
        string[] rows =
        [
            Row(1, "Ocheretyne", "Очеретине,Ocheretino", 48.24, 37.61, "PPL", "UA", "05", 3000),
            Row(2, "Springfield", "", 39.8, -89.64, "PPLA", "US", "IL", 114000),
            Row(3, "Zürich", "Zurich", 47.37, 8.55, "PPLA", "CH", "ZH", 341000),
        ];
        var first = Compile(rows);
        var second = Compile([.. rows.Reverse()]);
        second.ShouldBe(first);
    }

    [Fact]
    public void A_county_lies_in_its_state_at_the_middle_of_its_box()
    {
        File.WriteAllText(Path.Combine(_folder, "counties-10m.json"), """
            {"transform": {"scale": [0.5, 0.5], "translate": [-90, 40]},
             "arcs": [[[0, 0], [4, 0], [0, 2]], [[4, 2], [-4, 0], [0, -2]]],
             "objects": {
               "counties": {"geometries": [{"type": "Polygon", "arcs": [[0, -2]], "id": "17001", "properties": {"name": "Lenn"}}]},
               "states": {"geometries": [{"type": "Polygon", "arcs": [[0]], "id": "17", "properties": {"name": "Illinois"}}]}}}
            """);
        var report = Report([Row(2, "Springfield", "", 39.8, -89.64, "PPLA", "US", "IL", 114000)]);
        (report.Places, report.Divisions).ShouldBe((2, 1));
    }

    private byte[] Compile(string[] rows)
    {
        Report(rows);
        return File.ReadAllBytes(Path.Combine(_folder, "places.bin"));
    }

    private GazetteerReport Report(string[] rows)
    {
        File.WriteAllLines(Path.Combine(_folder, "cities500.txt"), rows);
        File.WriteAllText(Path.Combine(_folder, "en.json"), """
            {"subdivisions": {"localeDisplayNames": {"subdivisions": {"usil": "Illinois", "uatt": "Tykhe"}}}}
            """);
        return GazetteerCompiler.Compile(_folder, Path.Combine(_folder, "places.bin"));
    }

    private static string Row(int id, string name, string others, double lat, double lon, string code, string country, string division, int people) =>
        FormattableString.Invariant($"{id}\t{name}\t{name}\t{others}\t{lat}\t{lon}\tP\t{code}\t{country}\t\t{division}\t\t\t\t{people}\t\t0\tEurope/Kyiv\t2024-01-01");
}
