using System.Globalization;

namespace Recount.Evaluation.Tests.Own;

public sealed class HtmlTextTests
{
    [Fact]
    public void Tags_scripts_and_styles_leave_a_blank() =>
        HtmlText.Of("<p class='x'>One<b>two</b></p><script>var a = '<p>';\n</script><style>p {}</style>three")
            .ShouldBe(" One two    three");

    [Theory]
    [InlineData("a &amp; b", "a & b")]
    [InlineData("&notit; &notin;", "¬it; ∉")]
    [InlineData("&#146;&#x2019;&#8217", "’’’")]
    [InlineData("&#xD800; &#99999999999; &#1;", "\ufffd \ufffd ")]
    [InlineData("R&D &nosuch; &", "R&D &nosuch; &")]
    public void References_are_read_as_Python_reads_them(string html, string text) =>
        HtmlText.Unescape(html).ShouldBe(text);

    [Fact]
    public void Every_named_reference_is_read_as_Python_reads_it()
    {
        Python.SkipUnlessInstalled();
        var references = Python.Run("-c", "import html.entities as e\nfor k, v in e.html5.items(): print(k, *[ord(c) for c in v])")!
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

        references.Length.ShouldBeGreaterThan(2000);
        foreach (var reference in references)
        {
            var fields = reference.Split(' ');
            var text = string.Concat(fields[1..].Select(c => char.ConvertFromUtf32(int.Parse(c, CultureInfo.InvariantCulture))));
            HtmlText.Unescape("&" + fields[0]).ShouldBe(text, fields[0]);
        }
    }
}
