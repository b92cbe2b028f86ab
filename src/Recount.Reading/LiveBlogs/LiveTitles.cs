using System.Text.RegularExpressions;

namespace Recount.Reading;

/// <summary>Whether a title announces a live blog: "Ukraine war live: …", "… – as it happened", "LIVE UPDATES: …".</summary>
internal static partial class LiveTitles
{
    public static bool Announce(string? title) => title is { Length: < 400 } && Live().IsMatch(title);

    /// <summary>Whether a part of an address's path says so: "/live-blog/", "/liveblog/", "/live/", "/liveticker/".</summary>
    public static bool IsLiveAddress(string? address) => address is { Length: < 2048 } && Address().IsMatch(address);

    [GeneratedRegex(@"/live/|[/-]live-?(blog|ticker|updates?|score|coverage)s?([/-]|$)|/(en-direct|diretta|directo|minuto-a-minuto)([/-]|$)",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();

    [GeneratedRegex(@"\blive( (updates?|blog|coverage|news|latest))?\s*[:–—|-]|[–—|-][^–—|]{0,60}\blive( (updates|blog|coverage))?$|^live( (updates?|blog))?\b ?[:–—|-]|\blive (blog|updates)\b|\bas it happened\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Live();
}
