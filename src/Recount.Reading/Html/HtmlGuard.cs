using System.Collections.Frozen;

namespace Recount.Reading;

/// <summary>A scan before parsing: tree building takes time by tags × depth, and a tag's own time by attributes squared.</summary>
internal static class HtmlGuard
{
    /// <summary>Attributes of one tag; real pages stay below a hundred.</summary>
    private const int MostAttributes = 2000;

    // Their end tags may be left out, so that they don't count as depth.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_shallow = new[]
        {"p", "li", "br", "hr", "img", "meta", "link", "input", "td", "tr", "th", "dt", "dd", "option", "source", "area", "base", "col",
         "embed", "param", "track", "wbr", "path", "circle", "rect", "use", "polygon", "line", "stop", "image",
        }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsSafe(string html)
    {
        var (depth, deepest, tags) = (0, 0, 0);
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = Next(html, at + 1))
        {
            if (html[at + 1] == '/')
            {
                depth -= depth > 0 ? 1 : 0;
                continue;
            }

            if (!char.IsAsciiLetter(html[at + 1]))
            {
                continue;
            }

            tags++;
            var name = at + 1;
            while (name < html.Length && char.IsAsciiLetterOrDigit(html[name]))
            {
                name++;
            }

            if (!IsShallow(html.AsSpan(at + 1, name - at - 1)))
            {
                depth++;
            }

            deepest = Math.Max(deepest, depth);
            if (tags > HtmlReader.MaxTags || deepest > HtmlReader.MaxDepth || !HasFewAttributes(html, name, ref at, ref depth))
            {
                return false;
            }
        }

        return true;
    }

    private static int Next(string html, int from) => from < html.Length ? html.IndexOf('<', from) : -1;

    private static bool IsShallow(ReadOnlySpan<char> name) => s_shallow.Contains(name);

    private static bool HasFewAttributes(string html, int from, ref int at, ref int depth)
    {
        var (attributes, quote) = (0, '\0');
        for (var i = from; i < html.Length; i++)
        {
            var c = html[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c == '>')
            {
                depth -= html[i - 1] == '/' && depth > 0 ? 1 : 0;
                at = i;
                return true;
            }
            else if (c is '"' or '\'' && html[i - 1] == '=')
            {
                quote = c;
            }
            else if ((char.IsWhiteSpace(c) || c == '/') && ++attributes > MostAttributes)
            {
                // Blanks alone are harmless; count the names only where there are many of either.
                return html.AsSpan(from, i - from).ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length <= MostAttributes / 2
                    && SkipTag(html, i, ref at);
            }
        }

        return true;
    }

    private static bool SkipTag(string html, int from, ref int at)
    {
        var end = html.IndexOf('>', from);
        at = end < 0 ? html.Length - 1 : end;
        return at - from < 100_000;
    }
}
