using System.Numerics.Tensors;
using Recount.Language;

namespace Recount.Training;

/// <summary>Sizes of the network: what accuracy costs.</summary>
internal sealed record NetworkSizes
{
    public EncoderSizes Encoder { get; init; } = new();

    public int Arc { get; init; } = 96;

    public int Relation { get; init; } = 96;

    public int NameHidden { get; init; } = 64;

    public float HeadDropout { get; init; } = 0.25f;

    /// <summary>Share of names that stand for another of their type each time.</summary>
    public float Renamed { get; init; } = 0.6f;

    /// <summary>Share of sentences shown in capitals; half as many are shown in small letters.</summary>
    public float Capitals { get; init; } = 0.04f;
}

/// <summary>The network under training: <see cref="EnglishNetwork"/>'s way forward in single precision, and the way back.</summary>
internal sealed class NetworkTrainer : ITrainedNetwork<EnglishExample>
{
    private readonly NetworkSizes _sizes;
    private readonly EnglishExamples _examples;
    private readonly MentionPool _mentions;
    private readonly EncoderTrainer _encoder;
    private readonly LinearLayer _tags;
    private readonly LinearLayer _arcWord;
    private readonly LinearLayer _arcHead;
    private readonly Parameter _arcInner;
    private readonly Parameter _arcWordBias;
    private readonly Parameter _arcRoot;
    private readonly LinearLayer _relationWord;
    private readonly LinearLayer _relationHead;
    private readonly Parameter _relationRoot;
    private readonly LinearLayer _relationOut;
    private readonly LinearLayer _nameHidden;
    private readonly LinearLayer _nameOut;
    private readonly Parameter _nameSteps;

    // Learn from names by other guidelines, for what the layers below gain by it; not kept.
    private readonly LinearLayer _sideNameOut;
    private readonly Parameter _sideNameSteps;
    private readonly Scratch[] _scratch = [new(), new()];
    private readonly SizesMet _sizesMet = new(3);

    public NetworkTrainer(EnglishExamples examples, WordVectors vectors, NetworkSizes sizes, RandomNumbers random)
    {
        (_examples, _sizes) = (examples, sizes);
        _mentions = new MentionPool(examples);
        _encoder = new EncoderTrainer(examples.All.Select(e => e.Words), vectors, sizes.Encoder, random);
        var top = sizes.Encoder.Units * 2;
        _tags = new LinearLayer(random, top, examples.TagLabels.Length);
        _arcWord = new LinearLayer(random, top, sizes.Arc);
        _arcHead = new LinearLayer(random, top, sizes.Arc);
        _arcInner = new Parameter(sizes.Arc, sizes.Arc).Fill(random, 0.1f);
        _arcWordBias = new Parameter(1, sizes.Arc);
        _arcRoot = new Parameter(1, sizes.Arc).Fill(random, 0.1f);
        _relationWord = new LinearLayer(random, top, sizes.Relation);
        _relationHead = new LinearLayer(random, top, sizes.Relation);
        _relationRoot = new Parameter(1, sizes.Relation).Fill(random, 0.1f);
        _relationOut = new LinearLayer(random, sizes.Relation, examples.RelationLabels.Length);
        _nameHidden = new LinearLayer(random, top, sizes.NameHidden);
        _nameOut = new LinearLayer(random, sizes.NameHidden, examples.NameLabels.Length);
        _nameSteps = new Parameter(1, examples.NameLabels.Length * (examples.NameLabels.Length + 1));
        _sideNameOut = new LinearLayer(random, sizes.NameHidden, examples.NameLabels.Length);
        _sideNameSteps = new Parameter(1, _nameSteps.Columns);
    }

    public IReadOnlyList<Parameter> Parameters =>
    [
        .. _encoder.Parameters, _tags.Weights, _tags.Bias,
        _arcWord.Weights, _arcWord.Bias, _arcHead.Weights, _arcHead.Bias, _arcInner, _arcWordBias, _arcRoot,
        _relationWord.Weights, _relationWord.Bias, _relationHead.Weights, _relationHead.Bias, _relationRoot,
        _relationOut.Weights, _relationOut.Bias, _nameHidden.Weights, _nameHidden.Bias, _nameOut.Weights, _nameOut.Bias, _nameSteps,
        .. _sideNameOut.Parameters, _sideNameSteps,
    ];

    public int Length(EnglishExample example) => example.Words.Length;

