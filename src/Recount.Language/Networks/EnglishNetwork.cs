using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Recount.Language;

/// <summary>What the network reads off a sentence's words.</summary>
/// <param name="Tags">Universal parts of speech.</param>
/// <param name="FineTags">Penn Treebank tags.</param>
/// <param name="Heads">Index of each word's head, -1 for the root.</param>
/// <param name="Relations">Universal relations with subtype.</param>
/// <param name="Names">IOB2 labels: O, B-PER, I-PER, B-LOC ...</param>
public sealed record SentenceReading(
    IReadOnlyList<Upos> Tags, IReadOnlyList<string> FineTags, IReadOnlyList<int> Heads, IReadOnlyList<string> Relations,
    IReadOnlyList<string> Names);

/// <summary>Tags, tree and names of a sentence in one pass: words' rows, recurrent layers, four small heads.</summary>
/// <remarks>
/// Tree: a biaffine score for each pair of words (Dozat and Manning 2017), then the best tree with one root; its relations
/// from both words' rows. Names: a chain of labels (CRF), by Viterbi. Weights are eight bits, sums whole numbers, the
/// rest fixed float operations: the same reading on any machine. Thread-safe.
/// </remarks>
public sealed class EnglishNetwork
{
    private readonly NetworkParts _parts;
    private readonly WordEncoder _encoder;
    private readonly Upos[] _tags;
    private readonly string[] _fineTags;
    private readonly int _root;

    internal EnglishNetwork(NetworkParts parts, WordVectors vectors)
    {
        _parts = parts;
        _encoder = new WordEncoder(parts.Encoder, vectors);
        _tags = [.. parts.TagLabels.Select(l => EnglishModel.ParseUpos(l[..l.IndexOf('|', StringComparison.Ordinal)]))];
        _root = Array.IndexOf(parts.RelationLabels, "root");
        _fineTags = [.. parts.TagLabels.Select(l => l[(l.IndexOf('|', StringComparison.Ordinal) + 1)..])];
    }

    /// <param name="words">At most some hundred: cost grows with their square in a small part.</param>
    public SentenceReading Read(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return NumberHedges.Find(words) is { } hedges
            ? NumberHedges.Restore(ReadPlain([.. words.Where((_, i) => hedges[i].Hedge < 0)]), hedges)
            : ReadPlain(words);
    }

    private SentenceReading ReadPlain(IReadOnlyList<string> words)
    {
        var n = words.Count;
        if (n == 0)
        {
            return new SentenceReading([], [], [], [], []);
        }

        using var encoding = _encoder.Run(words, []);
        var tags = Tags(encoding, n);
        var heads = Heads(encoding, n);
        var relations = Relations(encoding, heads);
        var names = Names(encoding, n);
        var (upos, fine) = (Array.ConvertAll(tags, t => _tags[t]), Array.ConvertAll(tags, t => _fineTags[t]));
        var labels = Array.ConvertAll(relations, r => _parts.RelationLabels[r]);
        Agree(words, upos, fine, heads, labels);
        return new SentenceReading(upos, fine, heads, labels, Array.ConvertAll(names, l => _parts.NameLabels[l]));
    }

    // Tags and trees are read apart and now and then disagree. What has an object is a verb: "killed nine civilians and wounded 20".
    private static void Agree(IReadOnlyList<string> words, Upos[] tags, string[] fine, int[] heads, string[] relations)
    {
        for (var i = 0; i < tags.Length; i++)
        {
            // A bullet is no name.
            if (relations[i] == "punct" && !words[i].Any(char.IsLetterOrDigit))
            {
                (tags[i], fine[i]) = (Upos.Punct, tags[i] == Upos.Punct ? fine[i] : ":");
            }

            if (relations[i] != "obj" || tags[heads[i]] != Upos.Adj || heads[i] > i)
            {
                continue;
            }

            var verb = heads[i];
            (tags[verb], fine[verb]) = (Upos.Verb, "VBD");
            if (relations[verb] == "conj" && heads[verb] is >= 0 and var first && tags[first] != Upos.Verb && heads[first] is >= 0 and var upper && tags[upper] == Upos.Verb)
            {
                heads[verb] = upper;
            }
        }
    }

    private int[] Tags(WordEncoding encoding, int n)
    {
        using var scores = _parts.Tags.Multiply(encoding.Lower.Span, n, encoding.LowerScale);
        var tags = new int[n];
        for (var i = 0; i < n; i++)
        {
            tags[i] = Best(scores.Span.Slice(i * _parts.Tags.Stride, _parts.TagLabels.Length));
        }

        return tags;
    }

