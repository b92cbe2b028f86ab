using System.Globalization;
using Recount.Core;

namespace Recount.Publishing.Traces;

/// <summary>Values as short words for people; a hedge is a sign, so that a column of numbers stays a column.</summary>
public static class Shown
{
    private const char Dash = '–';

    /// <summary>"6", "≥3", "≤60", "20–30", "≈1,000"; "—" where nothing is stated.</summary>
    public static string Of(Quantity quantity)
    {
        var text = (quantity.Min, quantity.Max) switch
        {
            (null, null) => "—",
            ({ } min, null) => "≥" + Number(min),
            (null, { } max) => "≤" + Number(max),
            ({ } min, { } max) when min == max => Number(min),
            ({ } min, { } max) => Number(min) + Dash + Number(max),
        };
        return quantity.IsApproximate ? "≈" + text : text;
    }

    /// <summary>"3 June 2025", "9–15 June 2025", "March 2022", "from 1 March 2022".</summary>
    public static string Of(DateExtent date)
    {
        ArgumentNullException.ThrowIfNull(date);
        return (date.Start, date.End) switch
        {
            ({ } start, null) => "from " + Of(start),
            (null, { } end) => "until " + Of(end),
            ({ } start, { } end) when start == end => Of(start),
            ({ Day: 1 } start, { } end) when start.AddMonths(1).AddDays(-1) == end => Format(start, "MMMM yyyy"),
            ({ Day: 1, Month: 1 } start, { } end) when start.AddYears(1).AddDays(-1) == end => Format(start, "yyyy"),
            ({ } start, { } end) when (start.Year, start.Month) == (end.Year, end.Month) => Format(start, "%d") + Dash + Of(end),
            ({ } start, { } end) when start.Year == end.Year => Format(start, "d MMMM") + " – " + Of(end),
            ({ } start, { } end) => Of(start) + " – " + Of(end),
            _ => date.Text,
        };
    }

    public static string Of(DateOnly day) => Format(day, "d MMMM yyyy");

    /// <summary>"Sumy, UA"; what is only near or a region says so.</summary>
    public static string Of(Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        var name = place.Country is { } country ? $"{place.Name}, {country}" : place.Name;
        return place.Precision == PlacePrecision.Near ? name + " (near)" : name;
    }

    /// <summary>"41 warplanes destroyed", "clinic damaged".</summary>
    public static string Of(Damage damage)
    {
        ArgumentNullException.ThrowIfNull(damage);
        return (damage.Count.IsStated ? Of(damage.Count) + " " : "") + $"{damage.Object} {damage.Outcome.Word()}";
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Format(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
}
