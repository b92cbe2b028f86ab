using System.Collections.Immutable;
using Recount.Core;
using Recount.Reconciliation.Actors;
using Recount.Reconciliation.Clusters;
using Recount.Reconciliation.Figures;
using Recount.Reconciliation.Matching;
using Recount.Reconciliation.Origins;

namespace Recount.Reconciliation.Incidents;

/// <summary>Reports of one act made one record (<see cref="IncidentLikeness"/>), and totals led to their parts.</summary>
internal sealed class IncidentMerge(ActorNames actors, OriginBook origins, Func<string, bool> isNational)
{
    private readonly FigureMerge _figures = new(origins);

    public ImmutableArray<IncidentRecord> Of(IReadOnlyList<Member<IncidentObservation>> sorted)
    {
        var profiles = sorted.Select(m => IncidentProfile.Of(m, isNational)).ToList();
        var clusters = Clustering.Of(
            sorted, i => profiles[i].Keys(), (i, j) => IncidentLikeness.Of(profiles[i], profiles[j]), apartInOneDocument: true);
        return TotalFinder.Linked([.. clusters.Select(Merge)]);
    }

    private IncidentRecord Merge(IReadOnlyList<Member<IncidentObservation>> members)
    {
        var all = members.Select(m => m.Observation).ToList();
        var perpetrators = Union.Of(all.SelectMany(o => o.Perpetrators).Select(actors.Of));
        return new IncidentRecord
        {
            Id = RecordId.Of(all[0].Id),
            Kind = Union.MostFrequent(all.Select(o => o.Kind).Where(k => k != IncidentKind.Other).DefaultIfEmpty(IncidentKind.Other)),
            Aggregate = 2 * all.Count(o => o.Aggregate) > all.Count,
            Modality = all.Min(o => o.Modality),
            Time = Time(members),
            Places = Places(all),
            Perpetrators = perpetrators,
            Targets = Union.Of(all.SelectMany(o => o.Targets)),
            Weapons = Union.Of(all.SelectMany(o => o.Weapons)),
            Origins = members.SelectMany(Origins).Distinct(StringComparer.Ordinal).Count(),
            Reports = Union.Reports(members),
            Figures = _figures.Of(members, perpetrators),
            Damage = Union.By(all.SelectMany(o => o.Damage), d => $"{Names.Normalise(d.Object)}|{d.Outcome}|{d.Count}"),
            Observations = [.. members.Select(m => m.ToRecord())],
        };
    }

    /// <summary>The narrowest extent; of equally narrow ones the one that most reports give, then the earliest reported.</summary>
    private static DateExtent? Time(IReadOnlyList<Member<IncidentObservation>> members) => members
        .Select(m => m.Observation.Time).OfType<DateExtent>()
        .GroupBy(d => (d.Start, d.End))
        .OrderBy(g => (g.Key.End ?? DateOnly.MaxValue).DayNumber - (g.Key.Start ?? DateOnly.MinValue).DayNumber)
        .ThenByDescending(g => g.Count())
        .FirstOrDefault()?.First();

    /// <summary>Only the most specific places: a region that stands around a named town of another report isn't added.</summary>
    private static ImmutableArray<Place> Places(IReadOnlyList<IncidentObservation> all)
    {
        var places = Union.By(all.SelectMany(o => o.Places), p => Names.Place(p.Name));
        var hasNamed = places.Any(p => p.Precision != PlacePrecision.Region);
        return hasNamed ? [.. places.Where(p => p.Precision != PlacePrecision.Region)] : places;
    }

    private IEnumerable<string> Origins(Member<IncidentObservation> m)
    {
        var named = m.Observation.Origins.Concat(m.Observation.Figures.SelectMany(f => f.Origins)).ToList();
        return named.Count > 0 ? named.Select(o => origins.Key(o, m.Document)) : [origins.Key(null, m.Document)];
    }
}
