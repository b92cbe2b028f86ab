using Recount.Language;

namespace Recount.Extraction;

/// <summary>Finds the means of an act: weapons that somebody used, not those that were hit.</summary>
internal sealed class WeaponFinder(Lexicon weapons)
{
    private static readonly string[] s_deeds =
        ["attack", "strike", "raid", "assault", "barrage", "salvo", "fire", "bombardment", "bombing", "hit", "blast", "explosion", "wave", "launch", "swarm", "shelling", "round", "shell",
         "bomb", "missile", "rocket", "drone", "grenade", "debris", "fragment", "shrapnel", "onslaught", "volley", "offensive", "campaign", "impact", "mortar", "vehicle"];

    public List<string> Find(SentenceView sentence, Stretch stretch)
    {
        var found = new List<string>();
        for (var i = stretch.From; i < stretch.To; i++)
        {
            if (!stretch.Has(i) || sentence.Phrase(weapons, i, 3) is not { } phrase)
            {
                continue;
            }

            var last = i + phrase.Length - 1;
            // "drone attack" names its weapon; "missile defence" and "ammunition depot" do not.
            if (sentence[last].Tag is Upos.Noun or Upos.Propn && !IsHit(sentence, last) && !IsPartOfAnother(sentence, last))
            {
                var words = Enumerable.Range(i, phrase.Length).Select(k => k == last ? sentence.Lemma(k).ToLowerInvariant() : sentence.Lower(k));
                var value = string.Join(' ', words).Replace(" - ", "-", StringComparison.Ordinal);
                if (!found.Contains(value, StringComparer.Ordinal))
                {
                    found.Add(value);
                }
            }

            i = last;
        }

        return found;
    }

    public bool IsWeapon(SentenceView sentence, int token) =>
        weapons.ValueOf(sentence.Lemma(token).ToLowerInvariant()) is not null && !IsPartOfAnother(sentence, token);

    // "suicide bombers" are people; "missile defence", "a helicopter pilot": the noun behind is the thing, unless it is the deed ("drone attack").
    private static bool IsPartOfAnother(SentenceView sentence, int token) =>
        sentence.Is(token - 1, "suicide") || token + 1 < sentence.Count && sentence[token + 1].Tag is Upos.Noun && sentence[token + 1].Span.Start > sentence[token].Span.End
        && !s_deeds.Contains(sentence.Lemma(token + 1).ToLowerInvariant(), StringComparer.Ordinal)
        && !sentence.IsInTime(token + 1)
        || (sentence.Is(token + 1, "and") && token + 2 < sentence.Count && sentence[token + 2].Tag is Upos.Noun && IsPartOfAnother(sentence, token + 2)) || IsProduct(sentence, token);

    // "parts for missiles and warplanes": what somebody makes.
    private static bool IsProduct(SentenceView sentence, int token) =>
        Enumerable.Range(Math.Max(0, token - 5), Math.Min(5, token)).Any(i => sentence.Is(i, "for") && sentence.Lemma(i - 1).ToLowerInvariant() is "part" or "component" or "engine" or "fuel" or "electronics" or "chip");

    /// <summary>"hit 40 warplanes", "several tanks were destroyed": the weapon is what was struck.</summary>
    public static bool IsHit(SentenceView sentence, int token)
    {
        var head = sentence[token].Head;
        if (head < 0 || sentence.Lemma(head).ToLowerInvariant() is not ("hit" or "strike" or "destroy" or "damage" or "attack" or "lose" or "burn" or "target" or "wreck"))
        {
            return sentence.IsAny(token - 1, "bomber", "enemy") || IsGoal(sentence, token);
        }

        return sentence.HasRelation(token, "obj") || sentence[token].Relation == "nsubj:pass"
            || (sentence.HasRelation(token, "nsubj") && sentence.IsPassive(head));
    }

    // "a strike on tanks", "among them Tu-95 bombers".
    private static bool IsGoal(SentenceView sentence, int token)
    {
        for (var i = token - 1; i >= Math.Max(0, token - 5); i--)
        {
            if (sentence.IsAny(i, "on", "against", "among", "including") && !sentence.Is(i - 1, "based"))
            {
                return true;
            }

            // An article opens the phrase: "On Sunday a missile" has no goal.
            var opens = sentence[i].Tag == Upos.Det && i > 0 && !sentence.IsAny(i - 1, "on", "against", "among");
            if (opens || !(sentence[i].Tag is Upos.Adj or Upos.Noun or Upos.Propn or Upos.Num or Upos.Det || sentence.IsAny(i, "-", "’s", "'s", "them", "its")))
            {
                return false;
            }
        }

        return false;
    }
}
