// Over 500 lines: one pass whose steps share the clause at hand. To be cut into subject, bounds and fields when the
// extraction rooms are deepened; the helpers below are pure and static, so that the cut moves text only.
using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Reads acts of violence, clause by clause.</summary>
/// <remarks>
/// A clause makes an incident when it has a trigger of the lexicon and either a figure, or an act told as done at a place
/// or on a day. Joined are only place, time, actor and number of the same clause; a sentence without a place of its own
/// goes to the incident told right before it, or stays without.
/// </remarks>
internal sealed class IncidentExtractor(LexiconFolder lexicons)
{
    private readonly Lexicon _triggers = lexicons["incident.triggers.v1"];
    private readonly Lexicon _weapons = lexicons["incident.weapons.v1"];
    private readonly FigureFinder _figures = new(lexicons["incident.harms.v1"], lexicons["incident.victims.v1"]);

    // A more telling kind first; the codebook's precedence with ACLED's.
    private static readonly IncidentKind[] s_precedence =
        [IncidentKind.SuicideBomb, IncidentKind.ChemicalWeapon, IncidentKind.TerritoryTaken, IncidentKind.DisruptedWeaponsUse,
         IncidentKind.RemoteExplosive, IncidentKind.Grenade, IncidentKind.AirStrike, IncidentKind.Shelling, IncidentKind.Abduction,
         IncidentKind.SexualViolence, IncidentKind.ArmedClash, IncidentKind.MobViolence, IncidentKind.Attack, IncidentKind.Arrests,
         IncidentKind.PropertyDestruction, IncidentKind.Protest, IncidentKind.Other];

    private static readonly string[] s_unreal =
        ["would", "could", "should", "may", "might", "must", "if", "unless", "will", "shall", "can", "to"];

    public IEnumerable<IncidentObservation> Extract(
        DocumentView document, IReadOnlyList<Attributed> attributed, ObservationIds ids)
    {
        var drafts = new List<IncidentDraft>();
        foreach (var sentence in document.Sentences)
        {
            drafts.AddRange(Drafts(document, sentence, attributed));
        }

        var merged = IncidentMerger.Merge(drafts);
        FillFromFrame(merged);
        foreach (var draft in merged)
        {
            var incident = Build(document, draft);
            yield return incident with { Id = ids.Next(incident) };
        }
    }

    private sealed record Trigger(int Token, int Length, IncidentKind Kind);

