using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Recount.Core;

namespace Recount.Reading;

/// <summary>RSS 0.9 to 2.0, Atom (RFC 4287), JSON Feed 1.1 and news sitemaps.</summary>
/// <remarks>
/// Elements are told by their local names, since feeds err in namespaces. No DTD, entity or address is followed; at most
/// <see cref="DocumentReader.MaxBytes"/> and <see cref="MostEntries"/>. Thread-safe; never throws on any bytes.
/// </remarks>
public sealed class FeedReader
{
    /// <summary>A news sitemap's own limit is 1,000, a sitemap's 50,000.</summary>
    public const int MostEntries = 50_000;

    private const int MostEntityChars = 4096;

    private static readonly string[] s_rfc822 =
        ["ddd, d MMM yyyy HH:mm:ss zzz", "d MMM yyyy HH:mm:ss zzz", "ddd, d MMM yyyy HH:mm zzz", "d MMM yyyy HH:mm zzz", "ddd, d MMM yy HH:mm:ss zzz"];

    /// <summary>The entries in the feed's order; null where the bytes are no feed.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "An instance is what hosts compose and tests replace.")]
    public IReadOnlyList<FeedEntry>? Entries(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span.StartsWith("\uFEFF"u8) ? bytes.Span[3..] : bytes.Span;
        span = span.TrimStart(" \t\r\n"u8);
        return bytes.Length > DocumentReader.MaxBytes || span.IsEmpty ? null
            : span[0] == (byte)'{' ? FromJson(bytes[(bytes.Length - span.Length)..])
            : span[0] == (byte)'<' || bytes.Span[0] is 0xFF or 0xFE ? FromXml(bytes)
            : null;
    }

    /// <summary>Entries that carry a text, each as a document of its own; the name is given to each as NAME:NUMBER.</summary>
    /// <returns>Numbers from 1; an entry without a text gives RC1011. One result with RC1009 where the stream is no feed.</returns>
    public IEnumerable<(long Number, ReadResult Result)> Read(Stream stream, SourceHints hints)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(hints);
        using var copy = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while (copy.Length <= DocumentReader.MaxBytes && (read = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            copy.Write(buffer, 0, read);
        }

        if (Entries(copy.ToArray()) is not { } entries)
        {
            return [(1, ReadResult.Quarantined(DiagnosticCatalogue.BadArchive, hints.Name, "it is no RSS, Atom, JSON feed or sitemap, or exceeds a limit"))];
        }

        return entries.Select((entry, i) => (i + 1L, One(entry, hints with { Name = FormattableString.Invariant($"{hints.Name}:{i + 1}") })));
    }

    private static ReadResult One(FeedEntry entry, SourceHints hints) => entry.Html is null
        ? ReadResult.Quarantined(DiagnosticCatalogue.NoArticle, hints.Name, "entry without a text")
        : FeedText.Read(entry, hints);

