using System.Globalization;
using Recount.Core;

namespace Recount.Publishing.Wording;

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

    /// <summary>"3 June 2025", "31 May to 1 June 2025", "since 1 June 2025"; "day not reported" for null.</summary>
    public static string Days(DateExtent? date) => date switch
    {
        null => "day not reported",
        { Start: null, End: { } end } => $"until {Day(end)}",
        { Start: { } start, End: null } => $"since {Day(start)}",
        { Start: { } start, End: { } end } when start == end => Day(start),
        { Start: { } start, End: { } end } when start.Year == end.Year => $"{start.ToString("d MMMM", CultureInfo.InvariantCulture)} to {Day(end)}",
        _ => $"{Day(date.Start!.Value)} to {Day(date.End!.Value)}",
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

    private static string Number(long n) => n.ToString("N0", CultureInfo.InvariantCulture);
}
