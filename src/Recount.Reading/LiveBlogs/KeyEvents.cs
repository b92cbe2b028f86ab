using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Recount.Reading;

/// <summary>Which posts a live blog marks as the ones that matter: key events, pinned posts, its summaries.</summary>
/// <remarks>By its markup's names, by a post's badge, by a list of key events that links to posts; schema.org has no word for it.</remarks>
internal static partial class KeyEvents
{
    private const int MostWithin = 40; // elements of a post that may bear the mark: its head, not what it quotes
    private const int LongestBadge = 30;
    private const int MostLists = 20;
    private const int MostLevels = 3; // from a list's heading up to the list

    /// <summary>Whether an update of a LiveBlogPosting says so: a property named for it, or a section or keyword.</summary>
    public static bool IsMarked(JsonElement update)
    {
        foreach (var property in update.EnumerateObject())
        {
            if (Mark().IsMatch(property.Name) ? property.Value.ValueKind is JsonValueKind.True
                : property.Name is "articleSection" or "keywords" or "genre" or "additionalType" && IsNamed(property.Value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a post's element, or one in its head, bears the mark.</summary>
    public static bool IsMarked(IElement post)
    {
        foreach (var e in post.QuerySelectorAll("*").Take(MostWithin).Prepend(post))
        {
            if (Mark().IsMatch(e.ClassName ?? "") || e.Attributes.Any(IsMarked)
                || (e.ChildElementCount == 0 && e.TextContent is { Length: > 5 and < LongestBadge } badge && Badge().IsMatch(Draft.Fold(badge))))
            {
                return true;
            }
        }

        return false;
    }

    // data-key-event="true", data-type="key-event"
    private static bool IsMarked(IAttr attribute) => attribute.Name.StartsWith("data-", StringComparison.Ordinal)
        && (attribute.Value is "" or "true" or "1" ? Mark().IsMatch(attribute.Name) : attribute.Value.Length < LongestBadge && Mark().IsMatch(attribute.Value));

    /// <summary>The anchors that the page's lists of key events link to.</summary>
    /// <param name="root">Where to look.</param>
    /// <param name="holders">What holds posts, and so is no such list.</param>
    public static HashSet<string> Listed(IElement root, IReadOnlySet<IElement> holders)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sign in root.QuerySelectorAll("[class*=key i], [id*=key i], h2, h3, h4, h5, h6, strong, summary").Where(IsSign).Take(MostLists))
        {
            var list = sign;
            for (var level = 0; level < MostLevels && list is not null && !holders.Contains(list); level++, list = list.ParentElement)
            {
                var links = list.QuerySelectorAll("a[href*='#']");
                if (links.Length > 0)
                {
                    anchors.UnionWith(links.Select(l => l.GetAttribute("href")!).Select(h => h[(h.IndexOf('#', StringComparison.Ordinal) + 1)..]));
                    break;
                }
            }
        }

        return anchors;
    }

    // An element named for key events, or a heading with these words.
    private static bool IsSign(IElement e) => Lists().IsMatch(e.ClassName + " " + e.Id)
        || (e.LocalName is not ("div" or "section" or "ul" or "ol" or "nav") && e.ChildElementCount < 3 && Draft.Fold(e.TextContent) is { Length: < LongestBadge } words && ListHead().IsMatch(words));

    private static bool IsNamed(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().Any(IsNamed)
        : JsonText.Of(value) is { Length: < 200 } text && text.Split(',').Any(t => Badge().IsMatch(t.Trim()));

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    // "is-key-event", "keyEvent", "post--pinned", "isPinned"
    [GeneratedRegex(@"\b(is|post|block|data|live|entry)?[-_]*(key[-_]?(event|moment|post|update|development)|pinned([-_]?post)?)\b", Options)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\bkey[-_]?(events|moments|posts|updates|developments)", Options)]
    private static partial Regex Lists();

    [GeneratedRegex("^key (events|moments|posts|updates|developments)( so far)?:?$", Options)]
    private static partial Regex ListHead();

    [GeneratedRegex("^(key (event|moment|post|update|development)s?|pinned( post)?|((morning|afternoon|evening|opening|closing) )?summary)$", Options)]
    private static partial Regex Badge();
}
