namespace Recount.Reading;

/// <summary>A block's columns with what a first look says of its neighbours: the columns of the second look.</summary>
internal static class BlockContext
{
    private const int Most = 6000; // a score beyond is as sure

    /// <param name="blocks">In the order of the page.</param>
    /// <param name="rows">Of <see cref="BlockFeatures"/>.</param>
    /// <param name="scores">The first look's, a score a block.</param>
    public static int[][] Rows(IReadOnlyList<PageBlock> blocks, int[][] rows, int[] scores)
    {
        var s = scores.Select(x => Math.Clamp(x, -Most, Most)).ToArray();
        var parents = Means(blocks, s, b => b.Holder.Parent);
        var grand = Means(blocks, s, b => b.Holder.Parent?.Parent);
        var kin = Means(blocks, s, b => b.Holder.Element.LocalName + "." + b.Holder.Element.ClassName + "/" + b.Holder.Parent?.Element.ClassName);
        var all = Math.Max(1, blocks.Select((b, i) => s[i] > 0 ? b.Chars : 0).Sum());
        var (first, last) = (Array.FindIndex(s, x => x > 2000), Array.FindLastIndex(s, x => x > 2000));
        var next = new (int At, int Chars)[blocks.Count + 1]; // the first kept block from here on, and the characters before it
        next[^1] = (blocks.Count, 0);
        for (var i = blocks.Count - 1; i >= 0; i--)
        {
            next[i] = s[i] > 0 ? (i, 0) : (next[i + 1].At, next[i + 1].Chars + blocks[i].Chars);
        }

        var result = new int[blocks.Count][];
        var (kept, gap, sinceKept) = (0, 0, 0);
        for (var i = 0; i < blocks.Count; i++)
        {
            kept += s[i] > 0 ? blocks[i].Chars : 0;
            var (ahead, charsAhead) = next[i + 1];
            result[i] =
            [
                .. rows[i], s[i], At(s, i - 1), At(s, i - 2), At(s, i - 3), At(s, i + 1), At(s, i + 2), At(s, i + 3),
                Around(blocks, s, i, -6, -1), Around(blocks, s, i, 1, 6), parents[i], grand[i], kin[i],
                (int)((long)kept * 100 / all), Math.Min(gap, 3000), Math.Min(sinceKept, 60),
                ahead < blocks.Count ? Math.Min(charsAhead, 3000) : 4000, Math.Min(ahead - i, 60),
                first < 0 ? 999 : Math.Clamp(i - first, -99, 500), last < 0 ? 999 : Math.Clamp(i - last, -500, 99),
                Math.Min(all, 30_000),
            ];
            (gap, sinceKept) = s[i] > 0 ? (0, 0) : (gap + blocks[i].Chars, sinceKept + 1);
        }

        return result;
    }

    private static int At(int[] s, int i) => i >= 0 && i < s.Length ? s[i] : -Most - 1;

    // Mean weighed by length, each block's at most a long paragraph's.
    private static int Around(IReadOnlyList<PageBlock> blocks, int[] s, int i, int from, int to)
    {
        var (sum, weight) = (0L, 0L);
        for (var at = Math.Max(0, i + from); at <= Math.Min(s.Length - 1, i + to); at++)
        {
            var w = Math.Min(300, blocks[at].Chars);
            (sum, weight) = (sum + ((long)s[at] * w), weight + w);
        }

        return weight == 0 ? -Most - 1 : (int)(sum / weight);
    }

    private static int[] Means<TKey>(IReadOnlyList<PageBlock> blocks, int[] s, Func<PageBlock, TKey> key)
    {
        var sums = new Dictionary<(TKey Key, int Unit), (long Sum, long Weight)>();
        for (var i = 0; i < s.Length; i++)
        {
            var k = (key(blocks[i]), 0);
            var w = Math.Min(300, blocks[i].Chars);
            var (sum, weight) = sums.GetValueOrDefault(k);
            sums[k] = (sum + ((long)s[i] * w), weight + w);
        }

        return [.. blocks.Select((b, i) => (int)(sums[(key(b), 0)].Sum / Math.Max(1, sums[(key(b), 0)].Weight)))];
    }
}
