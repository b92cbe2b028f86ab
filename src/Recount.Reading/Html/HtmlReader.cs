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

    private readonly BlockModel _model;

    private HtmlReader(IDocument page, SourceHints hints, BlockModel model)
    {
        (_page, _hints, _model) = (page, hints, model);
        _meta = PageWords.Of(page);
    }

    /// <summary>Null where the page is built to exhaust a reader.</summary>
    public static Draft? Read(string html, SourceHints hints, BlockModel model)
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

        var reader = new HtmlReader(page, hints, model);
        reader.ReadPage(page.Body);
        return reader._draft;
    }

    /// <summary>For training: the page's blocks as they stand, and what the page says of itself; null where it can't be parsed.</summary>
    internal static (List<PageBlock> Blocks, PageHints Hints)? BlocksOf(byte[] bytes)
    {
        var html = TextDecoder.Decode(bytes, "text/html") is { } text ? TextDecoder.Tidy(text) : "";
        if (html.Length == 0 || !HtmlGuard.IsSafe(html))
        {
            return null;
        }

        var page = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(html);
        if (page.Body is not { } body)
        {
            return null;
        }

        var meta = PageWords.Of(page);
        var title = PageTitle.Of(body, meta);
        return (PageBlocks.Of(body).Blocks, new PageHints(title.Text, meta.Description, meta.Linked.Body, title.Heading));
    }

    private void ReadPage(IElement body)
    {
        _meta.Describe(_draft, _hints);
        var title = PageTitle.Of(body, _meta);
        (_draft.Title, _draft.IsTitlePrinted) = (title.Text, title.IsPrinted);
        _draft.StatedTitle = _meta.StatedTitle(title.Text);
        var page = PageBlocks.Of(body);
        var blocks = page.Blocks;
        var scores = _model.Score(blocks, new PageHints(title.Text, _meta.Description, _meta.Linked.Body, title.Heading));
        _draft.Dates = DateSearch.Find(_page, blocks, scores, title, _draft.Dates, _meta.Addresses, _page.DocumentElement.GetAttribute("lang"));
        var isSaidLive = _meta.Linked.IsLiveBlog || LiveTitles.Announce(_draft.Title)
            || _page.QuerySelector("[itemtype$='LiveBlogPosting']") is not null;
        var isLiveAddress = _meta.Addresses.Any(LiveTitles.IsLiveAddress);
        var posts = isSaidLive || isLiveAddress || page.IsNamed("live")
            ? PagePosts.Find(body, isSaidLive, isLiveAddress, _meta.Linked, _draft.Dates.Published?.Time, _hints.Seen?.Time)
            : [];
        var isLive = isSaidLive || posts.Count > 0;
        new ArticleText(blocks, scores, title, _draft, posts).Write();
        if (isLive)
        {
            PagePosts.Align(_draft, _meta.Linked);
            PagePosts.AddMissing(_draft, _meta.Linked);
        }

        FallBack();
        Bylines.TakeFrom(_draft);
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

    // A page whose text is drawn by scripts may carry it in its JSON-LD or in their data; such text isn't literally on the page.
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
                _draft.Posts.Add(new DraftPost(post.Fragment, post.Headline, post.Published) { Modified = post.Modified, Author = post.Author, IsKeyEvent = post.IsKeyEvent });
                _draft.Blocks.Add(new DraftBlock(post.Headline ?? "", BlockRole.Heading, _draft.Posts.Count - 1));
                AddLines(post.Body ?? "", _draft.Posts.Count - 1);
            }
        }
        else if (ScriptBody.Of(_page) is { Count: > 0 } paragraphs)
        {
            _draft.Blocks.Clear();
            paragraphs.ForEach(p => _draft.Blocks.Add(new DraftBlock(p, BlockRole.Body)));
        }
    }

    private void AddLines(string text, int? post)
    {
        foreach (var line in text.Split('\n'))
        {
            _draft.Blocks.Add(new DraftBlock(line, BlockRole.Body, post));
        }
    }
}
