namespace Recount.Extraction.Tests.Families;

public sealed class AttributionTests(Newsroom room)
{
    [Theory]
    [InlineData("The governor said that two bridges were closed.", "The governor", "said", "that two bridges were closed")]
    [InlineData("“We will rebuild the port,” said the mayor.", "the mayor", "said", "“We will rebuild the port,”")]
    [InlineData("The union wants to strike in May.", "The union", "wants", "to strike in May")]
    [InlineData("The bishop denounced the new law.", "The bishop", "denounced", "the new law")]
    [InlineData("A new study shows that the wells ran dry.", "A new study", "shows", "that the wells ran dry")]
    [InlineData("Poll: Voters want a truce.", "Poll", ":", "Voters want a truce.")]
    public void Source_cue_and_content_are_told_apart(string sentence, string source, string cue, string content) =>
        room.Attributions(sentence).ShouldBe([(source, cue, content)]);

    [Fact]
    public void A_noun_of_saying_attributes_its_clause_to_its_owner()
    {
        var (source, cue, content) = room.Attributions("Nobody laughed at the general’s claim that the bridge had fallen.").ShouldHaveSingleItem();
        (source, cue, content).ShouldBe(("the general", "claim", "that the bridge had fallen"));
    }

    [Theory]
    [InlineData("Rescuers met a guard who said the gate was locked.", "who")]
    [InlineData("Mr. Stone and Mr. Wood say the gate was locked.", "Mr. Stone and Mr. Wood")]
    [InlineData("''The gate was locked all day,'' said Ann Wood, a guard at the port.", "Ann Wood, a guard at the port")]
    public void A_source_is_its_whole_phrase(string sentence, string source) =>
        room.Attributions(sentence).ShouldHaveSingleItem().Source.ShouldBe(source);

    [Fact]
    public void What_is_only_expected_has_no_source()
    {
        var (source, _, content) = room.Attributions("The convoy is expected to reach the port on Friday.").ShouldHaveSingleItem();
        source.ShouldBeEmpty();
        content.ShouldStartWith("The convoy");
    }

    [Fact]
    public void What_is_held_inside_anothers_content_is_that_ones_to_tell() =>
        room.Attributions("The envoy said the rebels want to leave.").ShouldHaveSingleItem().Cue.ShouldBe("said");

    [Fact]
    public void A_thing_found_or_seen_is_no_thought() => room.Attributions("Divers found a wreck near the pier.").ShouldBeEmpty();
}
