using Recount.Core;

namespace Recount.Reconciliation.Clusters;

/// <summary>Who belongs together, from the set of members alone: the order in which they came doesn't matter.</summary>
/// <remarks>
/// Pairs that share a key are scored; the best pair is joined first, ties by the members' order; a join that would bring
/// two observations of one document together is refused, since a document that tells two acts means two. Each join is
/// a function of the sorted members, so equal sets give equal clusters. The cap bounds the work on a pathological set.
/// </remarks>
internal static class Clustering
{
    /// <summary>
    /// Members under one key that are compared pair by pair; 400 is 80,000 comparisons. Beyond it, members are only
    /// compared with the <see cref="Window"/> next ones in order.
    /// </summary>
    public const int PairCap = 400;

    public const int Window = 64;

    /// <param name="sorted">In <see cref="MemberOrder"/>.</param>
    /// <param name="keys">The keys of a member; only members that share one are compared.</param>
    /// <param name="score">0: apart; else how well they fit.</param>
    /// <param name="apartInOneDocument">Whether two observations of one document must stay apart.</param>
    /// <returns>Clusters in order of their first member, each in order.</returns>
    public static IReadOnlyList<IReadOnlyList<Member<T>>> Of<T>(
        IReadOnlyList<Member<T>> sorted, Func<Member<T>, IEnumerable<string>> keys, Func<Member<T>, Member<T>, int> score,
        bool apartInOneDocument)
        where T : Observation
    {
        var buckets = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < sorted.Count; i++)
        {
            foreach (var key in keys(sorted[i]).Distinct(StringComparer.Ordinal))
            {
                if (!buckets.TryGetValue(key, out var bucket))
                {
                    buckets[key] = bucket = [];
                }

                bucket.Add(i);
            }
        }

        var pairs = new SortedSet<(int Cost, int First, int Second)>();
        foreach (var bucket in buckets.Values)
        {
            var reach = bucket.Count > PairCap ? Window : bucket.Count;
            for (var a = 0; a < bucket.Count; a++)
            {
                for (var b = a + 1; b < bucket.Count && b <= a + reach; b++)
                {
                    var (x, y) = (sorted[bucket[a]], sorted[bucket[b]]);
                    if (!(apartInOneDocument && x.Document.Id == y.Document.Id) && score(x, y) is > 0 and var s)
                    {
                        pairs.Add((-s, bucket[a], bucket[b]));
                    }
                }
            }
        }

        var parent = Enumerable.Range(0, sorted.Count).ToArray();
        var documents = sorted.Select(m => new HashSet<string>(StringComparer.Ordinal) { m.Document.Id.Value }).ToArray();
        foreach (var (_, first, second) in pairs)
        {
            var (a, b) = (Root(parent, first), Root(parent, second));
            if (a == b || (apartInOneDocument && documents[a].Overlaps(documents[b])))
            {
                continue;
            }

            var (kept, joined) = a < b ? (a, b) : (b, a);
            parent[joined] = kept;
            documents[kept].UnionWith(documents[joined]);
        }

        return [.. Enumerable.Range(0, sorted.Count)
            .GroupBy(i => Root(parent, i))
            .OrderBy(g => g.Key)
            .Select(g => (IReadOnlyList<Member<T>>)[.. g.Select(i => sorted[i])])];
    }

    private static int Root(int[] parent, int i)
    {
        while (parent[i] != i)
        {
            parent[i] = parent[parent[i]];
            i = parent[i];
        }

        return i;
    }
}
