using AngleSharp.Dom;
using Recount.Core;

namespace Recount.Reading;

/// <summary>The posts of a live blog's page: elements that say so or that begin with a time, aligned with its JSON-LD.</summary>
internal static class PagePosts
{
    private const int FewestPosts = 2;

    /// <summary>The element of each post.</summary>
    public static Dictionary<IElement, DraftPost> Find(MainText main, LinkedData linked)
    {
        var container = main.Container;
        var fragments = linked.Posts.Where(p => p.Fragment is not null).DistinctBy(p => p.Fragment, StringComparer.Ordinal)
            .ToDictionary(p => p.Fragment!, StringComparer.Ordinal);
        var all = container.QuerySelectorAll("*").Where(e => e.LocalName is "article" or "section" or "div" or "li").ToArray();
        var found = new List<IElement>();
        foreach (var isPost in (Func<IElement, bool>[])[
            e => e.Id is { Length: > 0 } id && fragments.ContainsKey(id),
            Furniture.IsPost,
            e => e.LocalName is "article" && e.QuerySelector("time") is not null,
        ])
        {
            found = [.. all.Where(e => isPost(e) && !ReferenceEquals(e, container) && !main.IsDropped(e))];
            if (found.Count >= FewestPosts)
            {
                break;
            }
        }

        if (found.Count < FewestPosts)
        {
            found = ByTimes(container, main);
        }

        var set = found.ToHashSet();
        return found.Where(e => !Above(e).Any(set.Contains)).ToDictionary(e => e, e => Post(e, linked, fragments));
    }

    /// <summary>Posts that the page's markup doesn't part: each headline of the JSON-LD that is a heading begins one.</summary>
    public static void Align(Draft draft, LinkedData linked)
    {
        if (draft.Posts.Count > 0 || linked.Posts.Count < FewestPosts)
        {
            return;
        }

        var byHeadline = linked.Posts.Where(p => p.Headline is not null).DistinctBy(p => Draft.Fold(p.Headline!), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(p => Draft.Fold(p.Headline!), StringComparer.OrdinalIgnoreCase);
        int? post = null;
        for (var i = 0; i < draft.Blocks.Count; i++)
        {
            var block = draft.Blocks[i];
            if (byHeadline.Remove(block.Text, out var found))
            {
                post = draft.Posts.Count;
                draft.Posts.Add(new DraftPost(found.Fragment, block.Text, found.Published) { Modified = found.Modified, Author = found.Author });
                block = block with { Role = BlockRole.Heading };
            }

            draft.Blocks[i] = block with { Post = post };
        }
    }

    private static IEnumerable<IElement> Above(IElement element)
    {
        for (var e = element.ParentElement; e is not null; e = e.ParentElement)
        {
            yield return e;
        }
    }

    // Each time's widest element that holds no other time.
    private static List<IElement> ByTimes(IElement container, MainText main)
    {
        var times = container.QuerySelectorAll("time[datetime]").Where(t => !Above(t).TakeWhile(e => !ReferenceEquals(e, container)).Any(main.IsDropped)).ToArray();
        var counts = new Dictionary<IElement, int>();
        foreach (var above in times.SelectMany(Above))
        {
            counts[above] = counts.GetValueOrDefault(above) + 1;
        }

        var posts = times.Select(t => Above(t).TakeWhile(e => counts[e] == 1 && !ReferenceEquals(e, container)).LastOrDefault())
            .OfType<IElement>().Where(e => e.QuerySelector("p, li") is not null).Distinct().ToList();
        return posts.Count >= FewestPosts ? posts : [];
    }

    private static DraftPost Post(IElement element, LinkedData linked, Dictionary<string, LinkedPost> fragments)
    {
        var headline = element.QuerySelector("h1, h2, h3, h4, [itemprop=headline]") is { } h ? PageWalk.Words(h) : null;
        var anchor = element.Id is { Length: > 0 } id ? id : element.QuerySelector("a[name]")?.GetAttribute("name");
        var time = element.QuerySelector("time[datetime]")?.GetAttribute("datetime")
            ?? element.QuerySelector("[itemprop=datePublished]")?.GetAttribute("content");
        var published = PrintedTime.Parse(time);
        var said = anchor is not null && fragments.TryGetValue(anchor, out var byAnchor) ? byAnchor
            : linked.Posts.Find(p => headline is not null && p.Headline is not null && string.Equals(Draft.Fold(p.Headline), headline, StringComparison.OrdinalIgnoreCase))
            ?? linked.Posts.Find(p => published is not null && p.Published == published);
        return new DraftPost(anchor ?? said?.Fragment, headline, said?.Published ?? published)
        {
            Modified = said?.Modified,
            Author = said?.Author,
        };
    }
}
