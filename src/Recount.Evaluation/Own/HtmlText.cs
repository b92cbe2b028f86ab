using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html;

namespace Recount.Evaluation;

/// <summary>The text of a page as score.py sees it when it looks quotes up: tags out, character references read.</summary>
/// <remarks>Scoring only; <c>Recount.Reading</c> reads pages. References follow Python's <c>html.unescape</c>.</remarks>
internal static partial class HtmlText
{
    /// <summary>A page that takes longer is no benchmark's.</summary>
    private const int TimeoutMs = 10_000;

    /// <summary>Code points 0x80 to 0x9F of a numeric reference are read as Windows-1252 (HTML standard, 13.2.5.80).</summary>
    private const string Windows1252 =
        "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f"
        + "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

    public static string Of(string html) =>
        Unescape(Tag().Replace(ScriptOrStyle().Replace(html, " "), " "));

    public static string Unescape(string text) => Reference().Replace(text, m => Read(m.Groups["ref"].Value));

    private static string Read(string reference)
    {
        if (reference[0] == '#')
        {
            var isHex = reference[1] is 'x' or 'X';
            var digits = reference.AsSpan(isHex ? 2 : 1).TrimEnd(';');
            return Numbered(uint.TryParse(
                digits, isHex ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : uint.MaxValue);
        }

        if (HtmlEntityProvider.Resolver.GetSymbol(reference) is { } symbol)
        {
            return symbol;
        }

        // The longest name that the reference begins with, as in "&notit;" for "¬it;".
        for (var length = reference.Length - 1; length > 1; length--)
        {
            if (HtmlEntityProvider.Resolver.GetSymbol(reference[..length]) is { } prefix)
            {
                return prefix + reference[length..];
            }
        }

        return "&" + reference;
    }

    private static string Numbered(uint number) => number switch
    {
        0 => "\ufffd",
        0x0d => "\r",
        >= 0x80 and <= 0x9f => Windows1252[(int)number - 0x80].ToString(),
        >= 0xd800 and <= 0xdfff or > 0x10ffff => "\ufffd",
        (>= 0x1 and <= 0x8) or 0xb or (>= 0xe and <= 0x1f) or 0x7f or (>= 0xfdd0 and <= 0xfdef) => "",
        _ when (number & 0xfffe) == 0xfffe => "",
        _ => new Rune(number).ToString(),
    };

    [GeneratedRegex(@"<(?<tag>script|style).*?</\k<tag>>", RegexOptions.Singleline, TimeoutMs)]
    private static partial Regex ScriptOrStyle();

    [GeneratedRegex("<[^>]+>", RegexOptions.None, TimeoutMs)]
    private static partial Regex Tag();

    [GeneratedRegex(@"&(?<ref>#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)", RegexOptions.None, TimeoutMs)]
    private static partial Regex Reference();
}
