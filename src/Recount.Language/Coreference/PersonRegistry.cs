using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Language;

/// <summary>Grammatical gender that the document gives away, by a title or a pronoun.</summary>
public enum PersonGender
{
    Unknown,
    Female,
    Male,
}

/// <summary>A person of one document under the fullest name it gives.</summary>
/// <param name="Name">The fullest name met ("Volodymyr Zelenskyy").</param>
/// <param name="Spellings">Every surface form met, in order of text.</param>
/// <param name="Roles">The roles that the document gives ("Ukraine's defence minister"), in order of text.</param>
/// <param name="Gender">By title or role noun; mostly unknown.</param>
public sealed record PersonEntry(
    string Name, ImmutableArray<string> Spellings, ImmutableArray<string> Roles, PersonGender Gender)
{
    /// <summary>The first role, or null.</summary>
    public string? Role => Roles.IsEmpty ? null : Roles[0];

    /// <summary>Does any role hold the noun as a word?</summary>
    public bool Holds(string roleNoun) => Roles.Any(r => r
        .Split([' ', ',', '-', '’', '\''], StringSplitOptions.RemoveEmptyEntries)
        .Contains(roleNoun, StringComparer.OrdinalIgnoreCase));
}

/// <summary>The people of one document: a surname leads back to the full name, a role noun to who holds it.</summary>
/// <remarks>
/// Two names are one person when one ends in the other's last word under any romanisation, and their first names don't
/// contradict. Known gap: two people who share a surname are told apart only where both carry first names.
/// </remarks>
public sealed class PersonRegistry
{
    private readonly ImmutableArray<PersonEntry> _people;

    private PersonRegistry(ImmutableArray<PersonEntry> people) => _people = people;

    public static PersonRegistry Empty { get; } = new([]);

    public IReadOnlyList<PersonEntry> People => _people;

    public static PersonRegistry Build(IEnumerable<(string Surface, string? Role, PersonGender Gender)> mentions)
    {
        ArgumentNullException.ThrowIfNull(mentions);
        var all = mentions.ToList();
        var groups = new List<List<(string Surface, string? Role, PersonGender Gender)>>();
        // Longest first, so that every surname meets its full name.
        foreach (var mention in all.Select((m, i) => (m, i)).OrderByDescending(x => WordCount(x.m.Surface)).ThenBy(x => x.i))
        {
            var home = groups.Find(g => IsSame(g[0].Surface, mention.m.Surface));
            if (home is null)
            {
                groups.Add([mention.m]);
            }
            else
            {
                home.Add(mention.m);
            }
        }

        return new PersonRegistry([.. groups.Select(g => new PersonEntry(
            g[0].Surface,
            [.. g.Select(m => m.Surface).Distinct(StringComparer.Ordinal)],
            [.. g.Select(m => m.Role).OfType<string>().Distinct(StringComparer.Ordinal)],
            g.Select(m => m.Gender).FirstOrDefault(x => x != PersonGender.Unknown)))]);
    }

    /// <summary>Who a name or surname stands for, or null.</summary>
    public PersonEntry? ByName(string surface)
    {
        ArgumentNullException.ThrowIfNull(surface);
        return _people.FirstOrDefault(p => p.Spellings.Contains(surface, StringComparer.Ordinal))
            ?? _people.FirstOrDefault(p => IsSame(p.Name, surface));
    }

    /// <summary>Who holds a role ("mayor"), in order of the registry.</summary>
    public IReadOnlyList<PersonEntry> ByRole(string roleNoun)
    {
        ArgumentNullException.ThrowIfNull(roleNoun);
        return [.. _people.Where(p => p.Holds(roleNoun))];
    }

    private static bool IsSame(string full, string other)
    {
        var a = full.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var b = other.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (a.Length == 0 || b.Length == 0)
        {
            return false;
        }

        var lastAgrees = RomanisedName.AreSame(a[^1], b[^1]);
        if (b.Length == 1)
        {
            return lastAgrees || (a.Length > 2 && a.Skip(1).Any(w => RomanisedName.AreSame(w, b[0])));
        }

        return lastAgrees && (a.Length == 1 || RomanisedName.AreSame(a[0], b[0])
            || a[0].TrimEnd('.').Length == 1 || b[0].TrimEnd('.').Length == 1);
    }

    private static int WordCount(string name) => name.Count(c => c == ' ');
}
