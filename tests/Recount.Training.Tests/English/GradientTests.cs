using Recount.Language;

namespace Recount.Training.Tests.English;

/// <summary>The way back against the slow truth: how the loss changes when one weight does.</summary>
public sealed class GradientTests
{
    [Fact]
    public void Every_parameter_of_the_english_network_gets_its_true_gradient()
    {
        var examples = EnglishExamples.Join(SmallTreebank.Sentences, [.. SmallTreebank.Names.Take(2)], [.. SmallTreebank.Names.Skip(2)]);
        var sizes = new NetworkSizes
        {
            Encoder = new EncoderSizes { Embedding = 16, Units = 16, Layers = 2, WordDropout = 0, InputDropout = 0, LayerDropout = 0 },
            Arc = 16, Relation = 16, NameHidden = 16, HeadDropout = 0,
        };
        var network = new NetworkTrainer(examples, SmallTreebank.Vectors, sizes, new RandomNumbers(3));
        Compare(network, examples.All);
    }

    [Fact]
    public void Every_parameter_of_the_boundary_network_gets_its_true_gradient()
    {
        var examples = BoundaryExample.Of(SmallTreebank.Sentences);
        var sizes = new EncoderSizes { Embedding = 16, Units = 16, Layers = 1, WordDropout = 0, InputDropout = 0, LayerDropout = 0 };
        Compare(new BoundaryTrainer(examples, SmallTreebank.Vectors, sizes, new RandomNumbers(4)), examples);
    }

    private static void Compare<T>(ITrainedNetwork<T> network, IReadOnlyList<T> examples)
    {
        // Away from nothing, where half of the rectified units stand at their corner.
        var random = new RandomNumbers(2);
        foreach (var parameter in network.Parameters)
        {
            parameter.Fill(random, 0.3f);
        }

        network.Run(0, examples, new RandomNumbers(1));
        var (compared, right) = (0, 0);
        foreach (var parameter in network.Parameters)
        {
            var gradient = parameter.Gradients[0].ToArray();
            for (var draw = 0; draw < 12; draw++)
            {
                // Of a table the rows that were met.
                var at = parameter.IsTable && parameter.TouchedRows() is { Count: > 0 } rows
                    ? (rows[random.Next(rows.Count)] * parameter.Stride) + random.Next(parameter.Columns)
                    : (random.Next(parameter.Rows) * parameter.Stride) + random.Next(parameter.Columns);
                const float Step = 5e-3f;
                var value = parameter.Values[at];
                parameter.Values[at] = value + Step;
                var above = network.Run(1, examples, new RandomNumbers(1));
                parameter.Values[at] = value - Step;
                var below = network.Run(1, examples, new RandomNumbers(1));
                parameter.Values[at] = value;
                var slope = (above - below) / (2 * Step);
                right += Math.Abs(gradient[at] - slope) < 0.02 + (0.02 * Math.Abs(slope)) ? 1 : 0;
                compared++;
            }
        }

        // A step can cross the corner of a rectified unit, where the slope on both sides differs.
        compared.ShouldBeGreaterThan(50);
        right.ShouldBeGreaterThan(compared * 95 / 100);
    }
}
