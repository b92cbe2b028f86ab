using System.Collections.Immutable;
using Recount.Core;
using Recount.Reconciliation.Clusters;
using Recount.Reconciliation.Matching;

namespace Recount.Reconciliation.Copies;

/// <summary>Documents that carry one text, however lightly an outlet edited it.</summary>
/// <remarks>
/// Two documents are copies where they share half of the shorter one's runs of four words and a fifth of all runs of both:
/// edited agency copy has 0.6 to 0.8 and over 0.3 in the corpora, reports of one event by two hands under 0.1 and 0.04.
/// A brief cut from a long text shares much of itself but little of both, and is told by its sentences instead. Runs
/// that many documents have (a site's own boilerplate) don't make candidates. Exact, and a function of the set.
/// </remarks>
internal static class CopyFinder
{
    /// <summary>Words in a run.</summary>
    private const int RunLength = 4;

    /// <summary>Thousandths of the shorter document's runs, and of all runs of both.</summary>
    private const int ShareOfShorter = 500;
    private const int ShareOfBoth = 200;

    /// <summary>A text of fewer runs is a headline or a notice, and alike by chance.</summary>
    private const int FewestRuns = 30;

    /// <summary>A run in more documents than this is boilerplate, and a text in more is found by its other runs.</summary>
    private const int MostDocuments = 64;

    /// <returns>Groups of two or more, each in order of publication, ordered by their first document.</returns>
    public static ImmutableArray<ImmutableArray<DocumentHeader>> Find(IReadOnlyList<ReportedDocument> documents)
    {
        var runs = documents.Select(d => RunsOf(d.Document.Text)).ToList();
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
            if (1000L * count >= (long)ShareOfBoth * Math.Min(runs[a].Count, runs[b].Count) && AreCopies(runs[a], runs[b]))
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

    private static bool AreCopies(HashSet<ulong> a, HashSet<ulong> b)
    {
        var both = (long)(a.Count < b.Count ? a.Count(b.Contains) : b.Count(a.Contains));
        return 1000 * both >= (long)ShareOfShorter * Math.Min(a.Count, b.Count)
            && 1000 * both >= ShareOfBoth * (a.Count + b.Count - both);
    }

    private static IEnumerable<List<int>> Holders(List<HashSet<ulong>> runs)
    {
        var holders = new Dictionary<ulong, List<int>>();
        for (var i = 0; i < runs.Count; i++)
        {
            if (runs[i].Count < FewestRuns)
            {
                continue;
            }

            foreach (var run in runs[i])
            {
                if (!holders.TryGetValue(run, out var list))
                {
                    holders[run] = list = [];
                }

                list.Add(i);
            }
        }

        return holders.Values.Where(h => h.Count is > 1 and <= MostDocuments);
    }

    private static HashSet<ulong> RunsOf(string text)
    {
        var words = Names.Normalise(text).Split(' ').Select(Hash).ToList();
        var runs = new HashSet<ulong>();
        for (var i = 0; i + RunLength <= words.Count; i++)
        {
            var run = 0UL;
            for (var k = 0; k < RunLength; k++)
            {
                run = unchecked((run * Multiplier) + words[i + k]);
            }

            runs.Add(run);
        }

        return runs;
    }

    // FNV-1a, 64 bits: the same on any machine, unlike string.GetHashCode.
    private const ulong Offset = 14695981039346656037, Prime = 1099511628211, Multiplier = 6364136223846793005;

    private static ulong Hash(string word)
    {
        var hash = Offset;
        foreach (var c in word)
        {
            hash = unchecked((hash ^ c) * Prime);
        }

        return hash;
    }
}
