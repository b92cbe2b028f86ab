using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Reads acts of violence, one stretch of a sentence at a time.</summary>
/// <remarks>
/// A stretch makes an incident when it has a trigger of the lexicon and either a figure, or an act told as done at a place
/// or on a day. Joined are only place, time, actor and number of the same stretch; what it leaves open, the acts told
/// before it may lend (<see cref="IncidentFrame"/>).
/// </remarks>
internal sealed class IncidentExtractor(LexiconFolder lexicons)
{
    private readonly TriggerFinder _triggers = new(lexicons["incident.triggers.v1"], lexicons["incident.weapons.v1"], lexicons["incident.victims.v1"]);
    private readonly WeaponFinder _weapons = new(lexicons["incident.weapons.v1"]);
    private readonly DamageFinder _damage = new(lexicons["incident.weapons.v1"]);
    private readonly FigureFinder _figures = new(lexicons["incident.harms.v1"], lexicons["incident.victims.v1"]);

    private static readonly string[] s_backWords =
        ["city", "town", "village", "base", "camp", "site", "capital", "area", "settlement", "district", "building", "school", "hospital", "prison", "island", "neighbourhood", "neighborhood"];

    public IEnumerable<IncidentObservation> Extract(
        DocumentView document, IReadOnlyList<Attributed> attributed, ObservationIds ids)
    {
        var drafts = new List<IncidentDraft>();
        var offices = new OfficeFinder(document);
        foreach (var sentence in document.Sentences)
        {
            var before = drafts.LastOrDefault(d => d.Perpetrators.Count > 0 && sentence.Index - d.Sentence.Index <= 2)?.Perpetrators ?? [];
            drafts.AddRange(Drafts(document, sentence, offices, before, [.. attributed.Where(a => a.Sentence.Index == sentence.Index || a.Content.Any(c => c.Overlaps(sentence.Span)))]));
        }

        var merged = IncidentMerger.Merge(drafts);
        IncidentFrame.Fill(document, merged);
        foreach (var draft in merged)
        {
            var incident = Build(document, draft);
            yield return incident with { Id = ids.Next(incident) };
        }
    }

    private IEnumerable<IncidentDraft> Drafts(DocumentView document, SentenceView sentence, OfficeFinder offices, IReadOnlyList<string> before, List<Attributed> attributed)
    {
        var triggers = _triggers.Find(sentence);
        var figures = _figures.Find(sentence);
        figures.RemoveAll(f => TriggerFinder.IsUnreal(sentence, f.HarmToken) || (f.Figure.Harm == Harm.Injured && TellsExchange(sentence)));
        if (triggers.Count == 0 && figures.Count == 0)
        {
            yield break;
        }

        var damage = _damage.Find(sentence, triggers);
        if (figures.Count == 0 && damage.Count == 0 && !triggers.Exists(t => t.IsTold))
        {
            yield break;
        }

        if (triggers.Count == 0 && !figures.Exists(f => f.Figure.Harm is Harm.Killed or Harm.Injured or Harm.Abducted or Harm.Trapped or Harm.Missing or Harm.Captured))
        {
            yield break;
        }

        foreach (var stretch in StretchFinder.Find(sentence, triggers, figures, [.. damage.Select(d => d.Token)]))
        {
            if (Draft(document, sentence, stretch, offices, before, attributed, triggers, figures, damage) is { } draft)
            {
                before = draft.Perpetrators.Count > 0 ? draft.Perpetrators : before;
                yield return draft;
            }
        }
    }

