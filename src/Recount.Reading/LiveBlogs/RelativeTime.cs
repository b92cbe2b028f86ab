using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Recount.Core;

namespace Recount.Reading;

/// <summary>"12 minutes ago", "2h 20m ago", "just now" in a post, counted back from the moment of the page's fetch.</summary>
internal static partial class RelativeTime
{
    private const int MostWithin = 30; // elements of a post
    private const int LongestText = 40;

    /// <summary>
    /// The moment that the first such words of a post name, to the minute; to the day where they count days. Null where the
    /// fetch isn't known to the minute, or the post has no such words.
    /// </summary>
    public static PublicationTime? Of(IElement post, PublicationTime? seen)
    {
        if (seen is not { HasTimeOfDay: true } moment)
        {
            return null;
        }

        foreach (var e in post.QuerySelectorAll("*").Where(e => e.ChildElementCount == 0).Take(MostWithin))
        {
            if (e.TextContent.Length <= LongestText && Before(Draft.Fold(e.TextContent), moment.Moment) is { } time)
            {
                return time;
            }
        }

        return null;
    }

    internal static PublicationTime? Before(string words, DateTimeOffset moment)
    {
        var match = Ago().Match(words);
        if (!match.Success)
        {
            return null;
        }

        var count = match.Groups["n"].Success ? int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) : match.Groups["one"].Success ? 1 : 0;
        var minutes = match.Groups["min"].Success ? int.Parse(match.Groups["min"].Value, CultureInfo.InvariantCulture) : 0;
        var unit = match.Groups["u"].Value.ToLowerInvariant();
        return unit.StartsWith('d')
            ? new PublicationTime(DateOnly.FromDateTime(moment.AddDays(-count).DateTime))
            : ToMinute(moment - (unit.StartsWith('h') ? TimeSpan.FromMinutes((count * 60) + minutes) : unit.StartsWith('m') ? TimeSpan.FromMinutes(count) : TimeSpan.FromSeconds(count)));
    }

    private static PublicationTime ToMinute(DateTimeOffset moment) => new(moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMinute)));

    [GeneratedRegex(@"^((posted|published) )?(just now|((?<n>[0-9]{1,3})|(?<one>an?|one)) ?((?<u>secs?|seconds?|s|mins?|minutes?|m|days?|d)|(?<u>hrs?|hours?|h)(,?( and)? ?(?<min>[0-9]{1,2}) ?(m|mins?|minutes?))?) ago)$",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Ago();
}
