using System.IO.Compression;
using System.Text;

namespace Recount.Evaluation.Tests.Muc;

public sealed class MucFileTests : IDisposable
{
    private const string Texts = """{"id": "A-1", "dateline": "LIMA, 3 MAY 90 (XYZ)", "place": "LIMA", "country": null, "date": "1990-05-03", "source": "XYZ", "tags": ["TEXT"], "body_start": 12, "text": "LIMA, 3 MAY\n A BOMB DAMAGED A BANK."}""";

    private const string Roles = """{"id": "A-1", "roles": {"PerpInd": [], "PerpOrg": [], "Target": [["bank"]], "Victim": [], "Weapon": [["bomb"]]}}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("muc").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_prefix_in_any_case_finds_plain_and_packed_files()
    {
        Write();

        var (items, _) = MucFile.Read(Path.Combine(_folder, "SET9"));

        var item = items.ShouldHaveSingleItem();
        item.Day.ShouldBe("1990-05-03");
        item.Place.ShouldBe(("LIMA", null));
        item.Row.Document.Blocks.ShouldHaveSingleItem().Span.Slice(item.Row.Document.Text).ShouldBe("A BOMB DAMAGED A BANK.");
        item.Roles["Target"].ShouldHaveSingleItem().ShouldBe(["bank"]);
    }

    [Fact]
    public void A_key_keeps_alternatives_references_and_what_is_optional()
    {
        Write();

        var template = MucFile.Read(Path.Combine(_folder, "set9")).Items[0].Templates.ShouldHaveSingleItem();

        template.IsOptional.ShouldBeTrue();
        template[MucSlots.Target].ShouldHaveSingleItem().Values.ShouldBe(["BANK", "STATE BANK"]);
        template[MucSlots.TargetType].ShouldHaveSingleItem().Refs.ShouldBe(["BANK"]);
        template[MucSlots.Date].ShouldHaveSingleItem().Dates.ShouldBe([new MucDate(null, "1990-05-03")]);
        template[MucSlots.Location].ShouldHaveSingleItem().Locations[0].Path.ShouldBe(["PERU", "LIMA (CITY)"]);
        template[MucSlots.TargetNumber].ShouldHaveSingleItem().IsOptional.ShouldBeTrue();
        template[MucSlots.Victim].ShouldBeEmpty();
    }

    [Fact]
    public void A_prefix_without_its_three_files_is_not_there()
    {
        Write();

        MucFile.Exists(Path.Combine(_folder, "set9")).ShouldBeTrue();
        MucFile.Exists(Path.Combine(_folder, "set8")).ShouldBeFalse();
    }

    private void Write()
    {
        using (var packed = new GZipStream(File.Create(Path.Combine(_folder, "set9-texts.jsonl.gz")), CompressionMode.Compress))
        {
            packed.Write(Encoding.UTF8.GetBytes(Texts + "\n"));
        }

        var filled = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [MucSlots.Type] = """[{"values": ["BOMBING"]}]""",
            [MucSlots.Date] = """[{"values": ["- 03 MAY 90"], "dates": [{"raw": "- 03 MAY 90", "from": null, "to": "1990-05-03"}]}]""",
            [MucSlots.Location] = """[{"values": ["PERU: LIMA (CITY)"], "locations": [{"raw": "PERU: LIMA (CITY)", "path": [{"name": "PERU", "kind": null}, {"name": "LIMA", "kind": "CITY"}]}]}]""",
            [MucSlots.Target] = """[{"values": ["BANK", "STATE BANK"]}]""",
            [MucSlots.TargetType] = """[{"values": ["FINANCIAL"], "refs": ["BANK"]}]""",
            [MucSlots.TargetNumber] = """[{"values": ["1"], "refs": ["BANK"], "optional": true, "numbers": [{"raw": "1", "min": 1, "max": 1}]}]""",
            [MucSlots.Victim] = "null",
        };
        var slots = string.Join(", ", MucSlots.All.Select(s => $"\"{s.Name}\": {filled.GetValueOrDefault(s.Name, "[]")}"));
        File.WriteAllText(Path.Combine(_folder, "set9-keys.jsonl"), $$"""{"id": "A-1", "relevant": true, "templates": [{"template": 1, "optional": true, {{slots}}}]}""" + "\n");
        File.WriteAllText(Path.Combine(_folder, "set9-roles.jsonl"), Roles + "\n");
    }
}
