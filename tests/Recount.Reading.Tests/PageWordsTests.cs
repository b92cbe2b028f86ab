using System.Text;
using Recount.Core;

namespace Recount.Reading.Tests;

/// <summary>Titles and authors as a page's metadata and its own words give them.</summary>
public sealed class PageWordsTests
{
    [Theory]
    [InlineData("Bridge reopens to cars", "Bridge over Lenn is open", "Bridge reopens to cars", "Bridge reopens to cars | Lenn Post", "Bridge reopens to cars")]
    [InlineData("Bridge reopens to cars", "Bridge over Lenn is open", "Bridge over Lenn is open", "Bridge reopens to cars | Lenn Post", "Bridge over Lenn is open")]
    [InlineData("Bridge reopens to cars", "Bridge over Lenn is open", "At last: cars cross", "Bridge over Lenn is open | Lenn Post", "Bridge over Lenn is open")]
    [InlineData("Bridge reopens to cars", "Bridge over Lenn is open", "At last: cars cross", "Lenn Post", "Bridge reopens to cars")]
    [InlineData("'Open' says mayor", "‘Open’ says mayor", "‘Open’ says mayor", "'Open' says mayor - Lenn Post", "'Open' says mayor")]
    [InlineData("'Open' says mayor", "‘Open’ says mayor", "‘Open’ says mayor", "Bridge news", "‘Open’ says mayor")]
    [InlineData("Bridge reopens to cars - Lenn Post", "", "Bridge reopens to cars", "Bridge reopens to cars", "Bridge reopens to cars")]
    public void A_stated_title_is_the_one_that_the_page_prints_or_its_title_element_begins_with(
        string open, string linked, string printed, string window, string title) =>
        Page($"<title>{window}</title><meta property='og:title' content=\"{open}\"><meta property='og:site_name' content='Lenn Post'>" + Linked(linked, "Ada Holm"), printed)
            .StatedTitle.ShouldBe(title);

    [Fact]
    public void Authors_joined_in_one_name_are_parted()
    {
        var read = Page(Linked("Bridge reopens", "Ada Holm, Ben Sorel and Cara Vint"), "Bridge reopens");
        read.StatedAuthors.ShouldBe(["Ada Holm", "Ben Sorel", "Cara Vint"]);
        read.Document.ShouldNotBeNull().Authors.ShouldBe(["Ada Holm", "Ben Sorel", "Cara Vint"]);
    }

    [Fact]
    public void An_agency_among_the_authors_is_the_credit()
    {
        var document = Page(Linked("Bridge reopens", "Ada Holm; AP"), "Bridge reopens").Document.ShouldNotBeNull();
        document.Authors.ShouldBe(["Ada Holm"]);
        document.Agency.ShouldBe("AP");
    }

    [Theory]
    [InlineData("<meta name='author' content='Ada Holm'>")]
    [InlineData("<meta property='article:author' content='Ada Holm'>")]
    [InlineData("<meta property='article:author' content='https://social.example/ada'><meta name='sailthru.author' content='Ada Holm'>")]
    public void Without_linked_data_the_meta_tags_name_the_author(string meta) =>
        Page(meta, "Bridge reopens").Document.ShouldNotBeNull().Authors.ShouldBe(["Ada Holm"]);

    [Theory]
    [InlineData("<p class='author'>Geschrieben von Ada Holm</p>")]
    [InlineData("<div class='byline'><span class='author-name'>Ada Holm</span> | 3 June 2025</div>")]
    [InlineData("<p><strong>By Ada Holm</strong></p>")]
    [InlineData("<p><b>By Ada Holm in Lenn</b></p>")]
    [InlineData("<p>BY ADA HOLM</p>", "ADA HOLM")]
    [InlineData("<div class='comment'><span class='author'>Ben Sorel</span></div>", null)]
    [InlineData("<aside><p class='author'>Ben Sorel</p></aside>", null)]
    public void A_byline_is_told_by_its_class_or_its_words(string byline, string? author = "Ada Holm") =>
        Page("", "Bridge reopens", byline).Document.ShouldNotBeNull().Authors.ShouldBe(author is null ? [] : [author]);

    [Fact]
    public void A_byline_is_no_part_of_the_text() =>
        Page("", "Bridge reopens", "<p><strong>By Ada Holm</strong></p>").Document.ShouldNotBeNull().Text.ShouldNotContain("Ada");

    [Fact]
    public void An_outlet_that_states_itself_as_author_is_one_only_where_the_page_names_nobody()
    {
        var head = "<meta property='og:site_name' content='Lenn Post'>" + Linked("Bridge reopens", "Lenn Post");
        Page(head, "Bridge reopens").Document.ShouldNotBeNull().Authors.ShouldBe(["Lenn Post"]);
        Page(head, "Bridge reopens", "<p class='author'>Ada Holm</p>").Document.ShouldNotBeNull().Authors.ShouldBe(["Ada Holm"]);
    }

