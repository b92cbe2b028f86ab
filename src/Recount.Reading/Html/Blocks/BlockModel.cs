namespace Recount.Reading;

/// <summary>Tells a page's article from its furniture, block by block (models/reading/blocks.txt).</summary>
/// <remarks>Two looks: at each block with its surroundings, then again with the first look's scores of its neighbours.</remarks>
internal sealed class BlockModel
{
    public const string FileName = "blocks.txt";

    private static readonly Lazy<BlockModel> s_shipped = new(() => Parse(Resources.Text(FileName)));

    private readonly Forest _first;
    private readonly Forest _second;

    public BlockModel(Forest first, Forest second) => (_first, _second) = (first, second);

    /// <summary>The one in this assembly.</summary>
    public static BlockModel Shipped => s_shipped.Value;

    /// <summary>A head line with the number of columns, then the trees of both looks, parted by a line "--".</summary>
    /// <exception cref="InvalidDataException">It was trained for other columns.</exception>
    public static BlockModel Parse(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').ToArray();
        if (!string.Equals(lines[0], Head, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"the block model says '{lines[0]}'; this version reads '{Head}': train it again");
        }

        var cut = Array.IndexOf(lines, "--");
        return new BlockModel(Forest.Parse(lines[1..cut]), Forest.Parse(lines[(cut + 1)..]));
    }

    public static string Head => FormattableString.Invariant($"blocks {BlockFeatures.Columns.Count}");

    /// <summary>In thousandths of log odds; above 0 it is the article's.</summary>
    public int[] Score(IReadOnlyList<PageBlock> blocks, PageHints hints)
    {
        if (blocks.Count == 0)
        {
            return [];
        }

        var rows = BlockFeatures.Of(blocks, hints);
        var first = rows.Select(_first.Score).ToArray();
        return [.. BlockContext.Rows(blocks, rows, first).Select(_second.Score)];
    }
}
