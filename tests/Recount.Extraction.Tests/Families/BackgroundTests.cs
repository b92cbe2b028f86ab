using Recount.Core;

namespace Recount.Extraction.Tests.Families;

/// <summary>What surrounds acts and is none, and what acts told as background must not take from those around them.</summary>
public sealed class BackgroundTests(Newsroom room)
{
    private const string Fresh = "A drone struck a fuel depot in Port Sudan on Monday, killing three people.";

    [Theory]
    [InlineData("Critics recalled a pastor detained for two years in Turkey.")]
    [InlineData("The minister boasted: “I've attacked Qatar in every speech.”")]
    [InlineData("Six states hit the aid spending target in Geneva.")]
    [InlineData("The administration deported several migrants to El Salvador after a judge allowed it.")]
    public void Words_of_violence_that_tell_no_act_make_no_incident(string sentence) =>
        room.Read(Fresh, sentence).Incidents.ShouldHaveSingleItem().Places.ShouldHaveSingleItem().Name.ShouldBe("Port Sudan");

    [Fact]
    public void An_act_of_long_ago_lends_its_day_to_no_other()
    {
        var incidents = room.Read(
            "Gunmen abducted the lawyer Amina Saleh from her home in Omdurman on 9 December 2013.", "Little was heard for years.", "Friends kept asking.", "Nobody answered.",
            "Two students were arrested in Khartoum.").Incidents;

        incidents.ShouldContain(i => i.Places[0].Name == "Omdurman" && i.Time!.Start == new DateOnly(2013, 12, 9));
        incidents.ShouldContain(i => i.Places[0].Name == "Khartoum" && i.Time == null);
    }

    [Fact]
    public void A_day_counted_from_what_the_text_tells_is_no_day_of_the_calendar() =>
        room.Read("Kidnapped the day after the feast, the boys were held in Omdurman for three years.").Incidents.ShouldAllBe(i => i.Time == null && i.Targets.IsEmpty);

    [Fact]
    public void The_day_of_a_count_is_not_that_of_what_is_counted() =>
        room.Read("The health ministry said on Monday that 3,500 people had been killed in the war since March 2024.").Incidents
            .ShouldAllBe(i => i.Time == null || i.Time.Start != new DateOnly(2025, 3, 3));

    [Fact]
    public void A_number_before_a_joint_measures_no_time()
    {
        var incident = room.Read(Fresh, "The city of Ghouta, where 1,300 people died in 2013 after sarin was used, was shelled again.").Incidents.Single(i => i.Figures.Any(f => f.Count == Quantity.Exactly(1300)));

        incident.Evidence[0].Quote.ShouldContain("2013");
    }

    [Fact]
    public void Weapons_that_were_hit_are_no_means() =>
        room.Read("US warplanes attacked the chemical weapons sites near Homs on Monday.").Incidents.ShouldHaveSingleItem().Kind.ShouldBe(IncidentKind.AirStrike);

    [Fact]
    public void Fighters_neutralised_are_no_weapons_shot_down()
    {
        var incident = room.Read("The army neutralised dozens of militants near Diyarbakir on Monday.").Incidents.ShouldHaveSingleItem();

        incident.Kind.ShouldBe(IncidentKind.ArmedClash);
        incident.Damage.ShouldBeEmpty();
    }

    [Fact]
    public void Drones_that_damage_a_house_are_not_damaged() =>
        room.Read("The village came under an attack by five drones, which damaged two houses.").Incidents.SelectMany(i => i.Damage).Select(d => d.Object).ShouldBe(["houses"]);

    [Fact]
    public void An_assault_on_a_town_assaults_nobody() =>
        room.Read("The army launched an assault on one of the last towns in rebel hands.").Incidents.SelectMany(i => i.Figures).ShouldBeEmpty();

    [Fact]
    public void Years_count_nobody() =>
        room.Read("The war killed five million people between 1997 and 2003.").Incidents.SelectMany(i => i.Figures).Select(f => f.Count).ShouldBe([Quantity.Exactly(5_000_000)]);

    [Fact]
    public void Families_that_bury_their_dead_are_not_trapped() =>
        room.Read("Shelling killed nine people in Omdurman on Monday.", "Some families buried their dead at night.").Incidents.SelectMany(i => i.Figures)
            .ShouldAllBe(f => f.Harm == Harm.Killed);

    [Fact]
    public void A_district_that_no_gazetteer_knows_lies_where_the_regions_named_do() =>
        room.Read("Ukraine's army attacks Russia's Belgorod Region", "Ukrainian forces shelled five districts of the Belgorod Region on Monday.", "The Ukrainian army attacked the Oskolovsky district with 17 drones.")
            .Incidents.SelectMany(i => i.Places).Where(p => p.Name.StartsWith("Oskolovsky", StringComparison.Ordinal)).ShouldAllBe(p => p.Country == "RU");

    [Fact]
    public void A_day_between_subject_and_verb_is_no_speaker() =>
        room.Read("The Palestinian Ministry of Health on Monday announced that shelling had killed nine people in Gaza.").Statements
            .ShouldHaveSingleItem().Speaker.ShouldNotBe("Monday");
}
