using Recount.Core;
using Recount.Ledger;

namespace Recount.Engine.Records;

/// <summary>Rebuilds records from a ledger.</summary>
/// <remarks>
/// Where a version was read by another pipeline than this one, it is extracted again and the ledger keeps both: what
/// was once read is never changed. Holds all observations of the latest versions in memory.
/// </remarks>
public sealed class RecordBuilder(Pipeline pipeline)
{
    /// <summary>The latest versions with what they say, in order of document id.</summary>
    public async Task<IReadOnlyList<ReportedDocument>> DocumentsAsync(
        ILedger ledger, PublicationTime? asOf, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var documents = new List<ReportedDocument>();
        foreach (var version in await ledger.LatestAsync(asOf, cancellation).ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            var observations = await ledger.ObservationsAsync(version, pipeline.ExtractionHash, cancellation)
                .ConfigureAwait(false);
            if (observations is null)
            {
                observations = version.Document.Language is null or "en"
                    ? pipeline.Extractor.Extract(version.Document)
                    : new DocumentObservations { Document = version.Document.Header };
                await ledger.AddObservationsAsync(version.Hash, pipeline.ExtractionHash, observations, cancellation)
                    .ConfigureAwait(false);
            }

            documents.Add(new ReportedDocument(version.Document, observations));
        }

        return documents;
    }

    public async Task<LedgerRecords> BuildAsync(ILedger ledger, PublicationTime? asOf, CancellationToken cancellation) =>
        LedgerRecords.Of(pipeline, await DocumentsAsync(ledger, asOf, cancellation).ConfigureAwait(false), asOf);
}
