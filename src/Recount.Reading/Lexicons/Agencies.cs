using System.Collections.Frozen;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Recount.Reading;

/// <summary>Whose copy a page prints: credit lines, datelines, bylines.</summary>
internal static partial class Agencies
{
    private const int LongestCredit = 160;

    private static readonly YamlMappingNode s_lexicon = Resources.Yaml("agencies.yaml");

    private static readonly FrozenDictionary<string, string> s_known =
        ((YamlMappingNode)s_lexicon["agencies"]).Children
        .SelectMany(p => ((YamlSequenceNode)p.Value).Children
            .Select(a => (Alias: ((YamlScalarNode)a).Value!, Name: ((YamlScalarNode)p.Key).Value!)))
        .ToFrozenDictionary(p => p.Alias, p => p.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The lexicon's lines of credit, each with the examples it matches and those that it leaves.</summary>
    internal static IReadOnlyList<(Regex Pattern, string[] Credit, string[] Others)> Credits { get; } =
    [
        .. ((YamlSequenceNode)s_lexicon["credits"]).Children.Select(c => (
            new Regex(((YamlScalarNode)c["pattern"]).Value!.Replace("{agency}", Names(), StringComparison.Ordinal),
                RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture),
            Texts(c["credit"]), Texts(c["others"]))),
    ];

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

    /// <summary>The agency of a whole line that credits one: "– Continental Press", "(AP)", "Reuters", "With Reuters".</summary>
    public static string? OfCreditLine(string line)
    {
        if (line.Length > LongestCredit)
        {
            return null;
        }

        if (Known(line) is { } agency)
        {
            return agency;
        }

        if (Credit().Match(line) is { Success: true } match)
        {
            return Known(match.Groups["n"].Value) ?? match.Groups["n"].Value;
        }

        return Credits.Select(c => c.Pattern.Match(line)).FirstOrDefault(m => m.Success) is { } shared ? Known(shared.Groups["n"].Value) : null;
    }

    private static string Names() =>
        "(?<n>" + string.Join('|', s_known.Keys.OrderByDescending(k => k.Length).ThenBy(k => k, StringComparer.Ordinal).Select(Regex.Escape)) + ")";

    private static string[] Texts(YamlNode list) => [.. ((YamlSequenceNode)list).Children.Select(t => ((YamlScalarNode)t).Value!)];

    [GeneratedRegex(@"^[A-Z][\p{Lu} .,'’/-]*(, \p{L}[\p{L} .'-]*)?( \d{1,2})?\.? ?(\((?<a>[\p{Lu}][^()]{1,40})\) ?[-–—]|/(?<b>[^/]{2,40})/\.?|[-–—]$)",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Dateline();

    [GeneratedRegex(@"^([-–—] ?(?<n>\p{Lu}[\p{L}&.]*( \p{Lu}[\p{L}&.]*){0,3})|\((?<n>\p{Lu}[\p{L}&.]*( \p{Lu}[\p{L}&.]*){0,3})\))\.?$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Credit();
}
