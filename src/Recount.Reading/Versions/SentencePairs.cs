namespace Recount.Reading;

/// <summary>Which sentence of an older text stands where in a newer one: equal ones first, then the most alike.</summary>
internal static class SentencePairs
{
    /// <summary>Pairs that are weighed in one post or article; beyond it unequal sentences count as removed and added.</summary>
    private const long MostPairs = 4_000_000;

    private const int LeastAlike = 500; // thousandths

    public static List<(int Before, int After)> Of(VersionText before, IEnumerable<int> older, VersionText after, IEnumerable<int> newer)
    {
        var pairs = new List<(int Before, int After)>();
        var waiting = newer.GroupBy(after.Words, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new Queue<int>(g), StringComparer.Ordinal);
        var (left, right) = (new List<int>(), new List<int>());
        foreach (var i in older)
        {
            if (waiting.TryGetValue(before.Words(i), out var equal) && equal.TryDequeue(out var at))
            {
                pairs.Add((i, at));
            }
            else
            {
                left.Add(i);
            }
        }

        right.AddRange(waiting.Values.SelectMany(q => q).Order());
        if ((long)left.Count * right.Count <= MostPairs)
        {
            pairs.AddRange(Alike(before, left, after, right));
        }

        return pairs;
    }

    /// <summary>Words in common, counted as often as they stand in both, in thousandths of all (Dice 1945).</summary>
    public static int Likeness(Dictionary<string, int> a, Dictionary<string, int> b)
    {
        var common = a.Sum(w => Math.Min(w.Value, b.GetValueOrDefault(w.Key)));
        var all = a.Values.Sum() + b.Values.Sum();
        return all == 0 ? 0 : common * 2000 / all;
    }

    public static Dictionary<string, int> Bag(string text)
    {
        var bag = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (start, end) in WordDifference.Cut(text, 0, text.Length))
        {
            if (char.IsLetterOrDigit(text[start]))
            {
                var word = text[start..end].ToLowerInvariant();
                bag[word] = bag.GetValueOrDefault(word) + 1;
            }
        }

        return bag;
    }

    private static IEnumerable<(int Before, int After)> Alike(VersionText before, List<int> left, VersionText after, List<int> right)
    {
        var (bags, others) = (left.ConvertAll(i => Bag(before.Words(i))), right.ConvertAll(i => Bag(after.Words(i))));
        var weighed = new List<(int Likeness, int Apart, int Before, int After)>();
        for (var i = 0; i < left.Count; i++)
        {
            for (var j = 0; j < right.Count; j++)
            {
                if (Likeness(bags[i], others[j]) is >= LeastAlike and var likeness)
                {
                    weighed.Add((likeness, Math.Abs(i - j), i, j));
                }
            }
        }

        var (wasTaken, isTaken) = (new bool[left.Count], new bool[right.Count]);
        foreach (var (_, _, i, j) in weighed.OrderByDescending(w => w.Likeness).ThenBy(w => w.Apart).ThenBy(w => w.Before).ThenBy(w => w.After))
        {
            if (!wasTaken[i] && !isTaken[j])
            {
                (wasTaken[i], isTaken[j]) = (true, true);
                yield return (left[i], right[j]);
            }
        }
    }
}
