namespace Recount.Reading.Tests;

public sealed class ForestTests
{
    // One tree of two forks, one of a leaf alone, one whose left side ends before its right one.
    private static readonly Forest s_forest = Forest.Parse(["0<=3 =1 1<=-2 =10 =100", "=1000", "1<=5 0<=0 =-7 =-8 =20000"]);

    [Theory]
    [InlineData(3, 5, 1 + 1000 - 8)]
    [InlineData(0, 6, 1 + 1000 + 20_000)]
    [InlineData(4, -2, 10 + 1000 - 8)]
    [InlineData(4, -1, 100 + 1000 - 8)]
    [InlineData(-1, 5, 1 + 1000 - 7)]
    public void A_score_is_the_sum_of_the_leaves_that_a_row_leads_to(int first, int second, int score) =>
        s_forest.Score([first, second]).ShouldBe(score);

    [Fact]
    public void Without_trees_every_row_scores_nothing() => Forest.Parse([]).Score([1]).ShouldBe(0);

    [Theory]
    [InlineData("0<=3 =1")]
    [InlineData("0<=3 =1 =2 =3")]
    [InlineData("0<=x =1 =2")]
    [InlineData("")]
    public void A_text_that_is_no_tree_is_refused(string tree) => Should.Throw<FormatException>(() => Forest.Parse([tree]));

    [Fact]
    public void A_tree_too_deep_to_be_filled_up_is_refused() =>
        Should.Throw<FormatException>(() => Forest.Parse([string.Concat(Enumerable.Repeat("0<=3 =1 ", 40)) + "=1"]));
}
