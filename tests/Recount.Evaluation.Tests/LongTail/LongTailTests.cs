using System.Text.Json;
using Recount.Core;
using Recount.Reconciliation;

namespace Recount.Evaluation.Tests.LongTail;

/// <summary>The measures on invented articles, figures by hand.</summary>
public sealed class LongTailTests
{
    // One gold incident of three articles, of which one stands apart, and another joined to it.
    private static readonly (string, string)[] s_partition = [("x", "1"), ("x", "1"), ("x", "2"), ("y", "2")];

    [Fact]
    public void B_cubed_is_the_F1_of_mean_precision_and_mean_recall()
    {
        const double Precision = (1 + 1 + 0.5 + 0.5) / 4;
        const double Recall = ((2 / 3.0) + (2 / 3.0) + (1 / 3.0) + 1) / 4;
        LongTailClusters.BCubed(s_partition).ShouldBe(2 * Precision * Recall / (Precision + Recall), 1e-9);
    }

    [Fact]
    public void Pairs_that_stand_together_are_counted_once() =>
        LongTailClusters.Pairwise(s_partition).ShouldBe(2.0 * 1 / (3 + 2), 1e-9);

    [Theory]
    [InlineData("Ann B. Carter", "ann carter", true)]
    [InlineData("A. Carter", "Ann Carter", true)]
    [InlineData("Alvin Carter Jr.", "Alvin Carter", true)]
    [InlineData("Ann Carter", "Bob Carter", false)]
    [InlineData("Ann Carter", "Ann Porter", false)]
    public void Names_are_one_by_surname_and_first_name_or_initial(string a, string b, bool isSame) =>
        LongTailFacts.IsSame(a, b).ShouldBe(isSame);

    [Fact]
    public void Articles_of_one_record_are_one_cluster_and_its_figures_are_the_incidents()
    {
        var rows = new[] { Row("1", 2, "Ann Carter"), Row("2", 1, "Bob Porter") };
        var scores = LongTailBenchmark.Score("hash",
            [
                (rows[0], [Article("a", "Two people were killed in Dover.", 2, "Dover", "Ann Carter"), Article("b", "Two people were killed in Dover.", 2, "Dover")]),
                (rows[1], [Article("c", "Three people were killed in Salem.", 3, "Salem", "Eve Miller")]),
            ],
            new Reconciler()).Result.Scores;
        scores["bcubed"].ShouldBe(1);
        scores["clusters"].ShouldBe(1);
        scores["killed"].ShouldBe(0.5);
        scores["injured"].ShouldBe(1);
        scores["killed_rmse"].ShouldBe(Math.Sqrt((0 + 4) / 2.0), 1e-9);
        scores["city"].ShouldBe(0.5);
        scores["victims"].ShouldBe(0.5);
        scores["killed_first"].ShouldBe(1);
    }

    private static JsonElement Row(string id, int killed, string victim) => JsonDocument.Parse($$"""
        {"incident": "{{id}}", "date": "2016-05-01", "city": "dover", "killed": {{killed}}, "injured": 0,
         "participants": [{"type": "Victim", "name": "{{victim}}"}, {"type": "Subject-Suspect", "name": "Carl Suspect"}]}
        """).RootElement.Clone();

    private static LongTailArticle Article(string id, string text, int killed, string town, params string[] victims)
    {
        var document = TextRow.Plain(text) with { Id = new DocumentId(id), Published = PublicationTime.Parse("2016-05-02") };
        var evidence = Evidence.From(text, new TextSpan(0, text.Length));
        var day = DateExtent.Day(new DateOnly(2016, 5, 1), "Sunday");
        return new LongTailArticle(id, new ReportedDocument(document, new DocumentObservations
        {
            Document = document.Header,
            Incidents =
            [
                new IncidentObservation
                {
                    Id = new ObservationId("o-" + id), Evidence = [evidence], Kind = IncidentKind.Attack, Time = day, Provenance = new Provenance("test", 500),
                    Places = [new Place { Name = town, Country = "US", Precision = PlacePrecision.Named }],
                    Figures = [new Figure { Harm = Harm.Killed, Count = Quantity.Exactly(killed), Text = text, Evidence = evidence }],
                },
            ],
        }), [.. victims]);
    }
}
