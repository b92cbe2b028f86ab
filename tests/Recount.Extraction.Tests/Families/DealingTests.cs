namespace Recount.Extraction.Tests.Families;

public sealed class DealingTests(Newsroom room)
{
    [Theory]
    [InlineData("Freedonia denounced Sylvania on Monday.", DealingType.Disapprove)]
    [InlineData("Freedonia lifted the curfew in Sylvania.", DealingType.Concede)]
    [InlineData("Freedonia imposed a curfew in Sylvania.", DealingType.Coerce)]
    [InlineData("Freedonia suspended military aid to Sylvania.", DealingType.Sanction)]
    [InlineData("Freedonia will send aid to Sylvania.", DealingType.Agree)]
    [InlineData("Freedonia would attack Sylvania, officials said.", DealingType.Threaten)]
    [InlineData("Freedonia refused to sign the treaty with Sylvania.", DealingType.Reject)]
    [InlineData("Freedonia said that Sylvania must return the ship.", DealingType.Demand)]
    [InlineData("Students staged a hunger strike against Sylvania.", DealingType.Protest)]
    public void Type_follows_the_verb_what_it_begins_or_ends_and_what_is_only_ahead(string sentence, DealingType type) =>
        room.Dealing(sentence).ShouldNotBeNull().Type.ShouldBe(type);

    [Fact]
    public void Who_deals_and_with_whom_are_named_as_the_text_calls_them()
    {
        var dealing = room.Dealing("German farmers condemned the French government on Monday.").ShouldNotBeNull();
        dealing.Sources.ShouldBe(["German"]);
        dealing.Targets.ShouldBe(["French"]);
    }

    [Fact]
    public void A_passive_turns_the_sides_round()
    {
        var dealing = room.Dealing("A Ghanaian journalist was arrested by Togolese police.").ShouldNotBeNull();
        dealing.Sources.ShouldBe(["Togolese"]);
        dealing.Targets.ShouldBe(["Ghanaian"]);
        dealing.Mode.ShouldBe("arrest");
    }

    [Fact]
    public void Whoever_says_that_they_will_deals_itself()
    {
        var dealing = room.Dealing("The Kenyan rebels said on Monday that they would release the hostages.").ShouldNotBeNull();
        dealing.Sources.ShouldBe(["Kenyan"]);
    }
}
