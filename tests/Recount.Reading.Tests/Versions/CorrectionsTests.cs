using Recount.Core;

namespace Recount.Reading.Tests.Versions;

public sealed class CorrectionsTests
{
    public static TheoryData<string> Rules => [.. Corrections.Rules.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_finds_its_examples_and_no_rule_its_counterexamples(string id)
    {
        var rule = Corrections.Rules.Single(r => string.Equals(r.Id, id, StringComparison.Ordinal));
        rule.Finds.ShouldNotBeEmpty();
        rule.Passes.ShouldNotBeEmpty();
        rule.Finds.ShouldAllBe(s => rule.Pattern.IsMatch(s));
        rule.Passes.ShouldAllBe(s => Corrections.RuleOf(s) == null);
    }

    [Fact]
    public void A_correction_is_linked_to_the_post_of_the_time_that_it_names()
    {
        var found = Of(("a", "09:00", "Two people were hurt."), ("b", "10:23", "Forty were hurt."), ("c", "11:00", "Our 10.23am post wrongly gave the number of the wounded.")).ShouldHaveSingleItem();
        found.Post.ShouldBe(1);
    }

    [Fact]
    public void A_correction_without_a_time_is_linked_by_its_rare_words_to_an_earlier_post()
    {
        var found = Of(("c", "12:00", "Correction: the mill in Brack was hit, not the one in Lenn."), ("b", "11:00", "The road to Lenn is shut."), ("a", "10:00", "The mill in Lenn was hit by a drone."), ("d", "13:00", "The mill in Lenn and Brack was hit again.")).ShouldHaveSingleItem();
        found.Post.ShouldBe(2);
        found.Corrected.ShouldNotBeNull().Post.ShouldBe(2);
    }

    [Fact]
    public void An_amended_post_corrects_itself()
    {
        var found = Of(("a", "09:00", "The pass is open."), ("b", "10:00", "This post was amended to correct the name of the village.")).ShouldHaveSingleItem();
        found.Post.ShouldBe(1);
        found.Corrected.ShouldBeNull();
    }

    [Fact]
    public void A_correction_that_is_like_nothing_stays_unlinked() =>
        Of(("a", "09:00", "The pass is open."), ("b", "10:00", "We regret the error.")).ShouldHaveSingleItem().Post.ShouldBeNull();

    private static IReadOnlyList<Correction> Of(params (string Id, string Time, string Text)[] posts)
    {
        var document = DocumentChangesTests.Of("https://example.org/a", [.. posts.Select((p, i) => (p.Text, (int?)i))],
            [.. posts.Select(p => new Post { Id = p.Id, Published = PublicationTime.Parse($"2024-05-02T{p.Time}:00Z") })]);
        return Corrections.Of(document, DocumentChangesTests.Text(document).Sentences);
    }
}
