using System.CommandLine;
using Recount.Cli.Terminal;
using Recount.Core;
using Recount.Engine;
using Recount.Engine.Sources;
using Recount.Ledger;
using Recount.Ledger.Sqlite;
using Recount.Reading;

namespace Recount.Cli.Commands;

internal static class AddCommand
{
    private const string About = """
        Takes sources into the ledger and says what became of each. Adding one again changes nothing; what can't be read
        is kept apart ('recount quarantine' lists it and tries again).

        Examples:
          recount add coverage/ --ledger sqlite:june.sqlite
          recount add archive.jsonl.gz --map text=body,published=date
          recount add crawl.warc.gz collection.wacz
          curl -s https://example.org/page | recount add - --published 2025-06-03
        """;

    public static Command Make(Host host)
    {
        var sources = Options.Sources();
        var (ledger, published, map) = (Options.Ledger(), Options.Published(), Options.Map());
        var command = new Command("add", About) { sources, ledger, published, map };
        command.SetAction(async (parsed, cancellation) =>
        {
            var time = Options.Time(parsed.GetValue(published), published.Name);
            var fields = Options.Fields(parsed.GetValue(map));
            var store = await Options.OpenAsync(parsed.GetRequiredValue(ledger), OpenMode.CreateIfMissing, host, cancellation)
                .ConfigureAwait(false);
            await using var closing = store.ConfigureAwait(false);
            return await RunAsync(parsed.GetRequiredValue(sources), store, time, fields, parsed.GetValue(Options.Quiet), host, cancellation)
                .ConfigureAwait(false);
        });
        return command;
    }

    /// <summary>Adds, tells each source's fate as it becomes durable, and sums up.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> sources, ILedger store, PublicationTime? published, FieldMap? fields, bool isQuiet, Host host,
        CancellationToken cancellation)
    {
        var pipeline = host.LoadPipeline();
        var intake = new LedgerIntake(pipeline, new Intake(pipeline, new IntakeLimits(), fields), store);
        var all = new SourceWalker(host.OpenInput, tellsOthers: true).Walk(sources).ToList();
        var kilobytes = all.Sum(s => s.Size) / 1024;
        using var progress = ProgressLine.For(host, isQuiet);
        var counts = new Dictionary<SourceFate, int>();
        var done = 0;
        await foreach (var report in intake.AddAsync(all, published, cancellation).ConfigureAwait(false))
        {
            progress.Clear();
            Say(report, host, isQuiet);
            counts[report.Fate] = counts.GetValueOrDefault(report.Fate) + 1;
            // A file may hold thousands of documents: the bar goes by bytes, and the documents are counted beside it.
            progress.Report(all.Sum(s => s.Taken) / 1024, kilobytes, FormattableString.Invariant($"KB, {++done} documents"));
        }

        progress.Clear();
        if (!isQuiet)
        {
            host.WriteLine(string.Join(", ", Enum.GetValues<SourceFate>()
                .Where(f => counts.ContainsKey(f) || f is SourceFate.Added or SourceFate.NewVersion or SourceFate.Known or SourceFate.Quarantined)
                .Select(f => FormattableString.Invariant($"{counts.GetValueOrDefault(f)} {(f == SourceFate.Copy ? "copies" : Word(f))}"))));
        }

        return counts.ContainsKey(SourceFate.Quarantined) || counts.ContainsKey(SourceFate.Failed)
            ? ExitCode.SomeSourcesFailed
            : ExitCode.Ok;
    }

    private static void Say(SourceReport report, Host host, bool isQuiet)
    {
        var isRefused = report.Fate is SourceFate.Quarantined or SourceFate.Failed;
        if (!isQuiet)
        {
            host.WriteLine(isRefused || report.Fate == SourceFate.PassedOver
                ? $"{Word(report.Fate)}: {Plain.Of(report.Source)}"
                : report.CopyOf is { } other
                ? $"{Word(report.Fate)}{(report.Fate == SourceFate.Copy ? "" : ", copy of")} {Plain.Of(other)}: {Plain.Of(report.Source)}"
                : FormattableString.Invariant($"{Word(report.Fate)}: {Plain.Of(report.Source)} ({report.Observations} observations)"));
        }

        foreach (var diagnostic in report.Diagnostics)
        {
            if (isRefused)
            {
                host.Report(diagnostic);
            }
            else if (!isQuiet)
            {
                host.Warn(diagnostic);
            }
        }

        if (report.Fault is { } fault)
        {
            host.Error.WriteLine($"internal error {fault} at {report.Source}; the other sources go on");
        }
    }

    private static string Word(SourceFate fate) => fate switch
    {
        SourceFate.Added => "added",
        SourceFate.NewVersion => "new version",
        SourceFate.Known => "already known",
        SourceFate.Copy => "copy of",
        SourceFate.PassedOver => "passed over",
        SourceFate.Quarantined => "quarantined",
        _ => "failed",
    };
}
