using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Tells the day of an act from days of telling, of counting and of other things in its sentence.</summary>
internal static class DayFinder
{
    private const int MostDays = 400;

    /// <summary>"BAMAKO, June 3 - Gunmen attacked …": the day of the report.</summary>
    public static bool IsDateline(SentenceView sentence, TimeMention time)
    {
        var end = sentence.TokenAt(time.Span.End);
        return sentence.TokenAt(time.Span.Start) < 6 && Enumerable.Range(end, Math.Max(0, Math.Min(6, sentence.Count - end)))
            .TakeWhile(i => sentence[i].Tag is Upos.Punct or Upos.Propn or Upos.X or Upos.Sym).Any(i => sentence[i].Text is "-" or "—" or "–" or "--");
    }

    /// <param name="sentence">Where the act is told.</param>
    /// <param name="stretch">The act's own part of it.</param>
    /// <param name="anchor">The word that tells the act or its harm.</param>
    /// <param name="isAggregate">A total over several acts: the day that somebody counted them is none of theirs.</param>
    public static DateExtent? Of(SentenceView sentence, Stretch stretch, int anchor, bool isAggregate)
    {
        var offset = sentence[anchor].Span.Start;
        return sentence.Source.Times
            .Where(t => t.Extent is not null && t.Kind == TimeKind.Date && stretch.Has(sentence.TokenAt(t.Span.Start)) && !IsDateline(sentence, t)
                && !IsAge(t.Extent) && !IsCountedFromTelling(sentence, t) && !(isAggregate && IsOfTelling(sentence, t)))
            .OrderBy(t => IsOfTelling(sentence, t)).ThenBy(t => IsParted(sentence, anchor, t)).ThenBy(t => Math.Abs(t.Span.Start - offset))
            .Select(t => Opened(sentence, anchor, t))
            .FirstOrDefault();
    }

    // "The war began in 2011, but air strikes began in 2014": the day behind the same comma is the act's.
    private static bool IsParted(SentenceView sentence, int anchor, TimeMention time)
    {
        var at = sentence.TokenAt(time.Span.Start);
        return Enumerable.Range(Math.Min(at, anchor), Math.Abs(at - anchor)).Any(i => sentence.Is(i, "but") || sentence[i].Text is ";");
    }

    // "since March", "since the war began in 2011", "after 1979": from then on, not then; "since rebels took the town in May" dates their deed.
    private static DateExtent? Opened(SentenceView sentence, int anchor, TimeMention time)
    {
        var at = sentence.TokenAt(time.Span.Start);
        var extent = time.Extent!;
        if (sentence.Is(at - 1, "after") && extent is { Granularity: DateGranularity.Year, End: { } end } && end < DateOnly.MaxValue)
        {
            return DateExtent.Of(end.AddDays(1), null, DateGranularity.Range, extent.Text);
        }

        for (var i = at - 1; i >= Math.Max(0, at - 12) && extent.Start is not null; i--)
        {
            if (sentence.Is(i, "since") && !(anchor > i && anchor < at))
            {
                return DateExtent.Of(extent.Start, null, DateGranularity.Range, extent.Text);
            }

            if (sentence.IsPunctuation(i))
            {
                break;
            }
        }

        return extent;
    }

    // "an 18th-century law", "in the 1990s": no day that an act has.
    private static bool IsAge(DateExtent extent) =>
        extent is { Start: { } start, End: { } end } && end.DayNumber - start.DayNumber > (extent.Granularity is DateGranularity.Range ? 10 : 1) * MostDays;

    // "that night", "the day after": counted from what the text around tells, which no calendar knows.
    private static bool IsCountedFromTelling(SentenceView sentence, TimeMention time)
    {
        var (from, to) = (sentence.TokenAt(time.Span.Start), sentence.TokenAt(time.Span.End));
        return sentence.IsAny(from, "that") || sentence.IsAny(from - 1, "that") || (sentence.Is(from, "the") && sentence.IsAny(to - 1, "after", "before", "following"));
    }

    // "The ministry said on Tuesday that 3,500 people had been killed since March": the day of the count, not of what is counted.
    private static bool IsOfTelling(SentenceView sentence, TimeMention time)
    {
        var at = sentence.TokenAt(time.Span.Start);
        var verb = Enumerable.Range(Math.Max(0, at - 2), Math.Min(2, at)).LastOrDefault(i => !sentence.Is(i, "on"), -1);
        return verb >= 0 && sentence.Lemma(verb).ToLowerInvariant() is "say" or "tell" or "announce" or "report" or "state" or "put" or "claim" or "statement" or "announcement";
    }
}
