using System.Collections.Immutable;
using System.Text.Json;

namespace Recount.Evaluation.Tests.Airwars;

/// <summary>The measure on invented rows, figures by hand.</summary>
public sealed class AirwarsBenchmarkTests
{
    private static readonly string[] s_rows =
    [
        """{"id": "a", "date": "2024-03-01", "killed_min": 3, "killed_max": 5, "injured_min": 2, "injured_max": 2, "children_min": 1, "children_max": 1, "women_min": 1, "women_max": 2, "strike_type": ["Airstrike"], "infrastructure": ["Residential"], "belligerents": ["North"]}""",
        """{"id": "b", "date": "2024-03-02", "killed_min": 1, "killed_max": 1, "injured_min": null, "injured_max": null, "strike_type": ["Airstrike"], "infrastructure": [], "belligerents": []}""",
        """{"id": "c", "date": "2024-03-03", "killed_min": null, "killed_max": null, "injured_min": 4, "injured_max": 6, "strike_type": ["Drone Strike"], "infrastructure": [], "belligerents": ["North"]}""",
    ];

    private static readonly AirwarsCoding[] s_answers =
    [
        new() { Killed = new(3, 6), Injured = new(2, 2), Date = "2024-03-01", StrikeTypes = ["Airstrike"], Infrastructure = ["Residential"], Groups = Groups(("children", 1, 1), ("women", 1, 1)) },
        new() { Killed = new(1, 1), Injured = new(9, 9), Date = "2024-03-05", StrikeTypes = ["Airstrike"], Infrastructure = ["Education"] },
        new() { Injured = new(4, 5), StrikeTypes = ["Airstrike"], Belligerents = ["North"] },
    ];

    [Theory]
    [InlineData("killed_range", 0.5)]
    [InlineData("killed_min", 1)]
    [InlineData("killed_max", 0.5)]
    [InlineData("injured_range", 0.5)]
    [InlineData("overlap", 0.875)] // 3 of 4 whole numbers in the first row, all in the second
    [InlineData("false_figures", 0.5)] // killed of c and injured of b are unknown; b's was answered
    [InlineData("breakdown", 0.5)]
    [InlineData("strike_type", 2 / 3.0)]
    [InlineData("infrastructure", 2 / 3.0)]
    [InlineData("belligerents", 2 / 3.0)]
    [InlineData("date", 1 / 3.0)]
    [InlineData("baseline_one", 0.5)]
    public void Each_measure_counts_what_it_promises(string key, double score) => Report().Result.Scores[key].ShouldBe(score, 1e-9);

    [Fact]
    public void Every_difference_is_told_with_both_values()
    {
        var killed = Report().Errors.Single(e => e is { Document: "a", Family: "killed" });
        (killed.Type, killed.Cause, killed.Gold, killed.Pred).ShouldBe((ScoringErrorType.Miss, "different", "3–5", "3–6"));
        Report().Errors.Single(e => e is { Document: "b", Family: "injured" }).Type.ShouldBe(ScoringErrorType.False);
        Report().Errors.ShouldNotContain(e => e.Document == "b" && e.Family == "killed");
    }

    private static BenchmarkReport Report() =>
        AirwarsBenchmark.Score("hash", [.. s_rows.Zip(s_answers).Select(r => (JsonDocument.Parse(r.First).RootElement.Clone(), r.Second))]);

    private static ImmutableSortedDictionary<string, CodedRange> Groups(params (string Group, long Min, long Max)[] groups) =>
        groups.ToImmutableSortedDictionary(g => g.Group, g => new CodedRange(g.Min, g.Max), StringComparer.Ordinal);
}
