using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>A thing hit with the word that counts it.</summary>
internal sealed record FoundDamage(Damage Damage, int Token);

/// <summary>Joins a number to the thing that it counts and to what was done to it.</summary>
internal sealed class DamageFinder(Lexicon weapons)
{
    public List<FoundDamage> Find(SentenceView sentence, List<Trigger> triggers)
    {
        var found = new List<FoundDamage>();
        foreach (var q in sentence.Source.Quantities.Where(q => q.Kind == QuantityKind.Cardinal && q.Value.IsStated))
        {
            var at = sentence.TokenAt(q.NumberSpan.Start);
            var noun = Noun(sentence, at);
            if (noun < 0)
            {
                continue;
            }

            var isElliptical = noun == at;
            var isWeapon = weapons.ValueOf(sentence.Lemma(noun).ToLowerInvariant()) is not null;
            var outcome = isElliptical ? null : Outcome(sentence, noun);
            if ((isWeapon || isElliptical) && IsDowned(sentence, at, noun, triggers, found))
            {
                outcome = DamageOutcome.Destroyed;
            }
            else if (isWeapon && outcome is DamageOutcome.Destroyed && sentence.IsAny(noun, "drones", "missiles", "rockets", "uavs"))
            {
                triggers.Add(new Trigger(at, 1, IncidentKind.DisruptedWeaponsUse, false, true));
            }
            else if (isElliptical)
            {
                continue;
            }

            if (outcome is not { } known)
            {
                continue;
            }

            var words = sentence.Slice(sentence.TokenAt(q.Span.Start), noun + 1);
            found.Add(new FoundDamage(new Damage { Object = isElliptical ? Counted(sentence, at) : sentence.Slice(noun, noun + 1), Outcome = known, Count = q.Value, Text = words }, at));
        }

        return found;
    }

    // "20 drones, of which 13 were shot down": a number that stands alone counts the weapons named before it.
    private string Counted(SentenceView sentence, int at)
    {
        var weapon = Enumerable.Range(0, at).LastOrDefault(i => sentence[i].Tag is Upos.Noun or Upos.Propn && weapons.ValueOf(sentence.Lemma(i).ToLowerInvariant()) is not null, -1);
        return weapon < 0 ? sentence.Slice(at, at + 1) : sentence.Slice(weapon, weapon + 1);
    }

    // The counted noun, adjectives and "of the" skipped; the number itself where it stands alone ("53 over the region").
    private static int Noun(SentenceView sentence, int at)
    {
        var noun = at;
        while (noun < sentence.Count - 1 && noun - at < 6
            && (sentence[noun].Tag is Upos.Num or Upos.Adj or Upos.Adv || (noun > at && (sentence.Is(noun, "of") || sentence[noun].Tag == Upos.Det))))
        {
            if (sentence[noun + 1].Tag is Upos.Adp && !sentence.Is(noun + 1, "of"))
            {
                return at;
            }

            noun++;
        }

        while (noun < sentence.Count - 1 && sentence[noun + 1].Tag is Upos.Noun or Upos.Propn && sentence[noun].Tag is Upos.Noun or Upos.Propn)
        {
            noun++;
        }

        return sentence[noun].Tag is Upos.Noun or Upos.Propn ? noun : sentence[at].Tag == Upos.Num ? at : -1;
    }

    // "shot down 12 drones and three missiles", "13 were shot down", "…, including 53 over the region": the number that
    // the verb governs or one joined to it, never that of the weapons launched.
    private static bool IsDowned(SentenceView sentence, int at, int noun, List<Trigger> triggers, List<FoundDamage> found)
    {
        foreach (var verb in triggers.Where(t => t.Kind == IncidentKind.DisruptedWeaponsUse && (t.Length > 1 || sentence[t.Token].Tag == Upos.Verb)
            && !TriggerFinder.IsUnreal(sentence, t.Token)))
        {
            if (at > verb.Last && at - verb.Last < 22
                && !Enumerable.Range(verb.Last + 1, at - verb.Last - 1).Any(i => sentence.IsFinite(i) || sentence[i].Text is ";" or ":" || sentence[i].FineTag is "VBN" && !sentence.IsAny(i, "based", "launched")))
            {
                return at - verb.Last < 6 || found.Exists(d => d.Token > verb.Last && d.Token < at);
            }

            if (noun < verb.Token && verb.Token - noun < 9
                && !Enumerable.Range(noun + 1, verb.Token - noun - 1).Any(i => sentence[i].Text is ";" or ":" || sentence[i].FineTag is "VBD" or "VBN" && !sentence.IsAny(i, "was", "were", "been", "had", "incoming")
                    || (sentence[i].Tag == Upos.Num && !sentence.IsAny(i - 1, "and", "another"))))
            {
                return true;
            }
        }

        return false;
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
            // "five drones, which damaged a house": the doer of its relative clause, unless that is passive.
            if (sentence.HasRelation(child, "acl") && child > at && (sentence[child].Relation is not "acl:relcl" || sentence.IsPassive(child)) && OfWord(sentence, child, isPassive: true) is { } below)
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
                "destroy" or "wreck" or "demolish" or "burn" or "obliterate" or "flatten" or "level" or "raze" or "sink" => DamageOutcome.Destroyed,
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
}
