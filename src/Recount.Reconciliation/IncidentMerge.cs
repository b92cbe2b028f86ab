using System.Collections.Immutable;
using Recount.Core;
using Recount.Reconciliation.Clusters;
using Recount.Reconciliation.Figures;
using Recount.Reconciliation.Matching;

namespace Recount.Reconciliation;

/// <summary>Reports of one act: same place, shared day, kinds that reporters interchange.</summary>
/// <remarks>Known gap: places are compared by name, so a village and the town beside it stay apart.</remarks>
internal static class IncidentMerge
{
    /// <summary>A longer extent (an offensive, a war's total) only joins one that is equal to it.</summary>
    private const int LongestSharedDays = 2;

    public static ImmutableArray<IncidentRecord> Of(IReadOnlyList<Member<IncidentObservation>> sorted) =>
        [.. Clustering.Of(sorted, Keys, Score, apartInOneDocument: true).Select(Merge)];

    private static IEnumerable<string> Keys(Member<IncidentObservation> m) => m.Observation.Time is null
        ? []
        : m.Observation.Places.Select(p =>
            $"{Names.Normalise(p.Name)}|{Group(m.Observation.Kind)}|{m.Observation.Aggregate}");

    /// <summary>Raids mix missiles and drones, and "attack" is said of any; the other kinds are only themselves.</summary>
    private static string Group(IncidentKind kind) => kind switch
    {
        IncidentKind.Shelling or IncidentKind.AirStrike or IncidentKind.Attack => "strike",
        IncidentKind.ArmedClash or IncidentKind.TerritoryTaken => "fight",
        _ => kind.Word(),
    };

    private static int Score(Member<IncidentObservation> a, Member<IncidentObservation> b)
    {
        if (a.Observation.Time is not { } s || b.Observation.Time is not { } t || !s.Overlaps(t)
            || ((IsLong(s) || IsLong(t)) && (s.Start != t.Start || s.End != t.End)))
        {
            return 0;
        }

        var places = a.Observation.Places.Select(p => Names.Normalise(p.Name))
            .Intersect(b.Observation.Places.Select(p => Names.Normalise(p.Name)), StringComparer.Ordinal).Count();
        var figures = a.Observation.Figures.Count(f => b.Observation.Figures.Any(g =>
            f.Harm == g.Harm && f.Victims == g.Victims && f.Count.IsStated && f.Count.IsCompatibleWith(g.Count)));
        return 100
            + (10 * Math.Min(places, 5))
            + (20 * Math.Min(figures, 5))
            + (s.Start == t.Start ? 30 : 0)
            + (a.Observation.Kind == b.Observation.Kind ? 25 : 0)
            + (a.Observation.Perpetrators.Intersect(b.Observation.Perpetrators, StringComparer.Ordinal).Any() ? 10 : 0);
    }

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
            Places = Union.By(all.SelectMany(o => o.Places), p => Names.Normalise(p.Name)),
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
