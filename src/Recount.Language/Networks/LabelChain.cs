namespace Recount.Language;

/// <summary>The best chain of labels for a sentence (Viterbi 1967).</summary>
internal static class LabelChain
{
    /// <param name="scores">Rows of <paramref name="stride"/> numbers, a label's score each.</param>
    /// <param name="words">How many rows; at least one.</param>
    /// <param name="stride">From row to row.</param>
    /// <param name="labels">How many labels.</param>
    /// <param name="steps">Label · labels + next label, then a row for the first label.</param>
    public static int[] Best(ReadOnlySpan<float> scores, int words, int stride, int labels, ReadOnlySpan<float> steps)
    {
        using var rented = new Rented<int>(words * labels);
        var back = rented.Span;
        Span<float> last = stackalloc float[labels];
        Span<float> next = stackalloc float[labels];
        for (var label = 0; label < labels; label++)
        {
            last[label] = scores[label] + steps[(labels * labels) + label];
        }

        for (var word = 1; word < words; word++)
        {
            for (var label = 0; label < labels; label++)
            {
                var (best, from) = (float.NegativeInfinity, 0);
                for (var previous = 0; previous < labels; previous++)
                {
                    var score = last[previous] + steps[(previous * labels) + label];
                    if (score > best)
                    {
                        (best, from) = (score, previous);
                    }
                }

                next[label] = best + scores[(word * stride) + label];
                back[(word * labels) + label] = from;
            }

            next.CopyTo(last);
        }

        var path = new int[words];
        for (var label = 1; label < labels; label++)
        {
            if (last[label] > last[path[^1]])
            {
                path[^1] = label;
            }
        }

        for (var word = words - 1; word > 0; word--)
        {
            path[word - 1] = back[(word * labels) + path[word]];
        }

        return path;
    }
}