    private int[] Heads(WordEncoding encoding, int n)
    {
        var width = _parts.ArcWord.Stride;
        using var words = _parts.ArcWord.Multiply(encoding.Top.Span, n, encoding.TopScale);
        using var heads = _parts.ArcHead.Multiply(encoding.Top.Span, n, encoding.TopScale);
        Rectify(words.Span);
        Rectify(heads.Span);
        for (var i = 0; i < n; i++)
        {
            var own = words.Span.Slice(i * width, _parts.ArcWordBias.Length);
            TensorPrimitives.Add(own, _parts.ArcWordBias, own);
        }

        using var whole = FixedPoint.Round(heads.Span, n, _parts.ArcInner.Inputs, width, _parts.ArcHeadScale);
        using var inner = _parts.ArcInner.Multiply(whole.Span, n, _parts.ArcHeadScale);
        using var scores = new Rented<float>(n * (n + 1));
        for (var i = 0; i < n; i++)
        {
            var word = words.Span.Slice(i * width, _parts.ArcRoot.Length);
            var row = scores.Span.Slice(i * (n + 1), n + 1);
            row[0] = Dot(word, _parts.ArcRoot);
            for (var head = 0; head < n; head++)
            {
                row[head + 1] = Dot(word, inner.Span.Slice(head * _parts.ArcInner.Stride, _parts.ArcRoot.Length));
            }
        }

        var tree = new int[n];
        TreeDecoder.Decode(scores.Span, n, tree);
        return tree;
    }

    private int[] Relations(WordEncoding encoding, int[] tree)
    {
        var n = tree.Length;
        var (width, stride) = (_parts.RelationRoot.Length, _parts.RelationWord.Stride);
        using var words = _parts.RelationWord.Multiply(encoding.Top.Span, n, encoding.TopScale);
        using var heads = _parts.RelationHead.Multiply(encoding.Top.Span, n, encoding.TopScale);
        for (var i = 0; i < n; i++)
        {
            var head = tree[i] < 0 ? _parts.RelationRoot : heads.Span.Slice(tree[i] * stride, width);
            var own = words.Span.Slice(i * stride, width);
            TensorPrimitives.Add(own, head, own);
        }

        Rectify(words.Span);
        using var whole = FixedPoint.Round(words.Span, n, width, stride, _parts.RelationScale);
        using var scores = _parts.RelationOut.Multiply(whole.Span, n, _parts.RelationScale);
        var relations = new int[n];
        for (var i = 0; i < n; i++)
        {
            // The root's arc and no other is called root.
            var own = scores.Span.Slice(i * _parts.RelationOut.Stride, _parts.RelationLabels.Length);
            own[_root] = tree[i] < 0 ? float.PositiveInfinity : float.NegativeInfinity;
            relations[i] = Best(own);
        }

        return relations;
    }

    private int[] Names(WordEncoding encoding, int n)
    {
        using var hidden = _parts.NameHidden.Multiply(encoding.Lower.Span, n, encoding.LowerScale);
        Rectify(hidden.Span);
        using var whole = FixedPoint.Round(hidden.Span, n, _parts.NameOut.Inputs, _parts.NameHidden.Stride, _parts.NameScale);
        using var scores = _parts.NameOut.Multiply(whole.Span, n, _parts.NameScale);
        return LabelChain.Best(scores.Span, n, _parts.NameOut.Stride, _parts.NameLabels.Length, _parts.NameSteps);
    }

    private static void Rectify(Span<float> values) => TensorPrimitives.Max(values, 0f, values);

    // Eight lanes and their sum in one fixed order.
    private static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        ref var a = ref MemoryMarshal.GetReference(left);
        ref var b = ref MemoryMarshal.GetReference(right[..left.Length]);
        var sum = Vector256<float>.Zero;
        for (var i = 0; i + 8 <= left.Length; i += 8)
        {
            sum += Vector256.LoadUnsafe(ref a, (nuint)(uint)i) * Vector256.LoadUnsafe(ref b, (nuint)(uint)i);
        }

        var half = sum.GetLower() + sum.GetUpper();
        return half[0] + half[1] + (half[2] + half[3]);
    }

    /// <summary>The first of the highest.</summary>
    private static int Best(ReadOnlySpan<float> scores)
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
