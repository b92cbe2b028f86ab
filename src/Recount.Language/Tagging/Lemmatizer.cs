namespace Recount.Language;

/// <summary>Dictionary forms: exceptions met in training, then the suffix rules of English spelling.</summary>
/// <remarks>Known gap: a base form never met in training is guessed from its spelling alone ("whirred" → "whirr").</remarks>
public sealed class Lemmatizer
{
    private readonly Dictionary<string, string>[] _exceptions = [.. Enum.GetValues<Upos>().Select(_ => new Dictionary<string, string>(StringComparer.Ordinal))];
    private readonly IReadOnlySet<string> _known;

    /// <param name="exceptions">"VERB took" → "take".</param>
    /// <param name="known">Base forms met in training, each after its part of speech's first letter.</param>
    public Lemmatizer(IReadOnlyDictionary<string, string> exceptions, IReadOnlySet<string> known)
    {
        ArgumentNullException.ThrowIfNull(exceptions);
        _known = known;
        foreach (var (key, lemma) in exceptions)
        {
            var blank = key.IndexOf(' ', StringComparison.Ordinal);
            _exceptions[(int)EnglishModel.ParseUpos(key[..blank])][key[(blank + 1)..]] = lemma;
        }
    }

    internal static Lemmatizer Read(BinaryReader reader)
    {
        var exceptions = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var n = reader.ReadInt32(); n > 0; n--)
        {
            exceptions.Add(reader.ReadString(), reader.ReadString());
        }

        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var n = reader.ReadInt32(); n > 0; n--)
        {
            known.Add(reader.ReadString());
        }

        return new Lemmatizer(exceptions, known);
    }

    /// <summary>Lower case, except a proper noun, which keeps its case.</summary>
    public string Lemma(string form, Upos tag)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (tag is Upos.Propn)
        {
            return form;
        }

        var lower = form.ToLowerInvariant().Replace('’', '\'');
        if (_exceptions[(int)tag].TryGetValue(lower, out var lemma))
        {
            return lemma;
        }

        return tag switch
        {
            Upos.Verb or Upos.Aux => Verb(lower),
            Upos.Noun => Noun(lower),
            _ => lower,
        };
    }

    private static string Noun(string word)
    {
        if (word.Length < 4 || !word.EndsWith('s') || word.EndsWith("ss", StringComparison.Ordinal) || word.EndsWith("us", StringComparison.Ordinal))
        {
            return word.EndsWith("women", StringComparison.Ordinal) || word.EndsWith("men", StringComparison.Ordinal) && word.Length > 4 ? word[..^2] + "an" : word;
        }

        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4)
        {
            return word[..^3] + "y";
        }

        if (word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) || word.EndsWith("sses", StringComparison.Ordinal)
            || word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("zzes", StringComparison.Ordinal))
        {
            return word[..^2];
        }

        return word[..^1];
    }

    private string Verb(string word)
    {
        if (word.Length < 4)
        {
            return word;
        }

        if (word.EndsWith("ies", StringComparison.Ordinal))
        {
            return word[..^3] + "y";
        }

        if (word.EndsWith("ied", StringComparison.Ordinal) && word.Length > 4)
        {
            return word[..^3] + "y";
        }

        if (word.EndsWith("ing", StringComparison.Ordinal) && word.Length > 5)
        {
            return Base(word[..^3]);
        }

        if (word.EndsWith("ed", StringComparison.Ordinal) && word.Length > 4)
        {
            return Base(word[..^2]);
        }

        if (word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal))
        {
            var isHissing = word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal)
                || word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("oes", StringComparison.Ordinal);
            return isHissing ? word[..^2] : word[..^1];
        }

        return word;
    }

    // "strik" → strike, "kill" → kill, "stopp" → stop.
    private string Base(string stem)
    {
        var withE = stem + "e";
        var isDoubled = stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z' or 'e' or 'o');
        if (_known.Contains("V" + stem))
        {
            return stem;
        }

        if (_known.Contains("V" + withE))
        {
            return withE;
        }

        if (stem.Length > 3 && stem[^1] == stem[^2] && (_known.Contains("V" + stem[..^1]) || isDoubled))
        {
            return stem[..^1];
        }

        // A single consonant after a single vowel and another consonant mostly dropped its e: "evacuat", "besieg", "mobilis".
        var endsLikeE = stem.Length > 2 && !IsVowel(stem[^1]) && IsVowel(stem[^2]) && (stem.EndsWith("at", StringComparison.Ordinal)
            || stem.EndsWith("is", StringComparison.Ordinal) || stem.EndsWith("iz", StringComparison.Ordinal) || stem.EndsWith("uc", StringComparison.Ordinal)
            || stem.EndsWith("ut", StringComparison.Ordinal) || stem.EndsWith("ur", StringComparison.Ordinal) || stem.EndsWith("id", StringComparison.Ordinal)
            || stem.EndsWith("iv", StringComparison.Ordinal) || stem.EndsWith("ag", StringComparison.Ordinal) || stem.EndsWith("ak", StringComparison.Ordinal));
        return endsLikeE || stem.EndsWith("rc", StringComparison.Ordinal) || stem.EndsWith("nc", StringComparison.Ordinal) || stem.EndsWith('v')
            || stem.EndsWith("rg", StringComparison.Ordinal) || stem.EndsWith("eg", StringComparison.Ordinal) ? withE : stem;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
