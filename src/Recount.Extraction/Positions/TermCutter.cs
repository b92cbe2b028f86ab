using Recount.Language;

namespace Recount.Extraction;

/// <summary>Bounds the words of a term, and cuts a list of terms into its items.</summary>
internal sealed class TermCutter(Lexicon verbs, Lexicon cues, IssueClassifier issues)
{
    private static readonly string[] s_closing =
        ["while", "but", "although", "though", "according", "which", "who", "whose", "saying", "adding", "instead", "terms", "whereas", "after", "conditions", "something", "since", "because", "as", "leaving", "instead"];

    /// <summary>Where the clause that starts at a word ends: no later than the next speaker, aside or deed.</summary>
    public int End(SentenceView sentence, int start)
    {
        var isOpen = false;
        for (var i = start; i < sentence.Count; i++)
        {
            // A closing mark ends the term only where the quotation began before it.
            isOpen |= sentence[i].Text is "“";
            if (sentence[i].Text is ";" or "." or "?" or "!" or "–" or "—" || (sentence[i].Text is "”" && !isOpen)
                || (sentence[i].Text is "-" && sentence[i].Span.Start > sentence[Math.Max(0, i - 1)].Span.End && i > 0))
            {
                return i;
            }

            if (sentence[i].Text is "”")
            {
                isOpen = false;
            }

            if (i > start && sentence.Is(i, ",") && (ClosesAt(sentence, i + 1) || IsClause(sentence, i + 1)))
            {
                return i;
            }

            // "a meeting but the other side declined", "more aid but has sent none".
            if (i > start && sentence.Is(i, "but") && (IsClause(sentence, i + 1) || (i + 1 < sentence.Count && sentence.IsFinite(i + 1))))
            {
                return sentence.Is(i - 1, ",") ? i - 1 : i;
            }

            // "to extradite him since he was detained": when and why, no more of the term.
            if (i > start && sentence.IsAny(i, "since", "as") && sentence[i].Tag is Upos.Sconj && sentence.HasFiniteVerb(i + 1, Math.Min(sentence.Count, i + 6)))
            {
                return i;
            }

            // "refuses to discuss the plan and will go on": what the same subject does beside.
            if (i > start && sentence.Is(i, "and") && i + 1 < sentence.Count && sentence[i + 1].FineTag == "MD" && sentence.Child(sentence[i + 1].Head is >= 0 and var h ? h : i + 1, "nsubj") < 0)
            {
                return sentence.Is(i - 1, ",") ? i - 1 : i;
            }

            // "refuses A and asks for B": the next deed of the same subject begins a position of its own.
            if (i > start && sentence.IsAny(i, "and", "but") && IsDeed(sentence, i + 1))
            {
                return sentence.Is(i - 1, ",") ? i - 1 : i;
            }
        }

        var end = sentence.Count;
        while (end > start && sentence.IsPunctuation(end - 1))
        {
            end--;
        }

        return end;
    }

    // ", X said", ", while …", ", terms Kyiv has rejected", ", arguing that …".
    private bool ClosesAt(SentenceView sentence, int at)
    {
        if (sentence.IsAny(at, s_closing) || (at < sentence.Count && sentence[at].FineTag == "VBG" && cues.ValueOf(sentence.Lemma(at).ToLowerInvariant()) is not null))
        {
            return true;
        }

        for (var i = at; i < Math.Min(sentence.Count, at + 8); i++)
        {
            if (sentence.IsAny(i, "said", "says", "told", "wrote", "added", "reported", "insisted", "stressed"))
            {
                return true;
            }

            if (sentence.IsPunctuation(i) && !sentence.Is(i, ","))
            {
                return false;
            }
        }

        return false;
    }

