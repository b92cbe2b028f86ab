namespace Recount.Training;

/// <summary>How a network is led through its examples.</summary>
internal sealed record Schedule
{
    /// <summary>Examples looked at to learn how large numbers get.</summary>
    private const int Measured = 2000;

    /// <summary>From this share of the way on, weights are averaged: their mean is better than any of them.</summary>
    private const double AveragedFrom = 0.65;

    private const int StepsToSnapshot = 25;

    public int Epochs { get; init; } = 20;

    /// <summary>Words a batch, about.</summary>
    public int BatchWords { get; init; } = 800;

    /// <summary>Step length at the start; falls evenly to a twentieth.</summary>
    public float Rate { get; init; } = 0.003f;

    /// <param name="network">Trained in place, then measured.</param>
    /// <param name="examples">Shuffled anew each epoch.</param>
    /// <param name="random">Drives order, dropout and variation.</param>
    /// <param name="progress">Told a line an epoch.</param>
    /// <param name="afterEpoch">For experiments; null for none.</param>
    public void Run<TExample>(
        ITrainedNetwork<TExample> network, IReadOnlyList<TExample> examples, RandomNumbers random, IProgress<string> progress,
        Action<int>? afterEpoch = null)
    {
        var optimiser = new Optimiser(network.Parameters);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var words = examples.Sum(e => (long)network.Length(e));
        var steps = 0;
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            double loss = 0;
            var (from, done) = (0, 0L);
            while (from < order.Length)
            {
                // Two halves of a batch, one a worker.
                var halves = new List<TExample>[Parameter.Workers];
                var count = 0;
                for (var worker = 0; worker < Parameter.Workers; worker++)
                {
                    halves[worker] = [];
                    var own = 0;
                    for (; from < order.Length && own < BatchWords / Parameter.Workers; from++)
                    {
                        halves[worker].Add(network.Vary(examples[order[from]], random));
                        own += network.Length(halves[worker][^1]);
                    }

                    count += own;
                }

                var seeds = new[] { random.Next(), random.Next() };
                var losses = new double[Parameter.Workers];
                Parallel.For(0, Parameter.Workers, worker =>
                    losses[worker] = halves[worker].Count == 0 ? 0 : network.Run(worker, halves[worker], new RandomNumbers(seeds[worker])));
                done += count;
                loss += losses.Sum();
                var passed = (epoch + ((double)done / words)) / Epochs;
                optimiser.Step(Rate * (float)Math.Max(0.05, 1 - passed), count);
                if (passed > AveragedFrom && ++steps % StepsToSnapshot == 0)
                {
                    optimiser.Snapshot();
                }
            }

            progress.Report($"epoch {epoch + 1} of {Epochs}, loss {loss / words:0.000}");
            if (epoch == Epochs - 1)
            {
                optimiser.KeepMean();
            }

            afterEpoch?.Invoke(epoch);
        }

        Measure(network, examples);
    }

    /// <summary>Runs some examples as run time will, by one worker.</summary>
    public static void Measure<TExample>(ITrainedNetwork<TExample> network, IReadOnlyList<TExample> examples)
    {
        network.ForgetSizes();
        foreach (var batch in examples.Take(Measured).Chunk(20))
        {
            network.Run(0, batch, null);
        }
    }
}
