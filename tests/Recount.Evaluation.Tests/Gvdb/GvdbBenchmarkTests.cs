using System.Collections.Immutable;
using System.Text.Json;
using Recount.Core;

namespace Recount.Evaluation.Tests.Gvdb;

/// <summary>The measure on an invented article, figures by hand.</summary>
public sealed class GvdbBenchmarkTests
{
    private const string Text = "😀 Ann Carter, 36, was shot in Dover on Friday. Ann Carter died at 7 p.m.";

    private const string Row = """
        {"id": "a", "text": "TEXT", "shots": null, "weapon": null, "city": {"value": "Dover", "start": 31, "end": 36}, "clock_time": {"value": "7 p.m", "start": 68, "end": 73},
         "place": null, "time_of_day": null, "victims": [{"name": {"value": "Ann Carter", "start": 2, "end": 12}, "age": {"value": "36", "start": 14, "end": 16}, "race": null, "was": ["killed"]}], "shooters": []}
        """;

    [Fact]
    public void Equal_strings_contained_ones_and_spans_are_counted_apart()
    {
        // Right: city; in part: clock_time; right words at another place: name; spurious: weapon; missed: age.
        var scores = Scores(isKilled: true, ("city", "Dover", 0), ("clock_time", "at 7 p.m", 0), ("victim.name", "Ann Carter", 1), ("weapon", "shot", 0));
        scores["strict"].ShouldBe(2.0 * 2 / (4 + 4), 1e-9);
        scores["partial"].ShouldBe(2.0 * 3 / (4 + 4), 1e-9);
        scores["evidence"].ShouldBe(2 / 3.0, 1e-9);
        scores["outcome"].ShouldBe(1);
    }

    [Fact]
    public void What_became_of_the_first_victim_is_judged_where_gold_says() =>
        Scores(isKilled: false)["outcome"].ShouldBe(0);

    /// <param name="isKilled">The answer's outcome.</param>
    /// <param name="spans">A role, its words, and which of their places in the text.</param>
    private static ImmutableSortedDictionary<string, double> Scores(bool isKilled, params (string Role, string Words, int Place)[] spans)
    {
        var row = TextRow.Of(JsonDocument.Parse(Row.Replace("TEXT", Text, StringComparison.Ordinal).ReplaceLineEndings(" ")).RootElement);
        var found = spans.ToImmutableDictionary(s => s.Role, s =>
        {
            var at = s.Place == 0 ? Text.IndexOf(s.Words, StringComparison.Ordinal) : Text.LastIndexOf(s.Words, StringComparison.Ordinal);
            return new TextSpan(at, at + s.Words.Length);
        });
        return GvdbBenchmark.Score("hash", [(row, new GvdbAnswer(found, isKilled))]).Result.Scores;
    }
}
