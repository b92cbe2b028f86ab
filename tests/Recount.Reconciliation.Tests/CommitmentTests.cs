using Recount.Core;

namespace Recount.Reconciliation.Tests;

public sealed class CommitmentTests
{
    private static ReportedDocument Paper(string published, string text) => Newsroom.Document("p" + published, published, text);

    private static (ClockStatus Status, DateOnly? Date)[] History(params ReportedDocument[] reports) =>
        [.. Newsroom.Merged(reports).Commitments.ShouldHaveSingleItem().History.Select(h => (h.Status, h.Date))];

    [Fact]
    public void Batches_of_what_was_agreed_are_one_commitment_under_way_until_all_is_done() => History(
        Paper("2025-03-01", "They agreed to swap 1,000 prisoners.").Promises(CommitmentStatus.Agreed, 1000),
        Paper("2025-03-05", "They swapped 390.").Promises(CommitmentStatus.Done, 390),
        Paper("2025-03-09", "All 1,000 are home.").Promises(CommitmentStatus.Done, 1000))
        .ShouldBe([(ClockStatus.Open, new DateOnly(2025, 3, 1)), (ClockStatus.UnderWay, new DateOnly(2025, 3, 5)), (ClockStatus.Met, new DateOnly(2025, 3, 9))]);

    [Fact]
    public void A_window_that_passes_without_a_report_makes_it_overdue_on_the_next_day()
    {
        var due = DateExtent.Of(new DateOnly(2025, 3, 3), new DateOnly(2025, 3, 9), DateGranularity.Week, "next week");
        History(
            Paper("2025-03-01", "They agreed to swap 1,000 prisoners next week.").Promises(CommitmentStatus.Agreed, 1000, due),
            Paper("2025-03-20", "Nothing else happened."))
            .ShouldBe([(ClockStatus.Open, new DateOnly(2025, 3, 1)), (ClockStatus.Overdue, new DateOnly(2025, 3, 10))]);
    }

    [Fact]
    public void Sides_that_tell_it_differently_on_one_day_make_it_disputed() => History(
        Paper("2025-03-01", "They agreed to swap 1,000 prisoners.").Promises(CommitmentStatus.Agreed, 1000),
        Newsroom.Document("a", "2025-03-05T08:00:00Z", "Chad says the swap goes on.").Promises(CommitmentStatus.UnderWay, 1000),
        Newsroom.Document("b", "2025-03-05T09:00:00Z", "Peru says Chad put off the swap.").Promises(CommitmentStatus.Postponed, 1000))
        .Select(h => h.Status).ShouldBe([ClockStatus.Open, ClockStatus.Disputed]);

    [Fact]
    public void A_swap_of_another_number_agreed_anew_is_another_commitment() => Newsroom.Merged(
        Paper("2025-03-01", "They agreed to swap 1,000 prisoners.").Promises(CommitmentStatus.Agreed, 1000),
        Paper("2025-03-05", "They agreed to swap 300 more.").Promises(CommitmentStatus.Agreed, 300)).Commitments.Length.ShouldBe(2);
}
