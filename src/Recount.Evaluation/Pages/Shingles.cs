using System.Globalization;
using System.Text;

namespace Recount.Evaluation;

/// <summary>Agreement of two texts by their runs of four words, as Zyte's article-extraction benchmark defines it.</summary>
/// <param name="True">Share of runs in both.</param>
/// <param name="False">Share of runs in the prediction alone.</param>
/// <param name="Missed">Share of runs in the gold alone. The three add up to 1.</param>
internal readonly record struct ShingleScore(double True, double False, double Missed)
{
    public double Precision => False == 0 && Missed == 0 ? 1 : True == 0 && False == 0 ? 0 : True / (True + False);

    public double Recall => False == 0 && Missed == 0 ? 1 : True == 0 && Missed == 0 ? 0 : True / (True + Missed);

    public double F1 => Shingles.F1(Precision, Recall);
}

/// <summary>Runs of four words with their counts.</summary>
/// <remarks>Words are what Python's <c>\w+</c> finds: letters, numbers of any kind and the underscore; no combining marks.</remarks>
internal static class Shingles
{
    private const int Length = 4;

    public static ShingleScore Compare(string gold, string predicted)
    {
        var (wanted, given) = (Count(gold), Count(predicted));
        var right = given.Sum(g => Math.Min(g.Value, wanted.GetValueOrDefault(g.Key)));
        var (missed, wrong) = (wanted.Values.Sum() - right, given.Values.Sum() - right);
        double all = right + missed + wrong;
        return new ShingleScore(right / all, wrong / all, missed / all);
    }

    /// <summary>Precision and recall are means over pages; F1 is theirs, not the mean of the pages' own.</summary>
    public static (double Precision, double Recall, double F1) Mean(IReadOnlyCollection<ShingleScore> pages)
    {
        if (pages.Count == 0)
        {
            return default;
        }

        var (precision, recall) = (pages.Average(p => p.Precision), pages.Average(p => p.Recall));
        return (precision, recall, F1(precision, recall));
    }

    public static double F1(double precision, double recall) => precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);

    // A text of fewer than four words is one run of what it has, also of nothing: so does the benchmark's own code.
    private static Dictionary<string, int> Count(string text)
    {
        var words = Words(text);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Max(1, words.Count - Length + 1); i++)
        {
            var run = string.Join(' ', words.Skip(i).Take(Length));
            counts[run] = counts.GetValueOrDefault(run) + 1;
        }

        return counts;
    }

    internal static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune) || rune.Value == '_'
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber)
            {
                word.Append(rune.ToString());
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }
}
