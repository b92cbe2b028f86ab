using Recount.Core;
using Recount.Reconciliation.Clusters;
using Recount.Reconciliation.Matching;

namespace Recount.Reconciliation.Incidents;

/// <summary>Do two reports tell one act? A sum of weights, in hundredths, that can be shown feature by feature.</summary>
/// <remarks>
/// The weights were set by hand on the gold of three corpora, two wars watching one, and then left: docs/accuracy.md has
/// what they reach on gold observations and on extracted ones. Place and day weigh most, as for a coder; the telling
/// words let reports meet whose place or day was read wrong or isn't given.
/// </remarks>
internal static class IncidentLikeness
{
    /// <summary>What a pair must reach to be one act.</summary>
    private const int Threshold = 500;

    private const int SameKind = 100;
    private const int SameDay = 300;
    private const int SharedDay = 200;
    private const int NextDay = -100;
    private const int DaysApart = -400;
    private const int SamePlace = 400;
    private const int SameRegion = 200;
    private const int WithinTown = 300;
    private const int WithinDistrict = 100;
    private const int WithinRegion = 0;
    private const int PlacesApart = -300;
    private const int CountriesApart = -400;
    private const int OneIsTotal = -200;
    private const int SharedPerpetrator = 100;
    private const int MostWords = 600;
    private const int WordWeight = 70;
    private const int MostToll = 500;

    private const double TownKm = 15;
    private const double DistrictKm = 40;
    private const double RegionKm = 150;
    private const int NearDays = 3;

    /// <summary>Two undated reports of one act are rarely more than a week apart.</summary>
    private const int DaysBetweenUndated = 7;

    /// <returns>Positive where they are one act; <see cref="Clustering.Apart"/> where they can't be.</returns>
    public static int Of(IncidentProfile a, IncidentProfile b)
    {
        var (x, y) = (a.Observation, b.Observation);
        if (!AreInterchanged(x.Kind, y.Kind))
        {
            return Clustering.Apart;
        }

        return (x.Kind == y.Kind ? SameKind : 0)
            + Days(a, b)
            + Places(a, b)
            + Toll(x, y)
            + Words(a, b)
            + (x.Aggregate != y.Aggregate ? OneIsTotal : 0)
            + Perpetrators(x, y)
            - Threshold;
    }

    /// <summary>
    /// Raids mix missiles and drones, "attack" is said of any, a blast of unknown means is "other"; a raid on a base is a
    /// clash, or the taking of it; an abduction or a protest is only itself.
    /// </summary>
    private static bool AreInterchanged(IncidentKind a, IncidentKind b) =>
        a == b || (IsStrike(a) && IsStrike(b)) || (IsFight(a) && IsFight(b));

    private static bool IsStrike(IncidentKind kind) => kind is IncidentKind.Shelling or IncidentKind.AirStrike
        or IncidentKind.Attack or IncidentKind.RemoteExplosive or IncidentKind.SuicideBomb or IncidentKind.Grenade or IncidentKind.Other;

    private static bool IsFight(IncidentKind kind) =>
        kind is IncidentKind.ArmedClash or IncidentKind.TerritoryTaken or IncidentKind.Attack;

    private static int Days(IncidentProfile a, IncidentProfile b)
    {
        if (a.Days is not { } x || b.Days is not { } y)
        {
            return IsToldTooSoon(a, b) || IsToldTooSoon(b, a) || AreUndatedAndFar(a, b) ? 2 * DaysApart : 0;
        }

        var gap = Math.Max(x.First - y.Last, y.First - x.Last);
        if (a.IsPeriod || b.IsPeriod)
        {
            // "Since 1 June, when …" is often told of the act of that day.
            var isOneStart = x.First == y.First && !(a.IsPeriod && b.IsPeriod);
            return x == y ? SameDay : isOneStart ? SharedDay : gap <= 0 ? NextDay : DaysApart;
        }

        // Daily totals and interceptions of two days are two; one night's act is told under either of its dates.
        var isDaily = (a.Observation.Aggregate && b.Observation.Aggregate) || a.Observation.Kind == IncidentKind.DisruptedWeaponsUse;
        return x.First == y.First ? SameDay
            : gap <= 0 ? SharedDay
            : gap == 1 && !isDaily ? NextDay
            : gap <= NearDays ? DaysApart
            : 2 * DaysApart;
    }

