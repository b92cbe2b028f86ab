using System.Text;

namespace Recount.Reading.Tests;

/// <summary>Pages that are drawn by scripts and carry their text as the scripts' data.</summary>
public sealed class ScriptBodyTests
{
    private const string First = "The stone bridge over the river Lenn was opened to traffic on Thursday, the mayor of the town said, after two years of works.";
    private const string Second = "Two of its nine arches were strengthened, and a third was built anew from the stone of the old quarry above the town.";
    private const string Third = "Buses cross it again from Monday on; the ferry, which had carried people across since the flood, will be sold in the autumn.";
    private const string Fourth = "The works cost four million, of which the region paid a half, and nobody was hurt while they went on, the mayor said.";

    [Fact]
    public void Paragraphs_of_a_list_of_blocks_are_the_article() => Text(
        $$$"""<script id="__NEXT_DATA__" type="application/json">{"props":{"article":{"title":"Bridge","body":[{"type":"p","text":"{{{First}}}"},{"type":"p","text":"{{{Second}}}"},{"type":"quote","content":{"text":"{{{Third}}}"} },{"type":"p","text":"{{{Fourth}}}"}]},"related":[{"text":"A road was shut for a week, the mayor of another town said."}]}}</script>""")
        .ShouldBe(string.Join("\n\n", First, Second, Third, Fourth));

    [Fact]
    public void Html_in_an_assigned_object_is_the_article() => Text(
        $$$"""<script>window.__STATE__ = {"story":{"html":"<p>{{{First}}}<\/p><p>{{{Second}}}<\/p><h2>Buses<\/h2><p>{{{Third}}}<\/p><p>{{{Fourth}}}<\/p>","slug":"bridge-reopens"}};</script>""")
        .ShouldBe(string.Join("\n\n", First, Second, "Buses", Third, Fourth));

    [Theory]
    [InlineData("<script>window.run = function () { return 'The bridge is open, he said.'; };</script>")]
    [InlineData("<script type='application/json'>{\"menu\":[\"Home\",\"World\"]}</script>")]
    [InlineData("<script type='application/json'>{\"a\":[[[[[[</script>")]
    public void Scripts_without_an_article_give_none(string script) => new DocumentReader()
        .Read(Encoding.UTF8.GetBytes("<html lang=en><head><title>Bridge</title></head><body><div id=app></div>" + script + "</body></html>"), new SourceHints("a.html")).Document.ShouldBeNull();

    private static string Text(string script) => new DocumentReader()
        .Read(Encoding.UTF8.GetBytes("<!doctype html><html lang=en><head><meta property='og:title' content='Bridge reopens'></head><body><div id=app></div>" + script + "</body></html>"), new SourceHints("a.html"))
        .Document.ShouldNotBeNull().Text;
}
