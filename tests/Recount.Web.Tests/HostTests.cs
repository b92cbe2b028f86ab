using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Recount.Core;
using Recount.Ledger.Sqlite;

namespace Recount.Web.Tests;

public sealed partial class HostTests(Coverage coverage) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("recount-host").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [GeneratedRegex("(?:href|action)=\"(?<path>/[^\"#]*)", RegexOptions.NonBacktracking)]
    private static partial Regex Links { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1/health")]
    [InlineData("/assets/recount.css")]
    [InlineData("/nowhere")]
    [InlineData("/api/v1/nowhere")]
    public async Task Every_answer_forbids_what_a_page_does_not_need(string path)
    {
        using var answer = await coverage.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);

        answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldBe(
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task Every_link_of_the_desk_answers_and_none_leaves_it_unasked()
    {
        var queue = new Queue<string>(["/"]);
        var seen = new HashSet<string>(queue, StringComparer.Ordinal);
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        while (queue.TryDequeue(out var path))
        {
            var (status, body) = await coverage.GetAsync(path);
            status.ShouldBe(HttpStatusCode.OK, path);
            body.ShouldNotContain(" style=");
            foreach (Match link in Links.Matches(body))
            {
                var target = WebUtility.HtmlDecode(link.Groups["path"].Value);
                // A few of each kind of page, not each of hundreds.
                var kind = string.Join('/', target.Split('?')[0].Split('/').Take(2)) + target.Contains("at=", StringComparison.Ordinal);
                if (seen.Add(target) && (kinds[kind] = kinds.GetValueOrDefault(kind) + 1) <= 8)
                {
                    queue.Enqueue(target);
                }
            }
        }

        kinds.Keys.ShouldContain("/recordsFalse");
        kinds.Keys.ShouldContain("/documentsTrue");
    }

    [Fact]
    public async Task Text_of_a_document_is_never_markup()
    {
        var hostile = await coverage.GetAsync("/documents/" + Books.Snapshot.KeyOf(new DocumentId("https://hostile.example/a?b=1&c=2")));
        var list = await coverage.GetAsync("/documents");
        var stories = await coverage.GetAsync("/incidents?place=Izium");

        hostile.Status.ShouldBe(HttpStatusCode.OK);
        foreach (var body in new[] { hostile.Body, list.Body, stories.Body })
        {
            body.ShouldNotContain("<script>");
            body.ShouldNotContain("<img src=x");
        }

        hostile.Body.ShouldContain("&lt;script&gt;alert(3)&lt;/script&gt;");
        hostile.Body.ShouldContain("rel=\"noopener noreferrer\"");
    }

    [Theory]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("data:text/html,x", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("not an address", null)]
    [InlineData("https://a.example/x", "https://a.example/x")]
    public void Only_addresses_of_the_web_become_links(string url, string? link) => Pages.PageView.Web(url).ShouldBe(link);

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("")]
    public async Task A_foreign_host_name_is_refused(string name)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, coverage.Address.Port, Cancel);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n"), Cancel);
        using var reader = new StreamReader(stream);

        var answer = await reader.ReadToEndAsync(Cancel);

        answer.ShouldStartWith("HTTP/1.1 400");
        answer.ShouldNotContain("incidents</dt>");
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Nothing_can_be_written(string method)
    {
        foreach (var path in new[] { "/", "/api/v1/records" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
            using var answer = await coverage.Client.SendAsync(request, Cancel);
            answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        }
    }

    [Fact]
    public async Task A_page_that_is_not_there_is_a_page_that_says_so()
    {
        var (status, body) = await coverage.GetAsync("/records/r-none");

        status.ShouldBe(HttpStatusCode.NotFound);
        body.ShouldContain("<h1>Not Found</h1>");
    }

    [Fact]
    public async Task A_past_state_is_shown_under_a_banner_and_stays_in_every_link()
    {
        Coverage.Needed();
        var (_, body) = await coverage.GetAsync("/?as-of=2025-06-05");

        body.ShouldContain("class=\"banner\"");
        var links = Links.Matches(body).Select(m => WebUtility.HtmlDecode(m.Groups["path"].Value))
            .Where(l => l.StartsWith("/stories/", StringComparison.Ordinal) || l.StartsWith("/incidents", StringComparison.Ordinal)).ToList();
        links.ShouldNotBeEmpty();
        links.ShouldAllBe(l => l.EndsWith("as-of=2025-06-05", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_added_to_the_ledger_shows_and_the_host_itself_writes_nothing()
    {
        var path = Path.Combine(_folder, "a.sqlite");
        var report = Path.Combine(_folder, "r.txt");
        await File.WriteAllTextAsync(report, "Two killed in Goma\n\nPublished: 2025-03-04 09:10 (Lake Gazette)\n\nShelling killed two people in the town of Goma on Monday, officials said.", Cancel);
        await using var ledger = await SqliteLedger.OpenAsync(path, OpenMode.CreateIfMissing, TimeProvider.System, Cancel);
        var (app, address) = await Coverage.ServeAsync(ledger);
        await using var closing = app;
        using var client = new HttpClient { BaseAddress = address };
        (await client.GetStringAsync(new Uri("/documents", UriKind.Relative), Cancel)).ShouldNotContain("Lake Gazette");

        await using var writer = await SqliteLedger.OpenAsync(path, OpenMode.Existing, TimeProvider.System, Cancel);
        await Coverage.AddAsync(writer, report);
        var mark = await writer.MarkAsync(Cancel);
        var body = "";
        for (var tries = 0; tries < 200 && !body.Contains("Lake Gazette", StringComparison.Ordinal); tries++)
        {
            await Task.Delay(25, Cancel);
            body = await client.GetStringAsync(new Uri("/documents", UriKind.Relative), Cancel);
        }

        body.ShouldContain("Lake Gazette");
        (await writer.MarkAsync(Cancel)).ShouldBe(mark);
    }
}
