using System.Numerics.Tensors;
using Recount.Language;

namespace Recount.Training;

/// <summary>Sizes of an encoder, and how much of it rests while it learns.</summary>
internal sealed record EncoderSizes
{
    public int Embedding { get; init; } = 128;

    /// <summary>A direction and layer.</summary>
    public int Units { get; init; } = 128;

    public int Layers { get; init; } = 3;

    /// <summary>
    /// How often a word's own rows are hidden in training, so that spelling and vector learn to do without: this number
    /// divided by itself and how often the word is met, so that rare words are hidden most.
    /// </summary>
    public float WordDropout { get; init; } = 1;

    public float InputDropout { get; init; } = 0.2f;

    public float LayerDropout { get; init; } = 0.25f;
}

/// <summary>A <c>WordEncoder</c> under training: its way forward in single precision, and the way back.</summary>
internal sealed class EncoderTrainer
{
    /// <summary>How often a word met once is hidden.</summary>
    private const float RareHidden = 0.5f;

    private readonly EncoderSizes _sizes;
    private readonly HashIndex _known;
    private readonly float[] _hidden;
    private readonly WordFeatures _features;
    private readonly Parameter _words;
    private readonly Parameter _spellings;
    private readonly LinearLayer _projection;
    private readonly RecurrentTrainingLayer[] _layers;
    private readonly SizesMet _sizesMet;

    /// <param name="sentences">Words met twice in them get a row of their own.</param>
    /// <param name="vectors">Frozen.</param>
    /// <param name="sizes">Multiples of 16.</param>
    /// <param name="random">For the first weights.</param>
    public EncoderTrainer(IEnumerable<IReadOnlyList<string>> sentences, WordVectors vectors, EncoderSizes sizes, RandomNumbers random)
    {
        _sizes = sizes;
        var counts = sentences.SelectMany(s => s).GroupBy(WordFeatures.Normal, StringComparer.Ordinal)
            .Select(g => (Word: g.Key, Count: g.Count())).Where(g => g.Count > 1).OrderBy(g => g.Word, StringComparer.Ordinal).ToList();
        var known = counts.ConvertAll(g => g.Word);
        _hidden = [.. counts.Select(g => sizes.WordDropout / (sizes.WordDropout + g.Count))];
        _known = HashIndex.Of(known);
        _features = new WordFeatures(vectors, _known);
        _words = new Parameter(Math.Max(1, known.Count), sizes.Embedding, isTable: true).Fill(random, 0.1f);
        // From nothing: rows that training never meets must say nothing.
        _spellings = new Parameter(WordFeatures.Rows, sizes.Embedding, isTable: true);
        _projection = new LinearLayer(random, vectors.Width, sizes.Embedding);
        _projection.Weights.Fill(random, 0.3f);
        _layers = [.. Enumerable.Range(0, sizes.Layers)
            .Select(i => new RecurrentTrainingLayer(random, i == 0 ? sizes.Embedding : sizes.Units * 2, sizes.Units))];
        _sizesMet = new SizesMet(sizes.Layers + 1);
    }

    public IEnumerable<Parameter> Parameters => [_words, _spellings, .. _projection.Parameters, .. _layers.SelectMany(l => l.Parameters)];

    /// <summary>What the way back needs of the way forward.</summary>
    /// <param name="Sentences">First word and count.</param>
    /// <param name="Words">Of all sentences.</param>
    /// <param name="Outputs">A layer each: rows of twice the units.</param>
    /// <param name="Rows">Of the tables.</param>
    /// <param name="Given">The words' vectors.</param>
    /// <param name="InputMask">Null without dropout.</param>
    /// <param name="Traces">A layer each.</param>
    /// <param name="Masks">A layer each.</param>
    public sealed record Pass(
        IReadOnlyList<(int From, int Count)> Sentences, int Words, float[][] Outputs, int[] Rows, float[] Given, float[]? InputMask,
        RecurrentTrainingLayer.Trace[] Traces, float[]?[] Masks);

