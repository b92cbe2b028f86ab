using Recount.Core;

namespace Recount.Reconciliation.Clusters;

/// <summary>Who belongs together, from the set of members alone: the order in which they came doesn't matter.</summary>
/// <remarks>
/// Members that share a key are candidates; those with a positive score make a component, and each component is clustered
/// whole by average linkage: the two clusters whose members fit best on average are joined first, ties by the members'
/// order, until no average is positive. A join that would bring two observations of one document together is refused
/// where a document that tells two acts means two. Each join is a function of the sorted members, so equal sets give
/// equal clusters. The caps bound the work on a pathological set.
/// </remarks>
internal static class Clustering
{
    /// <summary>The score of two members that can't be one thing; any score below it counts as this.</summary>
    public const int Apart = -1300;

    /// <summary>
    /// Members under one key that are compared pair by pair; 400 is 80,000 comparisons. Beyond it, members are only
    /// compared with the <see cref="Window"/> next ones in order.
    /// </summary>
    public const int PairCap = 400;

    public const int Window = 64;

    /// <summary>In a component of more members, pairs that share no key aren't scored but count as <see cref="Apart"/>.</summary>
    public const int ComponentCap = 600;

    /// <param name="sorted">In <see cref="MemberOrder"/>.</param>
    /// <param name="keys">The keys of a member, by its index; only members that share one are candidates.</param>
    /// <param name="score">Of two members, by index: positive where they fit, and the better the greater.</param>
    /// <param name="apartInOneDocument">Whether two observations of one document must stay apart.</param>
    /// <returns>Clusters in order of their first member, each in order.</returns>
    public static IReadOnlyList<IReadOnlyList<Member<T>>> Of<T>(
        IReadOnlyList<Member<T>> sorted, Func<int, IEnumerable<string>> keys, Func<int, int, int> score, bool apartInOneDocument)
        where T : Observation
    {
        bool AreOfOneDocument(int i, int j) => apartInOneDocument && sorted[i].Document.Id == sorted[j].Document.Id;
        var scores = new Dictionary<(int First, int Second), int>();
        foreach (var (i, j) in Candidates(sorted.Count, keys))
        {
            if (!scores.ContainsKey((i, j)) && !AreOfOneDocument(i, j))
            {
                scores[(i, j)] = score(i, j);
            }
        }

        var joined = new DisjointSets(sorted.Count);
        foreach (var ((i, j), s) in scores)
        {
            if (s > 0)
            {
                joined.Join(i, j);
            }
        }

        var components = joined.Sets().Select(s => s.ToList());
        return
        [
            .. components
                .SelectMany(c => c.Count == 1 ? [c] : new AverageLinkage(c, Of, AreOfOneDocument).Join())
                .OrderBy(c => c[0])
                .Select(c => (IReadOnlyList<Member<T>>)[.. c.Select(i => sorted[i])]),
        ];

        int Of(int i, int j, int members)
        {
            if (!scores.TryGetValue((i, j), out var s))
            {
                s = members > ComponentCap ? Apart : score(i, j);
            }

            return Math.Max(s, Apart);
        }
    }

    private static IEnumerable<(int First, int Second)> Candidates(int count, Func<int, IEnumerable<string>> keys)
    {
        var buckets = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            foreach (var key in keys(i).Distinct(StringComparer.Ordinal))
            {
                if (!buckets.TryGetValue(key, out var bucket))
                {
                    buckets[key] = bucket = [];
                }

                bucket.Add(i);
            }
        }

        foreach (var bucket in buckets.Values)
        {
            var reach = bucket.Count > PairCap ? Window : bucket.Count;
            for (var a = 0; a < bucket.Count; a++)
            {
                for (var b = a + 1; b < bucket.Count && b <= a + reach; b++)
                {
                    yield return (bucket[a], bucket[b]);
                }
            }
        }
    }
}
