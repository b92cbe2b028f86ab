namespace Recount.Language.Tests.Networks;

public sealed class LabelChainTests
{
    [Fact]
    public void The_chain_found_is_the_best_of_all()
    {
        var random = new Random(3);
        for (var round = 0; round < 100; round++)
        {
            const int Words = 4, Labels = 3, Stride = 5;
            var scores = Enumerable.Range(0, Words * Stride).Select(_ => (float)random.NextDouble()).ToArray();
            var steps = Enumerable.Range(0, (Labels + 1) * Labels).Select(_ => (float)random.NextDouble()).ToArray();

            var found = LabelChain.Best(scores, Words, Stride, Labels, steps);

            var best = Enumerable.Range(0, 81).Select(c => new[] { c % 3, c / 3 % 3, c / 9 % 3, c / 27 }).MaxBy(Score)!;
            found.ShouldBe(best);

            float Score(int[] chain) => steps[(Labels * Labels) + chain[0]]
                + chain.Select((l, i) => scores[(i * Stride) + l] + (i > 0 ? steps[(chain[i - 1] * Labels) + l] : 0)).Sum();
        }
    }
}
