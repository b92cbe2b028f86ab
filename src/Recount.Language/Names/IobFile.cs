namespace Recount.Language;

/// <summary>Reads names as Universal NER writes them: number, word and IOB2 label by tabs, a blank line after a sentence.</summary>
public static class IobFile
{
    public static IEnumerable<IReadOnlyList<(string Word, string Label)>> Read(string path)
    {
        using var reader = new StreamReader(path);
        foreach (var sentence in Read(reader))
        {
            yield return sentence;
        }
    }

    public static IEnumerable<IReadOnlyList<(string Word, string Label)>> Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var sentence = new List<(string, string)>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0)
            {
                if (sentence.Count > 0)
                {
                    yield return sentence;
                    sentence = [];
                }

                continue;
            }

            var cells = line.Split('\t');
            // A comment is one cell; a word may itself be "#".
            if (cells.Length > 2)
            {
                sentence.Add((cells[1], cells[2].Length < 3 ? "O" : cells[2]));
            }
        }

        if (sentence.Count > 0)
        {
            yield return sentence;
        }
    }
}
