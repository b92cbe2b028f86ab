using System.CommandLine;
using Recount.Cli.Terminal;
using Recount.Core;
using Recount.Ledger;
using Recount.Ledger.Sqlite;

namespace Recount.Cli.Commands;

/// <summary>What was refused, and another try at it.</summary>
internal static class QuarantineCommand
{
    private const string About = """
        Lists the sources that couldn't be read, each with its code and what to do; with --retry they are read again, and
        what can be read now goes into the ledger and leaves the list.

        Examples:
          recount quarantine --ledger sqlite:june.sqlite
          recount quarantine --retry --ledger sqlite:june.sqlite
        """;

    public static Command Make(Host host)
    {
        var (ledger, published, fetched, map) = (Options.Ledger(), Options.Published(), Options.Fetched(), Options.Map());
        var retry = new Option<bool>("--retry") { Description = "Read them again, from the folder that they were added from." };
        var command = new Command("quarantine", About) { ledger, retry, published, fetched, map };
        command.SetAction(async (parsed, cancellation) =>
        {
            var given = Given.Of(parsed, published, fetched, map);
            var store = await Options.OpenAsync(parsed.GetRequiredValue(ledger), OpenMode.Existing, host, cancellation).ConfigureAwait(false);
            await using var closing = store.ConfigureAwait(false);
            var entries = await store.QuarantinedAsync(cancellation).ConfigureAwait(false);
            if (parsed.GetValue(retry))
            {
                var paths = entries.Where(e => !string.Equals(e.Code, DiagnosticCatalogue.OtherKind.Code, StringComparison.Ordinal)).Select(e => PathOf(e.Source)).Distinct(StringComparer.Ordinal).ToList();
                return await AddCommand.RunAsync(paths, store, given, parsed.GetValue(Options.Quiet), host, cancellation).ConfigureAwait(false);
            }

            foreach (var entry in entries)
            {
                var remedy = DiagnosticCatalogue.All.TryGetValue(entry.Code, out var kind) ? " " + kind.Remedy : "";
                host.WriteLine($"{entry.Code} {Plain.Of(entry.Source)}: {Plain.Of(entry.Detail)}.{remedy}");
            }

            if (!parsed.GetValue(Options.Quiet))
            {
                host.WriteLine(entries.Count == 0
                    ? "nothing is in quarantine"
                    : FormattableString.Invariant($"{entries.Count} in quarantine; 'recount quarantine --retry' reads them again"));
            }

            return ExitCode.Ok;
        });
        return command;
    }

    // A line or record of a source is read again with the whole source: what is known already changes nothing.
    private static string PathOf(string source) =>
        File.Exists(source) ? source : QuarantineEntry.FileOf(source);
}
