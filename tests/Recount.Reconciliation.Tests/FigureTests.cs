using Recount.Core;

namespace Recount.Reconciliation.Tests;

public sealed class FigureTests
{
    private static FigureRecord Killed(params (string Published, long Killed, string? Origin)[] reports) => Newsroom.Merged(
        [.. reports.Select((r, i) => Newsroom.Document($"paper{i}", r.Published, $"Report {i}: {r.Killed} dead in Goma.").Tells("Goma", 3, r.Killed, r.Origin))])
        .Incidents.ShouldHaveSingleItem().Figures.ShouldHaveSingleItem();

    [Fact]
    public void The_place_s_own_services_outrank_a_later_count_of_the_outlet_for_seven_days()
    {
        Killed(("2025-03-04", 4, "the city hospital"), ("2025-03-06", 6, null)).Current.ShouldBe(Quantity.Exactly(4));
        Killed(("2025-03-04", 4, "the city hospital"), ("2025-03-12", 6, null)).Current.ShouldBe(Quantity.Exactly(6));
    }

    [Fact]
    public void Counts_of_one_day_that_differ_are_disputed_and_stand_side_by_side()
    {
        var figure = Killed(("2025-03-04T10:00:00Z", 6, "the city police"), ("2025-03-04T18:00:00Z", 4, "the defence ministry"));

        figure.State.ShouldBe(FigureState.Disputed);
        figure.Values.Select(v => (v.Count.Min, v.State)).ShouldBe([(6L, FigureState.Disputed), (4L, FigureState.Disputed)]);
        figure.Current.ShouldBe(Quantity.Exactly(6));
    }

    [Fact]
    public void A_count_that_a_better_placed_origin_raises_later_is_superseded_not_disputed()
    {
        var figure = Killed(("2025-03-04", 3, "the president"), ("2025-03-06", 5, "the city hospital"));

        figure.State.ShouldBe(FigureState.Agreed);
        figure.Values[0].State.ShouldBe(FigureState.Superseded);
    }

    [Fact]
    public void An_old_count_told_again_does_not_come_back()
    {
        var figure = Killed(("2025-03-04", 3, "the president"), ("2025-03-06", 5, "the city hospital"), ("2025-03-15", 3, null));

        figure.Current.ShouldBe(Quantity.Exactly(5));
        figure.State.ShouldBe(FigureState.Agreed);
    }

    [Fact]
    public void A_hedged_count_and_a_number_within_it_agree() =>
        Killed(("2025-03-04", 4, "the city hospital"), ("2025-03-04", 4, "the defence ministry")).State.ShouldBe(FigureState.Agreed);

    [Fact]
    public void Every_value_has_its_own_sentence() =>
        Killed(("2025-03-04", 4, "the city hospital"), ("2025-03-05", 6, "the city police")).Values
            .ShouldAllBe(v => v.Evidence.Quote.Contains("dead in Goma", StringComparison.Ordinal));
}
