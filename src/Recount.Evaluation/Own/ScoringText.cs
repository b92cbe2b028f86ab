using System.Collections.Frozen;
using System.Text;

namespace Recount.Evaluation;

/// <summary>How score.py compares words. Remembers the words of every text it has met: one instance, one thread.</summary>
internal sealed class ScoringText
{
    /// <summary>Words of one piece of evidence, without stop words: a long sentence; more is no evidence.</summary>
    public const int Longest = 90;

    private static readonly FrozenSet<string> s_stop =
        Set("the a an of in on at to and or for by with from its his her their that this some");

    // Last words of names that are no surname: two names that end in one of them are the same only word for word.
    private static readonly FrozenSet<string> s_common = Set("""
        region regions oblast province provinces state district districts county city town village area areas coast
        border front valley island islands sea river airport airbase base camp hospital ministry minister ministers
        department office officials official authorities authority administration government governor council
        parliament court army forces force guard troops military police service services agency agencies media
        television news press radio channel company group groups movement party front union alliance coalition council
        committee commission delegation delegations mission leader leaders president prosecutors prosecutor residents
        sources source witnesses rescuers doctors hospitals spokesman spokeswoman spokesperson soldiers fighters rebels
        militants people civilians defence defense
        """);

    // Words that mean one class to the codebook; both sides are brought to the first before they are compared.
    private static readonly FrozenDictionary<string, string> s_classes = new string[][]
    {
        ["fighters", "militants", "rebels", "insurgents", "combatants", "ex-combatants"],
        ["rescuers", "medics", "doctors", "health workers", "doctors and rescuers"],
        ["people", "households", "families", "residents"],
        ["captured", "abducted"],
        ["agreed", "open"],
        ["done", "met"],
    }.SelectMany(c => c.Select(w => (Word: w, Class: c[0]))).ToFrozenDictionary(p => p.Word, p => p.Class);

    private readonly Dictionary<string, string[]> _words = new(StringComparer.Ordinal);

    public static string OneClass(string word) => s_classes.GetValueOrDefault(word, word);

    /// <summary>Lower-case ASCII letters and digits, one blank between words.</summary>
    public static string Norm(string text)
    {
        var folded = AsciiFolds.Fold(text).ToLowerInvariant().Replace("'s", "", StringComparison.Ordinal);
        var norm = new StringBuilder(folded.Length);
        foreach (var c in folded)
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            {
                norm.Append(c);
            }
            else if (norm.Length > 0 && norm[^1] != ' ')
            {
                norm.Append(' ');
            }
        }

        return norm.ToString().TrimEnd(' ');
    }

    public static bool Equal(string a, string b) =>
        string.Equals(Norm(OneClass(a)), Norm(OneClass(b)), StringComparison.Ordinal);

    public static bool SameDay(string a, string b) => a.AsSpan(0, Math.Min(10, a.Length))
        .SequenceEqual(b.AsSpan(0, Math.Min(10, b.Length)));

    /// <summary>Runs of white space as one blank; what Python's <c>\s</c> matches.</summary>
    public static string Flat(string text)
    {
        var flat = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && c is < '\x1c' or > '\x1f')
            {
                flat.Append(c);
            }
            else if (flat.Length > 0 && flat[^1] != ' ')
            {
                flat.Append(' ');
            }
        }

        return flat.ToString().TrimEnd(' ');
    }

    /// <summary>Normal words without stop words.</summary>
    public string[] Words(string text)
    {
        if (!_words.TryGetValue(text, out var words))
        {
            words = [.. Norm(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !s_stop.Contains(w))];
            _words.Add(text, words);
        }

        return words;
    }

    /// <summary>F1 of the words of two texts.</summary>
    public double Overlap(string a, string b)
    {
        var (x, y) = (Words(a), Words(b));
        return x.Length == 0 || y.Length == 0 ? 0 : 2.0 * Shared(x, y) / (x.Length + y.Length);
    }

    public bool SameName(string a, string b)
    {
        var (x, y) = (Words(a), Words(b));
        if (x.Length == 0 || y.Length == 0)
        {
            return false;
        }

        if (x.All(y.Contains) || y.All(x.Contains))
        {
            return true;
        }

        // One person under two spellings or with a title: Volodymyr Zelenskyy, President Zelenskiy; never common nouns.
        var (u, v) = (x[^1], y[^1]);
        return !s_common.Contains(u) && !s_common.Contains(v) && u.Length >= 5 && v.Length >= 5
            && (string.Equals(u, v, StringComparison.Ordinal)
                || (Math.Min(u.Length, v.Length) > 5 && u[0] == v[0] && Edits(u, v) <= 2));
    }

    /// <summary>Does predicted evidence point at gold: hold it, or be a good part of it, and be no page?</summary>
    public bool PointsAt(string gold, string predicted)
    {
        var (a, b) = (Words(gold), Words(predicted));
        return b.Length <= Longest && 2 * b.Length >= Math.Min(a.Length, 12) && Contains(a, b);
    }

    /// <summary>Is the shorter of two texts nearly inside the longer?</summary>
    private static bool Contains(string[] a, string[] b)
    {
        if (a.Length == 0 || b.Length == 0)
        {
            return false;
        }

        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        return (double)Shared(shorter, longer) / shorter.Length >= 0.8;
    }

    /// <summary>How many words two bags share, repeats counted.</summary>
    private static int Shared(string[] a, string[] b)
    {
        var bag = new Dictionary<string, int>(b.Length, StringComparer.Ordinal);
        foreach (var word in b)
        {
            bag[word] = bag.GetValueOrDefault(word) + 1;
        }

        var shared = 0;
        foreach (var word in a)
        {
            if (bag.GetValueOrDefault(word) is > 0 and var left)
            {
                bag[word] = left - 1;
                shared++;
            }
        }

        return shared;
    }

    private static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var last = (int[])row.Clone();
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(
                    Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            }
        }

        return row[^1];
    }

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
