using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Finds who did an act, from the words that tell it.</summary>
internal static class DoerFinder
{
    // Verbs whose subject does violence, beside the triggers themselves.
    private static readonly string[] s_deeds =
        ["launch", "fire", "send", "drop", "use", "kill", "wound", "injure", "target", "carry", "conduct", "stage", "mount", "unleash", "attack", "strike", "hit",
         "bomb", "shell", "storm", "raid", "destroy", "damage", "raze", "seize", "capture", "blow", "plant", "pound", "rain", "direct", "set", "push", "drive", "open", "organise", "organize"];

    private static readonly string[] s_armed =
        ["gunman", "insurgent", "militant", "rebel", "fighter", "assailant", "militia", "militiaman", "tribesman", "guerrilla", "jihadist", "extremist", "separatist",
         "bandit", "attacker", "paramilitary", "mercenary", "mob", "settler", "tribe", "clan"];

    public static List<string> Find(
        DocumentView document, SentenceView sentence, Stretch stretch, IReadOnlyList<Trigger> triggers, WeaponFinder weapons, Speaker? teller, IReadOnlyList<string> before)
    {
        var found = new List<string>();
        for (var i = stretch.From; i < stretch.To; i++)
        {
            if (!stretch.Has(i))
            {
                continue;
            }

            var trigger = triggers.FirstOrDefault(t => t.Last == i || t.Token == i);
            if (sentence[i].Tag == Upos.Verb && (trigger is not null || s_deeds.Contains(sentence.Lemma(i).ToLowerInvariant(), StringComparer.Ordinal)))
            {
                AddSubject(sentence, i);
            }
            else if (trigger?.Kind is IncidentKind.ArmedClash && Between(sentence, i) is { Count: 2 } sides)
            {
                foreach (var (head, from, to) in sides)
                {
                    AddPhrase(head, from, to);
                }
            }
            else if (sentence[i].Tag is Upos.Noun or Upos.Propn && (trigger is not null || (weapons.IsWeapon(sentence, i) && !WeaponFinder.IsHit(sentence, i))))
            {
                AddOwners(sentence, i);
            }
        }

        return found;

        void AddSubject(SentenceView sentence, int verb)
        {
            if (Agent(sentence, verb) is >= 0 and var agent)
            {
                Add(agent);
                return;
            }

            var subject = sentence.Subject(verb);
            if (subject >= 0 && subject < verb && sentence[subject].Relation != "nsubj:pass" && !sentence.IsPassive(verb))
            {
                Add(subject);
            }
        }

        // "Russian shelling", "Israel's strike", "an attack by gunmen".
        void AddOwners(SentenceView sentence, int noun)
        {
            for (var i = noun - 1; i >= Math.Max(stretch.From, noun - 5); i--)
            {
                var isPart = sentence[i].Tag is Upos.Adj or Upos.Noun or Upos.Propn or Upos.Num || sentence[i].Text is "’s" or "'s" or "-";
                if (!isPart)
                {
                    break;
                }

                var word = sentence[i].Text;
                var isOwner = i + 1 < sentence.Count && sentence[i + 1].Text is "’s" or "'s";
                var actor = document.Actors.CountryOfAdjective(word)
                    ?? (isOwner || i == noun - 1 ? document.Actors.Resolve(word) is { Kind: not ActorKind.Person } match ? match.Name : null : null);
                if (actor is not null)
                {
                    AddName(actor);
                    break;
                }
            }

            foreach (var child in sentence.Children(noun))
            {
                if (sentence.HasRelation(child, "nmod") && sentence.Is(sentence.Reach(child).From, "by"))
                {
                    Add(child);
                }
            }
        }

        void Add(int head)
        {
            if (sentence[head].Tag == Upos.Pron)
            {
                if (sentence.IsAny(head, "it", "they", "we") && teller is { IsPerson: false } && (SideOf(document, teller) ?? (char.IsUpper(teller.Name[0]) ? teller.Name : null)) is { } party)
                {
                    AddName(party);
                }
                else if (sentence.IsAny(head, "it", "they") && teller is null && before.Count == 1)
                {
                    AddName(before[0]);
                }

                return;
            }

            var (from, to) = sentence.NounPhrase(head);
            AddPhrase(head, from, to);
        }

        void AddPhrase(int head, int from, int to)
        {
            while (from < to - 1 && sentence[from].Tag is Upos.Det or Upos.Adp)
            {
                if (sentence.IsAny(from, "its", "our", "their"))
                {
                    break;
                }

                from++;
            }

            // "Hamas-led militants"
            while (from > 1 && sentence[from - 1].Text is "-" && sentence[from - 1].Span.End == sentence[from].Span.Start)
            {
                from -= 2;
            }

            var phrase = sentence.Slice(from, to);
            var actor = document.Actors.Resolve(phrase) is { Kind: not ActorKind.Person } match ? match.Name
                : document.Actors.StateOf(phrase) ?? FirstAdjective(from, to) ?? document.Actors.Find(document.Text, sentence.SpanOf(from, to))
                    .FirstOrDefault(a => a.Match.Kind is ActorKind.Group)?.Match.Name;
            if (actor is null && sentence.IsAny(from, "its", "our", "their"))
            {
                actor = SideOf(document, teller) ?? (before.Count == 1 ? before[0] : null);
                if (actor is null)
                {
                    return;
                }
            }

            // Armed people without a name are told as the text calls them.
            var isCounted = Enumerable.Range(from, to - from).Any(i => sentence[i].Tag is Upos.Num or Upos.Punct && sentence[i].Text is not "-" || sentence.IsAny(i, "least", "more", "than"));
            actor ??= isCounted ? null : s_armed.Contains(sentence.Lemma(head).ToLowerInvariant(), StringComparer.Ordinal) || sentence.IsAny(head, "gunmen", "militiamen", "tribesmen", "jihadists")
                || (sentence.IsAny(head, "forces", "troops", "group", "groups", "military", "army", "warplanes", "police") && sentence[head].Tag == Upos.Noun && to - from > 1)
                ? phrase : null;
            if (actor is not null)
            {
                AddName(actor);
            }
        }

        string? FirstAdjective(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                if (document.Actors.CountryOfAdjective(sentence[i].Text) is { } country)
                {
                    return weapons.IsWeapon(sentence, to - 1) ? country : null;
                }
            }

            return null;
        }

