using System.CommandLine;
using Recount.Cli.Terminal;
using Recount.Engine;
using Recount.Engine.Sources;
using Recount.Ledger.Sqlite;

namespace Recount.Cli.Commands;

internal static class AddCommand
{
    private const string About = """
        Takes sources into the ledger and says what became of each. Adding one again changes nothing.

        Examples:
          recount add coverage/ --ledger sqlite:june.sqlite
          recount add archive.jsonl.gz
          curl -s https://example.org/page | recount add - --published 2025-06-03
        """;

    public static Command Make(Host host)
    {
        var sources = Options.Sources();
        var (ledger, published) = (Options.Ledger(), Options.Published());
        var command = new Command("add", About) { sources, ledger, published };
        command.SetAction(async (parsed, cancellation) =>
        {
            var isQuiet = parsed.GetValue(Options.Quiet);
            var time = Options.Time(parsed.GetValue(published), published.Name);
            var store = await Options.OpenAsync(parsed.GetRequiredValue(ledger), OpenMode.CreateIfMissing, host, cancellation)
                .ConfigureAwait(false);
            await using var closing = store.ConfigureAwait(false);
            var pipeline = host.LoadPipeline();
            var intake = new LedgerIntake(pipeline, new Intake(pipeline, new IntakeLimits(), host.Clock), store);
            var all = new SourceWalker(host.OpenInput).Walk(parsed.GetRequiredValue(sources)).ToList();
            using var progress = ProgressLine.For(host, isQuiet);
            var counts = new Dictionary<SourceFate, int>();
            var done = 0;
            await foreach (var report in intake.AddAsync(all, time, cancellation).ConfigureAwait(false))
            {
                progress.Clear();
                Say(report, host, isQuiet);
                counts[report.Fate] = counts.GetValueOrDefault(report.Fate) + 1;
                progress.Report(++done, all.Count, "sources");
            }

            progress.Clear();
            if (!isQuiet)
            {
                host.WriteLine(string.Join(", ", Enum.GetValues<SourceFate>().Select(f => $"{counts.GetValueOrDefault(f)} {Word(f)}")));
            }

            return counts.ContainsKey(SourceFate.Quarantined) || counts.ContainsKey(SourceFate.Failed)
                ? ExitCode.SomeSourcesFailed
                : ExitCode.Ok;
        });
        return command;
    }

    private static void Say(SourceReport report, Host host, bool isQuiet)
    {
        var isRefused = report.Fate is SourceFate.Quarantined or SourceFate.Failed;
        if (!isQuiet)
        {
            host.WriteLine(isRefused
                ? $"{Word(report.Fate)}: {Plain.Of(report.Source)}"
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
        SourceFate.Quarantined => "quarantined",
        _ => "failed",
    };
}
