namespace Recount.Core;

/// <summary>How fine a date the text gives.</summary>
public enum DateGranularity
{
    Day,
    Week,
    Month,
    Year,
    Range,
}

/// <summary>The days that a time expression covers, both inclusive, in the calendar of the document's stated zone.</summary>
/// <remarks>
/// Resolved from words of the text, never filled from the publication date alone (that stays in
/// <see cref="PublicationTime"/>). One end may be open ("since 1 March"), not both.
/// </remarks>
public sealed record DateExtent
{
    private DateExtent(DateOnly? start, DateOnly? end, DateGranularity granularity, string text)
    {
        Start = start;
        End = end;
        Granularity = granularity;
        Text = text;
    }

    public DateOnly? Start { get; }

    public DateOnly? End { get; }

    public DateGranularity Granularity { get; }

    /// <summary>The words that were resolved.</summary>
    public string Text { get; }

    /// <exception cref="ArgumentException">Both ends open, or the end before the start.</exception>
    public static DateExtent Of(DateOnly? start, DateOnly? end, DateGranularity granularity, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (start is null && end is null)
        {
            throw new ArgumentException("both ends are open", nameof(start));
        }

        return end < start
            ? throw new ArgumentException($"end {end:O} is before start {start:O}", nameof(end))
            : new DateExtent(start, end, granularity, text);
    }

    public static DateExtent Day(DateOnly day, string text) => Of(day, day, DateGranularity.Day, text);

    /// <summary>Do both share a day? An open end reaches without limit.</summary>
    public bool Overlaps(DateExtent other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Start ?? DateOnly.MinValue) <= (other.End ?? DateOnly.MaxValue)
            && (other.Start ?? DateOnly.MinValue) <= (End ?? DateOnly.MaxValue);
    }
}
