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

    private static readonly string[] s_section = ["article:section", "og:article:section", "section", "parsely-section", "cxenseparse:section"];

    private const int MostNameWords = 8;
    private const int MostNamed = 200; // elements named for authors; comments have one each
    private const int MostBylines = 8; // looked at for a name

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
        var names = OutletNames.OfType<string>().Select(BlockFeatures.Letters).Where(n => n.Length > 2).ToArray();
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

    private string?[] OutletNames => [this["og:site_name"], Linked.Publisher, this["application-name"],
        Uri.TryCreate(Addresses.FirstOrDefault(a => a is not null), UriKind.Absolute, out var uri) ? Core(uri.Host) : null];

    private static string Core(string host)
    {
        var parts = host.Split('.');
        return parts.Length < 2 ? host : parts[^2].Length > 3 || parts.Length == 2 ? parts[^2] : parts[^3];
    }

    public void Describe(Draft draft, SourceHints hints)
    {
        draft.Url = Url(hints);
        draft.Outlet = Fuller(Linked.Publisher, this["og:site_name"]) ?? this["application-name"] ?? TitleTail();
        draft.Language = _page.DocumentElement.GetAttribute("lang") ?? Linked.Language;
        draft.Dates = draft.Dates
            .Or(Date(DateRole.Published, [(Linked.Published, "json-ld"), .. s_published.Select(n => (this[n], "meta " + n)), .. PrintedDates()], hints.Name, draft))
            .Or(Date(DateRole.Modified, [(Linked.Modified, "json-ld"), .. s_modified.Select(n => (this[n], "meta " + n))], null, draft));
        draft.Section = StatedSection(draft.Outlet);
        draft.StatedAuthors.AddRange([.. Linked.Authors.SelectMany(a => Joint().Split(a)), .. Linked.Organisations]);
        // Some outlets state themselves as the author of all that they print.
        var linked = Names(Linked.Authors);
        var people = linked.Where(a => !string.Equals(a, draft.Outlet, StringComparison.OrdinalIgnoreCase)).ToArray();
        draft.Authors.AddRange(people is [_, ..] ? people : Names(Bylines()) is [_, ..] printed ? printed : linked);
    }

    private static string[] Names(IEnumerable<string> bylines) =>
        [.. bylines.SelectMany(b => Joint().Split(b)).Select(a => Draft.Fold(Place().Replace(Reading.Bylines.Bare(a.Trim()), ""))).Where(IsName)];

    private static bool IsName(string name) => name.Length is >= 2 and < 60 && name[^1] is not ':' && !name.StartsWith("http", StringComparison.OrdinalIgnoreCase)
        && !name.Contains('@', StringComparison.Ordinal) && char.IsUpper(name[0]);

    private IEnumerable<string> Bylines()
    {
        // Facebook's article:author is often the address of a profile.
        string?[] stated = [this["author"], this["article:author"], this["sailthru.author"]];
        if (Array.Find(stated, a => a is not null && !Uri.IsWellFormedUriString(a, UriKind.Absolute)) is { } author)
        {
            return [author];
        }

        var marked = _page.QuerySelectorAll("[rel=author], [itemprop=author], [class*=byline]").Take(1)
            .Concat(_page.QuerySelectorAll("[class*=author i], [class*=byline i], [class*=autor i]").Take(MostNamed).Where(Furniture.IsByline).Take(MostBylines));
        return marked.Select(PageWalk.Words).Select(b => NameEnd().Match(b) is { Success: true } end ? b[..end.Index].TrimEnd() : b)
            .Select(b => LastName().Match(b) is { Success: true } last ? b[..(last.Index + last.Length)] : b)
            .Where(b => b.Length < 100 && Names([b]) is [_, ..] names && names.All(n => n.Count(c => c == ' ') < MostNameWords)).Take(1);
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

    // "mirror" and "The Mirror", "Insider" and "Business Insider": the longer name of one outlet.
    private static string? Fuller(string? publisher, string? site) => publisher is null || (site is not null && site.Length > publisher.Length
        && BlockFeatures.Letters(site).EndsWith(BlockFeatures.Letters(publisher), StringComparison.Ordinal)) ? site : publisher;

    private Section? StatedSection(string? outlet)
    {
        var stated = new[] { (Linked.Section, "json-ld") }.Concat(s_section.Select(n => (this[n], "meta " + n)))
            .Append((_page.QuerySelector("[itemprop~=articleSection]") is { } said ? PageWalk.Words(said) : null, "microdata"));
        foreach (var (name, found) in stated)
        {
            if (name is { Length: > 1 and < Sections.Longest } && !name.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            {
                return new Section(Draft.Fold(name), found);
            }
        }

        var links = _page.QuerySelectorAll("nav[aria-label*=breadcrumb i] a, [itemtype$=BreadcrumbList] a, [class*=breadcrumb i] a").Take(12)
            .Select(a => (PageWalk.Words(a), a.GetAttribute("href")));
        return Sections.OfTrail(Linked.Trail.Count > 0 ? Linked.Trail : links, [outlet, .. OutletNames], [Linked.Headline, this["og:title"], WindowTitle]);
    }

    private IEnumerable<(string? Value, string Found)> PrintedDates()
    {
        yield return (_page.QuerySelector("[itemprop~=datePublished]") is { } said
            ? said.GetAttribute("datetime") ?? said.GetAttribute("content") ?? PageWalk.Words(said)
            : null, "microdata");
        yield return ( _page.QuerySelector("time[pubdate], time.published, time.entry-date, article header time[datetime], article time[datetime], main time[datetime], time[datetime]")?.GetAttribute("datetime"), "time");
        var time = _page.QuerySelector("article time, main time, time");
        yield return (time is null ? null : PageWalk.Words(time), "time");
    }

    private static FoundDate? Date(DateRole role, IEnumerable<(string? Value, string Found)> values, string? name, Draft draft)
    {
        var bad = false;
        foreach (var (value, found) in values.Where(v => !string.IsNullOrWhiteSpace(v.Value)))
        {
            if (PrintedTime.Found(role, value, found) is { } date)
            {
                return date;
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
    [GeneratedRegex(@"(^| )\d|[•|·/]| (Twitter|Facebook|Updated|Published|Today|Yesterday)\b| (January|February|March|April|May|June|July|August|September|October|November|December) \d",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NameEnd();

    // To its last word with a capital: "Ada Holm am", "Ada Holm -".
    [GeneratedRegex(@"^.*\p{Lu}\S*", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LastName();

    [GeneratedRegex(@" in \p{Lu}[\p{L} ]{2,30}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
