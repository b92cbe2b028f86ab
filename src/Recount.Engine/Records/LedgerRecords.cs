using System.Collections.Frozen;
using Recount.Core;
using Recount.Core.Json;

namespace Recount.Engine.Records;

/// <summary>The records of a ledger, with what it takes to write them as JSON.</summary>
/// <param name="Records">Merged from one version a document.</param>
/// <param name="Maps">The code-point map of each of those versions.</param>
/// <param name="Documents">How many documents stand behind them.</param>
public sealed record LedgerRecords(RecordSet Records, FrozenDictionary<VersionId, CodePointMap> Maps, int Documents)
{
    public string Hash() => RecordsJson.Hash(Records, v => Maps[v]);

    public byte[] ToJson(bool indented = true) => RecordsJson.Write(Records, v => Maps[v], indented);

    public static LedgerRecords Of(
        Pipeline pipeline, IReadOnlyList<(Document Document, DocumentObservations Observations)> documents,
        PublicationTime? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return new LedgerRecords(
            pipeline.Reconciler.Reconcile([.. documents.Select(d => d.Observations)], asOf),
            documents.DistinctBy(d => d.Document.Version)
                .ToFrozenDictionary(d => d.Document.Version, d => new CodePointMap(d.Document.Text)),
            documents.Count);
    }
}
