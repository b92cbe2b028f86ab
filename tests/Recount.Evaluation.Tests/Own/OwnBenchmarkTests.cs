using System.Text;

namespace Recount.Evaluation.Tests.Own;

public sealed class OwnBenchmarkTests
{
    private const string Text = "Three people were killed in Sumy on Tuesday, officials said. A drone hit a depot in Lviv.";

    private const string Killed = """
        {"kind": "attack", "places": [{"name": "Sumy"}], "figures": [{"harm": "killed", "victims": "people", "min": 3, "max": 3}],
         "evidence": ["Three people were killed in Sumy on Tuesday, officials said."]}
        """;

    [Fact]
    public void Gold_as_its_own_prediction_scores_one()
    {
        var result = Score(Incidents(Killed), Incidents(Killed));

        result.Scores["headline"].ShouldBe(1);
        result.Scores["incidents.found"].ShouldBe(1);
        result.Items.ShouldBe(1);
        result.Scores.ShouldNotContainKey("low");
    }

    [Fact]
    public void A_quote_that_is_not_in_the_document_finds_nothing()
    {
        var report = Report(Incidents(Killed), Incidents(Killed.Replace("Tuesday", "Friday", StringComparison.Ordinal)));

        report.UnfoundedEvidence.ShouldBe(1);
        report.Result.Scores["headline"].ShouldBe(0);
        report.Errors.Select(e => (e.Type, e.Cause)).ShouldBe(
            [(ScoringErrorType.Miss, "no evidence there"), (ScoringErrorType.False, "unfounded")]);
    }

    [Fact]
    public void Any_of_the_alternatives_is_right_and_what_is_free_is_not_scored()
    {
        var gold = Killed.Replace("\"attack\"", """{"any": ["grenade", "attack"]}""", StringComparison.Ordinal)
            .Replace("""[{"name": "Sumy"}]""", """{"free": true}""", StringComparison.Ordinal);
        var predicted = Killed.Replace("Sumy\"}", "Paris\"}", StringComparison.Ordinal);

        Score(Incidents(gold), Incidents(predicted)).Scores["headline"].ShouldBe(1);
    }

    [Fact]
    public void A_key_slot_that_differs_makes_a_miss_and_a_false_find()
    {
        var report = Report(Incidents(Killed), Incidents(Killed.Replace("attack", "arrests", StringComparison.Ordinal)));

        report.Result.Scores["incidents.found"].ShouldBe(0);
        report.Errors.Select(e => (e.Type, e.Cause)).ShouldBe(
            [(ScoringErrorType.Miss, "kind differs"), (ScoringErrorType.False, "kind differs")]);
    }

    [Fact]
    public void A_slot_that_differs_is_an_error_of_the_pair()
    {
        var predicted = Killed.Replace("\"min\": 3", "\"min\": 4", StringComparison.Ordinal)
            .Replace("\"evidence\"", """ "provenance": {"rule": "incident.v1", "score": 900}, "evidence" """, StringComparison.Ordinal);
        var report = Report(Incidents(Killed), Incidents(predicted));

        var error = report.Errors.ShouldHaveSingleItem();
        error.Slot.ShouldBe("figures");
        error.Cause.ShouldBe("different");
        error.Gold.ShouldBe("killed 3..3");
        error.Pred.ShouldBe("killed 4..3");
        error.Rule.ShouldBe("incident.v1");
        report.Result.Scores["ece"].ShouldBe(0.1, 1e-12);
        report.Result.Scores.ShouldNotContainKey("auroc");
        using var lines = new StringWriter();
        ScoringErrorLines.Write(lines, report.Errors);
        lines.ToString().ShouldBe(
            """
            {"document":"c/a","family":"incidents","type":"slot","slot":"figures","cause":"different","gold":"killed 3..3","pred":"killed 4..3","quote":"Three people were killed in Sumy on Tuesday, officials said.","rule":"incident.v1"}

            """);
        new ErrorTally(report.Errors).ToMarkdown().ShouldContain("| incidents | slot | figures | different | 1 |\n");
    }

    [Fact]
    public void The_second_prediction_of_one_item_is_a_false_find()
    {
        var report = Report(Incidents(Killed), Incidents(Killed, Killed));

        report.Result.Scores["incidents.found"].ShouldBe(2.0 / 3, 1e-12);
        report.Errors.ShouldHaveSingleItem().Cause.ShouldBe("taken");
    }

    [Fact]
    public void No_prediction_is_scored_as_empty()
    {
        var report = OwnBenchmark.Report([Document(Incidents(Killed))], _ => default);

        report.MissingPredictions.ShouldBe(1);
        report.Result.Scores["headline"].ShouldBe(0);
    }

    [Fact]
    public void The_corpus_hash_changes_with_any_byte()
    {
        var document = Document(Incidents(Killed));
        var other = document with { SourceBytes = document.SourceBytes.Add((byte)' ') };

        GoldCorpus.Hash([document]).Equals(GoldCorpus.Hash([other]), StringComparison.Ordinal).ShouldBeFalse();
        GoldCorpus.Hash([document]).ShouldBe(GoldCorpus.Hash([Document(Incidents(Killed))]));
    }

    [Fact]
    public void Ranking_area_counts_ties_half_and_calibration_error_weighs_bins()
    {
        Calibration.RankingArea([(900, true), (500, true), (500, false), (100, false)]).ShouldBe(3.5 / 4);
        Calibration.RankingArea([(900, true)]).ShouldBeNull();
        Calibration.Error([(1000, true), (950, false), (0, false)])!.Value.ShouldBe(0.95 / 3, 1e-12);
        Calibration.Error([]).ShouldBeNull();
    }

    [Fact]
    public void Publication_dates_are_the_golds() =>
        Document("""{"document": {"published": "2025-06-03"}}""").Published.ToString().ShouldBe("2025-06-03");

    private static string Incidents(params string[] items) => $$"""{"incidents": [{{string.Join(',', items)}}]}""";

    private static GoldDocument Document(string gold) =>
        new("c/a", "a.txt", [.. Encoding.UTF8.GetBytes(gold)], [.. Encoding.UTF8.GetBytes(Text)]);

    private static OwnReport Report(string gold, string predicted) =>
        OwnBenchmark.Report([Document(gold)], _ => Encoding.UTF8.GetBytes(predicted));

    private static BenchmarkResult Score(string gold, string predicted) => Report(gold, predicted).Result;
}