        void AddName(string name)
        {
            if (!found.Contains(name, StringComparer.Ordinal))
            {
                found.Add(name);
            }
        }
    }

    /// <summary>Who shot the weapons down is the side that says so; the adjective on "Ukrainian drones" names the other one.</summary>
    public static void TakeDefender(DocumentView document, SentenceView sentence, IncidentDraft draft, IReadOnlyList<Trigger> own, Speaker? teller)
    {
        var verb = own.FirstOrDefault(t => t.Kind == IncidentKind.DisruptedWeaponsUse && sentence[t.Token].Tag == Upos.Verb);
        var subject = verb is null || sentence.IsPassive(verb.Token) ? -1 : sentence.Subject(verb.Token);
        string? side = null;
        if (subject >= 0 && sentence[subject].Tag is Upos.Noun or Upos.Propn)
        {
            var (from, to) = sentence.NounPhrase(subject);
            side = document.Actors.StateOf(sentence.Slice(from, to));
        }

        side ??= SideOf(document, teller);
        draft.Perpetrators.Clear();
        if (side is not null)
        {
            draft.Perpetrators.Add(side);
        }
    }

    // "clashes between the two militias and the army": both fought.
    private static List<(int Head, int From, int To)> Between(SentenceView sentence, int trigger)
    {
        var open = Enumerable.Range(trigger + 1, Math.Max(0, Math.Min(4, sentence.Count - trigger - 1))).FirstOrDefault(i => sentence.Is(i, "between"), -1);
        var joint = open < 0 ? -1 : Enumerable.Range(open + 2, Math.Max(0, Math.Min(8, sentence.Count - open - 2))).FirstOrDefault(i => sentence.Is(i, "and"), -1);
        if (joint < 0)
        {
            return [];
        }

        var end = joint + 1;
        while (end < sentence.Count && (sentence.IsNominal(end) || sentence[end].Tag is Upos.Adj or Upos.Det || sentence[end].Text is "’s" or "'s"))
        {
            end++;
        }

        return end == joint + 1 ? [] : [(joint - 1, open + 1, joint), (end - 1, joint + 1, end)];
    }

    /// <summary>The state that a teller speaks for, or its own name for a group.</summary>
    public static string? SideOf(DocumentView document, Speaker? teller) =>
        teller is null ? null : (teller.IsPerson ? null : document.Actors.StateOf(teller.Name)) ?? teller.Party;

    private static int Agent(SentenceView sentence, int verb)
    {
        foreach (var child in sentence.Children(verb))
        {
            if (child > verb && sentence.HasRelation(child, "obl") && sentence.Is(sentence.Reach(child).From, "by"))
            {
                return child;
            }
        }

        return -1;
    }
}
