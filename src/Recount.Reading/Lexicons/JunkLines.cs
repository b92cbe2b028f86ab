using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Recount.Reading;

internal enum JunkKind
{
    /// <summary>The line is no text.</summary>
    Line,

    /// <summary>The line heads a list that is no text either, up to the next blank line.</summary>
    Section,

    /// <summary>The match is taken out of its paragraph, which parts it in two.</summary>
    Cut,
}

internal sealed record JunkRule(
    string Id, JunkKind Kind, SearchValues<string>? Needs, Regex Pattern, ImmutableArray<string> Drops, ImmutableArray<string> Keeps)
{
    /// <summary>False where none of the words that every match holds stands in the text.</summary>
    public bool IsPossible(string text) => Needs is null || text.AsSpan().ContainsAny(Needs);
}

/// <summary>lexicons/reading/junk-lines.yaml.</summary>
internal static class JunkLines
{
    /// <summary>No rule is tried on a longer line: every pattern but a cut is bounded well below.</summary>
    private const int LongestLine = 420;

    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    public static ImmutableArray<JunkRule> Rules { get; } = Load();

    // Most lines match no rule: a few looks for all that need no word tell.
    private static readonly Regex[] s_any = Any();

    public static JunkKind? KindOf(string line)
    {
        if (line.Length > LongestLine)
        {
            return null;
        }

        var isAny = IsAny(line);
        foreach (var rule in Rules)
        {
            if (rule.Kind != JunkKind.Cut && (isAny || rule.Needs is not null) && rule.IsPossible(line) && rule.Pattern.IsMatch(line))
            {
                return rule.Kind;
            }
        }

        return null;
    }

    /// <summary>The pieces of a paragraph that remain once page words inside it are taken out, in order.</summary>
    public static IEnumerable<string> Cut(string paragraph)
    {
        var cuts = new List<(int Start, int End)>();
        foreach (var rule in Rules)
        {
            if (rule.Kind == JunkKind.Cut && rule.IsPossible(paragraph))
            {
                foreach (Match match in rule.Pattern.Matches(paragraph))
                {
                    cuts.Add((match.Index, match.Index + match.Length));
                }
            }
        }

        cuts.Sort();
        var at = 0;
        foreach (var (start, end) in cuts)
        {
            if (start > at && paragraph[at..start].Trim() is { Length: > 1 } piece)
            {
                yield return piece;
            }

            at = Math.Max(at, end);
        }

        if (at == 0)
        {
            yield return paragraph;
        }
        else if (paragraph[at..].Trim() is { Length: > 1 } rest)
        {
            yield return rest;
        }
    }

    private static bool IsAny(string text)
    {
        foreach (var pattern in s_any)
        {
            if (pattern.IsMatch(text))
            {
                return true;
            }
        }

        return false;
    }

    // As few patterns as the size that .NET allows a non-backtracking one.
    private static Regex[] Any()
    {
        var joined = new List<Regex>();
        foreach (var rule in Rules.Where(r => r.Kind != JunkKind.Cut && r.Needs is null))
        {
            if (joined.Count > 0 && Joined(joined[^1], rule.Pattern) is { } wider)
            {
                joined[^1] = wider;
            }
            else
            {
                joined.Add(rule.Pattern);
            }
        }

        return [.. joined];
    }

    private static Regex? Joined(Regex a, Regex b)
    {
        try
        {
            return new Regex($"(?:{a})|(?:{b})", Options);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    private static ImmutableArray<JunkRule> Load() =>
    [
        .. ((YamlSequenceNode)Resources.Yaml("junk-lines.yaml")["rules"]).Children.Select(r => new JunkRule(
            r.Word("id"), Enum.Parse<JunkKind>(r.Word("kind"), ignoreCase: true),
            ((YamlMappingNode)r).Children.ContainsKey("needs") ? SearchValues.Create(r.Words("needs"), StringComparison.OrdinalIgnoreCase) : null,
            new Regex(r.Word("pattern"), Options),
            [.. r.Words("drops")], [.. r.Words("keeps")])),
    ];
}
