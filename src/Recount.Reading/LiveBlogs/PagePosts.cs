using AngleSharp.Dom;
using Recount.Core;

namespace Recount.Reading;

/// <summary>The posts of a live blog's page: elements that say so or that begin with a time, aligned with its JSON-LD.</summary>
internal static partial class PagePosts
{
    private const int FewestPosts = 2;

    /// <summary>The element of each post.</summary>
    /// <param name="root">Where to look.</param>
    /// <param name="isSaidLive">Whether title or metadata call the page a live blog.</param>
    /// <param name="isLiveAddress">Whether its address does.</param>
    /// <param name="linked">The page's JSON-LD.</param>
    /// <param name="published">The page's own time, for posts that print a clock alone.</param>
    /// <param name="seen">When the page was fetched: for posts that print how long ago they were made, or a clock on a page without a time.</param>
    public static Dictionary<IElement, DraftPost> Find(
        IElement root, bool isSaidLive, bool isLiveAddress, LinkedData linked, PublicationTime? published, PublicationTime? seen)
    {
        var fragments = linked.Posts.Where(p => p.Fragment is not null).DistinctBy(p => p.Fragment, StringComparer.Ordinal)
            .ToDictionary(p => p.Fragment!, StringComparer.Ordinal);
        var found = new List<IElement>();
        if (isSaidLive)
        {
            var all = root.QuerySelectorAll("article, section, div, li").Where(e => !ReferenceEquals(e, root)).ToArray();
            foreach (var isPost in (Func<IElement, bool>[])[
                e => e.Id is { Length: > 0 } id && fragments.ContainsKey(id),
                Furniture.IsPost,
                e => e.LocalName is "article" && e.QuerySelector("time") is not null,
            ])
            {
                found = [.. all.Where(isPost)];
                if (found.Count >= FewestPosts)
                {
                    break;
                }
            }
        }

        var byStructure = PostStructure.Find(root, isSaidLive || isLiveAddress);
        if (found.Count < FewestPosts || found.Count * 2 < byStructure.Count)
        {
            found = byStructure;
        }

        // What holds several posts is their list, or the whole story.
        var held = found.SelectMany(e => Above(e)).CountBy(e => e).Where(p => p.Value > 1).Select(p => p.Key).ToHashSet();
        found.RemoveAll(held.Contains);
        var set = found.ToHashSet();
        var used = new HashSet<LinkedPost>(ReferenceEqualityComparer.Instance);
        var zone = PageZone.Of(root);
        var listed = found.Count > 0 ? KeyEvents.Listed(root, found.SelectMany(Above).ToHashSet()) : [];
        var posts = found.Where(e => !Above(e).Any(set.Contains)).Select(e => (Element: e, Post: Post(e, linked, fragments, used, zone, seen)))
            .Select(p => (p.Element, Post: p.Post with { IsKeyEvent = p.Post.IsKeyEvent || (p.Post.Anchor is { } anchor && listed.Contains(anchor)) || KeyEvents.IsMarked(p.Element) })).ToArray();
        return Clocked(posts, published ?? seen).ToDictionary(p => p.Element, p => p.Post);
    }

