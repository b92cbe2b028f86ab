using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Recount.Core;

namespace Recount.Reading;

/// <summary>What a page says of itself outside its text: meta tags, OpenGraph, JSON-LD, link and title.</summary>
internal sealed partial class PageWords
{
    private static readonly string[] s_published =
        ["article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate",
         "publishdate", "publish-date", "publication_date", "dc.date.issued", "dc.date", "dcterms.created", "dcterms.date", "date", "article.published",
         "og:published_time", "cxenseparse:recs:publishtime", "article_date_original", "originalpublicationdate", "last-modified-date"];

    private static readonly string[] s_modified =
        ["article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "dcterms.modified", "lastmod", "last-modified"];

    private readonly Dictionary<string, string> _meta = new(StringComparer.OrdinalIgnoreCase);
    private readonly IDocument _page;

    private PageWords(IDocument page)
    {
        _page = page;
        Linked = LinkedData.Of(page);
        foreach (var meta in page.QuerySelectorAll("meta"))
        {
            var name = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop");
            if (name is not null && meta.GetAttribute("content") is { } content && !string.IsNullOrWhiteSpace(content))
            {
                _meta.TryAdd(name.Trim(), Draft.Fold(TextDecoder.Tidy(content)));
            }
        }

        WindowTitle = page.QuerySelector("title") is { } title ? Draft.Fold(title.TextContent) : null;
    }

    public LinkedData Linked { get; }

    /// <summary>The title element's text, outlet and all.</summary>
    public string? WindowTitle { get; }

    public string? this[string name] => _meta.GetValueOrDefault(name);

    /// <summary>The teaser; a paragraph of the page with these words is its standfirst.</summary>
    public string? Description => this["og:description"] ?? this["description"];

    public static PageWords Of(IDocument page) => new(page);

    public void Describe(Draft draft, SourceHints hints)
    {
        draft.Url = Url(hints);
        draft.Outlet = Linked.Publisher ?? this["og:site_name"] ?? this["application-name"] ?? TitleTail();
        draft.Language = _page.DocumentElement.GetAttribute("lang") ?? Linked.Language;
        draft.Published = Date([Linked.Published, .. s_published.Select(n => this[n]), .. PrintedDates()], hints.Name, draft);
        var updated = Date([Linked.Modified, .. s_modified.Select(n => this[n])], null, draft);
        draft.Updated = updated is { } u && draft.Published is { } p && u <= p ? null : updated;
        draft.Dates = new PageDates
        {
            Published = draft.Published is { } stated ? new FoundDate(stated, "stated") : null,
            Modified = updated is { } changed ? new FoundDate(changed, "stated") : null,
        };
        foreach (var author in Linked.Authors.Count > 0 ? Linked.Authors : Bylines())
        {
            foreach (var name in Joint().Split(author).Select(a => Place().Replace(By().Replace(a.Trim(), ""), "")).Where(IsName))
            {
                draft.Authors.Add(Draft.Fold(name));
            }
        }
    }

    private static bool IsName(string name) => name.Length is > 2 and < 60 && !name.StartsWith("http", StringComparison.OrdinalIgnoreCase)
        && !name.Contains('@', StringComparison.Ordinal) && char.IsUpper(name[0]);

    private IEnumerable<string> Bylines()
    {
        if (this["author"] is { } author)
        {
            return [author];
        }

        var byline = _page.QuerySelectorAll("[rel=author], [itemprop=author], [class*=byline]").Take(1).Select(PageWalk.Words)
            .Where(b => b.Length < 100);
        return byline;
    }

    private string? Url(SourceHints hints)
    {
        var canonical = _page.QuerySelector("link[rel~=canonical]")?.GetAttribute("href");
        foreach (var address in (string?[])[canonical, this["og:url"], Linked.Url])
        {
            // A site's front page as canonical address would make one document of all its articles.
            if (Addresses.Absolute(address, hints.Url) is { } url && new Uri(url) is { } uri && (uri.AbsolutePath.Length > 1 || uri.Query.Length > 1))
            {
                return url;
            }
        }

        return null;
    }

    private string? TitleTail()
    {
        var headline = Linked.Headline ?? this["og:title"];
        var match = WindowTitle is null ? null : Tail().Match(WindowTitle);
        return match is { Success: true } && (headline is null || !headline.EndsWith(match.Groups["o"].Value, StringComparison.Ordinal))
            ? match.Groups["o"].Value
            : null;
    }

    private IEnumerable<string?> PrintedDates()
    {
        yield return _page.QuerySelector("[itemprop~=datePublished]") is { } said
            ? said.GetAttribute("datetime") ?? said.GetAttribute("content") ?? PageWalk.Words(said)
            : null;
        yield return _page.QuerySelector("time[pubdate], time.published, time.entry-date, article header time[datetime], article time[datetime], main time[datetime], time[datetime]")?.GetAttribute("datetime");
        var time = _page.QuerySelector("article time, main time, time");
        yield return time is null ? null : PageWalk.Words(time);
    }

    private static PublicationTime? Date(IEnumerable<string?> values, string? name, Draft draft)
    {
        var bad = false;
        foreach (var value in values.Where(v => !string.IsNullOrWhiteSpace(v)))
        {
            if (PrintedTime.Parse(value) is { } time)
            {
                return time;
            }

            bad |= value!.Any(char.IsAsciiDigit);
        }

        if (bad && name is not null)
        {
            draft.Diagnostics.Add(DiagnosticCatalogue.BadDate.At(name, "the page's publication date can't be read as one"));
        }

        return null;
    }

    [GeneratedRegex(@" [-–—|·•:] (?<o>\p{Lu}[^-–—|·•:]{1,40})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tail();

    [GeneratedRegex(@"\s*(?:,| and | & |;|\|)\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Joint();

    [GeneratedRegex(@" in \p{Lu}[\p{L} ]{2,30}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"^by:?\s+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex By();
}
