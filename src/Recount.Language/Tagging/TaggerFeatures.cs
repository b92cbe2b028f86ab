namespace Recount.Language;

/// <summary>The features of a word for tagging, left to right; shared by training and use.</summary>
public static class TaggerFeatures
{
    public const int Most = 32;

    /// <returns>How many cells of <paramref name="into"/> were filled.</returns>
    public static int Fill(IReadOnlyList<string> words, int i, string previous, string beforePrevious, Span<ulong> into)
    {
        ArgumentNullException.ThrowIfNull(words);
        var n = 0;
        var template = 0;
        var word = words[i];
        var lower = Lower(words, i);
        var left = Lower(words, i - 1);
        var right = Lower(words, i + 1);
        Add(into, lower);
        Add(into, word);
        for (var length = 1; length <= 5; length++)
        {
            Add(into, lower.Length > length ? lower[^length..] : "");
        }

        for (var length = 1; length <= 4; length++)
        {
            Add(into, lower.Length > length ? lower[..length] : "");
        }

        Add(into, WordShape.Of(word));
        Add(into, WordShape.Of(word) + (i == 0 ? "^" : ""));
        Add(into, previous);
        Add(into, previous + beforePrevious);
        Add(into, previous + "|" + lower);
        Add(into, left);
        Add(into, left + "|" + lower);
        Add(into, Lower(words, i - 2));
        Add(into, right);
        Add(into, lower + "|" + right);
        Add(into, Lower(words, i + 2));
        Add(into, right.Length > 3 ? right[^3..] : right);
        Add(into, left.Length > 3 ? left[^3..] : left);
        Add(into, WordShape.Of(i + 1 < words.Count ? words[i + 1] : ""));
        Add(into, WordShape.Of(i > 0 ? words[i - 1] : ""));
        Add(into, previous + "|" + right);
        Add(into, "");
        return n;

        void Add(Span<ulong> cells, string value) =>
            cells[n++] = FeatureHash.Add(FeatureHash.Start(template++), FeatureHash.Of(value));
    }

    private static string Lower(IReadOnlyList<string> words, int i) =>
        i < 0 ? "<s>" : i >= words.Count ? "</s>" : WordShape.Normal(words[i]);
}
