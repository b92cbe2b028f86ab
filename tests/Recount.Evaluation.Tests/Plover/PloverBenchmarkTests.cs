using System.Text;
using Recount.Core;
using Recount.Extraction;

namespace Recount.Evaluation.Tests.Plover;

/// <summary>The measures of PLOVER's and PETRARCH2's sentences on invented rows.</summary>
public sealed class PloverBenchmarkTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Types_sides_actors_and_triggers_are_scored_apart()
    {
        File.WriteAllLines(_file,
        [
            Row("Freedonia praised Sylvania.", "SUPPORT", "Freedonia", "Sylvania", "(SRC: Freedonia) (EVT: praised) (TAR: Sylvania)."),
            Row("Sylvania shelled Freedonia.", "FIGHT", "Sylvania", "Freedonia", "(SRC: Sylvania) (EVT: shelled) (TAR: Freedonia)."),
            Row("A judge opened a hearing.", "INVESTIGATE", "A judge", null, "(SRC: A judge) (EVT: opened a hearing)."),
        ],
        Encoding.UTF8);
        // The first is right but for a second target; the second is of the same side and turned round; the third has no answer.
        var scores = PloverBenchmark.Score(_file, d => d.Text[0] switch
        {
            'F' => [Answer(d, DealingType.Support, "praised", ["King of Freedonia"], ["Sylvania", "Osterlich"])],
            'S' => [Answer(d, DealingType.Assault, "Sylvania", ["Freedonia"], ["Sylvania"])],
            _ => [],
        }).Result.Scores;
        scores["type"].ShouldBe(1 / 3.0, 1e-9);
        scores["macro"].ShouldBe(1 / 3.0, 1e-9);
        scores["opposition"].ShouldBe(1);
        scores["source"].ShouldBe(2.0 * 1 / (3 + 2), 1e-9);
        scores["target"].ShouldBe(2.0 * 1 / (2 + 3), 1e-9);
        scores["trigger"].ShouldBe(1 / 3.0, 1e-9);
        scores["baseline"].ShouldBe(1 / 3.0, 1e-9);
    }

    [Fact]
    public void Petrarch_sentences_are_scored_by_cameo_roots_and_by_rightly_finding_none()
    {
        File.WriteAllLines(_file,
        [
            """{"id": "a", "sentence": "Freedonia praised Sylvania.", "events": [{"source": "FRE", "target": "SYL", "code": "051"}]}""",
            """{"id": "b", "sentence": "Sylvania met Freedonia.", "events": [{"source": "SYL", "target": "FRE", "code": "190"}]}""",
            """{"id": "c", "sentence": "It rained.", "events": []}""",
        ],
        Encoding.UTF8);
        var scores = PloverBenchmark.Score(_file, d => d.Text[0] switch
        {
            'F' => [Answer(d, DealingType.Support, "praised", ["Freedonia"], [])],
            'S' => [Answer(d, DealingType.Consult, "met", ["Sylvania"], [])],
            _ => [],
        }).Result.Scores;
        scores["root"].ShouldBe(0.5, 1e-9);
        scores["none"].ShouldBe(1);
    }

    private static Dealing Answer(Document document, DealingType type, string trigger, string[] sources, string[] targets)
    {
        var at = document.Text.IndexOf(trigger, StringComparison.Ordinal);
        return new Dealing { Type = type, Trigger = new TextSpan(at, at + trigger.Length), Sources = [.. sources], Targets = [.. targets], Rule = "test.v1" };
    }

    private static string Row(string text, string type, string source, string? target, string markup) =>
        $$"""{"id": "{{type}}", "event": "{{type}}", "text": "{{text}}", "markup": "{{markup}}", "source": [{"actorText": "{{source}}"}]"""
        + (target is null ? "}" : $$""", "target": [{"actorText": "{{target}}"}]}""");
}
