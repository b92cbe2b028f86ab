using Recount.Core;

namespace Recount.Extraction.Tests.Families;

public sealed class DiplomacyTests(Newsroom room)
{
    private static readonly string[] s_colombia =
    [
        "Colombia and the ELN rebels will hold a second round of peace talks in Havana on 20 March.",
        "The rebels offered a ceasefire of 60 days after months of attacks.",
    ];

    [Fact]
    public void Planned_talks_have_their_round_day_and_place()
    {
        var talks = room.Read(s_colombia).Talks.ShouldHaveSingleItem();

        talks.Status.ShouldBe(TalksStatus.Planned);
        talks.Round.ShouldBe(2);
        talks.Place.ShouldBe("Havana");
        talks.Parties.ShouldBe(["Colombia", "ELN"]);
        talks.Date!.Start.ShouldBe(new DateOnly(2025, 3, 20));
    }

    [Fact]
    public void Talks_that_took_place_are_held()
    {
        var talks = room.Read(Samples.Talks).Talks.ShouldHaveSingleItem();

        (talks.Status, talks.Round, talks.Date!.Start).ShouldBe((TalksStatus.Held, 3, new DateOnly(2025, 3, 2)));
        talks.Parties.ShouldBe(["Armenia", "Azerbaijan"]);
    }

    [Fact]
    public void Each_term_of_a_list_with_its_own_issue_is_a_position()
    {
        var demands = room.Read(Samples.Talks).Positions.Where(p => p.Act == PositionAct.Demand).ToList();

        demands.ShouldAllBe(p => p.Party == "Azerbaijan");
        demands.Select(p => (p.Issue, p.Content)).ShouldContain((Issue.Elections, "hold elections"));
        demands.Select(p => (p.Issue, p.Content)).ShouldContain((Issue.Prisoners, "release all prisoners"));
    }

    [Fact]
    public void The_first_term_of_a_list_is_a_position_too() =>
        room.Read(Samples.Talks).Positions.Where(p => p.Act == PositionAct.Demand).Select(p => p.Issue)
            .ShouldBe([Issue.Withdrawal, Issue.Elections, Issue.Prisoners]);

    [Fact]
    public void A_side_that_rejects_and_offers_has_a_position_of_either_act() =>
        room.Read(Samples.Talks).Positions.Where(p => p.Party == "Armenia").Select(p => p.Act).ShouldBe([PositionAct.Reject, PositionAct.Offer]);

    [Fact]
    public void An_offer_keeps_its_duration()
    {
        var offer = room.Read(Samples.Talks).Positions.Single(p => p.Act == PositionAct.Offer);

        (offer.Party, offer.Issue, offer.Content).ShouldBe(("Armenia", Issue.Ceasefire, "a 30-day ceasefire"));
        offer.Terms!.Duration.ShouldBe(DurationExtent.Of(30, 'D'));
    }

    [Fact]
    public void An_agreed_exchange_has_its_sides_and_quantity()
    {
        var commitment = room.Read(Samples.Talks).Commitments.ShouldHaveSingleItem();

        (commitment.Action, commitment.Issue, commitment.Status).ShouldBe((CommitmentAction.Exchange, Issue.Prisoners, CommitmentStatus.Agreed));
        commitment.Count.ShouldBe(Quantity.Exactly(400));
        commitment.Parties.ShouldBe(["Armenia", "Azerbaijan"]);
        commitment.Mutual.ShouldBeTrue();
    }

    [Fact]
    public void What_must_be_done_in_a_plans_frame_is_a_demand_of_its_owner() =>
        room.Read("Armenia's memorandum sets out a settlement of the war with Azerbaijan. Azerbaijan must withdraw from the border villages, release all prisoners and reopen the railway.").Positions
            .Select(p => (p.Party, p.Act, p.Issue)).ShouldBe(
            [
                ("Armenia", PositionAct.Demand, Issue.Withdrawal), ("Armenia", PositionAct.Demand, Issue.Prisoners), ("Armenia", PositionAct.Demand, Issue.TransportLinks),
            ]);

