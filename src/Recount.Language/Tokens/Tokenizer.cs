using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Language;

/// <summary>Splits a sentence into words as the English Web Treebank does; every word is a slice of the text.</summary>
/// <remarks>Linear in the text; stateless and thread-safe. "don't" → do|n't, "Russia’s" → Russia|’s, "rocket-powered" →
/// rocket|-|powered; numbers with their commas, "U.N." and "p.m." stay whole.</remarks>
public static class Tokenizer
{
    private static readonly FrozenSet<string> s_abbreviations = new[]
    {
        "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "sgt", "capt", "maj", "adm", "gov", "sen", "rep", "st", "jr", "sr", "no", "vs", "inc", "co",
        "corp", "ltd", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "etc", "approx", "mt", "ft", "brig", "cmdr", "pvt", "rev", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "ave", "rd", "bldg", "dept", "assn", "bros",
        "est", "fig", "hon", "intl", "messrs", "mme", "mlle", "natl", "pp", "supt", "univ", "vol", "cf", "al", "esq",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Written together with what follows, hyphen and all: "co-founder", "non-lethal", "e-mail".
    private static readonly FrozenSet<string> s_prefixes = new[]
    {
        "e", "co", "non", "pre", "post", "re", "un", "anti", "ex", "mid", "multi", "semi", "sub", "ultra", "vice", "bi", "counter", "inter", "intra", "micro",
        "mini", "neo", "over", "pro", "super", "trans", "tri", "under", "x",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Units and halves of the day that are written against their number.
    private static readonly FrozenSet<string> s_units = new[] { "am", "pm", "km", "kg", "mm", "cm", "lb", "lbs", "ft", "mph", "kph", "hrs", "mins", "yrs", "mg", "ml", "sq" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // What is cut from words written without their apostrophe, or spoken as one.
    private static readonly FrozenDictionary<string, int> s_joined = new[]
    {
        ("cannot", 3), ("dont", 2), ("doesnt", 2), ("didnt", 2), ("wont", 2), ("cant", 2), ("isnt", 2), ("wasnt", 2), ("werent", 2), ("arent", 2), ("couldnt", 2),
        ("wouldnt", 2), ("shouldnt", 2), ("havent", 2), ("hasnt", 2), ("hadnt", 2), ("im", 1), ("ive", 2), ("thats", 1), ("gonna", 2), ("wanna", 2), ("gotta", 2),
    }.ToFrozenDictionary(x => x.Item1, x => x.Item2, StringComparer.OrdinalIgnoreCase);

    public static ImmutableArray<TextSpan> Tokenize(string text, TextSpan range)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = ImmutableArray.CreateBuilder<TextSpan>();
        var i = range.Start;
        while (i < range.End)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var end = i;
            while (end < range.End && !char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            Split(text, i, end, IsLast(text, end, range.End), tokens);
            i = end;
        }

        return tokens.ToImmutable();
    }

    // "Sat. 5 May" and "No. 10" are abbreviations, "they sat." and "he said no." are not.
    private static bool IsAbbreviation(string text, int from, int stop)
    {
        var word = text.AsSpan(from, stop - from);
        if (!s_abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
        {
            return IsInitials(word);
        }

        var next = stop + 1;
        while (next < text.Length && text[next] == ' ')
        {
            next++;
        }

        return word.Equals("no", StringComparison.OrdinalIgnoreCase) ? next < text.Length && char.IsDigit(text[next])
            : !s_words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) || char.IsUpper(word[0]);
    }

    // Abbreviations that are words as well, where they start with a small letter.
    private static readonly FrozenSet<string> s_words = new[] { "sat", "sun", "mon", "wed", "mar", "gen", "fig", "est", "al", "rep", "sen", "mt", "col" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // "U.S", "p.m", "J": single letters with stops between.
    private static bool IsInitials(ReadOnlySpan<char> word)
    {
        if (word.Length == 0 || word.Length % 2 == 0)
        {
            return false;
        }

        for (var i = 0; i < word.Length; i++)
        {
            if (i % 2 == 0 ? !char.IsLetter(word[i]) : word[i] != '.')
            {
                return false;
            }
        }

        return word.Length > 1 || char.IsUpper(word[0]);
    }

    private static bool IsLast(string text, int end, int rangeEnd)
    {
        for (var i = end; i < rangeEnd; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    // One run without blanks: marks come off both ends, then clitics, then what stands between hyphens and slashes.
    private static void Split(string text, int from, int to, bool isLast, ImmutableArray<TextSpan>.Builder tokens)
    {
        if (IsFace(text.AsSpan(from, to - from)))
        {
            tokens.Add(new TextSpan(from, to));
            return;
        }

        while (from < to && IsOpening(text, from, to))
        {
            var length = MarkLength(text, from, to);
            tokens.Add(new TextSpan(from, from + length));
            from += length;
        }

        var tail = new Stack<TextSpan>();
        while (to > from)
        {
            var c = text[to - 1];
            if (c is '.' && to - from > 1 && text[to - 2] != '.')
            {
                if (!isLast && IsAbbreviation(text, from, to - 1) || (isLast && to - from > 2 && IsInitials(text.AsSpan(from, to - 1 - from)) && tail.Count > 0))
                {
                    break;
                }
            }

            if (!IsClosing(text, from, to))
            {
                break;
            }

            var length = Run(text, from, to);
            tail.Push(new TextSpan(to - length, to));
            to -= length;
        }

        if (to > from)
        {
            Word(text, from, to, tokens);
        }

        while (tail.Count > 0)
        {
            tokens.Add(tail.Pop());
        }
    }

    private static readonly SearchValues<char> s_faces = SearchValues.Create(":;=-)(DPp");

    // ":)", ";-)", "(:".
    private static bool IsFace(ReadOnlySpan<char> word) =>
        word.Length is 2 or 3 && (word[0] is ':' or ';' or '=' || word[^1] is ':' or ';' or '=')
        && !word.ContainsAnyExcept(s_faces) && word.IndexOfAny(')', '(', 'D') >= 0;

    private static void Word(string text, int from, int to, ImmutableArray<TextSpan>.Builder tokens)
    {
        if (LooksLikeAddress(text.AsSpan(from, to - from)))
        {
            tokens.Add(new TextSpan(from, to));
            return;
        }

        var start = from;
        for (var i = from; i < to; i++)
        {
            var c = text[i];
            var isJoint = c is '-' or '–' or '—' or '/' or '…' or '“' or '”' or '"' or '(' or ')' or '[' or ']' or ';' or '?' or '!' or '<' or '>'
                || (c is ',' or ':' && !(i > from && i + 1 < to && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1])))
                || (c is '.' && i + 2 < to && i - start > 2 && char.IsLower(text[i - 1]) && char.IsUpper(text[i + 1]));
            if (!isJoint || (c is '-' && i == from) || IsInNumber(text, from, i, to) || (c is '-' && IsPrefix(text, start, i, to)))
            {
                continue;
            }

            if (i > start)
            {
                Clitics(text, start, i, tokens);
            }

            var run = i + 1;
            while (run < to && (text[run] == c ? c is '-' or '.' or '<' or '>' : c is '!' or '?' && text[run] is '!' or '?'))
            {
                run++;
            }

            tokens.Add(new TextSpan(i, run));
            start = run;
            i = run - 1;
        }

        if (start < to)
        {
            Clitics(text, start, to, tokens);
        }
    }

    // "9/11", "11/28/2000", "345-9945": a slash among digits, and a hyphen of a telephone number.
    private static bool IsInNumber(string text, int from, int at, int to)
    {
        if (at == from || at + 1 == to || !char.IsDigit(text[at - 1]) || !char.IsDigit(text[at + 1]))
        {
            return false;
        }

        return text[at] is '/' || (text[at] is '-' && Digits(text, at - 1, -1, from, to) == 3 && Digits(text, at + 1, 1, from, to) is 3 or 4);
    }

    private static int Digits(string text, int at, int step, int from, int to)
    {
        var count = 0;
        for (var i = at; i >= from && i < to && char.IsDigit(text[i]); i += step)
        {
            count++;
        }

        return count;
    }

    private static bool IsPrefix(string text, int start, int hyphen, int to) =>
        hyphen + 2 < to && char.IsLetter(text[hyphen + 1]) && s_prefixes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(start, hyphen - start));

    private static void Clitics(string text, int from, int to, ImmutableArray<TextSpan>.Builder tokens)
    {
        var word = text.AsSpan(from, to - from);
        // "$500m", "€20": the sign is a word of its own.
        if (word.Length > 1 && word[0] is '$' or '€' or '£' or '#')
        {
            tokens.Add(new TextSpan(from, from + 1));
            Clitics(text, from + 1, to, tokens);
            return;
        }

        if (word.Length > 1 && word[^1] == '%')
        {
            Clitics(text, from, to - 1, tokens);
            tokens.Add(new TextSpan(to - 1, to));
            return;
        }

        var cut = 0;
        if (word.Length > 3 && word[^1] is 't' or 'T' && word[^2] is '\'' or '’' && word[^3] is 'n' or 'N')
        {
            cut = 3;
        }
        else
        {
            for (var length = 2; length <= 3 && length < word.Length; length++)
            {
                if (word[^length] is '\'' or '’' && IsClitic(word[(word.Length - length + 1)..]))
                {
                    cut = length;
                }
            }
        }

        if (cut > 0)
        {
            tokens.Add(new TextSpan(from, to - cut));
            tokens.Add(new TextSpan(to - cut, to));
        }
        else if (s_joined.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out cut) || (cut = Unit(word)) > 0)
        {
            tokens.Add(new TextSpan(from, to - cut));
            tokens.Add(new TextSpan(to - cut, to));
        }
        else
        {
            tokens.Add(new TextSpan(from, to));
        }
    }

    // "5pm", "500km": how long the unit is.
    private static int Unit(ReadOnlySpan<char> word)
    {
        var digits = 0;
        while (digits < word.Length && (char.IsDigit(word[digits]) || (digits > 0 && word[digits] is '.' or ',' or ':')))
        {
            digits++;
        }

        return digits > 0 && char.IsDigit(word[digits - 1]) && s_units.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word[digits..])
            ? word.Length - digits
            : 0;
    }