    private IncidentDraft? Draft(
        DocumentView document, SentenceView sentence, Stretch stretch, OfficeFinder offices, IReadOnlyList<string> before, List<Attributed> attributed,
        List<Trigger> triggers, List<FoundFigure> figures, List<FoundDamage> damage)
    {
        var own = triggers.Where(t => stretch.Has(t.Token)).ToList();
        var ownFigures = figures.Where(f => stretch.Has(f.Token)).ToList();
        var ownDamage = damage.Where(d => stretch.Has(d.Token)).ToList();
        if ((own.Count == 0 && ownFigures.Count == 0 && ownDamage.Count == 0) || (own.Count == 0 && TellsDisaster(sentence, stretch)))
        {
            return null;
        }

        // A part of a list has the act of the whole ("shelling killed five: two in A and three in B").
        var basis = own.Count > 0 ? own : triggers;
        var weapons = _weapons.Find(sentence, own.Count > 0 ? stretch : new Stretch([(0, sentence.Count)], false));
        var kinds = _triggers.Kinds(sentence, basis, weapons);
        if (kinds.Count == 0 && ownFigures.Count > 0 && ownFigures.TrueForAll(f => f.Figure.Harm == Harm.Abducted))
        {
            // "58 hostages are still held": they were taken by no act that the document tells beside.
            kinds.Add(IncidentKind.Abduction);
        }

        var told = own.Find(t => t.IsTold);
        var anchor = ownFigures.Count > 0 ? ownFigures[0].HarmToken : told?.Token ?? (basis.Count > 0 ? basis[0].Token : stretch.From);
        var teller = attributed.Find(a => a.Covers(sentence[anchor].Span.Start))?.Speaker;
        var places = SceneFinder.Of(sentence, stretch);
        var isAggregate = IsAggregate(sentence, ownFigures, stretch);
        var time = document.WithYear(DayFinder.Of(sentence, stretch, anchor, isAggregate), sentence);
        var isDowning = kinds.Count > 0 && kinds[0] == IncidentKind.DisruptedWeaponsUse;
        var doers = DoerFinder.Find(document, sentence, own.Count > 0 ? stretch : new Stretch([(0, sentence.Count)], false), basis, _weapons, teller, before);
        var isAnaphoric = basis.Exists(t => sentence[t.Token].Tag is Upos.Noun && IsTakenUp(sentence, t.Token)) || basis.Count == 0;
        var isBare = ownFigures.Count == 0 && ownDamage.Count == 0;
        if (isBare && (told is null || (places.Count == 0 && !isAnaphoric && !isDowning && (time is null && doers.Count == 0 || kinds.Count == 0))))
        {
            return null;
        }

        var draft = new IncidentDraft
        {
            Sentence = sentence,
            Today = document.Today(sentence),
            Kinds = kinds,
            Default = TriggerFinder.Default(sentence, basis),
            Evidence = [stretch.From == 0 && stretch.To == sentence.Count ? sentence.Span : sentence.SpanOf(stretch.From, stretch.To)],
            Time = time,
            HasOwnTime = time is not null,
            Places = [.. places.Select(p => p.ToPlace())],
            IsAtTown = places.Exists(p => p.Kind is PlaceKind.Settlement or PlaceKind.Site),
            Perpetrators = doers,
            Weapons = isDowning ? [] : weapons,
            Figures = [.. ownFigures.Select(f => f.Figure)],
            Damage = [.. ownDamage.Select(d => d.Damage)],
            Origins = [.. attributed.Where(a => a.Covers(sentence[anchor].Span.Start)).Select(a => a.Speaker.Name).Distinct(StringComparer.Ordinal)],
            Teller = DoerFinder.SideOf(document, teller),
            Modality = ModalityOf(sentence, anchor, attributed),
            IsAggregate = isAggregate,
            IsAnaphoric = isAnaphoric,
            IsAnother = basis.Exists(t => sentence.IsAny(t.Token - 1, "second", "third", "another", "fourth", "separate", "fresh", "new") && sentence[t.Token].Tag == Upos.Noun)
                || (ownFigures.Count > 0 && sentence.Is(ownFigures[0].Token - 1, "another") && own.Count > 0),
            IsByNight = IsByNight(sentence, stretch),
            IsTollOnly = triggers.Count == 0,
            PointsBack = PointsBack(sentence, stretch),
            Recalled = NamesCapital(sentence, stretch) ? SceneFinder.Capital(document) : SceneFinder.Recalled(document, sentence),
            OfficeAt = offices.Of(teller),
            IsThin = isBare && places.Count == 0 && !isDowning && (kinds.Count == 0 || (time is null && doers.Count == 0)),
        };
        if (isDowning)
        {
            DoerFinder.TakeDefender(document, sentence, draft, own, teller);
        }

        Targets(sentence, basis, draft.Targets);
        return draft;
    }

    // Deaths that nobody did.
    private static bool TellsDisaster(SentenceView sentence, Stretch stretch) =>
        Enumerable.Range(stretch.From, stretch.To - stretch.From).Any(i => sentence.Lemma(i).ToLowerInvariant()
            is "earthquake" or "quake" or "flood" or "cyclone" or "hurricane" or "typhoon" or "landslide" or "cholera" or "epidemic" or "famine" or "tsunami" or "wildfire" or "illness" or "disease" or "malnutrition" or "weather" or "hypothermia" or "abortion");

