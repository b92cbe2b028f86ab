using System.Globalization;

namespace Recount.Language;

/// <summary>A word of a CoNLL-U file.</summary>
/// <param name="Form">As written.</param>
/// <param name="Lemma">Dictionary form.</param>
/// <param name="Upos">Universal part of speech.</param>
/// <param name="Xpos">Penn tag.</param>
/// <param name="Head">Index in the sentence from 0, -1 for the root.</param>
/// <param name="Relation">With subtype.</param>
/// <param name="HasSpaceAfter">False where the file says SpaceAfter=No.</param>
public sealed record ConlluWord(
    string Form, string Lemma, string Upos, string Xpos, int Head, string Relation, bool HasSpaceAfter);

/// <summary>A sentence of a CoNLL-U file.</summary>
/// <param name="Text">Its <c># text</c> comment.</param>
/// <param name="Words">Syntactic words; multi-word tokens and empty nodes are left out.</param>
/// <param name="StartsDocument">A <c># newdoc</c> comment stands before it.</param>
/// <param name="StartsParagraph">A <c># newpar</c> comment stands before it.</param>
/// <param name="Surface">Surface tokens in order: each with how many words it holds and whether a blank follows.</param>
public sealed record ConlluSentence(
    string Text, IReadOnlyList<ConlluWord> Words, bool StartsDocument, bool StartsParagraph,
    IReadOnlyList<(string Form, int Words, bool HasSpaceAfter)> Surface);

/// <summary>Reads CoNLL-U (universaldependencies.org/format.html).</summary>
public static class Conllu
{
    /// <exception cref="FormatException">A line without ten columns, by number.</exception>
    public static IEnumerable<ConlluSentence> Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var words = new List<ConlluWord>();
        var surface = new List<(string, int, bool)>();
        var (text, startsDocument, startsParagraph, line, covered) = ("", false, false, 0, 0);
        while (reader.ReadLine() is { } row)
        {
            line++;
            if (row.Length == 0)
            {
                if (words.Count > 0)
                {
                    yield return new ConlluSentence(text, words, startsDocument, startsParagraph, surface);
                }

                words = [];
                surface = [];
                (text, startsDocument, startsParagraph, covered) = ("", false, false, 0);
            }
            else if (row[0] == '#')
            {
                text = row.StartsWith("# text = ", StringComparison.Ordinal) ? row[9..] : text;
                startsDocument |= row.StartsWith("# newdoc", StringComparison.Ordinal);
                startsParagraph |= row.StartsWith("# newpar", StringComparison.Ordinal);
            }
            else
            {
                var cells = row.Split('\t');
                if (cells.Length != 10)
                {
                    throw new FormatException($"line {line} has {cells.Length} columns, not 10");
                }

                var hasSpace = !cells[9].Contains("SpaceAfter=No", StringComparison.Ordinal);
                if (cells[0].Contains('.', StringComparison.Ordinal))
                {
                    continue;
                }

                if (cells[0].Split('-') is [var first, var last])
                {
                    var count = int.Parse(last, CultureInfo.InvariantCulture) - int.Parse(first, CultureInfo.InvariantCulture) + 1;
                    surface.Add((cells[1], count, hasSpace));
                    covered = words.Count + count;
                    continue;
                }

                if (words.Count >= covered)
                {
                    surface.Add((cells[1], 1, hasSpace));
                }

                words.Add(new ConlluWord(cells[1], cells[2], cells[3], cells[4],
                    int.Parse(cells[6], CultureInfo.InvariantCulture) - 1, cells[7], hasSpace));
            }
        }

        if (words.Count > 0)
        {
            yield return new ConlluSentence(text, words, startsDocument, startsParagraph, surface);
        }
    }
}
