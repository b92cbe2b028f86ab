using System.Collections.Frozen;
using System.Collections.Immutable;
using Recount.Language;

namespace Recount.Training;

/// <summary>Learns which phrases are mentions with just these bounds: logistic regression by AdaGrad, every gold mention counting.</summary>
internal static class DetectorTrainer
{
    private const int Rounds = 5;
    private const double Rate = 0.1;
    private const double Scale = 1000;

    public static short[] Train(IReadOnlyList<(AnnotatedDocument Gold, ImmutableArray<AnalysedSentence> Read)> documents, FrozenSet<ulong> vocabulary)
    {
        var examples = new List<(int[] Slots, bool IsMention)>();
        Span<int> slots = stackalloc int[MentionDetector.Most];
        foreach (var (gold, read) in documents)
        {
            var spans = gold.Mentions.Select(m => (m.Sentence, m.First, m.End)).ToHashSet();
            foreach (var sentence in read)
            {
                var words = MentionReader.Words(sentence, vocabulary);
                foreach (var candidate in MentionFinder.Find(sentence))
                {
                    var n = MentionDetector.Fill(sentence, words, candidate, slots);
                    var m = candidate.Mention;
                    examples.Add((slots[..n].ToArray(), spans.Contains((m.Sentence, m.First, m.End))));
                }
            }
        }

        var (weights, squares, sums) = (new double[1 << CoreferenceFeatures.Bits], new double[1 << CoreferenceFeatures.Bits], new double[1 << CoreferenceFeatures.Bits]);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            new RandomNumbers((ulong)round + 1).Shuffle(order);
            foreach (var at in order)
            {
                var score = 0.0;
                foreach (var slot in examples[at].Slots)
                {
                    score += weights[slot];
                }

                var p = score >= 0 ? 1 / (1 + FixedExp.Of(-score)) : FixedExp.Of(score) / (1 + FixedExp.Of(score));
                var gradient = p - (examples[at].IsMention ? 1 : 0);
                foreach (var slot in examples[at].Slots)
                {
                    squares[slot] += gradient * gradient;
                    weights[slot] -= Rate * gradient / Math.Sqrt(squares[slot] + 1e-6);
                }
            }

            for (var i = 0; round > 0 && i < sums.Length; i++)
            {
                sums[i] += weights[i] / (Rounds - 1);
            }
        }

        return [.. sums.Select(w => (short)Math.Clamp(Math.Round(w * Scale, MidpointRounding.AwayFromZero), -32000, 32000))];
    }
}
