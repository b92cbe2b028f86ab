using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Bounds the clause that a cue of speech governs, on either side of it.</summary>
internal static class ContentBounds
{
    private static readonly string[] s_objectOf = ["accuse"];
    private static readonly string[] s_objectTo = ["urge", "appeal", "call on", "ask", "press", "implore", "request", "exhort", "warn", "tell", "plead"];
    private static readonly string[] s_withAddressee = ["tell", "inform", "assure", "warn", "remind", "inform"];

    private static readonly string[] s_nounContent =
        ["accuse", "condemn", "denounce", "praise", "welcome", "hail", "deny", "reject", "demand", "urge", "call", "call for", "call on", "describe",
         "blame", "criticise", "criticize", "deplore", "confirm", "announce", "thank", "threaten", "promise", "vow", "pledge", "appeal", "propose",
         "offer", "accept", "refuse", "rule out", "dismiss", "slam", "decry", "applaud", "congratulate", "dispute", "request", "report", "acknowledge",
         "estimate", "count", "put", "warn", "claim", "speak", "expect", "hope", "fear", "predict", "commend", "rebuke", "recommend", "tell", "ask", "complain"];

    /// <summary>The cue may govern a thing without a verb: "condemned the raid".</summary>
    public static bool TakesNoun(SpeechCue cue) => s_nounContent.Contains(cue.Word, StringComparer.Ordinal);

    // "denied that … and promised that …", "…, adding that …": the cue goes on from the speaker before it.
    public static bool SharesSubject(SentenceView sentence, SpeechCue cue)
    {
        var before = cue.At - 1;
        while (before > 0 && (sentence[before].Tag is Upos.Adv or Upos.Aux || sentence.IsAny(before, "has", "had", "have")))
        {
            before--;
        }

        return sentence.IsAny(before, "and", "but", "or") || (sentence.Is(before, ",") && sentence[cue.At].FineTag == "VBG");
    }

    public static int RightLimit(SentenceView sentence, List<SpeechCue> open, int k)
    {
        var end = LastWord(sentence);
        for (var n = k + 1; n < open.Count; n++)
        {
            var (next, cue) = (open[n], open[k]);
            var isJoined = (sentence.HasRelation(next.At, "conj") && sentence[next.At].Head == cue.At)
                || (SharesSubject(sentence, next) && sentence[next.At].FineTag == sentence[cue.At].FineTag && sentence[next.At].FineTag is "VBD" or "VBZ");
            var isParticiple = sentence[next.At].FineTag == "VBG" && next.At > 0 && sentence.Is(next.At - 1, ",");
            if (isJoined || isParticiple)
            {
                var at = Math.Min(next.At, next.Subject > cue.At ? sentence.NounPhrase(next.Subject).From : next.At);
                while (at > cue.At + 1 && (sentence.IsPunctuation(at - 1) || sentence[at - 1].Tag is Upos.Cconj or Upos.Adv or Upos.Aux) && !sentence.IsAnyQuote(at - 1))
                {
                    at--;
                }

                return at;
            }

            if (next.Word == "according to" && next.At > 2)
            {
                return next.At - (sentence.Is(next.At - 1, ",") ? 1 : 0);
            }

            // "…, and the ministry in Moscow said …": a new clause with a source of its own.
            if (SubjectFinder.Before(sentence, next.At, next.Subject) is { } own)
            {
                var joint = own.Phrase.From - 1;
                while (joint > cue.At && (sentence[joint].Tag is Upos.Adp or Upos.Adv or Upos.Det || sentence.IsInTime(joint)))
                {
                    joint--;
                }

                if (joint > cue.At + 1 && (sentence[joint].Text is ";" || (sentence.IsAny(joint, "and", "but", "while") && sentence.IsAny(joint - 1, ",", "”", ";"))))
                {
                    return joint;
                }
            }
        }

        return end;
    }

    public static int LeftLimit(SentenceView sentence, List<SpeechCue> open, int k)
    {
        var subject = open[k].Subject >= 0 ? Math.Min(open[k].Subject, open[k].At) : open[k].At;
        var floor = k > 0 ? open[k - 1].At : -1;
        for (var i = subject - 1; i > floor; i--)
        {
            if (sentence[i].Text == ";")
            {
                return i + 1;
            }
        }

        if (k == 0)
        {
            return 0;
        }

        // After an earlier cue the content begins behind the last joint between the two.
        for (var i = open[k].At - 1; i > open[k - 1].At; i--)
        {
            if (sentence.IsAny(i, ";", "but") || (sentence.Is(i, "and") && sentence.Is(i - 1, ",")))
            {
                return i + 1;
            }
        }

        return 0;
    }

