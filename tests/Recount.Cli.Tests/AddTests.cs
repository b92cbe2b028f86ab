using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Recount.Engine.Stages;

namespace Recount.Cli.Tests;

/// <summary>`add` on what a desk has lying about, what is quarantined, and what `show changes` tells of a second fetch.</summary>
public sealed class AddTests : IDisposable
{
    private static readonly Lazy<Recount.Engine.Pipeline> s_pipeline = new(() => StandardPipeline.Load(AppContext.BaseDirectory));
    private readonly string _folder = Directory.CreateTempSubdirectory("recount-add").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_folder_of_mixed_files_is_told_source_by_source_and_what_cannot_be_read_is_quarantined()
    {
        var mixed = Directory.CreateDirectory(Path.Combine(_folder, "mixed")).FullName;
        var samples = Directory.GetFiles(Path.Combine(Repository.Root, "samples", "june-strikes")).Order(StringComparer.Ordinal).ToArray();
        var texts = samples.Where(s => s.EndsWith(".txt", StringComparison.Ordinal)).ToArray();
        var page = samples.First(s => s.EndsWith(".html", StringComparison.Ordinal));
        File.Copy(texts[0], Path.Combine(mixed, "a.txt"));
        await WriteAsync("copy.txt", (await File.ReadAllTextAsync(texts[0], Cancellation)).Replace("Published:", "Published: ", StringComparison.Ordinal) + "\n\nReaders were told more later.");
        File.Copy(page, Path.Combine(mixed, "p.html"));
        await WriteAsync("news.rss", "<rss version='2.0'><channel><title>The Lenn Post</title><item><title>Road open</title><link>https://example.org/r</link><description>The road to the pass is open again after the flood, the mayor of the town said on Thursday.</description></item></channel></rss>");
        await WriteAsync("notes.docx", "PK");
        await WriteAsync("empty.html", "");
        await WriteAsync("broken.atom", "<feed><entry>");
        await File.WriteAllBytesAsync(Path.Combine(mixed, "picture.txt"), [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1, 2, 3, 0, 0, 9], Cancellation);
        var article = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { headline = "From a line", story = await File.ReadAllTextAsync(texts[1], Cancellation), link = "https://example.org/l" }) + "\n{broken\n");
        await File.WriteAllBytesAsync(Path.Combine(mixed, "lines.jsonl.gz"), Packed(article), Cancellation);
        var http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + Page("Bridge reopens", "The stone bridge over the river was opened to traffic on Thursday, the mayor of the town said.");
        var record = Encoding.UTF8.GetBytes($"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/w\r\nContent-Type: application/http\r\nContent-Length: {Encoding.UTF8.GetByteCount(http)}\r\n\r\n{http}\r\n\r\n");
        await File.WriteAllBytesAsync(Path.Combine(mixed, "crawl.warc.gz"), Packed(record), Cancellation);

        var (code, told, errors) = await RunAsync("add", mixed, "--map", "text=story", "--ledger", Ledger);

        code.ShouldBe(1);
        told.ShouldContain("added: " + Path.Combine(mixed, "a.txt"));
        told.ShouldContain($"copy of {Path.Combine(mixed, "a.txt")}: {Path.Combine(mixed, "copy.txt")}");
        told.ShouldContain("added: " + Path.Combine(mixed, "lines.jsonl.gz#1"));
        told.ShouldContain("added: " + Path.Combine(mixed, "crawl.warc.gz#1"));
        told.ShouldContain("added: " + Path.Combine(mixed, "news.rss#1"));
        told.ShouldContain("passed over: " + Path.Combine(mixed, "notes.docx"));
        told.ShouldContain("5 added, 0 new version, 0 already known, 1 copies, 1 passed over, 4 quarantined");
        foreach (var refused in (string[])["RC1002", "RC1003", "RC1008", "RC1009", "RC1010"])
        {
            errors.ShouldContain(refused);
        }

        // What is mended leaves the list; the rest stays on it.
        await WriteAsync("empty.html", Page("Road shut", "The road to the pass is shut again after the flood, the mayor of the town said on Thursday."));
        (await RunAsync("quarantine", "--ledger", Ledger)).Out.ShouldContain("5 in quarantine");
        (await RunAsync("quarantine", "--retry", "--map", "text=story", "--ledger", Ledger)).Out.ShouldContain("1 added");
        var left = (await RunAsync("quarantine", "--ledger", Ledger)).Out;
        left.ShouldContain("4 in quarantine");
        left.ShouldNotContain("empty.html");

        Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(mixed, name), text, Cancellation);
    }

    [Fact]
    public async Task What_is_mended_in_a_file_of_many_leaves_quarantine_with_the_lines_that_are_gone()
    {
        var lines = Path.Combine(_folder, "lines.jsonl");
        string Line(int n) => JsonSerializer.Serialize(new { title = $"Report {n}", text = $"The council of district {n} met on Thursday and heard the mayor on bridge {n}.", url = $"https://example.org/{n}", published = "2025-06-05" });
        await File.WriteAllLinesAsync(lines, ["{broken", .. Enumerable.Range(2, 10).Select(Line), "{broken"], Cancellation);
        (await RunAsync("add", lines, "--ledger", Ledger)).Out.ShouldContain("10 added");
        var listed = (await RunAsync("quarantine", "--ledger", Ledger)).Out;
        listed.IndexOf("#1:", StringComparison.Ordinal).ShouldBeLessThan(listed.IndexOf("#12:", StringComparison.Ordinal));

        await File.WriteAllLinesAsync(lines, [Line(1), .. Enumerable.Range(2, 10).Select(Line)], Cancellation); // the last line is taken out
        var (code, told, _) = await RunAsync("quarantine", "--retry", "--ledger", Ledger);

        code.ShouldBe(0);
        told.ShouldContain("1 added, 0 new version, 10 already known");
        (await RunAsync("quarantine", "--ledger", Ledger)).Out.ShouldContain("nothing is in quarantine");
    }

    [Fact]
    public async Task A_file_that_is_gone_is_told_when_it_is_tried_again()
    {
        var file = Path.Combine(_folder, "gone.html");
        await File.WriteAllTextAsync(file, "", Cancellation);
        await RunAsync("add", file, "--ledger", Ledger);
        File.Delete(file);

        var (code, _, errors) = await RunAsync("quarantine", "--retry", "--ledger", Ledger);

        code.ShouldBe(1);
        errors.ShouldContain("RC1001 " + file);
    }

    [Fact]
    public async Task An_archive_s_records_without_an_article_are_told_by_kind_and_an_empty_file_by_its_code()
    {
        string Record(string http) => $"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2025-06-06T10:00:00Z\r\nWARC-Target-URI: https://example.org/w\r\nContent-Type: application/http\r\nContent-Length: {Encoding.UTF8.GetByteCount(http)}\r\n\r\n{http}\r\n\r\n";
        var (archive, empty) = (Path.Combine(_folder, "crawl.warc"), Path.Combine(_folder, "empty.jsonl"));
        await File.WriteAllTextAsync(archive, Record("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n1") + Record("HTTP/1.1 404 Not Found\r\n\r\n") + Record("HTTP/1.1 404 Not Found\r\n\r\n")
            + Record("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + Page("Bridge reopens", "The stone bridge over the river was opened to traffic on Thursday, the mayor of the town said.")), Cancellation);
        await File.WriteAllTextAsync(empty, "", Cancellation);

        var (_, told, errors) = await RunAsync("add", archive, empty, "--ledger", Ledger);

        told.ShouldContain($"passed over: {archive}: 3 of its records or entries hold no article (2 status 404, 1 image/png)\n");
        told.ShouldContain("1 added, 0 new version, 0 already known, 3 passed over, 1 quarantined");
        errors.ShouldContain("RC1002 " + empty);
        errors.ShouldNotContain("RC1011");
    }

    [Fact]
    public async Task A_document_is_shown_with_its_section_and_dates_each_with_how_it_was_found()
    {
        var page = Path.Combine(_folder, "page.html");
        await File.WriteAllTextAsync(page, Page("Bridge reopens", "The stone bridge over the river was opened to traffic on Thursday, the mayor of the town said.").Replace("<nav>", "<nav aria-label=\"breadcrumb\"><a href=\"/world\">World</a>", StringComparison.Ordinal), Cancellation);

        var told = (await RunAsync("read", page, "--fetched", "2025-06-05T12:00:00+02:00")).Out;

        told.ShouldContain("section: World (by breadcrumbs)\n");
        told.ShouldContain("published: 2025-06-04T08:00:00Z (by meta article:published_time)\n");
        told.ShouldContain("first-seen: 2025-06-05T12:00:00+02:00 (by caller)\n");
    }

    [Fact]
    public async Task A_second_fetch_is_a_new_version_whose_changes_are_shown_with_their_figures()
    {
        var (first, second) = (Path.Combine(_folder, "first.html"), Path.Combine(_folder, "second.html"));
        await File.WriteAllTextAsync(first, Page("Shelling hits Lenn", "Shelling killed at least 14 people in the town of Lenn on Tuesday, the governor said.", "Rescue crews searched the ruins of the market through the night, officials said."), Cancellation);
        await File.WriteAllTextAsync(second, Page("Shelling hits Lenn", "Shelling killed 16 people in the town of Lenn on Tuesday, the governor said.", "An earlier version of this article gave the toll as 14."), Cancellation);
        (await RunAsync("add", first, "--ledger", Ledger)).Out.ShouldContain("1 added");
        (await RunAsync("add", second, "--ledger", Ledger)).Out.ShouldContain("1 new version");

        var (code, shown, _) = await RunAsync("show", "changes", "--ledger", Ledger);

        code.ShouldBe(0);
        shown.ShouldContain("  ~ Shelling killed [-at least 14-] people in the town of Lenn on Tuesday, the governor said.\n");
        shown.ShouldContain("    Shelling killed {+16+} people in the town of Lenn on Tuesday, the governor said.\n");
        shown.ShouldContain("    figure: at least 14 → 16\n");
        shown.ShouldContain("  - Rescue crews searched the ruins of the market through the night, officials said.\n");
        shown.ShouldContain("  ! correction: An earlier version of this article gave the toll as 14.\n");
        (await RunAsync("show", "changes", "nothing-like-it", "--ledger", Ledger)).Out.ShouldBe("nothing was changed\n");
    }

    [Fact]
    public async Task Two_fetches_of_a_live_blog_are_one_document_whose_posts_keep_their_identity()
    {
        var (first, second) = (Path.Combine(_folder, "live1.html"), Path.Combine(_folder, "live2.html"));
        await File.WriteAllTextAsync(first, Live(("p1", "09:00", "Road shut", "The road to the pass is shut."), ("p2", "09:30", "Two hurt", "Two people were hurt near the mill.")), Cancellation);
        await File.WriteAllTextAsync(second, Live(("p3", "10:00", "Road open", "The road to the pass is open again."), ("p2", "09:30", "Three hurt", "Three people were hurt near the mill.")), Cancellation);
        (await RunAsync("add", first, "--ledger", Ledger)).Out.ShouldContain("1 added");
        (await RunAsync("add", second, "--ledger", Ledger)).Out.ShouldContain("1 new version");

        var shown = (await RunAsync("show", "changes", "--ledger", Ledger)).Out;

        shown.ShouldContain("  + post 10:00 Road open");
        shown.ShouldContain("  ~ post 09:30 Three hurt");
        shown.ShouldContain("  - post 09:00 Road shut");
        shown.ShouldContain("figure: Two → Three");
        shown.ShouldNotContain("+ [10:00");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Ledger => "sqlite:" + Path.Combine(_folder, "a.sqlite");

    private static string Page(string title, params string[] paragraphs) =>
        $"<!doctype html><html lang=\"en\"><head><title>{title}</title><link rel=\"canonical\" href=\"https://example.org/{title.Replace(' ', '-')}\"><meta property=\"article:published_time\" content=\"2025-06-04T08:00:00Z\"></head><body><nav><a href=\"/\">Home</a></nav><article><h1>{title}</h1>{string.Concat(paragraphs.Select(p => $"<p>{p}</p>"))}</article></body></html>";

    private static string Live(params (string Id, string Time, string Head, string Text)[] posts) =>
        "<!doctype html><html lang=\"en\"><head><title>Lenn live</title><link rel=\"canonical\" href=\"https://example.org/live\"><script type=\"application/ld+json\">"
        + JsonSerializer.Serialize(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["@type"] = "LiveBlogPosting", ["headline"] = "Lenn live", ["datePublished"] = "2025-06-04T08:00:00Z", ["url"] = "https://example.org/live",
            ["liveBlogUpdate"] = posts.Select(p => new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["@type"] = "BlogPosting", ["@id"] = "https://example.org/live#" + p.Id, ["url"] = "https://example.org/live#" + p.Id, ["headline"] = p.Head, ["datePublished"] = $"2025-06-04T{p.Time}:00Z", ["articleBody"] = p.Text,
            }),
        })
        + "</script></head><body><article><h1>Lenn live</h1>"
        + string.Concat(posts.Select(p => $"<div class=\"live-post\" id=\"{p.Id}\"><time datetime=\"2025-06-04T{p.Time}:00Z\">{p.Time}</time><h2>{p.Head}</h2><p>{p.Text}</p></div>"))
        + "</article></body></html>";

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private static async Task<(int Code, string Out, string Error)> RunAsync(params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var host = new Host
        {
            Out = output, Error = error, OpenInput = () => Stream.Null, IsOutputTerminal = false, IsErrorTerminal = false, Width = 160,
            Clock = TimeProvider.System, LoadPipeline = () => s_pipeline.Value, DataFolder = "nowhere",
        };
        var code = await CommandLine.RunAsync(args, host);
        return (code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
