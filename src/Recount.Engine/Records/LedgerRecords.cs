using System.Collections.Frozen;
using System.Collections.Immutable;
using Recount.Core;
using Recount.Core.Json;

namespace Recount.Engine.Records;

/// <summary>The records of a ledger with the documents that they were merged from.</summary>
/// <remarks>Immutable; reading it from many threads at once is safe.</remarks>
public sealed class LedgerRecords
{
    private readonly FrozenDictionary<VersionId, CodePointMap> _maps;

    private LedgerRecords(RecordSet records, ImmutableArray<ReportedDocument> documents)
    {
        Records = records;
        Documents = documents;
        _maps = documents.ToFrozenDictionary(d => d.Document.Version, d => new CodePointMap(d.Document.Text));
    }

    public RecordSet Records { get; }

    /// <summary>One version a document, in order of document id.</summary>
    public ImmutableArray<ReportedDocument> Documents { get; }

    public string Hash() => RecordsJson.Hash(Records, v => _maps[v]);

    public byte[] ToJson(bool indented = true) => RecordsJson.Write(Records, v => _maps[v], indented);

    public static LedgerRecords Of(
        Pipeline pipeline, IReadOnlyList<ReportedDocument> documents, PublicationTime? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return new LedgerRecords(
            pipeline.Reconciler.Reconcile(documents, asOf),
            [.. documents.DistinctBy(d => d.Document.Version).OrderBy(d => d.Document.Id.Value, StringComparer.Ordinal)]);
    }
}
