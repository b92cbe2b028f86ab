using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Recount.Evaluation;

/// <summary>Reads gold and predictions as score.py does: what is absent is null, and truth is Python's.</summary>
internal static class GoldJson
{
    /// <summary>The field, or <c>default</c> (read as null) where the item is no object or lacks it.</summary>
    public static JsonElement Get(this JsonElement item, string key) =>
        item.ValueKind is JsonValueKind.Object && item.TryGetProperty(key, out var value) ? value : default;

    public static bool IsNull(this JsonElement value) => value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    /// <summary>Python's truth: not null, false, zero or empty.</summary>
    public static bool IsTruthy(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.False => false,
        JsonValueKind.Number => value.GetDouble() is not 0.0,
        JsonValueKind.String => value.GetString() is { Length: > 0 },
        JsonValueKind.Array => value.GetArrayLength() > 0,
        JsonValueKind.Object => value.EnumerateObject().Any(),
        _ => true,
    };

    /// <summary>Not null and not empty; false and zero count as values.</summary>
    public static bool IsGiven(this JsonElement value) =>
        value.ValueKind is JsonValueKind.Number or JsonValueKind.False || value.IsTruthy();

    /// <summary>Marked <c>{"free": true}</c>: not scored.</summary>
    public static bool IsFree(this JsonElement value) => value.Get("free").IsTruthy();

    /// <summary>The acceptable values: those of <c>{"any": [...]}</c>, or the value itself.</summary>
    public static ImmutableArray<JsonElement> Alternatives(this JsonElement value) =>
        value.Get("any") is { ValueKind: JsonValueKind.Array } any ? [.. any.EnumerateArray()] : [value];

    /// <summary>What Python's loop over a value meets: items, an object's keys, a text's characters.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray(),
        JsonValueKind.Object => value.EnumerateObject().Select(p => JsonSerializer.SerializeToElement(p.Name)),
        JsonValueKind.String =>
            value.GetString()!.EnumerateRunes().Select(r => JsonSerializer.SerializeToElement(r.ToString())),
        _ => [],
    };

    /// <summary>Python's <c>str</c>; an object or list, which no text slot should hold, as its JSON.</summary>
    public static string Str(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => "None",
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };

    /// <summary>A text that is equal for two values just where Python's <c>==</c> holds, for texts, numbers and null.</summary>
    public static string Exact(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => '"' + value.GetString(),
        JsonValueKind.Number => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        _ => value.Str(),
    };

    /// <summary>The words of each piece of evidence, which is a text or an object with a quote.</summary>
    public static ImmutableArray<string> Quotes(this JsonElement item) => [.. item.Get("evidence").Items()
        .Select(e => e.ValueKind is JsonValueKind.String ? e : e.Get("quote"))
        .Select(q => q.ValueKind is JsonValueKind.String ? q.GetString()! : "")];
}
