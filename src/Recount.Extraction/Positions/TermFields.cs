using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Builds one position from the words of its term.</summary>
internal static class TermFields
{
    private const int LongestTerm = 60;

    public static PositionObservation? Build(
        DocumentView document, SentenceView sentence, string party, PositionAct act, Issue issue, (int From, int To) range,
        IReadOnlyList<Attributed> attributed, string rule)
    {
        var (from, to) = range;
        if (to <= from || to - from > LongestTerm)
        {
            return null;
        }

        var span = sentence.SpanOf(from, to);
        var content = span.Slice(document.Text).Trim('“', '”', '"', ' ', ',');
        return content.Length < 3 ? null : new PositionObservation
        {
            Id = default,
            Evidence = [Evidence.From(document.Text, sentence.Span)],
            Party = party,
            Act = act,
            Issue = issue,
            Content = content,
            Terms = Of(sentence, span, issue, document.Today(sentence)),
            Origins = [.. attributed.Where(a => a.Covers(span.Start) && a.Speaker.Name != party).Select(a => a.Speaker.Name).Distinct(StringComparer.Ordinal)],
            Provenance = Provenance.Unscored(rule),
        };
    }

    // A day that was over when it was told is no deadline. A number is a term only where it counts what changes hands: "four regions" and "the two presidents" are names.
    private static Terms? Of(SentenceView sentence, TextSpan content, Issue issue, DateOnly? today)
    {
        var times = sentence.Source.Times.Where(t => content.Contains(t.Span)).ToList();
        var duration = times.FirstOrDefault(t => t.Kind == TimeKind.Duration)?.Duration;
        var deadline = times.FirstOrDefault(t => t.Kind == TimeKind.Date && t.Extent is { End: { } end } && !(end < today) && t.Relation != TimeRelation.Since
            && !t.Rule.StartsWith("date.within", StringComparison.Ordinal) && !t.Rule.StartsWith("date.year", StringComparison.Ordinal))?.Extent;
        var quantity = issue is Issue.LeadersMeeting or Issue.Territory or Issue.Withdrawal or Issue.Recognition ? Quantity.Unstated
            : sentence.Source.Quantities.FirstOrDefault(q => q.Kind == QuantityKind.Cardinal && content.Contains(q.Span)
                && !times.Exists(t => t.Span.Overlaps(q.Span)) && q.Value.Min > 2)?.Value ?? Quantity.Unstated;
        return duration is null && deadline is null && !quantity.IsStated
            ? null
            : new Terms { Duration = duration, Deadline = deadline, Quantity = quantity };
    }
}