    /// <summary>
    /// Now and then in capitals or small letters (headlines, old wires, chats), and with other names in place of its own, so
    /// that names are known by what stands around them.
    /// </summary>
    public EnglishExample Vary(EnglishExample example, RandomNumbers random)
    {
        var renamed = _mentions.Rename(example, _sizes.Renamed, random);
        var draw = random.NextSingle();
        return draw < _sizes.Capitals ? renamed with { Words = Array.ConvertAll(renamed.Words, w => w.ToUpperInvariant()) }
            : draw < _sizes.Capitals * 1.5f ? renamed with { Words = Array.ConvertAll(renamed.Words, w => w.ToLowerInvariant()) }
            : renamed;
    }

    public double Run(int worker, IReadOnlyList<EnglishExample> batch, RandomNumbers? random)
    {
        var scratch = _scratch[worker];
        scratch.Reset();
        var pass = _encoder.Forward(scratch, batch.Select(e => (IReadOnlyList<string>)e.Words).ToList(), null, random);
        var (sentences, n, top) = (pass.Sentences, pass.Words, _sizes.Encoder.Units * 2);
        var (upper, lower) = (pass.Outputs[^1], pass.Outputs[^2]);

        // Heads, forward and back: what is seen of a word alone is read a layer below what joins words.
        var (gradient, lowerGradient) = (scratch.Zeros(n * top), scratch.Zeros(n * top));
        var loss = Tags(worker, scratch, batch, sentences, n, lower, lowerGradient, random)
            + Arcs(worker, scratch, batch, sentences, n, upper, gradient, random)
            + Relations(worker, scratch, batch, sentences, n, upper, gradient, random)
            + Names(worker, scratch, batch, sentences, n, lower, lowerGradient, random);
        if (random is not null)
        {
            _encoder.Backward(worker, scratch, pass, gradient, lowerGradient);
        }

        return loss;
    }

    /// <summary>The network in eight bits. Sizes must have been measured on these weights.</summary>
    public NetworkParts Export()
    {
        var labels = _examples.NameLabels;
        var steps = _nameSteps.Values.AsSpan(0, labels.Length * (labels.Length + 1)).ToArray();
        for (var from = 0; from <= labels.Length; from++)
        {
            for (var to = 0; to < labels.Length; to++)
            {
                // "I-PER" only goes on from "B-PER" or "I-PER".
                if (labels[to][0] == 'I' && (from == labels.Length || labels[from].Length < 3 || labels[from][2..] != labels[to][2..]))
                {
                    steps[(from * labels.Length) + to] = -1000;
                }
            }
        }

        return new NetworkParts
        {
            TagLabels = _examples.TagLabels,
            RelationLabels = _examples.RelationLabels,
            NameLabels = labels,
            Encoder = _encoder.Export(),
            Tags = _tags.Export(),
            ArcWord = _arcWord.Export(),
            ArcWordBias = _arcWordBias.Values[.._sizes.Arc],
            ArcHead = _arcHead.Export(),
            ArcInner = ByteMatrix.Of(_arcInner.Values, _sizes.Arc, _sizes.Arc, _arcInner.Stride, []),
            ArcHeadScale = _sizesMet.Scale(0),
            ArcRoot = _arcRoot.Values[.._sizes.Arc],
            RelationWord = _relationWord.Export(),
            RelationHead = _relationHead.Export(),
            RelationRoot = _relationRoot.Values[.._sizes.Relation],
            RelationOut = _relationOut.Export(),
            RelationScale = _sizesMet.Scale(1),
            NameHidden = _nameHidden.Export(),
            NameScale = _sizesMet.Scale(2),
            NameOut = _nameOut.Export(),
            NameSteps = steps,
        };
    }

    private double Tags(
        int worker, Scratch scratch, IReadOnlyList<EnglishExample> batch, IReadOnlyList<(int From, int Count)> sentences, int n, float[] values, float[] gradient, RandomNumbers? random)
    {
        var top = _sizes.Encoder.Units * 2;
        var scores = _tags.Forward(scratch, values, top, n);
        var loss = Choices(batch, sentences, scores, _tags.Stride, _examples.TagLabels.Length, e => e.Tags);
        if (random is not null)
        {
            _tags.Backward(worker, scratch, values, top, n, scores, gradient);
        }

        return loss;
    }

