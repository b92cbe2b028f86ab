using System.Globalization;
using System.Text;

namespace Recount.Reading;

/// <summary>Decision trees over integers whose leaves add up: a score in thousandths of log odds.</summary>
/// <remarks>
/// As text, a tree a line in preorder: <c>column&lt;=threshold</c> for a fork (left where the value is at most the
/// threshold), <c>=value</c> for a leaf. Integers only, so that a score is the same on any machine.
/// </remarks>
internal sealed class Forest
{
    private readonly List<Node> _parsed = [];
    private readonly List<int> _begins = [];
    private Node[] _nodes = [];
    private int[] _roots = [];

    /// <summary>Right child of a fork; the left one follows it. A leaf has no column.</summary>
    private readonly record struct Node(int Column, int Value, int Right);

    public int Trees => _roots.Length;

    /// <exception cref="FormatException">The text is no forest.</exception>
    public static Forest Parse(IEnumerable<string> trees)
    {
        var forest = new Forest();
        foreach (var tree in trees)
        {
            var tokens = tree.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            forest._begins.Add(forest._parsed.Count);
            if (forest.Add(tokens, 0) != tokens.Length)
            {
                throw new FormatException($"tree {forest._begins.Count} doesn't end where its last leaf does");
            }
        }

        (forest._nodes, forest._roots) = ([.. forest._parsed], [.. forest._begins]);
        return forest;
    }

    public int Score(int[] row)
    {
        var (score, nodes) = (0, _nodes);
        foreach (var root in _roots)
        {
            var at = root;
            ref readonly var node = ref nodes[at];
            while (node.Column >= 0)
            {
                at = row[node.Column] <= node.Value ? at + 1 : node.Right;
                node = ref nodes[at];
            }

            score += node.Value;
        }

        return score;
    }

    private int Add(string[] tokens, int at)
    {
        var token = at < tokens.Length ? tokens[at] : throw new FormatException("a tree ends within a fork");
        if (token[0] == '=')
        {
            _parsed.Add(new Node(-1, int.Parse(token.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), 0));
            return at + 1;
        }

        var parts = token.Split("<=");
        var self = _parsed.Count;
        _parsed.Add(default);
        var next = Add(tokens, at + 1);
        var right = _parsed.Count;
        next = Add(tokens, next);
        _parsed[self] = new Node(int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), right);
        return next;
    }
}
