namespace Recount.Language;

/// <summary>Draws a sentence's dependency tree greedily, in linear time; always one root, never a cycle.</summary>
/// <remarks>Labels are "S", "L:relation" and "R:relation". Projective: crossing arcs come out straightened.</remarks>
public sealed class DependencyParser
{
    private readonly LinearModel _model;
    private readonly char[] _moves;
    private readonly string[] _relations;

    public DependencyParser(LinearModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _moves = [.. model.Labels.Select(l => l[0])];
        _relations = [.. model.Labels.Select(l => l.Length > 2 ? l[2..] : "")];
    }

    /// <returns>For each word its head (-1 for the root) and its relation.</returns>
    public (int[] Heads, string[] Relations) Parse(IReadOnlyList<string> words, IReadOnlyList<string> tags)
    {
        ArgumentNullException.ThrowIfNull(words);
        var state = new ParserState(words.Count);
        var features = new ParserFeatures(words, tags);
        Span<ulong> cells = stackalloc ulong[ParserFeatures.Most];
        Span<int> scores = stackalloc int[256];
        scores = scores[.._moves.Length];
        while (!state.IsDone)
        {
            var n = features.Fill(state, cells);
            _model.Score(cells[..n], scores);
            var best = -1;
            for (var i = 0; i < scores.Length; i++)
            {
                var isLegal = _moves[i] switch { 'S' => state.CanShift, 'L' => state.CanLeft, _ => state.CanRight };
                // The root's arc and no other is called root.
                if (isLegal && _moves[i] != 'S' && (_relations[i] == "root") != (_moves[i] == 'L' && state.Front == state.Count))
                {
                    isLegal = false;
                }

                if (isLegal && (best < 0 || scores[i] > scores[best]))
                {
                    best = i;
                }
            }

            switch (_moves[best])
            {
                case 'S': state.Shift(); break;
                case 'L': state.Left(best); break;
                default: state.Right(best); break;
            }
        }

        var heads = new int[words.Count];
        var relations = new string[words.Count];
        for (var i = 0; i < words.Count; i++)
        {
            heads[i] = state.HeadOf(i) == words.Count ? -1 : state.HeadOf(i);
            relations[i] = _relations[state.LabelOf(i)];
        }

        return (heads, relations);
    }
}
