using System.Globalization;
using Recount.Core;

namespace Recount.Language;

/// <content>Lengths of time, spans that begin or end now, and sets.</content>
internal sealed partial class TimeResolution
{
    private TimeHit? Spanning(TimeHit hit, TimeMatch match, int sign)
    {
        var unit = match.Unit;
        var hasCount = match.Has("num");
        var n = hasCount ? Count(match["num"]) : match.Has("units") ? null : (int?)1;
        var timex = Timex3.Length(hasCount ? Amount(match["num"]) : n, unit);
        hit = hit with { Policy = "reference", Duration = n is { } count and > 0 ? Length(count, count, unit) : null, Timex = timex };
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
            "M" => AddMonths(t, sign * amount),
            "Y" => AddYears(t, sign * amount),
            "C" => AddYears(t, sign * amount * 10),
            "G" => AddYears(t, sign * Math.Min(amount, 30) * 100),
            "Q" => AddMonths(t, sign * Math.Min(amount, 400) * 3),
            _ => null,
        };
        return (sign < 0 ? Span(hit, other, t, policy: "reference") : Span(hit, t, other, policy: "reference")) with { Timex = timex };
    }

    // Counted from an event: how long, and from which words; when that is, the text must say elsewhere.
    private static TimeHit WithinAnchor(TimeHit hit, TimeMatch match)
    {
        var (unit, event_) = ((match.Capture("units") ?? match.Capture("unit1"))!.Value, match.Capture("event")!.Value);
        var n = Count(match["num"]);
        return hit with
        {
            End = unit.End,
            Kind = TimeKind.Duration,
            Duration = n is { } count ? Length(count, count, unit.Value) : null,
            Timex = Timex3.Length(Amount(match["num"]), unit.Value),
            Policy = "anchor",
            Anchor = (event_.Start, event_.End),
        };
    }

    private TimeHit Ahead(TimeHit hit, TimeMatch match)
    {
        var unit = match.Unit;
        if (Count(match["num"]) is not { } n || today is not { } t)
        {
            return hit with { Policy = "none", Timex = new Timex3(TimexType.Date, "FUTURE_REF") };
        }

        return unit is "W" ? Day(hit, AddDays(t, 7 * n), "reference") : Moved(hit with { Policy = "reference" }, t, n, unit);
    }

    private static TimeHit? Duration(TimeHit hit, TimeMatch match)
    {
        var unit = match.Unit;
        var low = Count(match["num"]);
        var high = match.Has("num2") ? Count(match["num2"]) : low;

        // "a second round", "one second": an ordinal unless digits count it. "A few days" has no number.
        if (unit is "s" && !match.Has("units"))
        {
            return null;
        }

        // "a quarter of", "three-quarters": fractions.
        if (unit is "Q" && match["num"] is "1" or "3")
        {
            return null;
        }

        return hit with
        {
            Kind = TimeKind.Duration,
            Duration = low is { } a && high is { } b && a <= b ? Length(a, b, unit)
                : Amount(match["num"]) is { } part ? DurationExtent.Parse(Timex3.LengthValue(part, unit)) : null,
            Policy = Amount(match["num"]) is null ? "none" : "stated",
            Timex = Timex3.Length(Amount(match["num"]), unit),
        };
    }

    private static TimeHit? Compound(TimeHit hit, TimeMatch match)
    {
        var hours = Count(match["num"]);
        var minutes = match["rest"] switch { "a quarter" => 15, "a half" => 30, _ when match.Has("minutes") => Count(match["num2"]), _ => null };
        if (hours is not { } h || minutes is not { } m || m > 59)
        {
            return null;
        }

        var value = string.Create(CultureInfo.InvariantCulture, $"PT{h}H{m}M");
        return hit with { Kind = TimeKind.Duration, Duration = DurationExtent.Parse(value), Timex = new Timex3(TimexType.Duration, value) };
    }

    private static TimeHit Half(TimeHit hit, TimeMatch match)
    {
        var value = match.Has("num") && Amount(match["num"]) is { } n ? Timex3.LengthValue(decimal.Truncate(n) + 0.5m, match.Unit)
            : match.Unit switch { "D" => "PT12H", "Y" => "P6M", "C" => "P5Y", "G" => "P50Y", _ => "PT30M" };
        return hit with { Kind = TimeKind.Duration, Duration = DurationExtent.Parse(value), Timex = new Timex3(TimexType.Duration, value) };
    }

    private static TimeHit Vague(TimeHit hit, TimeMatch match) =>
        hit with { Kind = TimeKind.Duration, Policy = "none", Timex = Timex3.Length(null, match.Unit) };

    private TimeHit? Set(TimeHit hit, TimeMatch match, TimeRule rule)
    {
        var quant = match["quant"] is { Length: > 0 } q ? q.ToUpperInvariant() : null;
        var value = match.Has("weekday") ? Week(match["weekday"], match["part"])
            : match.Has("weekdays") ? Week(match["weekdays"], match["parts"].Length > 0 ? match["parts"] : match["part"])
            : match.Has("month") ? string.Create(CultureInfo.InvariantCulture, $"XXXX-{match.Int("month"):00}")
            : match.Has("season") ? "XXXX-" + match["season"]
            : match.Has("part") ? "XXXX-XX-XX" + match["part"]
            : match.Has("adverb") ? lexicon.File.Adverbs.GetValueOrDefault(match["adverb"], "P1Y")
            : rule.Value ?? Timex3.LengthValue(match["other"].Length > 0 ? 2 : match.Has("num") ? Amount(match["num"]) : 1, match.Unit);
        return hit with { Kind = TimeKind.Set, Policy = "none", Timex = Timex3.Every(value, quant) };

        static string Week(string weekday, string part) => "XXXX-WXX-" + (weekday is "0" ? "7" : weekday) + part;
    }

    private static DurationExtent? Length(int low, int high, string unit) => unit switch
    {
        "E" => DurationExtent.Of(2 * low, 2 * high, 'D'),
        "F" => DurationExtent.Of(2 * low, 2 * high, 'W'),
        "C" => DurationExtent.Of(10 * low, 10 * high, 'Y'),
        "G" => DurationExtent.Of(100 * low, 100 * high, 'Y'),
        "Q" => DurationExtent.Of(3 * low, 3 * high, 'M'),
        _ => DurationExtent.Of(low, high, unit[0]),
    };

    /// <summary>Whole numbers only; null for "several" and its kin.</summary>
    private static int? Count(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n < 100_000 ? n : null;

    private static decimal? Amount(string value) =>
        decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) ? n : null;
}