    /// <summary>An act can't be told before it happened.</summary>
    private static bool IsToldTooSoon(IncidentProfile dated, IncidentProfile undated) =>
        undated.Days is null && dated.Days is { } days && undated.Member.Reported is { } told && told.DayNumber < days.First;

    private static bool AreUndatedAndFar(IncidentProfile a, IncidentProfile b) => a.Days is null && b.Days is null
        && a.Member.Reported is { } x && b.Member.Reported is { } y && Math.Abs(x.DayNumber - y.DayNumber) > DaysBetweenUndated;

    /// <summary>The best of all pairs of places; nothing where one has none.</summary>
    private static int Places(IncidentProfile a, IncidentProfile b)
    {
        var best = int.MinValue;
        foreach (var p in a.Places)
        {
            foreach (var q in b.Places)
            {
                best = Math.Max(best, Of(p, q));
            }
        }

        return best == int.MinValue ? 0 : best;
    }

    private static int Of(ComparedPlace p, ComparedPlace q)
    {
        if (string.Equals(p.Name, q.Name, StringComparison.Ordinal))
        {
            return p.IsRegion ? SameRegion : SamePlace;
        }

        var isOneCountry = p.Country is not null && string.Equals(p.Country, q.Country, StringComparison.Ordinal);
        var km = p.Coordinate is { } x && q.Coordinate is { } y ? x.DistanceKm(y) : double.PositiveInfinity;
        // A named region is somewhere; a country is everywhere in itself.
        var isRegion = p.IsRegion || q.IsRegion;
        return !isRegion && km <= TownKm ? WithinTown
            : !isRegion && km <= DistrictKm ? WithinDistrict
            : isRegion && isOneCountry && (km <= RegionKm || double.IsPositiveInfinity(km) || !(Names.NamesRegion(p.Name) || Names.NamesRegion(q.Name))) ? WithinRegion
            : isOneCountry ? PlacesApart
            : CountriesApart;
    }

    /// <summary>The same number of the same harm, each harm once: the larger, the less it is chance.</summary>
    private static int Toll(IncidentObservation x, IncidentObservation y)
    {
        var byHarm = x.Figures
            .Where(f => (f.Count.Min ?? f.Count.Max) > 0 && y.Figures.Any(g => g.Harm == f.Harm && g.Count == f.Count))
            .GroupBy(f => f.Harm)
            .Select(g => g.Max(f => (f.Count.Min ?? f.Count.Max) switch { >= 10 => 300, >= 3 => 200, _ => 100 }));
        return Math.Min(MostToll, byHarm.Sum());
    }

    /// <summary>Shared telling words, less where they are a small part of the shorter report.</summary>
    private static int Words(IncidentProfile a, IncidentProfile b)
    {
        var shared = a.Wording.SharedWith(b.Wording);
        if (shared == 0)
        {
            return 0;
        }

        var partOfShorter = 1000 * shared / Math.Min(a.Wording.Total, b.Wording.Total);
        return Math.Min(MostWords, shared * WordWeight) * (400 + (600 * Math.Min(1000, 2 * partOfShorter) / 1000)) / 1000;
    }

    private static int Perpetrators(IncidentObservation x, IncidentObservation y) =>
        x.Perpetrators.IsEmpty || y.Perpetrators.IsEmpty ? 0
        : x.Perpetrators.Intersect(y.Perpetrators, StringComparer.Ordinal).Any() ? SharedPerpetrator
        : -SharedPerpetrator;
}