    public static int LastWord(SentenceView sentence)
    {
        var end = sentence.Count;
        while (end > 0 && sentence[end - 1].Text is "." or "!" or "?" or ";" or ":" && end > 1)
        {
            end--;
        }

        return end;
    }

    public static int SkipApposition(SentenceView sentence, int at)
    {
        // said Rustem Umerov, the defence minister, after …
        if (at + 1 < sentence.Count && sentence.Is(at, ",") && (sentence[at + 1].Tag is Upos.Det or Upos.Noun or Upos.Propn or Upos.Adj || sentence.Is(at + 1, "who")))
        {
            for (var i = at + 1; i < sentence.Count; i++)
            {
                if (sentence.IsAny(i, ",", "."))
                {
                    return i;
                }
            }
        }

        return at;
    }

    public static int ContentStart(SentenceView sentence, SpeechCue cue, int at, int right)
    {
        var start = at;
        // The marker decides where it is near: "told reporters in Kyiv that …", "accused X of …", "urged X to …".
        for (var i = at; i < Math.Min(right, at + 14); i++)
        {
            if (sentence.IsAny(i, "that") && sentence[i].Tag is Upos.Sconj or Upos.Pron && (i == at || !sentence.IsFinite(i - 1)) && !HasFiniteBetween(sentence, at, i)
                && (i == at || !(sentence.HasRelation(i, "nsubj") || sentence.HasRelation(i, "obj"))))
            {
                return i + 1;
            }

            if (sentence.Is(i, ":"))
            {
                return i + 1;
            }

            if (sentence.Is(i, "of") && s_objectOf.Contains(cue.Word, StringComparer.Ordinal))
            {
                return i + 1;
            }

            if (sentence.Is(i, "to") && i > at && s_objectTo.Contains(cue.Word, StringComparer.Ordinal) && sentence[i].Tag == Upos.Part)
            {
                return i + 1;
            }

            if (sentence.Is(i, "for") && (cue.Word is "blame" or "appeal" && i > at || cue.Word is "ask" or "call" && i == at))
            {
                return i + 1;
            }

            if (HasFiniteBetween(sentence, at, i))
            {
                break;
            }
        }

        if (s_withAddressee.Contains(cue.Word, StringComparer.Ordinal))
        {
            start = SkipNominal(sentence, start, right);
        }

        while (start < right)
        {
            var before = start;
            if (sentence[start].Tag == Upos.Adp && !TakesNoun(cue))
            {
                start = SkipNominal(sentence, start + 1, right);
            }
            else if (sentence.Source.Times.FirstOrDefault(t => t.Span.Contains(sentence[start].Span)) is { } time
                && !TakesNoun(cue))
            {
                start = sentence.TokenAt(time.Span.End);
            }
            else if (sentence.Is(start, ",") || (sentence[start].Tag == Upos.Adv && start == at && !sentence.Is(start, "only")))
            {
                start++;
            }

            if (start == before)
            {
                break;
            }
        }

        return start;
    }

    private static bool HasFiniteBetween(SentenceView sentence, int from, int to) =>
        from < to && sentence.HasFiniteVerb(from, to);

    private static int SkipNominal(SentenceView sentence, int at, int right)
    {
        var i = at;
        while (i < right && (sentence.IsNominal(i) || sentence[i].Tag is Upos.Det or Upos.Adj or Upos.Num || sentence[i].Text is "’s" or "'s"))
        {
            // Two noun phrases side by side: a pronoun or a determiner after a noun opens the clause.
            if (i > at && (sentence[i].Tag is Upos.Det || (sentence[i].Tag == Upos.Pron && sentence[i].Relation != "nmod:poss")) && sentence.IsNominal(i - 1))
            {
                break;
            }

            i++;
            if (sentence.Source.Times.FirstOrDefault(t => t.Span.End == sentence[i - 1].Span.End) is not null)
            {
                break;
            }
        }

        return i;
    }
}
