using System.Collections.Immutable;
using System.Text.Json;

namespace Recount.Evaluation.Tests.Isaf;

/// <summary>The measure on invented rows, figures by hand.</summary>
public sealed class IsafBenchmarkTests
{
    private const string Row = """
        {"id": "a", "gold": {"start_date": "2011-05-07", "event_type": ["airstrike;detention"], "province": ["kunduz"], "target_group": [""], "min_killed": 0,
         "min_captured": 2, "killq": false, "captureq": true, "killcaptureraid": true, "airstrike": true, "noshotsfired": false, "min_leaders_killed": 0, "min_leaders_captured": 0}}
        """;

    [Fact]
    public void A_field_is_right_where_its_value_is_the_same_and_a_missing_answer_is_wrong()
    {
        var scores = Scores(new() { ["start_date"] = "2011-05-07", ["event_type"] = "airstrike;detention", ["target_group"] = "", ["min_captured"] = "3", ["killq"] = "false" });
        scores["strict"].ShouldBe(4 / 13.0, 1e-9);
        scores["target_group"].ShouldBe(1);
        scores["min_captured"].ShouldBe(0);
        scores["province"].ShouldBe(0);
    }

    [Fact]
    public void The_coders_own_rule_counts_only_what_is_named_of_a_list()
    {
        var scores = Scores(new() { ["event_type"] = "airstrike", ["target_group"] = "haqqani;taliban" });
        scores["strict"].ShouldBe(0);
        scores["aggregate"].ShouldBe(0.5 / 13, 1e-9);
    }

    [Theory]
    [InlineData("2012-04-S-048\n\nKABUL, Afghanistan (Apr. 25)\nA force searched a house.", "2012-04-25")]
    [InlineData("KABUL, Afghanistan (Sept. 6, 2011) A force searched a house.", "2011-09-06")]
    [InlineData("KABUL, Afghanistan (Feb. 3) A force searched a house.", "2012-02-03")]
    [InlineData("A force searched a house.", null)]
    public void The_dateline_gives_the_day_and_the_number_its_year(string text, string? day) =>
        IsafCoder.Published(text)?.Day.ToString("yyyy-MM-dd", null).ShouldBe(day);

    private static ImmutableSortedDictionary<string, double> Scores(Dictionary<string, string> answer) =>
        IsafBenchmark.Score("hash", [(JsonDocument.Parse(Row).RootElement.Clone(), answer.ToImmutableSortedDictionary(StringComparer.Ordinal))]).Result.Scores;
}
