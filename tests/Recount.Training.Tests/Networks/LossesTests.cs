namespace Recount.Training.Tests.Networks;

public sealed class LossesTests
{
    [Fact]
    public void The_chains_loss_is_that_of_all_chains_told_one_by_one()
    {
        const int Labels = 3;
        var random = new RandomNumbers(9);
        float[] scores = [.. Enumerable.Range(0, 3 * 4).Select(_ => random.NextSingle())], steps = [.. Enumerable.Range(0, 12).Select(_ => random.NextSingle())];
        int[] right = [2, 0, 1];
        var all = Enumerable.Range(0, 27).Select(c => new[] { c % 3, c / 3 % 3, c / 9 }).Sum(c => Math.Exp(Score(c)));
        var expected = Math.Log(all) - Score(right);

        Losses.Chain([.. scores], 4, right, Labels, steps, new float[12]).ShouldBe(expected, 1e-6);

        double Score(int[] chain) => steps[9 + chain[0]] + chain.Select((l, i) => scores[(i * 4) + l] + (i > 0 ? steps[(chain[i - 1] * 3) + l] : 0)).Sum();
    }
}