    private IEnumerable<IncidentDraft> Drafts(DocumentView document, SentenceView sentence, IReadOnlyList<Attributed> attributed)
    {
        var triggers = Triggers(sentence);
        var figures = _figures.Find(sentence);
        figures.RemoveAll(f => IsUnreal(sentence, f.HarmToken));
        if (triggers.Count == 0 && figures.Count == 0)
        {
            yield break;
        }

        var damage = DamageOf(sentence, triggers);
        var told = triggers.Where(t => IsTold(sentence, t)).ToList();
        if (figures.Count == 0 && damage.Count == 0 && told.Count == 0)
        {
            yield break;
        }

        if (triggers.Count == 0 && !figures.Exists(f => f.Figure.Harm is Harm.Killed or Harm.Injured or Harm.Abducted or Harm.Trapped or Harm.Missing or Harm.Captured))
        {
            yield break;
        }

        if (figures.Count == 0 && damage.Count == 0 && sentence.Source.Places.Length == 0 && sentence.Source.Times.Length == 0
            && !told.Exists(t => sentence[t.Token].Tag is Upos.Noun && _weapons.ValueOf(sentence.Lemma(t.Token).ToLowerInvariant()) is not null))
        {
            yield break;
        }

        foreach (var (from, to) in Segments(sentence, figures))
        {
            bool Within(int token) => token >= from && token < to;
            var own = triggers.Where(t => Within(t.Token)).ToList();
            var ownFigures = figures.Where(f => Within(f.Token)).ToList();
            var ownDamage = damage.Where(d => Within(d.Token)).ToList();
            if (own.Count == 0 && ownFigures.Count == 0 && ownDamage.Count == 0)
            {
                continue;
            }

            var basis = own.Count > 0 ? own : triggers;
            var weapons = Weapons(sentence, own.Count > 0 ? from : 0, own.Count > 0 ? to : sentence.Count);
            var kinds = Kinds(basis, weapons, sentence);
            var anchor = ownFigures.Count > 0 ? ownFigures[0].HarmToken : basis.Count > 0 ? basis[0].Token : from;
            var isWhole = from == 0 && to == sentence.Count;
            var places = Places(document, sentence, from, to, kinds[0]);
            // An act without a toll, a thing hit or a place is a figure of speech as often as an attack.
            if (ownFigures.Count == 0 && ownDamage.Count == 0 && places.Count == 0 && !told.Exists(t => sentence[t.Token].Tag == Upos.Noun && own.Contains(t))
                && kinds[0] is not (IncidentKind.DisruptedWeaponsUse or IncidentKind.AirStrike or IncidentKind.Shelling))
            {
                continue;
            }

            var draft = new IncidentDraft
            {
                Sentence = sentence,
                Kinds = kinds,
                Evidence = [isWhole ? sentence.Span : sentence.SpanOf(from, to)],
                Time = Time(sentence, anchor) ?? Before(document, sentence),
                Places = places,
                Perpetrators = Perpetrators(document, sentence, basis),
                Weapons = weapons,
                Figures = [.. ownFigures.Select(f => f.Figure)],
                Damage = [.. ownDamage.Select(d => d.Damage)],
                Origins = [.. attributed.Where(a => a.Covers(sentence[anchor].Span.Start)).Select(a => a.Speaker.Name).Distinct(StringComparer.Ordinal)],
                Modality = ModalityOf(sentence, anchor, attributed),
                IsAggregate = IsAggregate(sentence, ownFigures, from, to),
                IsAnaphoric = basis.Exists(t => t.Token > 0 && sentence.IsAny(t.Token - 1, "the", "that", "this")) || basis.Count == 0,
                IsTollOnly = triggers.Count == 0,
            };
            if (draft.Kind == IncidentKind.DisruptedWeaponsUse)
            {
                TakeDefender(document, draft, attributed.FirstOrDefault(a => a.Covers(sentence[anchor].Span.Start))?.Speaker.Party);
            }

            Targets(sentence, basis, draft.Targets);
            yield return draft;
        }
    }

    private List<Trigger> Triggers(SentenceView sentence)
    {
        var found = new List<Trigger>();
        for (var i = 0; i < sentence.Count; i++)
        {
            if (sentence.Phrase(_triggers, i, 4) is not { } phrase || Vocabulary.Parse<IncidentKind>(phrase.Value) is not { } kind
                || sentence[i].Tag is not (Upos.Noun or Upos.Verb or Upos.Adj or Upos.Propn))
            {
                continue;
            }

            if (phrase.Length == 1 && IsFalseFriend(sentence, i))
            {
                continue;
            }

            found.Add(new Trigger(i, phrase.Length, kind));
            i += phrase.Length - 1;
        }

        return found;
    }

    // Words of war with a life in peace: "a deal struck", "hit a record", "a fire station", "mine" the pronoun.
    private static bool IsFalseFriend(SentenceView sentence, int i)
    {
        var lemma = sentence.Lemma(i);
        return lemma switch
        {
            "strike" or "hit" => sentence.Child(i, "obj") is var o && o >= 0 && sentence.Lemma(o) is "deal" or "agreement" or "tone" or "record" or "balance" or "target" && sentence[o].Tag == Upos.Noun && sentence.Lemma(o) is not "target",
            "down" => sentence[i].Tag != Upos.Verb,
            "mine" => sentence[i].Tag != Upos.Noun,
            "rally" or "protest" or "demonstrate" => sentence.Is(i - 1, "to"),
            "capture" or "seize" or "occupy" or "liberate" or "detain" or "arrest" or "retake" or "recapture" => sentence[i].Tag == Upos.Adj || (sentence[i].FineTag == "VBN" && sentence.HasRelation(i, "amod")),
            "shell" or "execute" or "shoot" => false,
            "encounter" or "shots" or "operation" => sentence[i].Tag != Upos.Noun,
            _ => false,
        };
    }

