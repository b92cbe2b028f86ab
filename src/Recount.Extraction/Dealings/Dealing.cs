using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Extraction;

/// <summary>What one side does to another, in PLOVER's words (openeventdata/PLOVER).</summary>
public enum DealingType
{
    Agree,
    Consult,
    Support,
    Cooperate,
    Aid,
    Concede,
    Retreat,
    Investigate,
    Demand,
    Disapprove,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
    Fight,
}

/// <summary>One side's dealing with another, as a sentence tells it.</summary>
public sealed record Dealing
{
    public required DealingType Type { get; init; }

    /// <summary>How ("arrest", "force"), where words of the lexicon of modes tell it at the trigger or at what hangs on it.</summary>
    public string? Mode { get; init; }

    /// <summary>Who deals, as the text calls them: a name or adjective of nationality where one stands, else the noun.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>Whom it is dealt to; empty where the sentence names nobody.</summary>
    public ImmutableArray<string> Targets { get; init; } = [];

    /// <summary>The verb or noun that tells it.</summary>
    public required TextSpan Trigger { get; init; }

    /// <summary>What decided the type ("dealing.verb.v1").</summary>
    public required string Rule { get; init; }
}

internal static class DealingTypes
{
    /// <summary>Dealings that the other side wants.</summary>
    public static bool IsFriendly(this DealingType type) => type is DealingType.Agree or DealingType.Consult or DealingType.Support
        or DealingType.Cooperate or DealingType.Aid or DealingType.Concede or DealingType.Retreat;

    public static DealingType? Parse(string word) => Enum.TryParse<DealingType>(word, ignoreCase: true, out var type) ? type : null;
}
