namespace Recount.Language;

/// <summary>The best tree with one root (Chu and Liu 1965, Edmonds 1967), from scores of every pair of head and word.</summary>
/// <remarks>Almost always the best head of each word already makes a tree; else the cycles are opened, in at most n³ steps.</remarks>
internal static class TreeDecoder
{
    /// <param name="scores">Word · (words + 1) + head; head 0 is the root, head i + 1 word i.</param>
    /// <param name="words">How many.</param>
    /// <param name="heads">Result: -1 for the root's word.</param>
    public static void Decode(ReadOnlySpan<float> scores, int words, Span<int> heads)
    {
        if (words == 0)
        {
            return;
        }

        var best = new int[words + 1];
        for (var word = 1; word <= words; word++)
        {
            best[word] = BestHead(scores, words, word, -1);
        }

        if (!IsTree(best))
        {
            best = WithOneRoot(scores, words);
        }

        for (var word = 1; word <= words; word++)
        {
            heads[word - 1] = best[word] - 1;
        }
    }

    private static int BestHead(ReadOnlySpan<float> scores, int words, int word, int barred)
    {
        var best = -1;
        for (var head = 0; head <= words; head++)
        {
            if (head != word && head != barred && (best < 0 || scores[((word - 1) * (words + 1)) + head] > scores[((word - 1) * (words + 1)) + best]))
            {
                best = head;
            }
        }

        return best;
    }

    private static bool IsTree(int[] heads)
    {
        var roots = 0;
        var reached = new int[heads.Length];
        for (var word = 1; word < heads.Length; word++)
        {
            roots += heads[word] == 0 ? 1 : 0;
            var at = word;
            while (at != 0 && reached[at] == 0)
            {
                reached[at] = word;
                at = heads[at];
            }

            if (at != 0 && reached[at] == word)
            {
                return false;
            }
        }

        return roots == 1;
    }

    // The root is the word that loses least by hanging from nothing; then the best tree below it.
    private static int[] WithOneRoot(ReadOnlySpan<float> scores, int words)
    {
        var size = words + 1;
        var (root, least) = (1, float.PositiveInfinity);
        for (var word = 1; word <= words; word++)
        {
            var own = scores[(word - 1) * size];
            var other = words == 1 ? own : scores[((word - 1) * size) + BestHead(scores, words, word, 0)];
            if (other - own < least)
            {
                (root, least) = (word, other - own);
            }
        }

        var table = new double[size, size];
        for (var word = 0; word < size; word++)
        {
            for (var head = 0; head < size; head++)
            {
                table[word, head] = word == 0 || word == head || (head == 0) != (word == root)
                    ? double.NegativeInfinity
                    : scores[((word - 1) * size) + head];
            }
        }

        return Arborescence(table);
    }

    // Contracts one cycle at a time; a contracted cycle takes the place of its first word.
    private static int[] Arborescence(double[,] scores)
    {
        var size = scores.GetLength(0);
        var heads = new int[size];
        for (var word = 1; word < size; word++)
        {
            var best = 0;
            for (var head = 0; head < size; head++)
            {
                if (head != word && scores[word, head] > scores[word, best])
                {
                    best = head;
                }
            }

            heads[word] = best;
        }

        var cycle = Cycle(heads);
        if (cycle.Count == 0)
        {
            return heads;
        }

        var inCycle = new bool[size];
        double inside = 0;
        foreach (var word in cycle)
        {
            inCycle[word] = true;
            inside += scores[word, heads[word]];
        }

        var kept = Enumerable.Range(0, size).Where(w => !inCycle[w]).ToArray();
        var ring = kept.Length;
        var smaller = new double[ring + 1, ring + 1];
        var (enters, leaves) = (new int[ring], new int[ring]);
        for (var i = 0; i < ring; i++)
        {
            for (var j = 0; j < ring; j++)
            {
                smaller[i, j] = scores[kept[i], kept[j]];
            }

            // The best way from the cycle to this word, and from this word into the cycle.
            (leaves[i], enters[i]) = (cycle[0], cycle[0]);
            double into = double.NegativeInfinity, outOf = double.NegativeInfinity;
            foreach (var word in cycle)
            {
                if (scores[kept[i], word] > outOf)
                {
                    (outOf, leaves[i]) = (scores[kept[i], word], word);
                }

                var gain = scores[word, kept[i]] + inside - scores[word, heads[word]];
                if (gain > into)
                {
                    (into, enters[i]) = (gain, word);
                }
            }

            smaller[i, ring] = outOf;
            smaller[ring, i] = into;
        }

        smaller[ring, ring] = double.NegativeInfinity;
        var solved = Arborescence(smaller);
        for (var i = 1; i < ring; i++)
        {
            heads[kept[i]] = solved[i] == ring ? leaves[i] : kept[solved[i]];
        }

        heads[enters[solved[ring]]] = kept[solved[ring]];
        return heads;
    }

    private static List<int> Cycle(int[] heads)
    {
        var seen = new int[heads.Length];
        for (var word = 1; word < heads.Length; word++)
        {
            var at = word;
            while (at != 0 && seen[at] == 0)
            {
                seen[at] = word;
                at = heads[at];
            }

            if (at != 0 && seen[at] == word)
            {
                var cycle = new List<int> { at };
                for (var next = heads[at]; next != at; next = heads[next])
                {
                    cycle.Add(next);
                }

                return cycle;
            }
        }

        return [];
    }
}
