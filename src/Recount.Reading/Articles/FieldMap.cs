using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace Recount.Reading;

/// <summary>Which field of a JSON object holds which part of an article, where the names aren't the usual ones.</summary>
/// <remarks>A part that isn't mapped is looked for by its usual names. A dot leads into an object: <c>article.body</c>.</remarks>
public sealed class FieldMap
{
    /// <summary>The parts that can be mapped, and the names that are tried where one isn't.</summary>
    private static readonly FrozenDictionary<string, ImmutableArray<string>> s_usual = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
    {
        ["text"] = ["text", "body", "articleBody", "content"],
        ["summary"] = ["summary", "description"],
        ["title"] = ["title", "headline"],
        ["outlet"] = ["outlet", "source", "publisher"],
        ["url"] = ["url", "link"],
        ["language"] = ["language", "lang", "inLanguage"],
        ["published"] = ["published", "date", "datePublished", "published_at"],
        ["updated"] = ["updated", "modified", "dateModified"],
        ["seen"] = ["seen", "first_seen", "fetched", "crawled", "retrieved", "date_download"],
        ["section"] = ["section", "articleSection", "category"],
        ["author"] = ["author", "byline"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, ImmutableArray<string>> _names;

    private FieldMap(IReadOnlyDictionary<string, string> names) => _names = s_usual.ToFrozenDictionary(
        p => p.Key, p => names.TryGetValue(p.Key, out var name) ? [name] : p.Value, StringComparer.Ordinal);

    public static FieldMap Usual { get; } = new(FrozenDictionary<string, string>.Empty);

    public static ImmutableArray<string> Parts { get; } = [.. s_usual.Keys.Order(StringComparer.Ordinal)];

    /// <param name="map">"text=body,published=meta.date".</param>
    /// <returns>Null where it isn't PART=FIELD parted by commas, or names another part, or one twice.</returns>
    public static FieldMap? Parse(string map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in map.Split(','))
        {
            var cut = pair.IndexOf('=', StringComparison.Ordinal);
            var (part, name) = cut < 0 ? ("", "") : (pair[..cut].Trim(), pair[(cut + 1)..].Trim());
            if (name.Length == 0 || !s_usual.ContainsKey(part) || !names.TryAdd(part, name))
            {
                return null;
            }
        }

        return new FieldMap(names);
    }

    /// <summary>The first string, or number as its digits, among the names of a part; null where there is none.</summary>
    internal string? Text(JsonElement root, string part)
    {
        foreach (var name in _names[part])
        {
            if (Find(root, name) is { } value && (value.ValueKind == JsonValueKind.Number ? value.GetRawText() : JsonText.Of(value)) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    private static JsonElement? Find(JsonElement root, string name)
    {
        if (root.TryGetProperty(name, out var whole))
        {
            return whole;
        }

        var at = root;
        foreach (var step in name.Split('.'))
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step, out at))
            {
                return null;
            }
        }

        return at;
    }
}
