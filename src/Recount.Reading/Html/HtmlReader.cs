using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Recount.Core;

namespace Recount.Reading;

/// <summary>One HTML page to a draft: what its metadata says, its article's text, a live blog's posts.</summary>
internal sealed class HtmlReader
{
    /// <summary>Elements inside one another; browsers stop at 512, real pages stay below 100 (unclosed tags aside).</summary>
    public const int MaxDepth = 1000;

    /// <summary>Start tags of a page; the largest page met has 40,000.</summary>
    public const int MaxTags = 400_000;

    private readonly SourceHints _hints;
    private readonly IDocument _page;
    private readonly PageWords _meta;
    private readonly Draft _draft = new();

    private HtmlReader(IDocument page, SourceHints hints)
    {
        (_page, _hints) = (page, hints);
        _meta = PageWords.Of(page);
    }

    /// <summary>Null where the page is built to exhaust a reader.</summary>
    public static Draft? Read(string html, SourceHints hints)
    {
        if (!HtmlGuard.IsSafe(html))
        {
            return null;
        }

        using var page = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(html);
        if (page.Body is null)
        {
            return new Draft();
        }

        var reader = new HtmlReader(page, hints);
        reader.ReadPage(page.Body);
        return reader._draft;
    }

    private void ReadPage(IElement body)
    {
        _meta.Describe(_draft, _hints);
        var main = MainText.Of(body);
        var heading = Title(body, main);
        var isLive = _meta.Linked.IsLiveBlog || LiveTitles.Announce(_draft.Title)
            || _page.QuerySelector("[itemtype$='LiveBlogPosting']") is not null;
        var posts = isLive ? PagePosts.Find(main, _meta.Linked) : [];
        var article = new ArticleWalk(Root(main.Container, heading), main, heading, posts, _draft, _meta);
        article.Go();
        if (isLive)
        {
            PagePosts.Align(_draft, _meta.Linked);
        }

        FallBack();
        _draft.Kind = isLive ? DocumentKind.LiveBlog : DocumentKind.Article;
        foreach (var credit in _meta.Linked.Organisations.Concat(_draft.Authors).Where(a => !Same(a, _draft.Outlet)).ToArray())
        {
            if (_meta.Linked.Organisations.Contains(credit) || Same(credit, _draft.Agency) || Agencies.Known(credit) is not null)
            {
                _draft.Agency ??= Agencies.Known(credit) ?? credit;
                _draft.Authors.RemoveAll(a => Same(a, credit));
            }
        }
    }

    private static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    /// <summary>The heading element that is the article's title; sets the draft's title from it, or from the page's words.</summary>
    private IElement? Title(IElement body, MainText main)
    {
        var said = _meta.Linked.Headline ?? _meta["og:title"] ?? _meta.WindowTitle;
        var best = body.QuerySelectorAll("h1, [itemprop='headline']")
            .Where(h => !IsInDropped(h, main) && PageWalk.Words(h).Length is > 3 and < 400)
            .Select((h, i) => (Heading: h, Score: Overlap(PageWalk.Words(h), said) * 10 + (h.LocalName is "h1" ? 2 : 0) + (i == 0 ? 1 : 0)))
            .OrderByDescending(p => p.Score).FirstOrDefault();
        if (best.Heading is not null)
        {
            var words = new HeadingWords(best.Heading, main);
            PageWalk.Through(best.Heading, words);
            words.Flush();
            if (words.Longest.Length > 3)
            {
                _draft.Title = words.Longest;
                return best.Heading;
            }
        }

        var title = said is null ? null : Draft.Fold(said);
        _draft.Title = title;
        _draft.IsTitlePrinted = title is not null && _meta.WindowTitle?.Contains(title, StringComparison.Ordinal) == true;
        return null;
    }

    // How many tenths of the words of a heading are words of what the metadata calls the page.
    private static int Overlap(string heading, string? said)
    {
        if (said is null)
        {
            return 0;
        }

        var words = said.Split(' ').ToHashSet(StringComparer.OrdinalIgnoreCase);
        var own = heading.Split(' ');
        return own.Count(words.Contains) * 10 / Math.Max(own.Length, words.Count / 2);
    }

    private static bool IsInDropped(IElement element, MainText main)
    {
        for (var e = element.ParentElement; e is not null; e = e.ParentElement)
        {
            if (main.IsDropped(e) && e.LocalName is not ("body" or "html"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The least element that holds both the article and its title, where the title stands first.</summary>
    private static IElement Root(IElement container, IElement? heading)
    {
        if (heading is null || heading.CompareDocumentPosition(container).HasFlag(DocumentPositions.Preceding)
            && !heading.CompareDocumentPosition(container).HasFlag(DocumentPositions.Contains))
        {
            return container; // no title, or one below the article, which is none of its own
        }

        var above = new HashSet<IElement>();
        for (var e = container; e is not null; e = e.ParentElement)
        {
            above.Add(e);
        }

        for (var e = heading; e is not null; e = e.ParentElement)
        {
            if (above.Contains(e))
            {
                return e;
            }
        }

        return container;
    }

    // A page whose text is drawn by scripts may carry it in its JSON-LD; such text isn't literally on the page.
    private void FallBack()
    {
        const int enough = 250;
        var linked = _meta.Linked;
        if (_draft.Blocks.Where(b => b.Role != BlockRole.Heading).Sum(b => b.Text.Length) >= enough)
        {
            return;
        }

        if (linked.Body is { Length: > enough } body)
        {
            _draft.Blocks.Clear();
            AddLines(body, null);
        }
        else if (linked.Posts.Sum(p => p.Body?.Length ?? 0) > enough)
        {
            _draft.Blocks.Clear();
            _draft.Posts.Clear();
            foreach (var post in linked.Posts)
            {
                _draft.Posts.Add(new DraftPost(post.Fragment, post.Headline, post.Published) { Modified = post.Modified, Author = post.Author });
                _draft.Blocks.Add(new DraftBlock(post.Headline ?? "", BlockRole.Heading, _draft.Posts.Count - 1));
                AddLines(post.Body ?? "", _draft.Posts.Count - 1);
            }
        }
    }

    private void AddLines(string text, int? post)
    {
        foreach (var line in text.Split('\n'))
        {
            _draft.Blocks.Add(new DraftBlock(line, BlockRole.Body, post));
        }
    }

    private sealed class HeadingWords(IElement root, MainText main) : BlockWalk(root)
    {
        public string Longest { get; private set; } = "";

        protected override bool IsDropped(IElement element) => !ReferenceEquals(element, root) && main.IsDropped(element);

        protected override void Run(PageRun run) => Longest = run.Text.Length > Longest.Length ? run.Text : Longest;

        private readonly IElement root = root;
    }
}
