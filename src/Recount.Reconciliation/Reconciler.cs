using System.Collections.Immutable;
using Recount.Core;
using Recount.Reconciliation.Clusters;

namespace Recount.Reconciliation;

/// <summary>Observations to records: a pure function of the set of documents.</summary>
/// <remarks>
/// Neither the order of documents nor a document given twice changes a byte. Copies stay empty: near-duplicate text
/// can't be seen from observations, and origins are told apart by name only. Thread-safe.
/// </remarks>
public sealed class Reconciler(IActorDirectory? actors = null)
{
    public const string StageId = "reconciliation";

    /// <summary>Raised with every change that can change a record.</summary>
    public const string StageVersion = "1";

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
        ImmutableArray<DocumentObservations> distinct = [.. reported.Select(d => d.Observations)];
        asOf ??= distinct.Select(d => d.Document.Updated ?? d.Document.Published).Max();
        return new RecordSet
        {
            AsOf = asOf,
            Incidents = IncidentMerge.Of(Members(distinct, d => d.Incidents)),
            Talks = TalksMerge.Of(Members(distinct, d => d.Talks)),
            Statements = StatementMerge.Of(Members(distinct, d => d.Statements)),
            Positions = PositionMerge.Of(Members(distinct, d => d.Positions)),
            Commitments = CommitmentMerge.Of(Members(distinct, d => d.Commitments), asOf),
            Actors = ActorMerge.Of(distinct, actors),
        };
    }

    private static List<Member<T>> Members<T>(
        ImmutableArray<DocumentObservations> documents, Func<DocumentObservations, ImmutableArray<T>> family)
        where T : Observation
    {
        var members = documents.SelectMany(d => family(d).Select(o => new Member<T>(o, d.Document))).ToList();
        members.Sort(MemberOrder.Compare);
        return members;
    }
}
