// Over 500 lines: one pass whose steps share the clause at hand. To be cut into subject, bounds and fields when the
// extraction rooms are deepened; the helpers below are pure and static, so that the cut moves text only.
using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Reads what a side proposes, demands, offers, refuses or accepts, one term at a time.</summary>
internal sealed class PositionExtractor(LexiconFolder lexicons)
{
    private readonly Lexicon _verbs = lexicons["position.verbs.v1"];
    private readonly IssueClassifier _issues = new(lexicons["position.issues.v1"]);

    private static readonly string[] s_plans = ["memorandum", "memo", "plan", "proposal", "document", "paper", "draft", "roadmap", "option", "text", "list", "settlement", "offer"];

    private static readonly string[] s_anaphors = ["demand", "proposal", "offer", "plan", "term", "call", "both", "it", "idea", "request", "condition"];

    private static readonly string[] s_nouns = ["call", "offer", "demand", "proposal", "request", "refusal", "rejection", "insistence"];

    public IEnumerable<PositionObservation> Extract(
        DocumentView document, IReadOnlyList<Attributed> attributed, ObservationIds ids)
    {
        var found = new List<(PositionObservation Position, int Sentence)>();
        var resolver = new SpeakerResolver(document);
        PlanFrame? frame = null;
        foreach (var sentence in document.Sentences)
        {
            foreach (var a in attributed.Where(a => a.Sentence.Index == sentence.Index))
            {
                resolver.Remember(a.Speaker);
            }

            if (sentence.Source.Sentence.Role is BlockRole.Caption)
            {
                continue;
            }

            frame = Frame(document, sentence, frame);
            var before = found.LastOrDefault(f => sentence.Index - f.Sentence <= 2).Position;
            var here = OfVerbs(document, sentence, resolver, attributed, frame, before)
                .Concat(OfNouns(document, sentence, resolver, attributed))
                .Concat(OfObligations(document, sentence, attributed, frame)).ToList();
            // A verb's own reading outweighs what its frame or modal would make of the same words.
            foreach (var position in here.DistinctBy(p => (p.Party, p.Issue, p.Content)))
            {
                var twin = found.FindIndex(f => IsSame(f.Position, position));
                if (twin >= 0)
                {
                    var (held, at) = found[twin];
                    if (!held.Evidence.Any(e => e.Span == position.Evidence[0].Span))
                    {
                        found[twin] = (held with { Evidence = held.Evidence.AddRange(position.Evidence) }, at);
                    }

                    continue;
                }

                found.Add((position, sentence.Index));
            }

            RememberSubject(sentence, resolver);
        }

        foreach (var (position, _) in found)
        {
            yield return position with { Id = ids.Next(position) };
        }
    }

