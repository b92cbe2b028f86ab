namespace Recount.Training;

/// <summary>What <see cref="Schedule"/> leads through its examples.</summary>
internal interface ITrainedNetwork<TExample>
{
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Words of an example.</summary>
    public int Length(TExample example);

    /// <summary>The example as it is shown this time.</summary>
    public TExample Vary(TExample example, RandomNumbers random);

    /// <summary>Gathers the gradients of some examples.</summary>
    /// <param name="worker">Who gathers.</param>
    /// <param name="batch">The examples.</param>
    /// <param name="random">Null to run as run time does, without dropout and gradients, which measures sizes.</param>
    /// <returns>The loss, summed over words.</returns>
    public double Run(int worker, IReadOnlyList<TExample> batch, RandomNumbers? random);

    /// <summary>Sizes measured so far are forgotten.</summary>
    public void ForgetSizes();
}
