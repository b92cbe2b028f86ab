using System.Collections.Frozen;
using YamlDotNet.RepresentationModel;

namespace Recount.Reading;

/// <summary>Kinds of lines by the phrases they hold (lexicons/reading/line-words.yaml).</summary>
internal static class LineWords
{
    private const int LongestPhrase = 6; // words

    private static readonly string[] s_kinds =
        [.. ((YamlMappingNode)Resources.Yaml("line-words.yaml")["kinds"]).Children.Select(p => ((YamlScalarNode)p.Key).Value!)];

    private static readonly FrozenDictionary<string, int> s_phrases = ((YamlMappingNode)Resources.Yaml("line-words.yaml")["kinds"]).Children
        .SelectMany((p, i) => ((YamlSequenceNode)p.Value).Children.Select(c => (Phrase: ((YamlScalarNode)c).Value!, Bit: 1 << i)))
        .GroupBy(p => p.Phrase, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.Aggregate(0, (bits, p) => bits | p.Bit), StringComparer.Ordinal);

    // First words of phrases: most words of a text begin none.
    private static readonly FrozenSet<string> s_firsts = s_phrases.Keys.Select(p => p.Split(' ')[0]).ToFrozenSet(StringComparer.Ordinal);

    public static int Count => s_kinds.Length;

    public static string NameOf(int kind) => s_kinds[kind];

    /// <summary>A bit a kind, for the first <paramref name="most"/> characters.</summary>
    public static int Of(string text, int most = 300)
    {
        var span = text.AsSpan(0, Math.Min(text.Length, most));
        Span<char> lower = stackalloc char[span.Length];
        span.ToLowerInvariant(lower);
        var starts = new List<(int Start, int End)>();
        var at = 0;
        while (at < lower.Length)
        {
            if (!IsWord(lower[at]))
            {
                at++;
                continue;
            }

            var end = at;
            while (end < lower.Length && (IsWord(lower[end]) || (lower[end] is '-' or '\'' or '’' && end + 1 < lower.Length && char.IsLetter(lower[end + 1]))))
            {
                end++;
            }

            starts.Add((at, end));
            at = Math.Max(end, at + 1);
        }

        var bits = 0;
        var (firsts, phrases) = (s_firsts.GetAlternateLookup<ReadOnlySpan<char>>(), s_phrases.GetAlternateLookup<ReadOnlySpan<char>>());
        for (var i = 0; i < starts.Count; i++)
        {
            if (!firsts.Contains(lower[starts[i].Start..starts[i].End]))
            {
                continue;
            }

            for (var n = 0; n < LongestPhrase && i + n < starts.Count; n++)
            {
                bits |= phrases.TryGetValue(lower[starts[i].Start..starts[i + n].End], out var found) ? found : 0;
            }
        }

        return bits;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '©' or '+';
}
