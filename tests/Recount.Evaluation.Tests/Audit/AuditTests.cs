using System.Globalization;
using System.Text.Json;
using Recount.Core;

namespace Recount.Evaluation.Tests.Audit;

public sealed class AuditTests
{
    private const string Text = "🕊 A drone killed two people in Aleron on Monday. Ostia demanded a ceasefire.";

    [Fact]
    public void Each_stated_value_is_a_field_and_unstated_ones_are_none()
    {
        Fields().Select(f => $"{f.Family} {f.Field}: {f.Value}").ShouldBe(
        [
            "incidents kind: air/drone strike", "incidents weapons: drone", "incidents figures: killed people 2 \"two people\"", "incidents modality: asserted",
            "positions party: Ostia", "positions act: demand", "positions issue: ceasefire", "positions content: a ceasefire",
        ]);
    }

    [Fact]
    public void A_sheet_gives_code_points_and_holds_what_stands_around()
    {
        using var lines = new StringWriter(CultureInfo.InvariantCulture);
        AuditSample.Write(lines, Document(), Observations());

        using var row = JsonDocument.Parse(lines.ToString().Split('\n')[4]);
        row.RootElement.GetProperty("start").GetInt32().ShouldBe(49);
        row.RootElement.GetProperty("quote").GetString().ShouldBe("Ostia demanded a ceasefire.");
        row.RootElement.GetProperty("before").GetString().ShouldBe("🕊 A drone killed two people in Aleron on Monday. ");
    }

    [Fact]
    public void A_field_is_right_where_both_readers_say_so()
    {
        var fields = Fields();
        var report = AuditBenchmark.Score(
            fields, new AuditMarks(fields.Select((f, i) => Mark(f, i != 1))), new AuditMarks(fields.SkipLast(1).Select((f, i) => Mark(f, i is not (1 or 2)))));

        report.Result.Scores["marked"].ShouldBe(7 / 8.0);
        report.Result.Scores["right"].ShouldBe(5 / 7.0);
        report.Result.Scores["agreement"].ShouldBe(6 / 7.0);
        report.Result.Scores["incidents"].ShouldBe(2 / 4.0);
        report.Result.Scores["positions"].ShouldBe(1);
        report.Result.Scores["incidents.weapons"].ShouldBe(0);
        report.Errors.Select(e => e.Cause).ShouldBe(["weapons, by both", "figures, by one reader"]);
    }

    [Fact]
    public void A_mark_holds_for_its_value_alone_and_the_last_one_counts()
    {
        var field = Fields()[1];
        var marks = AuditMarks.Read(new StringReader(Line(field, right: false) + "\n\n" + Line(field, right: true) + "\n"));

        marks.Of(field).ShouldBe(true);
        marks.Of(field with { Value = "missile" }).ShouldBeNull();
        Should.Throw<JsonException>(() => AuditMarks.Read(new StringReader("{\"id\": 3}")));
    }

    [Fact]
    public void A_seed_draws_the_same_documents_in_any_order()
    {
        DocumentId[] ids = [.. Enumerable.Range(0, 20).Select(i => new DocumentId($"text:{i}"))];

        var drawn = AuditSample.Draw(ids, d => d, 5, 1);

        AuditSample.Draw(ids.Reverse(), d => d, 5, 1).ShouldBe(drawn);
        AuditSample.Draw(ids, d => d, 5, 2).ShouldNotBe(drawn);
        drawn.Distinct().Count().ShouldBe(5);
    }

    private static AuditField[] Fields() => [.. AuditField.Of(Observations())];

    private static AuditMark Mark(AuditField field, bool right) => new()
    {
        Id = field.Id, Document = field.Document.Value, Observation = field.Observation.Value, Field = field.Field, Start = 0, End = 1, Right = right,
    };

    private static string Line(AuditField f, bool right) =>
        $$"""{"id":"{{f.Id}}","document":"d","observation":"o","field":"{{f.Field}}","start":0,"end":1,"right":{{(right ? "true" : "false")}}}""";

    private static Document Document() => new()
    {
        Id = new DocumentId("text:a"), Kind = DocumentKind.Article, Language = "en", Text = Text, Blocks = [new Block(new TextSpan(0, Text.Length), BlockRole.Body)],
    };

    private static DocumentObservations Observations()
    {
        var (act, demand) = (Evidence("A drone killed two people in Aleron on Monday."), Evidence("Ostia demanded a ceasefire."));
        return new DocumentObservations
        {
            Document = Document().Header,
            Incidents =
            [
                new IncidentObservation
                {
                    Id = new ObservationId("a"), Evidence = [act], Provenance = new Provenance("r", 500), Kind = IncidentKind.AirStrike, Weapons = ["drone"],
                    Figures = [new Figure { Harm = Harm.Killed, Victims = VictimClass.People, Count = Quantity.Exactly(2), Text = "two people", Evidence = Evidence("two people") }],
                },
            ],
            Positions =
            [
                new PositionObservation
                {
                    Id = new ObservationId("b"), Evidence = [demand], Provenance = new Provenance("r", 500), Party = "Ostia", Act = PositionAct.Demand,
                    Issue = Issue.Ceasefire, Content = "a ceasefire",
                },
            ],
        };
    }

    private static Evidence Evidence(string words)
    {
        var at = Text.IndexOf(words, StringComparison.Ordinal);
        return Core.Evidence.From(Text, new TextSpan(at, at + words.Length));
    }
}
