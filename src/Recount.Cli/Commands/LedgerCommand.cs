using System.CommandLine;
using Recount.Core;
using Recount.Engine.Records;
using Recount.Ledger.Sqlite;

namespace Recount.Cli.Commands;

/// <summary>What commands that read a ledger's records share.</summary>
internal static class LedgerCommand
{
    public static async Task<LedgerRecords> RecordsAsync(
        string ledger, PublicationTime? asOf, Host host, CancellationToken cancellation)
    {
        var store = await Options.OpenAsync(ledger, OpenMode.Existing, host, cancellation).ConfigureAwait(false);
        await using var closing = store.ConfigureAwait(false);
        return await new RecordBuilder(host.LoadPipeline()).BuildAsync(store, asOf, cancellation).ConfigureAwait(false);
    }
}
