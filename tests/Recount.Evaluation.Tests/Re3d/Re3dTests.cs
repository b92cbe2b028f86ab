using System.Text.Json;
using Recount.Core;

namespace Recount.Evaluation.Tests.Re3d;

public sealed class Re3dTests
{
    [Fact]
    public void Code_points_become_utf16_and_doubled_rows_count_once()
    {
        using var json = JsonDocument.Parse("""
            {"id": "a", "text": "😀 Ann met Bob", "entities": [{"begin": 2, "end": 5, "type": "Person"}, {"begin": 2, "end": 5, "type": "Person"}],
             "relations": [{"type": "CommWith", "source": {"begin": 2, "end": 5}, "target": {"begin": 10, "end": 13}}]}
            """);

        var document = Re3dFile.Document(json.RootElement);

        document.Entities.ShouldHaveSingleItem().Span.Slice(document.Text).ShouldBe("Ann");
        document.Relations.ShouldHaveSingleItem().Target.Slice(document.Text).ShouldBe("Bob");
    }

    [Theory]
    [InlineData("[The Coalition:Organisation] fought [ISIL:Organisation].", "FightingAgainst")]
    [InlineData("[ISIL:Organisation] targets in [Syria:Location].", "CoLocated")]
    [InlineData("[John Kerry:Person] met with [the minister:Person].", "CommWith")]
    [InlineData("It killed [43:Quantity] [people:Organisation].", "HasAttrOf")]
    [InlineData("[Islamic State:Organisation] ([ISIL:Organisation]) fell.", "IsSynonymOf")]
    [InlineData("[Safina:Location], about 45km south of [Mosul:Location].", "Apart")]
    [InlineData("[ISIL:Organisation] lost. [Syria:Location] won.", null)]
    public void Words_between_two_entities_name_their_relation(string marked, string? type)
    {
        var (text, entities) = ("", new List<Re3dEntity>());
        foreach (var part in marked.Split(']'))
        {
            var at = part.IndexOf('[', StringComparison.Ordinal);
            text += at < 0 ? part : part[..at];
            if (at >= 0)
            {
                var inner = part[(at + 1)..].Split(':');
                entities.Add(new Re3dEntity(new TextSpan(text.Length, text.Length + inner[0].Length), inner[1]));
                text += inner[0];
            }
        }

        Re3dRelations.Find(new Re3dDocument("a", text, [.. entities], [])).Select(r => r.Type).ShouldBe(type is null ? [] : [type]);
    }
}
