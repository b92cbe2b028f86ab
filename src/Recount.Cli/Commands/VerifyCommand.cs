using System.CommandLine;
using Recount.Core;
using Recount.Engine.Records;
using Recount.Ledger.Sqlite;

namespace Recount.Cli.Commands;

internal static class VerifyCommand
{
    private const string About = """
        Rebuilds the records from the ledger, prints their hash, and checks every stored byte against its address and
        every offset against its quote. Equal documents give an equal hash, whatever the order they came in.

        Example:
          recount verify --ledger sqlite:june.sqlite
        """;

    public static Command Make(Host host)
    {
        var (ledger, asOf) = (Options.Ledger(), Options.AsOf());
        var command = new Command("verify", About) { ledger, asOf };
        command.SetAction(async (parsed, cancellation) =>
        {
            var time = Options.Time(parsed.GetValue(asOf), asOf.Name);
            var path = parsed.GetRequiredValue(ledger);
            var store = await Options.OpenAsync(path, OpenMode.Existing, host, cancellation).ConfigureAwait(false);
            await using var closing = store.ConfigureAwait(false);
            var found = await new Verifier(host.LoadPipeline()).VerifyAsync(store, time, cancellation).ConfigureAwait(false);
            host.WriteLine($"hash {found.Hash}");
            host.WriteLine(FormattableString.Invariant(
                $"documents {found.Documents}, versions {found.Check.Versions}, observations {found.Check.Observations}, offsets {found.Check.Offsets}"));
            foreach (var fault in found.Faults)
            {
                host.Report(DiagnosticCatalogue.LedgerCorrupt.At(path, fault));
            }

            return found.Faults.IsEmpty ? ExitCode.Ok : ExitCode.CheckFailed;
        });
        return command;
    }
}
