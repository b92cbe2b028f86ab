using System.Collections.Immutable;

namespace Recount.Evaluation.Tests.Muc;

public sealed class MucScorerTests
{
    private static readonly MucTemplate s_key = Template(
        (MucSlots.Type, [Fill("BOMBING")]),
        (MucSlots.Stage, [Fill("ACCOMPLISHED")]),
        (MucSlots.Target, [Fill("POWER STATION", "STATION"), Fill("GRAIN STORES")]),
        (MucSlots.TargetType, [Fill("ENERGY") with { Refs = ["POWER STATION", "STATION"] }]),
        (MucSlots.Victim, [Fill("IVAN PETROV")]),
        (MucSlots.VictimEffect, [Fill("DEATH") with { Refs = ["IVAN PETROV"] }]));

    [Fact]
    public void Equal_fills_are_right_and_what_is_left_is_missing()
    {
        var given = Template(
            (MucSlots.Type, [Fill("BOMBING")]),
            (MucSlots.Target, [Fill("the station")]),
            (MucSlots.TargetType, [Fill("ENERGY") with { Refs = ["the station"] }]));

        var counts = Total([s_key], [given]);

        // Right: type, target, target's type. Missing: stage, stores, name, effect. The article doesn't count.
        counts.ShouldBe(new MucCounts(3, 0, 0, 0, 4));
        counts.Precision.ShouldBe(1);
        counts.Recall.ShouldBe(3 / 7.0);
    }

    [Fact]
    public void A_shared_long_word_or_an_ancestor_is_partly_right()
    {
        var given = Template(
            (MucSlots.Type, [Fill("ATTACK")]),
            (MucSlots.Stage, [Fill("THREATENED")]),
            (MucSlots.Victim, [Fill("PETROV")]),
            (MucSlots.VictimEffect, [Fill("DEATH") with { Refs = ["PETROV"] }]));

        // Partly: ATTACK above BOMBING, PETROV. Right: the effect, as its reference was matched in its own slot. Wrong: stage.
        Total([s_key], [given]).ShouldBe(new MucCounts(1, 2, 1, 0, 3));
    }

    [Fact]
    public void A_wrong_reference_halves_a_set_fill()
    {
        var given = Template(
            (MucSlots.Type, [Fill("BOMBING")]),
            (MucSlots.TargetType, [Fill("ENERGY") with { Refs = ["BRIDGE"] }]));

        Total([s_key], [given]).ShouldBe(new MucCounts(1, 1, 0, 0, 5));
    }

    [Fact]
    public void Templates_without_a_shared_anchor_stay_apart()
    {
        var given = Template((MucSlots.Type, [Fill("BOMBING")]), (MucSlots.Victim, [Fill("JOHN SMITH")]));

        Total([s_key], [given]).ShouldBe(new MucCounts(0, 0, 0, 2, 7));
    }

    [Fact]
    public void A_template_of_another_type_is_no_partner()
    {
        var given = Template((MucSlots.Type, [Fill("KIDNAPPING")]), (MucSlots.Victim, [Fill("IVAN PETROV")]));

        MucScorer.Align([s_key], [given]).Length.ShouldBe(2);
    }

    [Fact]
    public void Optional_fills_and_templates_cost_nothing_when_left_out()
    {
        var optional = s_key with { IsOptional = true };
        var key = Template((MucSlots.Type, [Fill("ARSON")]), (MucSlots.Description, [Fill("GUARD") with { IsOptional = true }]), (MucSlots.VictimType, [Fill("CIVILIAN")]));
        var given = Template((MucSlots.Type, [Fill("ARSON")]), (MucSlots.VictimType, [Fill("CIVILIAN")]));

        Total([optional, key], [given]).ShouldBe(new MucCounts(2, 0, 0, 0, 0));
    }

    [Fact]
    public void The_pair_that_has_most_of_the_key_is_taken_first()
    {
        var poor = Template((MucSlots.Type, [Fill("BOMBING")]), (MucSlots.Victim, [Fill("PETROV")]));
        var good = Template((MucSlots.Type, [Fill("BOMBING")]), (MucSlots.Victim, [Fill("IVAN PETROV")]));

        MucScorer.Align([s_key], [poor, good]).First(p => p.Key is not null).Given.ShouldBe(good);
    }

