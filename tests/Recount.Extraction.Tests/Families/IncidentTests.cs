using Recount.Core;

namespace Recount.Extraction.Tests.Families;

public sealed class IncidentTests(Newsroom room)
{
    [Fact]
    public void An_incident_has_its_kind_day_place_weapon_and_origin()
    {
        var incident = room.Read(Samples.Sudan).Incidents.ShouldHaveSingleItem();

        incident.Kind.ShouldBe(IncidentKind.Shelling);
        (incident.Time!.Start, incident.Time.End).ShouldBe((new DateOnly(2025, 3, 3), new DateOnly(2025, 3, 3)));
        incident.Places.Select(p => (p.Name, p.Country, p.Precision)).ShouldBe([("Omdurman", "SD", PlacePrecision.Named)]);
        incident.Weapons.ShouldBe(["artillery shell"]);
        incident.Origins.ShouldBe(["Sudanese health ministry"]);
        incident.Modality.ShouldBe(Modality.Asserted);
    }

    [Fact]
    public void Figures_keep_their_hedges() =>
        room.Read(Samples.Sudan).Incidents[0].Figures.Select(f => (f.Harm, f.Victims, f.Count, f.Text)).ShouldBe(
        [
            (Harm.Killed, VictimClass.Civilians, Quantity.AtLeast(9), "at least nine civilians"),
            (Harm.Injured, VictimClass.Civilians, Quantity.MoreThan(20), "more than 20"),
        ]);

    [Fact]
    public void A_town_that_an_act_was_near_is_less_precise_than_one_it_was_in()
    {
        var incidents = room.Read(Samples.Congo).Incidents;

        incidents.SelectMany(i => i.Places).Select(p => (p.Name, p.Precision)).ShouldBe([("Goma", PlacePrecision.Near), ("Bukavu", PlacePrecision.Named)]);
        incidents[0].Figures.ShouldHaveSingleItem().Count.ShouldBe(Quantity.Exactly(12));
        incidents[1].Figures.ShouldHaveSingleItem().Victims.ShouldBe(VictimClass.Soldiers);
    }

    [Fact]
    public void Acts_at_two_places_are_two_incidents()
    {
        var incidents = room.Read(
            "A drone struck a fuel depot in Port Sudan on Monday, killing three people and injuring five others. On the same day, gunmen shot dead two policemen in Nyala.").Incidents;

        incidents.Select(i => (i.Kind, i.Places[0].Name)).ShouldBe([(IncidentKind.AirStrike, "Port Sudan"), (IncidentKind.Attack, "Nyala")]);
        incidents.ShouldAllBe(i => i.Time!.Start == new DateOnly(2025, 3, 3));
        incidents[0].Targets.ShouldBe(["a fuel depot"]);
        incidents[0].Figures.Select(f => (f.Harm, f.Count)).ShouldBe([(Harm.Killed, Quantity.Exactly(3)), (Harm.Injured, Quantity.Exactly(5))]);
        incidents[1].Figures.Select(f => (f.Victims, f.Count)).ShouldBe([(VictimClass.Police, Quantity.Exactly(2))]);
    }

    [Fact]
    public void Weapons_shot_down_are_damage_and_nobodys_harm()
    {
        var incident = room.Read(Samples.Drones).Incidents[0];

        incident.Figures.ShouldBeEmpty();
        incident.Damage.Select(d => (d.Object, d.Outcome, d.Count)).ShouldBe(
            [("drones", DamageOutcome.Destroyed, Quantity.Exactly(14)), ("missiles", DamageOutcome.Destroyed, Quantity.Exactly(2))]);
    }

    [Fact]
    public void Weapons_shot_down_are_a_disrupted_use_by_who_shot_them_down()
    {
        var incident = room.Read(Samples.Drones).Incidents[0];

        incident.Kind.ShouldBe(IncidentKind.DisruptedWeaponsUse);
        incident.Perpetrators.ShouldBe(["Israel"]);
    }

