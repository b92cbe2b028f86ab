namespace Recount.Language.Tests.Networks;

public sealed class TreeDecoderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void The_tree_found_is_the_best_of_all_with_one_root(int words)
    {
        var random = new Random(words);
        for (var round = 0; round < 200; round++)
        {
            var scores = Enumerable.Range(0, words * (words + 1)).Select(_ => (float)random.Next(0, 50)).ToArray();
            var heads = new int[words];

            TreeDecoder.Decode(scores, words, heads);

            IsTree(heads).ShouldBeTrue();
            // Which word hangs from nothing is chosen first, by what it costs; the rest is the best below it.
            var root = Array.IndexOf(heads, -1);
            var best = AllTrees(words).Where(t => t[root] == -1).Max(t => Score(t, scores));
            Score(heads, scores).ShouldBe(best);
        }
    }

    [Fact]
    public void The_best_head_of_each_word_is_kept_where_that_is_a_tree()
    {
        var heads = new int[2];

        TreeDecoder.Decode([1, 0, 9, 5, 2, 0], 2, heads);

        heads.ShouldBe([1, -1]);
    }

    private static float Score(int[] heads, float[] scores) =>
        heads.Select((h, i) => scores[(i * (heads.Length + 1)) + h + 1]).Sum();

    private static IEnumerable<int[]> AllTrees(int words)
    {
        var count = (int)Math.Pow(words + 1, words);
        for (var code = 0; code < count; code++)
        {
            var heads = new int[words];
            for (int i = 0, rest = code; i < words; i++, rest /= words + 1)
            {
                heads[i] = (rest % (words + 1)) - 1;
            }

            if (IsTree(heads))
            {
                yield return heads;
            }
        }
    }

    private static bool IsTree(int[] heads) => heads.Count(h => h == -1) == 1 && Enumerable.Range(0, heads.Length).All(i =>
    {
        for (var steps = 0; i != -1; steps++)
        {
            if (steps > heads.Length)
            {
                return false;
            }

            i = heads[i];
        }

        return true;
    });
}