    // Told as done: a finite or passive verb, or a noun whose clause tells something done with it.
    private static bool IsTold(SentenceView sentence, Trigger trigger)
    {
        var at = trigger.Token + trigger.Length - 1;
        if (IsUnreal(sentence, at))
        {
            return false;
        }

        if (sentence[trigger.Token].Tag == Upos.Verb)
        {
            // "the four regions that Moscow has seized" names regions; it tells no act of today.
            return !(sentence[trigger.Token].Relation is "acl:relcl" or "amod") && sentence[trigger.Token].FineTag is "VBD" or "VBN" or "VBG" or "VBZ";
        }

        var head = sentence[at].Head;
        return head >= 0 && sentence[head].Tag == Upos.Verb && sentence[head].FineTag is "VBD" or "VBN" or "VBG"
            && sentence.Lemma(head).ToLowerInvariant() is "launch" or "carry" or "hit" or "strike" or "damage" or "destroy" or "fire" or "use" or "drop" or "fall"
                or "target" or "kill" or "take" or "conduct" or "attack" or "break" or "continue" or "rock" or "rip" or "tear" or "cause" or "set" or "explode" or "crash"
                or "pierce" or "slam" or "land" or "shake" or "wound" or "injure" or "leave" or "come" or "erupt" or "go" or "blow";
    }

    // Where every act in a country that names its doer names the same one, the document's frame makes it plain for the rest.
    private static void FillFromFrame(List<IncidentDraft> drafts)
    {
        var byCountry = drafts
            .Where(d => d.Perpetrators.Count == 1 && d.Kind is not IncidentKind.DisruptedWeaponsUse && d.Places.Count > 0 && d.Places[0].Country is not null)
            .GroupBy(d => d.Places[0].Country!, StringComparer.Ordinal)
            .Where(g => g.Select(d => d.Perpetrators[0]).Distinct(StringComparer.Ordinal).Count() == 1)
            .ToDictionary(g => g.Key, g => g.First().Perpetrators[0], StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            if (draft.Perpetrators.Count == 0 && draft.Kind is IncidentKind.AirStrike or IncidentKind.Shelling && draft.Places.Count > 0
                && draft.Places[0].Country is { } country && byCountry.TryGetValue(country, out var doer))
            {
                draft.Perpetrators.Add(doer);
            }
        }
    }

    private static bool IsUnreal(SentenceView sentence, int at)
    {
        var steps = 0;
        for (var i = at; i >= 0 && i < sentence.Count && steps < 3; i = sentence[i].Head, steps++)
        {
            foreach (var child in sentence.Children(i))
            {
                if ((sentence.HasRelation(child, "aux") || sentence.HasRelation(child, "mark") || sentence.HasRelation(child, "advmod")) && child < i
                    && (Array.Exists(s_unreal, w => sentence.Is(child, w)) || sentence.IsAny(child, "not", "n’t", "n't", "never")))
                {
                    return !(sentence.Is(child, "to") && steps > 0);
                }
            }

            if (sentence[i].Tag == Upos.Verb && sentence[i].FineTag is "VBD" or "VBZ" or "VBP")
            {
                break;
            }
        }

        return false;
    }

    // A given name that is also a town ("Vladimir") is no place.
    private static IEnumerable<PlaceMention> PlacesOf(SentenceView sentence) =>
        sentence.Source.Places.Where(p => !sentence.Source.Names.Any(n => n.Type == NameType.Person && n.Span.Overlaps(p.Span)));

    // "One in Kramatorsk and two in Illinivka": each number with the place that follows it, or that leads it.
    private static List<(int From, int To)> Segments(SentenceView sentence, List<FoundFigure> figures)
    {
        var places = PlacesOf(sentence)
            .Where(p => IsLocative(sentence, p))
            .Select(p => sentence.TokenAt(p.Span.Start)).Order().ToList();
        var counts = figures.Select(f => f.Token).Distinct().Order().ToList();
        if (places.Count < 2 || counts.Count < 2)
        {
            return [(0, sentence.Count)];
        }

        var cuts = new List<int>();
        var placeLeads = places[0] < counts[0];
        for (var k = 1; k < places.Count; k++)
        {
            var (previous, current) = (places[k - 1], places[k]);
            if (placeLeads)
            {
                // P F … | P F: the cut stands before the next place's clause.
                if (counts.Exists(c => c > previous && c < current) && counts.Exists(c => c > current))
                {
                    var cut = CutBefore(sentence, current, previous);
                    if (cut > previous)
                    {
                        cuts.Add(cut);
                    }
                }
            }
            else if (counts.Exists(c => c < previous) && counts.Exists(c => c > previous && c < current))
            {
                var next = counts.First(c => c > previous);
                cuts.Add(CutBefore(sentence, next, previous));
            }
        }

        var segments = new List<(int, int)>();
        var start = 0;
        foreach (var cut in cuts.Distinct().Order())
        {
            segments.Add((start, cut));
            start = cut;
        }

        segments.Add((start, sentence.Count));
        return segments;
    }

