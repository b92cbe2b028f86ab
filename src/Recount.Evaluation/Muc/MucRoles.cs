using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace Recount.Evaluation;

/// <summary>CEAF-REE over five roles (Du, Rush and Cardie 2021, GRIT): entities without templates.</summary>
internal static class MucRoles
{
    /// <summary>The roles and the slots whose fills they are.</summary>
    public static readonly ImmutableArray<(string Role, string Slot)> All =
    [
        ("PerpInd", MucSlots.Individual), ("PerpOrg", MucSlots.Organisation), ("Target", MucSlots.Target), ("Victim", MucSlots.Victim), ("Weapon", MucSlots.Instrument),
    ];

    private static readonly FrozenSet<string> s_articles = new[] { "a", "an", "the" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Lower case, no punctuation, no articles, single blanks.</summary>
    public static string Normal(string mention)
    {
        var text = new StringBuilder(mention.Length);
        foreach (var c in mention)
        {
            if (!(char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c))))
            {
                text.Append(char.IsWhiteSpace(c) ? ' ' : char.ToLowerInvariant(c));
            }
        }

        return string.Join(' ', text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !s_articles.Contains(w)));
    }

    /// <summary>A role's entities: each filler once, by one mention.</summary>
    public static ImmutableArray<ImmutableArray<string>> Of(IEnumerable<string> fillers) =>
        [.. fillers.Select(Normal).Where(m => m.Length > 0).Distinct(StringComparer.Ordinal).Select(m => ImmutableArray.Create(m))];

    /// <summary>An item's role: the best one-to-one assignment; a predicted entity is right where all its mentions are the gold one's.</summary>
    public static LinkCounts Score(ImmutableArray<ImmutableArray<string>> gold, ImmutableArray<ImmutableArray<string>> given)
    {
        var (wanted, made) = (Normalised(gold), Normalised(given));
        var similarity = new double[made.Length, wanted.Length];
        for (var i = 0; i < made.Length; i++)
        {
            for (var j = 0; j < wanted.Length; j++)
            {
                similarity[i, j] = made[i].IsSubsetOf(wanted[j]) ? 1 : 0;
            }
        }

        var right = (int)Math.Round(Assignment.BestTotal(similarity));
        return new LinkCounts(right, wanted.Length, right, made.Length);
    }

    private static HashSet<string>[] Normalised(ImmutableArray<ImmutableArray<string>> entities) =>
        [.. entities.Select(e => e.Select(Normal).ToHashSet(StringComparer.Ordinal))];
}
