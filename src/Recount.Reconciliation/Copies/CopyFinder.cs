using System.Collections.Immutable;
using Recount.Core;
using Recount.Reconciliation.Clusters;

namespace Recount.Reconciliation.Copies;

/// <summary>Documents that carry one text, however lightly an outlet edited it.</summary>
/// <remarks>
/// Which two are copies is said by <see cref="TextRuns"/>. Runs that many documents have (a site's own boilerplate) don't
/// make candidates. Exact, and a function of the set.
/// </remarks>
internal static class CopyFinder
{
    /// <returns>Groups of two or more, each in order of publication, ordered by their first document.</returns>
    public static ImmutableArray<ImmutableArray<DocumentHeader>> Find(IReadOnlyList<ReportedDocument> documents)
    {
        var runs = documents.Select(d => TextRuns.Of(d.Document.Text)).ToList();
        var shared = new Dictionary<(int First, int Second), int>();
        foreach (var holders in Holders(runs))
        {
            for (var a = 0; a < holders.Count; a++)
            {
                for (var b = a + 1; b < holders.Count; b++)
                {
                    shared[(holders[a], holders[b])] = shared.GetValueOrDefault((holders[a], holders[b])) + 1;
                }
            }
        }

        var joined = new DisjointSets(documents.Count);
        foreach (var ((a, b), count) in shared)
        {
            // The count leaves boilerplate out; what remains decides by all that both have.
            if (runs[a].MayBeCopyOf(runs[b], count) && runs[a].IsCopyOf(runs[b]))
            {
                joined.Join(a, b);
            }
        }

        return
        [
            .. joined.Sets()
                .Where(g => g.Count() > 1)
                .Select(g => g.Select(i => documents[i].Document.Header).Order(DocumentOrder.ByPublication).ToImmutableArray())
                .OrderBy(g => g[0].Id.Value, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<List<int>> Holders(List<TextRuns> runs)
    {
        var holders = new Dictionary<ulong, List<int>>();
        for (var i = 0; i < runs.Count; i++)
        {
            if (runs[i].IsShort)
            {
                continue;
            }

            foreach (var run in runs[i].Runs)
            {
                if (!holders.TryGetValue(run, out var list))
                {
                    holders[run] = list = [];
                }

                list.Add(i);
            }
        }

        return holders.Values.Where(h => h.Count is > 1 and <= TextRuns.MostDocuments);
    }
}
