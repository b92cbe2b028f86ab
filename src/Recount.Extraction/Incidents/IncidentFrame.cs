using Recount.Core;

namespace Recount.Extraction;

/// <summary>What the document around lends to an act whose own words leave it open: its means, its day, its doer.</summary>
internal static class IncidentFrame
{
    private const int NearSentences = 4;
    private const int RecentDays = 3;
    private const int NewsDays = 60;

    private static readonly IncidentKind[] s_lendable =
        [IncidentKind.AirStrike, IncidentKind.Shelling, IncidentKind.RemoteExplosive, IncidentKind.ArmedClash, IncidentKind.Attack, IncidentKind.SuicideBomb];

    /// <summary>Kind and day from the acts told before, for an act that is told apart from them.</summary>
    public static void Lend(IncidentDraft draft, List<IncidentDraft> before)
    {
        if (draft.Kinds.Count == 0 && draft.Default is not IncidentKind.RemoteExplosive)
        {
            var near = before.LastOrDefault(b => b.Kinds.Count > 0 && s_lendable.Contains(b.Kind)
                && draft.Sentence.Index - b.Sentence.Index <= (draft.Default is null ? 2 * NearSentences : NearSentences)
                && (draft.Default is not IncidentKind.AirStrike || b.Kind is IncidentKind.AirStrike or IncidentKind.Shelling));
            if (near is not null)
            {
                draft.Kinds.Add(near.Kind);
            }
        }

        if (draft.Time is null && IsOfDay(draft))
        {
            // A period ("since January") is that of its own total alone.
            draft.Time = before.LastOrDefault(b => b.Time is { Granularity: DateGranularity.Day or DateGranularity.Range, Start: not null, End: not null } && b.Post == draft.Post
                && !b.IsAggregate && draft.Sentence.Index - b.Sentence.Index <= (IsNews(b) ? NearSentences : 1))?.Time;
        }

        if ((draft.PointsBack || draft.Kind is IncidentKind.Arrests) && draft.Places.Count == 0
            && (draft.Recalled is { } named ? [named] : before.LastOrDefault(b => b.IsAtTown && draft.Sentence.Index - b.Sentence.Index <= NearSentences)?.Places) is { } scene)
        {
            draft.Places.AddRange(scene);
        }
    }

    // Of the report's own days; what happened long before is told in a sentence or two.
    private static bool IsNews(IncidentDraft draft) =>
        draft.Today is not { } today || today.DayNumber - draft.Time!.Start!.Value.DayNumber <= NewsDays;

    // A total over many acts and people held for long have no day of their own.
    private static bool IsOfDay(IncidentDraft draft) =>
        !draft.IsAggregate && !(draft.IsTollOnly && draft.Figures.Count > 0 && draft.Figures.TrueForAll(f => f.Harm == Harm.Abducted));

    /// <summary>What can be said only after the whole document was read.</summary>
    public static void Fill(DocumentView document, List<IncidentDraft> drafts)
    {
        FillKinds(drafts);
        FillDays(drafts);
        FillDoers(drafts);
        FillSides(document, drafts);
    }

    private static void FillKinds(List<IncidentDraft> drafts)
    {
        var common = drafts.Where(d => d.Kinds.Count > 0 && s_lendable.Contains(d.Kind)).GroupBy(d => d.Kind)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key).FirstOrDefault()?.Key;
        foreach (var draft in drafts.Where(d => d.Kinds.Count == 0))
        {
            draft.Kinds.Add(draft.Default is { } own and not IncidentKind.Attack ? own : common ?? draft.Default
                ?? (draft.Perpetrators.Count > 0 && draft.Figures.Count > 0 ? IncidentKind.Attack : IncidentKind.Other));
        }
    }

    // The first day that the body gives to an act, if it lies close behind the report, is that of what it reports. Background
    // bears its own date.
    private static void FillDays(List<IncidentDraft> drafts)
    {
        foreach (var draft in drafts.Where(d => d.Time is null && IsOfDay(d) && (d.Figures.Count > 0 || d.Damage.Count > 0 || d.Places.Count > 0)))
        {
            var today = draft.Today ?? DateOnly.MaxValue;
            draft.Time = drafts.Find(d => d.HasOwnTime && d.Time is { Granularity: DateGranularity.Day, Start: { } day, End: not null }
                && day <= today && today.DayNumber - day.DayNumber <= RecentDays)?.Time;
        }
    }

    // Of two sides at war, the one that shot weapons down is not the one that launched them; where a side tells what the
    // other launched, it was launched at the teller.
    private static void FillSides(DocumentView document, List<IncidentDraft> drafts)
    {
        if (document.Principals.Count < 2)
        {
            return;
        }

        foreach (var draft in drafts)
        {
            if (draft.Kind == IncidentKind.DisruptedWeaponsUse)
            {
                var launch = draft.Perpetrators.Count > 0 ? null : drafts.Find(d => Math.Abs(d.Sentence.Index - draft.Sentence.Index) <= 2
                    && d.Kind is IncidentKind.AirStrike or IncidentKind.Shelling && d.Perpetrators.Count == 1 && document.Principals.Contains(d.Perpetrators[0], StringComparer.Ordinal));
                if (launch is not null)
                {
                    draft.Perpetrators.Add(document.Principals.First(p => p != launch.Perpetrators[0]));
                }

                AtHome(document, draft, draft.Perpetrators.Count == 1 ? draft.Perpetrators[0] : null);
            }
            else if (draft.Kind is IncidentKind.AirStrike or IncidentKind.Shelling && draft.Places.Count == 0 && draft.Figures.Count == 0 && draft.Perpetrators.Count == 1
                && document.Principals.Contains(draft.Perpetrators[0], StringComparer.Ordinal))
            {
                var other = document.Principals.First(p => p != draft.Perpetrators[0]);
                AtHome(document, draft, draft.Teller == other ? other : null);
            }
        }
    }

    private static void AtHome(DocumentView document, IncidentDraft draft, string? side)
    {
        if (side is not null && draft.Places.Count == 0 && document.Actors.CodeOf(side) is { } code)
        {
            draft.Places.Add(new Place { Name = side, Country = code, Precision = PlacePrecision.Region });
        }
    }

    // Where the acts in a country that name their doer mostly name the same one, the frame makes it plain for the rest.
    private static void FillDoers(List<IncidentDraft> drafts)
    {
        var byCountry = drafts
            .Where(d => d.Perpetrators.Count == 1 && d.Kind is not IncidentKind.DisruptedWeaponsUse && d.Places.Count > 0 && d.Places[0].Country is not null)
            .GroupBy(d => d.Places[0].Country!, StringComparer.Ordinal)
            .Select(g => (Country: g.Key, Doers: g.GroupBy(d => d.Perpetrators[0], StringComparer.Ordinal).OrderByDescending(x => x.Count()).ThenBy(x => x.Key, StringComparer.Ordinal).ToList(), All: g.Count()))
            .Where(g => g.Doers[0].Count() * 3 >= g.All * 2)
            .ToDictionary(g => g.Country, g => (Doer: g.Doers[0].Key, Times: g.Doers[0].Count()), StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            if (draft.Perpetrators.Count == 0 && draft.Kind is IncidentKind.AirStrike or IncidentKind.Shelling or IncidentKind.Attack or IncidentKind.RemoteExplosive && draft.Places.Count > 0
                && draft.Places[0].Country is { } country && byCountry.TryGetValue(country, out var frame)
                && (frame.Times > 1 || draft.Kind is not IncidentKind.Attack))
            {
                draft.Perpetrators.Add(frame.Doer);
            }
        }
    }
}
