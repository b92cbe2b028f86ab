using System.Collections.Immutable;
using Recount.Core;
using Recount.Reconciliation.Matching;

namespace Recount.Reconciliation.Actors;

/// <summary>Everybody named, each under one name with every other spelling met.</summary>
/// <remarks>
/// Spellings are one actor where their <see cref="Names.Romanised"/> forms agree; a surname alone joins the one person
/// who bears it, and nobody where two do. Names and kinds: the directory's; else a speaker of two or more capitalised words is a
/// person, and any other name a group.
/// </remarks>
internal static class ActorMerge
{
    public static ActorNames Of(IReadOnlyList<DocumentObservations> documents, IActorDirectory? directory)
    {
        var speakers = documents.SelectMany(d => d.Statements.Select(s => s.Speaker)
            .Concat(d.Talks.SelectMany(t => t.Delegates.Select(x => x.Name)))).ToHashSet(StringComparer.Ordinal);
        var groups = documents.SelectMany(NamesIn).Concat(speakers)
            .GroupBy(Names.Romanised, StringComparer.Ordinal)
            .Where(g => g.Key.Length > 0)
            .ToDictionary(g => g.Key, g => g.GroupBy(n => n, StringComparer.Ordinal)
                .ToDictionary(n => n.Key, n => n.Count(), StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var surname in groups.Keys.Where(k => !k.Contains(' ', StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList())
        {
            var bearers = groups.Keys.Where(k => k.EndsWith(" " + surname, StringComparison.Ordinal)
                && groups[k].Keys.Any(n => IsPerson(n, speakers))).ToList();
            if (bearers is [var bearer] && directory?.Of(Name(groups[surname])) is null)
            {
                foreach (var (name, count) in groups[surname])
                {
                    groups[bearer][name] = groups[bearer].GetValueOrDefault(name) + count;
                }

                groups.Remove(surname);
            }
        }

        // Spellings that the directory leads to one actor ("Kiev", "the Kremlin") are that actor's.
        ImmutableArray<Actor> actors =
        [
            .. groups.Values.Select(g => (Spellings: g, Name: Name(g), Known: directory?.Of(Name(g))))
                .GroupBy(g => g.Known?.Name ?? g.Name, StringComparer.Ordinal)
                .Select(g => Make(g.Key, g.First().Known, g.SelectMany(x => x.Spellings.Keys).ToHashSet(StringComparer.Ordinal), speakers))
                .OrderBy(a => a.Name, StringComparer.Ordinal),
        ];
        return new ActorNames(
            actors,
            documents.SelectMany(d => d.Statements).Where(x => x.Role is not null).Select(x => (x.Speaker, x.Role!)));
    }

    private static Actor Make(
        string name, (string Name, ActorKind Kind, string? Country)? known, HashSet<string> spellings, HashSet<string> speakers) => new()
        {
            Name = name,
            Kind = known?.Kind ?? (spellings.Any(n => IsPerson(n, speakers)) ? ActorKind.Person : ActorKind.Group),
            Country = known?.Country,
            Aliases = [.. spellings.Where(n => !string.Equals(n, name, StringComparison.Ordinal)).Order(StringComparer.Ordinal)],
        };

    private static IEnumerable<string> NamesIn(DocumentObservations d) =>
        d.Incidents.SelectMany(i => i.Perpetrators)
            .Concat(d.Talks.SelectMany(t => t.Parties))
            .Concat(d.Statements.SelectMany(s => new[] { s.Party }.OfType<string>()))
            .Concat(d.Positions.Select(p => p.Party))
            .Concat(d.Commitments.SelectMany(c => c.Parties))
            .Concat(d.All().SelectMany(o => o.Origins));

    /// <summary>The fullest spelling, then the most frequent, then the first by code.</summary>
    private static string Name(IReadOnlyDictionary<string, int> spellings) => spellings
        .OrderByDescending(s => s.Key.Count(c => c == ' '))
        .ThenByDescending(s => s.Value)
        .ThenBy(s => s.Key, StringComparer.Ordinal)
        .First().Key;

    private static bool IsPerson(string name, HashSet<string> speakers) => speakers.Contains(name)
        && name.Split(' ') is { Length: >= 2 and <= 4 } words && words.All(w => w.Length > 0 && char.IsUpper(w[0]));
}
