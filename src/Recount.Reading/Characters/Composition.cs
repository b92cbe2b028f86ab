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

    public static string Compose(string text)
    {
        if (!NeedsWork(text))
        {
            return text;
        }

        var points = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Decompose(rune.Value, points);
        }

        Order(points);
        return Join(points);
    }

    // A text is in form C already where no code point combines, is a second part, or is never composed.
    private static bool NeedsWork(string text)
    {
        foreach (var c in text)
        {
            if (c >= 0x300 && (char.IsSurrogate(c) || s_table.Changeable.Contains(c)))
            {
                return true;
            }
        }

        return false;
    }

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

    private static string Join(List<int> points)
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

        var result = new StringBuilder(kept.Count + 8);
        foreach (var point in kept)
        {
            result.Append(new Rune(point).ToString());
        }

        return result.ToString();
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