    [Fact]
    public void Batches_handed_over_and_borders_closed_are_commitments_done() =>
        room.Read("Azerbaijan received the bodies of 40 soldiers on Monday. Armenia freed 12 prisoners of war and closed its border with Turkey after the attack.").Commitments
            .Select(c => (c.Action, c.Status, c.Count)).ShouldBe(
            [
                (CommitmentAction.Transfer, CommitmentStatus.Done, Quantity.Exactly(40)), (CommitmentAction.Release, CommitmentStatus.Done, Quantity.Exactly(12)),
                (CommitmentAction.Other, CommitmentStatus.Done, Quantity.Unstated),
            ]);

    [Fact]
    public void A_meeting_with_a_day_is_planned_talks_and_a_promise_to_meet()
    {
        var read = room.Read("Negotiators from Ethiopia and Eritrea will meet in Nairobi on 12 March to discuss a ceasefire.");

        var talks = read.Talks.ShouldHaveSingleItem();
        (talks.Status, talks.Place, talks.Date!.Start).ShouldBe((TalksStatus.Planned, "Nairobi", new DateOnly(2025, 3, 12)));
        read.Commitments.ShouldContain(c => c.Action == CommitmentAction.Meet && c.Due!.Start == new DateOnly(2025, 3, 12));
    }

    [Fact]
    public void A_term_ends_where_a_clause_of_its_own_begins() =>
        room.Read("Sudan demanded an immediate ceasefire, the envoy answered firmly.").Positions.Single().Content.ShouldBe("immediate ceasefire");

    [Theory]
    [InlineData("Sudan has not said whether it is ready to accept a ceasefire.")]
    [InlineData("Those who were willing to leave Nyala did so last week under a ceasefire.")]
    [InlineData("No one should expect elections from a Sudanese-led plan.")]
    [InlineData("Sudan's foreign minister suggested the strikes might lead to a ceasefire.")]
    [InlineData("Chad, which supports the Sudanese militia, closed its border.")]
    [InlineData("The trader said he had to leave Nyala under a ceasefire.")]
    public void What_nobody_offers_or_proposes_is_no_position(string sentence) =>
        room.Read("Fighting killed three soldiers in Sudan on Monday.", sentence).Positions.ShouldBeEmpty();

    [Fact]
    public void A_term_whose_sentence_breaks_off_is_read_all_the_same() =>
        room.Read("Sudan demanded an immediate ceasefire but").Positions.ShouldHaveSingleItem().Party.ShouldBe("Sudan");

    [Fact]
    public void A_term_ends_where_the_other_side_answers() =>
        room.Read("Sudan proposed a ceasefire of 30 days but the rebels spurned the offer.").Positions[0].Content.ShouldBe("a ceasefire of 30 days");

    [Theory]
    [InlineData("Aya Nour wanted to record every breach of humanitarian law.")]
    [InlineData("The president wants to show ahead of the election that he keeps his word.")]
    [InlineData("Armenia is less willing to sign a peace treaty.")]
    [InlineData("Armenia suggests that Azerbaijan is breaking the ceasefire.")]
    [InlineData("Armenia could have offered a ceasefire.")]
    [InlineData("Armenia is pressing ahead with its own peace talks.")]
    public void Aims_claims_and_what_nobody_did_are_no_positions(string sentence) => room.Read(s_colombia[0], sentence).Positions.ShouldBeEmpty();

    [Fact]
    public void An_offer_is_of_what_is_offered_and_not_of_its_condition()
    {
        var offer = room.Read(s_colombia[0], "Armenia is ready to end the war if Azerbaijan releases all hostages.").Positions.ShouldHaveSingleItem();

        (offer.Party, offer.Act, offer.Issue).ShouldBe(("Armenia", PositionAct.Offer, Issue.Ceasefire));
    }

    [Fact]
    public void A_demand_told_by_another_is_of_who_insists() =>
        room.Read(s_colombia[0], "The Iranian foreign minister said that the United States insists Iran must stop enrichment.").Positions
            .Where(p => p.Issue == Issue.Nuclear).ShouldAllBe(p => p.Party == "United States");
}