    /// <param name="scratch">Room; reset by the caller.</param>
    /// <param name="batch">Sentences.</param>
    /// <param name="gaps">What stands before each word of each sentence, or null.</param>
    /// <param name="random">Null for no dropout: sizes are measured then.</param>
    public Pass Forward(Scratch scratch, IReadOnlyList<IReadOnlyList<string>> batch, IReadOnlyList<Gap[]>? gaps, RandomNumbers? random)
    {
        var sentences = new List<(int From, int Count)>();
        var n = 0;
        foreach (var words in batch)
        {
            sentences.Add((n, words.Count));
            n += words.Count;
        }

        var (d, top) = (_sizes.Embedding, _sizes.Units * 2);
        var rows = Rows(batch, gaps, sentences, n, random);
        var vectors = _features.Vectors;
        var given = scratch.Zeros(n * vectors.Width);
        for (var i = 0; i < n; i++)
        {
            if (rows[i * WordFeatures.Width] is >= 0 and var row)
            {
                vectors.AddTo(row, given.AsSpan(i * vectors.Width, vectors.Width));
            }
        }

        var values = _projection.Forward(scratch, given, vectors.Width, n);
        for (var i = 0; i < n; i++)
        {
            var own = values.AsSpan(i * d, d);
            var at = rows.AsSpan(i * WordFeatures.Width, WordFeatures.Width);
            if (at[1] >= 0)
            {
                TensorPrimitives.Add(own, _words.Row(at[1]), own);
            }

            foreach (var row in at[2..])
            {
                if (row >= 0)
                {
                    TensorPrimitives.Add(own, _spellings.Row(row), own);
                }
            }
        }

        var inputMask = random is null ? null : Dropout.Mask(scratch, random, n * d, _sizes.InputDropout);
        Dropout.Apply(values, inputMask, n * d);
        var traces = new RecurrentTrainingLayer.Trace[_layers.Length];
        var masks = new float[]?[_layers.Length];
        var outputs = new float[_layers.Length][];
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            _sizesMet.Measure(layer, values, n * (layer == 0 ? d : top), random);
            traces[layer] = _layers[layer].Forward(scratch, values, sentences, n);
            masks[layer] = random is null ? null : Dropout.SentenceMask(scratch, random, sentences, n, top, _sizes.LayerDropout);
            values = scratch.Zeros(n * top);
            traces[layer].Output.AsSpan(0, n * top).CopyTo(values);
            Dropout.Apply(values, masks[layer], n * top);
            outputs[layer] = values;
        }

        _sizesMet.Measure(_layers.Length, values, n * top, random);
        return new Pass(sentences, n, outputs, rows, given, inputMask, traces, masks);
    }

    /// <param name="worker">Whose gradients are gathered.</param>
    /// <param name="scratch">The same as on the way forward.</param>
    /// <param name="pass">The way forward.</param>
    /// <param name="gradient">Of its last layer's output.</param>
    /// <param name="lower">Of the output of the layer below it, or null.</param>
    public void Backward(int worker, Scratch scratch, Pass pass, float[] gradient, float[]? lower = null)
    {
        var (n, d, top) = (pass.Words, _sizes.Embedding, _sizes.Units * 2);
        for (var layer = _layers.Length - 1; layer >= 0; layer--)
        {
            if (layer == _layers.Length - 2 && lower is not null)
            {
                TensorPrimitives.Add(gradient.AsSpan(0, n * top), lower.AsSpan(0, n * top), gradient.AsSpan(0, n * top));
            }

            Dropout.Apply(gradient, pass.Masks[layer], n * top);
            gradient = _layers[layer].Backward(worker, scratch, pass.Traces[layer], pass.Sentences, n, gradient);
        }

        Dropout.Apply(gradient, pass.InputMask, n * d);
        _projection.Backward(worker, scratch, pass.Given, _features.Vectors.Width, n, gradient, null);
        for (var i = 0; i < n; i++)
        {
            var own = gradient.AsSpan(i * d, d);
            var at = pass.Rows.AsSpan(i * WordFeatures.Width, WordFeatures.Width);
            if (at[1] >= 0)
            {
                var sum = _words.Touch(worker, at[1]);
                TensorPrimitives.Add(sum, own, sum);
            }

            foreach (var row in at[2..])
            {
                if (row >= 0)
                {
                    var sum = _spellings.Touch(worker, row);
                    TensorPrimitives.Add(sum, own, sum);
                }
            }
        }
    }

    public void ForgetSizes() => _sizesMet.Forget();

    /// <summary>In eight bits, as run time reads it; sizes must have been measured on these weights.</summary>
    public EncoderParts Export() => new()
    {
        Known = _known,
        Words = ByteTable.Of(_words.Values, _words.Stride),
        Spellings = ByteTable.Of(_spellings.Values, _spellings.Stride),
        Projection = _projection.Export(),
        Layers = [.. _layers.Select((l, i) => l.Export(_sizesMet.Scale(i)))],
        TopScale = _sizesMet.Scale(_layers.Length),
    };

    private int[] Rows(
        IReadOnlyList<IReadOnlyList<string>> batch, IReadOnlyList<Gap[]>? gaps, List<(int From, int Count)> sentences, int n, RandomNumbers? random)
    {
        var rows = new int[n * WordFeatures.Width];
        for (var s = 0; s < batch.Count; s++)
        {
            var (from, count) = sentences[s];
            _features.Fill(batch[s], gaps is null ? [] : gaps[s], rows.AsSpan(from * WordFeatures.Width, count * WordFeatures.Width));
        }

        for (var i = 0; i < n && random is not null; i++)
        {
            var own = rows.AsSpan(i * WordFeatures.Width, WordFeatures.Width);
            if (random.NextSingle() < (own[1] < 0 ? RareHidden : _hidden[own[1]]))
            {
                (own[1], own[WordFeatures.FormAt]) = (-1, -1);
                // Some words will have no vector either.
                if (random.NextSingle() < 0.3f)
                {
                    own[0] = -1;
                }
            }
        }

        return rows;
    }
}
