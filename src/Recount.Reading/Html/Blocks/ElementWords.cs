using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using YamlDotNet.RepresentationModel;

namespace Recount.Reading;

/// <summary>What an element's tag, role, class and id say of it, as bits: tags first, then lexicons/reading/element-words.yaml.</summary>
internal static class ElementWords
{
    /// <summary>Tags that say what an element is for; the bit is the index.</summary>
    public static readonly string[] Tags =
        ["article", "main", "aside", "footer", "header", "nav", "form", "section", "table", "ul", "figure", "blockquote", "p", "pre", "dl", "details"];

    private static readonly (string Name, string[] Words)[] s_categories =
    [
        .. ((YamlMappingNode)Resources.Yaml("element-words.yaml")["categories"]).Children
            .Select(p => (((YamlScalarNode)p.Key).Value!, ((YamlSequenceNode)p.Value).Children.Select(c => ((YamlScalarNode)c).Value!).ToArray())),
    ];

    private static readonly FrozenDictionary<string, ulong> s_words = s_categories
        .SelectMany((c, i) => c.Words.Select(w => (Word: w, Bit: 1UL << (Tags.Length + i))))
        .GroupBy(p => p.Word, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.Aggregate(0UL, (bits, p) => bits | p.Bit), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, ulong> s_tags = Tags.Select((t, i) => (t, i))
        .Concat([("ol", 9), ("menu", 9), ("footer", 3), ("q", 11)])
        .DistinctBy(p => p.Item1, StringComparer.Ordinal).ToFrozenDictionary(p => p.Item1, p => 1UL << p.Item2, StringComparer.Ordinal);

    /// <summary>How many bits there are.</summary>
    public static int Count => Tags.Length + s_categories.Length;

    public static string NameOf(int bit) => bit < Tags.Length ? "<" + Tags[bit] + ">" : s_categories[bit - Tags.Length].Name;

    public static int BitOf(string name) => name[0] == '<'
        ? Array.IndexOf(Tags, name.Trim('<', '>'))
        : Tags.Length + Array.FindIndex(s_categories, c => string.Equals(c.Name, name, StringComparison.Ordinal));

    public static bool Has(ulong bits, string category) => (bits >> BitOf(category) & 1) == 1;

    public static ulong Of(IElement element)
    {
        var bits = s_tags.GetValueOrDefault(element.LocalName);
        bits |= Words(element.ClassName) | Words(element.Id);
        return element.GetAttribute("role") switch
        {
            "navigation" or "menu" or "menubar" or "search" or "tablist" => bits | (1UL << 5),
            "contentinfo" => bits | (1UL << 3),
            "complementary" => bits | (1UL << 2),
            "banner" => bits | (1UL << 4),
            "main" => bits | (1UL << 1),
            "article" => bits | 1UL,
            _ => bits,
        };
    }

    private static ulong Words(string? names)
    {
        if (string.IsNullOrEmpty(names) || names.Length > 1000)
        {
            return 0;
        }

        var (bits, start) = (0UL, -1);
        Span<char> word = stackalloc char[24];
        var lookup = s_words.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i <= names.Length; i++)
        {
            var isLetter = i < names.Length && char.IsAsciiLetter(names[i]);
            var isTurn = isLetter && start >= 0 && char.IsAsciiLetterUpper(names[i]) && char.IsAsciiLetterLower(names[i - 1]);
            if (start >= 0 && (!isLetter || isTurn))
            {
                if (i - start <= word.Length)
                {
                    Ascii.ToLower(names.AsSpan(start, i - start), word, out var length);
                    bits |= lookup.TryGetValue(word[..length], out var found) ? found : 0;
                }

                start = -1;
            }

            start = isLetter && start < 0 ? i : start;
        }

        return bits;
    }
}
