using Recount.Language;

namespace Recount.Evaluation.Tests.Muc;

public sealed class MucTimesTests(MucFacts shared) : IClassFixture<MucFacts>
{
    [Theory]
    [InlineData("A BOMB DAMAGED A BANK ON 2 MAY.", "1990-05-02", "1990-05-02", "day")]
    [InlineData("A BOMB DAMAGED A BANK YESTERDAY.", "1990-05-02", "1990-05-02", "YESTERDAY")]
    [InlineData("A BOMB DAMAGED A BANK ON TUESDAY.", null, "1990-05-03", "weekday")]
    public void A_named_day_is_itself_and_a_weekday_is_on_or_before_the_datelines(string text, string? from, string to, string form)
    {
        var time = Find(text, "1990-05-03").Where(t => t.Sentence >= 0).ShouldHaveSingleItem();

        time.ShouldBe(new MucTime(new MucDate(from, to), 0, form));
    }

    [Fact]
    public void The_default_comes_first_and_days_after_the_dateline_are_left_out() =>
        Find("THE BANK WILL OPEN ON 9 MAY.", "1990-05-03").ShouldBe([new MucTime(new MucDate(null, "1990-05-03"), -1, "default")]);

    [Fact]
    public void An_item_without_a_dated_dateline_has_no_days() => Find("A BOMB DAMAGED A BANK ON 2 MAY.", null).ShouldBeEmpty();

    private List<MucTime> Find(string text, string? day) => [.. MucTimes.Find(shared.Read(text, day))];
}
