namespace Recount.Evaluation;

/// <summary>Sums behind a precision and a recall, added up over documents before they are divided.</summary>
/// <param name="Found">What of gold's was found.</param>
/// <param name="Gold">All that gold has.</param>
/// <param name="Right">What of the system's is right.</param>
/// <param name="System">All that the system gave.</param>
public readonly record struct LinkCounts(double Found, double Gold, double Right, double System)
{
    public double Precision => System == 0 ? 0 : Right / System;

    public double Recall => Gold == 0 ? 0 : Found / Gold;

    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public static LinkCounts operator +(LinkCounts a, LinkCounts b) => Add(a, b);

    public static LinkCounts Add(LinkCounts a, LinkCounts b) =>
        new(a.Found + b.Found, a.Gold + b.Gold, a.Right + b.Right, a.System + b.System);
}

/// <summary>The three measures of the CoNLL-2012 shared task over chains of mentions that are told apart by equality.</summary>
/// <remarks>
/// As the reference scorer counts them (Pradhan and others, ACL 2014): mentions that only one side has stay in the sums.
/// A mention stands in one chain of a side; chains of one mention are the caller's to leave out.
/// </remarks>
public static class CoreferenceScores
{
    /// <summary>MUC (Vilain and others 1995): links that are kept, a chain of n mentions having n - 1.</summary>
    public static LinkCounts Muc<T>(IReadOnlyList<IReadOnlyList<T>> gold, IReadOnlyList<IReadOnlyList<T>> system)
        where T : notnull
    {
        var (found, all) = Links(gold, system);
        var (right, given) = Links(system, gold);
        return new LinkCounts(found, all, right, given);
    }

    /// <summary>B-cubed (Bagga and Baldwin 1998): each mention's chain beside its chain on the other side.</summary>
    public static LinkCounts BCubed<T>(IReadOnlyList<IReadOnlyList<T>> gold, IReadOnlyList<IReadOnlyList<T>> system)
        where T : notnull
    {
        var (found, all) = Shares(gold, system);
        var (right, given) = Shares(system, gold);
        return new LinkCounts(found, all, right, given);
    }

    /// <summary>CEAF by entities (Luo 2005): the best one-to-one pairing of chains by phi4, 2 |G ∩ S| / (|G| + |S|).</summary>
    public static LinkCounts CeafEntities<T>(IReadOnlyList<IReadOnlyList<T>> gold, IReadOnlyList<IReadOnlyList<T>> system)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(system);
        var chainOf = ChainOf(system);
        var phi = new double[gold.Count, system.Count];
        for (var g = 0; g < gold.Count; g++)
        {
            foreach (var group in gold[g].Where(chainOf.ContainsKey).GroupBy(m => chainOf[m]))
            {
                phi[g, group.Key] = 2.0 * group.Count() / (gold[g].Count + system[group.Key].Count);
            }
        }

        var best = Assignment.BestTotal(phi);
        return new LinkCounts(best, gold.Count, best, system.Count);
    }

    private static (double Kept, double All) Links<T>(IReadOnlyList<IReadOnlyList<T>> chains, IReadOnlyList<IReadOnlyList<T>> others)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(chains);
        var chainOf = ChainOf(others);
        var (kept, all) = (0, 0);
        foreach (var chain in chains)
        {
            // The parts that the other side leaves of it; a mention it lacks is a part of its own.
            var parts = chain.Where(chainOf.ContainsKey).Select(m => chainOf[m]).Distinct().Count() + chain.Count(m => !chainOf.ContainsKey(m));
            kept += chain.Count - parts;
            all += chain.Count - 1;
        }

        return (kept, all);
    }

    private static (double Sum, double Mentions) Shares<T>(IReadOnlyList<IReadOnlyList<T>> chains, IReadOnlyList<IReadOnlyList<T>> others)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(chains);
        var chainOf = ChainOf(others);
        var (sum, mentions) = (0.0, 0);
        foreach (var chain in chains)
        {
            mentions += chain.Count;
            foreach (var group in chain.Where(chainOf.ContainsKey).GroupBy(m => chainOf[m]))
            {
                sum += (double)group.Count() * group.Count() / chain.Count;
            }
        }

        return (sum, mentions);
    }

    private static Dictionary<T, int> ChainOf<T>(IReadOnlyList<IReadOnlyList<T>> chains)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(chains);
        var chainOf = new Dictionary<T, int>();
        for (var c = 0; c < chains.Count; c++)
        {
            foreach (var mention in chains[c])
            {
                chainOf.Add(mention, c);
            }
        }

        return chainOf;
    }
}