    private static int CutBefore(SentenceView sentence, int at, int notBefore)
    {
        for (var i = at; i > notBefore; i--)
        {
            if (sentence[i].Text is "," or ";" || sentence.IsAny(i, "and", "while", "but", "including"))
            {
                return i;
            }
        }

        return at;
    }

    // A preposition of place leads its noun phrase: "in the eastern city of Kupiansk", "at Ukraine", "across Mali, Niger".
    private static bool IsLocative(SentenceView sentence, PlaceMention place)
    {
        var at = sentence.TokenAt(place.Span.Start);
        for (var i = at - 1; i >= Math.Max(0, at - 9); i--)
        {
            if (sentence.IsAny(i, "in", "at", "near", "on", "outside", "around", "across", "over", "inside", "into", "towards", "against"))
            {
                return true;
            }

            var belongs = sentence[i].Tag is Upos.Det or Upos.Adj or Upos.Noun or Upos.Propn or Upos.Num or Upos.Cconj or Upos.Part
                || sentence.IsAny(i, "of", ",", "-", "’s", "'s", "south", "north", "east", "west", "from");
            if (!belongs)
            {
                return false;
            }
        }

        return false;
    }

    private List<string> Weapons(SentenceView sentence, int from, int to)
    {
        var found = new List<string>();
        for (var i = from; i < to; i++)
        {
            if (sentence.Phrase(_weapons, i, 3) is not { } phrase || !(sentence[i + phrase.Length - 1].Tag is Upos.Noun or Upos.Propn))
            {
                continue;
            }

            // "drone attack" names its weapon; "missile defence" and "ammunition depot" do not.
            var next = i + phrase.Length;
            if (next < sentence.Count && sentence.IsAny(next, "defence", "defense", "defences", "defenses", "depot", "factory", "plant", "programme", "program", "crew", "unit", "forces"))
            {
                continue;
            }

            var words = Enumerable.Range(i, phrase.Length).Select(k => k == i + phrase.Length - 1 ? sentence.Lemma(k).ToLowerInvariant() : sentence.Lower(k));
            var value = string.Join(' ', words);
            if (!found.Contains(value, StringComparer.Ordinal))
            {
                found.Add(value);
            }

            i += phrase.Length - 1;
        }

        return found;
    }

    private List<IncidentKind> Kinds(List<Trigger> triggers, List<string> weapons, SentenceView sentence)
    {
        var kinds = triggers.Select(t => t.Kind).Distinct().ToList();
        foreach (var weapon in weapons)
        {
            var kind = _weapons.ValueOf(weapon) switch
            {
                "air" => IncidentKind.AirStrike,
                "shelling" => IncidentKind.Shelling,
                "explosive" => IncidentKind.RemoteExplosive,
                _ => (IncidentKind?)null,
            };
            if (kind is { } k && !kinds.Contains(k))
            {
                kinds.Add(k);
            }
        }

        // "bombed from the air" is no roadside bomb: planes and drones outrank the explosive they drop.
        if (kinds.Contains(IncidentKind.AirStrike))
        {
            kinds.Remove(IncidentKind.RemoteExplosive);
        }

        if (kinds.Contains(IncidentKind.DisruptedWeaponsUse)
            && !triggers.Exists(t => t.Kind == IncidentKind.DisruptedWeaponsUse && (sentence[t.Token].Tag == Upos.Num || IsTold(sentence, t))))
        {
            kinds.Remove(IncidentKind.DisruptedWeaponsUse);
        }

        if (kinds.Contains(IncidentKind.TerritoryTaken) && !triggers.Exists(t => t.Kind == IncidentKind.TerritoryTaken && IsTold(sentence, t)
            && sentence.Source.Places.Length > 0))
        {
            kinds.Remove(IncidentKind.TerritoryTaken);
        }

        if (kinds.Count == 0)
        {
            kinds.Add(IncidentKind.Other);
        }

        kinds.Sort((a, b) => Array.IndexOf(s_precedence, a).CompareTo(Array.IndexOf(s_precedence, b)));
        return kinds;
    }

