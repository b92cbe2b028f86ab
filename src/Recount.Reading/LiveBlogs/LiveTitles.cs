using System.Text.RegularExpressions;

namespace Recount.Reading;

/// <summary>Whether a title announces a live blog: "Ukraine war live: …", "… – as it happened", "LIVE UPDATES: …".</summary>
internal static partial class LiveTitles
{
    public static bool Announce(string? title) => title is { Length: < 400 } && Live().IsMatch(title);

    [GeneratedRegex(@"\blive( (updates?|blog|coverage|news|latest))?\s*[:–—|-]|[–—|-][^–—|]{0,60}\blive( (updates|blog|coverage))?$|^live( (updates?|blog))?\b ?[:–—|-]|\blive (blog|updates)\b|\bas it happened\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Live();
}
