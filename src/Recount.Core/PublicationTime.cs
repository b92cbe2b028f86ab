using System.Globalization;

namespace Recount.Core;

/// <summary>When something was published or modified: a day, or a moment with its stated offset.</summary>
/// <remarks>A time without a stated zone is UTC. <c>default</c> is 0001-01-01 and never made by <see cref="Parse"/>.</remarks>
public readonly record struct PublicationTime : IComparable<PublicationTime>
{
    private static readonly string[] s_formats =
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK",
         "yyyy-MM-dd HH:mmK", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:sszz"];

    public PublicationTime(DateOnly day)
        : this(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero), hasTimeOfDay: false)
    {
    }

    public PublicationTime(DateTimeOffset moment)
        : this(moment, hasTimeOfDay: true)
    {
    }

    private PublicationTime(DateTimeOffset moment, bool hasTimeOfDay)
    {
        Moment = moment;
        HasTimeOfDay = hasTimeOfDay;
    }

    /// <summary>Midnight UTC where only the day is known.</summary>
    public DateTimeOffset Moment { get; }

    public bool HasTimeOfDay { get; }

    /// <summary>The calendar day in the stated offset: the "today" of the document's own words.</summary>
    public DateOnly Day => DateOnly.FromDateTime(Moment.DateTime);

    /// <summary>Reads ISO 8601 (a day, or a day with time and optional offset) with a year from 1800 to 2199.</summary>
    public static PublicationTime? Parse(string? text)
    {
        text = text?.Trim();
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return IsPlausible(day.Year) ? new PublicationTime(day) : null;
        }

        return DateTimeOffset.TryParseExact(text, s_formats, CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var moment) && IsPlausible(moment.Year)
            ? new PublicationTime(moment)
            : null;
    }

    public int CompareTo(PublicationTime other) => Moment.CompareTo(other.Moment);

    public static bool operator <(PublicationTime left, PublicationTime right) => left.CompareTo(right) < 0;

    public static bool operator >(PublicationTime left, PublicationTime right) => left.CompareTo(right) > 0;

    public static bool operator <=(PublicationTime left, PublicationTime right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PublicationTime left, PublicationTime right) => left.CompareTo(right) >= 0;

    /// <summary>ISO 8601; a day alone where only the day is known.</summary>
    public override string ToString() => !HasTimeOfDay
        ? Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : Moment.Offset == TimeSpan.Zero
            ? Moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : Moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static bool IsPlausible(int year) => year is >= 1800 and < 2200;
}
