using System.Collections.Frozen;

namespace Recount.Reconciliation.Matching;

/// <summary>The telling words of a report: what is left without common words, each with its weight.</summary>
/// <remarks>A name or a number weighs two, any other word one; a word's plain endings are cut off.</remarks>
internal sealed class Wording
{
    private const int NameWeight = 2;
    private const int ShortestWord = 3;

    /// <summary>A stem keeps more letters than this.</summary>
    private const int ShortestStem = 5;

    private static readonly string[] s_endings = ["ing", "ed", "es", "s"];

    private readonly FrozenDictionary<string, int> _weights;

    private Wording(IReadOnlyDictionary<string, int> weights)
    {
        _weights = weights.ToFrozenDictionary(StringComparer.Ordinal);
        Total = weights.Values.Sum();
    }

    /// <summary>The sum of all weights.</summary>
    public int Total { get; }

    public IEnumerable<string> Words => _weights.Keys;

    /// <param name="texts">Sentences; a word told twice counts once.</param>
    /// <param name="isNational">Names of countries and peoples, which all reports of one war share.</param>
    public static Wording Of(IEnumerable<string> texts, Func<string, bool> isNational)
    {
        var weights = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in texts.SelectMany(t => t.Split(' ', '\n', '-', '–', '—', '/')))
        {
            var bare = Names.Normalise(word);
            var first = word.FirstOrDefault(char.IsLetterOrDigit);
            var isName = char.IsUpper(first) || char.IsDigit(first);
            if (bare.Contains(' ', StringComparison.Ordinal) || (bare.Length < ShortestWord && !char.IsDigit(first))
                || CommonWords.Contains(bare) || (isName && isNational(Written(word))))
            {
                continue;
            }

            var stem = Stem(bare);
            weights[stem] = Math.Max(weights.GetValueOrDefault(stem), isName ? NameWeight : 1);
        }

        return new Wording(weights);
    }

    /// <summary>The weight of the words that both have.</summary>
    public int SharedWith(Wording other)
    {
        var (few, many) = _weights.Count <= other._weights.Count ? (this, other) : (other, this);
        var shared = 0;
        foreach (var (word, weight) in few._weights)
        {
            shared += many._weights.TryGetValue(word, out var w) ? Math.Max(weight, w) : 0;
        }

        return shared;
    }

    // "Russia's," is the name Russia.
    private static string Written(string word)
    {
        var (start, end) = (0, word.Length);
        while (start < end && !char.IsLetterOrDigit(word[start]))
        {
            start++;
        }

        while (end > start && !char.IsLetterOrDigit(word[end - 1]))
        {
            end--;
        }

        var name = word[start..end];
        return name.EndsWith("'s", StringComparison.Ordinal) || name.EndsWith("’s", StringComparison.Ordinal) ? name[..^2] : name;
    }

    private static string Stem(string word)
    {
        foreach (var ending in s_endings)
        {
            if (word.Length > ShortestStem && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }
}
