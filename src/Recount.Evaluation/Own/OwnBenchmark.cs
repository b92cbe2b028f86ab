using System.Collections.Immutable;
using System.Text.Json;

namespace Recount.Evaluation;

/// <summary>What scoring gave, beyond the figures.</summary>
public sealed record OwnReport
{
    public required BenchmarkResult Result { get; init; }

    /// <summary>Document by document, family by family: misses, then false finds, then slots.</summary>
    public required ImmutableArray<ScoringError> Errors { get; init; }

    /// <summary>Pieces of predicted evidence that don't stand in their document; they were not counted.</summary>
    public required int UnfoundedEvidence { get; init; }

    /// <summary>Each prediction that carries an id, and whether gold has it.</summary>
    public required ImmutableArray<(string Document, string Observation, bool IsRight)> Judged { get; init; }

    /// <summary>Documents without prediction, scored as empty.</summary>
    public required int MissingPredictions { get; init; }
}

/// <summary>
/// Observations against hand-made gold in the codebook's words: what <c>score.py observations</c> computes, to the last
/// bit of its resamplings.
/// </summary>
/// <remarks>
/// Scores: <c>headline</c> (mean slot F1 of the families that gold holds); <c>low</c> and <c>high</c> (90 % of 200
/// resamplings of the documents; absent for fewer than five); <c>ece</c> and <c>auroc</c> of the predictions' own scores
/// against being aligned (absent where they can't be told); for each family its slot F1, <c>.precision</c> and
/// <c>.recall</c>, and <c>.found</c>, the F1 of items found; for each slot <c>family.slot.name</c>.
/// A predicted <c>{"any": …}</c>, which score.py would compare as text, agrees with nothing.
/// </remarks>
public static class OwnBenchmark
{
    /// <summary>Scores a folder's documents.</summary>
    /// <param name="gold">From <see cref="GoldCorpus.Load"/>; the resampling depends on their order.</param>
    /// <param name="predict">UTF-8 JSON as <c>recount extract --format json</c> prints it; empty for no prediction.</param>
    /// <exception cref="JsonException">A prediction that isn't JSON.</exception>
    public static BenchmarkResult Score(
        IReadOnlyList<GoldDocument> gold, Func<GoldDocument, ReadOnlyMemory<byte>> predict) => Report(gold, predict).Result;

    /// <summary>As <see cref="Score"/>, with every disagreement.</summary>
    public static OwnReport Report(IReadOnlyList<GoldDocument> gold, Func<GoldDocument, ReadOnlyMemory<byte>> predict)
    {
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(predict);
        var alignment = new Alignment(new ScoringText());
        var tallies = ImmutableArray.CreateBuilder<Tally>(gold.Count);
        var errors = ImmutableArray.CreateBuilder<ScoringError>();
        var scored = new List<(int Thousandths, bool IsRight)>();
        var judged = ImmutableArray.CreateBuilder<(string, string, bool)>();
        var (unfounded, missing) = (0, 0);
        foreach (var document in gold)
        {
            var bytes = predict(document);
            missing += bytes.IsEmpty ? 1 : 0;
            var families = ImmutableArray.CreateBuilder<FamilyTally>();
            var (wanted, given, text) = (document.Gold(), Parse(bytes), ScoringText.Flat(document.Text()));
            foreach (var family in ScoredFamily.All)
            {
                var golds = ScoredItem.AllOf(family, wanted, _ => true);
                var predictions = ScoredItem.AllOf(family, given, q => IsFounded(q, text));
                unfounded += given.Get(family.Name).Items().Sum(i => i.Quotes().Count(q => !IsFounded(q, text)));
                var pairs = alignment.Align(family, golds, predictions);
                families.Add(Count(alignment, family, golds, predictions, pairs));
                errors.AddRange(new ErrorFinder(alignment, document.Name).Find(family, golds, predictions, pairs));
                var right = pairs.Select(p => p.Predicted).ToHashSet();
                scored.AddRange(predictions.Select((p, n) => (p.Score, right.Contains(n)))
                    .Where(p => p.Score is not null).Select(p => (p.Score!.Value, p.Item2)));
                judged.AddRange(predictions.Select((p, n) => (p.Id, IsRight: right.Contains(n)))
                    .Where(p => p.Id is not null).Select(p => (document.Name, p.Id!, p.IsRight)));
            }

            tallies.Add(new Tally(families.ToImmutable()));
        }

        return new OwnReport
        {
            Result = new BenchmarkResult(
                "own", GoldCorpus.Hash(gold), gold.Count, Scores(tallies.ToImmutable(), scored)),
            Errors = errors.ToImmutable(),
            UnfoundedEvidence = unfounded,
            Judged = judged.ToImmutable(),
            MissingPredictions = missing,
        };
    }

    private static bool IsFounded(string quote, string flatText) =>
        quote.Length > 0 && flatText.Contains(ScoringText.Flat(quote), StringComparison.Ordinal);

    private static JsonElement Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return default;
        }

        using var json = JsonDocument.Parse(bytes);
        return json.RootElement.Clone();
    }

    private static FamilyTally Count(
        Alignment alignment,
        ScoredFamily family,
        ImmutableArray<ScoredItem> gold,
        ImmutableArray<ScoredItem> predicted,
        ImmutableArray<(int Gold, int Predicted)> pairs)
    {
        var partner = pairs.ToDictionary(p => p.Gold, p => p.Predicted);
        var taken = partner.Values.ToHashSet();
        var slots = ImmutableArray.CreateBuilder<SlotCount>();
        for (var s = 0; s < family.Slots.Length; s++)
        {
            var count = default(SlotCount);
            for (var g = 0; g < gold.Length; g++)
            {
                count += partner.TryGetValue(g, out var p)
                    ? alignment.Agree(family, s, gold[g], predicted[p])
                    : new SlotCount(0, gold[g].Count(s), 0);
            }

            count += new SlotCount(0, 0, predicted.Where((_, n) => !taken.Contains(n)).Sum(p => p.Count(s)));
            slots.Add(count);
        }

        return new FamilyTally(new SlotCount(pairs.Length, gold.Length, predicted.Length), slots.ToImmutable());
    }

    private static ImmutableSortedDictionary<string, double> Scores(
        ImmutableArray<Tally> tallies, List<(int Thousandths, bool IsRight)> scored)
    {
        var total = Tally.Total(tallies);
        var scores = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        scores.Add("headline", total.Headline);
        if (Tally.Resample(tallies) is var (low, high))
        {
            scores.Add("low", low);
            scores.Add("high", high);
        }

        if (Calibration.Error(scored) is { } ece)
        {
            scores.Add("ece", ece);
        }

        if (Calibration.RankingArea(scored) is { } auroc)
        {
            scores.Add("auroc", auroc);
        }

        foreach (var (family, tally) in ScoredFamily.All.Zip(total.Families))
        {
            var slot = tally.Slot;
            scores.Add(family.Name, slot.F1);
            scores.Add(family.Name + ".precision", slot.Precision);
            scores.Add(family.Name + ".recall", slot.Recall);
            scores.Add(family.Name + ".found", tally.Found.F1);
            foreach (var (s, count) in family.Slots.Zip(tally.Slots))
            {
                scores.Add($"{family.Name}.slot.{s.Name}", count.F1);
            }
        }

        return scores.ToImmutable();
    }
}
