using System.Collections.Immutable;

namespace Recount.Reading;

/// <summary>Which number of a sentence took whose place: the one that counts the same thing, else the next in order.</summary>
internal static class FigurePairs
{
    public static ImmutableArray<FigureChange> Of(string before, ReadOnlySpan<StatedFigure> older, string after, ReadOnlySpan<StatedFigure> newer)
    {
        var (left, right) = (older.ToArray().ToList(), newer.ToArray().ToList());
        foreach (var figure in older)
        {
            // What stands in both as it was takes no other's place.
            var at = right.FindIndex(f => string.Equals(f.Value, figure.Value, StringComparison.Ordinal));
            if (at >= 0)
            {
                right.RemoveAt(at);
                left.Remove(figure);
            }
        }

        var changes = new List<FigureChange>();
        foreach (var figure in left.ToArray())
        {
            var at = right.FindIndex(f => Next(after, f.Span.End) is { Length: > 0 } next && string.Equals(next, Next(before, figure.Span.End), StringComparison.Ordinal));
            if (at >= 0)
            {
                changes.Add(new FigureChange(figure.Span, right[at].Span));
                right.RemoveAt(at);
                left.Remove(figure);
            }
        }

        // What is left is paired in order only where nothing is left over: else nothing tells which took whose place.
        if (left.Count == right.Count)
        {
            changes.AddRange(left.Select((f, i) => new FigureChange(f.Span, right[i].Span)));
        }

        return [.. changes.OrderBy(c => c.After.Start)];
    }

    // The word after a number, in lower case: mostly what it counts.
    private static string Next(string text, int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        var end = at;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        return text[at..end].ToLowerInvariant();
    }
}
