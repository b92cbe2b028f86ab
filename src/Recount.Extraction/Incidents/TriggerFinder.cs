using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Finds the words of a sentence that tell of an act, and the kinds that they and the weapons stand for.</summary>
internal sealed class TriggerFinder(Lexicon triggers, Lexicon weapons, Lexicon people)
{
    // A more telling kind first; the codebook's precedence with ACLED's: control of a place, then fighting, then means.
    private static readonly IncidentKind[] s_precedence =
        [IncidentKind.SuicideBomb, IncidentKind.ChemicalWeapon, IncidentKind.TerritoryTaken, IncidentKind.DisruptedWeaponsUse,
         IncidentKind.ArmedClash, IncidentKind.AirStrike, IncidentKind.Shelling, IncidentKind.Grenade, IncidentKind.RemoteExplosive,
         IncidentKind.Abduction, IncidentKind.SexualViolence, IncidentKind.MobViolence, IncidentKind.Attack, IncidentKind.Arrests,
         IncidentKind.PropertyDestruction, IncidentKind.Protest, IncidentKind.Other];

    private static readonly string[] s_unreal =
        ["would", "could", "should", "may", "might", "must", "if", "unless", "will", "shall", "can", "to"];

    // Fit more than one kind: the means or the text around decide.
    private static readonly string[] s_vague = ["attack", "assault", "raid", "offensive", "operation", "encounter", "combat", "explosives"];

    // What is done with an act or a weapon, as the head of a noun: "drones hit", "fighting broke out".
    private static readonly string[] s_doing =
        ["launch", "carry", "hit", "strike", "damage", "destroy", "fire", "use", "drop", "fall", "target", "kill", "take", "conduct", "attack", "break",
         "continue", "rock", "rip", "tear", "cause", "set", "explode", "crash", "pierce", "slam", "land", "shake", "wound", "injure", "leave", "come",
         "erupt", "go", "blow", "send", "spread", "pound", "pummel", "involve", "claim", "happen", "occur", "follow", "begin", "ravage", "wreck", "aim", "direct", "stage", "mount"];

    public List<Trigger> Find(SentenceView sentence)
    {
        var found = new List<Trigger>();
        for (var i = 0; i < sentence.Count; i++)
        {
            if (sentence.Phrase(triggers, i, 4) is not { } phrase || Vocabulary.Parse<IncidentKind>(phrase.Value) is not { } kind
                || sentence[i].Tag is not (Upos.Noun or Upos.Verb or Upos.Adj or Upos.Propn)
                || (phrase.Length == 1 && IsFalseFriend(sentence, i)) || (kind == IncidentKind.ChemicalWeapon && IsTargeted(sentence, i + phrase.Length - 1)))
            {
                continue;
            }

            // "captured two soldiers", "he was captured": people are arrested, places are taken.
            // "neutralised forty militants": an army's word for killed.
            kind = kind switch
            {
                IncidentKind.TerritoryTaken when sentence.Lemma(i).ToLowerInvariant() is "capture" or "seize" or "take" && TakesPeople(sentence, i) => IncidentKind.Arrests,
                IncidentKind.DisruptedWeaponsUse when sentence.Lemma(i).ToLowerInvariant() is "neutralise" or "neutralize" && TakesPeople(sentence, i) => IncidentKind.ArmedClash,
                _ => kind,
            };
            var isVague = kind == IncidentKind.Other && sentence.Lemma(i) is not ("siege" or "besiege")
                || s_vague.Contains(sentence.Lemma(i + phrase.Length - 1).ToLowerInvariant(), StringComparer.Ordinal);
            found.Add(new Trigger(i, phrase.Length, kind, isVague, IsTold(sentence, i, i + phrase.Length - 1)));
            i += phrase.Length - 1;
        }

        return found;
    }

    // "attacked the chemical weapons sites", "chemical weapons programme": what was hit, what somebody has.
    private static bool IsTargeted(SentenceView sentence, int last) => WeaponFinder.IsHit(sentence, last)
        || (last + 1 < sentence.Count && sentence[last + 1].Tag is Upos.Noun && !sentence.IsAny(last + 1, "attack", "attacks", "strike", "strikes", "use"));

    private bool TakesPeople(SentenceView sentence, int verb)
    {

        var taken = sentence.IsPassive(verb) ? sentence.Subject(verb) : sentence.Child(verb, "obj");
        // "dozens of militants"
        taken = taken >= 0 && sentence.Is(taken + 1, "of") && sentence.Child(taken, "nmod") is >= 0 and var counted ? counted : taken;
        return taken >= 0 && (people.ValueOf(sentence.Lemma(taken).ToLowerInvariant()) is not null || sentence.IsAny(taken, "he", "she", "him", "her", "they", "them", "who")
            || sentence.Source.Names.Any(n => n.Type == NameType.Person && n.FirstToken <= taken && taken < n.EndToken));
    }

