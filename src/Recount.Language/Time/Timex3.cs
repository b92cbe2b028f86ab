using System.Globalization;
using Recount.Core;

namespace Recount.Language;

/// <summary>The types of TIMEX3.</summary>
public enum TimexType
{
    Date,
    Time,
    Duration,
    Set,
}

/// <summary>A time expression as TIMEX3 writes it (TimeML 1.2.1, ISO 8601 with its extensions).</summary>
/// <param name="Type">Date for a day and anything coarser, Time for anything finer.</param>
/// <param name="Value">"2025-06-03", "2025-W23", "2025-Q2", "PXM", "XXXX-WXX-5", "PRESENT_REF".</param>
/// <remarks>An unknown part is X, so a value is never empty.</remarks>
public sealed record Timex3(TimexType Type, string Value)
{
    /// <summary>START, MID, END, APPROX, LESS_THAN, MORE_THAN, EQUAL_OR_MORE, EQUAL_OR_LESS, BEFORE, AFTER; null where nothing modifies it.</summary>
    public string? Mod { get; init; }

    /// <summary>"EVERY" or "EACH", of a set.</summary>
    public string? Quant { get; init; }

    public static Timex3 Day(DateOnly day) => new(TimexType.Date, Iso(day));

    /// <param name="day">Null where not known.</param>
    /// <param name="time">"TMO", "T17:35".</param>
    public static Timex3 At(DateOnly? day, string time) => new(TimexType.Time, (day is { } d ? Iso(d) : "XXXX-XX-XX") + time);

    public static Timex3 Week(DateOnly inIt) => new(TimexType.Date, WeekOf(inIt));

    public static Timex3 Weekend(DateOnly inIt) => new(TimexType.Date, WeekOf(inIt) + "-WE");

    public static Timex3 Month(int? year, int month) => Date($"{Year(year)}-{month:00}");

    public static Timex3 OfYear(int? year) => Date($"{Year(year)}");

    public static Timex3 Decade(int year) => Date($"{year / 10}X");

    public static Timex3 Century(int first) => Date($"{first / 100}XX");

    public static Timex3 Quarter(int? year, int? quarter) => Date($"{Year(year)}-Q{(quarter is { } q ? (char)('0' + q) : 'X')}");

    public static Timex3 Half(int? year, int half) => Date($"{Year(year)}-H{half}");

    public static Timex3 Season(int? year, string season) => Date($"{Year(year)}-{season}");

    /// <param name="amount">Null where the words give no number ("several years": PXY).</param>
    /// <param name="unit">s, m, h, D, W, F (fortnight), M, Q, Y, C (decade), G (century), E (weekend).</param>
    public static Timex3 Length(decimal? amount, string unit) => new(TimexType.Duration, LengthValue(amount, unit));

    public static Timex3 Every(string value, string? quant = null) => new(TimexType.Set, value) { Quant = quant };

    internal static string LengthValue(decimal? amount, string unit)
    {
        var (factor, code) = unit switch { "F" => (2, "W"), "C" => (10, "Y"), "G" => (100, "Y"), "E" => (1, "WE"), _ => (1, unit) };
        if (amount is not { } n)
        {
            return unit switch { "C" => "PXDE", "G" => "PXCE", _ => IsClock(code) ? $"PTX{code.ToUpperInvariant()}" : $"PX{code}" };
        }

        n *= factor;
        var whole = decimal.Truncate(n);
        if (n - whole == 0.5m && code is "Y" or "h" or "m" or "D")
        {
            var (first, rest) = code switch
            {
                "Y" => ("Y", "6M"),
                "D" => ("D", "T12H"),
                "h" => ("H", "30M"),
                _ => ("M", "30S"),
            };
            var lead = whole > 0 ? whole.ToString(CultureInfo.InvariantCulture) + first : "";
            return (IsClock(code) ? "PT" : "P") + lead + rest;
        }

        var number = n.ToString("0.###", CultureInfo.InvariantCulture);
        return IsClock(code) ? $"PT{number}{code.ToUpperInvariant()}" : $"P{number}{code}";
    }

    internal static string WeekOf(DateOnly day)
    {
        var date = day.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(date):0000}-W{ISOWeek.GetWeekOfYear(date):00}");
    }

    private static bool IsClock(string unit) => unit is "s" or "m" or "h";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Year(int? year) => year?.ToString("0000", CultureInfo.InvariantCulture) ?? "XXXX";

    private static Timex3 Date(FormattableString value) => new(TimexType.Date, FormattableString.Invariant(value));
}

/// <summary>One TIMEX3 expression of a mention: a mention of a range or a list has several.</summary>
/// <param name="Span">Its words.</param>
/// <param name="Timex">What they say.</param>
public sealed record TimeExpression(TextSpan Span, Timex3 Timex);
