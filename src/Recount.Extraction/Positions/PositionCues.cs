using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>A word that gives a side's position, with the words that name whose.</summary>
/// <param name="At">The cue.</param>
/// <param name="After">Where its term may begin.</param>
/// <param name="Act">What the side does.</param>
/// <param name="Word">The cue as the lexicon knows it.</param>
/// <param name="Subject">The subject's head, or -1.</param>
/// <param name="Phrase">The subject's words.</param>
internal sealed record PositionCue(int At, int After, PositionAct Act, string Word, int Subject, (int From, int To) Phrase);

/// <summary>Finds what a side does with a term: verbs, nouns with an owner, and words of readiness.</summary>
internal sealed class PositionCues(Lexicon verbs)
{
    private static readonly string[] s_nouns =
        ["call", "offer", "demand", "proposal", "request", "refusal", "rejection", "insistence", "counter-offer", "suggestion", "appeal", "recommendation", "readiness", "willingness"];

    private static readonly string[] s_claims =
        ["claim", "assertion", "accusation", "allegation", "report", "suggestion", "criticism", "charge", "idea", "notion", "blame", "responsibility"];

    public IEnumerable<PositionCue> Find(SentenceView sentence)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            if (Verb(sentence, i) is { } verb)
            {
                yield return verb;
            }
            else if (Readiness(sentence, i) is { } ready)
            {
                yield return ready;
            }
            else if (Noun(sentence, i) is { } noun)
            {
                yield return noun;
            }
        }
    }

    private PositionCue? Verb(SentenceView sentence, int i)
    {
        // A headline's verb is a noun to many a tagger ("Moscow rejects full truce").
        var isHeadVerb = sentence[i].FineTag is "NNS" or "NNPS" && (sentence.Source.Sentence.Role is BlockRole.Heading
            || sentence.IsAny(i - 1, "it", "he", "she") || (sentence.Is(i - 1, "and") && sentence.Is(i - 2, ",")));
        if (!(sentence[i].Tag == Upos.Verb || isHeadVerb) || IsConditional(sentence, i) || sentence.Phrase(verbs, i, 3) is not { } phrase
            || Vocabulary.Parse<PositionAct>(phrase.Value) is not { } act || IsPassive(sentence, i) || IsInfinitive(sentence, i))
        {
            return null;
        }

        var lemma = sentence.Lemma(i).ToLowerInvariant();
        // "insisted that he was committed" and "suggests that they are breaking the law" tell claims; "insisted that he go" a demand.
        if (lemma is "insist" or "suggest" && sentence.Child(i, "ccomp") is >= 0 and var claim && (sentence[claim].FineTag is "VBD" or "VBZ" or "JJ" or "NN" or "VBN"
            || (lemma == "insist" && sentence[claim].FineTag == "VB" && sentence.Child(claim, "aux") is >= 0 and var did && sentence.Lemma(did) == "do")
            || (lemma == "suggest" && sentence[claim].FineTag == "VBG" && sentence.Child(claim, "aux") >= 0)))
        {
            return null;
        }

        // "when asked to specify", "asked about the plan", "pressing ahead": a question, a course.
        if ((lemma is "ask" && (sentence.IsAny(i - 1, "when", "being") || sentence.IsAny(i + 1, "about", "whether", "if", "how", "why", "what"))) || (lemma is "press" && sentence.IsAny(i + 1, "ahead", "on")))
        {
            return null;
        }

        // "sought refuge", "asked for clarification": no term either.
        if (lemma is "seek" or "ask" && Enumerable.Range(i + 1, Math.Max(0, Math.Min(3, sentence.Count - i - 1))).Any(k => sentence.Lemma(k).ToLowerInvariant()
            is "refuge" or "shelter" or "asylum" or "clarification" or "comment" or "detail" or "revenge"))
        {
            return null;
        }

        // "wants to show that …", "wants to know whether …": aims of a speaker, no terms.
        if (lemma is "want" or "seek" && sentence.Is(i + 1, "to") && sentence.Lemma(i + 2).ToLowerInvariant() is "show" or "prove" or "know" or "hear" or "tell" or "say" or "flee" or "escape" or "win" or "thank" or "learn")
        {
            return null;
        }

        // "the concept he wants for his programme": what is wanted stands before.
        if (lemma is "want" && !sentence.Is(i + 1, "to") && sentence.Child(i, "obj", "xcomp") < 0 && sentence.Child(i, "ccomp") < 0)
        {
            return null;
        }

        // Claims and reports are disputed, not terms refused.
        if (sentence.Child(i, "obj") is >= 0 and var thing && s_claims.Contains(sentence.Lemma(thing), StringComparer.Ordinal) && thing - i < 4)
        {
            return null;
        }

        if (IsNegated(sentence, i))
        {
            act = act is PositionAct.Accept or PositionAct.Consider ? PositionAct.Reject : act;
            if (act is not PositionAct.Reject || lemma is "reject" or "refuse" or "oppose")
            {
                return null;
            }
        }

        // "supports the plan" takes up another's; "which supports the militia", "backing Ukraine" sides with somebody.
        if (lemma is "support" or "back" or "recognise" or "recognize"
            && (sentence[i].FineTag == "VBG" || sentence[i].Relation == "acl:relcl" || (sentence.Child(i, "obj") is >= 0 and var backed && sentence[backed].Tag == Upos.Propn)))
        {
            return null;
        }

        // "agreed to the proposal" takes up another's plan; "agreed to meet" is a commitment.
        if (lemma == "agree" && !Enumerable.Range(i + 1, Math.Min(7, sentence.Count - i - 1)).Any(k => PlanFrames.IsPlan(sentence, k) || sentence.Lemma(k) is "deal" or "proposal" or "term"))
        {
            return null;
        }

        var subject = sentence.Subject(i);
        if (AroundAside(sentence, i) is { } far)
        {
            return new PositionCue(i, i + phrase.Length, act, lemma, far.To - 1, far);
        }

        var range = subject >= 0 ? sentence.NounPhrase(subject) : default;
        if ((subject < 0 || sentence.Is(i - 1, ",")) && SubjectFinder.Before(sentence, i, subject) is { } named)
        {
            (subject, range) = named;
        }

        var word = phrase.Length == 1 ? lemma : lemma + " " + sentence.Lower(i + 1);
        return new PositionCue(i, i + phrase.Length, act, word, subject < i ? subject : -1, range);
    }

    // "The Russian side, his deputy told reporters, had once more rejected …": the subject stands before the aside.
    private static (int From, int To)? AroundAside(SentenceView sentence, int verb)
    {
        var at = verb - 1;
        while (at > 0 && (sentence[at].Tag is Upos.Adv or Upos.Aux || sentence.IsAny(at, "once", "more", "again", "had", "has", "have")))
        {
            at--;
        }

        var first = Enumerable.Range(0, sentence.Count).FirstOrDefault(k => sentence.Is(k, ","), -1);
        if (!sentence.Is(at, ",") || first < 1 || first >= at || !Enumerable.Range(first, at - first).Any(k => sentence.IsAny(k, "said", "says", "told", "wrote", "added")))
        {
            return null;
        }

        var phrase = sentence.NounPhraseBefore(first);
        return phrase.To > phrase.From && phrase.From <= 1 ? phrase : null;
    }

    // "if Russia went on refusing a truce", "asked whether it is ready to talk": no refusal and no offer yet.
    private static bool IsConditional(SentenceView sentence, int i)
    {
        for (var k = i - 1; k >= Math.Max(0, i - 7); k--)
        {
            if (sentence.IsAny(k, "if", "unless", "whether"))
            {
                return true;
            }

            if (sentence.IsPunctuation(k))
            {
                return false;
            }
        }

        return false;
    }

    // "is ready to", "are willing to", "would be open to".
    private static PositionCue? Readiness(SentenceView sentence, int i)
    {
        if (!sentence.IsAny(i, "ready", "willing", "prepared", "open") || !sentence.IsAny(i + 1, "to", "for") || i == 0 || IsConditional(sentence, i))
        {
            return null;
        }

        var be = i - 1;
        while (be > 0 && sentence[be].Tag is Upos.Adv)
        {
            be--;
        }

        // "was satisfied with the result and ready to go on"
        for (var k = be; sentence.Is(be, "and") && k > Math.Max(0, be - 9); k--)
        {
            if (sentence.Lemma(k) == "be")
            {
                be = k;
            }
        }

        if (sentence.Lemma(be) is not ("be" or "remain") && !sentence.IsAny(be, "’re", "'re", "’s", "'s"))
        {
            return null;
        }

        // "less willing to help": neither an offer nor a refusal.
        if (sentence.IsAny(i - 1, "less", "hardly", "barely"))
        {
            return null;
        }

        var isNegated = sentence.IsAny(i - 1, "not", "n’t", "n't") || sentence.IsAny(be + 1, "not", "n’t", "n't");
        var act = isNegated ? PositionAct.Reject : sentence.Is(i, "open") ? PositionAct.Consider : PositionAct.Offer;
        var end = be;
        while (end > 0 && (sentence[end - 1].Tag is Upos.Aux or Upos.Adv))
        {
            end--;
        }

        // "those who were willing to leave": whoever they are.
        var phrase = sentence.NounPhraseBefore(end);
        return phrase.To <= phrase.From || sentence.IsAny(phrase.To - 1, "who", "those") ? null : new PositionCue(i, i + 2, act, "be ready", phrase.To - 1, phrase);
    }

    // "Moscow's counter-offer of …", "its call for …", "the US demand that …", "a request by its director to …".
    private static PositionCue? Noun(SentenceView sentence, int i)
    {
        if (i < 1 || sentence[i].Tag != Upos.Noun || !s_nouns.Contains(sentence.Lemma(i).ToLowerInvariant(), StringComparer.Ordinal))
        {
            return null;
        }

        var act = sentence.Lemma(i).ToLowerInvariant() switch
        {
            "offer" or "readiness" or "willingness" => PositionAct.Offer,
            "proposal" or "suggestion" or "recommendation" => PositionAct.Propose,
            "refusal" or "rejection" => PositionAct.Reject,
            _ => PositionAct.Demand,
        };
        if (sentence.IsAny(i + 1, "by", "from"))
        {
            var to = i + 2;
            while (to < sentence.Count && !sentence.IsAny(to, "to", "for", "that", "of", ".") && to - i < 9)
            {
                to++;
            }

            return to < sentence.Count && sentence.IsAny(to, "to", "for", "that") && to > i + 2
                ? new PositionCue(i, to + 1, act, "request", sentence[to - 1].Text is "," ? to - 2 : to - 1, (i + 2, to)) : null;
        }

        if (!sentence.IsAny(i + 1, "for", "of", "to", "that"))
        {
            return null;
        }

        var owner = i - 1;
        while (owner > 0 && (sentence[owner].Tag is Upos.Adj or Upos.Num || sentence[owner].Text is "-" || sentence.Is(owner, "counter") || sentence[owner].Tag is Upos.Adv))
        {
            if (sentence[owner].Tag == Upos.Adj && char.IsUpper(sentence[owner].Text[0]))
            {
                break;
            }

            owner--;
        }

        if (sentence[owner].Text is "’s" or "'s" or "’" or "'")
        {
            var range = sentence.NounPhraseBefore(owner);
            return range.To > range.From ? new PositionCue(i, i + 2, act, "call", range.To - 1, range) : null;
        }

        return sentence.IsAny(owner, "its", "his", "her", "their") || char.IsUpper(sentence[owner].Text[0]) && sentence[owner].Tag is Upos.Propn or Upos.Adj && owner == i - 1
            ? new PositionCue(i, i + 2, act, "call", owner, (owner, owner + 1)) : null;
    }

    private static bool IsPassive(SentenceView sentence, int i) =>
        sentence.Child(i, "aux:pass") >= 0 || (sentence.Child(i, "nsubj") is >= 0 and var s && sentence[s].Relation == "nsubj:pass")
        || (sentence[i].FineTag == "VBN" && !Enumerable.Range(Math.Max(0, i - 5), Math.Min(5, i)).Any(k => sentence.IsAny(k, "has", "have", "had", "’ve", "having")));

    // "urged Moscow to accept", "must accept": the deed is another's, or no deed yet.
    private static bool IsInfinitive(SentenceView sentence, int i)
    {
        // "agreed to exchange prisoners, present their terms and go on": one infinitive after the other.
        if (sentence.HasRelation(i, "conj") && sentence[i].Head is >= 0 and var first && sentence[first].FineTag is "VB" && sentence[i].FineTag is "VB" or "VBP" && sentence.Child(i, "nsubj") < 0)
        {
            return IsInfinitive(sentence, first);
        }

        if (sentence[i].FineTag is "VBP" && sentence.Is(i - 1, ",") && Enumerable.Range(1, Math.Max(0, i - 2)).Any(k => sentence.Is(k, "to") && sentence[k + 1].FineTag == "VB"))
        {
            return true;
        }

        // "could have threatened sanctions": what nobody did.
        if (sentence.Is(i - 1, "have") && sentence.IsAny(i - 2, "could", "would", "should", "might"))
        {
            return true;
        }

        if (sentence[i].FineTag is not "VB")
        {
            return false;
        }

        for (var k = i - 1; k >= Math.Max(0, i - 4); k--)
        {
            if (sentence.IsAny(k, "will", "would", "’ll", "does", "did", "do", "cannot", "can"))
            {
                return false;
            }

            // "continued to reject" is a refusal.
            if (!(sentence[k].Tag is Upos.Adv or Upos.Part) || sentence.Is(k, "to"))
            {
                return !(sentence.Is(k, "to") && sentence.Lemma(k - 1) is "continue");
            }
        }

        return true;
    }

    public static bool IsNegated(SentenceView sentence, int i)
    {
        foreach (var child in sentence.Children(i))
        {
            if (child < i && sentence.IsAny(child, "not", "n’t", "n't", "never"))
            {
                return true;
            }
        }

        return sentence.IsAny(i - 1, "not", "never") || sentence.IsAny(i + 1, "neither");
    }
}
