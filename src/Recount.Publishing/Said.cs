using System.Globalization;
using Recount.Core;

namespace Recount.Publishing;

/// <summary>Values in plain English, with their hedges; the same words in answers, recaps, pages and the terminal.</summary>
public static class Said
{
    /// <summary>"at least 3", "about 1,000", "20 to 30"; "not stated" where there is no number.</summary>
    public static string Count(Quantity count) => (count.Min, count.Max) switch
    {
        (null, null) => "not stated",
        ({ } min, null) => $"at least {Number(min)}",
        (null, { } max) => $"up to {Number(max)}",
        ({ } min, { } max) when min == max => count.IsApproximate ? $"about {Number(min)}" : Number(min),
        ({ } min, { } max) => $"{Number(min)} to {Number(max)}",
    };

    /// <summary>"3 June 2025", "9 to 15 June 2025", "since 1 June 2025"; "day not reported" for null.</summary>
    public static string Days(DateExtent? date) => date is null ? "day not reported" : Days(date.Start, date.End);

    /// <summary>The same of two ends, of which one may be open; nothing where both are.</summary>
    public static string Days(DateOnly? start, DateOnly? end) => (start, end) switch
    {
        (null, null) => "",
        (null, { } last) => "by " + Day(last),
        ({ } first, null) => "since " + Day(first),
        ({ } first, { } last) when first == last => Day(first),
        ({ } first, { } last) when (first.Year, first.Month) == (last.Year, last.Month) => $"{first.Day} to {Day(last)}",
        ({ } first, { } last) when first.Year == last.Year => $"{first.ToString("d MMMM", CultureInfo.InvariantCulture)} to {Day(last)}",
        ({ } first, { } last) => $"{Day(first)} to {Day(last)}",
    };

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"Kyiv, Odesa and Sumy"; <paramref name="none"/> where there are none.</summary>
    public static string List(IEnumerable<string> names, string none)
    {
        var all = names.ToList();
        return all.Count switch
        {
            0 => none,
            1 => all[0],
            _ => string.Join(", ", all.Take(all.Count - 1)) + " and " + all[^1],
        };
    }

    /// <summary>"1,000".</summary>
    public static string Number(long n) => n.ToString("N0", CultureInfo.InvariantCulture);
}
