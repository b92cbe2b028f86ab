using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Recount.Reading;

/// <summary>JSON of the world, whose strings may name half a surrogate pair.</summary>
internal static class JsonText
{
    /// <summary>A string's value; null where an escape in it names half a surrogate pair.</summary>
    public static string? Of(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>
    /// The same with each escape of half a pair as U+FFFD: a property's name with one makes System.Text.Json throw on any
    /// look-up in its object.
    /// </summary>
    public static string Paired(string json)
    {
        if (!json.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
        {
            return json;
        }

        var paired = new StringBuilder(json);
        for (var i = 0; i + 1 < json.Length; i++)
        {
            if (json[i] != '\\')
            {
                continue;
            }

            if (Unit(json, i) is { } unit && char.IsSurrogate(unit))
            {
                if (char.IsHighSurrogate(unit) && Unit(json, i + 6) is { } low && char.IsLowSurrogate(low))
                {
                    i += 11;
                    continue;
                }

                paired[i + 2] = paired[i + 3] = paired[i + 4] = 'f';
                paired[i + 5] = 'd';
            }

            i++; // what is escaped begins no escape
        }

        return paired.ToString();
    }

    /// <summary>As <see cref="Paired(string)"/>, of UTF-8.</summary>
    public static ReadOnlyMemory<byte> Paired(ReadOnlyMemory<byte> json) =>
        json.Span.IndexOf("\\ud"u8) < 0 && json.Span.IndexOf("\\uD"u8) < 0 ? json : Encoding.UTF8.GetBytes(Paired(Encoding.UTF8.GetString(json.Span)));

    // The code unit that an escape at a place names.
    private static char? Unit(string json, int at) => at + 5 < json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? (char)unit : null;
}
