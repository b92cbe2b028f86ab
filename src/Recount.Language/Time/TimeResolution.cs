using System.Globalization;
using System.Text.RegularExpressions;
using Recount.Core;

namespace Recount.Language;

/// <summary>What the groups of a time rule mean on a given day. One instance a sentence.</summary>
internal sealed class TimeResolution(TimeLexicon lexicon, NumberLexicon numbers, DateOnly? today, DateOnly? focus)
{
    private static readonly DateOnly s_first = new(1000, 1, 1);
    private static readonly DateOnly s_last = new(2999, 12, 31);

    /// <summary>The day that the same sentence last named: "on June 4 … three days earlier".</summary>
    public DateOnly? SentenceDay { private get; set; }

    private DateOnly? Anchor => SentenceDay ?? focus ?? today;

    private string AnchorPolicy => SentenceDay is null && focus is null ? "reference" : "focus";

    /// <returns>Null where the match turns out to be no time expression.</returns>
    public TimeHit? Resolve(TimeRule rule, Match match, TenseHint tense)
    {
        var hit = new TimeHit(match.Index, match.Index + match.Length, TimeKind.Date, rule.Id, "stated");
        return rule.Resolve switch
        {
            TimeResolver.MonthDay => MonthDay(hit, match, tense),
            TimeResolver.DayRange => DayRange(hit, match, tense),
            TimeResolver.Iso => Iso(hit, match),
            TimeResolver.Month => Month(hit, match, tense),
            TimeResolver.MonthDays => MonthDays(hit, match, tense),
            TimeResolver.MonthHalf => MonthHalf(hit, match, tense),
            TimeResolver.Year => Year(hit, match),
            TimeResolver.Decade => Span(hit, new DateOnly(Int(match, "year")!.Value, 1, 1), new DateOnly(Int(match, "year")!.Value + 9, 12, 31)),
            TimeResolver.Season => Season(hit, match),
            TimeResolver.Weekday => Weekday(hit, match, tense),
            TimeResolver.Today => Today(hit, match),
            TimeResolver.Overnight => Overnight(hit, match),
            TimeResolver.CalendarUnit => CalendarUnit(hit, match),
            TimeResolver.Shift => Shift(hit, match),
            // Hours before or after run from now, unless the sentence itself names a day.
            TimeResolver.SameDay when SentenceDay is null && Word(match, "now").Length > 0 => Day(hit, today, "reference"),
            TimeResolver.SameDay => Day(hit, Anchor, AnchorPolicy),
            TimeResolver.AdjacentDay => AdjacentDay(hit, match),
            TimeResolver.DayBeforeAnchor => Day(hit, AddDays(Anchor, -1), AnchorPolicy),
            TimeResolver.PastSpan => Spanning(hit, match, -1),
            TimeResolver.NextSpan => Spanning(hit, match, 1),
            TimeResolver.Within => Spanning(hit, match, 1),
            TimeResolver.Ahead => Ahead(hit, match),
            TimeResolver.Duration or TimeResolver.DurationRange => Duration(hit, match),
            TimeResolver.DurationCompound => Compound(hit, match),
            TimeResolver.DurationHalf => Half(hit, match),
            TimeResolver.DurationVague => hit with { Kind = TimeKind.Duration, Policy = "none" },
            TimeResolver.Set => hit with { Kind = TimeKind.Set, Policy = "none" },
            TimeResolver.Clock => Day(hit with { Kind = TimeKind.TimeOfDay }, Anchor, AnchorPolicy),
            _ => throw new InvalidOperationException($"rule {rule.Id} names the resolver {rule.Resolve}, which isn't there"),
        };
    }

    internal static DateOnly? AddDays(DateOnly? day, int days) => day is { } d
        ? DateOnly.FromDayNumber(Math.Clamp(d.DayNumber + days, s_first.DayNumber, s_last.DayNumber)) : null;

