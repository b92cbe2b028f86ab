using System.Globalization;
using System.Text;

namespace Recount.Core;

/// <summary>A name in the form in which its plain spellings are equal. Ordinal, culture-free.</summary>
public static class FoldedName
{
    private static readonly char[] s_blank = [' '];

    /// <summary>Lower case, without accents, possessives, leading article or punctuation; one blank between words.</summary>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var text = new StringBuilder(name.Length);
        foreach (var c in name.Replace("’s", "", StringComparison.Ordinal).Replace("'s", "", StringComparison.Ordinal))
        {
            if (char.IsLetterOrDigit(c))
            {
                text.Append(RomanisedName.Bare(char.ToLowerInvariant(c)));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherPunctuation))
            {
                text.Append(' ');
            }
        }

        var words = text.ToString().Split(s_blank, StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words is ["the", _, ..] ? words[1..] : words);
    }
}
