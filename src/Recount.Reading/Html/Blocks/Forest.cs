using System.Globalization;

namespace Recount.Reading;

/// <summary>Decision trees over integers whose leaves add up: a score in thousandths of log odds.</summary>
/// <remarks>
/// As text, a tree a line in preorder: <c>column&lt;=threshold</c> for a fork (left where the value is at most the
/// threshold), <c>=value</c> for a leaf. Integers only, so that a score is the same on any machine. In memory all trees have
/// one depth, a leaf's value standing wherever the forks that it lacks would lead: so the processor has no way to guess.
/// </remarks>
internal sealed class Forest
{
    private const int MostDepth = 12; // forks double with each level

    private readonly int _depth;
    private readonly int _width; // of a tree in both lists
    private readonly Fork[] _forks; // the root at 1, the children of i at 2i and 2i + 1
    private readonly int[] _leaves;

    private Forest(string[][] trees)
    {
        _depth = trees.Select(Depth).DefaultIfEmpty(0).Max();
        _width = 1 << _depth;
        (_forks, _leaves) = (new Fork[trees.Length * _width], new int[trees.Length * _width]);
        for (var tree = 0; tree < trees.Length; tree++)
        {
            Fill(tree * _width, new Queue<string>(trees[tree]), 1, 0);
        }
    }

    private readonly record struct Fork(int Column, int Threshold);

    /// <exception cref="FormatException">The text is no forest.</exception>
    public static Forest Parse(IEnumerable<string> trees) => new([.. trees.Select(t => t.Split(' ', StringSplitOptions.RemoveEmptyEntries))]);

    public int Score(int[] row)
    {
        var score = 0;
        for (var tree = 0; tree < _leaves.Length; tree += _width)
        {
            var at = 1;
            for (var level = 0; level < _depth; level++)
            {
                ref readonly var fork = ref _forks[tree + at];
                at = (2 * at) + (row[fork.Column] > fork.Threshold ? 1 : 0);
            }

            score += _leaves[tree + at - _width];
        }

        return score;
    }

    private static int Depth(string[] tree)
    {
        var tokens = new Queue<string>(tree);
        var depth = Depth(tokens);
        return tokens.Count > 0 ? throw new FormatException("a tree doesn't end where its last leaf does")
            : depth > MostDepth ? throw new FormatException($"a tree is {depth} forks deep; at most {MostDepth} are read")
            : depth;
    }

    private static int Depth(Queue<string> tokens) => !tokens.TryDequeue(out var token) ? throw new FormatException("a tree ends within a fork")
        : token[0] == '=' ? 0
        : 1 + Math.Max(Depth(tokens), Depth(tokens));

    private void Fill(int tree, Queue<string> tokens, int at, int level)
    {
        var token = tokens.Dequeue();
        if (token[0] == '=')
        {
            var below = _depth - level;
            Array.Fill(_leaves, Number(token[1..]), tree + (at << below) - _width, 1 << below);
            return;
        }

        var parts = token.Split("<=");
        _forks[tree + at] = new Fork(Number(parts[0]), Number(parts[1]));
        Fill(tree, tokens, 2 * at, level + 1);
        Fill(tree, tokens, (2 * at) + 1, level + 1);
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