    internal static DateOnly? AddYears(DateOnly? day, int years) =>
        day is { } d && d.Year + years is >= 1000 and <= 2999 ? d.AddYears(years) : null;

    private static TimeHit Day(TimeHit hit, DateOnly? day, string policy) =>
        hit with { Extent = day is { } d ? HitExtent.Day(d) : null, Policy = policy };

    private static TimeHit Span(TimeHit hit, DateOnly? start, DateOnly? end, DateGranularity granularity = DateGranularity.Range, string policy = "stated") =>
        hit with { Extent = start is null || end is null ? null : new HitExtent(start, end, granularity), Policy = policy };

    private static int? Int(Match match, string group) =>
        match.Groups[group] is { Success: true } g && int.TryParse(g.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    private static string Word(Match match, string group) => match.Groups[group].Value.ToLowerInvariant();

    private int MonthOf(Match match) => lexicon.Months[Word(match, "mon").TrimEnd('.')];

    private TimeHit? MonthDay(TimeHit hit, Match match, TenseHint tense)
    {
        var (month, day) = (MonthOf(match), Int(match, "day") ?? 0);
        if (day < 1 || day > DateTime.DaysInMonth(2024, month))
        {
            return null;
        }

        if (Int(match, "year") is { } year)
        {
            return day <= DateTime.DaysInMonth(year, month) ? Day(hit, new DateOnly(year, month, day), "stated") with { HasYear = true } : null;
        }

        var (chosen, policy) = Nearest(y => day <= DateTime.DaysInMonth(y, month) ? new DateOnly(y, month, day) : null, tense);
        return Day(hit, chosen, policy);
    }

    // A day without a year: the nearest one, unless the tense says on which side of today it lies; a day ahead counts as four
    // times as far, because news looks back.
    private (DateOnly? Day, string Policy) Nearest(Func<int, DateOnly?> inYear, TenseHint tense, int future = 4)
    {
        if (today is not { } t)
        {
            return (null, "none");
        }

        var days = new[] { t.Year - 1, t.Year, t.Year + 1 }.Where(y => y is > 1000 and < 2999).Select(inYear).OfType<DateOnly>().ToList();
        return tense switch
        {
            TenseHint.Past when days.Exists(d => d <= t) => (days.FindLast(d => d <= t), "latest-past"),
            // A cue of the future yields to a day just gone by: "he will answer for June 2".
            TenseHint.Future when days.Find(d => d >= t) is var ahead && ahead.DayNumber - t.DayNumber <= 300 => (ahead, "coming"),
            _ => (days.MinBy(d => d > t ? (d.DayNumber - t.DayNumber) * future : t.DayNumber - d.DayNumber), "nearest"),
        };
    }

    private TimeHit? DayRange(TimeHit hit, Match match, TenseHint tense)
    {
        var last = Int(match, "day2") ?? 0;
        if (MonthDay(hit, match, tense) is not { } first || last < 1 || last > 31)
        {
            return null;
        }

        if (first.Extent?.Start is not { } start)
        {
            return first;
        }

        // The month named is that of the later day: "30 to 2 June" doesn't occur.
        return last > start.Day && last <= DateTime.DaysInMonth(start.Year, start.Month)
            ? Span(first, start, new DateOnly(start.Year, start.Month, last), policy: first.Policy) with { HasYear = first.HasYear }
            : null;
    }

    private static TimeHit? Iso(TimeHit hit, Match match)
    {
        var (year, month, day) = (Int(match, "year")!.Value, Int(match, "mm") ?? 0, Int(match, "dd") ?? 0);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? Day(hit, new DateOnly(year, month, day), "stated") with { HasYear = true } : null;
    }

    private (DateOnly? First, string Policy) MonthStart(Match match, TenseHint tense)
    {
        var month = MonthOf(match);
        if (Int(match, "year") is { } year)
        {
            return (new DateOnly(year, month, 1), "stated");
        }

        if (today is not { } t)
        {
            return (null, "none");
        }

        return Word(match, "rel") switch
        {
            "last" or "this past" => (new DateOnly(month < t.Month ? t.Year : t.Year - 1, month, 1), "latest-past"),
            "next" or "this coming" => (new DateOnly(month > t.Month ? t.Year : t.Year + 1, month, 1), "coming"),
            "this" => (new DateOnly(t.Year, month, 1), "reference"),
            _ => Nearest(y => new DateOnly(y, month, 1), tense == TenseHint.Future && month == t.Month ? TenseHint.Unknown : tense, future: 4),
        };
    }

    private TimeHit? Month(TimeHit hit, Match match, TenseHint tense)
    {
        var (first, policy) = MonthStart(match, tense);
        hit = hit with { HasYear = match.Groups["year"].Success, Policy = policy };
        if (first is not { } f)
        {
            return hit;
        }

        var last = f.AddMonths(1).AddDays(-1);
        var mod = Word(match, "mod");
        var (a, b) = Part(mod, f, last, f.AddDays(9), f.AddDays(10), f.AddDays(19), f.AddDays(20));
        return Span(hit, a, b, mod.Length == 0 ? DateGranularity.Month : DateGranularity.Range, policy) with
        {
            IsEndOf = mod is "end of",
        };
    }

    // Thirds of a period by the words "early", "mid", "late" and their kin.
    private static (DateOnly Start, DateOnly End) Part(
        string mod, DateOnly first, DateOnly last, DateOnly early, DateOnly midStart, DateOnly midEnd, DateOnly late) => mod switch
    {
        "early" or "start of" or "beginning of" => (first, early),
        "mid" or "middle of" => (midStart, midEnd),
        "late" or "end of" or "latter part of" => (late, last),
        _ => (first, last),
    };

    private TimeHit? MonthDays(TimeHit hit, Match match, TenseHint tense)
    {
        var (first, policy) = MonthStart(match, tense);
        var count = (match.Groups["num"].Success ? Number(match.Groups["num"].Value) : 1)
            * (lexicon.Units[Word(match, "unit")] switch { "D" => 1, "W" => 7, "E" => 2, _ => 0 });
        if (count is not (> 0 and < 28) || first is not { } f)
        {
            return first is null ? hit with { Policy = policy } : null;
        }

        var last = f.AddMonths(1).AddDays(-1);
        return Word(match, "mod") is "first"
            ? Span(hit, f, f.AddDays(count.Value - 1), policy: policy)
            : Span(hit, last.AddDays(1 - count.Value), last, policy: policy);
    }

    private TimeHit? MonthHalf(TimeHit hit, Match match, TenseHint tense)
    {
        var (first, policy) = MonthStart(match, tense);
        return first is not { } f ? hit with { Policy = policy }
            : Word(match, "mod") is "first" ? Span(hit, f, f.AddDays(14), policy: policy)
            : Span(hit, f.AddDays(15), f.AddMonths(1).AddDays(-1), policy: policy);
    }

    private static TimeHit? Year(TimeHit hit, Match match)
    {
        var year = Int(match, "year")!.Value;
        var mod = Word(match, "mod");
        var (a, b) = Part(mod, new(year, 1, 1), new(year, 12, 31), new(year, 4, 30), new(year, 5, 1), new(year, 8, 31), new(year, 9, 1));
        return Span(hit, a, b, mod.Length == 0 ? DateGranularity.Year : DateGranularity.Range) with { HasYear = true, IsEndOf = mod is "end of" };
    }

    // Seasons of the northern hemisphere, as the press of most desks uses them.
    private TimeHit? Season(TimeHit hit, Match match)
    {
        var first = Word(match, "season") switch { "spring" => 3, "summer" => 6, "winter" => 12, _ => 9 };
        var year = Int(match, "year");
        if (year is null && today is { } t)
        {
            var ended = (int y) => new DateOnly(y, first, 1).AddMonths(3) <= t;
            year = Word(match, "rel") switch
            {
                "last" or "this past" => ended(t.Year) ? t.Year : t.Year - 1,
                "next" => new DateOnly(t.Year, first, 1) > t ? t.Year : t.Year + 1,
                _ => t.Year,
            };
        }

        return year is { } y ? Span(hit, new DateOnly(y, first, 1), new DateOnly(y, first, 1).AddMonths(3).AddDays(-1)) : hit with { Policy = "none" };
    }

    private TimeHit Weekday(TimeHit hit, Match match, TenseHint tense)
    {
        if (today is not { } t)
        {
            return hit with { Policy = "none" };
        }

        var wanted = lexicon.Weekdays[Word(match, "wd").TrimEnd('.')];
        var back = ((int)t.DayOfWeek - wanted + 7) % 7;
        var ahead = (7 - back) % 7;
        var (shift, policy) = Word(match, "rel") switch
        {
            "last" or "the previous" => (back == 0 ? -7 : -back, "latest-past"),
            "this past" => (-back, "latest-past"),
            "next" or "this coming" or "coming" or "the following" => (ahead == 0 ? 7 : ahead, "coming"),
            "this" => (tense == TenseHint.Past ? -back : ahead, tense == TenseHint.Past ? "latest-past" : "coming"),
            _ when tense == TenseHint.Future => (ahead, "coming"),
            _ => (-back, "latest-past"),
        };
        return Day(hit, AddDays(t, shift), policy);
    }

    private TimeHit Today(TimeHit hit, Match match) => Day(hit, AddDays(today, Word(match, "which") switch
    {
        "yesterday" or "last night" => -1,
        "tomorrow" => 1,
        "the day before yesterday" => -2,
        "the day after tomorrow" => 2,
        _ => 0,
    }), "reference");

    // The night ends on the reference's own day; codebook accepts either day as its start.
    private TimeHit Overnight(TimeHit hit, Match match) =>
        Word(match, "which") is "the previous night" or "the night before" ? Day(hit, AddDays(Anchor, -1), AnchorPolicy)
        : Word(match, "which") is "the same night" or "that night" ? Day(hit, Anchor, AnchorPolicy)
        : Day(hit, today, "reference");

    private TimeHit? CalendarUnit(TimeHit hit, Match match)
    {
        var (rel, unit, mod) = (Word(match, "rel"), Word(match, "unit"), Word(match, "mod"));
        if (rel is "the" && (mod.Length == 0 && unit is not "weekend"))
        {
            return null;
        }

        var anchor = rel is "the following" or "the previous" or "the same" ? Anchor : today;
        if (anchor is not { } t)
        {
            return hit with { Policy = "none" };
        }

        var step = rel switch { "last" or "the past" or "the previous" => -1, "next" or "the coming" or "the following" => 1, _ => 0 };
        var monday = t.AddDays(-(((int)t.DayOfWeek + 6) % 7));
        DateOnly first, last;
        switch (unit)
        {
            case "week":
                first = monday.AddDays(7 * step);
                last = first.AddDays(6);
                break;
            case "weekend":
                // "The weekend" is this one from Friday on, and the one gone by before.
                var saturday = monday.AddDays(5 + (7 * step));
                if (step == 0 && rel is "the" && t.DayOfWeek is not (DayOfWeek.Friday or DayOfWeek.Saturday or DayOfWeek.Sunday))
                {
                    saturday = saturday.AddDays(-7);
                }

                first = saturday;
                last = saturday.AddDays(1);
                break;
            case "month":
                first = new DateOnly(t.Year, t.Month, 1).AddMonths(step);
                last = first.AddMonths(1).AddDays(-1);
                break;
            case "year":
                first = new DateOnly(t.Year + step, 1, 1);
                last = new DateOnly(t.Year + step, 12, 31);
                break;
            default:
                first = new DateOnly((t.Year / 10 * 10) + (10 * step), 1, 1);
                last = new DateOnly((t.Year / 10 * 10) + (10 * step) + 9, 12, 31);
                break;
        }

        var granularity = unit switch { "week" => DateGranularity.Week, "month" => DateGranularity.Month, "year" => DateGranularity.Year, _ => DateGranularity.Range };
        var policy = ReferenceEquals(rel, "the same") ? AnchorPolicy : "reference";
        if (mod is "earlier")
        {
            return Span(hit, first, t < last ? t : last, DateGranularity.Range, policy);
        }

        if (mod is "later")
        {
            return Span(hit, t > first ? t : first, last, DateGranularity.Range, policy);
        }

        var third = (last.DayNumber - first.DayNumber + 1) / 3;
        var (a, b) = Part(mod, first, last, first.AddDays(Math.Max(0, third - 1)), first.AddDays(third), last.AddDays(-third), last.AddDays(1 - Math.Max(1, third)));
        return Span(hit, a, b, mod.Length == 0 ? granularity : DateGranularity.Range, policy) with { IsEndOf = mod is "end of" };
    }

    private TimeHit Shift(TimeHit hit, Match match)
    {
        var dir = Word(match, "dir");
        var sign = dir is "later" or "after" or "afterwards" or "afterward" ? 1 : -1;
        var from = dir is "ago" ? today : Anchor;
        hit = hit with { Policy = dir is "ago" ? "reference" : AnchorPolicy };
        return Number(match.Groups["num"].Value) is { } n && from is { } t ? Moved(hit, t, sign * n, lexicon.Units[Word(match, "unit")]) : hit;
    }

    // A shift keeps the unit's grain: "two years ago" is a year, "two days ago" a day.
    private static TimeHit Moved(TimeHit hit, DateOnly t, int n, string unit)
    {
        switch (unit)
        {
            case "s" or "m":
                return Day(hit, t, hit.Policy);
            case "h":
                return Day(hit, AddDays(t, n / 24), hit.Policy);
            case "D":
                return Day(hit, AddDays(t, n), hit.Policy);
            case "W" or "F":
                var day = AddDays(t, n * (unit is "W" ? 7 : 14));
                var monday = AddDays(day, day is { } d ? -(((int)d.DayOfWeek + 6) % 7) : 0);
                return Span(hit, monday, AddDays(monday, 6), DateGranularity.Week, hit.Policy);
            case "M":
                var month = Math.Abs(n) < 1200 ? (DateOnly?)new DateOnly(t.Year, t.Month, 1).AddMonths(n) : null;
                return Span(hit, month, AddDays(month?.AddMonths(1), -1), DateGranularity.Month, hit.Policy);
            default:
                var years = AddYears(t, n * (unit is "C" ? 10 : 1))?.Year;
                return years is { } y && unit is "Y" or "C"
                    ? Span(hit, new DateOnly(years!.Value, 1, 1), new DateOnly(years.Value, 12, 31), DateGranularity.Year, hit.Policy)
                    : hit;
        }
    }

    private TimeHit AdjacentDay(TimeHit hit, Match match) => Day(hit,
        AddDays(Anchor, Word(match, "dir") is "following" or "next" or "after" ? 1 : -1), AnchorPolicy);

    private TimeHit? Spanning(TimeHit hit, Match match, int sign)
    {
        var unit = lexicon.Units[Word(match, "unit")];
        var n = match.Groups["num"].Success ? Number(match.Groups["num"].Value) : 1;
        if (!match.Groups["num"].Success && match.Value.EndsWith('s'))
        {
            n = null;
        }

        hit = hit with { Policy = "reference", Duration = n is { } count and > 0 ? Length(count, count, unit) : null };
        if (n is not { } amount || today is not { } t)
        {
            return hit with { Policy = "none" };
        }

        var other = unit switch
        {
            "s" or "m" => t,
            "h" => AddDays(t, sign * ((amount + 23) / 24)),
            "D" => AddDays(t, sign * amount),
            "W" => AddDays(t, sign * amount * 7),
            "F" => AddDays(t, sign * amount * 14),
            "M" => amount < 1200 ? t.AddMonths(sign * amount) : null,
            "Y" => AddYears(t, sign * amount),
            "C" => AddYears(t, sign * amount * 10),
            "Q" => t.AddMonths(sign * Math.Min(amount, 400) * 3),
            _ => null,
        };
        return sign < 0 ? Span(hit, other, t, policy: "reference") : Span(hit, t, other, policy: "reference");
    }

    private TimeHit Ahead(TimeHit hit, Match match) =>
        Number(match.Groups["num"].Value) is { } n && today is { } t
            ? lexicon.Units[Word(match, "unit")] switch
            {
                "W" => Day(hit, AddDays(t, 7 * n), "reference"),
                var unit => Moved(hit with { Policy = "reference" }, t, n, unit),
            }
            : hit with { Policy = "none" };

    private TimeHit? Duration(TimeHit hit, Match match)
    {
        var unit = lexicon.Units[Word(match, "unit")];
        var low = Number(match.Groups["num"].Value);
        var high = match.Groups["num2"].Success ? Number(match.Groups["num2"].Value) : low;

        // "a second round", "one second": an ordinal unless digits count it. "A few days" has no number.
        if (unit is "s" && !match.Value.EndsWith('s'))
        {
            return null;
        }

        return hit with
        {
            Kind = TimeKind.Duration,
            Duration = low is { } a && high is { } b && a <= b ? Length(a, b, unit) : null,
            Policy = low is null ? "none" : "stated",
        };
    }

    private TimeHit? Compound(TimeHit hit, Match match)
    {
        var hours = Number(match.Groups["num"].Value);
        var second = Word(match, "num2");
        var minutes = second switch { "a quarter" => 15, "a half" => 30, _ when match.Groups["minutes"].Success => Number(second), _ => null };
        return hours is { } h && minutes is { } m
            ? hit with { Kind = TimeKind.Duration, Duration = DurationExtent.Parse(string.Create(CultureInfo.InvariantCulture, $"PT{h}H{m}M")) }
            : null;
    }

    private TimeHit Half(TimeHit hit, Match match) => hit with
    {
        Kind = TimeKind.Duration,
        Duration = DurationExtent.Parse(match.Groups["num"].Success && Number(match.Groups["num"].Value) is { } n
            ? string.Create(CultureInfo.InvariantCulture, $"PT{n}H30M")
            : match.Value.EndsWith("day", StringComparison.OrdinalIgnoreCase) ? "PT12H" : "PT30M"),
    };

    private static DurationExtent? Length(int low, int high, string unit) => unit switch
    {
        "E" => DurationExtent.Of(2 * low, 2 * high, 'D'),
        "F" => DurationExtent.Of(2 * low, 2 * high, 'W'),
        "C" => DurationExtent.Of(10 * low, 10 * high, 'Y'),
        "Q" => DurationExtent.Of(3 * low, 3 * high, 'M'),
        _ => DurationExtent.Of(low, high, unit[0]),
    };

    /// <summary>Null for "several" and its kin.</summary>
    private int? Number(string words)
    {
        words = words.ToLowerInvariant();
        if (int.TryParse(words, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var n))
        {
            return n;
        }

        if (words is "a" or "an")
        {
            return 1;
        }

        if (words is "a couple of")
        {
            return 2;
        }

        if (words.EndsWith(" hundred", StringComparison.Ordinal))
        {
            return 100;
        }

        var parts = words.Split('-');
        return numbers.Cardinals.TryGetValue(parts[0], out var value)
            ? (int)(value + (parts.Length > 1 && numbers.Cardinals.TryGetValue(parts[1], out var rest) ? rest : 0))
            : null;
    }
}
