using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Recount.Core;

namespace Recount.Reading;

/// <summary>Posts told by structure alone: siblings of one kind, each with a time of its own.</summary>
internal static partial class PostStructure
{
    private const int FewestPosts = 3;
    private const int MostLevels = 7; // from a time up to its post
    private const int MostMarks = 20_000;

    /// <summary>In the order of the page; empty where nothing repeats.</summary>
    /// <param name="root">Where to look.</param>
    /// <param name="isSaidLive">Whether the page calls itself a live blog; else its class names have to.</param>
    public static List<IElement> Find(IElement root, bool isSaidLive)
    {
        var groups = new Dictionary<(IElement Parent, string Kind), HashSet<IElement>>();
        foreach (var mark in root.QuerySelectorAll("*").Where(IsMark).Take(MostMarks))
        {
            var e = mark;
            for (var level = 0; level < MostLevels && e?.ParentElement is { } parent && !ReferenceEquals(e, root); level++, e = parent)
            {
                var key = (parent, e.LocalName + "." + FirstClass(e));
                (groups.TryGetValue(key, out var group) ? group : groups[key] = []).Add(e);
            }
        }

        var best = groups.Where(g => g.Value.Count >= FewestPosts && (isSaidLive || IsNamedLive(g.Key.Parent, g.Value.First())))
            .Select(g => (g.Value, Length: g.Value.Sum(TextLength), Parent: g.Key.Parent))
            .Where(g => g.Length >= g.Value.Count * 60)
            .OrderByDescending(g => g.Length * (long)Math.Min(20, g.Value.Count)).FirstOrDefault();
        return best.Value is null ? [] : [.. best.Parent.Children.Where(best.Value.Contains)];
    }

    /// <summary>The time that an element or something in it states; the post's own, not its last change.</summary>
    /// <param name="post">The post's element.</param>
    /// <param name="zone">The zone that the page prints its clocks in, where that is known.</param>
    public static PublicationTime? TimeOf(IElement post, TimeSpan? zone)
    {
        PublicationTime? zoneless = null;
        foreach (var e in post.QuerySelectorAll("*").Prepend(post).Take(60))
        {
            foreach (var attribute in e.Attributes)
            {
                if (!IsTimeName(attribute.Name) || ChangeName().IsMatch(attribute.Name) || attribute.Value.Length is < 8 or > 40)
                {
                    continue;
                }

                if (Moment(attribute.Value) is { } time)
                {
                    if (HasZone().IsMatch(attribute.Value))
                    {
                        return zone is { } offset && PageZone.IsLocalAsUtc(e, attribute.Value, time)
                            ? new PublicationTime(new DateTimeOffset(time.Moment.DateTime, offset))
                            : time;
                    }

                    zoneless ??= time;
                }
            }

            if (e.LocalName is "meta" && e.GetAttribute("itemprop") is "datePublished" or "dateCreated" && PrintedTime.Parse(e.GetAttribute("content")) is { } said)
            {
                return said;
            }
        }

        return zoneless;
    }

    /// <summary>"21:02", "7.45 pm" in a short element of the post; null where it prints none.</summary>
    public static PostTime? ClockOf(IElement post)
    {
        foreach (var e in post.QuerySelectorAll("*").Where(e => e.ChildElementCount == 0).Take(30))
        {
            var text = e.TextContent;
            if (text.Length <= 40 && Clock().Match(Draft.Fold(text)) is { Success: true } match
                && PrintedTime.Minutes(match.Groups["h"].Value, match.Groups["min"].Value, match.Groups["ap"].Value) is { } minutes)
            {
                return new PostTime(minutes, null, match.Groups["z"].Success ? PrintedTime.Offset(match.Groups["z"].Value) : null);
            }
        }

        return null;
    }

    private static bool IsMark(IElement e)
    {
        if (e.LocalName is "time")
        {
            return true;
        }

        foreach (var attribute in e.Attributes)
        {
            if (IsTimeName(attribute.Name) && attribute.Value.Length is >= 8 and <= 40 && Moment(attribute.Value) is not null)
            {
                return true;
            }
        }

        return e.ChildElementCount == 0 && e.LocalName is "span" or "div" or "p" or "strong" or "b" && e.TextContent is { Length: >= 4 and <= 24 } text && Clock().IsMatch(Draft.Fold(text));
    }

    private static bool IsTimeName(string name) => name.Contains("time", StringComparison.OrdinalIgnoreCase)
        || name.Contains("date", StringComparison.OrdinalIgnoreCase) || name.Contains("publish", StringComparison.OrdinalIgnoreCase);

    // ISO 8601, or seconds or thousandths since 1970 within the age of the web.
    private static PublicationTime? Moment(string value)
    {
        if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            number = number > 100_000_000_000 ? number / 1000 : number;
            return number is > 788_918_400 and < 4_102_444_800 ? new PublicationTime(DateTimeOffset.FromUnixTimeSeconds(number)) : null;
        }

        return value.Contains(':', StringComparison.Ordinal) ? PublicationTime.Parse(value) : null;
    }

    private static string FirstClass(IElement e) => e.ClassList.Length > 0 ? e.ClassList[0] ?? "" : "";

    private static int TextLength(IElement e) => e.TextContent.Length > 100_000 ? 0 : e.QuerySelectorAll("p, h1, h2, h3, h4, li, blockquote").Sum(p => p.TextContent.Trim().Length);

    private static bool IsNamedLive(IElement parent, IElement post)
    {
        var e = parent;
        for (var level = 0; level < 4 && e is not null; level++, e = e.ParentElement)
        {
            if (LiveName().IsMatch(e.ClassName + " " + e.Id))
            {
                return true;
            }
        }

        return LiveName().IsMatch(post.ClassName + " " + post.Id);
    }

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"\blive\b|live(blog|post|event|ticker|update|feed)|liv-blg|\bticker\b|live_", Options)]
    private static partial Regex LiveName();

    [GeneratedRegex("modif|updat|edit|change", Options)]
    private static partial Regex ChangeName();

    [GeneratedRegex(@"^[0-9]+$|Z$|[+-][0-9][0-9]:?[0-9][0-9]$", Options)]
    private static partial Regex HasZone();

    [GeneratedRegex(@"^(?<h>[0-9]{1,2})[:.h](?<min>[0-9]{2})( ?(?<ap>[ap]\.?m\.?))?( ?\(?(?<z>[A-Z]{2,4})\)?)?( uhr)?\b", Options)]
    private static partial Regex Clock();
}
