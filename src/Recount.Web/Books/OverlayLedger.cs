using Recount.Core;
using Recount.Ledger;

namespace Recount.Web.Books;

/// <summary>A ledger to be read only: what a rebuild would keep in it stays in memory.</summary>
/// <remarks>
/// A ledger read by another version of the pipeline is extracted again on the way to its records; a page must not write,
/// so those observations live as long as the host. Not thread-safe, like the ledger below it.
/// </remarks>
internal sealed class OverlayLedger(ILedger ledger) : ILedger
{
    private readonly Dictionary<(string Version, string Pipeline), DocumentObservations> _extracted = [];

    public Task<IReadOnlyList<LedgerVersion>> LatestAsync(PublicationTime? asOf, CancellationToken cancellation) =>
        ledger.LatestAsync(asOf, cancellation);

    public Task<IReadOnlyList<LedgerVersion>> VersionsAsync(PublicationTime? asOf, CancellationToken cancellation) =>
        ledger.VersionsAsync(asOf, cancellation);

    public async Task<DocumentObservations?> ObservationsAsync(
        LedgerVersion version, string pipeline, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(version);
        return await ledger.ObservationsAsync(version, pipeline, cancellation).ConfigureAwait(false)
            ?? _extracted.GetValueOrDefault((version.Hash, pipeline));
    }

    public Task AddObservationsAsync(
        string versionHash, string pipeline, DocumentObservations observations, CancellationToken cancellation)
    {
        _extracted[(versionHash, pipeline)] = observations;
        return Task.CompletedTask;
    }

    public Task<string> MarkAsync(CancellationToken cancellation) => ledger.MarkAsync(cancellation);

    public Task<IReadOnlyList<QuarantineEntry>> QuarantinedAsync(CancellationToken cancellation) =>
        ledger.QuarantinedAsync(cancellation);

    public Task<LedgerCheck> CheckAsync(CancellationToken cancellation) => ledger.CheckAsync(cancellation);

    public Task<ArrivalFate> AddAsync(LedgerEntry entry, CancellationToken cancellation) => throw ReadOnly();

    public Task QuarantineAsync(QuarantineEntry entry, CancellationToken cancellation) => throw ReadOnly();

    public Task ReleaseAsync(string source, CancellationToken cancellation) => throw ReadOnly();

    /// <summary>The ledger belongs to whoever opened it.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static NotSupportedException ReadOnly() => new("the web host only reads");
}
