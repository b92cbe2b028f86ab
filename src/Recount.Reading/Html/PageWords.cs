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

    /// <summary>The title that the page gives to other sites: OpenGraph's or JSON-LD's, without the outlet's name.</summary>
    /// <remarks>
    /// Either may be one made for sharing or for search engines: the page's own is the one that it prints, or else the one that
    /// its title element begins with; quotation marks tell apart two that it prints. Known gap: some outlets mean the one that their page doesn't print, and nothing on it tells.
    /// </remarks>
    public string? StatedTitle(string? printed)
    {
        var linked = Linked.Headline is { } headline ? Draft.Fold(headline) : null;
        if (linked is null || this["og:title"] is not { } whole)
        {
            return this["og:title"] is { } only ? WithoutOutlet(only, printed) : linked;
        }

        var open = WithoutOutlet(whole, printed);
        bool IsPrinted(string title) => printed is not null && IsSame(title, printed);
        int Rank(string title) => (IsPrinted(title) ? 2 : 0) + (WindowTitle?.StartsWith(title, StringComparison.Ordinal) == true ? 1 : 0);
        var (linkedRank, openRank) = (Rank(linked), Rank(open));
        return linkedRank > openRank || (linkedRank == openRank && IsPrinted(linked)) ? linked : open;
    }

    private static bool IsSame(string a, string b) => string.Equals(BlockFeatures.Letters(a), BlockFeatures.Letters(b), StringComparison.Ordinal);

    private string WithoutOutlet(string title, string? printed)
    {
        string?[] outlets = [this["og:site_name"], Linked.Publisher, this["application-name"], Uri.TryCreate(Addresses.FirstOrDefault(a => a is not null), UriKind.Absolute, out var uri) ? Core(uri.Host) : null];
        var names = outlets.OfType<string>().Select(BlockFeatures.Letters).Where(n => n.Length > 2).ToArray();
        for (var match = TitleEnd().Match(title); match.Success; match = TitleEnd().Match(title))
        {
            var (head, tail) = (title[..match.Index].TrimEnd(), BlockFeatures.Letters(match.Groups["o"].Value));
            var isOutlet = names.Any(n => tail.Contains(n, StringComparison.Ordinal) || n.Contains(tail, StringComparison.Ordinal) || tail.StartsWith("by", StringComparison.Ordinal))
                || IsSame(head, printed ?? "") || IsSame(head, Linked.Headline ?? "");
            if (!isOutlet || head.Length < 8)
            {
                break;
            }

            title = head;
        }

        return title;
    }

    private static string Core(string host)
    {
        var parts = host.Split('.');
        return parts.Length < 2 ? host : parts[^2].Length > 3 || parts.Length == 2 ? parts[^2] : parts[^3];
    }

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
        draft.StatedAuthors.AddRange([.. Linked.Authors.SelectMany(a => Joint().Split(a)), .. Linked.Organisations]);
        var linked = Names(Linked.Authors);
        draft.Authors.AddRange(linked.Length > 0 ? linked : Names(Bylines()));
    }

    private static string[] Names(IEnumerable<string> bylines) =>
        [.. bylines.SelectMany(b => Joint().Split(b)).Select(a => Draft.Fold(Place().Replace(By().Replace(a.Trim(), ""), ""))).Where(IsName)];

    private static bool IsName(string name) => name.Length is >= 2 and < 60 && !name.StartsWith("http", StringComparison.OrdinalIgnoreCase)
        && !name.Contains('@', StringComparison.Ordinal) && char.IsUpper(name[0]);

    private IEnumerable<string> Bylines()
    {
        // Facebook's article:author is often the address of a profile.
        string?[] stated = [this["author"], this["article:author"], this["sailthru.author"]];
        if (Array.Find(stated, a => a is not null && !Uri.IsWellFormedUriString(a, UriKind.Absolute)) is { } author)
        {
            return [author];
        }

        return _page.QuerySelectorAll("[rel=author], [itemprop=author], [class*=byline]").Take(1).Select(PageWalk.Words)
            .Select(b => NameEnd().Match(b) is { Success: true } end ? b[..end.Index].TrimEnd() : b).Where(b => b.Length < 100);
    }

    /// <summary>What the page gives as its own address, whether or not it can be one.</summary>
    public IEnumerable<string?> Addresses => [_page.QuerySelector("link[rel~=canonical]")?.GetAttribute("href"), this["og:url"], Linked.Url];

    private string? Url(SourceHints hints)
    {
        var canonical = _page.QuerySelector("link[rel~=canonical]")?.GetAttribute("href");
        foreach (var address in (string?[])[canonical, this["og:url"], Linked.Url])
        {
            // A site's front page as canonical address would make one document of all its articles.
            if (Reading.Addresses.Absolute(address, hints.Url) is { } url && new Uri(url) is { } uri && (uri.AbsolutePath.Length > 1 || uri.Query.Length > 1))
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

    [GeneratedRegex(@" ?[-–—|·•:] ?(?<o>[^-–—|·•:]{2,50})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex TitleEnd();

    [GeneratedRegex(@"\s*(?:,| and | & |;|\|)\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Joint();

    // "Madeleine Howell 30 August 2023", "Sarah Lazare Twitter Today 5:00 am"
    [GeneratedRegex(@"\d|[•|·/]| (Twitter|Facebook|Updated|Published|Today|Yesterday)\b| (January|February|March|April|May|June|July|August|September|October|November|December) \d",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NameEnd();

    [GeneratedRegex(@" in \p{Lu}[\p{L} ]{2,30}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"^by:?\s+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex By();
}