    [Fact]
    public void An_act_told_beside_another_keeps_its_own_place_day_and_toll()
    {
        var incidents = room.Read("Rebels attacked the garrison of Kidal in Mali on Monday, a day after they overran a base in Menaka and killed 12 soldiers, security sources said.").Incidents;

        incidents.Select(i => (i.Places[0].Name, i.Time!.Start, i.Figures.Length)).ShouldBe([("Kidal", new DateOnly(2025, 3, 3), 0), ("Menaka", new DateOnly(2025, 3, 2), 1)]);
        incidents.ShouldAllBe(i => i.Perpetrators.SequenceEqual(new[] { "Rebels" }));
    }

    [Fact]
    public void Parts_of_a_total_are_incidents_of_their_own() =>
        room.Read("Shelling killed five people in Sudan on Monday, officials said: three in El Fasher, two in Nyala.").Incidents
            .Select(i => (i.Places[0].Name, i.Figures.Single().Count))
            .ShouldBe([("Sudan", Quantity.Exactly(5)), ("El Fasher", Quantity.Exactly(3)), ("Nyala", Quantity.Exactly(2))]);

    [Fact]
    public void Two_raids_on_one_town_in_one_day_stay_two() =>
        room.Read("At least eight people died when a drone struck a hospital in Nyala overnight. In the afternoon another raid on Nyala killed three.").Incidents
            .Select(i => i.Figures.Single().Count).ShouldBe([Quantity.AtLeast(8), Quantity.Exactly(3)]);

    [Fact]
    public void A_side_that_tells_of_weapons_shot_down_has_shot_them_down()
    {
        var incidents = room.Read("Sudan's army said it shot down 14 drones over Khartoum on Monday, including three over Omdurman.").Incidents;

        incidents.ShouldAllBe(i => i.Kind == IncidentKind.DisruptedWeaponsUse && i.Perpetrators.SequenceEqual(new[] { "Sudan" }));
        incidents.Select(i => (i.Places[0].Name, i.Damage.Single().Count)).ShouldBe([("Khartoum", Quantity.Exactly(14)), ("Omdurman", Quantity.Exactly(3))]);
    }

    [Fact]
    public void The_period_of_a_total_is_not_the_day_of_the_act_told_behind_it()
    {
        var incidents = room.Read("More than 100 civilians have been killed in Sudan since the beginning of January. The army shelled a market in Nyala, killing two traders.").Incidents;

        incidents.Select(i => (i.Aggregate, i.Time?.Start)).ShouldBe([(true, new DateOnly(2025, 1, 1)), (false, null)]);
    }

    [Fact]
    public void People_still_held_were_abducted_whatever_else_the_document_tells() =>
        room.Read("Rebels and soldiers clashed in Nyala on Monday, killing nine people.", "Some 58 hostages are still held in El Fasher, the families say.").Incidents
            .Select(i => i.Kind).ShouldBe([IncidentKind.ArmedClash, IncidentKind.Abduction]);

    [Fact]
    public void To_demonstrate_something_is_no_protest() =>
        room.Read("Rebels killed three soldiers in Nyala on Monday.", "The sanctions of today demonstrate our determination in Sudan, the minister said.").Incidents
            .ShouldAllBe(i => i.Kind != IncidentKind.Protest);

    [Fact]
    public void People_are_captured_where_places_are_taken() =>
        room.Read("Rebels captured two soldiers near Nyala in Sudan on Monday.").Incidents.Single().Kind.ShouldBe(IncidentKind.Arrests);

    [Fact]
    public void A_number_alone_counts_the_weapons_named_before_it() =>
        room.Read("The army said rebels launched 20 drones at Khartoum in Sudan on Monday, of which 13 were shot down.").Incidents
            .SelectMany(i => i.Damage).ShouldHaveSingleItem().Object.ShouldBe("drones");
}
