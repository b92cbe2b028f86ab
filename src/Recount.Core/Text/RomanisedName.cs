using System.Text;

namespace Recount.Core;

/// <summary>Compares names over romanisations: Zelenskyy, Zelenskiy and Zelensky are one.</summary>
public static class RomanisedName
{
    /// <summary>Do two words spell one name? Exact for short words, folded for words of five letters or more.</summary>
    public static bool AreSame(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return string.Equals(a, b, StringComparison.OrdinalIgnoreCase)
            || (a.Length >= 5 && b.Length >= 5 && string.Equals(Fold(a), Fold(b), StringComparison.Ordinal));
    }

    /// <summary>Is <paramref name="met"/> the person of the full name, by surname and, where it has one, first name?</summary>
    public static bool AreSamePerson(string full, string met)
    {
        ArgumentNullException.ThrowIfNull(full);
        ArgumentNullException.ThrowIfNull(met);
        var (a, b) = (full.Split(' '), met.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return b.Length > 0 && AreSame(a[^1], b[^1]) && (b.Length == 1 ? a[^1].Length >= 5 || a[^1] == b[^1] : AreSame(a[0], b[0]) || a.Any(w => AreSame(w, b[0])));
    }

    /// <summary>A key under which the usual romanisations of one name meet.</summary>
    public static string Fold(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var plain = new StringBuilder(name.Length);
        foreach (var c in name.ToLowerInvariant())
        {
            if (char.IsLetter(c))
            {
                plain.Append(Bare(c));
            }
        }

        var folded = plain.ToString()
            .Replace("kh", "h", StringComparison.Ordinal)
            .Replace("iy", "y", StringComparison.Ordinal)
            .Replace("yi", "y", StringComparison.Ordinal)
            .Replace("ii", "y", StringComparison.Ordinal)
            .Replace("ij", "y", StringComparison.Ordinal)
            .Replace("yy", "y", StringComparison.Ordinal)
            .Replace('i', 'y')
            .Replace('j', 'y');
        var key = new StringBuilder(folded.Length);
        foreach (var c in folded)
        {
            // Doubled letters come and go between romanisations.
            if (key.Length == 0 || key[^1] != c)
            {
                key.Append(c);
            }
        }

        return key.ToString();
    }

    /// <summary>A lower-case Latin letter without its marks; any other character as it is.</summary>
    /// <remarks><see cref="string.Normalize()"/> decomposes nothing where globalization is invariant, as here.</remarks>
    public static char Bare(char c) => c switch
    {
        'á' or 'à' or 'â' or 'ä' or 'ã' or 'å' or 'ā' or 'ă' or 'ą' or 'ǎ' or 'ạ' or 'ả' or 'ấ' or 'ầ' or 'ẩ'
            or 'ẫ' or 'ậ' or 'ắ' or 'ằ' or 'ẳ' or 'ẵ' or 'ặ' => 'a',
        'ç' or 'ć' or 'č' or 'ĉ' or 'ċ' => 'c',
        'ď' or 'đ' or 'ð' or 'ḍ' or 'ḏ' => 'd',
        'é' or 'è' or 'ê' or 'ë' or 'ē' or 'ė' or 'ę' or 'ě' or 'ĕ' or 'ẹ' or 'ẻ' or 'ẽ' or 'ế' or 'ề' or 'ể'
            or 'ễ' or 'ệ' => 'e',
        'ğ' or 'ģ' or 'ĝ' or 'ġ' or 'ǧ' => 'g',
        'ħ' or 'ḥ' or 'ĥ' or 'ḩ' or 'ḫ' or 'ẖ' => 'h',
        'í' or 'ì' or 'î' or 'ï' or 'ī' or 'į' or 'ı' or 'ĭ' or 'ǐ' or 'ĩ' or 'ỉ' or 'ị' => 'i',
        'ĵ' => 'j',
        'ķ' or 'ḳ' or 'ḵ' => 'k',
        'ł' or 'ļ' or 'ľ' or 'ĺ' => 'l',
        'ñ' or 'ń' or 'ň' or 'ņ' or 'ṇ' or 'ṅ' => 'n',
        'ó' or 'ò' or 'ô' or 'ö' or 'õ' or 'ø' or 'ō' or 'ő' or 'ŏ' or 'ǒ' or 'ơ' or 'ọ' or 'ỏ' or 'ố' or 'ồ'
            or 'ổ' or 'ỗ' or 'ộ' or 'ớ' or 'ờ' or 'ở' or 'ỡ' or 'ợ' => 'o',
        'ř' or 'ŕ' or 'ŗ' or 'ṛ' => 'r',
        'ś' or 'š' or 'ş' or 'ș' or 'ṣ' or 'ŝ' => 's',
        'ţ' or 'ť' or 'ț' or 'ṭ' or 'ṯ' => 't',
        'ú' or 'ù' or 'û' or 'ü' or 'ū' or 'ů' or 'ű' or 'ų' or 'ŭ' or 'ǔ' or 'ũ' or 'ư' or 'ụ' or 'ủ' or 'ứ'
            or 'ừ' or 'ử' or 'ữ' or 'ự' => 'u',
        'ŵ' => 'w',
        'ý' or 'ÿ' or 'ŷ' or 'ỳ' or 'ỵ' or 'ỷ' or 'ỹ' => 'y',
        'ź' or 'ż' or 'ž' or 'ẓ' or 'ẕ' => 'z',
        _ => c,
    };
}
