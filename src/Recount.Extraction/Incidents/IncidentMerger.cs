using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Brings together what one document tells of one act: the same place, day and means, or a taking up.</summary>
/// <remarks>Within one document only, in order of text. Merging over documents is Reconciliation's.</remarks>
internal static class IncidentMerger
{
    private static readonly IncidentKind[] s_byMeans =
        [IncidentKind.Shelling, IncidentKind.AirStrike, IncidentKind.Attack, IncidentKind.RemoteExplosive, IncidentKind.ArmedClash, IncidentKind.Other];

    // Acts of their own sort: a bare toll or "the attack" after them speaks of something else.
    private static readonly IncidentKind[] s_apart =
        [IncidentKind.DisruptedWeaponsUse, IncidentKind.TerritoryTaken, IncidentKind.Arrests, IncidentKind.Protest, IncidentKind.PropertyDestruction];

    public static List<IncidentDraft> Merge(IEnumerable<IncidentDraft> drafts)
    {
        var all = drafts.ToList();
        var merged = new List<IncidentDraft>();
        foreach (var draft in all.Where(d => !d.IsHeading))
        {
            var home = merged.LastOrDefault(m => IsSame(m, draft));
            if (home is not null)
            {
                Take(home, draft);
            }
            else if (!draft.IsThin)
            {
                if (draft.Places.Count == 0 && draft.OfficeAt is { } office && draft.Figures.Count > 0)
                {
                    draft.Places.Add(office);
                }

                IncidentFrame.Lend(draft, merged);
                merged.Add(draft);
            }
        }

        // A heading or caption is evidence of what the body tells; by itself it is too thin to stand.
        foreach (var heading in all.Where(d => d.IsHeading))
        {
            var home = merged.Find(m => SharePlace(m, heading) && AreCompatible(m, heading))
                ?? (merged.Count == 0 ? null : merged.Find(m => m.Figures.Exists(f => heading.Figures.Exists(g => g.Harm == f.Harm && g.Count.Min is not null && g.Count.Min == f.Count.Min))));
            if (home is not null)
            {
                Take(home, heading);
            }
            else if (heading.Figures.Exists(f => f.Count.IsStated) && heading.Places.Count > 0)
            {
                merged.Add(heading);
            }
        }

        return merged;
    }

    private static bool IsSame(IncidentDraft a, IncidentDraft b)
    {
        if (b.IsAnother || !AreCompatible(a, b) || (a.IsByNight is { } night && b.IsByNight is { } other && night != other) || (a.HasOwnTime && b.HasOwnTime && !a.Time!.Overlaps(b.Time!)))
        {
            return false;
        }

        // What another did is another act.
        if (a.Perpetrators.Count > 0 && b.Perpetrators.Count > 0 && a.Kind is not IncidentKind.ArmedClash && !a.Perpetrators.Intersect(b.Perpetrators, StringComparer.Ordinal).Any())
        {
            return false;
        }

        if (a.Places.Count > 0 && b.Places.Count > 0)
        {
            // "The attack took place in the district of …": taken up with a finer place.
            var isFiner = b.IsAnaphoric && b.Figures.Count == 0 && !a.IsAtTown && b.Sentence.Index - a.Sentence.Index <= 6 && a.Post == b.Post && !a.IsAggregate
                && a.Places[0].Country == b.Places[0].Country;
            return a.IsAggregate == b.IsAggregate && (SharePlace(a, b) || isFiner);
        }

        var distance = b.Sentence.Index - a.Sentence.Index;
        if (b.Places.Count == 0)
        {
            if (b.OfficeAt is { } office && a.Places.Count > 0)
            {
                return a.Places.Exists(p => RomanisedName.Fold(p.Name) == RomanisedName.Fold(office.Name)) && !b.IsAggregate;
            }

            var takesUp = b.IsTollOnly || b.PointsBack || b.IsAnaphoric;
            return distance <= (takesUp ? 5 : 2) && a.Post == b.Post && (takesUp || b.Figures.Count > 0) && !(b.IsAggregate && !a.IsAggregate);
        }

        // Told first without its place, then with it, on one day and by one means.
        var isOneDay = a.HasOwnTime && b.HasOwnTime && a.Kinds.Intersect(b.Kinds).Any();
        // One that has a day of its own takes up only what has one too.
        var takesUpPlaceless = b.IsAnaphoric && (!b.HasOwnTime || a.HasOwnTime);
        return (takesUpPlaceless || isOneDay) && distance <= 5 && a.Post == b.Post && a.IsAggregate == b.IsAggregate;
    }

    private static bool AreCompatible(IncidentDraft a, IncidentDraft b)
    {
        if (a.Kinds.Count == 0 || b.Kinds.Count == 0)
        {
            var named = a.Kinds.Count > 0 ? a : b;
            return named.Kinds.Count == 0 || !s_apart.Contains(named.Kind);
        }

        return a.Kinds.Intersect(b.Kinds).Any() || (s_byMeans.Contains(a.Kind) && s_byMeans.Contains(b.Kind)
            && (a.Kind is IncidentKind.Other or IncidentKind.Attack || b.Kind is IncidentKind.Other or IncidentKind.Attack || b.IsAnaphoric));
    }

    private static bool SharePlace(IncidentDraft a, IncidentDraft b) =>
        a.Places.Exists(p => b.Places.Exists(q => RomanisedName.Fold(p.Name) == RomanisedName.Fold(q.Name)));

    private static void Take(IncidentDraft home, IncidentDraft other)
    {
        home.Evidence.AddRange(other.Evidence.Where(e => !home.Evidence.Contains(e)));
        if (home.Time is null || (!home.HasOwnTime && other.HasOwnTime))
        {
            home.Time = other.Time;
            home.HasOwnTime = other.HasOwnTime;
        }

        if (home.Places.Count == 0 || (other.Places.Count > 0 && !SharePlace(home, other) && other.IsAnaphoric && !other.IsHeading))
        {
            home.Places.Clear();
            home.Places.AddRange(other.Places);
        }

        if (home.Kinds.Count == 0)
        {
            home.Kinds.AddRange(other.Kinds);
        }
        else if (home.Kind is IncidentKind.Other or IncidentKind.Attack && other.Kinds.Count > 0 && other.Kind is not (IncidentKind.Other or IncidentKind.Attack))
        {
            home.Kinds.Insert(0, other.Kind);
        }

        AddNew(home.Perpetrators, other.Perpetrators);
        AddNew(home.Targets, other.Targets);
        AddNew(home.Weapons, other.Weapons);
        AddNew(home.Origins, other.Origins);
        foreach (var figure in other.Figures)
        {
            if (!home.Figures.Exists(f => f.Harm == figure.Harm && f.Victims == figure.Victims && f.Count == figure.Count
                && (f.Count.IsStated || f.Text == figure.Text)))
            {
                home.Figures.Add(figure);
            }
        }

        foreach (var damage in other.Damage)
        {
            if (!home.Damage.Exists(d => d.Count == damage.Count && d.Outcome == damage.Outcome))
            {
                home.Damage.Add(damage);
            }
        }
    }

    private static void AddNew(List<string> to, List<string> from) =>
        to.AddRange(from.Where(x => !to.Contains(x, StringComparer.Ordinal)));
}
