using System.Text;
using Recount.Core;

namespace Recount.Reconciliation.Matching;

/// <summary>Names and words brought to a form in which spellings of one thing are equal. Ordinal, culture-free.</summary>
internal static class Names
{
    private const int ShortestFolded = 5;

    /// <inheritdoc cref="FoldedName.Of"/>
    public static string Normalise(string name) => FoldedName.Of(name);

    /// <summary>
    /// A place's name without the country before it ("Russia's Bryansk region") and with doubled letters single ("Odessa").
    /// A region's word stays: Kharkiv and Kharkiv region are two places.
    /// </summary>
    public static string Place(string name)
    {
        var possessive = Math.Max(name.IndexOf("'s ", StringComparison.Ordinal), name.IndexOf("’s ", StringComparison.Ordinal));
        var words = Normalise(possessive > 0 ? name[(possessive + 3)..] : name);
        var text = new StringBuilder(words.Length);
        foreach (var c in words)
        {
            if (text.Length == 0 || text[^1] != c)
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }

    /// <summary>Does a name, as <see cref="Place"/> gives it, say that it is a region's? A country's or a front's doesn't.</summary>
    public static bool NamesRegion(string place) => place.Contains("region", StringComparison.Ordinal);

    /// <summary>A name in a form that most romanisations share: "Zelenskyy", "Zelenskiy" and "Zelensky" are one.</summary>
    /// <remarks>Short words are only themselves. Known gap: other systems (Lukashenka, Lukashenko) stay apart.</remarks>
    public static string Romanised(string name) => string.Join(
        ' ', Normalise(name).Split(' ').Select(w => w.Length >= ShortestFolded ? RomanisedName.Fold(w) : w));

    /// <summary>Do the words of two texts mostly agree? F1 over tokens, in thousandths, so that it is exact.</summary>
    public static int Overlap(string a, string b)
    {
        var (left, right) = (Normalise(a).Split(' '), Normalise(b).Split(' ').ToList());
        var total = left.Length + right.Count;
        var common = left.Count(right.Remove);
        return total == 0 ? 0 : 2000 * common / total;
    }
}
