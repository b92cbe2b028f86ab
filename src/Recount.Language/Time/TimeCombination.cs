using Recount.Core;

namespace Recount.Language;

/// <summary>Joins neighbouring hits: "before dawn" + "on Saturday"; "June 20" + "and" + "June 30".</summary>
internal static class TimeCombination
{
    private static readonly string[] s_clockThenDay = [" on ", " of ", " ", ", ", ", on ", " on the morning of ", " early on "];
    private static readonly string[] s_dayThenClock = [" at ", ", at ", " at about ", " at around ", " around ", " ", ", ", " in ", ", in "];
    private static readonly string[] s_rangeAnywhere = [" to ", "–", " – ", "-", " through ", " until ", " till ", " and until ", "—"];

    public static List<TimeHit> Combine(string slice, List<TimeHit> hits, DateOnly? today)
    {
        var joined = new List<TimeHit>();
        foreach (var hit in hits)
        {
            var last = joined.Count > 0 ? joined[^1] : null;
            if (last is not null && Join(slice, last, hit, today) is { } both)
            {
                joined[^1] = both;
            }
            else
            {
                joined.Add(hit);
            }
        }

        return joined;
    }

    private static TimeHit? Join(string slice, TimeHit first, TimeHit second, DateOnly? today)
    {
        var gap = slice[first.End..second.Start];
        if (first.Kind == TimeKind.TimeOfDay && second.Kind == TimeKind.Date && IsDayLike(second) && s_clockThenDay.Contains(gap, StringComparer.Ordinal))
        {
            return second with { Start = first.Start, Timex = Timed(second, first) };
        }

        if (first.Kind == TimeKind.Date && second.Kind == TimeKind.TimeOfDay && IsDayLike(first) && s_dayThenClock.Contains(gap, StringComparer.Ordinal))
        {
            return first with { End = second.End, Timex = Timed(first, second) };
        }

        if (first.Kind != TimeKind.Date || second.Kind != TimeKind.Date
            || first.Extent is not { Start: not null, End: not null } a || second.Extent is not { Start: not null, End: not null } b
            || first.Rule is "date.range.v1")
        {
            return null;
        }

        var before = slice[..first.Start];
        var isBetween = string.Equals(gap, " and ", StringComparison.Ordinal) && before.EndsWith("between ", StringComparison.OrdinalIgnoreCase);
        if (!isBetween && !s_rangeAnywhere.Contains(gap, StringComparer.Ordinal))
        {
            return null;
        }

        // A year stated once holds for both; a weekday before its partner belongs to the week before.
        if (second.HasYear && !first.HasYear && a.Granularity is DateGranularity.Day or DateGranularity.Month)
        {
            var shift = b.Start.Value.Year - a.Start.Value.Year;
            a = Years(a, shift);
            a = a.Start > b.End ? Years(a, -1) : a;
        }
        else if (a.Start > b.End && second.Rule.StartsWith("date.weekday", StringComparison.Ordinal))
        {
            (a, b) = today is { } t && b.End.Value.AddDays(7) > t ? (Days(a, -7), b) : (a, Days(b, 7));
        }
        else if (a.Start > b.End && !second.HasYear)
        {
            b = Years(b, 1);
        }

        return a.Start <= b.End
            ? new TimeHit(first.Start, second.End, TimeKind.Date, "date.range.v1", first.Policy)
            {
                Extent = new HitExtent(a.Start, b.End, DateGranularity.Range), HasYear = second.HasYear,
                Joined = [.. first.Parts.Select(p => p with { Timex = Moved(p.Timex, first, a) }), .. second.Parts.Select(p => p with { Timex = Moved(p.Timex, second, b) })],
            }
            : null;
    }

    // The day of the one at the clock time of the other; a day that has a part of day already keeps it.
    private static Timex3? Timed(TimeHit day, TimeHit clock) =>
        day.Timex is { Type: TimexType.Date, Value: [_, _, _, _, '-', _, _, '-', _, _] } date
            && clock.Timex is { Type: TimexType.Time } time && time.Value.IndexOf('T', StringComparison.Ordinal) is > 0 and var at
            ? new Timex3(TimexType.Time, date.Value + time.Value[at..])
            : day.Timex;

    // An end of a range whose year or week the other end decided.
    private static Timex3 Moved(Timex3 timex, TimeHit hit, HitExtent now) =>
        Equals(hit.Extent, now) || now.Start is not { } day ? timex
            : now.Granularity switch
            {
                DateGranularity.Day when timex.Type == TimexType.Date => Timex3.Day(day) with { Mod = timex.Mod },
                DateGranularity.Month => Timex3.Month(day.Year, day.Month) with { Mod = timex.Mod },
                _ => timex,
            };

    private static bool IsDayLike(TimeHit hit) =>
        hit.Extent is null || hit.Extent.Granularity == DateGranularity.Day || hit.Extent.End?.DayNumber - hit.Extent.Start?.DayNumber <= 1;

    private static HitExtent Years(HitExtent e, int years) =>
        e with { Start = TimeResolution.AddYears(e.Start, years), End = TimeResolution.AddYears(e.End, years) };

    private static HitExtent Days(HitExtent e, int days) =>
        e with { Start = TimeResolution.AddDays(e.Start, days), End = TimeResolution.AddDays(e.End, days) };
}
