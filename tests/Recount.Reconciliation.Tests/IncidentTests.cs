using Recount.Core;

namespace Recount.Reconciliation.Tests;

public sealed class IncidentTests
{
    private static ReportedDocument Paper(int n, string text, int day = 4) =>
        Newsroom.Document($"paper{n}", $"2025-03-{day:00}", text);

    [Fact]
    public void Reporters_who_call_one_strike_by_other_names_tell_one_act() => Newsroom.Merged(
        Paper(1, "Rockets hit Goma.").Tells("Goma", 3, 4),
        Paper(2, "An attack on Goma left four dead.").Tells("Goma", 3, 4, kind: IncidentKind.Attack)).Incidents.Length.ShouldBe(1);

    [Fact]
    public void A_clash_and_a_strike_stay_apart() => Newsroom.Merged(
        Paper(1, "Rockets hit Goma.").Tells("Goma", 3, 4),
        Paper(2, "Fighting in Goma left four dead.").Tells("Goma", 3, 4, kind: IncidentKind.ArmedClash)).Incidents.Length.ShouldBe(2);

    [Fact]
    public void Two_acts_that_one_document_tells_stay_two() => Newsroom.Merged(
        Paper(1, "Goma was shelled twice.").Tells("Goma", 3, 4).Tells("Goma", 3, 2)).Incidents.Length.ShouldBe(2);

    [Fact]
    public void Daily_totals_of_two_days_are_two() => Newsroom.Merged(
        Paper(1, "Twelve died across the country on Monday.").Tells("Congo", 3, 12, aggregate: true, precision: PlacePrecision.Region),
        Paper(2, "Nine died across the country on Tuesday.").Tells("Congo", 4, 9, aggregate: true, precision: PlacePrecision.Region))
        .Incidents.Length.ShouldBe(2);

    [Fact]
    public void A_report_that_names_no_town_meets_the_one_that_does_by_day_toll_and_words() => Newsroom.Merged(
        Paper(1, "A mortar shell tore into the Virunga maternity ward of Goma, and 14 people died.").Tells("Goma", 3, 14),
        Paper(2, "The mortar shell on the Virunga maternity ward killed 14.").Tells("Congo", 3, 14, precision: PlacePrecision.Region))
        .Incidents.ShouldHaveSingleItem().Places.ShouldHaveSingleItem().Name.ShouldBe("Goma");

    [Fact]
    public void A_total_is_led_to_its_parts_and_a_sum_above_it_is_shown()
    {
        var records = Newsroom.Merged(
            Paper(1, "Five died across the country on Monday: four in Goma and three in Bukavu.")
                .Tells("Congo", 3, 5, aggregate: true, precision: PlacePrecision.Region)
                .Tells("Goma", 3, 4).Tells("Bukavu", 3, 3));

        var total = records.Incidents.Single(i => i.Aggregate);
        var parts = records.Incidents.Where(i => !i.Aggregate).ToList();
        total.Parts.ShouldBe(parts.Select(p => p.Id), ignoreOrder: true);
        parts.ShouldAllBe(p => p.PartOf.Single() == total.Id);
        var check = total.Totals.ShouldHaveSingleItem();
        (check.Total, check.Sum, check.Agrees).ShouldBe((Quantity.Exactly(5), Quantity.Exactly(7), false));
    }

    [Fact]
    public void Parts_that_do_not_reach_the_total_agree_with_it() => Newsroom.Merged(
        Paper(1, "Nine died across the country on Monday, four of them in Goma.")
            .Tells("Congo", 3, 9, aggregate: true, precision: PlacePrecision.Region).Tells("Goma", 3, 4))
        .Incidents.Single(i => i.Aggregate).Totals.ShouldHaveSingleItem().Agrees.ShouldBeTrue();
}
