namespace Recount.Reading;

/// <summary>Which post of an older version is which of a newer one.</summary>
/// <remarks>
/// By id first. A post without an anchor has its time and headline for an id, so that a new headline would make another
/// post of it: what is left is paired where the time is the same and the words are alike, or the words are the same.
/// </remarks>
internal static class PostPairs
{
    private const int LeastAlike = 500; // thousandths

    public static List<(int Before, int After)> Of(VersionText before, VersionText after)
    {
        var (older, newer) = (before.Document.Posts, after.Document.Posts);
        var byId = Enumerable.Range(0, newer.Length).ToDictionary(i => newer[i].Id, StringComparer.Ordinal);
        var pairs = Enumerable.Range(0, older.Length).Where(i => byId.ContainsKey(older[i].Id)).Select(i => (Before: i, After: byId[older[i].Id])).ToList();
        var (was, @is) = (pairs.Select(p => p.Before).ToHashSet(), pairs.Select(p => p.After).ToHashSet());
        var left = Enumerable.Range(0, older.Length).Where(i => !was.Contains(i)).ToList();
        var (bags, others) = (Bags(before), Bags(after));
        foreach (var j in Enumerable.Range(0, newer.Length).Where(i => !@is.Contains(i)))
        {
            var found = left.Select(i => (Post: i, Likeness: SentencePairs.Likeness(bags[i], others[j])))
                .Where(p => p.Likeness == 1000 || (p.Likeness >= LeastAlike && older[p.Post].Published is { } time && time.Equals(newer[j].Published)))
                .OrderByDescending(p => p.Likeness).ThenBy(p => p.Post).Select(p => (int?)p.Post).FirstOrDefault();
            if (found is { } post)
            {
                left.Remove(post);
                pairs.Add((post, j));
            }
        }

        return pairs;
    }

    private static Dictionary<string, int>[] Bags(VersionText version)
    {
        var document = version.Document;
        var words = new string[document.Posts.Length];
        Array.Fill(words, "");
        foreach (var block in document.Blocks)
        {
            if (block.Post is { } post)
            {
                words[post] += " " + block.Span.Slice(document.Text);
            }
        }

        return [.. words.Select(SentencePairs.Bag)];
    }
}
