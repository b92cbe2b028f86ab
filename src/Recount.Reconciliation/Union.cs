using System.Collections.Immutable;
using Recount.Core;
using Recount.Reconciliation.Clusters;
using Recount.Reconciliation.Matching;

namespace Recount.Reconciliation;

/// <summary>How a record takes values from members that stand in order.</summary>
internal static class Union
{
    /// <summary>Each name once, as first spelt.</summary>
    public static ImmutableArray<string> Of(IEnumerable<string> names) => By(names, Names.Romanised);

    public static ImmutableArray<T> By<T>(IEnumerable<T> values, Func<T, string> key) =>
        [.. values.DistinctBy(key, StringComparer.Ordinal)];

    /// <summary>Ties go to the earlier member of the codebook's list.</summary>
    public static T MostFrequent<T>(IEnumerable<T> values)
        where T : struct, Enum =>
        values.GroupBy(v => v).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;

    public static int Reports<T>(IEnumerable<Member<T>> members)
        where T : Observation =>
        members.Select(m => m.Document.Id).Distinct().Count();
}
