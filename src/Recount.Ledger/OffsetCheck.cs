using Recount.Core;

namespace Recount.Ledger;

/// <summary>Does every piece of evidence slice to its quote?</summary>
public static class OffsetCheck
{
    /// <summary>Every piece of evidence that an observation holds, with the field it stands in.</summary>
    public static IEnumerable<(string Field, Evidence Evidence)> EvidenceOf(Observation observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        var own = observation.Evidence.Select(e => ("evidence", e));
        return observation switch
        {
            IncidentObservation i => own.Concat(i.Figures.Select(f => ("figures.evidence", f.Evidence))),
            StatementObservation s => own.Append(("contentEvidence", s.ContentEvidence)),
            _ => own,
        };
    }

    /// <summary>The fields whose span, in the document's text, isn't their quote.</summary>
    public static IEnumerable<string> Faults(Document document, Observation observation)
    {
        ArgumentNullException.ThrowIfNull(document);
        return from e in EvidenceOf(observation)
               where e.Evidence.Span.End > document.Text.Length
                   || !string.Equals(e.Evidence.Span.Slice(document.Text), e.Evidence.Quote, StringComparison.Ordinal)
               select $"{observation.Id} {e.Field} {e.Evidence.Span}";
    }
}
