using System.Collections.Immutable;
using System.Diagnostics;

namespace Recount.Evaluation;

/// <summary>Why two items are no pair, or that they could be one.</summary>
internal enum Fit
{
    EvidenceElsewhere,
    KeySlotDiffers,
    Fits,
}

/// <summary>Pairs gold with predicted items, one to one, best pair first.</summary>
internal sealed class Alignment(ScoringText text)
{
    /// <summary>
    /// Pairs as (gold, predicted) indices. Best is most slot values agreeing; of equals the earlier gold item, then the
    /// earlier prediction.
    /// </summary>
    public ImmutableArray<(int Gold, int Predicted)> Align(
        ScoredFamily family, ImmutableArray<ScoredItem> gold, ImmutableArray<ScoredItem> predicted)
    {
        var pairs = new List<(int Score, int Gold, int Predicted)>();
        for (var g = 0; g < gold.Length; g++)
        {
            for (var p = 0; p < predicted.Length; p++)
            {
                if (Judge(family, gold[g], predicted[p]).Fit is Fit.Fits)
                {
                    var score = Enumerable.Range(0, family.Slots.Length)
                        .Sum(s => Agree(family, s, gold[g], predicted[p]).Same);
                    pairs.Add((score, g, p));
                }
            }
        }

        var (usedGold, usedPredicted) = (new bool[gold.Length], new bool[predicted.Length]);
        var aligned = ImmutableArray.CreateBuilder<(int, int)>();
        foreach (var (_, g, p) in pairs.OrderByDescending(x => x.Score).ThenBy(x => x.Gold).ThenBy(x => x.Predicted))
        {
            if (!usedGold[g] && !usedPredicted[p])
            {
                (usedGold[g], usedPredicted[p]) = (true, true);
                aligned.Add((g, p));
            }
        }

        return aligned.ToImmutable();
    }

    /// <summary>Whether two items could be a pair; where a key slot differs, which (an index into the family's slots).</summary>
    public (Fit Fit, int KeySlot) Judge(ScoredFamily family, ScoredItem gold, ScoredItem predicted)
    {
        if (!gold.Quotes.Any(g => predicted.Quotes.Any(p => text.PointsAt(g, p))))
        {
            return (Fit.EvidenceElsewhere, -1);
        }

        foreach (var key in family.KeySlots)
        {
            if (gold.Count(key) > 0 && Agree(family, key, gold, predicted).Same == 0)
            {
                return (Fit.KeySlotDiffers, key);
            }
        }

        return (Fit.Fits, -1);
    }

    public SlotCount Agree(ScoredFamily family, int slot, ScoredItem gold, ScoredItem predicted)
    {
        if (gold.Slots[slot] is not { } values)
        {
            return default;
        }

        var (onlyGold, onlyPredicted) = Differ(family, slot, gold, predicted);
        Debug.Assert(values.Length - onlyGold.Length == predicted.Count(slot) - onlyPredicted.Length, "one to one");
        return new SlotCount(values.Length - onlyGold.Length, values.Length, predicted.Count(slot));
    }

    /// <summary>The values of a scored slot that have no partner: each gold value takes the first that agrees.</summary>
    public (ImmutableArray<SlotValue> OnlyGold, ImmutableArray<SlotValue> OnlyPredicted) Differ(
        ScoredFamily family, int slot, ScoredItem gold, ScoredItem predicted)
    {
        var left = new List<SlotValue>(predicted.Slots[slot] ?? []);
        var onlyGold = ImmutableArray.CreateBuilder<SlotValue>();
        foreach (var value in gold.Slots[slot] ?? [])
        {
            var at = left.FindIndex(w => !w.IsChoice
                && value.Alternatives.Any(a => AreSame(family.Slots[slot].Measure, a, w.Alternatives[0])));
            if (at < 0)
            {
                onlyGold.Add(value);
            }
            else
            {
                left.RemoveAt(at);
            }
        }

        return (onlyGold.ToImmutable(), [.. left]);
    }

    private bool AreSame(SlotMeasure measure, string gold, string predicted) => measure switch
    {
        SlotMeasure.Word => ScoringText.Equal(gold, predicted),
        SlotMeasure.Name => text.SameName(gold, predicted),
        SlotMeasure.Text => text.Overlap(gold, predicted) >= 0.5,
        SlotMeasure.Day => ScoringText.SameDay(gold, predicted),
        _ => string.Equals(gold, predicted, StringComparison.Ordinal),
    };
}
