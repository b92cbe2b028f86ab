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
        "corp", "ltd", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "etc", "approx", "mt", "ft", "brig", "cmdr", "pvt",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

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

    /// <summary>Is the word before a full stop an abbreviation that keeps it?</summary>
    public static bool IsAbbreviation(ReadOnlySpan<char> word) =>
        s_abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) || IsInitials(word);

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
                if (!isLast && IsAbbreviation(text.AsSpan(from, to - 1 - from)) || (isLast && to - from > 2 && IsInitials(text.AsSpan(from, to - 1 - from)) && tail.Count > 0))
                {
                    break;
                }
            }

            if (!IsClosing(text, from, to))
            {
                break;
            }

            var length = c is '.' ? Run(text, from, to) : 1;
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
            var isJoint = c is '-' or '–' or '—' or '/' or '…' or '“' or '”' or '"' or '(' or ')' or '[' or ']' or ';' or '?' or '!'
                || (c is ',' or ':' && !(i > from && i + 1 < to && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1])))
                || (c is '.' && i + 2 < to && i - start > 2 && char.IsLower(text[i - 1]) && char.IsUpper(text[i + 1]));
            if (!isJoint || (c is '-' && i == from))
            {
                continue;
            }

            if (i > start)
            {
                Clitics(text, start, i, tokens);
            }

            var run = i + 1;
            while (run < to && text[run] == c && c is '-' or '.')
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
        else if (word is "cannot" or "Cannot")
        {
            tokens.Add(new TextSpan(from, from + 3));
            tokens.Add(new TextSpan(from + 3, to));
        }
        else
        {
            tokens.Add(new TextSpan(from, to));
        }
    }

    private static bool IsClitic(ReadOnlySpan<char> tail) =>
        tail.Length == 1 ? tail[0] is 's' or 'S' or 'd' or 'm' or 'D' or 'M' : tail is "re" or "ve" or "ll" or "RE" or "VE" or "LL";

    private static bool IsOpening(string text, int i, int to) =>
        text[i] is '“' or '"' or '‘' or '(' or '[' or '{' or '«' or '…' or '•' or '*' or '—' or '–'
        || (text[i] is '\'' && i + 1 < to && char.IsLetter(text[i + 1]) && to - i > 3)
        || (text[i] is '-' && i + 1 < to && !char.IsDigit(text[i + 1]));

    private static int MarkLength(string text, int i, int to)
    {
        var end = i + 1;
        while (end < to && text[end] == text[i] && text[i] is '-' or '*')
        {
            end++;
        }

        return end - i;
    }

    private static bool IsClosing(string text, int from, int to)
    {
        var c = text[to - 1];
        return c is ',' or ';' or ':' or '!' or '?' or '”' or '"' or ')' or ']' or '}' or '»' or '…' or '.' or '—' or '–'
            || (c is '’' or '\'' && to - from > 1)
            || (c is '-' && to - from > 1);
    }

    private static int Run(string text, int from, int to)
    {
        var start = to - 1;
        while (start > from && text[start - 1] == '.')
        {
            start--;
        }

        return to - start;
    }

    private static bool LooksLikeAddress(ReadOnlySpan<char> word) =>
        word.Contains("://", StringComparison.Ordinal) || word.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || (word.Contains('@') && word.Contains('.'));
}
