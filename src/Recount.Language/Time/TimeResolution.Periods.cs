using System.Globalization;
using Recount.Core;

namespace Recount.Language;

/// <content>Weeks, months, quarters, seasons, years and what is counted in them; feasts.</content>
internal sealed partial class TimeResolution
{
    private (DateOnly? First, string Policy) MonthStart(TimeMatch match, TenseHint tense)
    {
        var month = match.Int("month") ?? match.Int("fullmonth") ?? 1;
        if (Stated(match) is { } year)
        {
            return (new DateOnly(year, month, 1), "stated");
        }

        if (today is not { } t)
        {
            return (null, "none");
        }

        return match["rel"] switch
        {
            "last" or "this past" or "the previous" => (new DateOnly(month < t.Month ? t.Year : t.Year - 1, month, 1), "latest-past"),
            "next" or "this coming" => (new DateOnly(month > t.Month ? t.Year : t.Year + 1, month, 1), "coming"),
            "this" => (new DateOnly(t.Year, month, 1), "reference"),
            _ => Nearest(y => new DateOnly(y, month, 1), tense == TenseHint.Future && month == t.Month ? TenseHint.Unknown : tense),
        };
    }

    private TimeHit? Month(TimeHit hit, TimeMatch match, TenseHint tense)
    {
        var (first, policy) = MonthStart(match, tense);
        var mod = match["mod"];
        hit = hit with
        {
            HasYear = match.Has("year") || match.Has("yrel"),
            Policy = policy,
            Timex = Timex3.Month(first?.Year, match.Int("month") ?? match.Int("fullmonth") ?? 1) with { Mod = Modifier(mod) },
        };
        if (first is not { } f)
        {
            return hit;
        }

        var last = f.AddMonths(1).AddDays(-1);
        var (a, b) = Part(mod, f, last, f.AddDays(9), f.AddDays(10), f.AddDays(19), f.AddDays(20));
        return Span(hit, a, b, mod.Length == 0 ? DateGranularity.Month : DateGranularity.Range, policy) with { IsEndOf = mod is "end of" };
    }

    // Thirds of a period by the words "early", "mid", "late" and their kin.
    private static (DateOnly Start, DateOnly End) Part(
        string mod, DateOnly first, DateOnly last, DateOnly early, DateOnly midStart, DateOnly midEnd, DateOnly late) => Modifier(mod) switch
    {
        "START" => (first, early),
        "MID" => (midStart, midEnd),
        "END" => (late, last),
        _ => (first, last),
    };

    private static string? Modifier(string mod) => mod switch
    {
        "early" or "start of" or "beginning of" => "START",
        "mid" or "middle of" => "MID",
        "late" or "end of" or "latter part of" => "END",
        _ => null,
    };

    private TimeHit? MonthDays(TimeHit hit, TimeMatch match, TenseHint tense)
    {
        var (first, policy) = MonthStart(match, tense);
        var amount = match.Has("num") ? Count(match["num"]) : 1;
        var count = amount * (match.Unit switch { "D" => 1, "W" => 7, "E" => 2, _ => 0 });
        hit = hit with { Timex = Timex3.Length(amount, match.Unit) };
        if (count is not (> 0 and < 28) || first is not { } f)
        {
            return first is null ? hit with { Policy = policy } : null;
        }

        var last = f.AddMonths(1).AddDays(-1);
        return match["mod"] is "first"
            ? Span(hit, f, f.AddDays(count.Value - 1), policy: policy)
            : Span(hit, last.AddDays(1 - count.Value), last, policy: policy);
    }

    private TimeHit? MonthHalf(TimeHit hit, TimeMatch match, TenseHint tense)
    {
        var (first, policy) = MonthStart(match, tense);
        hit = hit with { Timex = Timex3.Month(first?.Year, match.Int("month") ?? 1) with { Mod = match["mod"] is "first" ? "START" : "END" } };
        return first is not { } f ? hit with { Policy = policy }
            : match["mod"] is "first" ? Span(hit, f, f.AddDays(14), policy: policy)
            : Span(hit, f.AddDays(15), f.AddMonths(1).AddDays(-1), policy: policy);
    }

    private static TimeHit? Year(TimeHit hit, TimeMatch match)
    {
        var year = (match.Int("year") ?? match.Int("yy"))!.Value;
        var mod = match["mod"];
        var (a, b) = Part(mod, new(year, 1, 1), new(year, 12, 31), new(year, 4, 30), new(year, 5, 1), new(year, 8, 31), new(year, 9, 1));
        return Span(hit, a, b, mod.Length == 0 ? DateGranularity.Year : DateGranularity.Range) with
        {
            HasYear = true, IsEndOf = mod is "end of", Timex = Timex3.OfYear(year) with { Mod = Modifier(mod) },
        };
    }

