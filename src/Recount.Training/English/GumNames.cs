using System.Globalization;
using Recount.Language;

namespace Recount.Training;

/// <summary>GUM's named people, places and organisations as IOB2 labels.</summary>
/// <remarks>
/// GUM marks named and unnamed mentions alike ("the mayor" is a person). A mention is taken for a name where all words of
/// its head (the "minspan" field) are proper nouns; the name is the run of proper nouns around them, with "of" and hyphens between.
/// </remarks>
internal static class GumNames
{
    /// <param name="reader">CoNLL-U with Entity brackets.</param>
    public static IReadOnlyList<IReadOnlyList<(string Word, string Label)>> Read(TextReader reader)
    {
        var sentences = new List<IReadOnlyList<(string, string)>>();
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0)
            {
                Finish();
            }
            else if (line[0] != '#' && line.Split('\t') is { Length: 10 } cells && cells[0].All(char.IsDigit))
            {
                rows.Add(cells);
            }
        }

        Finish();
        return sentences;

        void Finish()
        {
            if (rows.Count > 0)
            {
                var labels = Labels(rows);
                sentences.Add([.. rows.Select((r, i) => (r[1], labels[i]))]);
                rows.Clear();
            }
        }
    }

    private static string[] Labels(List<string[]> rows)
    {
        var labels = Enumerable.Repeat("O", rows.Count).ToArray();
        // Longer mentions last, so that "University of Aleppo" wins over "Aleppo".
        foreach (var (start, end, type, head) in Mentions(rows).OrderBy(m => m.End - m.Start).ThenBy(m => m.Start))
        {
            var words = head.Split(',').Select(p => start + int.Parse(p, CultureInfo.InvariantCulture) - 1).ToList();
            if (words.Any(w => w > end || rows[w][3] != "PROPN"))
            {
                continue;
            }

            var (first, last) = (words.Min(), words.Max());
            while (first > start && IsNamePart(rows, first - 1, last))
            {
                first--;
            }

            while (last < end && IsNamePart(rows, last + 1, first))
            {
                last++;
            }

            while (rows[first][3] != "PROPN")
            {
                first++;
            }

            while (rows[last][3] != "PROPN")
            {
                last--;
            }

            for (var i = first; i <= last; i++)
            {
                labels[i] = (i == first ? "B-" : "I-") + type;
            }

            // A longer name that it was cut from no longer goes on behind it.
            if (last + 1 < labels.Length && labels[last + 1][0] == 'I')
            {
                labels[last + 1] = "B" + labels[last + 1][1..];
            }
        }

        return labels;
    }

    private static bool IsNamePart(List<string[]> rows, int at, int other)
    {
        var beyond = at < other ? at - 1 : at + 1;
        return rows[at][3] == "PROPN" || (rows[at][1] is "of" or "-" && beyond >= 0 && beyond < rows.Count && rows[beyond][3] == "PROPN");
    }

    private static IEnumerable<(int Start, int End, string Type, string Head)> Mentions(List<string[]> rows)
    {
        var open = new List<(string Id, int Start, string Type, string Head)>();
        for (var i = 0; i < rows.Count; i++)
        {
            var field = rows[i][9].Split('|').FirstOrDefault(f => f.StartsWith("Entity=", StringComparison.Ordinal));
            if (field is null)
            {
                continue;
            }

            for (var at = "Entity=".Length; at < field.Length;)
            {
                var isOpening = field[at] == '(';
                var from = isOpening ? at + 1 : at;
                var to = from;
                while (to < field.Length && field[to] is not ('(' or ')'))
                {
                    to++;
                }

                var parts = field[from..to].Split('-');
                var isClosing = to < field.Length && field[to] == ')';
                if (isOpening && parts.Length > 5)
                {
                    open.Add((parts[0], i, parts[1], parts[5]));
                }

                if (isClosing && open.FindLastIndex(m => m.Id == parts[0]) is >= 0 and var found)
                {
                    var (_, start, type, head) = open[found];
                    open.RemoveAt(found);
                    if (type is "person" or "place" or "organization")
                    {
                        yield return (start, i, type switch { "person" => "PER", "place" => "LOC", _ => "ORG" }, head);
                    }
                }

                at = isClosing ? to + 1 : to;
            }
        }
    }
}
