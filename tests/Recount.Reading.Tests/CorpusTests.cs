using System.Globalization;
using System.Text.Json;
using Recount.Core;

namespace Recount.Reading.Tests;

/// <summary>Over the corpora with gold, which stay outside the repository.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private static readonly string[] s_families = ["incidents", "statements", "talks", "positions", "commitments"];

    public static TheoryData<string> Folders => ["seeds", "istanbul-talks", "june-strikes", "other-conflicts", "real-day1"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_block_stands_literally_in_its_page(string folder)
    {
        foreach (var (path, document, _) in Documents(folder))
        {
            var page = PageText.Of(path, File.ReadAllText(path));
            foreach (var block in document.Blocks)
            {
                page.ShouldContain(block.Span.Slice(document.Text), Case.Sensitive, Path.GetFileName(path));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Quotes_of_the_gold_stand_in_the_text(string folder)
    {
        var (found, all) = (0, 0);
        foreach (var (path, document, gold) in Documents(folder))
        {
            var text = PageText.Fold(document.Text);
            foreach (var quote in Quotes(gold))
            {
                all++;
                if (text.Contains(PageText.Fold(quote), StringComparison.Ordinal))
                {
                    found++;
                }
                else
                {
                    output.WriteLine($"{Path.GetFileName(path)}: {quote}");
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{folder}: {found} of {all} quotes"));
        (found * 100.0 / all).ShouldBeGreaterThanOrEqualTo(99);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Documents_have_the_titles_outlets_times_and_kinds_of_the_gold(string folder)
    {
        foreach (var (path, document, gold) in Documents(folder))
        {
            var name = Path.GetFileName(path);
            var said = gold.GetProperty("document");
            document.Title.ShouldBe(said.GetProperty("title").GetString(), name);
            document.Kind.Word().ShouldBe(said.GetProperty("kind").GetString(), name);
            document.Language.ShouldBe("en", name);
            if (said.GetProperty("outlet").GetString() is { } outlet)
            {
                document.Outlet.ShouldBe(outlet, name);
            }

            var published = PublicationTime.Parse(said.GetProperty("published").GetString()).ShouldNotBeNull(name);
            if (document.Published is { } read)
            {
                read.Day.ShouldBe(published.Day, name);
                if (published.HasTimeOfDay && said.GetProperty("published").GetString()!.Length > 20)
                {
                    Math.Abs((read.Moment - published.Moment).TotalMinutes).ShouldBeLessThan(1, name);
                }
            }
            else
            {
                folder.ShouldBe("seeds", $"{name}: only the seeds print no date");
            }

            if (document.Url is { } url)
            {
                url.ShouldBe(said.GetProperty("url").GetString(), name);
            }
        }
    }

    internal static IEnumerable<(string Path, Document Document, JsonElement Gold)> Documents(string folder)
    {
        var reader = new DocumentReader();
        var files = Directory.GetFiles(Repository.Data("corpus", folder)).Order(StringComparer.Ordinal);
        foreach (var path in files.Where(f => f.EndsWith(".txt", StringComparison.Ordinal) || f.EndsWith(".html", StringComparison.Ordinal)))
        {
            var gold = path[..path.LastIndexOf('.')] + ".gold.json";
            if (!File.Exists(gold))
            {
                continue;
            }

            var result = reader.Read(File.ReadAllBytes(path), new SourceHints(Path.GetFileName(path)));
            result.Document.ShouldNotBeNull(string.Join("; ", result.Diagnostics));
            yield return (path, result.Document, JsonDocument.Parse(File.ReadAllText(gold)).RootElement);
        }
    }

    private static IEnumerable<string> Quotes(JsonElement gold) =>
        from family in s_families
        where gold.TryGetProperty(family, out _)
        from item in gold.GetProperty(family).EnumerateArray()
        where item.TryGetProperty("evidence", out _)
        from quote in item.GetProperty("evidence").EnumerateArray()
        select quote.ValueKind == JsonValueKind.String ? quote.GetString()! : quote.GetProperty("quote").GetString()!;
}
