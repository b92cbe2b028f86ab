using Recount.Language;

namespace Recount.Training;

/// <summary>A sentence to learn from. What a treebank doesn't tell is null and isn't learned from it.</summary>
/// <param name="Words">Forms.</param>
/// <param name="Tags">Index in the tag labels.</param>
/// <param name="Heads">-1 for the root.</param>
/// <param name="Relations">Index in the relation labels.</param>
/// <param name="Names">Index in the name labels.</param>
/// <param name="IsSideNames">Whether the names follow other guidelines than those that are learned for use.</param>
internal sealed record EnglishExample(string[] Words, int[] Tags, int[] Heads, int[] Relations, int[]? Names, bool IsSideNames);

/// <summary>The treebanks joined with the names on them, and the labels that occur.</summary>
internal sealed class EnglishExamples
{
    private EnglishExamples(IReadOnlyList<EnglishExample> all, string[] tags, string[] relations, string[] names)
    {
        (All, TagLabels, RelationLabels, NameLabels) = (all, tags, relations, names);
    }

    public IReadOnlyList<EnglishExample> All { get; }

    public string[] TagLabels { get; }

    public string[] RelationLabels { get; }

    public string[] NameLabels { get; }

    /// <param name="treebanks">In order.</param>
    /// <param name="names">Sentences with names; joined where all words are the same.</param>
    /// <param name="sideNames">Names by other guidelines, for sentences that have none of the first.</param>
    public static EnglishExamples Join(
        IReadOnlyList<ConlluSentence> treebanks, IReadOnlyList<IReadOnlyList<(string Word, string Label)>> names,
        IReadOnlyList<IReadOnlyList<(string Word, string Label)>> sideNames)
    {
        var tags = Labels(treebanks.SelectMany(s => s.Words).Select(w => w.Upos + "|" + w.Xpos));
        var relations = Labels(treebanks.SelectMany(s => s.Words).Select(w => w.Relation));
        var labels = Labels(names.SelectMany(s => s).Select(w => w.Label));
        var (own, side) = (ByWords(names), ByWords(sideNames));
        var (tagOf, relationOf, labelOf) = (Index(tags), Index(relations), Index(labels));
        return new EnglishExamples([.. treebanks.Select(Example)], tags, relations, labels);

        EnglishExample Example(ConlluSentence sentence)
        {
            var key = Key(sentence.Words.Select(w => w.Form));
            var isSide = !own.TryGetValue(key, out var named) && side.TryGetValue(key, out named);
            return new EnglishExample(
                [.. sentence.Words.Select(w => w.Form)], [.. sentence.Words.Select(w => tagOf[w.Upos + "|" + w.Xpos])],
                [.. sentence.Words.Select(w => w.Head)], [.. sentence.Words.Select(w => relationOf[w.Relation])],
                named is null ? null : [.. named.Select(w => labelOf[w.Label])], isSide);
        }
    }

    private static Dictionary<string, IReadOnlyList<(string Word, string Label)>> ByWords(IReadOnlyList<IReadOnlyList<(string Word, string Label)>> sentences)
    {
        var byWords = new Dictionary<string, IReadOnlyList<(string Word, string Label)>>(StringComparer.Ordinal);
        foreach (var sentence in sentences)
        {
            byWords[Key(sentence.Select(w => w.Word))] = sentence;
        }

        return byWords;
    }

    private static string Key(IEnumerable<string> words) => string.Join('\t', words);

    private static string[] Labels(IEnumerable<string> labels) => [.. labels.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static Dictionary<string, int> Index(string[] labels) =>
        labels.Select((l, i) => (l, i)).ToDictionary(x => x.l, x => x.i, StringComparer.Ordinal);
}
