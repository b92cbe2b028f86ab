namespace Recount.Language;

/// <summary>Tags words left to right, each with a universal and a Penn tag as one label ("VERB|VBD").</summary>
public sealed class Tagger(LinearModel model)
{
    public IReadOnlyList<string> Tag(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var tags = new string[words.Count];
        Span<ulong> features = stackalloc ulong[TaggerFeatures.Most];
        Span<int> scores = stackalloc int[256];
        scores = scores[..model.Labels.Length];
        for (var i = 0; i < words.Count; i++)
        {
            var n = TaggerFeatures.Fill(words, i, i > 0 ? tags[i - 1] : "<s>", i > 1 ? tags[i - 2] : "<s>", features);
            model.Score(features[..n], scores);
            tags[i] = model.Labels[Best(scores)];
        }

        return tags;
    }

    /// <summary>The first of the highest scores.</summary>
    internal static int Best(ReadOnlySpan<int> scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
            {
                best = i;
            }
        }

        return best;
    }
}
