using System.Collections.Immutable;

namespace Recount.Evaluation;

/// <summary>Names every disagreement of one family in one document, with what can be told of its cause.</summary>
internal sealed class ErrorFinder(Alignment alignment, string document)
{
    public IEnumerable<ScoringError> Find(
        ScoredFamily family,
        ImmutableArray<ScoredItem> gold,
        ImmutableArray<ScoredItem> predicted,
        ImmutableArray<(int Gold, int Predicted)> pairs)
    {
        var (foundGold, foundPredicted) = (pairs.Select(p => p.Gold).ToHashSet(), pairs.Select(p => p.Predicted).ToHashSet());
        for (var g = 0; g < gold.Length; g++)
        {
            if (!foundGold.Contains(g))
            {
                var (cause, near) = Nearest(family, predicted, p => alignment.Judge(family, gold[g], p));
                yield return Error(family, ScoringErrorType.Miss, cause) with
                {
                    Gold = gold[g].Describe(family),
                    Pred = near?.Describe(family),
                    Quote = gold[g].Quotes.FirstOrDefault(),
                    Rule = near?.Rule,
                };
            }
        }

        for (var p = 0; p < predicted.Length; p++)
        {
            if (!foundPredicted.Contains(p))
            {
                var (cause, near) = Nearest(family, gold, g => alignment.Judge(family, g, predicted[p]));
                yield return Error(family, ScoringErrorType.False, predicted[p].Quotes.IsEmpty ? "unfounded" : cause) with
                {
                    Gold = near?.Describe(family),
                    Pred = predicted[p].Describe(family),
                    Quote = predicted[p].Quotes.FirstOrDefault(),
                    Rule = predicted[p].Rule,
                };
            }
        }

        foreach (var (g, p) in pairs)
        {
            foreach (var error in SlotErrors(family, gold[g], predicted[p]))
            {
                yield return error;
            }
        }
    }

    private IEnumerable<ScoringError> SlotErrors(ScoredFamily family, ScoredItem gold, ScoredItem predicted)
    {
        for (var s = 0; s < family.Slots.Length; s++)
        {
            if (gold.Slots[s] is null)
            {
                continue;
            }

            var (onlyGold, onlyPredicted) = alignment.Differ(family, s, gold, predicted);
            if (onlyGold.IsEmpty && onlyPredicted.IsEmpty)
            {
                continue;
            }

            var cause = onlyPredicted.IsEmpty ? "missing" : onlyGold.IsEmpty ? "spurious" : "different";
            yield return Error(family, ScoringErrorType.Slot, cause) with
            {
                Slot = family.Slots[s].Name,
                Gold = Line(onlyGold),
                Pred = Line(onlyPredicted),
                Quote = gold.Quotes.FirstOrDefault(),
                Rule = predicted.Rule,
            };
        }
    }

    private static (string Cause, ScoredItem? Near) Nearest(
        ScoredFamily family, ImmutableArray<ScoredItem> others, Func<ScoredItem, (Fit Fit, int KeySlot)> judge)
    {
        var (cause, near, best) = ("no evidence there", (ScoredItem?)null, Fit.EvidenceElsewhere);
        foreach (var other in others)
        {
            var (fit, key) = judge(other);
            if (fit > best)
            {
                (near, best) = (other, fit);
                cause = fit is Fit.Fits ? "taken" : $"{family.Slots[key].Name} differs";
            }
        }

        return (cause, near);
    }

    private static string? Line(ImmutableArray<SlotValue> values) => values.IsEmpty ? null : string.Join(", ", values);

    private ScoringError Error(ScoredFamily family, ScoringErrorType type, string cause) =>
        new() { Document = document, Family = family.Name, Type = type, Cause = cause };
}
