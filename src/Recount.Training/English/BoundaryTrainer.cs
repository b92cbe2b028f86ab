using System.Text;
using Recount.Core;
using Recount.Language;

namespace Recount.Training;

/// <summary>A paragraph with the words that start sentences in it.</summary>
/// <param name="Words">As the tokeniser cuts them.</param>
/// <param name="Gaps">What stands before each.</param>
/// <param name="IsStart">Whether a sentence starts here.</param>
internal sealed record BoundaryExample(string[] Words, Gap[] Gaps, bool[] IsStart)
{
    /// <summary>Paragraphs of treebanks, sentences joined by blanks.</summary>
    public static IReadOnlyList<BoundaryExample> Of(IReadOnlyList<ConlluSentence> treebanks)
    {
        var examples = new List<BoundaryExample>();
        var (text, starts) = (new StringBuilder(), new HashSet<int>());
        foreach (var sentence in treebanks)
        {
            if (sentence.StartsParagraph || sentence.StartsDocument)
            {
                Finish();
            }

            if (text.Length > 0)
            {
                text.Append(' ');
            }

            starts.Add(text.Length);
            text.Append(sentence.Text);
        }

        Finish();
        return examples;

        void Finish()
        {
            if (text.Length > 0)
            {
                var raw = text.ToString();
                var words = Tokenizer.Tokenize(raw, new TextSpan(0, raw.Length));
                examples.Add(new BoundaryExample(
                    [.. words.Select(w => w.Slice(raw))], SentenceSplitter.Gaps(raw, words), [.. words.Select(w => starts.Contains(w.Start))]));
            }

            text.Clear();
            starts.Clear();
        }
    }
}

/// <summary>The network of sentence boundaries under training.</summary>
internal sealed class BoundaryTrainer : ITrainedNetwork<BoundaryExample>
{
    private readonly EncoderSizes _sizes;
    private readonly EncoderTrainer _encoder;
    private readonly LinearLayer _decision;
    private readonly WordVectors _vectors;
    private readonly Scratch[] _scratch = [new(), new()];

    public BoundaryTrainer(IReadOnlyList<BoundaryExample> examples, WordVectors vectors, EncoderSizes sizes, RandomNumbers random)
    {
        (_sizes, _vectors) = (sizes, vectors);
        _encoder = new EncoderTrainer(examples.Select(e => e.Words), vectors, sizes, random);
        _decision = new LinearLayer(random, sizes.Units * 2, 1);
    }

    public IReadOnlyList<Parameter> Parameters => [.. _encoder.Parameters, .. _decision.Parameters];

    public int Length(BoundaryExample example) => example.Words.Length;

    public BoundaryExample Vary(BoundaryExample example, RandomNumbers random) => example;

    public double Run(int worker, IReadOnlyList<BoundaryExample> batch, RandomNumbers? random)
    {
        var scratch = _scratch[worker];
        scratch.Reset();
        var pass = _encoder.Forward(scratch, [.. batch.Select(e => e.Words)], [.. batch.Select(e => e.Gaps)], random);
        var top = _sizes.Units * 2;
        var scores = _decision.Forward(scratch, pass.Outputs[^1], top, pass.Words);
        double loss = 0;
        for (var s = 0; s < batch.Count; s++)
        {
            for (var i = 0; i < batch[s].Words.Length; i++)
            {
                // The first word starts a sentence whatever the network says.
                ref var score = ref scores[(pass.Sentences[s].From + i) * _decision.Stride];
                var isStart = batch[s].IsStart[i];
                loss += i == 0 ? 0 : Math.Log(1 + Math.Exp(isStart ? -score : score));
                score = i == 0 ? 0 : (float)(1 / (1 + Math.Exp(-score))) - (isStart ? 1 : 0);
            }
        }

        if (random is not null)
        {
            var gradient = scratch.Zeros(pass.Words * top);
            _decision.Backward(worker, scratch, pass.Outputs[^1], top, pass.Words, scores, gradient);
            _encoder.Backward(worker, scratch, pass, gradient);
        }

        return loss;
    }

    public void ForgetSizes() => _encoder.ForgetSizes();

    public BoundaryNetwork Export() => new(_encoder.Export(), _decision.Export(), _vectors);
}
