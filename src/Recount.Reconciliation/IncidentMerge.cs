using System.Collections.Immutable;
using Recount.Core;
using Recount.Reconciliation.Clusters;
using Recount.Reconciliation.Figures;
using Recount.Reconciliation.Matching;

namespace Recount.Reconciliation;

/// <summary>
/// Reports of one act: same place, shared day, kinds that reporters interchange; or the same sentence with the same toll.
/// </summary>
/// <remarks>Known gap: places are compared by name, so a village and the town beside it stay apart.</remarks>
internal static class IncidentMerge
{
    /// <summary>A longer extent (an offensive, a war's total) only joins one that is equal to it.</summary>
    private const int LongestSharedDays = 2;

    /// <summary>Thousandths of shared words that make two sentences one.</summary>
    private const int SameWords = 800;

    public static ImmutableArray<IncidentRecord> Of(IReadOnlyList<Member<IncidentObservation>> sorted) =>
        [.. Clustering.Of(sorted, Keys, Score, apartInOneDocument: true).Select(Merge)];

    private static IEnumerable<string> Keys(Member<IncidentObservation> m)
    {
        var places = m.Observation.Time is null
            ? []
            : m.Observation.Places.Select(p => $"at {Names.Place(p.Name)}|{m.Observation.Aggregate}");
        var tolls = m.Observation.Figures.Where(f => f.Count.IsStated)
            .Select(f => $"toll {f.Harm.Word()}|{f.Victims.Word()}|{f.Count}");
        return places.Concat(tolls);
    }

    /// <summary>
    /// Do reporters interchange them? Raids mix missiles and drones, "attack" is said of any, a blast of unknown means
    /// is "other"; a clash, an abduction or a protest is only itself.
    /// </summary>
    private static bool AreCompatible(IncidentKind a, IncidentKind b) =>
        a == b || (IsStrike(a) && IsStrike(b)) || (IsFight(a) && IsFight(b));

    private static bool IsStrike(IncidentKind kind) => kind is IncidentKind.Shelling or IncidentKind.AirStrike
        or IncidentKind.Attack or IncidentKind.RemoteExplosive or IncidentKind.Other;

    private static bool IsFight(IncidentKind kind) => kind is IncidentKind.ArmedClash or IncidentKind.TerritoryTaken;

    private static int Score(Member<IncidentObservation> a, Member<IncidentObservation> b)
    {
        var (x, y) = (a.Observation, b.Observation);
        if (!AreCompatible(x.Kind, y.Kind))
        {
            return 0;
        }

        // The same sentence in two documents tells the same act, wherever its place and day were read.
        var words = Names.Overlap(x.Evidence[0].Quote, y.Evidence[0].Quote);
        var isRetold = words >= SameWords;
        var places = x.Places.Select(p => Names.Place(p.Name))
            .Intersect(y.Places.Select(p => Names.Place(p.Name)), StringComparer.Ordinal).Count();
        if (!isRetold && (places == 0 || x.Aggregate != y.Aggregate || !ShareDay(x.Time, y.Time)))
        {
            return 0;
        }

        var figures = x.Figures.Count(f => y.Figures.Any(g =>
            f.Harm == g.Harm && f.Victims == g.Victims && f.Count.IsStated && f.Count.IsCompatibleWith(g.Count)));
        return 100
            + (isRetold ? words / 5 : 0)
            + (10 * Math.Min(places, 5))
            + (20 * Math.Min(figures, 5))
            + (x.Time is not null && x.Time.Start == y.Time?.Start ? 30 : 0)
            + (x.Kind == y.Kind ? 25 : 0)
            + (x.Perpetrators.Intersect(y.Perpetrators, StringComparer.Ordinal).Any() ? 10 : 0);
    }

    private static bool ShareDay(DateExtent? a, DateExtent? b) => a is not null && b is not null && a.Overlaps(b)
        && ((!IsLong(a) && !IsLong(b)) || (a.Start == b.Start && a.End == b.End));

    private static bool IsLong(DateExtent d) =>
        d is not { Start: { } start, End: { } end } || end.DayNumber - start.DayNumber >= LongestSharedDays;

    private static IncidentRecord Merge(IReadOnlyList<Member<IncidentObservation>> members)
    {
        var all = members.Select(m => m.Observation).ToList();
        return new IncidentRecord
        {
            Id = RecordId.Of(all[0].Id),
            Kind = Union.MostFrequent(all.Select(o => o.Kind)),
            Aggregate = all[0].Aggregate,
            Modality = all.Min(o => o.Modality),
            Time = Narrowest(all),
            Places = Union.By(all.SelectMany(o => o.Places), p => Names.Place(p.Name)),
            Perpetrators = Union.Of(all.SelectMany(o => o.Perpetrators)),
            Targets = Union.Of(all.SelectMany(o => o.Targets)),
            Weapons = Union.Of(all.SelectMany(o => o.Weapons)),
            Origins = members.SelectMany(Origins).Distinct(StringComparer.Ordinal).Count(),
            Reports = Union.Reports(members),
            Figures = FigureMerge.Of(members),
            Damage = Union.By(all.SelectMany(o => o.Damage), d => $"{Names.Normalise(d.Object)}|{d.Outcome}|{d.Count}"),
            Observations = [.. members.Select(m => m.ToRecord())],
        };
    }

    private static DateExtent? Narrowest(IEnumerable<IncidentObservation> all) => all
        .Select(o => o.Time).OfType<DateExtent>()
        .OrderBy(d => (d.End ?? DateOnly.MaxValue).DayNumber - (d.Start ?? DateOnly.MinValue).DayNumber)
        .FirstOrDefault();

    /// <summary>An outlet's own word is the outlet's, and an outlet without a name counts by its document.</summary>
    private static IEnumerable<string> Origins(Member<IncidentObservation> m)
    {
        var named = m.Observation.Origins.Concat(m.Observation.Figures.SelectMany(f => f.Origins)).ToList();
        return named.Count > 0
            ? named.Select(Names.Romanised)
            : ["outlet " + (m.Document.Agency ?? m.Document.Outlet ?? m.Document.Id.Value)];
    }
}