    private TimeHit? YearHalf(TimeHit hit, TimeMatch match)
    {
        if ((Stated(match) ?? today?.Year) is not { } year)
        {
            return hit with { Policy = "none" };
        }

        var isFirst = match["mod"] is "first";
        return Span(hit, new DateOnly(year, isFirst ? 1 : 7, 1), isFirst ? new DateOnly(year, 6, 30) : new DateOnly(year, 12, 31)) with
        {
            Timex = Timex3.Half(year, isFirst ? 1 : 2), HasYear = match.Has("year"),
        };
    }

    private TimeHit YearEnd(TimeHit hit, TimeMatch match) => (Stated(match) ?? today?.Year) is { } year
        ? Span(hit, new DateOnly(year, 12, 1), new DateOnly(year, 12, 31), policy: "reference") with
        {
            Timex = Timex3.OfYear(year) with { Mod = "END" }, IsEndOf = true,
        }
        : hit with { Policy = "none" };

    // Fiscal years are told by the calendar year that they are named for; when they begin isn't known.
    private TimeHit FiscalYear(TimeHit hit, TimeMatch match) => (Stated(match) ?? today?.Year) is { } year
        ? hit with { Timex = Timex3.OfYear(year), Policy = "none" }
        : hit with { Policy = "none" };

    private static TimeHit? Decade(TimeHit hit, TimeMatch match) => match.Int("decade") is { } year
        ? Span(hit, new DateOnly(year, 1, 1), new DateOnly(year + 9, 12, 31)) with
        {
            Timex = Timex3.Decade(year) with { Mod = Modifier(match["mod"]) },
        }
        : null;

    private static TimeHit? Century(TimeHit hit, TimeMatch match) => match.Int("century") is { } nth and > 10 and < 23
        ? Span(hit, new DateOnly(((nth - 1) * 100) + 1, 1, 1), new DateOnly(nth * 100, 12, 31)) with
        {
            Timex = Timex3.Century((nth - 1) * 100) with { Mod = Modifier(match["mod"]) },
        }
        : null;

    // Seasons of the northern hemisphere, as the press of most desks uses them.
    private TimeHit? Season(TimeHit hit, TimeMatch match, TenseHint tense)
    {
        var season = match["season"];
        var first = season switch { "SP" => 3, "SU" => 6, "WI" => 12, _ => 9 };
        var year = Stated(match);
        if (year is null && today is { } t)
        {
            var ended = (int y) => new DateOnly(y, first, 1).AddMonths(3) <= t;
            var begun = new DateOnly(t.Year, first, 1) <= t;
            year = match["rel"] switch
            {
                "last" or "this past" => ended(t.Year) ? t.Year : t.Year - 1,
                "next" or "this coming" => begun ? t.Year + 1 : t.Year,
                "this" => t.Year,
                _ when tense == TenseHint.Future || begun => t.Year,
                _ => first - t.Month <= 3 ? t.Year : t.Year - 1,
            };
        }

        hit = hit with { Timex = Timex3.Season(year, season) with { Mod = Modifier(match["mod"]) } };
        return year is { } y ? Span(hit, new DateOnly(y, first, 1), new DateOnly(y, first, 1).AddMonths(3).AddDays(-1)) : hit with { Policy = "none" };
    }

    // "the third quarter", "the quarter", "a year earlier" of a quarter. Without a year: the latest begun; without a number: that
    // of the text before, or else the latest ended.
    private TimeHit? Quarter(TimeHit hit, TimeMatch match, TenseHint tense)
    {
        if (today is not { } t)
        {
            return hit with { Policy = "none", Timex = Timex3.Quarter(Stated(match), match.Int("nth")) };
        }

        var now = (t.Year * 4) + ((t.Month - 1) / 3);
        int chosen;
        if (match.Int("nth") is { } nth)
        {
            if (nth is < 1 or > 4)
            {
                return null;
            }

            var given = Stated(match);
            chosen = ((given ?? t.Year) * 4) + nth - 1;
            if (given is null && chosen > now && tense != TenseHint.Future && chosen > now + 1)
            {
                chosen -= 4;
            }

            if (given is null && _period is { } period && period[6] - '0' == nth && !match.Has("ago"))
            {
                chosen = OfPeriod(period);
            }
        }
        else if (Stated(match) is { } year)
        {
            chosen = (year * 4) + ((_period is { } period ? OfPeriod(period) : now - 1) % 4);
        }
        else
        {
            chosen = match["rel"] switch
            {
                "this" or "the current" or "current" => now,
                "next" or "the next" or "the coming" => now + 1,
                "last" => now - 1,
                "the previous" => (_period is { } period ? OfPeriod(period) : now) - 1,
                _ => _period is { } period ? OfPeriod(period) : now - 1,
            };
        }

        if (match.Has("ago"))
        {
            chosen -= chosen >= now - 3 ? 4 : 0;
        }

        var first = new DateOnly(chosen / 4, (chosen % 4 * 3) + 1, 1);
        var isCompared = match.Has("ago") || (!match.Has("nth") && Stated(match) is not null);
        return Span(hit, first, first.AddMonths(3).AddDays(-1), policy: isCompared ? TimeFocus.ComparisonPolicy : "reference") with
        {
            Timex = Timex3.Quarter(first.Year, (chosen % 4) + 1) with { Mod = Modifier(match["mod"]) }, HasYear = match.Has("year"),
        };
    }

