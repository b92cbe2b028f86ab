using System.Collections.Frozen;

namespace Recount.Evaluation;

/// <summary>The chances from which what is found is answered.</summary>
/// <param name="Type">From which a type gets a template.</param>
/// <param name="Target">From which a target is given to a template that would have none.</param>
/// <param name="Group">From which a further group of fillers gets a template of its own.</param>
/// <param name="Doer">Of belonging to one of a group's fillers, from which a perpetrator is the group's.</param>
/// <param name="Item">Of its likeliest type, from which an item has roles.</param>
/// <param name="Fillers">By slot, from which a filler stands in a template.</param>
/// <param name="Roles">By slot, from which an entity plays its role.</param>
internal sealed record MucThresholds(
    float Type, float Target, float Group, float Doer, float Item, FrozenDictionary<string, float> Fillers, FrozenDictionary<string, float> Roles)
{
    /// <summary>The best on the developers' set, each part answered by a mapping fitted to the others.</summary>
    public static readonly MucThresholds Tuned = new(0.35f, 0.13f, 0.4f, 0.6f, 0.3f,
        BySlot(0.23f, 0.4f, 0.18f, 0.23f, 0.3f, 0.35f),
        BySlot(0.2f, 0.25f, 0.25f, 0.3f, 1, 0.25f));

    // In the order of MucPhraseModel.Slots: names, organisations, individuals, targets, descriptions (which play no role), instruments.
    private static FrozenDictionary<string, float> BySlot(params float[] chances) =>
        MucPhraseModel.Slots.Zip(chances).ToFrozenDictionary(s => s.First, s => s.Second, StringComparer.Ordinal);
}
