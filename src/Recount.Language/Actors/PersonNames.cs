using System.Collections.Frozen;

namespace Recount.Language;

/// <summary>Compares persons' names over romanisations and titles.</summary>
internal static class PersonNames
{
    private static readonly FrozenSet<string> s_titles = new[]
    {
        "mr", "mrs", "ms", "miss", "dr", "sir", "lord", "president", "minister", "prime", "foreign", "defence", "defense", "general", "gen", "colonel",
        "col", "governor", "mayor", "secretary", "king", "prince", "the", "sheikh", "ayatollah", "senator", "chancellor", "ambassador", "envoy", "special", "us", "then",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Given names that one person bears by language or romanisation: Ukrainian and Russian, Arabic and its neighbours.</summary>
    private static readonly FrozenDictionary<string, string> s_variants = new[]
    {
        "muhammad mohammed mohammad mohamed mohamad muhammed mohamud mahamat", "ahmad ahmed ahmet", "hussein hussain husayn hossein husain", "hassan hasan",
        "yusuf youssef yousef yousuf yussuf", "usama osama", "umar omar", "khalid khaled", "said saeed saeid sayed", "yasir yasser", "abdallah abdullah abdulla abdoulaye",
        "abdul abdel abd", "ismail ismael esmail esmaeil", "mustafa mostafa moustafa", "mahdi mehdi", "isa issa eissa", "qassem qasim kassem qasem", "suleiman sulaiman soleiman suleyman",
        "volodymyr vladimir", "oleksandr aleksandr alexander alyaksandr", "oleksiy oleksii aleksei alexei alexey", "serhiy serhii sergei sergey", "andriy andrii andrei andrey",
        "dmytro dmitry dmitri dmitriy", "mykola nikolai nikolay", "mykhailo mikhail", "yevhen yevgeny evgeny yevgeni evgeni", "pavlo pavel", "ihor igor", "oleh oleg", "kyrylo kirill kiril",
        "hryhoriy grigory grigori", "heorhiy georgy georgi", "kateryna ekaterina yekaterina", "olena elena yelena", "iryna irina", "yuliya yulia julia", "vitaliy vitali vitaly",
    }.SelectMany(set => set.Split(' ').Select(n => (Name: n, Key: set[..set.IndexOf(' ', StringComparison.Ordinal)])))
        .ToFrozenDictionary(p => p.Name, p => p.Key, StringComparer.Ordinal);

    public static bool AreSame(string a, string b)
    {
        var (left, right) = (Parts(a), Parts(b));
        if (left.Length == 0 || right.Length == 0)
        {
            return false;
        }

        if (!AreAlike(left[^1], right[^1]))
        {
            return false;
        }

        return left.Length == 1 || right.Length == 1 || AreAlike(left[0], right[0])
            || ((left[0].Length == 1 || right[0].Length == 1) && left[0][0] == right[0][0]);
    }

    private static string[] Parts(string name)
    {
        var bare = name.EndsWith("'s", StringComparison.Ordinal) || name.EndsWith("’s", StringComparison.Ordinal) ? name[..^2] : name;
        return [.. PlaceNames.Fold(bare).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(p => !s_titles.Contains(p) && p is not ("al" or "el" or "bin" or "ibn")).Select(Key).Where(k => k.Length > 0)];
    }

    private static bool AreAlike(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);

    // Romanisation, and the endings -yy, -iy, -y, -ij, -i of Slavic surnames; -ov/-iv, -iev/-yev; Medinsky, Medinskiy.
    private static string Key(string part)
    {
        if (s_variants.TryGetValue(part, out var variant))
        {
            return variant;
        }

        if (part.Length < 3)
        {
            return part.Replace('j', 'i').Replace('y', 'i');
        }

        var key = PlaceNames.Romanised(part);
        return key.TrimEnd('i');
    }
}
