using System.Text;
using Recount.Core;

namespace Recount.Reading.Tests.LiveBlogs;

/// <summary>What a live blog says of its posts: which of them are key events, when they were made, by whom.</summary>
public sealed class LiveBlogTests
{
    private const string First = """<div class="live-post" id="p1"><time datetime="2025-06-05T09:00:00Z">09:00</time><h2>Road shut</h2><p>The road to the pass is shut after the flood, the mayor said.</p></div>""";

    [Theory]
    [InlineData("""<div class="live-post is-key-event" id="p2">{0}</div>""")]
    [InlineData("""<div class="live-post post--pinned" id="p2">{0}</div>""")]
    [InlineData("""<div class="live-post" id="p2" data-key-event="true">{0}</div>""")]
    [InlineData("""<div class="live-post" id="p2" data-type="key-event">{0}</div>""")]
    [InlineData("""<div class="live-post" id="p2"><span>Key event</span>{0}</div>""")]
    [InlineData("""<div class="live-post" id="p2"><span class="tag">Summary</span>{0}</div>""")]
    [InlineData("""<nav class="key-events"><a href="#p2">Two hurt</a></nav><div class="live-post" id="p2">{0}</div>""")]
    [InlineData("""<section><h3>Key events</h3><ul><li><a href="https://example.org/live#p2">Two hurt</a></li></ul></section><div class="live-post" id="p2">{0}</div>""")]
    public void A_key_event_is_told_by_its_markup_its_badge_or_a_list_that_links_to_it(string post) =>
        KeyEvents(Page(post.Replace("{0}", Second, StringComparison.Ordinal) + First)).ShouldBe(["p2"]);

    [Theory]
    [InlineData("""<div class="live-post unpinned" id="p2">{0}</div>""")]
    [InlineData("""<div class="live-post" id="p2" data-key-event="false">{0}</div>""")]
    [InlineData("""<div class="live-post" id="p2">{0}<p>A key event of the year, said one.</p></div>""")]
    [InlineData("""<nav><a href="#p2">Two hurt</a></nav><div class="live-post" id="p2">{0}</div>""")]
    public void Other_posts_are_none(string post) =>
        KeyEvents(Page(post.Replace("{0}", Second, StringComparison.Ordinal) + First)).ShouldBeEmpty();

    [Theory]
    [InlineData("\"keyEvent\":true")]
    [InlineData("\"isPinned\":true")]
    [InlineData("\"keywords\":[\"roads\",\"Key event\"]")]
    [InlineData("\"articleSection\":\"Summary\"")]
    public void A_key_event_is_told_by_the_page_s_own_data(string mark) => KeyEvents(Page(
        $$"""<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Lenn live","liveBlogUpdate":[{"@type":"BlogPosting","url":"https://example.org/live#p2","headline":"Two hurt","datePublished":"2025-06-05T09:30:00Z",{{mark}}}]}</script><div class="live-post" id="p2">{{Second}}</div>""" + First))
        .ShouldBe(["p2"]);

    [Theory]
    [InlineData("12 minutes ago", "2025-06-05T11:48:00+02:00")]
    [InlineData("2h ago", "2025-06-05T10:00:00+02:00")]
    [InlineData("2h 20m ago", "2025-06-05T09:40:00+02:00")]
    [InlineData("an hour ago", "2025-06-05T11:00:00+02:00")]
    [InlineData("Just now", "2025-06-05T12:00:00+02:00")]
    [InlineData("1 day ago", "2025-06-04")]
    public void A_relative_time_is_counted_from_the_fetch(string printed, string time)
    {
        var post = $"""<div class="live-post" id="p2"><span>{printed}</span><h2>Two hurt</h2><p>Two people were hurt near the mill when a wall fell.</p></div>""";
        Page(post + First, "2025-06-05T12:00:00+02:00").Posts.Single(p => p.Id is "p2").Published.ToString().ShouldBe(time);
        Page(post + First).Posts.Single(p => p.Id is "p2").Published.ShouldBeNull();
    }

    [Fact]
    public void A_clock_stands_on_the_day_of_the_fetch_where_the_page_has_no_day() =>
        Page(string.Concat(((string[])["11:30", "10:00", "09:30", "23:50"]).Select((clock, i) => $"""<div class="live-post" id="p{i}"><span>{clock}</span><h2>Road {i}</h2><p>The road to pass number {i} is shut after the flood.</p></div>""")), "2025-06-05T12:00:00+02:00")
            .Posts.Select(p => p.Published.ToString()).ShouldBe(["2025-06-05T11:30:00+02:00", "2025-06-05T10:00:00+02:00", "2025-06-05T09:30:00+02:00", "2025-06-04T23:50:00+02:00"]);

    [Fact]
    public void A_post_s_author_is_the_one_that_it_names() =>
        Page($"""<div class="live-post" id="p2"><a rel="author" href="/ada">Ada Holm</a>{Second}</div>""" + First).Posts.Single(p => p.Id is "p2").Author.ShouldBe("Ada Holm");

    private const string Second = """<time datetime="2025-06-05T09:30:00Z">09:30</time><h2>Two hurt</h2><p>Two people were hurt near the mill when a wall fell.</p>""";

    private static string[] KeyEvents(Document document)
    {
        document.Posts.Length.ShouldBe(2);
        return [.. document.Posts.Where(p => p.IsKeyEvent).Select(p => p.Id)];
    }

    private static Document Page(string posts, string? fetched = null) => new DocumentReader().Read(
        Encoding.UTF8.GetBytes($"""<!doctype html><html lang="en"><head><title>Lenn live: the flood</title></head><body><article><h1>Lenn live: the flood</h1>{posts}</article></body></html>"""),
        new SourceHints("live.html") { Seen = PublicationTime.Parse(fetched) is { } seen ? new FoundDate(DateRole.FirstSeen, seen, "caller") : null }).Document.ShouldNotBeNull();
}