    private static DateExtent? Time(SentenceView sentence, int anchor)
    {
        var offset = sentence[anchor].Span.Start;
        return sentence.Source.Times
            .Where(t => t.Extent is not null && t.Kind == TimeKind.Date)
            .OrderBy(t => Math.Abs(t.Span.Start - offset))
            .FirstOrDefault()?.Extent;
    }

    // The day that the same paragraph last spoke of.
    private static DateExtent? Before(DocumentView document, SentenceView sentence)
    {
        for (var i = sentence.Index - 1; i >= Math.Max(0, sentence.Index - 4); i--)
        {
            var time = document.Sentences[i].Source.Times.LastOrDefault(t => t.Kind == TimeKind.Date && t.Extent is { Granularity: DateGranularity.Day });
            if (time is not null)
            {
                return time.Extent;
            }
        }

        return null;
    }

    private static List<Place> Places(DocumentView document, SentenceView sentence, int from, int to, IncidentKind kind)
    {
        var named = PlacesOf(sentence).ToList();
        var here = named.Where(p => sentence.TokenAt(p.Span.Start) >= from && sentence.TokenAt(p.Span.Start) < to).ToList();
        var all = here.Exists(p => IsPlaced(sentence, p)) ? here : named;
        all = [.. all.Where(p => IsPlaced(sentence, p))];
        if (all.Count == 0)
        {
            return kind == IncidentKind.DisruptedWeaponsUse ? [] : Recalled(document, sentence);
        }

        // Only the most specific: towns before divisions before regions before countries.
        var finest = all.Min(Fineness);
        return [.. all.Where(p => Fineness(p) == finest)
            .DistinctBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => p.ToPlace())];
    }

    // Where it happened, not who did it: led by a preposition, or the object of the act ("attacked Timbuktu").
    private static bool IsPlaced(SentenceView sentence, PlaceMention place)
    {
        // "a US drone strike", "the Belgorod governor": the name of a doer or an office.
        var next = sentence.TokenAt(place.Span.End);
        if (next < sentence.Count && sentence[next].Span.Start - place.Span.End <= 1 && sentence.Source.Sentence.Role is not BlockRole.Heading
            && ((place.Kind == PlaceKind.Country && sentence[next].Tag is Upos.Noun or Upos.Adj)
                || sentence.IsAny(next, "governor", "mayor", "police", "prosecutor", "prosecutors", "officials", "authorities", "administration", "talks")))
        {
            return false;
        }

        if (IsLocative(sentence, place))
        {
            return true;
        }

        var end = sentence.TokenAt(place.Span.End - 1);
        return place.Kind is not PlaceKind.Country && end < sentence.Count
            && (sentence.HasRelation(end, "obj") || (sentence.HasRelation(end, "compound") && sentence.Source.Sentence.Role is BlockRole.Heading)
                || sentence.Source.Sentence.Role is BlockRole.Heading);
    }

    // "The city", "there", "the base": the town named last.
    private static List<Place> Recalled(DocumentView document, SentenceView sentence)
    {
        for (var i = sentence.Index - 1; i >= Math.Max(0, sentence.Index - 3); i--)
        {
            var before = document.Sentences[i];
            var last = PlacesOf(before).LastOrDefault(p => p.Kind is PlaceKind.Settlement or PlaceKind.Site && IsPlaced(before, p));
            if (last is not null)
            {
                return [last.ToPlace()];
            }
        }

        return [];
    }

    private static int Fineness(PlaceMention place) => place.Kind switch
    {
        PlaceKind.Settlement or PlaceKind.Site => 0,
        PlaceKind.Division => 1,
        PlaceKind.Region or PlaceKind.Water => 2,
        _ => 3,
    };

    private static List<string> Perpetrators(DocumentView document, SentenceView sentence, List<Trigger> triggers)
    {
        var found = new List<string>();
        foreach (var trigger in triggers)
        {
            var at = trigger.Token + trigger.Length - 1;
            var phrases = new List<string>();
            if (sentence[at].Tag == Upos.Verb)
            {
                var subject = sentence.Child(at, "nsubj");
                var agent = Agent(sentence, at);
                if (agent >= 0)
                {
                    phrases.Add(Phrase(sentence, agent));
                }
                else if (subject >= 0 && sentence[subject].Relation != "nsubj:pass")
                {
                    phrases.Add(Phrase(sentence, subject));
                }
            }
            else
            {
                // "Russian shelling", "Israel's strike", "an attack by gunmen"; the subject of "launched an attack".
                var from = at;
                while (from > 0 && (sentence[from - 1].Tag is Upos.Adj or Upos.Noun or Upos.Propn or Upos.Num || sentence[from - 1].Text is "’s" or "'s" or "-"))
                {
                    from--;
                }

                phrases.Add(sentence.Slice(from, at + 1));
                foreach (var child in sentence.Children(at))
                {
                    if (sentence.HasRelation(child, "amod") || sentence.HasRelation(child, "nmod:poss") || sentence.HasRelation(child, "compound"))
                    {
                        phrases.Add(sentence.Slice(child, child + 1));
                    }
                    else if (sentence.HasRelation(child, "nmod") && sentence.Is(sentence.Reach(child).From, "by"))
                    {
                        phrases.Add(Phrase(sentence, child));
                    }
                }

                var head = sentence[at].Head;
                if (head >= 0 && sentence[head].Tag == Upos.Verb && sentence.HasRelation(at, "obj") && sentence.Child(head, "nsubj") is >= 0 and var subject)
                {
                    phrases.Add(Phrase(sentence, subject));
                }
            }

            foreach (var phrase in phrases)
            {
                var actor = document.Actors.Resolve(phrase) is { Kind: not ActorKind.Person } match ? match.Name : document.Actors.StateOf(phrase);
                if (actor is not null && !found.Contains(actor, StringComparer.Ordinal))
                {
                    found.Add(actor);
                }
            }
        }

        return found;

        static string Phrase(SentenceView sentence, int head)
        {
            var (from, to) = sentence.NounPhrase(head);
            while (from < to - 1 && sentence[from].Tag is Upos.Det or Upos.Adp)
            {
                from++;
            }

            return sentence.Slice(from, to);
        }

        static int Agent(SentenceView sentence, int verb)
        {
            foreach (var child in sentence.Children(verb))
            {
                if (sentence.HasRelation(child, "obl") && sentence.Is(sentence.Reach(child).From, "by"))
                {
                    return child;
                }
            }

            return -1;
        }
    }

    // Who shot the weapons down is the side that says so; the adjective on "Ukrainian drones" names the other one.
    private static void TakeDefender(DocumentView document, IncidentDraft draft, string? teller)
    {
        if (teller is null)
        {
            return;
        }

        draft.Perpetrators.Clear();
        draft.Perpetrators.Add(teller);
        if (draft.Places.Count == 0 && document.Actors.CodeOf(teller) is { } code)
        {
            draft.Places.Add(new Place { Name = teller, Country = code, Precision = PlacePrecision.Region });
        }
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

            if (target >= 0 && sentence[target].Tag is Upos.Noun)
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

    private sealed record FoundDamage(Damage Damage, int Token);

    private List<FoundDamage> DamageOf(SentenceView sentence, List<Trigger> triggers)
    {
        var found = new List<FoundDamage>();
        foreach (var q in sentence.Source.Quantities.Where(q => q.Kind == QuantityKind.Cardinal && q.Value.IsStated))
        {
            var at = sentence.TokenAt(q.NumberSpan.Start);
            var noun = at;
            while (noun < sentence.Count - 1 && sentence[noun].Tag is Upos.Num or Upos.Adj or Upos.Adv or Upos.Det or Upos.Adp && noun - at < 5)
            {
                noun++;
            }

            while (noun < sentence.Count - 1 && sentence[noun + 1].Tag is Upos.Noun or Upos.Propn && sentence[noun].Tag is Upos.Noun or Upos.Propn)
            {
                noun++;
            }

            if (noun >= sentence.Count || sentence[noun].Tag is not (Upos.Noun or Upos.Propn or Upos.Num))
            {
                continue;
            }

            var downed = triggers.Find(t => t.Kind == IncidentKind.DisruptedWeaponsUse && Math.Abs(t.Token - noun) < 9);
            var isWeapon = _weapons.ValueOf(sentence.Lemma(noun).ToLowerInvariant()) is not null;
            var outcome = Outcome(sentence, noun);
            if (downed is not null && (isWeapon || sentence[noun].Tag == Upos.Num))
            {
                outcome = DamageOutcome.Destroyed;
            }
            else if (isWeapon && outcome is DamageOutcome.Destroyed && downed is null)
            {
                triggers.Add(new Trigger(at, 1, IncidentKind.DisruptedWeaponsUse));
            }
            if (outcome is not { } known)
            {
                continue;
            }

            var words = sentence.Slice(sentence.TokenAt(q.Span.Start), noun + 1);
            found.Add(new FoundDamage(new Damage { Object = sentence.Slice(noun, noun + 1), Outcome = known, Count = q.Value, Text = words }, at));
        }

        return found;
    }

    // The thing is what a verb of damage does it to, or what its participle describes.
    private static DamageOutcome? Outcome(SentenceView sentence, int noun)
    {
        var at = noun;
        for (var steps = 0; steps < 3 && (sentence.HasRelation(at, "conj") || sentence.HasRelation(at, "nummod")) && sentence[at].Head >= 0 && sentence.IsNominal(sentence[at].Head); steps++)
        {
            at = sentence[at].Head;
        }

        foreach (var child in sentence.Children(at))
        {
            if (sentence.HasRelation(child, "acl") && child > at && OfWord(sentence, child, isPassive: true) is { } below)
            {
                return below;
            }
        }

        var head = sentence[at].Head;
        if (head < 0)
        {
            return OfWord(sentence, at, isPassive: true);
        }

        var isPassive = sentence[at].Relation == "nsubj:pass" || (sentence.HasRelation(at, "nsubj") && sentence[head].FineTag == "VBN" && sentence.Child(head, "obj") < 0);
        return isPassive || sentence.HasRelation(at, "obj") ? OfWord(sentence, head, isPassive) : null;

        static DamageOutcome? OfWord(SentenceView sentence, int i, bool isPassive)
        {
            var outcome = sentence.Lemma(i).ToLowerInvariant() switch
            {
                "destroy" or "wreck" or "demolish" or "burn" or "obliterate" or "flatten" or "level" => DamageOutcome.Destroyed,
                "damage" => DamageOutcome.Damaged,
                "hit" or "strike" when isPassive || sentence.Lemma(i) == "hit" => DamageOutcome.Hit,
                _ => (DamageOutcome?)null,
            };
            return outcome is DamageOutcome.Destroyed or DamageOutcome.Damaged
                && i + 2 < sentence.Count && sentence.Is(i + 1, "or") && sentence.Lemma(i + 2) is "damage" or "destroy"
                ? DamageOutcome.DestroyedOrDamaged
                : outcome;
        }
    }

    private static Modality ModalityOf(SentenceView sentence, int anchor, IReadOnlyList<Attributed> attributed)
    {
        var holders = attributed.Where(a => a.Covers(sentence[anchor].Span.Start)).ToList();
        if (holders.Exists(a => a.Act == StatementAct.Deny))
        {
            return Modality.Denied;
        }

        return holders.Exists(a => a.Act == StatementAct.Accuse) ? Modality.Alleged : Modality.Asserted;
    }

    private static bool IsAggregate(SentenceView sentence, List<FoundFigure> figures, int from, int to)
    {
        if (figures.Count == 0)
        {
            return false;
        }

        for (var i = from; i < to; i++)
        {
            if (sentence.IsAny(i, "since", "across", "total", "altogether", "overall", "nationwide")
                || (sentence.Is(i, "in") && sentence.IsAny(i + 1, "all"))
                || (sentence.Is(i, "different") && sentence.IsAny(i + 1, "areas", "places", "regions", "parts"))
                || (sentence.IsAny(i, "past", "last") && sentence.IsAny(i + 1, "day", "week", "month", "24", "year", "two", "three")))
            {
                return true;
            }
        }

        return false;
    }

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
            Provenance = new Provenance("incident.clause.v1", draft.Figures.Count > 0 ? 700 : 450),
        };
    }
}