    private double Arcs(
        int worker, Scratch scratch, IReadOnlyList<EnglishExample> batch, IReadOnlyList<(int From, int Count)> sentences, int n, float[] values, float[] gradient, RandomNumbers? random)
    {
        var (top, width) = (_sizes.Encoder.Units * 2, _arcWord.Stride);
        var words = _arcWord.Forward(scratch, values, top, n);
        var heads = _arcHead.Forward(scratch, values, top, n);
        var wordMask = Rectify(scratch, words, n * width, random);
        var headMask = Rectify(scratch, heads, n * width, random);
        _sizesMet.Measure(0, heads, n * width, random);
        for (var i = 0; i < n; i++)
        {
            var own = words.AsSpan(i * width, width);
            TensorPrimitives.Add(own, _arcWordBias.Values, own);
        }

        var inner = scratch.Zeros(n * width);
        Product.Add(heads, width, 1, n, width, _arcInner.Values, width, width, inner, width);
        var (wordGradient, innerGradient) = (scratch.Zeros(n * width), scratch.Zeros(n * width));
        double loss = 0;
        for (var s = 0; s < batch.Count; s++)
        {
            var (from, count) = sentences[s];
            // Columns of the heads' rows: the root's first.
            var stride = (count + 1 + 15) / 16 * 16;
            var table = new float[(count + 1) * width];
            _arcRoot.Values.AsSpan(0, width).CopyTo(table);
            inner.AsSpan(from * width, count * width).CopyTo(table.AsSpan(width));
            var columns = new float[width * stride];
            Product.Transpose(table, count + 1, width, width, columns, stride);
            var scores = new float[count * stride];
            Product.Add(words.AsSpan(from * width, count * width), width, 1, count, width, columns, stride, stride, scores, stride);
            for (var i = 0; i < count; i++)
            {
                var own = scores.AsSpan(i * stride, stride);
                own[i + 1] = -1e4f;
                loss += Losses.Choice(own[..(count + 1)], batch[s].Heads[i] + 1);
                own[(count + 1)..].Clear();
            }

            if (random is null)
            {
                continue;
            }

            Product.Add(scores, stride, 1, count, count + 1, table, width, width, wordGradient.AsSpan(from * width, count * width), width);
            var tableGradient = new float[(count + 1) * width];
            Product.Add(scores, 1, stride, count + 1, count, words.AsSpan(from * width, count * width), width, width, tableGradient, width);
            TensorPrimitives.Add(_arcRoot.Gradients[worker], tableGradient.AsSpan(0, width), _arcRoot.Gradients[worker]);
            tableGradient.AsSpan(width).CopyTo(innerGradient.AsSpan(from * width, count * width));
        }

        if (random is null)
        {
            return loss;
        }

        for (var i = 0; i < n; i++)
        {
            TensorPrimitives.Add(_arcWordBias.Gradients[worker], wordGradient.AsSpan(i * width, width), _arcWordBias.Gradients[worker]);
        }

        Product.Add(heads, 1, width, width, n, innerGradient, width, width, _arcInner.Gradients[worker], width);
        var headGradient = scratch.Zeros(n * width);
        var transposed = scratch.Zeros(width * width);
        Product.Transpose(_arcInner.Values, width, width, width, transposed, width);
        Product.Add(innerGradient, width, 1, n, width, transposed, width, width, headGradient, width);
        Dropout.Apply(wordGradient, wordMask, n * width);
        Dropout.Apply(headGradient, headMask, n * width);
        _arcWord.Backward(worker, scratch, values, top, n, wordGradient, gradient);
        _arcHead.Backward(worker, scratch, values, top, n, headGradient, gradient);
        return loss;
    }

