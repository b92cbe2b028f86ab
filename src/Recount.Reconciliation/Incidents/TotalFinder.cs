using System.Collections.Immutable;
using Recount.Core;
using Recount.Reconciliation.Matching;

namespace Recount.Reconciliation.Incidents;

/// <summary>Totals led to the acts that they sum, and checked against them.</summary>
/// <remarks>
/// A total sums the acts that the same document tells, within its days, at a place that it names or inside the country
/// that it speaks of. Acts of other documents aren't claimed for it: which acts a total counts is the document's to say.
/// </remarks>
internal static class TotalFinder
{
    /// <summary>Within a region's usual reach of its centre.</summary>
    private const double RegionKm = 200;

    public static ImmutableArray<IncidentRecord> Linked(ImmutableArray<IncidentRecord> records)
    {
        var byDocument = records
            .SelectMany(r => r.Observations.Select(o => (o.Document.Id, Record: r)))
            .ToLookup(r => r.Id, r => r.Record);
        var parts = records.Where(r => r.Aggregate).ToDictionary(
            r => r.Id,
            r => r.Observations.SelectMany(o => byDocument[o.Document.Id]).Where(p => Sums(r, p))
                .DistinctBy(p => p.Id).OrderBy(p => p.Id.Value, StringComparer.Ordinal).ToList());
        var totals = parts.SelectMany(t => t.Value.Select(p => (Part: p.Id, Total: t.Key)))
            .ToLookup(t => t.Part, t => t.Total);
        return
        [
            .. records.Select(r => r with
            {
                PartOf = [.. totals[r.Id].OrderBy(t => t.Value, StringComparer.Ordinal)],
                Parts = parts.TryGetValue(r.Id, out var mine) ? [.. mine.Select(p => p.Id)] : [],
                Totals = parts.TryGetValue(r.Id, out mine) ? Checks(r, mine) : [],
            }),
        ];
    }

    private static bool Sums(IncidentRecord total, IncidentRecord part) =>
        !part.Aggregate && total.Time is { } period && part.Time is { } day && period.Overlaps(day) && !IsLongerThan(day, period)
        && part.Kind != IncidentKind.DisruptedWeaponsUse && total.Kind != IncidentKind.DisruptedWeaponsUse
        && Holds(total.Places, part.Places)
        && part.Figures.Any(f => total.Figures.Any(g => g.Harm == f.Harm))
        && part.Figures.All(f => total.Figures.All(g => g.Harm != f.Harm || g.Victims != f.Victims || MaySum(g.Current, f.Current)));

    private static bool IsLongerThan(DateExtent a, DateExtent b) => Length(a) > Length(b);

    private static int Length(DateExtent d) => (d.End ?? DateOnly.MaxValue).DayNumber - (d.Start ?? DateOnly.MinValue).DayNumber;

    private static bool MaySum(Quantity total, Quantity part) => total.Max is not { } most || (part.Min ?? 0) <= most;

    /// <summary>Some place of the part is one of the total's, or lies in a country that the total speaks of as a whole.</summary>
    private static bool Holds(ImmutableArray<Place> total, ImmutableArray<Place> part) => part.Any(p => total.Any(t =>
        string.Equals(Names.Place(t.Name), Names.Place(p.Name), StringComparison.Ordinal)
        || (t.Precision == PlacePrecision.Region && t.Country is not null && string.Equals(t.Country, p.Country, StringComparison.Ordinal)
            && (!Names.NamesRegion(Names.Place(t.Name)) || IsNear(t, p)))));

    private static bool IsNear(Place region, Place place) =>
        region.Coordinate is { } a && place.Coordinate is { } b && a.DistanceKm(b) <= RegionKm;

    private static ImmutableArray<TotalCheck> Checks(IncidentRecord total, List<IncidentRecord> parts) =>
    [
        .. total.Figures.Where(f => f.Current.IsStated).Select(f => Check(f, parts)).OfType<TotalCheck>(),
    ];

    private static TotalCheck? Check(FigureRecord total, List<IncidentRecord> parts)
    {
        var summed = parts
            .Select(p => (p.Id, Figure: p.Figures.FirstOrDefault(f => f.Harm == total.Harm && f.Victims == total.Victims && f.Current.IsStated)))
            .Where(p => p.Figure is not null)
            .ToList();
        if (summed.Count == 0)
        {
            return null;
        }

        var sum = summed.Aggregate(Quantity.Exactly(0), (s, p) => s + p.Figure!.Current);
        return new TotalCheck
        {
            Harm = total.Harm, Victims = total.Victims, Total = total.Current, Sum = sum,
            Parts = [.. summed.Select(p => p.Id)],
            Agrees = total.Current.Max is not { } most || (sum.Min ?? 0) <= (total.Current.IsApproximate ? most + (most / 10) : most),
        };
    }
}
