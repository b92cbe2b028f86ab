using System.Collections.Immutable;

namespace Recount.Evaluation;

/// <summary>Counts of one family: items found and values of each slot.</summary>
internal sealed record FamilyTally(SlotCount Found, ImmutableArray<SlotCount> Slots)
{
    /// <summary>Micro-averaged over slot values.</summary>
    public SlotCount Slot => Slots.Aggregate(default(SlotCount), (a, b) => a + b);

    public static FamilyTally operator +(FamilyTally a, FamilyTally b) =>
        new(a.Found + b.Found, [.. a.Slots.Zip(b.Slots, (x, y) => x + y)]);
}

/// <summary>Counts of one document or of many, in the order of <see cref="ScoredFamily.All"/>.</summary>
internal sealed record Tally(ImmutableArray<FamilyTally> Families)
{
    /// <summary>Mean slot F1 over the families that the gold holds.</summary>
    public double Headline
    {
        get
        {
            var scores = Families.Where(f => f.Found.Gold > 0).Select(f => f.Slot.F1).ToList();
            return scores.Count == 0 ? 0 : scores.Sum() / scores.Count;
        }
    }

    public static Tally Total(IEnumerable<Tally> tallies)
    {
        var total = ScoredFamily.All.Select(f => (Found: default(SlotCount), Slots: new SlotCount[f.Slots.Length])).ToArray();
        foreach (var tally in tallies)
        {
            for (var f = 0; f < total.Length; f++)
            {
                total[f].Found += tally.Families[f].Found;
                for (var s = 0; s < total[f].Slots.Length; s++)
                {
                    total[f].Slots[s] += tally.Families[f].Slots[s];
                }
            }
        }

        return new Tally([.. total.Select(f => new FamilyTally(f.Found, [.. f.Slots]))]);
    }

    /// <summary>
    /// The 11th and the 190th headline of 200 resamplings of the documents, seeded as score.py's; null for fewer than
    /// five documents.
    /// </summary>
    public static (double Low, double High)? Resample(ImmutableArray<Tally> tallies)
    {
        if (tallies.Length <= 4)
        {
            return null;
        }

        var random = new MersenneTwister(1);
        var headlines = new double[200];
        for (var i = 0; i < headlines.Length; i++)
        {
            headlines[i] = Total(random.Choices(tallies, tallies.Length)).Headline;
        }

        Array.Sort(headlines);
        return (headlines[10], headlines[189]);
    }
}
