using System.Collections.Frozen;

namespace Recount.Language;

/// <summary>Hedges before numbers ("at least nine", "more than 20"): set aside while a sentence is read, since they say nothing of its tree.</summary>
/// <remarks>
/// The treebanks hold few of them, and news of violence is full of them: read in place, "killed at least nine civilians" loses its
/// object to the preposition. They are put back as the English Web Treebank has them. Known gap: hedges not listed here stay in place.
/// </remarks>
internal static class NumberHedges
{
    private readonly record struct Part(Upos Tag, string FineTag, string Relation, int Head);

    // Heads count from the hedge's own start; 9 is the number behind it.
    private const int Number = 9;

    private static readonly (string[] Words, Part[] Parts)[] s_hedges =
    [
        .. AtAnd("least"), .. AtAnd("most"), .. Than("more"), .. Than("less"), .. Than("fewer"), .. NoThan("more"), .. NoThan("less"), .. NoThan("fewer"),
        .. AsAs("many"), .. AsAs("few"),
        (["up", "to"], [new(Upos.Adp, "IN", "advmod", Number), new(Upos.Adp, "IN", "fixed", 0)]),
    ];

    private static readonly FrozenSet<string> s_numbers = new[]
    {
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
        "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "hundreds", "thousands", "dozens",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // "It adds up to 20": the particle is the verb's.
    private static readonly FrozenSet<string> s_upVerbs = new[] { "add", "adds", "added", "adding", "end", "ends", "ended", "go", "goes", "went", "gone", "rise", "rises", "rose", "risen" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <returns>For each word the index of the hedge that it is part of and its place in it; null where there is none.</returns>
    public static (int Hedge, int At)[]? Find(IReadOnlyList<string> words)
    {
        (int Hedge, int At)[]? found = null;
        for (var i = 0; i + 2 < words.Count; i++)
        {
            var hedge = At(words, i);
            if (hedge < 0)
            {
                continue;
            }

            found ??= [.. Enumerable.Repeat((-1, 0), words.Count)];
            var length = s_hedges[hedge].Words.Length;
            for (var k = 0; k < length; k++)
            {
                found[i + k] = (hedge, k);
            }

            i += length - 1;
        }

        return found;
    }

    /// <summary>The reading of the words without hedges, with the hedges put back.</summary>
    public static SentenceReading Restore(SentenceReading reading, (int Hedge, int At)[] hedges)
    {
        var n = hedges.Length;
        var (kept, placeOf) = (new int[reading.Tags.Count], new int[n]);
        for (int i = 0, next = 0; i < n; i++)
        {
            placeOf[i] = next;
            if (hedges[i].Hedge < 0)
            {
                kept[next++] = i;
            }
        }

        var (tags, fine, heads, relations, names) = (new Upos[n], new string[n], new int[n], new string[n], new string[n]);
        for (var i = 0; i < n; i++)
        {
            if (hedges[i] is (>= 0 and var hedge, var at))
            {
                var part = s_hedges[hedge].Parts[at];
                (tags[i], fine[i], relations[i], names[i]) = (part.Tag, part.FineTag, part.Relation, "O");
                heads[i] = i - at + (part.Head == Number ? s_hedges[hedge].Words.Length : part.Head);
                continue;
            }

            var from = placeOf[i];
            (tags[i], fine[i], relations[i], names[i]) = (reading.Tags[from], reading.FineTags[from], reading.Relations[from], reading.Names[from]);
            heads[i] = reading.Heads[from] < 0 ? -1 : kept[reading.Heads[from]];
        }

        return new SentenceReading(tags, fine, heads, relations, names);
    }

    private static int At(IReadOnlyList<string> words, int at)
    {
        if (words[at].Length > 5 || words[at].Length < 2)
        {
            return -1;
        }

        for (var hedge = 0; hedge < s_hedges.Length; hedge++)
        {
            var own = s_hedges[hedge].Words;
            var matches = at + own.Length < words.Count;
            for (var k = 0; matches && k < own.Length; k++)
            {
                matches = words[at + k].Equals(own[k], StringComparison.OrdinalIgnoreCase);
            }

            if (matches && IsNumber(words[at + own.Length]) && !(own[0] == "up" && at > 0 && s_upVerbs.Contains(words[at - 1])))
            {
                return hedge;
            }
        }

        return -1;
    }

    private static bool IsNumber(string word) => char.IsDigit(word[0]) || s_numbers.Contains(word);

    private static (string[] Words, Part[] Parts)[] AtAnd(string word) =>
        [(["at", word], [new(Upos.Adp, "IN", "case", 1), new(Upos.Adj, "JJS", "nmod", Number)])];

    private static (string[] Words, Part[] Parts)[] Than(string word) =>
        [([word, "than"], [new(Upos.Adj, "JJR", "advmod", Number), new(Upos.Adp, "IN", "fixed", 0)])];

    private static (string[] Words, Part[] Parts)[] NoThan(string word) =>
        [(["no", word, "than"], [new(Upos.Adv, "RB", "advmod", 1), new(Upos.Adj, "JJR", "advmod", Number), new(Upos.Adp, "IN", "fixed", 1)])];

    private static (string[] Words, Part[] Parts)[] AsAs(string word) =>
        [(["as", word, "as"], [new(Upos.Adv, "RB", "advmod", Number), new(Upos.Adj, "JJ", "fixed", 0), new(Upos.Adp, "IN", "fixed", 0)])];
}
