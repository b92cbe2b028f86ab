using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Recount.Core;
using YamlDotNet.RepresentationModel;

namespace Recount.Reading;

/// <summary>A line that holds a date for people: "Published: 2025-06-07 05:10 (Levant Live)", "16 Jun 2025 21.14 BST".</summary>
/// <param name="Time">Null where the line has the form of a date that can't be (31 February).</param>
/// <param name="Outlet">The name in brackets at its end, if any.</param>
/// <param name="IsLabelled">Whether a word such as "Published" introduces it.</param>
/// <param name="IsUpdate">Whether that word is "Updated" or one like it.</param>
/// <param name="IsZoneAssumed">Whether it has a time of day and no zone.</param>
internal sealed record Dateline(PublicationTime? Time, string? Outlet, bool IsLabelled, bool IsUpdate, bool IsZoneAssumed = false)
{
    /// <summary>As a date of the document; null where it can't be.</summary>
    public FoundDate? As(DateRole role) => Time is { } time ? new FoundDate(role, time, "text", IsZoneAssumed) : null;
}

/// <summary>Dates and times as pages print them for people.</summary>
internal static partial class PrintedTime
{
    private const int LongestLine = 120;

    private static readonly string[] s_months =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly FrozenDictionary<string, int> s_zones =
        ((YamlMappingNode)Resources.Yaml("clocks.yaml")["zones"]).Children.ToFrozenDictionary(
            p => ((YamlScalarNode)p.Key).Value!,
            p => int.Parse(((YamlScalarNode)p.Value).Value!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
            StringComparer.OrdinalIgnoreCase);

    /// <summary>The line as a date line, or null where it is none.</summary>
    public static Dateline? Line(string line)
    {
        if (line.Length > LongestLine || !line.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return null;
        }

        var match = WholeLine().Match(line);
        if (match.Success)
        {
            var label = match.Groups["label"];
            var (zone, outlet) = (match.Groups["z"].Value, match.Groups["outlet"].Value);
            if (zone.Length > 0 && outlet.Length == 0 && line.EndsWith($"({zone})", StringComparison.Ordinal)
                && Offset(zone) is null)
            {
                (zone, outlet) = ("", zone); // "(TASS)" has the form of a zone
            }

            return new Dateline(Time(match, zone), outlet.Length > 0 ? outlet : null, label.Success,
                label.Value.Contains("pdated", StringComparison.Ordinal) || label.Value.Contains("odified", StringComparison.Ordinal),
                match.Groups["h"].Success && zone.Length == 0);
        }

        match = Labelled().Match(line);
        return match.Success
            ? new Dateline(null, match.Groups["outlet"] is { Success: true } o ? o.Value : null, true, false)
            : null;
    }

    /// <summary>A date anywhere in a short text, such as the value of a meta tag.</summary>
    public static PublicationTime? Parse(string? text) => Found(DateRole.Published, text, "")?.Time;

    /// <summary>The same as a date of a document; null where the text holds none.</summary>
    public static FoundDate? Found(DateRole role, string? text, string how)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestLine)
        {
            return null;
        }

        if (PublicationTime.Parse(text) is { } iso)
        {
            return new FoundDate(role, iso, how, iso.HasTimeOfDay && !Zoned().IsMatch(text.AsSpan().Trim()));
        }