    // Posts that state no moment but print a time of day.
    private static IEnumerable<(IElement Element, DraftPost Post)> Clocked((IElement Element, DraftPost Post)[] posts, PublicationTime? published)
    {
        var open = posts.Select((p, i) => (i, Clock: p.Post.Published is null ? PostStructure.ClockOf(p.Element) : null)).Where(p => p.Clock is not null).ToArray();
        if (open.Length >= FewestPosts)
        {
            var times = PostClock.Resolve([.. open.Select(o => o.Clock!)], published);
            for (var n = 0; n < open.Length; n++)
            {
                posts[open[n].i].Post = posts[open[n].i].Post with { Published = times[n] };
            }
        }

        return posts;
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
                draft.Posts.Add(new DraftPost(found.Fragment, block.Text, found.Published) { Modified = found.Modified, Author = found.Author, IsKeyEvent = found.IsKeyEvent });
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

    private static DraftPost Post(IElement element, LinkedData linked, Dictionary<string, LinkedPost> fragments, HashSet<LinkedPost> used, TimeSpan? zone, PublicationTime? seen)
    {
        var headline = element.QuerySelector("h1, h2, h3, h4, [itemprop=headline]") is { } h
            ? h.GetAttribute("content") is { Length: > 0 } stated ? Draft.Fold(stated) : PageWalk.Words(h)
            : null;
        var anchor = element.QuerySelector("meta[itemprop=url]")?.GetAttribute("content") is { } url && url.IndexOf('#', StringComparison.Ordinal) is > 0 and var hash && hash + 1 < url.Length
            ? url[(hash + 1)..]
            : element.Id is { Length: > 0 } id ? id : element.QuerySelector("a[name]")?.GetAttribute("name");
        var published = PostStructure.TimeOf(element, zone) ?? RelativeTime.Of(element, seen);
        var said = anchor is not null && fragments.TryGetValue(anchor, out var byAnchor) ? byAnchor
            : linked.Posts.Find(p => !used.Contains(p) && headline is not null && p.Headline is not null && string.Equals(Draft.Fold(p.Headline), headline, StringComparison.OrdinalIgnoreCase))
            ?? linked.Posts.Find(p => !used.Contains(p) && published is not null && p.Published == published);
        if (said is not null)
        {
            used.Add(said);
        }

        return new DraftPost(anchor ?? said?.Fragment, headline, said?.Published ?? published)
        {
            Modified = said?.Modified,
            Author = said?.Author ?? AuthorOf(element),
            IsKeyEvent = said?.IsKeyEvent ?? false,
        };
    }

    private static string? AuthorOf(IElement post) => post.QuerySelector("[rel=author], [itemprop=author]") is { } by
        && (by.QuerySelector("[itemprop=name]") ?? by) is { } name && (name.GetAttribute("content") ?? PageWalk.Words(name)) is { Length: > 1 and < 80 } words ? words : null;

    /// <summary>Posts that the JSON-LD alone has: the page draws them later, or leaves them to a next page.</summary>
    public static void AddMissing(Draft draft, LinkedData linked)
    {
        var printed = string.Concat(draft.Blocks.Select(b => BlockFeatures.Letters(b.Text)));
        var anchors = draft.Posts.Select(p => p.Anchor).OfType<string>().ToHashSet(StringComparer.Ordinal);
        // Where the page's posts bear the JSON-LD's anchors, two posts of one headline are two.
        var isAnchored = anchors.Count > 0 && linked.Posts.Count(p => p.Fragment is not null && anchors.Contains(p.Fragment)) * 2 >= draft.Posts.Count;
        foreach (var post in linked.Posts)
        {
            var (headline, body) = (BlockFeatures.Letters(post.Headline ?? ""), BlockFeatures.Letters(Plain(post.Body)));
            var isPrinted = isAnchored && post.Fragment is not null ? anchors.Contains(post.Fragment) : (headline.Length > 8 && printed.Contains(headline, StringComparison.Ordinal))
                || (body.Length > 8 && printed.Contains(body[..Math.Min(body.Length, 50)], StringComparison.Ordinal));
            if (isPrinted || headline.Length + body.Length == 0)
            {
                continue;
            }

            draft.Posts.Add(new DraftPost(post.Fragment, post.Headline, post.Published) { Modified = post.Modified, Author = post.Author, IsKeyEvent = post.IsKeyEvent });
            if (post.Headline is { Length: > 0 } words)
            {
                draft.Blocks.Add(new DraftBlock(words, BlockRole.Heading, draft.Posts.Count - 1));
            }

            foreach (var line in Plain(post.Body).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                draft.Blocks.Add(new DraftBlock(line, BlockRole.Body, draft.Posts.Count - 1));
            }
        }
    }

    // Some pages put their markup into the JSON-LD's body.
    private static string Plain(string? body) => body is null ? "" : System.Net.WebUtility.HtmlDecode(Tag().Replace(body, " "));

    [System.Text.RegularExpressions.GeneratedRegex("</?[a-zA-Z][^<>]{0,2000}>", System.Text.RegularExpressions.RegexOptions.NonBacktracking | System.Text.RegularExpressions.RegexOptions.CultureInvariant)]
    private static partial System.Text.RegularExpressions.Regex Tag();
}
