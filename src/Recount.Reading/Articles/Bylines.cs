using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Recount.Reading;

/// <summary>Lines that name who wrote: "By Ada Holm and Ben Sorel in Lenn".</summary>
internal static partial class Bylines
{
    private static readonly YamlMappingNode s_lexicon = Resources.Yaml("bylines.yaml");

    private static readonly Regex s_before = new(
        "^((" + Alternatives("before") + "):?|(" + Alternatives("before-colon") + @"):)\s+",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase);

    private const int LongestLine = 110;
    private const int FirstBlocks = 4;

    /// <summary>Examples of the lexicon: a byline and the name that it holds.</summary>
    internal static IReadOnlyList<(string Byline, string Name)> Examples { get; } =
        [.. ((YamlSequenceNode)s_lexicon["examples"]).Children.Select(e => (e.Word("byline"), e.Word("name")))];

    /// <summary>Without the words before the name: "Written by Ada Holm", "Text: Ada Holm".</summary>
    public static string Bare(string byline) => s_before.Replace(byline, "", 1);

    /// <summary>What follows "By"; null where the line is no byline.</summary>
    public static string? Named(string line) =>
        line.Length <= LongestLine && Byline().Match(line) is { Success: true } match ? match.Groups["who"].Value : null;

    /// <summary>Takes a byline out of the first blocks of an article; it names the authors where nothing else does.</summary>
    public static void TakeFrom(Draft draft)
    {
        for (var i = 0; i < Math.Min(FirstBlocks, draft.Blocks.Count); i++)
        {
            if (draft.Blocks[i] is { Post: null, Text: var text } && Named(Draft.Fold(text)) is { } names)
            {
                draft.Blocks.RemoveAt(i);
                if (draft.Authors.Count == 0)
                {
                    Credit(draft, names);
                }

                return;
            }
        }
    }

    private static string Alternatives(string key) => string.Join('|', s_lexicon.Words(key).OrderByDescending(w => w.Length).Select(Regex.Escape));

    /// <summary>Names as authors, agencies among them as the credit.</summary>
    public static void Credit(Draft draft, string names)
    {
        foreach (var name in names.Split([" and ", ", ", " & "], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var who = name.StartsWith("and ", StringComparison.Ordinal) ? name[4..] : name;
            if (Agencies.Known(who) is { } agency)
            {
                draft.Agency ??= agency;
            }
            else
            {
                draft.Authors.Add(who);
            }
        }
    }

    [GeneratedRegex(@"^[Bb][Yy]:? (?<who>\p{Lu}[\p{L}'’.-]+( (\p{Lu}|de |van |von |al-|der )[\p{L}'’.-]*){0,4}((,| and|, and| &) \p{Lu}[\p{L}'’.-]+( (\p{Lu}|de |van |von |al-)[\p{L}'’.-]*){0,4}){0,4})( in \p{Lu}[\p{L} ,]{2,40})?$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Byline();
}
