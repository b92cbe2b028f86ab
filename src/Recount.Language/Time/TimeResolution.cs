using System.Globalization;
using Recount.Core;

namespace Recount.Language;

/// <summary>What the captures of a time rule mean on a given day. One instance a sentence.</summary>
/// <remarks>In three files: days and what all share here, calendar periods and lengths in their own.</remarks>
internal sealed partial class TimeResolution(TimeLexicon lexicon, DateOnly? today, TimeFocus focus)
{
    private static readonly DateOnly s_first = new(1000, 1, 1);
    private static readonly DateOnly s_last = new(2999, 12, 31);

    private DateOnly? _sentenceDay;
    private string? _period = focus.Period;
    private int? _year = focus.Year;

    private DateOnly? Anchor => _sentenceDay ?? focus.Day ?? today;

    private string AnchorPolicy => _sentenceDay is null && focus.Day is null ? "reference" : "focus";

    /// <summary>Takes note of what the sentence named: "on June 4 … three days earlier".</summary>
    public void Follow(TimeHit hit)
    {
        if (hit is { Kind: TimeKind.Date, Extent: { Granularity: DateGranularity.Day, Start: { } day } })
        {
            _sentenceDay = day;
        }

        if (hit is { Kind: TimeKind.Date, Extent.Start: { } start })
        {
            _year = start.Year;
        }

        if (hit.Policy != TimeFocus.ComparisonPolicy && hit.Timex?.Value is [_, _, _, _, '-', 'Q', not 'X'] quarter)
        {
            _period = quarter;
        }
    }

    /// <returns>Null where the match turns out to be no time expression.</returns>
    public TimeHit? Resolve(TimeRule rule, TimeMatch match, TenseHint tense)
    {
        var hit = new TimeHit(match.Start, match.End, TimeKind.Date, rule.Id, "stated");
        var resolved = rule.Resolve switch
        {
            TimeResolver.MonthDay => MonthDay(hit, match, tense),
            TimeResolver.DayRange => DayRange(hit, match, tense),
            TimeResolver.Iso => Iso(hit, match),
            TimeResolver.Slashed => Slashed(hit, match),
            TimeResolver.Month => Month(hit, match, tense),
            TimeResolver.MonthDays => MonthDays(hit, match, tense),
            TimeResolver.MonthHalf => MonthHalf(hit, match, tense),
            TimeResolver.Year => Year(hit, match),
            TimeResolver.YearHalf => YearHalf(hit, match),
            TimeResolver.YearEnd => YearEnd(hit, match),
            TimeResolver.FiscalYear => FiscalYear(hit, match),
            TimeResolver.Decade => Decade(hit, match),
            TimeResolver.Century => Century(hit, match),
            TimeResolver.Season => Season(hit, match, tense),
            TimeResolver.Quarter => Quarter(hit, match, tense),
            TimeResolver.Holiday => Holiday(hit, match, tense),
            TimeResolver.Weekday => Weekday(hit, match, tense),
            TimeResolver.Today => Today(hit, match),
            TimeResolver.Overnight => Overnight(hit, match),
            TimeResolver.CalendarUnit => CalendarUnit(hit, match),
            TimeResolver.Shift => Shift(hit, match),
            // Hours before or after run from now, unless the sentence itself names a day.
            TimeResolver.SameDay when _sentenceDay is null && match.Has("now") => SameDay(hit, match, today, "reference"),
            TimeResolver.SameDay => SameDay(hit, match, Anchor, AnchorPolicy),
            TimeResolver.AdjacentDay => AdjacentDay(hit, match),
            TimeResolver.DayBeforeAnchor => Day(hit, AddDays(Anchor, -1), AnchorPolicy),
            TimeResolver.PastSpan => Spanning(hit, match, -1),
            TimeResolver.NextSpan => Spanning(hit, match, 1),
            TimeResolver.Within => Spanning(hit, match, 1),
            TimeResolver.WithinAnchor => WithinAnchor(hit, match),
            TimeResolver.Ahead => Ahead(hit, match),
            TimeResolver.Duration or TimeResolver.DurationRange => Duration(hit, match),
            TimeResolver.DurationCompound => Compound(hit, match),
            TimeResolver.DurationHalf => Half(hit, match),
            TimeResolver.DurationVague => Vague(hit, match),
            TimeResolver.Set => Set(hit, match, rule),
            TimeResolver.Clock => Clock(hit, match),
            TimeResolver.PartOfDay => PartOfDay(hit, match),
            TimeResolver.Vague => hit with { Kind = TimeKind.Vague, Policy = "none" },
            _ => throw new InvalidOperationException($"rule {rule.Id} names the resolver {rule.Resolve}, which isn't there"),
        };
        return resolved is not null && rule.Value is { } value && resolved.Timex is null
            ? resolved with { Timex = new Timex3(value[0] == 'P' && !value.EndsWith("REF", StringComparison.Ordinal) ? TimexType.Duration : TimexType.Date, value) }
            : resolved;
    }

