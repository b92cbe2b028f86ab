using System.Text;
using Recount.Core;

namespace Recount.Reading.Tests.Feeds;

public sealed class FeedReaderTests
{
    private static readonly FeedReader s_reader = new();

    [Fact]
    public void Rss_entries_have_link_time_outlet_and_text()
    {
        var entry = One("""
            <?xml version="1.0"?><!DOCTYPE rss><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel><title>The Lenn Post</title><lastBuildDate>Thu, 02 May 2024 12:00:00 GMT</lastBuildDate><item><category>World</category><title>Bridge &amp; road open</title><link>https://example.org/a</link>
            <pubDate>Thu, 02 May 2024 08:30:00 GMT</pubDate><dc:creator>Ann Lee</dc:creator><description>Teaser.</description>
            <content:encoded><![CDATA[<p>The stone bridge was opened.</p>]]></content:encoded></item></channel></rss>
            """);
        entry.ShouldBe(new FeedEntry
        {
            Url = "https://example.org/a", Title = "Bridge & road open", Outlet = "The Lenn Post", Author = "Ann Lee", Section = "World", Seen = PublicationTime.Parse("2024-05-02T12:00:00Z"),
            Published = PublicationTime.Parse("2024-05-02T08:30:00Z"), Html = "<p>The stone bridge was opened.</p>",
        });
    }

    [Fact]
    public void Atom_entries_take_the_alternate_link_and_both_times()
    {
        var entry = One("""
            <feed xmlns="http://www.w3.org/2005/Atom"><title>The Lenn Post</title><entry><title>Road open</title>
            <link rel="self" href="https://example.org/self"/><link href="https://example.org/a"/>
            <published>2024-05-02T08:30:00+02:00</published><updated>2024-05-02T10:00:00Z</updated><author><name>Ann Lee</name></author>
            <summary>The road is open.</summary></entry></feed>
            """);
        entry.Url.ShouldBe("https://example.org/a");
        entry.Published.ShouldBe(PublicationTime.Parse("2024-05-02T08:30:00+02:00"));
        entry.Updated.ShouldBe(PublicationTime.Parse("2024-05-02T10:00:00Z"));
        entry.IsTeaser.ShouldBeTrue();
        entry.Author.ShouldBe("Ann Lee");
    }

    [Fact]
    public void News_sitemaps_give_links_without_text()
    {
        var entry = One("""
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
            <url><loc>https://example.org/a</loc><news:news><news:publication><news:name>The Lenn Post</news:name></news:publication>
            <news:publication_date>2024-05-02</news:publication_date><news:title>Road open</news:title></news:news></url></urlset>
            """);
        (entry.Url, entry.Title, entry.Outlet, entry.Published.ToString(), entry.Html).ShouldBe(("https://example.org/a", "Road open", "The Lenn Post", "2024-05-02", null));
    }

    [Fact]
    public void Json_feeds_are_read()
    {
        var entry = One("""{"version": "https://jsonfeed.org/version/1.1", "title": "The Lenn Post", "items": [{"id": "1", "url": "https://example.org/a", "title": "Road open", "content_html": "<p>It is open.</p>", "date_published": "2024-05-02T08:30:00Z", "authors": [{"name": "Ann Lee"}]}]}""");
        (entry.Url, entry.Author, entry.Html).ShouldBe(("https://example.org/a", "Ann Lee", "<p>It is open.</p>"));
    }

    [Fact]
    public void Entries_with_text_are_documents_and_no_feed_is_told()
    {
        using var feed = new MemoryStream("<rss><channel><title>P</title><item><title>Road open</title><link>https://example.org/a</link><description>&lt;p&gt;The road over the pass was opened on Thursday, the mayor said.&lt;/p&gt;</description></item></channel></rss>"u8.ToArray());
        var (number, result) = s_reader.Read(feed, new SourceHints("feed.rss")).ShouldHaveSingleItem();
        number.ShouldBe(1);
        result.Document.ShouldNotBeNull().Text.ShouldBe("Road open\n\nThe road over the pass was opened on Thursday, the mayor said.");
        using var sitemap = new MemoryStream("<urlset><url><loc>https://example.org/a</loc></url></urlset>"u8.ToArray());
        s_reader.Read(sitemap, new SourceHints("s.xml")).ShouldHaveSingleItem().Result.Diagnostics.ShouldHaveSingleItem().Kind.ShouldBe(DiagnosticCatalogue.NoArticle);
        using var page = new MemoryStream("<html><p>no feed"u8.ToArray());
        s_reader.Read(page, new SourceHints("x.xml")).ShouldHaveSingleItem().Result.Diagnostics.ShouldHaveSingleItem().Kind.Code.ShouldBe("RC1009");
    }

    [Fact]
    public void Entities_are_not_expanded() =>
        s_reader.Entries(Encoding.UTF8.GetBytes("""<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>""")).ShouldBeNull();

    private static FeedEntry One(string feed) => s_reader.Entries(Encoding.UTF8.GetBytes(feed)).ShouldNotBeNull().ShouldHaveSingleItem();
}