    private static List<FeedEntry>? FromXml(ReadOnlyMemory<byte> bytes)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersFromEntities = MostEntityChars,
            MaxCharactersInDocument = DocumentReader.MaxBytes, CheckCharacters = false, IgnoreComments = true,
        };
        try
        {
            using var stream = new MemoryStream(bytes.ToArray());
            using var reader = XmlReader.Create(stream, settings);
            var root = XDocument.Load(reader).Root!;
            var channel = Child(root, "channel") ?? root;
            var (outlet, seen) = (Clean(Child(channel, "title")?.Value), Time(Child(channel, "lastBuildDate") ?? Child(channel, "pubDate") ?? Child(channel, "updated") ?? Child(channel, "date")));
            var entries = root.Descendants().Where(e => e.Name.LocalName is "item" or "entry" || (e.Name.LocalName is "url" && root.Name.LocalName is "urlset"))
                .Take(MostEntries).Select(e => FromXml(e, outlet) with { Seen = seen }).ToList();
            return entries.Count > 0 || root.Name.LocalName is "rss" or "feed" or "RDF" or "urlset" ? entries : null;
        }
        catch (Exception e) when (e is XmlException or ArgumentException) // the latter of the reader's own, where a declaration names another encoding late
        {
            return null;
        }
    }

    private static FeedEntry FromXml(XElement e, string? outlet)
    {
        var news = Child(e, "news");
        var link = e.Elements().Where(c => c.Name.LocalName is "link").OrderBy(c => c.Attribute("rel")?.Value is null or "alternate" ? 0 : 1).FirstOrDefault();
        var guid = Child(e, "guid") is { } g && g.Attribute("isPermaLink")?.Value is not "false" ? g.Value : null;
        var full = e.Elements().FirstOrDefault(c => c.Name.LocalName is "encoded" or "content" && c.Attribute("url") is null && c.Value.Length > 0);
        var teaser = Child(e, "description") ?? Child(e, "summary");
        return new FeedEntry
        {
            Url = Addresses.Absolute(link?.Attribute("href")?.Value ?? link?.Value ?? guid ?? Child(e, "loc")?.Value, null) ?? Addresses.Absolute(guid, null),
            Title = Clean(Child(news ?? e, "title")?.Value),
            Outlet = Clean(news is null ? null : Child(Child(news, "publication") ?? news, "name")?.Value) ?? outlet,
            Published = Time(Child(e, "pubDate") ?? Child(e, "published") ?? Child(e, "date") ?? Child(e, "issued") ?? (news is null ? null : Child(news, "publication_date"))),
            Updated = Time(Child(e, "updated") ?? Child(e, "modified") ?? Child(e, "lastmod")),
            Author = Clean(Child(e, "creator")?.Value ?? (Child(e, "author") is { } a ? Child(a, "name")?.Value ?? a.Value : null)),
            Section = e.Elements().Where(c => c.Name.LocalName is "category" or "section" or "subject").Select(c => Clean(c.Attribute("term")?.Value ?? c.Value)).FirstOrDefault(c => c is not null),
            Html = full is not null ? Inner(full) : teaser is { Value.Length: > 0 } ? Inner(teaser) : null,
            IsTeaser = full is null,
        };
    }

    private static XElement? Child(XElement e, string name) =>
        e.Elements().FirstOrDefault(c => string.Equals(c.Name.LocalName, name, StringComparison.Ordinal));

    // XHTML content stands as elements, everything else as escaped text.
    private static string Inner(XElement e) =>
        e.HasElements ? string.Concat(e.Nodes().Select(n => n.ToString(SaveOptions.DisableFormatting))) : e.Value;

    private static PublicationTime? Time(XElement? e) => e is null ? null : Time(e.Value);

    private static PublicationTime? Time(string? text)
    {
        if (PrintedTime.Parse(text) is { HasTimeOfDay: true } time)
        {
            return time;
        }

        var value = text is { Length: < 60 } ? Draft.Fold(text) : "";
        var zone = value.Length > 0 ? value[(value.LastIndexOf(' ') + 1)..] : "";
        if (zone.Length is > 0 and <= 5 && char.IsLetter(zone[0]) && PrintedTime.Offset(zone) is { } offset)
        {
            value = value[..^zone.Length] + (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture);
        }

        return DateTimeOffset.TryParseExact(value, s_rfc822, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var moment) && moment.Year is >= 1990 and < 2200
            ? new PublicationTime(moment)
            : PrintedTime.Parse(text);
    }

    private static List<FeedEntry>? FromJson(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var feed = JsonDocument.Parse(JsonText.Paired(bytes), new JsonDocumentOptions { MaxDepth = 64, AllowTrailingCommas = true });
            if (!feed.RootElement.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
            {
                return null;
            }

            var outlet = Text(feed.RootElement, "title");
            return
            [
                .. items.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object).Take(MostEntries).Select(i =>
                {
                    var full = Text(i, "content_html") ?? Escaped(Text(i, "content_text"));
                    var author = i.TryGetProperty("authors", out var authors) && authors.ValueKind == JsonValueKind.Array ? authors.EnumerateArray().FirstOrDefault() : default;
                    return new FeedEntry
                    {
                        Url = Addresses.Absolute(Text(i, "url") ?? Text(i, "external_url") ?? Text(i, "id"), null), Title = Clean(Text(i, "title")), Outlet = Clean(outlet),
                        Published = Time(Text(i, "date_published")), Updated = Time(Text(i, "date_modified")), Author = Clean(Text(author, "name")),
                        Html = full ?? Escaped(Text(i, "summary")), IsTeaser = full is null,
                    };
                }),
            ];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement thing, string key) =>
        thing.ValueKind == JsonValueKind.Object && thing.TryGetProperty(key, out var value) ? JsonText.Of(value) : null;

    private static string? Escaped(string? text) =>
        text is null ? null : "<p>" + System.Net.WebUtility.HtmlEncode(text).Replace("\n\n", "</p><p>", StringComparison.Ordinal);

    private static string? Clean(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : Draft.Fold(TextDecoder.Tidy(System.Net.WebUtility.HtmlDecode(text)));
}