    [Theory]
    [InlineData("post", "The Lenn Post", "The Lenn Post")]
    [InlineData("Lenn Post Online", "Lenn Post", "Lenn Post Online")]
    [InlineData("Lenn Press Group", "The Lenn Post", "Lenn Press Group")]
    public void An_outlet_has_its_fuller_name(string publisher, string site, string outlet) => Page(
        $$"""<meta property='og:site_name' content='{{site}}'><script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"{{publisher}}"} }</script>""",
        "Bridge reopens").Document.ShouldNotBeNull().Outlet.ShouldBe(outlet);

    [Theory]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleSection\":[\"World\",\"Europe\"]}</script>", "World", "json-ld")]
    [InlineData("<meta property='article:section' content='World'>", "World", "meta article:section")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"BreadcrumbList\",\"itemListElement\":[{\"name\":\"Home\",\"item\":\"https://example.org/\"},{\"name\":\"News\",\"item\":\"https://example.org/news\"},{\"item\":{\"@id\":\"https://example.org/world\",\"name\":\"World\"}},{\"name\":\"Bridge reopens\"}]}</script>", "World", "breadcrumbs")]
    [InlineData("<link rel='canonical' href='https://example.org/middle-east/2025/06/03/bridge'>", "middle east", "address")]
    public void A_section_is_told_with_how_it_was_found(string head, string name, string found) =>
        Page(head, "Bridge reopens").Document.ShouldNotBeNull().Section.ShouldBe(new Section(name, found));

    [Fact]
    public void A_trail_of_links_names_the_section() => Page("<title>Bridge reopens - Lenn Post</title>", "Bridge reopens",
        "<nav aria-label='Breadcrumb'><a href='/'>Lenn Post</a> <a href='/world'>World</a> <a href='/b'>Bridge reopens</a></nav>").Document.ShouldNotBeNull().Section.ShouldBe(new Section("World", "breadcrumbs"));

    [Fact]
    public void Dates_are_kept_apart_each_with_how_it_was_found_and_its_zone()
    {
        var read = Page("""
            <link rel="canonical" href="https://example.org/2025/06/02/bridge"><meta property="article:modified_time" content="2025-06-04T10:00:00">
            <script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-06-03T08:30:00+02:00"}</script>
            """, "Bridge reopens", "<p class='date'>Published 3 June 2025, 8.30 am</p>", new FoundDate(DateRole.FirstSeen, PublicationTime.Parse("2025-06-05T12:00:00Z")!.Value, "caller"));
        read.Document.ShouldNotBeNull().Dates.Select(d => $"{d.Role.Word()} {d.Time} {d.Found} {d.IsZoneAssumed}").ShouldBe(
        [
            "published 2025-06-03T08:30:00+02:00 json-ld False", "modified 2025-06-04T10:00:00Z meta article:modified_time True",
            "first-seen 2025-06-05T12:00:00Z caller False", "printed 2025-06-03T08:30:00Z text True", "address 2025-06-02 address False",
        ]);
        (read.Document.Published.ToString(), read.Document.Updated.ToString()).ShouldBe(("2025-06-03T08:30:00+02:00", "2025-06-04T10:00:00Z"));
    }

    [Theory]
    [InlineData("2025-06-03T08:30:00Z", "03/06/2025", "2025-06-03")]
    [InlineData("2025-03-06T08:30:00Z", "03/06/2025", "2025-03-06")]
    [InlineData("2025-08-01T08:30:00Z", "03/06/2025", "2025-03-06")]
    public void A_printed_day_in_figures_is_read_by_the_stated_one(string stated, string printed, string day) =>
        Page($"<meta property='article:published_time' content='{stated}'>", "Bridge reopens", $"<p class='date'>{printed}</p>")
            .Document.ShouldNotBeNull().Dates.Single(d => d.Role == DateRole.Printed).Time.ToString().ShouldBe(day);

    private static string Linked(string headline, string author) => headline.Length == 0 ? ""
        : $$"""<script type="application/ld+json">{"@type":"NewsArticle","headline":"{{headline}}","author":{"@type":"Person","name":"{{author}}"} }</script>""";

    private static ReadResult Page(string head, string heading, string beside = "", FoundDate? seen = null) => new DocumentReader().Read(Encoding.UTF8.GetBytes(
        $"""
        <!doctype html><html lang="en"><head>{head}</head><body><article><h1>{heading}</h1>{beside}
        <p>The stone bridge over the river Lenn was opened to traffic on Thursday, the mayor of the town said, after two years of works.</p>
        <p>Two of its nine arches were strengthened, and a third was built anew from the stone of the old quarry above the town.</p></article></body></html>
        """), new SourceHints("bridge.html") { Seen = seen });
}
