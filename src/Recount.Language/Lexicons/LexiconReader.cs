using System.Collections.Immutable;
using Recount.Core;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Recount.Language;

/// <summary>Reads one lexicon's YAML strictly: an unknown key is a fault, since a typing error would drop words.</summary>
internal static class LexiconReader
{
    /// <summary>Whether the file holds entries; other rooms keep rules of their own shape in the same folder.</summary>
    public static bool HoldsEntries(string path, string yaml) => Root(path, yaml).Children.ContainsKey("entries");

    public static Lexicon Parse(string path, string yaml)
    {
        var root = Root(path, yaml);
        var keys = Keys(path, root, ["id", "version", "source", "kind", "entries"]);
        var id = Text(path, root, keys, "id");
        var source = Text(path, root, keys, "source");
        var kind = keys.ContainsKey("kind") ? Text(path, root, keys, "kind") : "words";
        if (kind is not ("words" or "rules"))
        {
            throw Fault(path, $"kind '{kind}' at line {Line(keys["kind"])} is neither words nor rules");
        }

        // Redundant with the id's last part for people's eyes; where it is given the two must agree.
        if (keys.ContainsKey("version") && Text(path, root, keys, "version") is var version
            && !id.EndsWith(".v" + version, StringComparison.Ordinal))
        {
            throw Fault(path, $"version '{version}' isn't that of id '{id}'");
        }

        var entries = keys.GetValueOrDefault("entries") is YamlSequenceNode { Children.Count: > 0 } list
            ? list.Children.Select(n => Entry(path, n, kind)).ToImmutableArray()
            : throw Fault(path, "entries must be a list of at least one");
        CheckWordsStandOnce(path, entries);
        return new Lexicon(id, source, entries);
    }

    public static DiagnosticException Fault(string path, string detail, Exception? inner = null) =>
        new(DiagnosticCatalogue.ModelMissing.At(Path.GetFileName(path), detail), inner);

    private static YamlMappingNode Root(string path, string yaml)
    {
        var stream = new YamlStream();
        try
        {
            using var reader = new StringReader(yaml);
            stream.Load(reader);
        }
        catch (YamlException e)
        {
            throw Fault(path, $"line {e.Start.Line} isn't YAML", e);
        }

        return stream.Documents is [{ RootNode: YamlMappingNode root }]
            ? root
            : throw Fault(path, "it must be one mapping of id, version, source, kind and entries");
    }

    private static LexiconEntry Entry(string path, YamlNode node, string kind)
    {
        if (node is not YamlMappingNode map)
        {
            throw Fault(path, $"the entry at line {Line(node)} isn't a mapping");
        }

        var keys = Keys(path, map, ["value", "words", "positive", "negative"]);
        var entry = new LexiconEntry(
            Text(path, map, keys, "value"), Texts(path, keys, "words"), Texts(path, keys, "positive"),
            Texts(path, keys, "negative"));
        if (entry.Words.IsEmpty)
        {
            throw Fault(path, $"the entry at line {Line(node)} has no words");
        }

        if (entry.Words.FirstOrDefault(w => w.Contains("  ", StringComparison.Ordinal)) is { } word)
        {
            throw Fault(path, $"'{word}' at line {Line(node)} has two blanks in a row and could never be met");
        }

        return kind is "rules" && (entry.Positive.IsEmpty || entry.Negative.IsEmpty)
            ? throw Fault(path, $"the rule at line {Line(node)} lacks a positive or a negative example")
            : entry;
    }

    private static void CheckWordsStandOnce(string path, ImmutableArray<LexiconEntry> entries)
    {
        var twice = entries.SelectMany(e => e.Words)
            .GroupBy(w => w, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(g => g.Skip(1).Any());
        if (twice is not null)
        {
            throw Fault(path, $"'{twice.Key}' stands twice; a word has one value in one lexicon");
        }
    }

    private static Dictionary<string, YamlNode> Keys(string path, YamlMappingNode map, ReadOnlySpan<string> known)
    {
        var keys = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Children)
        {
            if (key is not YamlScalarNode { Value: { } name } || !known.Contains(name))
            {
                throw Fault(path, $"key '{key}' at line {Line(key)} isn't one of {string.Join(", ", known!)}");
            }

            keys.Add(name, value);
        }

        return keys;
    }

    private static string Text(string path, YamlNode holder, Dictionary<string, YamlNode> keys, string key) =>
        keys.GetValueOrDefault(key) is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text)
            ? text.Trim()
            : throw Fault(path, $"{key} is missing or empty in the mapping at line {Line(holder)}");

    private static ImmutableArray<string> Texts(string path, Dictionary<string, YamlNode> keys, string key) =>
        keys.GetValueOrDefault(key) switch
        {
            null => [],
            YamlSequenceNode list => [.. list.Children.Select(n =>
                n is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text)
                    ? text.Trim()
                    : throw Fault(path, $"{key} at line {Line(n)} holds something that isn't text"))],
            var other => throw Fault(path, $"{key} at line {Line(other)} isn't a list"),
        };

    private static int Line(YamlNode node) => node.Start.Line;
}
