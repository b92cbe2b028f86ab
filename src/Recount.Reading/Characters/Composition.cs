using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Recount.Reading;

/// <summary>Unicode normalisation form C (UAX 15), from a table of our own.</summary>
/// <remarks>
/// With <c>InvariantGlobalization</c> <see cref="string.Normalize()"/> returns its input, and with ICU the result would
/// hang on the machine's version. Immutable and thread-safe. Linear in the text.
/// </remarks>
internal static class Composition
{
    private const int HangulBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TailBase = 0x11A7;
    private const int Leads = 19, Vowels = 21, Tails = 28, Syllables = Leads * Vowels * Tails;

    private static readonly (FrozenDictionary<int, int[]> Parts, FrozenDictionary<(int, int), int> Whole,
        FrozenDictionary<int, byte> Class, FrozenSet<int> Changeable) s_table = Load();

    /// <param name="text">Without lone surrogates.</param>
    public static string Compose(string text)
    {
        var at = NextChangeable(text, 0);
        if (at < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var (copied, points) = (0, new List<int>());
        for (; at >= 0; at = NextChangeable(text, copied))
        {
            // What combines does so with what stands before it, and no further back than the last code point that doesn't.
            var start = at == copied ? at : at - (char.IsLowSurrogate(text[at - 1]) ? 2 : 1);
            result.Append(text, copied, start - copied);
            points.Clear();
            for (copied = start; copied < text.Length && (copied <= at || IsChangeable(text, copied));)
            {
                var rune = Rune.GetRuneAt(text, copied);
                Decompose(rune.Value, points);
                copied += rune.Utf16SequenceLength;
            }

            Order(points);
            Join(points, result);
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    private static int NextChangeable(string text, int from)
    {
        const char last = '\u02FF'; // before the first code point that changes
        for (var at = from; at < text.Length; at += char.IsHighSurrogate(text[at]) ? 2 : 1)
        {
            var skip = text[at] > last ? 0 : text.AsSpan(at).IndexOfAnyExceptInRange('\0', last);
            if (skip < 0)
            {
                return -1;
            }

            at += skip;
            if (IsChangeable(text, at))
            {
                return at;
            }
        }

        return -1;
    }

    // A text is in form C already where no code point combines, is a second part, or is never composed.
    private static bool IsChangeable(string text, int at) => s_table.Changeable.Contains(Rune.GetRuneAt(text, at).Value);

    private static void Decompose(int point, List<int> into)
    {
        var syllable = point - HangulBase;
        if (syllable is >= 0 and < Syllables)
        {
            into.Add(LeadBase + (syllable / (Vowels * Tails)));
            into.Add(VowelBase + (syllable % (Vowels * Tails) / Tails));
            if (syllable % Tails != 0)
            {
                into.Add(TailBase + (syllable % Tails));
            }
        }
        else if (s_table.Parts.TryGetValue(point, out var parts))
        {
            foreach (var part in parts)
            {
                Decompose(part, into); // at most four levels deep in Unicode's table
            }
        }
        else
        {
            into.Add(point);
        }
    }

    private static byte Class(int point) => s_table.Class.GetValueOrDefault(point);

    private static void Order(List<int> points)
    {
        var start = 0;
        while (start < points.Count)
        {
            if (Class(points[start]) == 0)
            {
                start++;
                continue;
            }

            var end = start;
            while (end < points.Count && Class(points[end]) != 0)
            {
                end++;
            }

            var sorted = points[start..end].OrderBy(Class).ToArray(); // stable
            for (var i = 0; i < sorted.Length; i++)
            {
                points[start + i] = sorted[i];
            }

            start = end;
        }
    }

    private static void Join(List<int> points, StringBuilder result)
    {
        var kept = new List<int>(points.Count);
        var starter = -1;
        byte last = 0;
        foreach (var point in points)
        {
            var own = Class(point);
            if (starter >= 0 && (last < own || (last == 0 && starter == kept.Count - 1))
                && Pair(kept[starter], point) is { } whole)
            {
                kept[starter] = whole;
                continue;
            }

            if (own == 0)
            {
                starter = kept.Count;
            }

            last = own;
            kept.Add(point);
        }

        foreach (var point in kept)
        {
            result.Append(new Rune(point).ToString());
        }
    }

    private static int? Pair(int first, int second)
    {
        if (first is >= LeadBase and < LeadBase + Leads && second is >= VowelBase and < VowelBase + Vowels)
        {
            return HangulBase + ((((first - LeadBase) * Vowels) + (second - VowelBase)) * Tails);
        }

        var syllable = first - HangulBase;
        return syllable is >= 0 and < Syllables && syllable % Tails == 0 && second is > TailBase and < TailBase + Tails
            ? first + (second - TailBase)
            : s_table.Whole.TryGetValue((first, second), out var whole) ? whole : null;
    }

    private static (FrozenDictionary<int, int[]>, FrozenDictionary<(int, int), int>, FrozenDictionary<int, byte>,
        FrozenSet<int>) Load()
    {
        var parts = new Dictionary<int, int[]>();
        var whole = new Dictionary<(int, int), int>();
        var classes = new Dictionary<int, byte>();
        var changeable = new HashSet<int>();
        foreach (var line in Resources.Text("unicode-composition.txt").Split('\n'))
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length < 3 || fields[0] is not ("D" or "X" or "C"))
            {
                continue;
            }

            if (fields[0] is "C")
            {
                foreach (var range in fields[2..])
                {
                    var ends = range.Split('-');
                    for (var c = Hex(ends[0]); c <= Hex(ends[^1]); c++)
                    {
                        classes[c] = (byte)Hex(fields[1]);
                        changeable.Add(c);
                    }
                }

                continue;
            }

            var code = Hex(fields[1]);
            parts[code] = [.. fields[2..].Select(Hex)];
            if (fields[0] is "X")
            {
                changeable.Add(code);
            }
            else
            {
                whole[(parts[code][0], parts[code][1])] = code;
                changeable.Add(parts[code][1]);
            }
        }

        for (var jamo = VowelBase; jamo < TailBase + Tails; jamo++)
        {
            changeable.Add(jamo);
        }

        return (parts.ToFrozenDictionary(), whole.ToFrozenDictionary(), classes.ToFrozenDictionary(),
            changeable.ToFrozenSet());
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