    // "Moscow also called for … It ruled out …": a side that acted is who "it" is next.
    private static void RememberSubject(SentenceView sentence, SpeakerResolver resolver)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            if (sentence[i].Head < 0 && sentence.Subject(i) is >= 0 and var subject && sentence[subject].Tag is Upos.Propn or Upos.Noun
                && resolver.Resolve(sentence, subject, sentence.NounPhrase(subject)) is { Party: not null } speaker)
            {
                resolver.Remember(speaker);
            }
        }
    }

    // The same side's same act on the same issue with the same words is one position told twice.
    private static bool IsSame(PositionObservation a, PositionObservation b)
    {
        if (a.Party != b.Party || a.Act != b.Act || a.Issue != b.Issue)
        {
            return false;
        }

        var (x, y) = (Words(a.Content), Words(b.Content));
        return x.Count > 0 && y.Count > 0 && (double)x.Intersect(y, StringComparer.Ordinal).Count() / Math.Min(x.Count, y.Count) >= 0.7;

        static HashSet<string> Words(string text) =>
            [.. text.ToLowerInvariant().Split([' ', ',', '“', '”', '"'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 2)];
    }

    /// <summary>A plan, memorandum or list of demands whose terms the sentences around it tell.</summary>
    private sealed record PlanFrame(string Party, int Block, bool IsSubject);

    // "Russia's memorandum …": what must or would be done in the same block is a term of its owner.
    private static PlanFrame? Frame(DocumentView document, SentenceView sentence, PlanFrame? before)
    {
        var block = sentence.Source.Sentence.Block;
        for (var i = 0; i < sentence.Count; i++)
        {
            if (sentence[i].Tag is not (Upos.Noun or Upos.Propn) || !s_plans.Contains(sentence.Lemma(i).ToLowerInvariant(), StringComparer.Ordinal))
            {
                continue;
            }

            var (from, to) = sentence.NounPhrase(i);
            if (document.Actors.StateOf(sentence.Slice(from, to)) is { } owner)
            {
                return new PlanFrame(owner, block, sentence.HasRelation(i, "nsubj"));
            }

            if (before is not null && sentence.HasRelation(i, "nsubj"))
            {
                return before with { Block = block, IsSubject = true };
            }
        }

        return before is not null && block - before.Block <= 3 && sentence.Source.Sentence.Role is not BlockRole.Heading ? before : null;
    }

    // Terms told with "must", "would have to", "are to": of the plan in whose frame they stand, or of who says so.
    private IEnumerable<PositionObservation> OfObligations(
        DocumentView document, SentenceView sentence, IReadOnlyList<Attributed> attributed, PlanFrame? frame)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            if (sentence[i].Tag != Upos.Verb || Negated(sentence, i) || Obligation(sentence, i) is not { } modal)
            {
                continue;
            }

            var holder = attributed.FirstOrDefault(a => a.Covers(sentence[i].Span.Start));
            var party = holder is null || holder.Speaker.Name.Contains("media", StringComparison.Ordinal) ? frame?.Party
                : modal == "would" ? frame?.Party
                : holder.Speaker.Party ?? (holder.Speaker.IsPerson ? holder.Speaker.Name : null);
            if (party is null || (holder is null && frame is null))
            {
                continue;
            }

            var end = ClauseEnd(sentence, i, i + 1);
            var subject = sentence.Child(i, "nsubj");
            var from = modal is "to be" && subject >= 0 ? sentence.NounPhrase(subject).From : i;
            foreach (var (a, b) in Terms(sentence, from, end))
            {
                if (_issues.Classify(sentence, a, b) is { } issue
                    && Build(document, sentence, party, PositionAct.Demand, issue, a, b, attributed, "position.obligation.v1") is { } position)
                {
                    yield return position;
                }
            }
        }
    }

    private static string? Obligation(SentenceView sentence, int verb)
    {
        foreach (var child in sentence.Children(verb))
        {
            if (child > verb || !sentence.HasRelation(child, "aux"))
            {
                continue;
            }

            if (sentence.IsAny(child, "must", "should"))
            {
                return "must";
            }

            if (sentence.Is(child, "would"))
            {
                return "would";
            }
        }

        // "have to lift", "are to be set up".
        return sentence.IsAny(verb - 1, "to") && sentence.IsAny(verb - 2, "have", "has", "are", "is", "ought", "had") ? "must"
            : sentence.Is(verb - 1, "be") && sentence.Is(verb - 2, "to") && sentence.IsAny(verb - 3, "are", "is") ? "to be" : null;
    }

    private IEnumerable<PositionObservation> OfVerbs(
        DocumentView document, SentenceView sentence, SpeakerResolver resolver, IReadOnlyList<Attributed> attributed, PlanFrame? frame,
        PositionObservation? before)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            if (sentence[i].Tag != Upos.Verb || sentence.Phrase(_verbs, i, 3) is not { } phrase
                || Vocabulary.Parse<PositionAct>(phrase.Value) is not { } act || IsPassive(sentence, i))
            {
                continue;
            }

            var subject = sentence.Subject(i);
            var range = subject >= 0 ? sentence.NounPhrase(subject) : sentence.NounPhraseBefore(i);
            if (subject < 0 && range.To <= range.From)
            {
                continue;
            }

            if (subject < 0)
            {
                subject = range.To - 1;
            }

            if (subject >= i)
            {
                continue;
            }

            var isPlan = frame is not null && (sentence.Is(subject, "it") || s_plans.Contains(sentence.Lemma(subject).ToLowerInvariant(), StringComparer.Ordinal));
            if ((isPlan ? frame!.Party : Party(document, resolver.Resolve(sentence, subject, range), sentence, range)) is not { } party)
            {
                continue;
            }

            // "insisted that he was committed" tells a claim; "insisted that he go" a demand.
            if (sentence.Lemma(i) == "insist" && sentence.Child(i, "ccomp") is >= 0 and var claim && sentence[claim].FineTag is "VBD" or "VBZ" or "VBP" or "JJ" or "NN")
            {
                continue;
            }

            // Claims and reports are disputed, not terms refused.
            if (sentence.Child(i, "obj") is >= 0 and var thing && sentence.Lemma(thing) is "claim" or "assertion" or "accusation" or "allegation" or "report" or "suggestion" or "criticism" or "charge")
            {
                continue;
            }

            var isNegated = Negated(sentence, i);
            if (isNegated)
            {
                act = act is PositionAct.Accept or PositionAct.Consider ? PositionAct.Reject : act;
                if (act is not PositionAct.Reject)
                {
                    continue;
                }
            }

            var start = i + phrase.Length;
            var end = ClauseEnd(sentence, i, start);
            var (from, to) = Content(sentence, start, end, phrase.Length == 1 ? sentence.Lemma(i) : "");
            foreach (var (a, b) in Clauses(sentence, from, to).SelectMany(c => Terms(sentence, c.From, c.To)).Concat(Listed(sentence, to)))
            {
                var named = _issues.Classify(sentence, a, b);
                // "Armenia rejected the demand": the issue is that of the demand told just before.
                if (named is null && act is PositionAct.Reject or PositionAct.Accept && b - a <= 4 && b > a && before is not null && before.Party != party
                    && s_anaphors.Contains(sentence.Lemma(b - 1).ToLowerInvariant(), StringComparer.Ordinal))
                {
                    named = before.Issue;
                }

                if (named is { } issue && Build(document, sentence, party, act, issue, a, b, attributed, "position.verb.v1") is { } position)
                {
                    yield return position;
                }
            }
        }
    }

    // "that the meeting take place in June and that it be one of leaders": two terms.
    private static IEnumerable<(int From, int To)> Clauses(SentenceView sentence, int from, int to)
    {
        var start = from;
        for (var i = from + 1; i + 1 < to; i++)
        {
            if (sentence.Is(i, "and") && sentence.IsAny(i + 1, "that", "for"))
            {
                yield return (start, i);
                start = i + 2;
            }
        }

        yield return (start, to);
    }

    // "…; for the return of …; and for an exchange of …": the list goes on behind each semicolon with the same word.
    private static IEnumerable<(int From, int To)> Listed(SentenceView sentence, int end)
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

    private IEnumerable<PositionObservation> OfNouns(
        DocumentView document, SentenceView sentence, SpeakerResolver resolver, IReadOnlyList<Attributed> attributed)
    {
        for (var i = 1; i < sentence.Count - 2; i++)
        {
            if (sentence[i].Tag != Upos.Noun || !s_nouns.Contains(sentence.Lemma(i), StringComparer.Ordinal)
                || !sentence.IsAny(i + 1, "for", "of", "to", "that") || sentence.Child(i, "nmod:poss") is not (>= 0 and var owner))
            {
                continue;
            }

            if (Party(document, resolver.Resolve(sentence, owner, sentence.NounPhrase(owner)), sentence, sentence.NounPhrase(owner)) is not { } party)
            {
                continue;
            }

            var act = sentence.Lemma(i) switch
            {
                "offer" => PositionAct.Offer,
                "proposal" => PositionAct.Propose,
                "refusal" or "rejection" => PositionAct.Reject,
                _ => PositionAct.Demand,
            };
            var end = ClauseEnd(sentence, i, i + 2);
            if (_issues.Classify(sentence, i + 2, end) is { } issue && Build(document, sentence, party, act, issue, i + 2, end, attributed, "position.noun.v1") is { } position)
            {
                yield return position;
            }
        }
    }

    private static string? Party(DocumentView document, Speaker? speaker, SentenceView sentence, (int From, int To) range)
    {
        if (speaker is null)
        {
            return null;
        }

        if (speaker.IsPerson)
        {
            return speaker.Party ?? speaker.Name;
        }

        if (speaker.Party is { } party)
        {
            return party;
        }

        // A document speaks for its side; an unnamed common noun is no party.
        return document.Actors.StateOf(sentence.Slice(range.From, range.To))
            ?? (sentence[range.To - 1].Tag == Upos.Propn && char.IsUpper(speaker.Name[0]) ? speaker.Name : null);
    }

    private static bool IsPassive(SentenceView sentence, int i) =>
        sentence.Child(i, "aux:pass") >= 0 || (sentence.Child(i, "nsubj") is >= 0 and var s && sentence[s].Relation == "nsubj:pass")
        || (sentence[i].FineTag == "VBN" && sentence.Child(i, "aux") < 0);

    private static bool Negated(SentenceView sentence, int i)
    {
        foreach (var child in sentence.Children(i))
        {
            if (child < i && sentence.IsAny(child, "not", "n’t", "n't", "never"))
            {
                return true;
            }
        }

        return false;
    }

    private static int ClauseEnd(SentenceView sentence, int verb, int start)
    {
        var reach = Math.Max(sentence.Reach(verb).To, Math.Min(start + 1, sentence.Count));
        var isOpen = false;
        foreach (var child in sentence.Children(verb))
        {
            // "refuses A and asks for B": the next verb of the same subject begins a position of its own.
            if (child > start && sentence.HasRelation(child, "conj") && sentence[child].Tag == Upos.Verb)
            {
                reach = Math.Min(reach, Math.Max(start + 1, sentence.Reach(child).From));
            }
        }

        while (reach > start + 1 && (sentence[reach - 1].Tag is Upos.Cconj || sentence.Is(reach - 1, ",")))
        {
            reach--;
        }

        for (var i = start; i < reach; i++)
        {
            // A closing mark ends the term only where the quotation began before it.
            isOpen |= sentence[i].Text is "“";
            if (sentence[i].Text is ";" || (sentence[i].Text is "”" && !isOpen) || (sentence.Is(i, ",") && i + 2 < sentence.Count && EndsClause(sentence, i, verb)))
            {
                return i;
            }
        }

        while (reach > start && sentence.IsPunctuation(reach - 1) && sentence[reach - 1].Text is "." or "," or "!" or "?" or "”")
        {
            reach--;
        }

        return reach;
    }

    // ", X said", ", while …", ", terms Kyiv has rejected": what no longer belongs to the term.
    private static bool EndsClause(SentenceView sentence, int comma, int verb)
    {
        if (sentence.IsAny(comma + 1, "while", "but", "although", "according", "which", "who", "saying", "adding", "instead", "terms"))
        {
            return true;
        }

        for (var i = comma + 1; i < Math.Min(sentence.Count, comma + 6); i++)
        {
            if (sentence.IsAny(i, "said", "says", "told", "wrote", "added"))
            {
                return true;
            }

            if (sentence.IsPunctuation(i))
            {
                return false;
            }
        }

        return false;
    }

    private static (int From, int To) Content(SentenceView sentence, int start, int end, string lemma)
    {
        var from = start;
        while (from < end && (sentence[from].Tag == Upos.Adv || sentence.Source.Times.Any(t => t.Span.Contains(sentence[from].Span) && t.Kind == TimeKind.Date) || sentence.IsAny(from, "on", "with") && from == start))
        {
            from++;
        }

        if (lemma is "urge" or "ask" or "oblige" or "appeal")
        {
            for (var i = from; i < Math.Min(end, from + 8); i++)
            {
                if (sentence.Is(i, "to") && sentence[i].Tag == Upos.Part)
                {
                    return (i + 1, end);
                }
            }
        }

        if (from < end && sentence.IsAny(from, "that", "for", "to"))
        {
            from++;
        }

        return (from, end);
    }

    // "that Ukraine pull back, freeze mobilization and end military aid": a term a verb, as the tree joins them.
    private List<(int From, int To)> Terms(SentenceView sentence, int from, int to)
    {
        if (from >= to)
        {
            return [];
        }

        var head = -1;
        for (var i = from; i < to; i++)
        {
            if ((sentence[i].Head < from || sentence[i].Head >= to) && (head < 0 || sentence[i].Tag == Upos.Verb))
            {
                head = i;
                if (sentence[i].Tag == Upos.Verb)
                {
                    break;
                }
            }
        }

        if (head < 0)
        {
            return [(from, to)];
        }

        var joined = new List<int>();
        foreach (var child in sentence.Children(head))
        {
            if (sentence.HasRelation(child, "conj") && child < to && (sentence[child].Tag == Upos.Verb) == (sentence[head].Tag == Upos.Verb))
            {
                joined.Add(child);
            }
        }

        if (joined.Count == 0)
        {
            return [(from, to)];
        }

        var terms = new List<(int, int)>();
        // The subject of the shared verb ("that Ukraine …") is no part of the term's words.
        var subject = sentence.Child(head, "nsubj");
        var start = subject >= from && subject < head ? Math.Max(from, sentence.Reach(subject).To) : from;
        while (start < head && sentence[start].Tag is Upos.Part or Upos.Sconj)
        {
            start++;
        }

        foreach (var next in joined.Order())
        {
            var cut = Math.Max(start + 1, sentence.Reach(next).From);
            var last = cut;
            while (last > start + 1 && (sentence.IsPunctuation(last - 1) || sentence[last - 1].Tag == Upos.Cconj))
            {
                last--;
            }

            terms.Add((start, last));
            start = cut;
            while (start < next && (sentence.IsPunctuation(start) || sentence[start].Tag is Upos.Cconj or Upos.Part))
            {
                start++;
            }
        }

        terms.Add((start, to));
        // Several objects of one verb stay one position unless their issues differ.
        return sentence[head].Tag == Upos.Verb || terms.Select(t => _issues.Classify(sentence, t.Item1, t.Item2)).Distinct().Count() > 1
            ? terms
            : [(from, to)];
    }

    private static PositionObservation? Build(
        DocumentView document, SentenceView sentence, string party, PositionAct act, Issue issue, int from, int to,
        IReadOnlyList<Attributed> attributed, string rule)
    {
        if (to <= from || to - from > 60)
        {
            return null;
        }

        var span = sentence.SpanOf(from, to);
        var content = span.Slice(document.Text).Trim('“', '”', '"', ' ', ',');
        var terms = TermsOf(sentence, span);
        return new PositionObservation
        {
            Id = default,
            Evidence = [Evidence.From(document.Text, sentence.Span)],
            Party = party,
            Act = act,
            Issue = issue,
            Content = content,
            Terms = terms,
            Origins = [.. attributed.Where(a => a.Covers(span.Start) && a.Speaker.Name != party).Select(a => a.Speaker.Name).Distinct(StringComparer.Ordinal)],
            Provenance = new Provenance(rule, 550),
        };
    }

    private static Terms? TermsOf(SentenceView sentence, TextSpan content)
    {
        var times = sentence.Source.Times.Where(t => content.Contains(t.Span)).ToList();
        var duration = times.FirstOrDefault(t => t.Kind == TimeKind.Duration)?.Duration;
        var deadline = times.FirstOrDefault(t => t.Kind == TimeKind.Date && t.Extent is not null)?.Extent;
        var quantity = sentence.Source.Quantities.FirstOrDefault(q => q.Kind == QuantityKind.Cardinal && content.Contains(q.Span)
            && !times.Exists(t => t.Span.Overlaps(q.Span)) && q.Value.Min > 1)?.Value ?? Quantity.Unstated;
        return duration is null && deadline is null && !quantity.IsStated
            ? null
            : new Terms { Duration = duration, Deadline = deadline, Quantity = quantity };
    }
}
