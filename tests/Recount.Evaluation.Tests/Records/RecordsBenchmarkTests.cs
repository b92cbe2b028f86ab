using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Recount.Evaluation.Tests.Records;

public sealed partial class RecordsBenchmarkTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("recount-records-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("seeds", 0.3)]
    [InlineData("istanbul-talks", 0.0)]
    [InlineData("istanbul-talks", 0.4)]
    [InlineData("june-strikes", 0.1)]
    [InlineData("june-strikes", 0.5)]
    [InlineData("other-conflicts", 0.3)]
    [InlineData("real-day1", 0.3)]
    public void Every_printed_figure_is_that_of_score_py(string corpus, double harm)
    {
        Python.SkipUnlessItCanScore();
        var folder = Path.Combine(Python.Data!, "corpus", corpus);
        var records = Encoding.UTF8.GetBytes(new DamagedRecords(7, harm).Of(folder).ToJsonString());
        var path = Path.Combine(_folder.FullName, "records.json");
        File.WriteAllBytes(path, records);
        var python = ScoreLine().Matches(Python.Score("records", folder, path))
            .Select(m => m.Groups["key"].Value + " " + m.Groups["score"].Value).Order(StringComparer.Ordinal);

        var result = RecordsBenchmark.Score(folder, records);

        result.Scores.Select(s => $"{s.Key} {s.Value.ToString("F3", CultureInfo.InvariantCulture)}").ShouldBe(python);
    }

    [Fact]
    public void A_mention_in_no_record_counts_against_both_precision_and_recall()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "a.txt"), "A bomb fell in Sumy. Shells hit Lviv. A mine went off.");
        File.WriteAllText(Path.Combine(_folder.FullName, "a.gold.json"), """
            {"incidents": [
              {"event": "x", "places": [{"name": "Sumy"}], "evidence": ["A bomb fell in Sumy."]},
              {"event": "x", "places": [{"name": "Lviv"}], "evidence": ["Shells hit Lviv."]},
              {"event": "y", "evidence": ["A mine went off."]}]}
            """);
        var records = Encoding.UTF8.GetBytes("""
            {"incidents": [{"id": "r-1", "observations": [
              {"document": {"source": "a.txt"}, "evidence": [{"quote": "A bomb fell in Sumy."}]},
              {"document": {"source": "a.txt"}, "evidence": [{"quote": "Shells hit Lviv."}]}]}]}
            """);

        var result = RecordsBenchmark.Score(_folder.FullName, records);

        result.Items.ShouldBe(3);
        result.Scores["bcubed"].ShouldBe(2.0 / 3, 1e-12);
        result.Scores["links"].ShouldBe(1);
        result.Scores.Count.ShouldBe(2);
    }

    [GeneratedRegex("^(?<key>[a-z_]+) (?<score>[0-9.]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ScoreLine();
}

/// <summary>Records made from gold by seeded damage.</summary>
internal sealed class DamagedRecords(int seed, double harm)
{
#pragma warning disable CA5394 // Any generator will do that gives the same on each run.
    private readonly Random _random = new(seed);

    public JsonObject Of(string folder)
    {
        var gold = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "record.gold.json")))!.AsObject();
        return new JsonObject
        {
            ["incidents"] = Grouped(folder, "incidents", (e, record) =>
            {
                var told = Items(gold["events"]).FirstOrDefault(x => Equals((string)x["event"]!, e));
                record["figures"] = new JsonArray([.. Items(told?["figures"]).Select(Figure)]);
            }),
            ["commitments"] = Grouped(folder, "commitments", (e, record) =>
            {
                var told = Items(gold["commitments"]).FirstOrDefault(x => Equals((string)x["event"]!, e));
                record["history"] = new JsonArray([.. Items(told?["status_as_of"]).Where(_ => !Chance())
                    .Select(s => new JsonObject { ["date"] = First(s["date"]), ["status"] = Chance() ? "done" : First(s["status"]) })]);
            }),
            ["positions"] = new JsonArray([.. Items(gold["positions_history"]).Select(h => new JsonObject
            {
                ["party"] = First(h["party"]),
                ["issue"] = Chance() ? "other" : First(h["issue"]),
                ["sequence"] = new JsonArray([.. Items(h["sequence"]).Where(_ => !Chance()).Select(x => new JsonObject
                {
                    ["date"] = Chance() ? "2025-06-02T10:00:00Z" : First(x["date"]),
                    ["act"] = First(x["act"]),
                    ["content"] = First(x["content"]),
                })]),
            })]),
            ["copies"] = new JsonArray([.. (gold["same_origin"]?.AsArray() ?? [])
                .Select(p => new JsonArray([.. p!.AsArray().Reverse()
                    .Select(x => JsonValue.Create((string)x! + (Chance() ? "x" : ".html")))]))]),
        };
    }

    private JsonArray Grouped(string folder, string family, Action<string, JsonObject> tell)
    {
        var records = new List<JsonObject>();
        foreach (var document in GoldCorpus.Load(folder))
        {
            foreach (var item in Items(JsonNode.Parse(document.GoldBytes.AsSpan())![family]).Where(_ => !Chance()))
            {
                var name = (string?)item["event"] ?? "none";
                var record = records.FirstOrDefault(r => Equals((string)r["event"]!, name) && !Chance());
                record = Chance() && records.Count > 0 ? records[_random.Next(records.Count)] : record;
                if (record is null)
                {
                    record = new JsonObject { ["id"] = $"r-{_random.Next(100000)}-{records.Count}", ["event"] = name };
                    record["observations"] = new JsonArray();
                    record["places"] = new JsonArray([.. (item["places"] as JsonArray ?? [])
                        .Select(p => new JsonObject { ["name"] = First((p as JsonObject)?["name"] ?? p) ?? "" })]);
                    tell(name, record);
                    records.Add(record);
                }

                record["observations"]!.AsArray().Add(new JsonObject
                {
                    ["document"] = Chance() ? document.Stem : new JsonObject { ["source"] = document.Stem + ".txt" },
                    ["evidence"] = new JsonArray([.. item["evidence"]!.AsArray()
                        .Select(q => new JsonObject { ["quote"] = (string)q! })]),
                });
            }
        }

        return new JsonArray([.. records]);
    }

    private JsonObject Figure(JsonObject gold)
    {
        var value = new JsonObject { ["min"] = First(gold["min"]), ["max"] = First(gold["max"]) };
        value["min"] = Chance() ? 1 : value["min"]?.DeepClone();
        return Chance()
            ? new JsonObject { ["harm"] = First(gold["harm"]), ["min"] = First(gold["min"]), ["max"] = First(gold["max"]) }
            : new JsonObject { ["harm"] = First(gold["harm"]), ["current"] = value };
    }

    private bool Chance() => _random.NextDouble() < harm;

    private static JsonNode? First(JsonNode? gold) => gold switch
    {
        JsonObject choice when choice["any"] is JsonArray any => any[^1]?.DeepClone(),
        JsonObject => null,
        _ => gold?.DeepClone(),
    };

    private static IEnumerable<JsonObject> Items(JsonNode? list) => (list as JsonArray ?? []).Select(x => x!.AsObject());

    private static bool Equals(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);
#pragma warning restore CA5394
}
