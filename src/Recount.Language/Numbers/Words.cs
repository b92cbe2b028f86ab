using Recount.Core;

namespace Recount.Language;

/// <summary>A run of letters, a number in digits, or one other character.</summary>
internal readonly record struct Word(int Start, int End, string Text, string Lower, bool SpaceBefore)
{
    public bool IsPossessive => Lower is "'s";

    public bool IsNumber => char.IsAsciiDigit(Text[0]);

    public bool IsLetters => char.IsLetter(Text[0]);

    public bool IsCapitalised => char.IsUpper(Text[0]);
}

/// <summary>Cuts a sentence into words for the finders that need no tagger.</summary>
/// <remarks>A number keeps its separators and decimals ("1,000", "1.2", "17:35"); letters and digits without a space
/// between ("F16", "9th") are one word of letters if a letter stands first, else two.</remarks>
internal static class WordCutter
{
    public static List<Word> Cut(string text, TextSpan sentence)
    {
        var words = new List<Word>();
        var i = sentence.Start;
        var previousEnd = -1;
        while (i < sentence.End)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }

            var start = i;
            if (char.IsAsciiDigit(c))
            {
                i = EndOfNumber(text, i, sentence.End);
            }
            else if (char.IsLetter(c))
            {
                while (i < sentence.End && (char.IsLetterOrDigit(text[i]) || IsInner(text, i, sentence.End)))
                {
                    i++;
                }
            }
            else
            {
                // A possessive is a word of its own: "Russia" + "’s".
                i += IsPossessive(text, i, sentence.End) ? 2 : 1;
            }

            var slice = text[start..i];
            words.Add(new Word(start, i, slice, slice.ToLowerInvariant().Replace('’', '\''), start > previousEnd));
            previousEnd = i;
        }

        return words;
    }

    /// <summary>Do the lower-case words from index <paramref name="i"/> equal the phrase? False outside the list.</summary>
    public static bool Matches(List<Word> words, int i, params ReadOnlySpan<string> phrase)
    {
        if (i < 0 || i + phrase.Length > words.Count)
        {
            return false;
        }

        for (var k = 0; k < phrase.Length; k++)
        {
            if (!string.Equals(words[i + k].Lower, phrase[k], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsInner(string text, int i, int end) =>
        text[i] is '\'' or '’' && i + 1 < end && char.IsLetter(text[i + 1]) && char.IsLetter(text[i - 1])
        && !IsPossessive(text, i, end);

    private static bool IsPossessive(string text, int i, int end) =>
        text[i] is '\'' or '’' && i + 1 < end && text[i + 1] is 's' && (i + 2 == end || !char.IsLetterOrDigit(text[i + 2]));

    private static int EndOfNumber(string text, int i, int end)
    {
        while (i < end)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                i++;
            }
            else if (text[i] is ',' && Digits(text, i + 1, end) == 3)
            {
                i += 4;
            }
            else if (text[i] is '.' or ':' && Digits(text, i + 1, end) > 0)
            {
                i += 2;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    private static int Digits(string text, int from, int end)
    {
        var n = 0;
        while (from + n < end && char.IsAsciiDigit(text[from + n]))
        {
            n++;
        }

        return n;
    }
}
