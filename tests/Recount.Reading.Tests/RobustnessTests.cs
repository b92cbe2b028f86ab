using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Recount.Core;

namespace Recount.Reading.Tests;

/// <summary>No input throws, and what is read keeps the document's promises.</summary>
public sealed class RobustnessTests(ITestOutputHelper output)
{
    private static readonly DocumentReader s_reader = new();
    private static readonly SourceHints s_hints = new("test");

    private static readonly string[] s_pieces =
        ["<p>", "</p>", "<article>", "<div class=share>", "</div>", "<br>", "<h1>", "</h1>", "<script>", "</script>", "<!--", "-->", "<li>", "<ul>", "\n", "\n\n",
         "Published: 2025-06-07 05:10 (X)\n", "Published: 2025-02-31\n", "Text of some length that reads as English, he said. ", "&amp;", "&#0;", "&#xD800;", "é", "e\u0301", "\0", "<time datetime='2025-06-02'>",
         "{\"text\": \"a\\ud800b\"}", "5:10 a.m. — Headline\n", "• ", "<svg>", "<table><tr><td>", "<b><i>", "</b>", "\uFEFF", "\r\n", "\ud83d\ude00", "<html lang=en>", "<figure><figcaption>Photo: A/B", "[", "(", "|"];

    [Fact]
    public void Random_bytes_never_throw() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
    {
        Holds(s_reader.Read(bytes, s_hints));
        Holds(s_reader.Read((byte[])[.. "<html><body>"u8, .. bytes], s_hints));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Random_pages_never_throw_and_their_blocks_are_in_order()
    {
        var pages = Gen.Elements(s_pieces).ArrayOf().Select(string.Concat).ToArbitrary();
        Prop.ForAll(pages, page =>
        {
            Holds(s_reader.Read(Encoding.UTF8.GetBytes(page), s_hints));
            Holds(s_reader.Read(Encoding.UTF8.GetBytes("<!doctype html><title>A | B</title>" + page), s_hints));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void The_same_bytes_give_the_same_document() => Prop.ForAll(Gen.Elements(s_pieces).ArrayOf().Select(string.Concat).ToArbitrary(), page =>
    {
        var bytes = Encoding.UTF8.GetBytes("<html>" + page);
        return s_reader.Read(bytes, s_hints).Document?.Version == new DocumentReader().Read(bytes, s_hints).Document?.Version;
    }).QuickCheckThrowOnFailure();

    public static TheoryData<string, string> Hostile => new()
    {
        { "nested elements", string.Concat(Enumerable.Repeat("<div>", 200_000)) },
        { "nested formatting", "<p>x" + string.Concat(Enumerable.Repeat("<b><i><a href=x>", 100_000)) },
        { "paragraphs in formatting", string.Concat(Enumerable.Repeat("<font color=a><p>", 50_000)) },
        { "nested lists", string.Concat(Enumerable.Repeat("<ul><li>", 100_000)) },
        { "nested tables", string.Concat(Enumerable.Repeat("<table><tr><td>", 100_000)) },
        { "nested in svg style", "<svg><style>" + string.Concat(Enumerable.Repeat("<g>", 300_000)) },
        { "attributes", "<html><p " + string.Concat(Enumerable.Range(0, 300_000).Select(i => $"a{i} ")) + ">text" },
        { "open comment", "<html><!--" + new string('-', 5_000_000) },
        { "entities", "<html><p>" + string.Concat(Enumerable.Repeat("&amp", 1_000_000)) },
        { "breaks", "<html>" + string.Concat(Enumerable.Repeat("<br>a", 300_000)) },
        { "links", "<html>" + string.Concat(Enumerable.Repeat("<a href=x>a</a> ", 150_000)) },
        { "one line", new string('a', 9_000_000) },
        { "brackets", "Title\n\n" + new string('(', 2_000_000) },
        { "lines", string.Concat(Enumerable.Repeat("5:10 a.m. — Head\n", 300_000)) },
        { "combining marks", "Title\n\na" + new string('\u0301', 2_000_000) },
        { "nested json", new string('[', 1_000_000) },
        { "nested json article", "{\"text\":" + new string('[', 1_000_000) },
        { "posts without a title", "Title\n\nPublished: 2025-06-01 05:10 (X)\n" + string.Concat(Enumerable.Repeat("5:10\n", 200_000)) },
        { "blocks without an end", "<html>" + string.Concat(Enumerable.Repeat("<p>a</p>", 130_000)) },
        { "digits of other scripts", "<html><p>٣٠.١٢.٢٠٢٣</p><p>Published: ٢٠٢٤-٠٥-٠٢</p><time datetime='٢٠٢٤-٠٥-٠٢'>١٠:٣٠</time><p>" + string.Concat(Enumerable.Repeat("٣٠.١٢.٢٠٢٣ ", 1000)) },
        { "empty type", "<html><script type='application/ld+json'>{\"@type\":[]}</script><p>text" },
        { "json-ld", "<html><script type='application/ld+json'>" + new string('[', 1_000_000) + "</script><p>text" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_input_is_read_or_refused_in_seconds(string name, string page)
    {
        var begun = Environment.CpuUsage.TotalTime; // of the processor: a busy machine doesn't lengthen it
        Holds(s_reader.Read(Encoding.UTF8.GetBytes(page), s_hints));
        var taken = Environment.CpuUsage.TotalTime - begun;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {taken.TotalMilliseconds} ms"));
        taken.ShouldBeLessThan(TimeSpan.FromSeconds(40), name);
    }

    [Theory]
    [InlineData("", "RC1002")]
    [InlineData(" \n\t\r\n ", "RC1002")]
    [InlineData("%PDF-1.7 binary", "RC1003")]
    [InlineData("a\0b\0c\0d\0", "RC1003")]
    [InlineData("<html><body><script>render()</script></body></html>", "RC1004")]
    [InlineData("<html><body><nav><a href=/a>World</a></nav></body></html>", "RC1004")]
    public void Unreadable_sources_are_refused_with_a_code(string text, string code)
    {
        var result = s_reader.Read(Encoding.Latin1.GetBytes(text.Replace("c\0", "c\0\u0001\u0002\u0003", StringComparison.Ordinal)), s_hints);
        result.Document.ShouldBeNull();
        result.Diagnostics.Select(d => d.Kind.Code).ShouldContain(code, StringComparer.Ordinal);
    }

    [Fact]
    public void A_source_over_the_limit_is_refused() =>
        s_reader.Read(new byte[DocumentReader.MaxBytes + 1], s_hints).Diagnostics.Single().Kind.Code.ShouldBe("RC1005");

    [Fact]
    public void An_impossible_date_is_reported_and_the_rest_is_read()
    {
        var result = s_reader.Read("A title of a story\n\nPublished: 2025-02-31 05:10 (The Albion)\n\nThe text of the story is that there was one, he said to us."u8.ToArray(), s_hints);
        result.Document.ShouldNotBeNull().Published.ShouldBeNull();
        result.Document.Outlet.ShouldBe("The Albion");
        result.Diagnostics.Select(d => d.Kind.Code).ShouldContain("RC1006", StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("windows-1251")]
    [InlineData("iso-8859-1")]
    [InlineData("utf-16")]
    public void Stated_charsets_are_obeyed(string charset)
    {
        var name = string.Equals(charset, "iso-8859-1", StringComparison.Ordinal) ? "windows-1252" : charset;
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var words = charset.EndsWith("1251", StringComparison.Ordinal) ? "Президент сказал" : "Çırağan – é ‘quoted’"[(charset.StartsWith("iso", StringComparison.Ordinal) ? 8 : 0)..];
        var page = $"<html><head><meta charset={charset}><title>T</title></head><body><p>{words} and then a longer text follows, he said, so that it is read.</p></body></html>";
        s_reader.Read((byte[])[.. encoding.GetPreamble(), .. encoding.GetBytes(page)], s_hints).Document.ShouldNotBeNull().Text.ShouldContain(words);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_windows_1252() =>
        s_reader.Read((byte[])[.. "Title\n\nThe caf"u8, 0xE9, .. " was hit, officials in the city said."u8], s_hints).Document.ShouldNotBeNull().Text.ShouldContain("café");

    [Theory]
    [InlineData("e\u0301", "é")]
    [InlineData("и\u0306", "й")]
    [InlineData("\u1100\u1161\u11A8", "각")]
    [InlineData("\u212B", "Å")]
    [InlineData("a\u0323\u0307", "ạ̇")]
    [InlineData("a\u0307\u0323", "ạ̇")]
    [InlineData("\u0344", "\u0308\u0301")]
    [InlineData("\uFB1D", "\u05D9\u05B4")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("\u0301a", "\u0301a")]
    [InlineData("One cafe\u0301, two cafe\u0301s: \u212B, é\u0323 and 각각", "One café, two cafés: Å, ẹ́ and 각각")]
    [InlineData("😀\u0301e\u0301😀 말 \uAC00\u11A8", "😀\u0301é😀 말 각")]
    public void Text_is_brought_to_form_c(string text, string composed) => Composition.Compose(text).ShouldBe(composed);

    [Theory]
    [InlineData("coverage")]
    public void Every_line_of_the_coverage_is_read(string folder)
    {
        foreach (var file in Directory.GetFiles(Repository.Data("data", folder), "*.jsonl"))
        {
            using var stream = File.OpenRead(file);
            var (lines, read) = (0, 0);
            foreach (var (_, result) in new JsonLinesReader().Read(stream, s_hints))
            {
                Holds(result);
                lines++;
                read += result.Document is null ? 0 : 1;
                if (result.Document is null)
                {
                    output.WriteLine(string.Join("; ", result.Diagnostics));
                }
            }

            output.WriteLine($"{Path.GetFileName(file)}: {read} of {lines}");
            read.ShouldBe(lines);
        }
    }

    [Theory]
    [Trait("speed", "slow")]
    [InlineData("web")]
    [InlineData("fundus")]
    [InlineData("readability")]
    public void Real_pages_are_read_without_a_fault(string folder)
    {
        var (pages, read, literal, blocks) = (0, 0, 0, 0);
        var slowest = (Ms: 0L, Name: "");
        var failures = new List<string>();
        foreach (var file in Directory.EnumerateFiles(Repository.Data("data", "pages", folder), "*.html.gz", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (Path.GetFileName(file).StartsWith("expected", StringComparison.Ordinal))
            {
                continue;
            }

            using var stream = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            var watch = Stopwatch.StartNew();
            var result = s_reader.Read(memory.ToArray(), new SourceHints(file, "text/html"));
            slowest = watch.ElapsedMilliseconds > slowest.Ms ? (watch.ElapsedMilliseconds, file) : slowest;
            Holds(result);
            pages++;
            if (result.Document is not { } document)
            {
                failures.Add(Path.GetRelativePath(folder, file) + " " + result.Diagnostics[0].Kind.Code + " " + result.Diagnostics[0].Detail);
                continue;
            }

            read++;
            // Blanks aside: no element but a link puts one between the words that it parts, as in a browser.
            var page = Solid(PageText.Of(".html", TextDecoder.Tidy(TextDecoder.Decode(memory.ToArray(), null)!)));
            // A live blog's posts may stand in the page's own data only (LiveBlogPosting); the benchmark checks them.
            foreach (var block in document.Blocks.Where(b => b.Post is null))
            {
                blocks++;
                var text = block.Span.Slice(document.Text);
                if (page.Contains(Solid(text), StringComparison.Ordinal))
                {
                    literal++;
                }
                else if (failures.Count < 60)
                {
                    failures.Add(Path.GetFileName(file) + ": " + text[..Math.Min(100, text.Length)]);
                }
            }
        }

        failures.ForEach(output.WriteLine);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{folder}: {read} of {pages} pages; {literal} of {blocks} blocks literal; slowest {slowest.Ms} ms {slowest.Name}"));
        (read * 100.0 / pages).ShouldBeGreaterThan(97);
        (literal * 100.0 / blocks).ShouldBeGreaterThan(99);
    }

    private static string Solid(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static void Holds(ReadResult result)
    {
        if (result.Document is not { } document)
        {
            result.Diagnostics.ShouldNotBeEmpty();
            return;
        }

        document.Validated();
        document.Text.ShouldBe(string.Join("\n\n", document.Blocks.Select(b => b.Span.Slice(document.Text))));
        document.Text.ShouldNotContain('\r');
        document.Text.EnumerateRunes().Count(r => r.Value == 0xFFFD).ShouldBeLessThanOrEqualTo(document.Text.Length);
        document.Posts.Select(p => p.Id).ShouldBeUnique(StringComparer.Ordinal);
    }
}
