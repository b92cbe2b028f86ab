using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Recount.Core;

namespace Recount.Reading;

/// <summary>The zone in which a page prints its clocks, told by moments that it states and prints.</summary>
/// <remarks>
/// Some pages state local times as if they were UTC: <c>datetime="2023-11-02T16:48Z"</c> beside "16:48", on a page whose
/// own change is stated as 15:58:23Z and printed as 16:58. The latter gives the zone, by which the former are mended.
/// </remarks>
internal static partial class PageZone
{
    private const int QuarterHour = 15;

    /// <summary>Null where no moment is printed in another zone than it is stated in, or where two such differ.</summary>
    public static TimeSpan? Of(IElement root)
    {
        TimeSpan? zone = null;
        foreach (var time in root.QuerySelectorAll("time[datetime]").Take(500))
        {
            if (PrintedMinutes(time) is not { } printed || PublicationTime.Parse(time.GetAttribute("datetime")) is not { HasTimeOfDay: true } stated)
            {
                continue;
            }

            var apart = printed - (int)stated.Moment.UtcDateTime.TimeOfDay.TotalMinutes;
            apart = apart > 840 ? apart - 1440 : apart < -720 ? apart + 1440 : apart;
            if (apart == 0 || apart % QuarterHour != 0)
            {
                continue;
            }

            var offset = TimeSpan.FromMinutes(apart);
            if (zone is { } known && known != offset)
            {
                return null;
            }

            zone = offset;
        }

        return zone;
    }

    /// <summary>Whether an element states as UTC, without seconds, the very clock that it prints.</summary>
    public static bool IsLocalAsUtc(IElement element, string stated, PublicationTime time) =>
        WholeMinute().IsMatch(stated) && PrintedMinutes(element) == (int)time.Moment.TimeOfDay.TotalMinutes;

    private static int? PrintedMinutes(IElement time)
    {
        var text = Draft.Fold(time.TextContent);
        var match = text.Length < 20 ? Clock().Match(text) : Match.Empty;
        return match.Success ? PrintedTime.Minutes(match.Groups["h"].Value, match.Groups["min"].Value, match.Groups["ap"].Value) : null;
    }

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"^(?<h>[0-9]{1,2})[:.](?<min>[0-9]{2})( ?(?<ap>[ap]\.?m\.?))?$", Options)]
    private static partial Regex Clock();

    [GeneratedRegex(@"T[0-9][0-9]:[0-9][0-9]Z$", Options)]
    private static partial Regex WholeMinute();
}
