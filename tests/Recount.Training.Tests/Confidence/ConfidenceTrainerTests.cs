namespace Recount.Training.Tests.Confidence;

public sealed class ConfidenceTrainerTests
{
    private static readonly ConfidenceExample[] s_examples =
    [
        .. Enumerable.Range(0, 60).Select(i => new ConfidenceExample($"d{i % 6}", ["any", i % 2 == 0 ? "good" : "bad", .. i == 7 ? ["rare"] : Array.Empty<string>()], i % 2 == 0 || i % 5 == 0)),
    ];

    [Fact]
    public void What_right_observations_share_weighs_more_and_what_one_document_has_weighs_nothing()
    {
        var weights = ConfidenceTrainer.Train(s_examples);

        weights["good"].ShouldBeGreaterThan(0);
        weights["bad"].ShouldBeLessThan(0);
        weights.Keys.ShouldNotContain("rare");
    }

    [Fact]
    public void The_same_examples_in_any_order_give_the_same_weights() =>
        ConfidenceTrainer.Train(s_examples.Reverse()).ShouldBe(ConfidenceTrainer.Train(s_examples), ignoreOrder: true);
}