        var match = Anywhere().Match(text);
        return match.Success && Time(match, match.Groups["z"].Value) is { } time
            ? new FoundDate(role, time, how, time.HasTimeOfDay && !match.Groups["z"].Success)
            : null;
    }

    /// <summary>Minutes after midnight of "6:52 p.m.", "15.30"; null where it is no time of day.</summary>
    public static int? Minutes(string hour, string minute, string half)
    {
        var (h, m) = (int.Parse(hour, CultureInfo.InvariantCulture), int.Parse(minute, CultureInfo.InvariantCulture));
        if (half.Length > 0)
        {
            if (h is < 1 or > 12)
            {
                return null;
            }

            h = (h % 12) + (half[0] is 'p' or 'P' ? 12 : 0);
        }

        return h < 24 && m < 60 ? (h * 60) + m : null;
    }

    /// <summary>Null where the abbreviation isn't known.</summary>
    public static TimeSpan? Offset(string zone)
    {
        if (zone.Length >= 5 && zone[0] is '+' or '-')
        {
            var digits = zone[1..].Replace(":", "", StringComparison.Ordinal);
            var minutes = (int.Parse(digits[..2], CultureInfo.InvariantCulture) * 60)
                + int.Parse(digits[2..4], CultureInfo.InvariantCulture);
            return minutes <= 14 * 60 ? TimeSpan.FromMinutes(zone[0] == '-' ? -minutes : minutes) : null;
        }

        return s_zones.TryGetValue(zone, out var known) ? TimeSpan.FromMinutes(known) : null;
    }

    private static PublicationTime? Time(Match match, string zone)
    {
        var month = match.Groups["iso"].Success
            ? int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture)
            : Array.IndexOf(s_months, match.Groups["m"].Value[..3].ToLowerInvariant()) + 1;
        var year = int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture);
        var day = int.Parse(match.Groups["d"].Value, CultureInfo.InvariantCulture);
        if (year is < 1800 or >= 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        var date = new DateOnly(year, month, day);
        if (!match.Groups["h"].Success)
        {
            return new PublicationTime(date);
        }

        var minutes = Minutes(match.Groups["h"].Value, match.Groups["min"].Value, match.Groups["ap"].Value);
        if (minutes is null)
        {
            return null;
        }

        // A clock time in an unknown zone is no moment; the day is kept.
        var offset = zone.Length == 0 ? TimeSpan.Zero : Offset(zone);
        return offset is null
            ? new PublicationTime(date)
            : new PublicationTime(new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes.Value), offset.Value));
    }

    private const string Weekday = @"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,? )";

    private const string Month =
        @"(?<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

    private const string Date =
        @"(?:(?<iso>(?<y>[0-9]{4})[-/](?<n>[0-9]{2})[-/](?<d>[0-9]{2}))|(?<d>[0-9]{1,2})(?:st|nd|rd|th)?\.? " + Month
        + @"\.?,? (?<y>[0-9]{4})|" + Month + @"\.? (?<d>[0-9]{1,2})(?:st|nd|rd|th)?,? (?<y>[0-9]{4}))";

    private const string Clock =
        @"(?<h>[0-9]{1,2})[:.](?<min>[0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?(?<ap>[ap]\.?m\.?))?(?: ?\(?(?<z>[a-z]{1,5}|[+-][0-9]{2}:?[0-9]{2})\)?)?";

    private const string Label =
        @"(?<label>(?:first |last )?(?:published|posted|updated|modified|date)(?: on| at)?(?: ?:)? )";

    // [0-9] and not \d, which takes the digits of every script, that int.Parse doesn't.
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    [GeneratedRegex("^" + Label + "?" + Weekday + "?" + Date + @"(?:(?:T|,? ?(?:[-–—|,·]|at)? ?)" + Clock + @")?(?: ?\((?<outlet>[^()]{2,60})\))?$"
        + "|^" + Label + "?" + Clock + @",? " + Weekday + "?" + Date + "$", Options)]
    private static partial Regex WholeLine();

    [GeneratedRegex(Date + @"(?:(?:T|,? ?(?:[-–—|,·]|at)? ?)" + Clock + ")?", Options)]
    private static partial Regex Anywhere();

    [GeneratedRegex("[0-9](z| ?[+-][0-9]{2}(:?[0-9]{2})?)$", Options)]
    private static partial Regex Zoned();

    [GeneratedRegex(@"^published(?: on| at)? ?: ?[^()]{0,40}[0-9][^()]{0,20}(?: ?\((?<outlet>[^()]{2,60})\))?$", Options)]
    private static partial Regex Labelled();
}
