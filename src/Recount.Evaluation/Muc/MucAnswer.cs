using System.Collections.Immutable;

namespace Recount.Evaluation;

/// <summary>What is found in an item, with the chance of each.</summary>
/// <param name="Text">The item.</param>
/// <param name="Context">What it and its sentences tell of.</param>
/// <param name="Types">By index into <see cref="MucContextModel.Types"/>.</param>
/// <param name="Entities">All that may fill a slot.</param>
internal sealed record MucFinding(MucText Text, MucContext Context, ImmutableArray<float> Types, ImmutableArray<MucEntity> Entities);

/// <summary>A response to an item.</summary>
/// <param name="Templates">For MUC-4's measure.</param>
/// <param name="Roles">For CEAF-REE: by role, the entities, each by its mentions.</param>
internal sealed record MucAnswer(ImmutableArray<MucTemplate> Templates, IReadOnlyDictionary<string, ImmutableArray<ImmutableArray<string>>> Roles)
{
    /// <summary>The roles that templates' fills play.</summary>
    public static MucAnswer Of(ImmutableArray<MucTemplate> templates) =>
        new(templates, MucRoles.All.ToDictionary(r => r.Role, r => MucRoles.Of(templates.SelectMany(t => t[r.Slot]).Select(f => f.Value)), StringComparer.Ordinal));
}
