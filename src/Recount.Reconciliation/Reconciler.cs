using System.Collections.Immutable;
using Recount.Core;
using Recount.Reconciliation.Actors;
using Recount.Reconciliation.Clusters;
using Recount.Reconciliation.Commitments;
using Recount.Reconciliation.Copies;
using Recount.Reconciliation.Incidents;
using Recount.Reconciliation.Origins;
using Recount.Reconciliation.Positions;
using Recount.Reconciliation.Statements;
using Recount.Reconciliation.Talks;

namespace Recount.Reconciliation;

/// <summary>Observations to records: a pure function of the set of documents.</summary>
/// <remarks>
/// In this order: actors and copies, then origins, then clusters, then figures, sequences and clocks. Neither the order
/// of documents nor a document given twice changes a byte. Thread-safe.
/// </remarks>
public sealed class Reconciler(IActorDirectory? actors = null)
{
    public const string StageId = "reconciliation";

    /// <summary>Raised with every change that can change a record.</summary>
    public const string StageVersion = "2";

    /// <param name="documents">One version a document.</param>
    /// <param name="asOf">The moment that the record speaks for; null takes the latest publication or update.</param>
    public RecordSet Reconcile(IReadOnlyList<ReportedDocument> documents, PublicationTime? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ImmutableArray<ReportedDocument> reported =
        [
            .. documents
                .OrderBy(d => d.Document.Id.Value, StringComparer.Ordinal)
                .ThenBy(d => d.Document.Version.Value, StringComparer.Ordinal)
                .DistinctBy(d => d.Document.Version),
        ];
        asOf ??= reported.Select(d => d.Document.Updated ?? d.Document.Published).Max();
        var names = ActorMerge.Of([.. reported.Select(d => d.Observations)], actors);
        var copies = CopyFinder.Find(reported);
        var merge = new IncidentMerge(names, new OriginBook(names, copies), w => actors?.IsNational(w) ?? false);
        var incidents = merge.Of(Members.Of(reported, d => d.Incidents));
        return new RecordSet
        {
            AsOf = asOf,
            Incidents = incidents,
            Talks = new TalksMerge(names).Of(Members.Of(reported, d => d.Talks)),
            Statements = new StatementMerge(names).Of(Members.Of(reported, d => d.Statements)),
            Positions = new PositionMerge(names).Of(Members.Of(reported, d => d.Positions)),
            Commitments = new CommitmentMerge(names).Of(Members.Of(reported, d => d.Commitments), asOf),
            Actors = names.Actors,
            CountryNames = CountryNames(incidents, names.Actors),
            Copies = copies,
        };
    }

    private ImmutableSortedDictionary<string, string> CountryNames(ImmutableArray<IncidentRecord> incidents, ImmutableArray<Actor> named) =>
        incidents.SelectMany(i => i.Places).Select(p => p.Country).Concat(named.Select(a => a.Country)).OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Select(code => (code, Name: actors?.CountryName(code) ?? code))
            .ToImmutableSortedDictionary(c => c.code, c => c.Name, StringComparer.Ordinal, StringComparer.Ordinal);
}
