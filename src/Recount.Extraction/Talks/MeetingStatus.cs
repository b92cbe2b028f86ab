using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Whether a meeting was held, is planned, was proposed or called off.</summary>
internal static class MeetingStatus
{
    private static readonly string[] s_proposing =
        ["propose", "suggest", "offer", "invite", "want", "seek", "urge", "demand", "hope", "wish", "call", "ask", "recommend", "insist"];

    public static TalksStatus Of(SentenceView sentence, int trigger, DateExtent? date, DateOnly? today)
    {
        if (IsCancelled(sentence, trigger))
        {
            return TalksStatus.Cancelled;
        }

        var isVerb = sentence[trigger].Tag == Upos.Verb;
        var head = isVerb ? trigger : sentence[trigger].Head;
        var isPast = date?.End is { } end && today is { } now && end < now;
        if (Proposes(sentence, trigger) && !isPast)
        {
            return TalksStatus.Proposed;
        }

        var isAhead = head >= 0 && Enumerable.Range(Math.Max(0, head - 5), Math.Min(5, head) + 1)
            .Any(k => sentence.IsAny(k, "will", "scheduled", "due", "planned", "’ll", "expected", "set", "may") || (sentence.Is(k, "to") && sentence.IsAny(k - 1, "are", "is")));
        if (isAhead || sentence.IsAny(trigger - 1, "next", "upcoming", "forthcoming", "planned") || sentence.IsAny(trigger - 2, "next", "upcoming", "forthcoming"))
        {
            return isPast ? TalksStatus.Held : TalksStatus.Planned;
        }

        if (date?.Start is { } start && today is { } day && start > day)
        {
            return TalksStatus.Planned;
        }

        return isVerb && head >= 0 && sentence[head].FineTag == "VB" && sentence.IsAny(head - 1, "would", "could", "to") && !isPast ? TalksStatus.Proposed : TalksStatus.Held;
    }

    private static bool IsCancelled(SentenceView sentence, int trigger)
    {
        for (var i = Math.Max(0, trigger - 6); i < Math.Min(sentence.Count, trigger + 24); i++)
        {
            var near = Math.Abs(i - trigger) < 9;
            var isOwn = sentence[i].Head == trigger || sentence[trigger].Head == i;
            if ((near && isOwn && sentence.Lemma(i) is "cancel" or "scrap" or "collapse")
                || (near && sentence.Lemma(i) is "break" or "call" && sentence.Is(i + 1, "off") && isOwn)
                || (sentence.Is(i, "not") && sentence.IsAny(i + 1, "take") && sentence.Is(i + 2, "place") && sentence.IsAny(i - 1, "will", "would")))
            {
                return true;
            }
        }

        return false;
    }

    // A verb of proposing stands before, in the same clause.
    private static bool Proposes(SentenceView sentence, int trigger)
    {
        for (var i = trigger - 1; i >= Math.Max(0, trigger - 11); i--)
        {
            if (sentence[i].Text is ";" or "." || (sentence.Is(i, ",") && trigger - i > 6))
            {
                return false;
            }

            if (s_proposing.Contains(sentence.Lemma(i).ToLowerInvariant(), StringComparer.Ordinal) && sentence[i].Tag is Upos.Verb or Upos.Noun && !sentence.Is(i - 1, "phone"))
            {
                return true;
            }

            if (sentence.IsAny(i, "ready", "willing", "open") && sentence.IsAny(i + 1, "for", "to"))
            {
                return true;
            }
        }

        return Enumerable.Range(trigger, Math.Min(8, sentence.Count - trigger)).Any(k => sentence.IsAny(k, "proposed", "could"));
    }
}