    // "The seriously wounded were exchanged": whom a swap frees, not whom an act hurt.
    private static bool TellsExchange(SentenceView sentence)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            if (sentence.Lemma(i).ToLowerInvariant() is "exchange" or "swap" or "prisoner" && !sentence.Is(i + 1, "of fire"))
            {
                return true;
            }
        }

        return false;
    }

    // "the attack", "that strike", "the latest raid"; "the attack on the town" may be told for the first time.
    private static bool IsTakenUp(SentenceView sentence, int token)
    {
        var at = token - 1;
        while (at > 0 && token - at < 4 && sentence[at].Tag is Upos.Adj or Upos.Noun)
        {
            at--;
        }

        return sentence.IsAny(at, "the", "that", "this", "these", "those");
    }

    private static bool NamesCapital(SentenceView sentence, Stretch stretch) =>
        Enumerable.Range(stretch.From, stretch.To - stretch.From).Any(i => sentence.Is(i, "capital") && sentence.Is(i - 1, "the"));

    private static bool? IsByNight(SentenceView sentence, Stretch stretch)
    {
        for (var i = stretch.From; i < stretch.To; i++)
        {
            if (!stretch.Has(i))
            {
                continue;
            }

            if (sentence.IsAny(i, "overnight", "night", "midnight", "dawn"))
            {
                return true;
            }

            if (sentence.IsAny(i, "afternoon", "evening", "noon", "lunchtime"))
            {
                return false;
            }
        }

        return null;
    }

    private static bool PointsBack(SentenceView sentence, Stretch stretch)
    {
        for (var i = stretch.From; i < stretch.To; i++)
        {
            if ((sentence.Is(i, "there") && sentence[i].Tag == Upos.Adv)
                || (sentence.IsAny(i, "the", "its") && i + 1 < sentence.Count && s_backWords.Contains(sentence.Lemma(i + 1), StringComparer.Ordinal)
                    && !sentence.IsAny(i + 2, "of", "in", "near")))
            {
                return true;
            }
        }

        return false;
    }

    private static void Targets(SentenceView sentence, List<Trigger> triggers, List<string> targets)
    {
        foreach (var trigger in triggers)
        {
            var at = trigger.Token + trigger.Length - 1;
            var target = sentence[at].Tag == Upos.Verb ? sentence.Child(at, "obj") : -1;
            if (sentence[at].Tag == Upos.Noun)
            {
                foreach (var child in sentence.Children(at))
                {
                    if (sentence.HasRelation(child, "nmod") && sentence.IsAny(sentence.Reach(child).From, "on", "against"))
                    {
                        target = child;
                    }
                }
            }

            if (target >= 0 && sentence[target].Tag is Upos.Noun && !sentence.IsInTime(target))
            {
                var (from, to) = sentence.NounPhrase(target);
                var words = sentence.Slice(from, to);
                if (!targets.Contains(words, StringComparer.Ordinal))
                {
                    targets.Add(words);
                }
            }
        }
    }

    private static Modality ModalityOf(SentenceView sentence, int anchor, IReadOnlyList<Attributed> attributed)
    {
        var holders = attributed.Where(a => a.Covers(sentence[anchor].Span.Start)).ToList();
        if (holders.Exists(a => a.Act == StatementAct.Deny))
        {
            return Modality.Denied;
        }

        return holders.Exists(a => a.Act == StatementAct.Accuse) || IsAlleged(sentence, anchor) ? Modality.Alleged : IsBelieved(sentence, anchor) ? Modality.Possible : Modality.Asserted;
    }

    // "was accused of using gas", "suspected missiles", "allegedly killed".
    private static bool IsAlleged(SentenceView sentence, int anchor) => Enumerable.Range(Math.Max(0, anchor - 6), Math.Min(6, anchor))
        .Any(i => sentence.IsAny(i, "allegedly", "alleged") || (sentence.Lemma(i) is "accuse" && sentence.IsPassive(i)));

    // "is believed to have been killed", "is feared dead".
    private static bool IsBelieved(SentenceView sentence, int anchor) => Enumerable.Range(Math.Max(0, anchor - 6), Math.Min(6, anchor))
        .Any(i => sentence.IsAny(i, "believed", "thought", "feared", "presumed") && sentence.IsPassive(i));

    private static bool IsAggregate(SentenceView sentence, List<FoundFigure> figures, Stretch stretch)
    {
        if (figures.Count == 0)
        {
            return false;
        }

        for (var i = stretch.From; i < stretch.To; i++)
        {
            if (sentence.IsAny(i, "since", "total", "altogether", "overall", "nationwide")
                || (sentence.Is(i, "across") && !IsCrossed(sentence, i))
                || (sentence.Is(i, "in") && sentence.IsAny(i + 1, "all"))
                || (sentence.Is(i, "different") && sentence.IsAny(i + 1, "areas", "places", "regions", "parts"))
                || (sentence.IsAny(i, "past", "last") && sentence.IsAny(i + 1, "day", "week", "month", "24", "year", "two", "three")))
            {
                return true;
            }
        }

        return false;
    }

    // "across the street", "across the border": a way, not an area with many acts.
    private static bool IsCrossed(SentenceView sentence, int across) => Enumerable.Range(across + 1, Math.Max(0, Math.Min(3, sentence.Count - across - 1)))
        .Any(i => sentence.IsAny(i, "street", "road", "border", "river", "line", "frontier", "highway", "bridge", "sea"));

    private static IncidentObservation Build(DocumentView document, IncidentDraft draft)
    {
        var evidence = draft.Evidence.Order().Select(span => Evidence.From(document.Text, span)).ToImmutableArray();
        return new IncidentObservation
        {
            Id = default,
            Evidence = evidence,
            Kind = draft.Kind,
            Time = draft.Time,
            Places = [.. draft.Places],
            Perpetrators = [.. draft.Perpetrators],
            Targets = [.. draft.Targets],
            Weapons = [.. draft.Weapons],
            Figures = [.. draft.Figures],
            Damage = [.. draft.Damage],
            Aggregate = draft.IsAggregate,
            Origins = [.. draft.Origins],
            Modality = draft.Modality,
            Provenance = Provenance.Unscored("incident.clause.v1"),
        };
    }
}