    private static int OfPeriod(string period) =>
        (int.Parse(period.AsSpan(0, 4), CultureInfo.InvariantCulture) * 4) + period[6] - '1';

    private TimeHit? Holiday(TimeHit hit, TimeMatch match, TenseHint tense)
    {
        var rule = lexicon.File.Holidays.GetValueOrDefault(match["feast"].Replace(" 's", "s", StringComparison.Ordinal));
        if (rule is null)
        {
            return null;
        }

        if (Stated(match) is { } year)
        {
            return OnFeast(rule, year) is { } day ? Day(hit, day, "stated") with { HasYear = true } : null;
        }

        var (chosen, policy) = match["rel"] switch
        {
            "last" when today is { } t => (Enumerable.Range(0, 2).Select(k => OnFeast(rule, t.Year - k)).FirstOrDefault(d => d < t), "latest-past"),
            "next" when today is { } t => (Enumerable.Range(0, 2).Select(k => OnFeast(rule, t.Year + k)).FirstOrDefault(d => d > t), "coming"),
            _ => Nearest(y => OnFeast(rule, y), tense, future: 2),
        };
        return Day(hit, chosen, policy);
    }

    private static DateOnly? OnFeast(string rule, int year)
    {
        var at = rule.IndexOfAny(['+', '-'], 1);
        if (rule.StartsWith("easter", StringComparison.Ordinal))
        {
            return Easter(year).AddDays(rule.Length == 6 ? 0 : int.Parse(rule.AsSpan(6), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        }

        var month = int.Parse(rule.AsSpan(0, at), CultureInfo.InvariantCulture);
        if (rule.IndexOf("th-", StringComparison.Ordinal) is not (> 0 and var nth))
        {
            return new DateOnly(year, month, int.Parse(rule.AsSpan(at + 1), CultureInfo.InvariantCulture));
        }

        var first = new DateOnly(year, month, 1);
        var weekday = rule[^1] - '0';
        return first.AddDays(((weekday - (int)first.DayOfWeek + 7) % 7) + (7 * (rule[nth - 1] - '1')));
    }

    // Western Easter by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).
    private static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var (d, e) = (b / 4, b % 4);
        var g = (b - ((b + 8) / 25) + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var l = (32 + (2 * e) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }

    private TimeHit? CalendarUnit(TimeHit hit, TimeMatch match)
    {
        var (rel, unit, mod) = (match["rel"], match["unit1"], match["mod"]);
        if (rel is "the" && mod.Length == 0 && unit is not "E")
        {
            return null;
        }

        var isAnchored = rel is "the following" or "the previous" or "the same" or "that" or "the preceding";
        if ((isAnchored ? Anchor : today) is not { } t)
        {
            return hit with { Policy = "none" };
        }

        t = isAnchored && unit is "Y" && _year is { } named ? new DateOnly(named, 1, 1) : t;

        var step = rel switch
        {
            "last" or "the past" or "the previous" or "the preceding" or "this past" => -1,
            "next" or "the coming" or "the following" or "this coming" or "the next" => 1,
            _ => 0,
        };
        var monday = t.AddDays(-(((int)t.DayOfWeek + 6) % 7));
        DateOnly first, last;
        Timex3 timex;
        switch (unit)
        {
            case "W" or "F":
                first = monday.AddDays(7 * step);
                last = first.AddDays(6);
                timex = Timex3.Week(first);
                break;
            case "E":
                // "The weekend" is this one from Friday on, and the one gone by before.
                var saturday = monday.AddDays(5 + (7 * step));
                if (step == 0 && rel is "the" && t.DayOfWeek is not (DayOfWeek.Friday or DayOfWeek.Saturday or DayOfWeek.Sunday))
                {
                    saturday = saturday.AddDays(-7);
                }

                first = saturday;
                last = saturday.AddDays(1);
                timex = Timex3.Weekend(first);
                break;
            case "M":
                first = new DateOnly(t.Year, t.Month, 1).AddMonths(step);
                last = first.AddMonths(1).AddDays(-1);
                timex = Timex3.Month(first.Year, first.Month);
                break;
            case "Y":
                first = new DateOnly(t.Year + step, 1, 1);
                last = new DateOnly(t.Year + step, 12, 31);
                timex = Timex3.OfYear(first.Year);
                break;
            case "C":
                first = new DateOnly((t.Year / 10 * 10) + (10 * step), 1, 1);
                last = new DateOnly((t.Year / 10 * 10) + (10 * step) + 9, 12, 31);
                timex = Timex3.Decade(first.Year);
                break;
            case "G":
                first = new DateOnly((t.Year / 100 * 100) + (100 * step), 1, 1);
                last = first.AddYears(100).AddDays(-1);
                timex = Timex3.Century(first.Year);
                break;
            default:
                return null;
        }

        hit = hit with { Timex = timex with { Mod = Modifier(mod) }, IsEndOf = mod is "end of" };
        var granularity = unit switch { "W" => DateGranularity.Week, "M" => DateGranularity.Month, "Y" => DateGranularity.Year, _ => DateGranularity.Range };
        var policy = isAnchored ? AnchorPolicy : "reference";
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
        return Span(hit, a, b, mod.Length == 0 ? granularity : DateGranularity.Range, policy);
    }

    private TimeHit Shift(TimeHit hit, TimeMatch match)
    {
        var dir = match["dir"];
        var sign = dir is "later" or "after" or "afterwards" or "afterward" ? 1 : -1;
        var isAgo = dir is "ago" or "back";
        var unit = match.Unit;
        hit = hit with { Policy = isAgo ? "reference" : AnchorPolicy };
        if (Count(match["num"]) is not { } n)
        {
            return hit with { Policy = "none", Timex = new Timex3(TimexType.Date, sign < 0 ? "PAST_REF" : "FUTURE_REF") };
        }

        // What is compared with a quarter is a quarter: "up from a year earlier".
        if (unit is "Y" && _period is { } period && n == 1 && sign < 0)
        {
            var quarter = OfPeriod(period) - 4;
            return Moved(hit, (isAgo ? today : Anchor) ?? s_first, -1, unit) with
            {
                Timex = Timex3.Quarter(quarter / 4, (quarter % 4) + 1), Policy = TimeFocus.ComparisonPolicy,
            };
        }

        var from = isAgo ? today : unit is "Y" && _year is { } year ? new DateOnly(year, 1, 1) : Anchor;
        return from is { } t ? Moved(hit, t, sign * n, unit) : hit;
    }

    // A shift keeps the unit's grain: "two years ago" is a year, "two days ago" a day.
    private static TimeHit Moved(TimeHit hit, DateOnly t, int n, string unit)
    {
        switch (unit)
        {
            case "s" or "m":
                return Day(hit, t, hit.Policy) with { Timex = Timex3.Length(Math.Abs(n), unit) };
            case "h":
                return Day(hit, AddDays(t, n / 24), hit.Policy) with { Timex = Timex3.Length(Math.Abs(n), unit) };
            case "D":
                return Day(hit, AddDays(t, n), hit.Policy);
            case "W" or "F" or "E":
                var day = AddDays(t, n * (unit is "F" ? 14 : 7));
                var monday = AddDays(day, day is { } d ? -(((int)d.DayOfWeek + 6) % 7) : 0);
                var week = Span(hit, monday, AddDays(monday, 6), DateGranularity.Week, hit.Policy);
                return monday is { } m ? week with { Timex = unit is "E" ? Timex3.Weekend(m) : Timex3.Week(m) } : week;
            case "M" or "Q":
                var month = AddMonths(new DateOnly(t.Year, t.Month, 1), unit is "Q" ? 3 * n : n);
                return Span(hit, month, AddDays(month?.AddMonths(1), -1), DateGranularity.Month, hit.Policy) with
                {
                    Timex = month is { } first ? unit is "Q" ? Timex3.Quarter(first.Year, ((first.Month - 1) / 3) + 1) : Timex3.Month(first.Year, first.Month) : null,
                };
            case "Y" or "C" or "G":
                var year = AddYears(t, n * (unit is "C" ? 10 : unit is "G" ? 100 : 1))?.Year;
                return year is { } y
                    ? Span(hit, new DateOnly(y, 1, 1), new DateOnly(y, 12, 31), DateGranularity.Year, hit.Policy) with { Timex = Timex3.OfYear(y) }
                    : hit;
            default:
                return hit;
        }
    }
}
