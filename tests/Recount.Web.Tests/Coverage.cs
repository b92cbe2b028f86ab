using System.Net;
using Microsoft.AspNetCore.Builder;
using Recount.Core;
using Recount.Engine;
using Recount.Engine.Sources;
using Recount.Engine.Stages;
using Recount.Ledger.Sqlite;
using Recount.Publishing.Answers;
using Recount.Web.Tests;

[assembly: AssemblyFixture(typeof(Coverage))]

namespace Recount.Web.Tests;

/// <summary>The bundled coverage of the June strikes and one hostile page in a ledger, served on a free loopback port.</summary>
public sealed class Coverage : IAsyncLifetime
{
    private const string Hostile = """
        <!DOCTYPE html><html lang="en"><head><title>x</title>
        <meta property="og:title" content="&lt;script&gt;alert(1)&lt;/script&gt; &quot;hit&quot;">
        <meta property="og:url" content="https://hostile.example/a?b=1&amp;c=2">
        <link rel="canonical" href="https://hostile.example/a?b=1&amp;c=2">
        <meta property="article:published_time" content="2025-06-20T10:00:00Z"></head><body><article>
        <h1>&lt;script&gt;alert(1)&lt;/script&gt; "hit"</h1>
        <p>Shelling killed two people and injured nine in the town of Kupiansk on Thursday, officials said. 🚑 &lt;img src=x onerror=alert(2)&gt; was seen.</p>
        <p>The governor, Oleh Syniehubov, said that three people were killed in Izium on Thursday &lt;/mark&gt;&lt;script&gt;alert(3)&lt;/script&gt; by shelling.</p>
        </article></body></html>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("recount-web").FullName;
    private SqliteLedger? _ledger;
    private WebApplication? _app;

    /// <summary>Null where the coverage is absent; tests that need it are then skipped.</summary>
    public static string? Folder { get; } = new[]
    {
        Path.Combine(Repository.Root, "samples", "june-strikes"), Path.Combine(Repository.Root, "..", "shared", "corpus", "june-strikes"),
    }.FirstOrDefault(Directory.Exists);

    private static readonly Lazy<QuestionWords> s_words = new(() => QuestionWords.Load(AppContext.BaseDirectory));

    public static Lazy<Pipeline> Pipeline { get; } = new(() => StandardPipeline.Load(AppContext.BaseDirectory));

    public string LedgerPath => Path.Combine(_folder, "june.sqlite");

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public HttpClient Client { get; private set; } = new();

    public async ValueTask InitializeAsync()
    {
        var hostile = Path.Combine(_folder, "hostile.html");
        await File.WriteAllTextAsync(hostile, Hostile);
        _ledger = await SqliteLedger.OpenAsync(LedgerPath, OpenMode.CreateIfMissing, TimeProvider.System, CancellationToken.None);
        await AddAsync(_ledger, hostile);
        if (Folder is { } folder)
        {
            await AddAsync(_ledger, [.. Directory.GetFiles(folder).Where(f => Path.GetExtension(f) is ".html" or ".txt")]);
        }

        (_app, Address) = await ServeAsync(_ledger);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = Address };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        if (_ledger is not null)
        {
            await _ledger.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    public static async Task AddAsync(SqliteLedger ledger, params string[] files)
    {
        var intake = new LedgerIntake(Pipeline.Value, new Intake(Pipeline.Value, new IntakeLimits()), ledger);
        var sources = new SourceWalker(() => Stream.Null).Walk(files);
        await foreach (var report in intake.AddAsync(sources, PublicationTime.Parse("2025-06-20"), CancellationToken.None))
        {
            report.Fate.ShouldBeOneOf(SourceFate.Added, SourceFate.NewVersion, SourceFate.Copy);
        }
    }

    public static async Task<(WebApplication App, Uri Address)> ServeAsync(SqliteLedger ledger)
    {
        var app = RecountWeb.Build(new WebSettings
        {
            Ledger = ledger, Pipeline = Pipeline.Value, Url = "http://127.0.0.1:0",
            Answers = book => new Answerer(book, Pipeline.Value.Facts, s_words.Value).Answer,
            Fault = fault => TestContext.Current.SendDiagnosticMessage(fault),
        });
        await app.StartAsync();
        return (app, new Uri(app.Urls.First()));
    }

    public async Task<(HttpStatusCode Status, string Body)> GetAsync(string path)
    {
        using var answer = await Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Skips the test where the coverage is absent.</summary>
    public static void Needed() => Assert.SkipWhen(Folder is null, "the coverage of the June strikes is absent (samples/, ../shared)");
}
