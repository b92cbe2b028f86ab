using System.Collections.Immutable;
using System.Text.Json;

namespace Recount.Evaluation;

/// <summary>One gold or predicted observation, its slots read once.</summary>
internal sealed class ScoredItem
{
    private ScoredItem(JsonElement fields, ImmutableArray<string> quotes, ImmutableArray<ImmutableArray<SlotValue>?> slots)
    {
        Fields = fields;
        Quotes = quotes;
        Slots = slots;
    }

    public JsonElement Fields { get; }

    /// <summary>The words of its evidence; of a prediction only those that stand in the document.</summary>
    public ImmutableArray<string> Quotes { get; }

    /// <summary>Each slot's values in the family's order; null where the item leaves the slot unscored.</summary>
    public ImmutableArray<ImmutableArray<SlotValue>?> Slots { get; }

    /// <summary>The calibrated score in thousandths, or null where the prediction carries none.</summary>
    public int? Score => Fields.Get("provenance").Get("score") is { ValueKind: JsonValueKind.Number } score
        && score.TryGetInt32(out var thousandths) ? thousandths : null;

    public string? Id => Fields.Get("id") is { ValueKind: JsonValueKind.String } id ? id.GetString() : null;

    public string? Rule => Fields.Get("provenance").Get("rule") is { ValueKind: JsonValueKind.String } rule
        ? rule.GetString()
        : null;

    public static ImmutableArray<ScoredItem> AllOf(ScoredFamily family, JsonElement document, Func<string, bool> isFounded) =>
    [
        .. document.Get(family.Name).Items().Select(item => new ScoredItem(
            item,
            [.. item.Quotes().Where(isFounded)],
            [.. family.Slots.Select(slot => ScoredFamily.ValuesOf(slot, item))])),
    ];

    /// <summary>How many values the slot has; none where it is unscored.</summary>
    public int Count(int slot) => Slots[slot]?.Length ?? 0;

    /// <summary>The scored slots in one line, for a reader.</summary>
    public string Describe(ScoredFamily family) => string.Join("; ", family.Slots
        .Select((slot, n) => (slot.Name, Values: Slots[n] ?? []))
        .Where(s => s.Values.Length > 0)
        .Select(s => $"{s.Name}: {string.Join(", ", s.Values)}"));
}

/// <summary>How the values of one slot of two items agree.</summary>
/// <param name="Same">How many agree.</param>
/// <param name="Gold">How many gold has; 0 where gold leaves the slot unscored.</param>
/// <param name="Predicted">How many are predicted; 0 where gold leaves the slot unscored.</param>
internal readonly record struct SlotCount(int Same, int Gold, int Predicted)
{
    public static SlotCount operator +(SlotCount a, SlotCount b) =>
        new(a.Same + b.Same, a.Gold + b.Gold, a.Predicted + b.Predicted);

    public double Precision => Predicted == 0 ? 0 : (double)Same / Predicted;

    public double Recall => Gold == 0 ? 0 : (double)Same / Gold;

    public double F1 => Precision + Recall is 0.0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
}
