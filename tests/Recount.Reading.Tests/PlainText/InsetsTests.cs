namespace Recount.Reading.Tests.PlainText;

public sealed class InsetsTests
{
    [Theory]
    [InlineData(
        "The court will sit in June. MINISTER VOWS TO END TALKS AFTER RAID ON PORT U.S. envoys left on Monday.",
        "The court will sit in June.|U.S. envoys left on Monday.")]
    [InlineData(
        "He was freed. ENVOY CALLS RAID 'A CRIME AND A SHAME' A few dozen people waited.",
        "He was freed.|A few dozen people waited.")]
    public void Headlines_in_capitals_between_sentences_are_cut(string paragraph, string pieces) =>
        Read(paragraph).ShouldBe(pieces.Split('|'));

    [Theory]
    [InlineData("THE WHOLE STORY IS IN CAPITALS, AS SOME AGENCIES SEND IT.")]
    [InlineData("He works for the BBC, NATO, the UN and UNICEF USA.")]
    [InlineData("In The Hague, judges told The Herald that they would wait. Then A came, and B left.")]
    [InlineData("“WE WILL NOT STOP” was painted on the wall.")]
    public void Names_and_acronyms_stay(string paragraph) => Read(paragraph).ShouldBe([paragraph]);

    [Fact]
    public void A_chain_of_headlines_without_stops_is_cut_up_to_the_story()
    {
        const string Chain = "Envoys part without a date In the capital, bread grows dear How a village lived through the siege The port that feeds a country Why nobody counts the dead "
            + "After the raid, shops opened again on Monday. Two people were hurt.";

        Read(Chain).ShouldBe(["After the raid, shops opened again on Monday. Two people were hurt."]);
    }

    private static IEnumerable<string> Read(string paragraph) => Insets.Cut(paragraph);
}