    private double Relations(
        int worker, Scratch scratch, IReadOnlyList<EnglishExample> batch, IReadOnlyList<(int From, int Count)> sentences, int n, float[] values, float[] gradient, RandomNumbers? random)
    {
        var (top, width) = (_sizes.Encoder.Units * 2, _relationWord.Stride);
        var words = _relationWord.Forward(scratch, values, top, n);
        var heads = _relationHead.Forward(scratch, values, top, n);
        var headOf = new int[n];
        for (var s = 0; s < batch.Count; s++)
        {
            for (var i = 0; i < batch[s].Words.Length; i++)
            {
                headOf[sentences[s].From + i] = batch[s].Heads[i] < 0 ? -1 : sentences[s].From + batch[s].Heads[i];
            }
        }

        for (var i = 0; i < n; i++)
        {
            var own = words.AsSpan(i * width, width);
            TensorPrimitives.Add(own, headOf[i] < 0 ? _relationRoot.Values.AsSpan(0, width) : heads.AsSpan(headOf[i] * width, width), own);
        }

        var mask = Rectify(scratch, words, n * width, random);
        _sizesMet.Measure(1, words, n * width, random);
        var scores = _relationOut.Forward(scratch, words, width, n);
        var loss = Choices(batch, sentences, scores, _relationOut.Stride, _examples.RelationLabels.Length, e => e.Relations);
        if (random is null)
        {
            return loss;
        }

        var wordGradient = scratch.Zeros(n * width);
        _relationOut.Backward(worker, scratch, words, width, n, scores, wordGradient);
        Dropout.Apply(wordGradient, mask, n * width);
        var headGradient = scratch.Zeros(n * width);
        for (var i = 0; i < n; i++)
        {
            var target = headOf[i] < 0 ? _relationRoot.Gradients[worker].AsSpan(0, width) : headGradient.AsSpan(headOf[i] * width, width);
            TensorPrimitives.Add(target, wordGradient.AsSpan(i * width, width), target);
        }

        _relationWord.Backward(worker, scratch, values, top, n, wordGradient, gradient);
        _relationHead.Backward(worker, scratch, values, top, n, headGradient, gradient);
        return loss;
    }

    private double Names(
        int worker, Scratch scratch, IReadOnlyList<EnglishExample> batch, IReadOnlyList<(int From, int Count)> sentences, int n, float[] values, float[] gradient, RandomNumbers? random)
    {
        var (top, width) = (_sizes.Encoder.Units * 2, _nameHidden.Stride);
        var hidden = _nameHidden.Forward(scratch, values, top, n);
        var mask = Rectify(scratch, hidden, n * width, random);
        _sizesMet.Measure(2, hidden, n * width, random);
        var hiddenGradient = scratch.Zeros(n * width);
        double loss = 0;
        foreach (var isSide in (bool[])[false, true])
        {
            var (output, steps) = isSide ? (_sideNameOut, _sideNameSteps) : (_nameOut, _nameSteps);
            var scores = output.Forward(scratch, hidden, width, n);
            for (var s = 0; s < batch.Count; s++)
            {
                var own = scores.AsSpan(sentences[s].From * output.Stride, sentences[s].Count * output.Stride);
                if (batch[s].Names is { } names && batch[s].IsSideNames == isSide)
                {
                    loss += Losses.Chain(own, output.Stride, names, _examples.NameLabels.Length, steps.Values, steps.Gradients[worker]);
                }
                else
                {
                    own.Clear();
                }
            }

            if (random is not null)
            {
                output.Backward(worker, scratch, hidden, width, n, scores, hiddenGradient);
            }
        }

        if (random is not null)
        {
            Dropout.Apply(hiddenGradient, mask, n * width);
            _nameHidden.Backward(worker, scratch, values, top, n, hiddenGradient, gradient);
        }

        return loss;
    }

    public void ForgetSizes()
    {
        _sizesMet.Forget();
        _encoder.ForgetSizes();
    }

    // One label of several for each word: scores become their gradient.
    private static double Choices(
        IReadOnlyList<EnglishExample> batch, IReadOnlyList<(int From, int Count)> sentences, float[] scores, int stride, int labels, Func<EnglishExample, int[]> right)
    {
        double loss = 0;
        for (var s = 0; s < batch.Count; s++)
        {
            var labelsOf = right(batch[s]);
            for (var i = 0; i < labelsOf.Length; i++)
            {
                var own = scores.AsSpan((sentences[s].From + i) * stride, stride);
                loss += Losses.Choice(own[..labels], labelsOf[i]);
                own[labels..].Clear();
            }
        }

        return loss;
    }

    // Negative numbers become 0, and so do some others while training; the mask says what the way back lets through.
    private float[] Rectify(Scratch scratch, float[] values, int length, RandomNumbers? random)
    {
        var mask = random is null ? scratch.Zeros(length) : Dropout.Mask(scratch, random, length, _sizes.HeadDropout);
        for (var i = 0; i < length; i++)
        {
            mask[i] = values[i] <= 0 ? 0 : random is null ? 1 : mask[i];
            values[i] *= mask[i];
        }

        return mask;
    }
}