    // ", the envoy answered firmly", ", we are open to that": a clause with a subject and a finite verb of its own, joined by nothing.
    private static bool IsClause(SentenceView sentence, int at)
    {
        for (var verb = at + 1; verb < Math.Min(sentence.Count, at + 9); verb++)
        {
            if (sentence[verb].Tag is Upos.Verb or Upos.Aux && sentence[verb].FineTag is "VBD" or "VBZ" or "MD" or "VBP")
            {
                // "that A pay, B pull back and C disarm": in a list of demands the verbs are bare.
                return IsSubject(sentence, at, verb) && (sentence[verb].FineTag is not "VBP" || sentence[verb - 1].Tag == Upos.Pron);
            }

            if (sentence.IsPunctuation(verb) || sentence[verb].Tag is Upos.Cconj or Upos.Sconj || sentence[verb].FineTag is "WDT" or "WP" or "WRB")
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsSubject(SentenceView sentence, int from, int verb)
    {
        for (var i = from; i < verb; i++)
        {
            if (sentence.HasRelation(i, "nsubj") && (sentence[i].Head == verb || sentence[verb].Head == sentence[i].Head))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsDeed(SentenceView sentence, int at)
    {
        var i = at;
        while (i < sentence.Count - 1 && (sentence[i].Tag is Upos.Adv or Upos.Aux && !sentence.IsAny(i, "that") || sentence.IsAny(i, "has", "have", "had", "does", "did", "not", "again")) && i - at < 4)
        {
            i++;
        }

        return i < sentence.Count && sentence[i].FineTag is "VBD" or "VBZ" or "VBN" or "VBP" && sentence[i].Tag is Upos.Verb
            && (verbs.ValueOf(sentence.Lemma(i).ToLowerInvariant()) is not null || cues.ValueOf(sentence.Lemma(i).ToLowerInvariant()) is not null || sentence.Lemma(i) is "call" or "rule");
    }

    /// <summary>Without "that", "for", "to", adverbs, a day, and whom it is put to ("urged allies to …").</summary>
    public static (int From, int To) Content(SentenceView sentence, int start, int end, string lemma)
    {
        var from = start;
        while (from < end && (sentence[from].Tag == Upos.Adv || sentence.IsInDate(from)
            || (sentence.IsAny(from, "on", "with", ",") && from == start)))
        {
            from++;
        }

        if (lemma is "urge" or "ask" or "oblige" or "appeal" or "call on" or "call upon" or "press" or "tell" or "request" or "implore" or "want" or "require" or "call for")
        {
            for (var i = from; i < Math.Min(end, from + 8); i++)
            {
                if (sentence.Is(i, "to") && sentence[i].Tag == Upos.Part && i + 1 < end && sentence[i + 1].Tag is Upos.Verb or Upos.Aux or Upos.Adv)
                {
                    return (i + 1, end);
                }
            }
        }

        while (from < end && sentence.IsAny(from, "that", "for", "to", "an", "any", ":"))
        {
            from++;
        }

        return (from, end);
    }

    /// <summary>Each item of a list of terms: joined verbs always, joined nouns where their issues differ.</summary>
    public List<(int From, int To)> Items(SentenceView sentence, int from, int to)
    {
        var items = new List<(int From, int To)>();
        var start = from;
        var isVerbal = FirstVerb(sentence, from, to);
        for (var i = from + 1; i + 1 < to; i++)
        {
            if (!(sentence[i].Text is "," or ";" || sentence.IsAny(i, "and", "or", "but")))
            {
                continue;
            }

            var next = i + 1;
            while (next < to - 1 && (sentence[next].Tag is Upos.Cconj or Upos.Adv || sentence.IsAny(next, "and", "to", "then", ",")))
            {
                next++;
            }

            if (i - start >= 1 && next < to && Opens(sentence, start, i, next, to, isVerbal))
            {
                items.Add((start, i));
                start = sentence.IsAny(next, "that", "for") ? next + 1 : next;
                i = next;
            }
        }

        items.Add((start, to));
        return items;
    }

    private bool Opens(SentenceView sentence, int start, int end, int next, int to, string isVerbal)
    {
        if (sentence.IsAny(next, "that", "for") && sentence.Is(next - 1, "and"))
        {
            return true;
        }

        // Taggers take the last verb of a list for a noun ("and end military aid").
        var tag = sentence[next].FineTag;
        var isLastVerb = isVerbal == "VB" && tag is "VBP" or "NN" && sentence.Is(next - 1, "and") && next + 1 < to
            && sentence[next + 1].Tag is Upos.Adj or Upos.Det or Upos.Noun or Upos.Propn && issues.Classify(sentence, next, to) is not null;
        if (isVerbal.Length > 0 && end - start >= 2 && ((sentence[next].Tag is Upos.Verb or Upos.Aux && tag == isVerbal) || isLastVerb))
        {
            return true;
        }

        // "…, and all operations stop": a clause of its own.
        if (sentence.Is(end, ",") && sentence.Is(end + 1, "and") && isVerbal.Length > 0 && sentence[next].Tag is Upos.Det or Upos.Noun or Upos.Propn
            && Enumerable.Range(next + 1, Math.Min(5, to - next - 1)).Any(i => sentence[i].FineTag is "VBP" or "VBZ" or "VB" or "MD") && issues.Classify(sentence, next, to) is not null)
        {
            return true;
        }

        // Nouns: only where either names its own issue near its beginning.
        return !(sentence[next].Tag is Upos.Verb) && issues.Classify(sentence, next, Math.Min(to, next + 6)) is { } here and not Core.Issue.Territory
            && issues.Classify(sentence, start, end) is { } before && here != before;
    }

    // The form of the verb that a list of deeds shares: base ("pull back, freeze and end") or -ing; empty for nouns.
    private static string FirstVerb(SentenceView sentence, int from, int to)
    {
        for (var i = from; i < Math.Min(to, from + 7); i++)
        {
            if (sentence[i].Tag is Upos.Verb or Upos.Aux && sentence[i].FineTag is "VB" or "VBP" or "VBG")
            {
                return sentence[i].FineTag == "VBG" ? "VBG" : "VB";
            }

            if (i == from && sentence[i].FineTag is "VBZ" or "VBD")
            {
                return sentence[i].FineTag;
            }

            // "that the rebels pull back": a particle shows the verb that the tagger took for a noun.
            if (i > from && sentence[i].Tag == Upos.Noun && sentence.IsAny(i + 1, "back", "out", "down", "up"))
            {
                return "VB";
            }
        }

        return "";
    }

    /// <summary>"…; for the return of …; and for an exchange of …": the list goes on behind each semicolon with the same word.</summary>
    public static IEnumerable<(int From, int To)> Listed(SentenceView sentence, int end)
    {
        for (var at = end; at + 2 < sentence.Count && sentence[at].Text == ";";)
        {
            var from = at + 1;
            while (from < sentence.Count && sentence.IsAny(from, "and", "or"))
            {
                from++;
            }

            if (!sentence.IsAny(from, "for", "to", "that", "on"))
            {
                yield break;
            }

            var to = from + 1;
            while (to < sentence.Count && sentence[to].Text is not (";" or "."))
            {
                to++;
            }

            yield return (from + 1, to);
            at = to;
        }
    }
}