    [Theory]
    [InlineData("1990-01-08", "1990-01-08", "1990-01-08", "1990-01-08", MucAgreement.Right)]
    [InlineData("1990-01-01", "1990-01-08", "1990-01-05", "1990-01-05", MucAgreement.Partial)]
    [InlineData(null, "1990-01-08", null, "1990-01-08", MucAgreement.Right)]
    [InlineData("1990-01-08", "1990-01-08", null, "1990-01-08", MucAgreement.Partial)]
    [InlineData("1990-01-07", "1990-01-07", null, "1990-01-08", MucAgreement.None)]
    [InlineData("1990-01-07", "1990-01-07", "1990-01-06", "1990-01-06", MucAgreement.None)]
    public void Days_agree_when_equal_and_partly_inside_a_range_or_at_its_end(string? from, string to, string? givenFrom, string givenTo, MucAgreement agreement)
    {
        var key = new MucFill { Values = ["-"], Dates = [new MucDate(from, to)] };

        Agreement(MucSlots.Date, key, MucFill.Of(new MucDate(givenFrom, givenTo))).ShouldBe(agreement);
    }

    [Theory]
    [InlineData("PERU|LIMA (CITY)", MucAgreement.Right)]
    [InlineData("PERU", MucAgreement.Partial)]
    [InlineData("CHILE|LIMA (CITY)", MucAgreement.Partial)]
    [InlineData("CHILE|SANTIAGO (CITY)", MucAgreement.None)]
    public void A_place_is_partly_right_by_its_country_or_by_all_but_its_country(string given, MucAgreement agreement)
    {
        var key = MucFill.Of(new MucLocation(["PERU", "LIMA (CITY)"]));

        Agreement(MucSlots.Location, key, MucFill.Of(new MucLocation([.. given.Split('|')]))).ShouldBe(agreement);
    }

    [Theory]
    [InlineData("30", 30, 30, MucAgreement.Partial)]
    [InlineData("~30", 30, 30, MucAgreement.Right)]
    [InlineData("PLURAL", 2, null, MucAgreement.None)]
    public void A_number_is_partly_right_without_its_hedge(string raw, int min, int? max, MucAgreement agreement)
    {
        var key = MucFill.Of(new MucNumber("~30", 30, 30));

        Agreement(MucSlots.VictimNumber, key, MucFill.Of(new MucNumber(raw, min, max))).ShouldBe(agreement);
    }

    [Fact]
    public void Roles_count_an_entity_that_one_right_mention_names()
    {
        ImmutableArray<ImmutableArray<string>> gold = [["the rebels", "rebel column"], ["two men"]];

        // "rebels" is one of the first entity's mentions; "gunmen" is none; the articles and the quotation marks don't count.
        var score = MucRoles.Score(gold, [["\"Rebels\""], ["gunmen"]]);

        (score.Precision, score.Recall).ShouldBe((0.5, 0.5));
    }

    [Fact]
    public void A_wrong_mention_spoils_its_entity()
    {
        MucRoles.Score([["rebels"]], [["rebels", "gunmen"]]).F1.ShouldBe(0);
    }

    [Fact]
    public void Roles_of_templates_hold_each_filler_once()
    {
        var one = Template((MucSlots.Victim, [Fill("IVAN PETROV"), Fill("THE GUARD")]));
        var other = Template((MucSlots.Victim, [Fill("Ivan Petrov")]), (MucSlots.Instrument, [Fill("\"BOMB\"")]));

        var answer = MucAnswer.Of([one, other]);

        answer.Roles["Victim"].Select(e => e.ShouldHaveSingleItem()).ShouldBe(["ivan petrov", "guard"]);
        answer.Roles["Weapon"].ShouldHaveSingleItem().ShouldBe(["bomb"]);
        answer.Roles["Target"].ShouldBeEmpty();
    }

    private static MucAgreement Agreement(string slot, MucFill key, MucFill given) =>
        MucMatch.Of(MucSlots.All.First(s => s.Name == slot), key, given, (_, _) => true);

    private static MucCounts Total(ImmutableArray<MucTemplate> key, ImmutableArray<MucTemplate> given) =>
        MucScorer.Align(key, given).SelectMany(p => MucScorer.Score(p).Values).Aggregate(new MucCounts(), (sum, s) => sum + s.Counts);

    private static MucFill Fill(params string[] values) => new() { Values = [.. values] };

    private static MucTemplate Template(params (string Slot, ImmutableArray<MucFill> Fills)[] slots) =>
        new(slots.ToDictionary(s => s.Slot, s => s.Fills, StringComparer.Ordinal));
}