    /// <summary>Kinds that fit, most telling first; empty where only vague words tell of the act.</summary>
    public List<IncidentKind> Kinds(SentenceView sentence, IReadOnlyList<Trigger> own, IEnumerable<string> means)
    {
        var kinds = own.Where(t => !t.IsVague).Select(t => t.Kind).Distinct().ToList();
        foreach (var weapon in means)
        {
            var kind = weapons.ValueOf(weapon) switch
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

        // "killed since the war began with protests": how it began.
        if (kinds.Count == 1 && kinds[0] is IncidentKind.Protest && Enumerable.Range(0, sentence.Count).Any(i => sentence.Is(i, "since")))
        {
            kinds.Clear();
        }

        // A siege is the setting of what else is told with it.
        if (own.Any(t => t.IsVague))
        {
            kinds.Remove(IncidentKind.Other);
        }

        // "bombed from the air" is no roadside bomb: planes and drones outrank the explosive they drop.
        if (kinds.Contains(IncidentKind.AirStrike))
        {
            kinds.Remove(IncidentKind.RemoteExplosive);
        }

        Keep(IncidentKind.DisruptedWeaponsUse, t => t.IsTold || sentence[t.Token].Tag is Upos.Num || (sentence[t.Token].Tag is Upos.Noun && !sentence[t.Token].Text.EndsWith("ing", StringComparison.Ordinal))
            || (sentence[t.Token].Relation is "acl:relcl" && !IsUnreal(sentence, t.Token)));
        Keep(IncidentKind.TerritoryTaken, t => t.IsTold && sentence.Source.Places.Length > 0);
        Keep(IncidentKind.ArmedClash, t => t.IsTold || sentence[t.Token].Tag is Upos.Noun);
        // "killed by an air strike while fighting beside …": what the dead were about, not how they died.
        if (kinds.Exists(k => k is IncidentKind.AirStrike or IncidentKind.Shelling or IncidentKind.RemoteExplosive)
            && own.Where(t => t.Kind == IncidentKind.ArmedClash).All(t => sentence[t.Token].FineTag == "VBG" && sentence.Lemma(t.Token) is "fight" or "fighting" && sentence.IsAny(t.Token - 1, "while", "when")))
        {
            kinds.Remove(IncidentKind.ArmedClash);
        }

        kinds.Sort((a, b) => Array.IndexOf(s_precedence, a).CompareTo(Array.IndexOf(s_precedence, b)));
        // Weapons shot down and towns taken are told with means that belong to another act.
        return kinds.Count > 1 && kinds[0] is IncidentKind.DisruptedWeaponsUse or IncidentKind.TerritoryTaken ? [kinds[0]] : kinds;

        void Keep(IncidentKind kind, Func<Trigger, bool> holds)
        {
            if (kinds.Contains(kind) && !own.Any(t => t.Kind == kind && holds(t)))
            {
                kinds.Remove(kind);
            }
        }
    }

    /// <summary>The kind of an act that only vague words tell, where nothing else in the document decides.</summary>
    public static IncidentKind? Default(SentenceView sentence, IReadOnlyList<Trigger> own)
    {
        foreach (var trigger in own.Where(t => t.IsVague))
        {
            // "ahead of an expected offensive": no act by itself.
            if (!trigger.IsTold && sentence.Lemma(trigger.Last).ToLowerInvariant() is "offensive" or "operation")
            {
                continue;
            }

            switch (sentence.Lemma(trigger.Last).ToLowerInvariant())
            {
                case "strike" or "bombing" or "bomb":
                    return IncidentKind.AirStrike;
                case "blast" or "explosion" or "explode" or "explosives":
                    return IncidentKind.RemoteExplosive;
                case "attack" or "assault" or "raid":
                    return IncidentKind.Attack;
                case "offensive" or "operation" or "encounter" or "combat":
                    return IncidentKind.ArmedClash;
                default:
                    break;
            }
        }

        return null;
    }

    // Words of war with a life in peace: "a deal struck", "hit a record", "a fire station", "mine" the pronoun.
    private static bool IsFalseFriend(SentenceView sentence, int i) => sentence.Lemma(i).ToLowerInvariant() switch
    {
        "strike" or "hit" => sentence.Child(i, "obj") is >= 0 and var o && sentence[o].Tag == Upos.Noun
            && (sentence.Lemma(o) is "deal" or "agreement" or "tone" or "record" or "balance" or "chord" or "pose" or "headline" or "note"
                || (sentence.Lemma(o) is "target" or "goal" && sentence.IsAny(o - 1, "spending", "growth", "aid", "inflation", "climate"))),
        "deport" => IsSentHome(sentence),
        "down" => sentence[i].Tag != Upos.Verb,
        "mine" => sentence[i].Tag != Upos.Noun,
        "rally" or "protest" or "demonstrate" => sentence.Is(i - 1, "to") || (sentence.Lemma(i) is "demonstrate" && sentence.Child(i, "obj", "ccomp") >= 0),
        "capture" or "seize" or "occupy" or "liberate" or "detain" or "arrest" or "retake" or "recapture" =>
            sentence[i].Tag == Upos.Adj || (sentence[i].FineTag == "VBN" && (sentence.HasRelation(i, "amod")
                || (sentence[Math.Min(i + 1, sentence.Count - 1)].Tag is Upos.Noun && (i == 0 || sentence[i - 1].Tag is Upos.Adp or Upos.Det or Upos.Cconj or Upos.Adj or Upos.Punct)))),
        // "a detention centre", "fighting to save a life", "agreed to stop shooting".
        "detention" or "abduction" => sentence.IsAny(i + 1, "centre", "center", "facility", "camp", "site", "order", "conditions"),
        "fight" or "fighting" when sentence.IsAny(i + 1, "to", "for") => true,
        "shooting" or "shoot" or "fighting" or "bombing" or "bomb" or "shelling" or "shell" or "attack" or "fight" when IsStopped(sentence, i) => true,
        "encounter" or "shots" or "operation" => sentence[i].Tag != Upos.Noun,
        // "a missile maker", "the drone programme", "artillery units": means that nobody uses here.
        "missile" or "drone" or "rocket" or "artillery" or "jet" => sentence.IsAny(i + 1, "maker", "makers", "programme", "program", "production", "factory", "unit", "units", "technology", "components", "defence", "defense", "defences", "defenses", "manufacturer", "operators"),
        _ => false,
    };

    /// <summary>"deported several migrants": by the law of foreigners, not carried off.</summary>
    public static bool IsSentHome(SentenceView sentence) => Enumerable.Range(0, sentence.Count).Any(k => sentence.Lemma(k).ToLowerInvariant()
        is "immigrant" or "immigration" or "migrant" or "asylum" or "visa" or "criminal" or "convict" or "judge");

    private static bool IsStopped(SentenceView sentence, int i) =>
        sentence.Lemma(i - 1) is "stop" or "cease" or "halt" or "end" || (sentence.Lemma(i - 2) is "stop" or "cease" or "halt" or "end" && sentence[i - 1].Tag is Upos.Det or Upos.Adj);

    // Told as done: a finite or passive verb, or a noun whose clause tells something done with it.
    private static bool IsTold(SentenceView sentence, int first, int last)
    {
        if (IsUnreal(sentence, last))
        {
            return false;
        }

        if (sentence[first].Tag == Upos.Verb)
        {
            // "the four regions that Moscow has seized" names regions; it tells no act of today.
            // "a pause in fighting", "by attacking civilians": a name of the deed, not its telling.
            var isNamed = sentence[first].FineTag == "VBG" && first > 0 && sentence[first - 1].Tag == Upos.Adp && !sentence.IsAny(first - 1, "after", "before", "while", "in");
            // "groups fighting in the north", "a pastor detained for two years": who they are.
            var isName = sentence[first].FineTag is "VBG" or "VBN" && sentence[first].Relation == "acl" && first > 0 && sentence.IsNominal(first - 1);
            var isPause = sentence[first].FineTag == "VBG" && sentence.Is(first - 1, "in") && sentence[Math.Max(0, first - 2)].Tag == Upos.Noun;
            // "I've attacked the minister": words.
            var isOwn = sentence.Subject(first) is >= 0 and var doer && sentence.Is(doer, "i");
            var verb = sentence.HasRelation(first, "conj") && sentence[first].Head is >= 0 and var other && sentence[other].FineTag == sentence[first].FineTag ? sentence[first].Head : first;
            return !isOwn && !(sentence[verb].Relation is "acl:relcl" or "amod") && !isNamed && !isName && !isPause && sentence[first].FineTag is "VBD" or "VBN" or "VBG" or "VBZ" or "VBP";
        }

        var head = sentence[last].Head;
        return head >= 0 && sentence[head].Tag == Upos.Verb && sentence[head].FineTag is "VBD" or "VBN" or "VBG" or "VBP" or "VBZ"
            && s_doing.Contains(sentence.Lemma(head).ToLowerInvariant(), StringComparer.Ordinal);
    }

    /// <summary>Under "would", "if", "to" or a negation.</summary>
    public static bool IsUnreal(SentenceView sentence, int at)
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
}
