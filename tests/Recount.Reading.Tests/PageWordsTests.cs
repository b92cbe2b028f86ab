using System.Text;

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

    private static string Linked(string headline, string author) => headline.Length == 0 ? ""
        : $$"""<script type="application/ld+json">{"@type":"NewsArticle","headline":"{{headline}}","author":{"@type":"Person","name":"{{author}}"} }</script>""";

    private static ReadResult Page(string head, string heading) => new DocumentReader().Read(Encoding.UTF8.GetBytes(
        $"""
        <!doctype html><html lang="en"><head>{head}</head><body><article><h1>{heading}</h1>
        <p>The stone bridge over the river Lenn was opened to traffic on Thursday, the mayor of the town said, after two years of works.</p>
        <p>Two of its nine arches were strengthened, and a third was built anew from the stone of the old quarry above the town.</p></article></body></html>
        """), new SourceHints("bridge.html"));
}
