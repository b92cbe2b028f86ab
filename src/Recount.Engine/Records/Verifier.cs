using System.Collections.Immutable;
using Recount.Core;
using Recount.Ledger;

namespace Recount.Engine.Records;

/// <summary>What a verification found.</summary>
/// <param name="Hash">Of the records rebuilt.</param>
/// <param name="Documents">How many documents stand behind them.</param>
/// <param name="Check">Of every stored byte and offset.</param>
/// <param name="Faults">All that doesn't hold, the check's included; empty where everything does.</param>
public sealed record Verification(string Hash, int Documents, LedgerCheck Check, ImmutableArray<string> Faults);

/// <summary>
/// Checks stored bytes against their addresses and offsets against their quotes, and rebuilds the records twice, from
/// the documents in order and reversed: both must have one hash.
/// </summary>
public sealed class Verifier(Pipeline pipeline)
{
    public async Task<Verification> VerifyAsync(ILedger ledger, PublicationTime? asOf, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var check = await ledger.CheckAsync(cancellation).ConfigureAwait(false);
        var documents = await new RecordBuilder(pipeline).DocumentsAsync(ledger, asOf, cancellation).ConfigureAwait(false);
        var hash = LedgerRecords.Of(pipeline, documents, asOf).Hash();
        var reversed = LedgerRecords.Of(pipeline, [.. documents.Reverse()], asOf).Hash();
        ImmutableArray<string> faults = string.Equals(hash, reversed, StringComparison.Ordinal)
            ? check.Faults
            : check.Faults.Add($"records: {hash} in order of id, {reversed} reversed");
        return new Verification(hash, documents.Count, check, faults);
    }
}