    internal static DateOnly? AddDays(DateOnly? day, int days) => day is { } d
        ? DateOnly.FromDayNumber(Math.Clamp(d.DayNumber + days, s_first.DayNumber, s_last.DayNumber)) : null;

    internal static DateOnly? AddYears(DateOnly? day, int years) =>
        day is { } d && d.Year + years is >= 1000 and <= 2999 ? d.AddYears(years) : null;

    internal static DateOnly? AddMonths(DateOnly? day, int months) =>
        day is { } d && Math.Abs(months) < 12_000 && d.Year + (months / 12) is > 1000 and < 2999 ? d.AddMonths(months) : null;

    private static TimeHit Day(TimeHit hit, DateOnly? day, string policy) => hit with
    {
        Extent = day is { } d ? HitExtent.Day(d) : null,
        Policy = policy,
        Timex = day is { } known ? Timex3.Day(known) : new Timex3(TimexType.Date, "XXXX-XX-XX"),
    };

    // A day with its part of day, where the words give one.
    private static TimeHit Parted(TimeHit hit, string part) =>
        part.Length > 0 ? hit with { Timex = Timex3.At(hit.Extent?.Start, part) } : hit;

    private static TimeHit Span(TimeHit hit, DateOnly? start, DateOnly? end, DateGranularity granularity = DateGranularity.Range, string policy = "stated") =>
        hit with { Extent = start is null || end is null ? null : new HitExtent(start, end, granularity), Policy = policy };

    private TimeHit? MonthDay(TimeHit hit, TimeMatch match, TenseHint tense)
    {
        var (month, day) = (match.Int("month") ?? 1, match.Int("day") ?? 0);
        if (day < 1 || day > DateTime.DaysInMonth(2024, month))
        {
            return null;
        }

        if (Stated(match) is { } year)
        {
            return day <= DateTime.DaysInMonth(year, month)
                ? Parted(Day(hit, new DateOnly(year, month, day), "stated"), match["part"]) with { HasYear = true } : null;
        }

        var (chosen, policy) = Nearest(y => day <= DateTime.DaysInMonth(y, month) ? new DateOnly(y, month, day) : null, tense);
        if (match.Has("week") && chosen is { } first)
        {
            return Span(hit, first, first.AddDays(6), DateGranularity.Week, policy) with { Timex = Timex3.Week(first) };
        }

        return Parted(Day(hit, chosen, policy), match["part"]) is var found && chosen is null
            ? found with { Timex = new Timex3(TimexType.Date, string.Create(CultureInfo.InvariantCulture, $"XXXX-{month:00}-{day:00}")) }
            : found;
    }

    // A year in figures, or one named by its place ("January this year").
    private int? Stated(TimeMatch match) => match.Int("year") ?? match.Int("yy") ?? (today is { } t && match.Has("yrel")
        ? match["yrel"] switch { "last" or "the past" or "the previous" => t.Year - 1, "next" or "the coming" => t.Year + 1, "that" or "the same" => _year ?? Anchor?.Year, _ => t.Year }
        : null);

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

    private TimeHit? DayRange(TimeHit hit, TimeMatch match, TenseHint tense)
    {
        var last = match.Int("day2") ?? 0;
        if (MonthDay(hit, match, tense) is not { } first || last < 1 || last > 31)
        {
            return null;
        }

        if (first.Extent?.Start is not { } start)
        {
            return first;
        }

        // The month named is that of the later day: "30 to 2 June" doesn't occur.
        if (last <= start.Day || last > DateTime.DaysInMonth(start.Year, start.Month))
        {
            return null;
        }

        var end = new DateOnly(start.Year, start.Month, last);
        var second = match.Capture("day2")!.Value;
        var isDayFirst = match.Capture("month")!.Value.Start > second.Start;
        var cut = isDayFirst ? match.Capture("day")!.Value.End : second.Start;
        return Span(first, start, end, policy: first.Policy) with
        {
            HasYear = first.HasYear,
            Joined =
            [
                new HitPart(hit.Start, isDayFirst ? cut : match.Capture("day")!.Value.End, Timex3.Day(start)),
                new HitPart(second.Start, hit.End, Timex3.Day(end)),
            ],
        };
    }

