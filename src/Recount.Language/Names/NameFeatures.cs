namespace Recount.Language;

/// <summary>The features of a word for finding names; shared by training and use.</summary>
public static class NameFeatures
{
    public const int Most = 48;

    public static int Fill(IReadOnlyList<string> words, IReadOnlyList<string> tags, int i, string previous, Span<ulong> into)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(tags);
        var (n, template) = (0, 0);
        var word = words[i];
        var lower = WordShape.Normal(word);
        Add(into, lower);
        Add(into, word);
        Add(into, WordShape.Of(word));
        Add(into, tags[i]);
        Add(into, lower.Length > 3 ? lower[^3..] : lower);
        Add(into, lower.Length > 4 ? lower[^4..] : lower);
        Add(into, lower.Length > 2 ? lower[^2..] : lower);
        Add(into, lower.Length > 3 ? lower[..3] : lower);
        Add(into, lower.Length > 4 ? lower[..4] : lower);
        Add(into, previous);
        Add(into, previous + tags[i]);
        Add(into, previous + WordShape.Of(word));
        Add(into, previous + lower);
        for (var d = -2; d <= 2; d++)
        {
            if (d != 0)
            {
                Add(into, At(words, i + d));
                Add(into, TagAt(i + d));
                Add(into, i + d >= 0 && i + d < words.Count ? WordShape.Of(words[i + d]) : "");
            }
        }

        Add(into, At(words, i - 1) + "|" + WordShape.Of(word));
        Add(into, WordShape.Of(word) + "|" + At(words, i + 1));
        Add(into, TagAt(i - 1) + tags[i] + TagAt(i + 1));
        Add(into, previous + At(words, i + 1));
        Add(into, At(words, i - 1) + At(words, i + 1));
        Add(into, i == 0 ? "first" : "");
        Add(into, (i == 0 ? "first" : "") + WordShape.Of(word) + WordShape.Of(i + 1 < words.Count ? words[i + 1] : ""));
        Add(into, "");
        return n;

        string TagAt(int k) => k < 0 ? "<s>" : k >= tags.Count ? "</s>" : tags[k];
        void Add(Span<ulong> cells, string value) =>
            cells[n++] = FeatureHash.Add(FeatureHash.Start(template++), FeatureHash.Of(value));
    }

    private static string At(IReadOnlyList<string> words, int i) =>
        i < 0 ? "<s>" : i >= words.Count ? "</s>" : WordShape.Normal(words[i]);
}
