using System.Collections.Frozen;
using System.Globalization;

namespace Recount.Language;

/// <summary>Clock times: "17:35", "3 p.m.", "10:30 a.m. EST", "five o'clock", "noon".</summary>
internal static class TimeClock
{
    private static readonly FrozenSet<string> s_zones = new[]
    {
        "gmt", "utc", "bst", "cet", "cest", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "et", "msk", "eet", "eest", "ist", "pkt",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Adds at most one reading; its value is "T17:35".</summary>
    public static void Read(FrozenDictionary<string, string> named, List<Word> words, int i, List<(int End, string Value)> into)
    {
        if (named.TryGetValue(words[i].Lower, out var value))
        {
            into.Add((i + 1, value));
            return;
        }

        if (!words[i].IsNumber)
        {
            if (i + 1 < words.Count && words[i + 1].Lower is "o'clock" && Hours.TryGetValue(words[i].Lower, out var spoken))
            {
                var (stop, isPm) = Half(words, i + 2);
                into.Add((stop, Written((spoken % 12) + (isPm is true ? 12 : isPm is null && spoken == 12 ? 12 : 0), 0)));
            }

            return;
        }

        var parts = words[i].Text.Split(':', '.');
        if (parts.Length is < 1 or > 3 || parts[0].Length > 2 || parts.Skip(1).Any(p => p.Length != 2)
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour) || hour > 24)
        {
            return;
        }

        var minute = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var (end, half) = Half(words, i + 1);
        var zoned = Zoned(words, end);
        var isColon = words[i].Text.Contains(':', StringComparison.Ordinal);
        var isSure = half is not null || isColon || (parts.Length == 2 && zoned > end)
            || (parts.Length == 1 && end < words.Count && words[end].Lower is "o'clock");
        if (!isSure || minute > 59 || (half is not null && hour > 12))
        {
            return;
        }

        if (parts.Length == 1 && end < words.Count && words[end].Lower is "o'clock")
        {
            (end, half) = Half(words, end + 1);
            zoned = Zoned(words, end);
        }

        hour = half is true ? (hour % 12) + 12 : half is false ? hour % 12 : hour;
        into.Add((zoned, Written(hour, minute)));
    }

    private static FrozenDictionary<string, int> Hours { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9,
        ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static string Written(int hour, int minute) => string.Create(CultureInfo.InvariantCulture, $"T{hour:00}:{minute:00}");

    // "p.m.", "pm", "p . m": true for the second half of the day, false for the first, null where it isn't said.
    private static (int End, bool? IsPm) Half(List<Word> words, int i)
    {
        if (i >= words.Count)
        {
            return (i, null);
        }

        if (words[i].Lower is "am" or "pm")
        {
            return (i + 1, words[i].Lower is "pm");
        }

        if (words[i].Lower is "a" or "p" && i + 2 < words.Count && words[i + 1].Text is "." && words[i + 2].Lower is "m")
        {
            var end = i + 3;
            return (end < words.Count && words[end].Text is "." && !words[end].SpaceBefore ? end + 1 : end, words[i].Lower is "p");
        }

        return (i, null);
    }

    private static int Zoned(List<Word> words, int i)
    {
        var at = i < words.Count && words[i].Text is "(" ? i + 1 : i;
        if (at < words.Count && words[at].Text.All(char.IsUpper) && s_zones.Contains(words[at].Lower))
        {
            return at > i && at + 1 < words.Count && words[at + 1].Text is ")" ? at + 2 : at > i ? i : at + 1;
        }

        return WordCutter.Matches(words, i, "local", "time") ? i + 2 : i;
    }
}
