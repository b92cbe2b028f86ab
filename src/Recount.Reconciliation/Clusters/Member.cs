using Recount.Core;

namespace Recount.Reconciliation.Clusters;

/// <summary>An observation with the document it was read from; ordered by (published, document, span, id).</summary>
/// <param name="Observation">What the document says.</param>
/// <param name="Document">The document's names and dates.</param>
/// <param name="Told">When it was told: the time of the post that it stands in, or else of publication; null if unknown.</param>
/// <param name="Text">The document's.</param>
internal sealed record Member<T>(T Observation, DocumentHeader Document, PublicationTime? Told, string Text)
    where T : Observation
{
    public RecordMember ToRecord() => new()
    {
        Id = Observation.Id, Document = Document, Evidence = Observation.Evidence,
    };

    /// <summary>
    /// The evidence with what is left of its sentence: a clause is cut before the words that attribute it ("…, the governor
    /// said").
    /// </summary>
    public string SentenceOf(Evidence evidence)
    {
        var end = evidence.Span.End;
        while (end < Text.Length && Text[end] is not '\n' && !(Text[end - 1] is '.' or '!' or '?' && char.IsWhiteSpace(Text[end])))
        {
            end++;
        }

        return Text[evidence.Span.Start..end];
    }

    /// <summary>The day on which it was told; null where it is unknown.</summary>
    public DateOnly? Reported => Told?.Day;
}

internal static class Members
{
    /// <summary>A family of observations of all documents, sorted.</summary>
    public static IReadOnlyList<Member<T>> Of<T>(
        IEnumerable<ReportedDocument> documents, Func<DocumentObservations, IEnumerable<T>> family)
        where T : Observation
    {
        var members = documents
            .SelectMany(d => family(d.Observations)
                .Select(o => new Member<T>(
                    o, d.Observations.Document, d.Document.TimeAt(o.Evidence[0].Span.Start), d.Document.Text)))
            .ToList();
        members.Sort(MemberOrder.Compare);
        return members;
    }
}

internal static class MemberOrder
{
    public static int Compare<T>(Member<T> a, Member<T> b)
        where T : Observation =>
        DocumentOrder.ByPublication.Compare(a.Document, b.Document) is var byDocument and not 0 ? byDocument
            : a.Observation.Evidence[0].Span.CompareTo(b.Observation.Evidence[0].Span) is var bySpan and not 0 ? bySpan
            : string.CompareOrdinal(a.Observation.Id.Value, b.Observation.Id.Value);
}
