using System.Collections.Immutable;
using Recount.Reconciliation.Matching;

namespace Recount.Reconciliation.Origins;

/// <summary>The codebook's rank of origins, as far as their words tell.</summary>
internal enum OriginRank
{
    /// <summary>Rescue, health, police or local authority of the place.</summary>
    OfThePlace,

    /// <summary>National authority of the side hit.</summary>
    National,

    /// <summary>UN or other monitor.</summary>
    Monitor,

    /// <summary>The outlet's own count.</summary>
    Outlet,

    /// <summary>The side that did it.</summary>
    OpposingSide,

    Unnamed,
}

/// <summary>Known gap: which side was hit isn't modelled; an origin that names a perpetrator is the opposing side.</summary>
internal static class OriginRanks
{
    private static readonly ImmutableArray<string> s_ofThePlace =
        ["rescue", "emergency", "hospital", "health", "medic", "doctor", "police", "mayor", "governor", "local", "regional",
         "region", "city", "provincial", "district", "fire", "civil defence", "civil defense"];

    private static readonly ImmutableArray<string> s_monitor =
        ["united nations", "un", "ohchr", "ocha", "red cross", "observatory", "monitor", "monitors", "amnesty", "acled",
         "human rights"];

    private static readonly ImmutableArray<string> s_unnamed = ["source", "sources", "witness", "witnesses", "reports", "residents"];

    /// <param name="origin">Its name, with the roles that documents give it.</param>
    /// <param name="isOutlet">The outlet states it as its own.</param>
    /// <param name="perpetrators">Whoever did it, as far as any report says.</param>
    public static OriginRank Of(string? origin, bool isOutlet, IReadOnlyList<string> perpetrators)
    {
        if (origin is null)
        {
            return OriginRank.Unnamed;
        }

        if (isOutlet)
        {
            return OriginRank.Outlet;
        }

        var words = " " + Names.Normalise(origin) + " ";
        if (perpetrators.Any(p => words.Contains(Stem(p), StringComparison.Ordinal)))
        {
            return OriginRank.OpposingSide;
        }

        return Has(s_monitor) ? OriginRank.Monitor
            : Has(s_ofThePlace) ? OriginRank.OfThePlace
            : Has(s_unnamed) ? OriginRank.Unnamed
            : OriginRank.National;

        bool Has(ImmutableArray<string> list) => list.Any(w => words.Contains(" " + w + " ", StringComparison.Ordinal));
    }

    // "Russia" is in "russian", "Israel" in "israeli": the name's beginning stands for its adjective.
    private static string Stem(string party)
    {
        var name = Names.Normalise(party);
        return " " + (name.Length > 5 ? name[..^1] : name);
    }
}
