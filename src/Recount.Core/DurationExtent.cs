using System.Globalization;
using System.Xml;

namespace Recount.Core;

/// <summary>A length of time as ISO 8601 writes it ("P30D", "PT1H", "P1M"); a range keeps both ends ("P2D/P3D").</summary>
/// <remarks>
/// Kept in the unit that the text names, because a month isn't a number of days. <c>default</c> is refused by
/// <see cref="ToString"/>.
/// </remarks>
public readonly record struct DurationExtent
{
    private DurationExtent(string min, string max)
    {
        Min = min;
        Max = max;
    }

    public string Min { get; }

    public string Max { get; }

    public static DurationExtent Of(int value, char unit) => Of(value, value, unit);

    /// <param name="min">Lower end, inclusive.</param>
    /// <param name="max">Upper end, inclusive.</param>
    /// <param name="unit">One of Y, M (months), W, D, h, m (minutes), s.</param>
    public static DurationExtent Of(int min, int max, char unit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(min);
        ArgumentOutOfRangeException.ThrowIfLessThan(max, min);
        return new DurationExtent(Write(min, unit), Write(max, unit));
    }

    /// <summary>Reads what <see cref="ToString"/> writes; null where it isn't ISO 8601.</summary>
    public static DurationExtent? Parse(string? text)
    {
        var ends = text?.Split('/') ?? [];
        return ends.Length is 1 or 2 && ends.All(IsDuration) ? new DurationExtent(ends[0], ends[^1]) : null;
    }

    public override string ToString() => string.Equals(Min, Max, StringComparison.Ordinal)
        ? Min ?? throw new InvalidOperationException("a default duration has no value")
        : $"{Min}/{Max}";

    private static string Write(int value, char unit) => unit switch
    {
        'Y' or 'M' or 'W' or 'D' => string.Create(CultureInfo.InvariantCulture, $"P{value}{unit}"),
        'h' => string.Create(CultureInfo.InvariantCulture, $"PT{value}H"),
        'm' => string.Create(CultureInfo.InvariantCulture, $"PT{value}M"),
        's' => string.Create(CultureInfo.InvariantCulture, $"PT{value}S"),
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "a unit is one of Y, M, W, D, h, m, s"),
    };

    private static bool IsDuration(string text)
    {
        if (text.Length > 2 && text[0] == 'P' && text[^1] == 'W' && text[1..^1].All(char.IsAsciiDigit))
        {
            return true;
        }

        try
        {
            _ = XmlConvert.ToTimeSpan(text);
            return text.StartsWith('P');
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return false;
        }
    }
}
