using System.Globalization;
using System.Text;
using Recount.Core;

namespace Recount.Language;

/// <summary>Folds spellings of one name together.</summary>
public static class PlaceNames
{
    /// <summary>Lower case, no diacritics, no apostrophes, hyphens and dots as spaces; letters of other scripts stay.</summary>
    public static string Fold(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var folded = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            switch (c)
            {
                case '\'' or '’' or '‘' or 'ʼ' or 'ʻ' or '`' or '´' or 'ʿ' or 'ʾ' or '″' or '′':
                    break;
                case '-' or '–' or '.' or ',' or '/' or '_' or '(' or ')' or ' ' or '\u00a0' or '\t' or '\n':
                    if (folded.Length > 0 && folded[^1] != ' ')
                    {
                        folded.Append(' ');
                    }

                    break;
                case 'ə' or 'Ə':
                    folded.Append('a');
                    break;
                case 'ß':
                    folded.Append("ss");
                    break;
                case 'æ' or 'Æ':
                    folded.Append("ae");
                    break;
                case 'œ' or 'Œ':
                    folded.Append("oe");
                    break;
                case 'þ' or 'Þ':
                    folded.Append("th");
                    break;
                case 'İ':
                    folded.Append('i');
                    break;
                default:
                    if (c < 128)
                    {
                        folded.Append(char.ToLowerInvariant(c));
                    }
                    else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                    {
                        folded.Append(RomanisedName.Bare(char.ToLowerInvariant(c)));
                    }

                    break;
            }
        }

        var result = folded.ToString().TrimEnd();
        return result.StartsWith("st ", StringComparison.Ordinal) ? "saint " + result[3..] : result;
    }

    /// <summary>
    /// A key under which romanisations of Cyrillic, Arabic, Hebrew and Burmese spellings meet: Hulyaipole, Huliaipole and
    /// Gulyaypole; al-Suwayda and as-Suwayda. Far coarser than <see cref="Fold"/>: use it only where that finds nothing.
    /// </summary>
    /// <param name="folded">As <see cref="Fold"/> gives it.</param>
    public static string Romanised(string folded)
    {
        ArgumentNullException.ThrowIfNull(folded);
        var s = folded;
        foreach (var article in (ReadOnlySpan<string>)["al ", "el ", "ad ", "as ", "ash ", "at ", "an ", "ar ", "az ", "ed ", "es ", "er "])
        {
            if (s.StartsWith(article, StringComparison.Ordinal) && s.Length > article.Length + 2)
            {
                s = s[article.Length..];
                break;
            }
        }

        var key = new StringBuilder(s.Length);
        for (var i = 0; i < s.Length; i++)
        {
            var pair = i + 1 < s.Length ? s.AsSpan(i, 2) : default;
            var next = pair switch
            {
                "kh" or "gh" => 'h',
                "zh" or "dj" => 'z',
                "sh" => 'S',
                "ch" => 'C',
                "ts" or "tz" => 'c',
                "ph" => 'f',
                "th" => 't',
                "ou" or "oo" => 'u',
                "ee" or "ii" or "iy" or "yi" or "yy" or "ij" or "ay" or "ai" or "ei" or "ey" => 'i',
                _ => '\0',
            };
            if (next != '\0')
            {
                i++;
            }
            else
            {
                next = s[i] switch
                {
                    'y' or 'j' => 'i',
                    'g' => 'h',
                    'w' => 'v',
                    'q' or 'c' => 'k',
                    'e' => 'i',
                    'o' => 'u',
                    ' ' => '\0',
                    var c => c,
                };
            }

            if (next != '\0' && (key.Length == 0 || key[^1] != next))
            {
                key.Append(next);
            }
        }

        // A final -a, -ah, -eh or -iia is spelled at will ("Jabaliya", "Jabalia").
        var end = key.Length;
        while (end > 3 && key[end - 1] is 'h' or 'a' or 'i')
        {
            end--;
        }

        return key.ToString(0, end);
    }
}
