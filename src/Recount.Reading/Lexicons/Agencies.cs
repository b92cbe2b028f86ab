using System.Collections.Frozen;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Recount.Reading;

/// <summary>Whose copy a page prints: credit lines, datelines, bylines.</summary>
internal static partial class Agencies
{
    private static readonly FrozenDictionary<string, string> s_known =
        ((YamlMappingNode)Resources.Yaml("agencies.yaml")["agencies"]).Children
        .SelectMany(p => ((YamlSequenceNode)p.Value).Children
            .Select(a => (Alias: ((YamlScalarNode)a).Value!, Name: ((YamlScalarNode)p.Key).Value!)))
        .ToFrozenDictionary(p => p.Alias, p => p.Name, StringComparer.OrdinalIgnoreCase);

    public static string? Known(string? name) => name is null ? null : s_known.GetValueOrDefault(name.Trim());

    /// <summary>The agency that a text's dateline names: "KYIV, June 1 (Allied Wire) - ", "MOSCOW, June 4. /TASS/."</summary>
    public static string? OfDateline(string paragraph)
    {
        var match = Dateline().Match(paragraph.Length > 200 ? paragraph[..200] : paragraph);
        if (!match.Success)
        {
            return null;
        }

        var name = (match.Groups["a"].Success ? match.Groups["a"] : match.Groups["b"]).Value.Trim();
        return Known(name) ?? name;
    }

    /// <summary>The agency of a whole line that credits one: "– Continental Press", "(AP)", "Reuters".</summary>
    public static string? OfCreditLine(string line)
    {
        if (line.Length > 80)
        {
            return null;
        }

        var match = Credit().Match(line);
        return match.Success
            ? Known(match.Groups["n"].Value) ?? match.Groups["n"].Value
            : Known(line);
    }

    [GeneratedRegex(@"^[A-Z][\p{Lu} .,'’/-]*(, \p{L}[\p{L} .'-]*)?( \d{1,2})?\.? ?(\((?<a>[\p{Lu}][^()]{1,40})\) ?[-–—]|/(?<b>[^/]{2,40})/\.?|[-–—]$)",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Dateline();

    [GeneratedRegex(@"^([-–—] ?(?<n>\p{Lu}[\p{L}&.]*( \p{Lu}[\p{L}&.]*){0,3})|\((?<n>\p{Lu}[\p{L}&.]*( \p{Lu}[\p{L}&.]*){0,3})\))\.?$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Credit();
}
