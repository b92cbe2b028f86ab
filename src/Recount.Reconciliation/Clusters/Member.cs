using Recount.Core;

namespace Recount.Reconciliation.Clusters;

/// <summary>An observation with the document it was read from; ordered by (published, document, span, id).</summary>
internal sealed record Member<T>(T Observation, DocumentHeader Document)
    where T : Observation
{
    public RecordMember ToRecord() => new()
    {
        Id = Observation.Id, Document = Document, Evidence = Observation.Evidence,
    };

    /// <summary>The day of the document's publication; null where it is unknown.</summary>
    public DateOnly? Reported => Document.Published?.Day;
}

internal static class MemberOrder
{
    /// <summary>A document without a date comes after all that have one: it can't claim to be the earliest.</summary>
    public static int Compare<T>(Member<T> a, Member<T> b)
        where T : Observation
    {
        var byTime = (a.Document.Published, b.Document.Published) switch
        {
            ({ } x, { } y) => x.CompareTo(y),
            (null, { }) => 1,
            ({ }, null) => -1,
            _ => 0,
        };
        return byTime != 0 ? byTime
            : string.CompareOrdinal(a.Document.Id.Value, b.Document.Id.Value) is var byDocument and not 0 ? byDocument
            : a.Observation.Evidence[0].Span.CompareTo(b.Observation.Evidence[0].Span) is var bySpan and not 0 ? bySpan
            : string.CompareOrdinal(a.Observation.Id.Value, b.Observation.Id.Value);
    }
}
