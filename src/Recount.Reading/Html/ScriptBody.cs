using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Recount.Core;

namespace Recount.Reading;

/// <summary>An article's text out of the data that a page's own scripts draw it from.</summary>
/// <remarks>
/// No script runs: only blocks of JSON are read, as pages put them into <c>application/json</c> elements or assign them to
/// one variable. The text is the longest family of sentences: strings that bear the same name below the same list or
/// object. Known gap: of two articles in one page's data the longer is taken.
/// </remarks>
internal static class ScriptBody
{
    private const int LongestScript = 4 * 1024 * 1024;
    private const int MostValues = 200_000; // of all scripts of a page
    private const int ShortestRun = 40;
    private const int Enough = 400;

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 64, AllowTrailingCommas = true };

    /// <summary>Its paragraphs in order; empty where no script holds an article.</summary>
    public static List<string> Of(IDocument page)
    {
        var families = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var left = MostValues;
        foreach (var script in page.Scripts)
        {
            if (Json(script.TextContent) is { } json)
            {
                try
                {
                    using var data = JsonDocument.Parse(JsonText.Paired(json), s_options);
                    Gather(data.RootElement, "", "", families, ref left);
                }
                catch (JsonException)
                {
                    continue; // a script that isn't data
                }
            }
        }

        var best = families.Values.OrderByDescending(f => f.Sum(t => t.Length)).FirstOrDefault(); // the first of equals: in order of the page
        return best?.Sum(t => t.Length) >= Enough ? [.. best.SelectMany(Paragraphs).Where(p => p.Length > 0)] : [];
    }

    private static string? Json(string script)
    {
        var text = script.AsSpan().Trim();
        var open = text.IndexOf('{');
        // Before the first brace stands nothing, or one assignment.
        if (script.Length > LongestScript || open is < 0 or > 80 || (open > 0 && !text[..open].TrimEnd().EndsWith("=")))
        {
            return null;
        }

        var close = text.LastIndexOf('}');
        return close > open ? text[open..(close + 1)].ToString() : null;
    }

    // A family is a name and the way to the outermost list that its strings stand in.
    private static void Gather(JsonElement value, string list, string name, Dictionary<string, List<string>> families, ref int left)
    {
        if (--left < 0)
        {
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    Gather(property.Value, list.EndsWith('*') ? list : list + "." + property.Name, property.Name, families, ref left);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Gather(item, list.EndsWith('*') ? list : list + "*", name, families, ref left);
                }

                break;
            case JsonValueKind.String when JsonText.Of(value) is { Length: >= ShortestRun } text && IsTold(text):
                var key = list + " " + name;
                (families.TryGetValue(key, out var family) ? family : families[key] = []).Add(text);
                break;
        }
    }

    // Words in a row with a sentence's end among them, no address, code or list of names.
    private static bool IsTold(string text)
    {
        var (blanks, ends, braces) = (0, 0, 0);
        foreach (var c in text)
        {
            blanks += c == ' ' ? 1 : 0;
            ends += c is '.' or '!' or '?' or '。' ? 1 : 0;
            braces += c is '{' or '}' or ';' or '\\' ? 1 : 0;
        }

        return blanks * 12 >= text.Length && ends > 0 && braces * 100 <= text.Length;
    }

    private static IEnumerable<string> Paragraphs(string text)
    {
        if (!text.Contains("</", StringComparison.Ordinal) && !text.Contains("<br", StringComparison.OrdinalIgnoreCase))
        {
            return TextDecoder.Tidy(text).Split('\n').Select(Draft.Fold);
        }

        if (!HtmlGuard.IsSafe(text))
        {
            return [];
        }

        using var page = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(text);
        return page.Body is { } body ? [.. PageBlocks.Of(body).Blocks.Where(b => b.Role != BlockRole.Caption && b.LinkShare < 75).Select(b => b.Text)] : [];
    }
}
