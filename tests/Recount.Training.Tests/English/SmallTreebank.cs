using Recount.Language;

namespace Recount.Training.Tests.English;

/// <summary>Four sentences, enough to learn by heart.</summary>
internal static class SmallTreebank
{
    private static readonly string[] s_rows =
    [
        "Rebels|rebel|NOUN|NNS|2|nsubj took|take|VERB|VBD|0|root Goma|Goma|PROPN|NNP|2|obj .|.|PUNCT|.|2|punct",
        "Troops|troop|NOUN|NNS|2|nsubj left|leave|VERB|VBD|0|root Juba|Juba|PROPN|NNP|2|obj .|.|PUNCT|.|2|punct",
        "Envoys|envoy|NOUN|NNS|2|nsubj reached|reach|VERB|VBD|0|root Goma|Goma|PROPN|NNP|2|obj .|.|PUNCT|.|2|punct",
        "They|they|PRON|PRP|2|nsubj met|meet|VERB|VBD|0|root .|.|PUNCT|.|2|punct",
    ];

    public static IReadOnlyList<ConlluSentence> Sentences { get; } = [.. Conllu.Read(new StringReader(string.Join("\n", s_rows.Select(Sentence))))];

    public static IReadOnlyList<IReadOnlyList<(string Word, string Label)>> Names { get; } =
        [.. s_rows.Select(row => row.Split(' ').Select(c => (c.Split('|')[0], c.Contains("PROPN", StringComparison.Ordinal) ? "B-LOC" : "O")).ToList())];

    public static WordVectors Vectors { get; } = WordVectors.Read(WordVectors.Write(
        ["rebels", "took", ".", "they"], [.. Enumerable.Range(0, 64).Select(i => i * 37 % 11 / 40f)], 16));

    private static string Sentence(string row) =>
        "# text = " + string.Join(' ', row.Split(' ').Select(c => c.Split('|')[0])) + "\n" + string.Concat(row.Split(' ').Select((cell, i) =>
            cell.Split('|') is var c ? $"{i + 1}\t{c[0]}\t{c[1]}\t{c[2]}\t{c[3]}\t_\t{c[4]}\t{c[5]}\t_\t_\n" : ""));
}
