using System.Collections.Immutable;

namespace Recount.Evaluation;

/// <summary>MUC-4's counts of a slot: right, partly right, wrong, too many, missing.</summary>
internal readonly record struct MucCounts(int Right, int Partial, int Wrong, int Spurious, int Missing)
{
    public int Possible => Right + Partial + Wrong + Missing;

    public int Actual => Right + Partial + Wrong + Spurious;

    public double Recall => Possible == 0 ? 0 : (Right + (0.5 * Partial)) / Possible;

    public double Precision => Actual == 0 ? 0 : (Right + (0.5 * Partial)) / Actual;

    public double F => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public static MucCounts operator +(MucCounts a, MucCounts b) =>
        new(a.Right + b.Right, a.Partial + b.Partial, a.Wrong + b.Wrong, a.Spurious + b.Spurious, a.Missing + b.Missing);

    /// <summary>Same as the operator.</summary>
    public static MucCounts Add(MucCounts left, MucCounts right) => left + right;
}

/// <summary>A slot of a pair as scored, with the fills that found no partner.</summary>
internal sealed record MucSlotScore(MucCounts Counts, ImmutableArray<(MucFill Key, MucFill Given)> Partial, ImmutableArray<MucFill> KeyLeft, ImmutableArray<MucFill> GivenLeft);

/// <summary>A key template with the response's; null on one side for what has no partner.</summary>
internal sealed record MucPair(MucTemplate? Key, MucTemplate? Given);

/// <summary>Aligns a response's templates with the key's and scores them slot by slot.</summary>
internal static class MucScorer
{
    private static readonly MucTemplate s_none = new(ImmutableDictionary<string, ImmutableArray<MucFill>>.Empty);

    /// <summary>Pairs by the share of the key that the response has, best first; what is left over stands alone.</summary>
    public static ImmutableArray<MucPair> Align(ImmutableArray<MucTemplate> key, ImmutableArray<MucTemplate> given)
    {
        var permitted = new List<(int Key, int Given, double Score)>();
        for (var k = 0; k < key.Length; k++)
        {
            for (var g = 0; g < given.Length; g++)
            {
                if (MayPair(key[k], given[g]))
                {
                    var all = Score(key[k], given[g]).Values.Aggregate(new MucCounts(), (sum, s) => sum + s.Counts);
                    permitted.Add((k, g, all.Possible == 0 ? 1 : all.Recall));
                }
            }
        }

        var pairs = ImmutableArray.CreateBuilder<MucPair>();
        var (keyTaken, givenTaken) = (new HashSet<int>(), new HashSet<int>());
        foreach (var (k, g, _) in permitted.OrderByDescending(p => p.Score).ThenBy(p => p.Key).ThenBy(p => p.Given))
        {
            if (!keyTaken.Contains(k) && !givenTaken.Contains(g))
            {
                keyTaken.Add(k);
                givenTaken.Add(g);
                pairs.Add(new MucPair(key[k], given[g]));
            }
        }

        pairs.AddRange(key.Where((_, k) => !keyTaken.Contains(k)).Select(t => new MucPair(t, null)));
        pairs.AddRange(given.Where((_, g) => !givenTaken.Contains(g)).Select(t => new MucPair(null, t)));
        return pairs.ToImmutable();
    }

    /// <summary>A pair's slots. A missing optional template counts nothing.</summary>
    public static IReadOnlyDictionary<string, MucSlotScore> Score(MucPair pair) =>
        pair is { Key.IsOptional: true, Given: null } ? Score(s_none, s_none) : Score(pair.Key ?? s_none, pair.Given ?? s_none);

    private static Dictionary<string, MucSlotScore> Score(MucTemplate key, MucTemplate given)
    {
        var scores = new Dictionary<string, MucSlotScore>(StringComparer.Ordinal);
        var partners = new Dictionary<(string Slot, string Given), MucFill>();
        foreach (var slot in MucSlots.All)
        {
            var (keys, answers) = (key[slot.Name].ToList(), given[slot.Name].ToList());
            var partly = ImmutableArray.CreateBuilder<(MucFill, MucFill)>();
            var right = Take(MucAgreement.Right);
            var partial = Take(MucAgreement.Partial);
            var due = keys.Where(k => !k.IsOptional).ToImmutableArray();
            var wrong = Math.Min(due.Length, answers.Count);
            scores[slot.Name] = new MucSlotScore(
                new MucCounts(right, partial, wrong, answers.Count - wrong, due.Length - wrong), partly.ToImmutable(), due, [.. answers]);

            int Take(MucAgreement wanted)
            {
                var taken = 0;
                foreach (var answer in answers.ToList())
                {
                    if (keys.Find(k => MucMatch.Of(slot, k, answer, (a, b) => IsReferred(slot, a, b)) == wanted) is not { } match)
                    {
                        continue;
                    }

                    keys.Remove(match);
                    answers.Remove(answer);
                    partners[(slot.Name, MucMatch.Normal(answer.Value))] = match;
                    taken++;
                    if (wanted == MucAgreement.Partial)
                    {
                        partly.Add((match, answer));
                    }
                }

                return taken;
            }
        }

        return scores;

        // A reference is right where it names the key's, or where its own fill was matched with it.
        bool IsReferred(MucSlot slot, MucFill keyFill, MucFill answer)
        {
            var reference = answer.Refs is [var first, ..] ? MucMatch.Normal(first) : "-";
            var wanted = keyFill.Refs.Select(MucMatch.Normal).ToList();
            return wanted.Contains(reference)
                || slot.RefersTo.Any(s => partners.TryGetValue((s, reference), out var partner) && partner.Values.Any(v => wanted.Contains(MucMatch.Normal(v))));
        }
    }

    private static bool MayPair(MucTemplate key, MucTemplate given)
    {
        var type = MucSlots.All.First(s => s.Name == MucSlots.Type);
        return Agrees(type) && (MucSlots.Anchors.Any(Agrees) || MucSlots.Anchors.All(s => key[s.Name].IsEmpty && given[s.Name].IsEmpty));

        bool Agrees(MucSlot slot) => key[slot.Name].Any(k => given[slot.Name].Any(g => slot.Kind == MucSlotKind.Text
            ? MucMatch.SharesWord(k, g.Value)
            : MucMatch.Of(slot, k, g, (_, _) => true) > MucAgreement.None));
    }
}
