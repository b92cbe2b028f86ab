using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;

namespace Recount.Reading;

/// <summary>Tells a page's furniture from its article by element, role and the words of class and id.</summary>
internal static class Furniture
{
    /// <summary>Longer than any word of the lexicon, so that a longer one is none of them.</summary>
    private const int LongestWord = 40;

    private static readonly FrozenSet<string> s_drop = Set("drop");
    private static readonly FrozenSet<string> s_dropPairs = Set("drop-pairs");
    private static readonly FrozenSet<string> s_credit = Set("credit");
    private static readonly FrozenSet<string> s_caption = Set("caption");
    private static readonly FrozenSet<string> s_standfirst = Set("standfirst");
    private static readonly FrozenSet<string> s_byline = Set("byline");
    private static readonly FrozenSet<string> s_notByline = Set("not-byline");
    private static readonly FrozenSet<string> s_post = Set("post");
    private static readonly FrozenSet<string> s_postPairs = Set("post-pairs");

    /// <summary>Elements that never hold article text.</summary>
    public static bool IsNever(IElement e) => e.LocalName is "noscript" or "template" or "nav" or "button" or "select" or "input"
            or "textarea" or "label" or "svg" or "iframe" or "object" or "video" or "audio" or "canvas" or "dialog" or "menu" or "time"
            or "head" or "map" or "math" or "datalist" or "progress" or "rp" or "rt" or "figure-credit"
        || e.HasAttribute("hidden") || IsOff(e)
        || e.GetAttribute("role") is "navigation" or "contentinfo" or "complementary" or "dialog" or "search" or "menu" or "menubar"
            or "alert" or "alertdialog" or "tablist" or "tooltip" or "button" or "toolbar";

    /// <summary>Elements and class words that mark furniture, unless the page's text stands in them.</summary>
    public static bool IsLikely(IElement e) => e.LocalName is "aside" or "footer" or "form"
        || (e.LocalName is not ("html" or "body" or "main" or "p" or "h1" or "em" or "strong" or "b" or "i" or "a")
            ? Has(e, s_drop, s_dropPairs)
            : e.LocalName is "p" && HasWord(e.ClassName, s_drop, s_dropPairs));

    public static bool IsCredit(IElement e) => HasWord(e.ClassName, s_credit, FrozenSet<string>.Empty)
        || e.GetAttribute("itemprop") is "copyrightHolder" or "author" or "creditText";

    public static bool IsCaption(IElement e) => e.LocalName is "figcaption"
        || (e.LocalName is "div" or "p" or "span" or "small" && HasWord(e.ClassName, s_caption, FrozenSet<string>.Empty));

    public static bool IsStandfirst(IElement e) => HasWord(e.ClassName, s_standfirst, FrozenSet<string>.Empty)
        || e.GetAttribute("itemprop") is "description" or "alternativeHeadline";

    public static bool IsPost(IElement e) => e.GetAttribute("itemprop")?.Contains("liveBlogUpdate", StringComparison.OrdinalIgnoreCase) == true
        || e.GetAttribute("itemtype")?.EndsWith("/BlogPosting", StringComparison.Ordinal) == true
        || HasWord(e.ClassName, s_post, s_postPairs);

    /// <summary>Named for who wrote the article, and not for a comment's or another article's author.</summary>
    public static bool IsByline(IElement e)
    {
        if (!HasWord(e.ClassName, s_byline, FrozenSet<string>.Empty))
        {
            return false;
        }

        for (var above = e; above is not null && above.LocalName is not ("body" or "html"); above = above.ParentElement)
        {
            if (above.LocalName is "aside" or "footer" || Has(above, s_notByline, FrozenSet<string>.Empty))
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsOff(IElement e)
    {
        if (e.GetAttribute("aria-hidden") is "true" && e.LocalName is not ("p" or "article" or "main" or "body"))
        {
            return true;
        }

        var style = e.GetAttribute("style");
        return style is not null && e.LocalName is not "body"
            && (style.Contains("display:none", StringComparison.OrdinalIgnoreCase) || style.Contains("display: none", StringComparison.OrdinalIgnoreCase)
                || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase) || style.Contains("visibility: hidden", StringComparison.OrdinalIgnoreCase));
    }

    private static bool Has(IElement e, FrozenSet<string> single, FrozenSet<string> pairs) =>
        HasWord(e.ClassName, single, pairs) || HasWord(e.Id, single, pairs);

    // Words as in "newsHeader__date isOpen": news, header, date, is, open; a pair is two that follow one another.
    private static bool HasWord(string? names, FrozenSet<string> single, FrozenSet<string> pairs)
    {
        if (string.IsNullOrEmpty(names) || names.Length > 1000)
        {
            return false;
        }

        Span<char> pair = stackalloc char[(2 * LongestWord) + 1];
        var (before, start) = (0, -1); // length of the word before, which stands first in the pair
        var (words, couples) = (single.GetAlternateLookup<ReadOnlySpan<char>>(), pairs.GetAlternateLookup<ReadOnlySpan<char>>());
        for (var i = 0; i <= names.Length; i++)
        {
            var isLetter = i < names.Length && char.IsAsciiLetter(names[i]);
            var isTurn = isLetter && start >= 0 && char.IsAsciiLetterUpper(names[i]) && char.IsAsciiLetterLower(names[i - 1]);
            if (start >= 0 && (!isLetter || isTurn))
            {
                var length = i - start;
                if (length > LongestWord)
                {
                    before = 0;
                }
                else
                {
                    var at = before > 0 ? before + 1 : 0;
                    var word = pair.Slice(at, length);
                    Ascii.ToLower(names.AsSpan(start, length), word, out _);
                    if (words.Contains(word) || (before > 0 && couples.Contains(pair[..(at + length)])))
                    {
                        return true;
                    }

                    word.CopyTo(pair);
                    pair[length] = ' ';
                    before = length;
                }

                start = -1;
            }

            start = isLetter && start < 0 ? i : start;
        }

        return false;
    }

    private static FrozenSet<string> Set(string key) =>
        Resources.Yaml("page-furniture.yaml").Words(key).ToFrozenSet(StringComparer.Ordinal);
}
