using System.CommandLine;
using Recount.Cli.Terminal;
using Recount.Core;
using Recount.Engine;
using Recount.Engine.Records;
using Recount.Engine.Sources;
using Recount.Ledger;
using Recount.Ledger.Sqlite;
using Recount.Publishing;
using Recount.Publishing.Recaps;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Recount.Cli.Commands;

internal static class DemoCommand
{
    private const string About = """
        Reads the bundled sample coverage into a fresh ledger, shows the record as a desk would want it, and serves it.

        The coverage was written for Recount: its outlets are invented, and it is no source of fact (samples/README.md).

        Examples:
          recount demo
          recount demo --no-serve
          recount demo --ledger sqlite:demo.sqlite --no-serve      keeps the ledger, for show, ask, export and serve
        """;

    /// <summary>Lines a section: a screen a story.</summary>
    private const int Most = 7;

    /// <summary>Stories of fewer documents are named, not told.</summary>
    private const int FewestDocuments = 2;

    public static Command Make(Host host)
    {
        var noServe = new Option<bool>("--no-serve") { Description = "Stop after printing the record." };
        var ledger = new Option<string?>("--ledger")
        {
            Description = "Where to keep the ledger; it must not exist yet. Without it, a temporary one that goes when the command ends.",
            HelpName = "sqlite:PATH",
        };
        var port = ServeCommand.Port();
        var command = new Command("demo", About) { noServe, ledger, port };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = Directory.CreateTempSubdirectory("recount-demo-");
            try
            {
                var path = parsed.GetValue(ledger) ?? "sqlite:" + Path.Combine(folder.FullName, "demo.sqlite");
                RefuseExisting(path);
                var pipeline = host.LoadPipeline();
                var store = await Options.OpenAsync(path, OpenMode.CreateIfMissing, host, cancellation).ConfigureAwait(false);
                await using var closing = store.ConfigureAwait(false);
                await ShowAsync(store, pipeline, parsed.GetValue(Options.Quiet), host, cancellation).ConfigureAwait(false);
                if (!parsed.GetValue(noServe))
                {
                    await ServeCommand.ServeAsync(store, pipeline, asOf: null, parsed.GetValue(port), host, cancellation).ConfigureAwait(false);
                }

                return ExitCode.Ok;
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });
        return command;
    }

    private static void RefuseExisting(string ledger)
    {
        if (ledger.StartsWith("sqlite:", StringComparison.Ordinal) && File.Exists(ledger["sqlite:".Length..]))
        {
            throw new UsageException(DiagnosticCatalogue.BadUsage.At(
                "--ledger", "the demo reads into a fresh ledger, and this file exists; name another or remove it"));
        }
    }

    private static async Task ShowAsync(
        ILedger store, Pipeline pipeline, bool isQuiet, Host host, CancellationToken cancellation)
    {
        var begun = host.Clock.GetTimestamp();
        var refused = await ReadAsync(store, pipeline, isQuiet, host, cancellation).ConfigureAwait(false);
        var records = await new RecordBuilder(pipeline).BuildAsync(store, asOf: null, cancellation).ConfigureAwait(false);
        var book = new RecordBook(records.Records, records.Documents);
        host.Write(Screen.Render(Parts(book), host));
        if (!isQuiet)
        {
            var seconds = host.Clock.GetElapsedTime(begun).TotalSeconds;
            host.WriteLine("");
            host.WriteLine(FormattableString.Invariant(
                $"{records.Documents.Length} documents read in {seconds:0.0} s, {refused} refused; record {records.Hash()[..12]}."));
            host.WriteLine("The coverage was written for this demo: its outlets are invented and it is no source of fact.");
        }
    }

    private static async Task<int> ReadAsync(
        ILedger store, Pipeline pipeline, bool isQuiet, Host host, CancellationToken cancellation)
    {
        var samples = Path.Combine(AppContext.BaseDirectory, "samples");
        var sources = new SourceWalker(host.OpenInput).Walk([samples]).ToList();
        var intake = new LedgerIntake(pipeline, new Intake(pipeline, new IntakeLimits()), store);
        using var progress = ProgressLine.For(host, isQuiet);
        var (done, refused) = (0, 0);
        await foreach (var report in intake.AddAsync(sources, published: null, cancellation).ConfigureAwait(false))
        {
            if (report.Fate is SourceFate.Quarantined or SourceFate.Failed)
            {
                refused++;
                progress.Clear();
                foreach (var diagnostic in report.Diagnostics)
                {
                    host.Report(diagnostic);
                }
            }

            progress.Report(++done, sources.Count, "documents");
        }

        return refused;
    }

    private static IEnumerable<IRenderable> Parts(RecordBook book)
    {
        var told = book.Stories.Where(s => s.Documents.Length >= FewestDocuments).ToList();
        foreach (var part in told.SelectMany(s => RecapText.Of(RecapWriter.Of(s, book, Most))))
        {
            yield return part;
        }

        var others = book.Stories.Except(told).ToList();
        if (others.Count > 0)
        {
            yield return new Text("");
            yield return new Text("Also: " + string.Join("; ", others.Select(s => Plain.Of(s.Title))) + ".");
        }
    }
}
