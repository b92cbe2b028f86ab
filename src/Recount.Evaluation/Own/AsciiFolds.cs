using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Recount.Evaluation;

/// <summary>What NFKD leaves of a text in ASCII, as Python's <c>normalize("NFKD", s).encode("ascii", "ignore")</c>.</summary>
/// <remarks>
/// Any sign but the apostrophe comes out of a fold as <c>_</c>, since the scorer takes all of them as a blank. A table,
/// since the house runs with invariant globalization, in which <see cref="string.Normalize()"/> changes nothing. ASCII is
/// never a combining mark, so each code point can be folded by itself.
/// </remarks>
internal static class AsciiFolds
{
    private static readonly FrozenDictionary<int, string> s_folds = Read();

    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii)
            {
                folded.Append((char)rune.Value);
            }
            else if (s_folds.TryGetValue(rune.Value, out var fold))
            {
                folded.Append(fold);
            }
        }

        return folded.ToString();
    }

    private static FrozenDictionary<int, string> Read()
    {
        using var stream = typeof(AsciiFolds).Assembly.GetManifestResourceStream("ascii-folds.txt")!;
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var folds = new Dictionary<int, string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            var fields = line.Split(' ');
            var codePoint = int.Parse(fields[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            foreach (var fold in fields[1..])
            {
                folds.Add(codePoint++, fold);
            }
        }

        return folds.ToFrozenDictionary();
    }
}