    private static TimeHit? Iso(TimeHit hit, TimeMatch match)
    {
        var day = match.Has("dotted") ? match["dotted"]
            : $"{match["year"]}-{match["mm"].PadLeft(2, '0')}-{match["dd"].PadLeft(2, '0')}";
        return DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is > 1500 and < 2200
            ? Day(hit, date, "stated") with { HasYear = true } : null;
    }

    // Month first, as the American press writes it, unless only the other order is a day.
    private static TimeHit? Slashed(TimeHit hit, TimeMatch match)
    {
        var year = match.Int("year") ?? (match.Int("y2") is { } two ? two + (two < 30 ? 2000 : 1900) : 0);
        var (first, second) = (match.Int("mm") ?? 0, match.Int("dd") ?? 0);
        var (month, day) = first is >= 1 and <= 12 ? (first, second) : (second, first);
        return year > 1500 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? Day(hit, new DateOnly(year, month, day), "stated") with { HasYear = true } : null;
    }

    private TimeHit Weekday(TimeHit hit, TimeMatch match, TenseHint tense)
    {
        var part = match["part"];
        if (today is not { } t)
        {
            return hit with { Policy = "none", Timex = new Timex3(TimexType.Date, "XXXX-WXX-" + Iso(match["weekday"])) };
        }

        var wanted = match.Int("weekday") ?? 0;
        var back = ((int)t.DayOfWeek - wanted + 7) % 7;
        var ahead = (7 - back) % 7;
        var (shift, policy) = match["rel"] switch
        {
            "last" or "the previous" => (back == 0 ? -7 : -back, "latest-past"),
            "this past" => (-back, "latest-past"),
            "next" or "this coming" or "coming" or "the following" => (ahead == 0 ? 7 : ahead, "coming"),
            "this" => (tense == TenseHint.Past ? -back : ahead, tense == TenseHint.Past ? "latest-past" : "coming"),
            _ when tense == TenseHint.Future => (ahead, "coming"),
            _ => (-back, "latest-past"),
        };
        return match["ago"] switch
        {
            "week" => Parted(Day(hit, AddDays(t, -back - 7), "reference"), part),
            _ => Parted(Day(hit, AddDays(t, shift), policy), part),
        };

        static string Iso(string weekday) => weekday is "0" ? "7" : weekday;
    }

    private TimeHit Today(TimeHit hit, TimeMatch match)
    {
        var day = AddDays(today, match["which"] switch
        {
            "yesterday" or "last night" => -1,
            "tomorrow" => 1,
            "the day before yesterday" => -2,
            "the day after tomorrow" => 2,
            _ => 0,
        });
        var part = match["part"].Length > 0 ? match["part"] : match["which"] switch
        {
            "tonight" or "last night" => "TNI",
            "this morning" => "TMO",
            "this afternoon" => "TAF",
            "this evening" => "TEV",
            _ => "",
        };
        return Parted(Day(hit, day, "reference"), part);
    }

    // The night ends on the reference's own day; codebook accepts either day as its start.
    private TimeHit Overnight(TimeHit hit, TimeMatch match) => Parted(
        match["which"] is "the previous night" or "the night before" ? Day(hit, AddDays(Anchor, -1), AnchorPolicy)
        : match["which"] is "the same night" or "that night" ? Day(hit, Anchor, AnchorPolicy)
        : Day(hit, today, "reference"), "TNI");

    private static TimeHit SameDay(TimeHit hit, TimeMatch match, DateOnly? day, string policy)
    {
        var found = Parted(Day(hit, day, policy), match["part"]);
        return (match.Unit.Length > 0) ? found with { Timex = Timex3.Length(Amount(match["num"]), match.Unit) } : found;
    }

    private TimeHit AdjacentDay(TimeHit hit, TimeMatch match) => Parted(
        Day(hit, AddDays(Anchor, match["dir"] is "following" or "next" or "after" or "later" ? 1 : -1), AnchorPolicy), match["part"]);

    private TimeHit Clock(TimeHit hit, TimeMatch match) =>
        Day(hit with { Kind = TimeKind.TimeOfDay }, Anchor, AnchorPolicy) with { Timex = Timex3.At(Anchor, match["clock"]) };

    private TimeHit PartOfDay(TimeHit hit, TimeMatch match)
    {
        var part = match["part"].Length > 0 ? match["part"] : match["clock"].Length > 0 ? match["clock"]
            : match["when"] is "dawn" or "daybreak" or "sunrise" or "early hours" or "small hours" ? "TMO"
            : match["when"] is "dusk" or "nightfall" or "sunset" ? "TEV" : match["when"] is "lunchtime" or "midday" ? "T12:00" : "TNI";
        return Day(hit with { Kind = TimeKind.TimeOfDay }, Anchor, AnchorPolicy) with { Timex = Timex3.At(Anchor, part) };
    }
}
