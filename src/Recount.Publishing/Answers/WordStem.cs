using System.Collections.Frozen;
using Recount.Language;

namespace Recount.Publishing.Answers;

/// <summary>One form for the forms of a word, so that "proposed" in a question meets "proposal" in a report.</summary>
/// <remarks>
/// Takes endings off; coarser than a lemma, and only ever compared with its own output. Known gap: unrelated words that
/// share a beginning of five letters and a derived ending meet.
/// </remarks>
internal sealed class WordStem(Lexicon forms)
{
    private static readonly (string Ending, int LeastLeft)[] s_derived =
        [("isation", 4), ("ation", 5), ("ition", 5), ("ment", 4), ("ings", 4), ("ing", 3), ("ion", 5), ("als", 5), ("al", 5)];

    private readonly FrozenDictionary<string, string> _forms = forms.ValueByWord;

    public string Of(string word)
    {
        var folded = PlaceNames.Fold(word);
        if (_forms.TryGetValue(folded, out var known))
        {
            folded = known;
        }

        if (folded.Length < 4 || char.IsAsciiDigit(folded[0]))
        {
            return folded;
        }

        return Ended(Derived(Plural(folded.Replace("iz", "is", StringComparison.Ordinal))));
    }

    private static string Plural(string w) => w switch
    {
        _ when w.EndsWith("ies", StringComparison.Ordinal) && w.Length > 4 => w[..^3] + "y",
        _ when w.EndsWith("sses", StringComparison.Ordinal) || w.EndsWith("shes", StringComparison.Ordinal)
            || w.EndsWith("ches", StringComparison.Ordinal) || w.EndsWith("xes", StringComparison.Ordinal) => w[..^2],
        _ when w[^1] == 's' && w[^2] is not ('s' or 'u' or 'i') => w[..^1],
        _ => w,
    };

    private static string Derived(string w)
    {
        if (w.EndsWith("ied", StringComparison.Ordinal) && w.Length > 4)
        {
            return w[..^3] + "y";
        }

        if (w.EndsWith("ed", StringComparison.Ordinal) && w.Length > 4)
        {
            return w[^3] is 'e' ? w[..^1] : Single(w[..^2]);
        }

        foreach (var (ending, left) in s_derived)
        {
            if (w.EndsWith(ending, StringComparison.Ordinal) && w.Length - ending.Length >= left)
            {
                var stem = w[..^ending.Length];
                return ending is "isation" ? stem + "is" : Single(stem);
            }
        }

        return w;
    }

    // "stopped" → "stop"; "kill", "pass", "agree" stay.
    private static string Single(string w) =>
        w.Length > 3 && w[^1] == w[^2] && w[^1] is not ('l' or 's' or 'e' or 'z') ? w[..^1] : w;

    private static string Ended(string w) => w.Length > 3 && w[^1] is 'e' ? w[..^1].TrimEnd('e') : w;
}