    private static bool IsClitic(ReadOnlySpan<char> tail) =>
        tail.Length == 1 ? tail[0] is 's' or 'S' or 'd' or 'm' or 'D' or 'M' : tail is "re" or "ve" or "ll" or "RE" or "VE" or "LL";

    private static bool IsOpening(string text, int i, int to) =>
        text[i] is '“' or '"' or '‘' or '(' or '[' or '{' or '«' or '…' or '•' or '*' or '—' or '–' or '<' or '>'
        || (text[i] is '\'' && i + 1 < to && char.IsLetter(text[i + 1]) && to - i > 3)
        || (text[i] is '-' && i + 1 < to && !char.IsDigit(text[i + 1]));

    private static int MarkLength(string text, int i, int to)
    {
        var end = i + 1;
        while (end < to && text[end] == text[i] && text[i] is '-' or '*' or '<' or '>')
        {
            end++;
        }

        return end - i;
    }

    private static bool IsClosing(string text, int from, int to)
    {
        var c = text[to - 1];
        return c is ',' or ';' or ':' or '!' or '?' or '”' or '"' or ')' or ']' or '}' or '»' or '…' or '.' or '—' or '–' or '<' or '>'
            || (c is '’' or '\'' && to - from > 1)
            || (c is '-' && to - from > 1);
    }

    // "...", "--", "''", "?!": marks that stand together are one.
    private static int Run(string text, int from, int to)
    {
        var start = to - 1;
        var mark = text[start];
        while (start > from && mark is '.' or '-' or '!' or '?' or '\'' or '’'
            && (text[start - 1] == mark || (mark is '!' or '?' && text[start - 1] is '!' or '?')))
        {
            start--;
        }

        return to - start;
    }

    private static bool LooksLikeAddress(ReadOnlySpan<char> word) =>
        word.Contains("://", StringComparison.Ordinal) || word.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || (word.Contains('@') && word.Contains('.'));
}
