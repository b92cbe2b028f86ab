using System.Collections.Immutable;
using Recount.Core;
using Recount.Reconciliation.Clusters;
using Recount.Reconciliation.Matching;

namespace Recount.Reconciliation.Figures;

/// <summary>Figures of one incident, by harm and victims, with all their values.</summary>
/// <remarks>
/// Policy <c>latest-best-placed.v0</c>: among values that nothing supersedes and that have a number, the latest report of
/// the best-placed origin; a lower rank's later and fuller count takes over once the higher rank's is seven days old.
/// Known gaps: an old value told again counts from its retelling, and totals aren't checked against parts.
/// </remarks>
internal static class FigureMerge
{
    public const string Policy = "latest-best-placed.v0";

    private const int DaysThatRankHolds = 7;

    public static ImmutableArray<FigureRecord> Of(IReadOnlyList<Member<IncidentObservation>> members)
    {
        ImmutableArray<string> perpetrators =
            [.. members.SelectMany(m => m.Observation.Perpetrators).Distinct(StringComparer.Ordinal)];
        return
        [
            .. members
                .SelectMany(m => m.Observation.Figures.SelectMany(f => Values(m, f)))
                .GroupBy(v => (v.Figure.Harm, v.Figure.Victims))
                .OrderBy(g => g.Key.Harm).ThenBy(g => g.Key.Victims)
                .Select(g => Merge(g.Key.Harm, g.Key.Victims, [.. g.Distinct()], perpetrators)),
        ];
    }

    private static IEnumerable<Reported> Values(Member<IncidentObservation> member, Figure figure)
    {
        var origins = !figure.Origins.IsEmpty ? figure.Origins : member.Observation.Origins;
        return origins.IsEmpty
            ? [new Reported(member, figure, member.Document.Outlet, IsOutlet: true)]
            : origins.Select(o => new Reported(member, figure, o, IsOutlet: false));
    }

    private static FigureRecord Merge(
        Harm harm, VictimClass victims, IReadOnlyList<Reported> values, ImmutableArray<string> perpetrators)
    {
        var states = values.Select((v, i) => IsSuperseded(values, i) ? FigureState.Superseded : FigureState.Agreed).ToArray();
        var live = Enumerable.Range(0, values.Count)
            .Where(i => states[i] == FigureState.Agreed && values[i].Figure.Count.IsStated).ToList();
        foreach (var i in live)
        {
            if (live.Any(j => !SameOrigin(values[i], values[j]) && !values[i].Figure.Count.IsCompatibleWith(values[j].Figure.Count)))
            {
                states[i] = FigureState.Disputed;
            }
        }

        return new FigureRecord
        {
            Harm = harm,
            Victims = victims,
            Current = Current([.. live.Select(i => values[i])], perpetrators)?.Figure.Count ?? Quantity.Unstated,
            Policy = Policy,
            State = states.Contains(FigureState.Disputed) ? FigureState.Disputed : FigureState.Agreed,
            Values = [.. values.Select((v, i) => new FigureValue
            {
                Count = v.Figure.Count, Text = v.Figure.Text, Origin = v.Origin, Reported = v.Member.Document.Published,
                State = states[i], Evidence = v.Figure.Evidence, Observation = v.Member.Observation.Id, Document = v.Member.Document,
            })],
        };
    }

    /// <summary>The document calls it outdated, or its own origin later gives another number.</summary>
    private static bool IsSuperseded(IReadOnlyList<Reported> values, int i)
    {
        var value = values[i];
        if (value.Figure.State == FigureState.Superseded)
        {
            return true;
        }

        return value.Figure.Count.IsStated && value.Member.Document.Published is { } reported && values.Any(later =>
            SameOrigin(value, later) && later.Figure.Count.IsStated && later.Figure.State != FigureState.Superseded
            && later.Member.Document.Published is { } then && then > reported
            && IsRaisedBy(value.Figure.Count, later.Figure.Count));
    }

    private static bool IsRaisedBy(Quantity earlier, Quantity later) =>
        (later.Min ?? 0) > (earlier.Min ?? 0) || (earlier.Max is { } max && (later.Min ?? 0) > max);

    private static bool SameOrigin(Reported a, Reported b) => a.Origin is not null && b.Origin is not null
        && string.Equals(Names.Romanised(a.Origin), Names.Romanised(b.Origin), StringComparison.Ordinal);

    private static Reported? Current(IReadOnlyList<Reported> live, ImmutableArray<string> perpetrators)
    {
        Reported? chosen = null;
        var chosenRank = OriginRank.Unnamed;
        foreach (var rank in live.GroupBy(v => OriginRanks.Of(v.Origin, v.IsOutlet, perpetrators)).OrderBy(g => g.Key))
        {
            // Values stand in order of report; among those of one moment the greater minimum is the fuller count.
            var latest = rank.OrderBy(v => v.Member.Document.Published).ThenBy(v => v.Figure.Count.Min ?? 0).Last();
            if (chosen is null || (rank.Key > chosenRank && Yields(chosen, latest)))
            {
                (chosen, chosenRank) = (latest, rank.Key);
            }
        }

        return chosen;
    }

    private static bool Yields(Reported held, Reported later) =>
        held.Member.Reported is { } then && later.Member.Reported is { } now
        && now.DayNumber - then.DayNumber > DaysThatRankHolds
        && (later.Figure.Count.Min ?? 0) > (held.Figure.Count.Min ?? 0);

    private sealed record Reported(Member<IncidentObservation> Member, Figure Figure, string? Origin, bool IsOutlet);
}
