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
          recount add live.html --fetched 2025-06-03T14:05:00Z
        """;

    public static Command Make(Host host)
    {
        var sources = Options.Sources();
        var (ledger, published, fetched, map) = (Options.Ledger(), Options.Published(), Options.Fetched(), Options.Map());
        var command = new Command("add", About) { sources, ledger, published, fetched, map };
        command.SetAction(async (parsed, cancellation) =>
        {
            var given = Given.Of(parsed, published, fetched, map);
            var store = await Options.OpenAsync(parsed.GetRequiredValue(ledger), OpenMode.CreateIfMissing, host, cancellation)
                .ConfigureAwait(false);
            await using var closing = store.ConfigureAwait(false);
            return await RunAsync(parsed.GetRequiredValue(sources), store, given, parsed.GetValue(Options.Quiet), host, cancellation)
                .ConfigureAwait(false);
        });
        return command;
    }

    /// <summary>Adds, tells each source's fate as it becomes durable, and sums up.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> sources, ILedger store, Given given, bool isQuiet, Host host, CancellationToken cancellation)
    {
        var pipeline = host.LoadPipeline();
        var intake = new LedgerIntake(pipeline, given.Intake(pipeline), store);
        var all = new SourceWalker(host.OpenInput, tellsOthers: true).Walk(sources).ToList();
        var kilobytes = all.Sum(s => s.Size) / 1024;
        using var progress = ProgressLine.For(host, isQuiet);
        var counts = new Dictionary<SourceFate, int>();
        var passed = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        var done = 0;
        await foreach (var report in intake.AddAsync(all, given.Published, cancellation).ConfigureAwait(false))
        {
            progress.Clear();
            if (report.Passed is { } what)
            {
                (passed.TryGetValue(report.File, out var others) ? others : passed[report.File] = []).Add(what);
            }
            else
            {
                Say(report, host, isQuiet);
            }

            counts[report.Fate] = counts.GetValueOrDefault(report.Fate) + 1;
            // A file may hold thousands of documents: the bar goes by bytes, and the documents are counted beside it.
            progress.Report(all.Sum(s => s.Taken) / 1024, kilobytes, FormattableString.Invariant($"KB, {++done} documents"));
        }

        progress.Clear();
        if (!isQuiet)
        {
            foreach (var (file, records) in passed)
            {
                host.WriteLine($"passed over: {Plain.Of(file)}: {Tally(records)}");
            }

            host.WriteLine(string.Join(", ", Enum.GetValues<SourceFate>()
                .Where(f => counts.ContainsKey(f) || f is SourceFate.Added or SourceFate.NewVersion or SourceFate.Known or SourceFate.Quarantined)
                .Select(f => FormattableString.Invariant($"{counts.GetValueOrDefault(f)} {(f == SourceFate.Copy ? "copies" : Word(f))}"))));
        }

        return counts.ContainsKey(SourceFate.Quarantined) || counts.ContainsKey(SourceFate.Failed)
            ? ExitCode.SomeSourcesFailed
            : ExitCode.Ok;
    }

    // An archive may hold a hundred pictures a page: its records without an article are told by their kinds.
    private static string Tally(List<string> records) => FormattableString.Invariant($"{records.Count} of its records or entries hold no article (")
        + string.Join(", ", records.CountBy(r => r, StringComparer.Ordinal).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => FormattableString.Invariant($"{c.Value} {c.Key}"))) + ")";

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
