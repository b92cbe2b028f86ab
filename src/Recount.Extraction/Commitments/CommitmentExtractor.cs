using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Reads what was agreed, ordered or announced to be done, and what became of it.</summary>
internal sealed class CommitmentExtractor(LexiconFolder lexicons)
{
    private readonly Lexicon _actions = lexicons["commitment.actions.v1"];
    private readonly IssueClassifier _issues = new(lexicons["position.issues.v1"]);

    // Told as done, only these issues are a commitment's fulfilment rather than an act of war or state.
    private static readonly Issue[] s_fulfilled = [Issue.Prisoners, Issue.RemainsOfTheDead, Issue.Hostages, Issue.Children];

    public IEnumerable<CommitmentObservation> Extract(
        DocumentView document, IReadOnlyList<Attributed> attributed, ObservationIds ids)
    {
        var found = new List<CommitmentObservation>();
        var resolver = new SpeakerResolver(document);
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

            foreach (var commitment in Read(document, sentence, resolver, attributed))
            {
                var twin = found.FindIndex(f => IsSame(f, commitment));
                if (twin < 0)
                {
                    if (sentence.Source.Sentence.Role is not BlockRole.Heading || commitment.Count.IsStated || commitment.Parties.Length > 1)
                    {
                        found.Add(commitment);
                    }

                    continue;
                }

                var held = found[twin];
                found[twin] = held with
                {
                    Evidence = held.Evidence.Any(e => e.Span == commitment.Evidence[0].Span) ? held.Evidence : held.Evidence.AddRange(commitment.Evidence),
                    Count = held.Count.IsStated ? held.Count : commitment.Count,
                    Due = held.Due ?? commitment.Due,
                    Parties = held.Parties.Length >= commitment.Parties.Length ? held.Parties : commitment.Parties,
                    // A deed tells more of the action than "an agreement on the return of …".
                    Action = held.Provenance.Rule == "commitment.deal.v1" ? commitment.Action : held.Action,
                };
            }
        }

        foreach (var commitment in found)
        {
            yield return commitment with { Id = ids.Next(commitment) };
        }
    }

    private static bool IsSame(CommitmentObservation a, CommitmentObservation b) =>
        a.Issue == b.Issue && a.Status == b.Status
        && (a.Action == b.Action || (IsHandover(a.Action) && IsHandover(b.Action)))
        && (!a.Count.IsStated || !b.Count.IsStated || a.Count == b.Count)
        && (a.Due is null || b.Due is null || a.Due.Overlaps(b.Due));

    private static bool IsHandover(CommitmentAction action) =>
        action is CommitmentAction.Exchange or CommitmentAction.Transfer or CommitmentAction.Return or CommitmentAction.Release;

    private IEnumerable<CommitmentObservation> Read(
        DocumentView document, SentenceView sentence, SpeakerResolver resolver, IReadOnlyList<Attributed> attributed)
    {
        var used = new HashSet<int>();
        var context = Handovers.Context(document, sentence, _issues);
        for (var i = 0; i < sentence.Count; i++)
        {
            var lemma = sentence.Lemma(i).ToLowerInvariant();
            var isVerb = sentence[i].Tag == Upos.Verb;
            if (isVerb && lemma is "agree" or "promise" or "pledge" or "vow" or "commit" && sentence[i].FineTag is not ("VB" or "VBG") && !IsNegated(sentence, i))
            {
                foreach (var c in Agreed(document, sentence, i, resolver, attributed, used))
                {
                    yield return c;
                }
            }
            else if (sentence[i].Tag == Upos.Noun && lemma is "deal" or "agreement" or "accord" && sentence.IsAny(i + 1, "to", "on", "for"))
            {
                var end = ClauseEnd(sentence, i + 2);
                if (Make(document, sentence, i + 2, i + 2, end, [], CommitmentStatus.Agreed, attributed, used, "commitment.deal.v1") is { } c)
                {
                    yield return c;
                }
            }
            else if (isVerb && Orders.Read(sentence, i) is { } order && !used.Contains(i))
            {
                var parties = Parties(document, sentence, i, resolver);
                if (parties.Count > 0 || order.IsPassive)
                {
                    used.Add(i);
                    yield return Build(
                        document, sentence, sentence.SpanOf(order.From, order.To), order.Action, _issues.Classify(sentence, order.From, order.To) ?? Issue.Other,
                        parties, CommitmentStatus.Done, Quantity.Unstated, null, attributed, "commitment.order.v1");
                }
            }
            else if (!used.Contains(i) && Handovers.Read(sentence, i, _issues, context) is { } handover)
            {
                used.Add(i);
                context = handover.Issue;
                var parties = handover.IsReceipt ? [] : Parties(document, sentence, i, resolver).Where(p => document.Actors.CodeOf(p) is not null || document.Actors.Resolve(p) is not null).ToList();
                yield return Build(
                    document, sentence, sentence.SpanOf(handover.From, handover.To), handover.Action, handover.Issue,
                    parties.Count > 0 ? parties : document.Principals, CommitmentStatus.Done, handover.Count, null, attributed, "commitment.done.v1");
            }
            else if (isVerb && sentence.Phrase(_actions, i, 3) is { } phrase && !used.Contains(i))
            {
                if (Told(document, sentence, i, phrase.Length, resolver, attributed, used) is { } c)
                {
                    yield return c;
                }
            }
            else if (sentence[i].Tag == Upos.Noun && lemma is "exchange" or "swap" or "handover" or "return" or "release" or "repatriation" or "transfer" && !used.Contains(i)
                && Handover(sentence, i) is { } state)
            {
                var (from, to) = sentence.NounPhrase(i);
                to = Math.Max(to, Math.Min(sentence.Reach(i).To, i + 14));
                if (_issues.Classify(sentence, from, to) is { } known && s_fulfilled.Contains(known)
                    && Make(document, sentence, i, i, to, [.. document.Principals], state, attributed, used, "commitment.handover.v1", issue: known) is { } c)
                {
                    yield return c;
                }
            }
            else if (sentence[i].Tag == Upos.Noun && (lemma is "ceasefire" or "truce" or "cease-fire" || (lemma is "pause" or "halt" or "cessation" && sentence.IsAny(i + 1, "in", "of", "to") && sentence.IsAny(i + 2, "fighting", "hostilities", "attacks", "strikes"))) && Announced(sentence, i) is { } status)
            {
                if (Make(document, sentence, i, i, i + 1, [], status, attributed, used, "commitment.truce.v1") is { } c)
                {
                    yield return c;
                }
            }
        }
    }

    private IEnumerable<CommitmentObservation> Agreed(
        DocumentView document, SentenceView sentence, int agree, SpeakerResolver resolver, IReadOnlyList<Attributed> attributed, HashSet<int> used)
    {
        var parties = Parties(document, sentence, agree, resolver);
        var start = agree + 1;
        while (start < sentence.Count && !sentence.IsAny(start, "to", "on", "that", ".") && start < agree + 6)
        {
            start++;
        }

        if (start >= sentence.Count || !sentence.IsAny(start, "to", "on", "that"))
        {
            yield break;
        }

        var end = ClauseEnd(sentence, start + 1);
        // Each joined verb is a commitment of its own.
        var heads = new List<int>();
        for (var i = start + 1; i < end; i++)
        {
            if (sentence.Phrase(_actions, i, 3) is not null && (sentence[i].Tag == Upos.Verb && (sentence[i].FineTag is "VB" || (sentence[i].FineTag == "VBN" && sentence.Is(i - 1, "be")))
                || (sentence.Is(start, "on") && sentence[i].Tag == Upos.Noun))
                && !IsPurpose(sentence, i, heads))
            {
                heads.Add(i);
            }
        }

        // "promised not to attack ships": what no action of the lexicon names.
        var verb = heads.Count > 0 || !sentence.Is(start, "to") || sentence.Lemma(agree) is "vow" ? -1
            : Enumerable.Range(start + 1, Math.Max(0, Math.Min(3, end - start - 1))).FirstOrDefault(i => sentence[i].FineTag == "VB", -1);
        if (verb >= 0 && parties.Count > 0)
        {
            var span = sentence.SpanOf(verb, end);
            yield return Build(
                document, sentence, span, sentence.Is(start - 1, "not") ? CommitmentAction.Cease : CommitmentAction.Other,
                _issues.Classify(sentence, verb, end) ?? Issue.Other, parties, CommitmentStatus.Agreed, CountIn(sentence, span), DueIn(sentence, span), attributed, "commitment.agreed.v1");
            yield break;
        }

        for (var k = 0; k < heads.Count; k++)
        {
            var to = k + 1 < heads.Count ? heads[k + 1] : end;
            while (to > heads[k] + 1 && (sentence.IsPunctuation(to - 1) || sentence[to - 1].Tag is Upos.Cconj or Upos.Part))
            {
                to--;
            }

            if (Make(document, sentence, heads[k], heads[k], to, parties, CommitmentStatus.Agreed, attributed, used, "commitment.agreed.v1") is { } c)
            {
                yield return c;
            }

            // "agreed to work on returning": purposes and relative clauses below an action are no action of their own.
            if (sentence.Is(start, "on"))
            {
                break;
            }
        }
    }

    // "form a commission to exchange …", "agreed to swap prisoners but not to stop shooting": no action of its own.
    private static bool IsPurpose(SentenceView sentence, int verb, List<int> heads)
    {
        if (!sentence.Is(verb - 1, "to"))
        {
            return false;
        }

        return sentence.Is(verb - 2, "not") || (heads.Count > 0 && !sentence.IsAny(verb - 2, "and", ",", "or") && heads[^1] < verb - 2);
    }

    private CommitmentObservation? Told(
        DocumentView document, SentenceView sentence, int verb, int length, SpeakerResolver resolver, IReadOnlyList<Attributed> attributed, HashSet<int> used)
    {
        if (IsNegated(sentence, verb))
        {
            return null;
        }

        var token = sentence[verb];
        var needs = sentence.Phrase(_actions, verb, 2) is { Value: "review" } && sentence.IsAny(verb - 1, "to") && token.FineTag == "VB" && Enumerable.Range(Math.Max(0, verb - 6), Math.Min(6, verb)).Any(k => sentence.Lemma(k) is "need");
        var hasWill = needs || (sentence.Is(verb - 1, "be") && sentence.Is(verb - 2, "to") && sentence.IsAny(verb - 3, "are", "is")) || sentence.IsAny(verb - 1, "will", "’ll", "'ll", "would") || sentence.IsAny(verb - 2, "will", "would", "’ll", "'ll")
            || (token.FineTag == "VB" && sentence.IsAny(verb - 1, "to") && sentence.IsAny(verb - 2, "are", "is", "due"));
        var end = ClauseEnd(sentence, verb + length);
        if (needs)
        {
            var need = Enumerable.Range(Math.Max(0, verb - 6), Math.Min(6, verb)).Last(k => sentence.Lemma(k) is "need");
            var span = sentence.SpanOf(verb, end);
            var reader = Parties(document, sentence, need, resolver);
            return reader.Count == 0 ? null : Build(
                document, sentence, span, CommitmentAction.Review, _issues.Classify(sentence, verb, end) ?? Issue.Other, reader, CommitmentStatus.Agreed, Quantity.Unstated, null, attributed, "commitment.will.v1");
        }

        if (hasWill && token.FineTag is "VB" or "VBN")
        {
            var parties = Parties(document, sentence, verb, resolver);
            // "A commission is to be set up": by the sides of the talks.
            if (token.FineTag == "VBN" && parties.Count == 0 && sentence.Phrase(_actions, verb, 3) is { Value: "establish" } && sentence.Child(verb, "nsubj") is >= 0 and var body
                && sentence.Lemma(body).ToLowerInvariant() is "commission" or "committee" or "centre" or "center" or "group")
            {
                var span = sentence.SpanOf(sentence.NounPhrase(body).From, end);
                return Build(
                    document, sentence, span, CommitmentAction.Establish, _issues.Classify(sentence, sentence.NounPhrase(body).From, end) ?? Handovers.Context(document, sentence, _issues) ?? Issue.Other,
                    document.Principals, CommitmentStatus.Agreed, Quantity.Unstated, null, attributed, "commitment.will.v1");
            }

            // "The bodies are to be returned": what two sides hand over needs no other party.
            if (token.FineTag == "VBN" && _issues.Classify(sentence, Math.Max(0, sentence.Reach(verb).From), end) is { } known1 && s_fulfilled.Contains(known1))
            {
                parties = [.. document.Principals];
            }

            return !parties.Exists(p => document.Actors.Resolve(p) is not null) ? null
                : Make(document, sentence, verb, token.FineTag == "VBN" && sentence.Child(verb, "nsubj") is >= 0 and var s ? sentence.NounPhrase(s).From : verb, end, parties, CommitmentStatus.Agreed, attributed, used, "commitment.will.v1", needsIssue: true);
        }

        if (token.FineTag is "VBD" or "VBN" && sentence.HasRelation(verb, "amod") == false)
        {
            var from = Math.Min(verb, Math.Max(0, sentence.Reach(verb).From));
            var subject = sentence.Child(verb, "nsubj");
            from = subject >= 0 ? sentence.NounPhrase(subject).From : from;
            var issue = _issues.Classify(sentence, from, end);
            // "Each had released 390 people": in a document of prisoners, people freed are prisoners.
            if (issue is null && sentence.Lemma(verb) is "release" or "free" or "swap" or "exchange"
                && document.Text.Contains("prisoner", StringComparison.OrdinalIgnoreCase))
            {
                issue = Issue.Prisoners;
            }

            var isHanding = sentence.Phrase(_actions, verb, 3) is { } deed && Vocabulary.Parse<CommitmentAction>(deed.Value) is { } done && (IsHandover(done) || done == CommitmentAction.Deliver);
            if (isHanding && issue is { } known && s_fulfilled.Contains(known))
            {
                return Make(document, sentence, verb, from, end, Parties(document, sentence, verb, resolver), CommitmentStatus.Done, attributed, used, "commitment.done.v1", issue: known);
            }
        }

        return null;
    }

    // "the exchange of 1,000 prisoners took place": how far a handover told as a noun has come.
    private static CommitmentStatus? Handover(SentenceView sentence, int noun)
    {
        var head = sentence[noun].Head;
        if (head < 0 || IsNegated(sentence, head) || !(sentence.HasRelation(noun, "obj") || sentence.HasRelation(noun, "nsubj") || sentence.HasRelation(noun, "obl") || sentence.HasRelation(noun, "nmod")))
        {
            return null;
        }

        var isAhead = Enumerable.Range(Math.Max(0, head - 3), Math.Min(3, head)).Any(k => sentence.IsAny(k, "will", "would", "to"));
        return sentence.Lemma(head).ToLowerInvariant() switch
        {
            "take" or "happen" or "begin" or "start" or "follow" when isAhead => CommitmentStatus.Agreed,
            "call" or "put" when sentence.Is(head + 1, "off") => CommitmentStatus.Postponed,
            "complete" or "carry" or "finish" or "take" or "conclude" or "hold" => sentence[head].FineTag is "VBD" or "VBN" or "VBG" ? CommitmentStatus.Done : null,
            "agree" or "announce" or "plan" or "agreement" or "deal" or "reach" or "arrange" => CommitmentStatus.Agreed,
            "begin" or "start" or "continue" => CommitmentStatus.UnderWay,
            "postpone" or "delay" or "suspend" => CommitmentStatus.Postponed,
            _ => null,
        };
    }

    private static CommitmentStatus? Announced(SentenceView sentence, int noun)
    {
        // "a ceasefire that the junta declared"
        var relative = sentence.IsAny(noun + 1, "that", "which") ? Enumerable.Range(noun + 2, Math.Max(0, Math.Min(6, sentence.Count - noun - 2)))
            .FirstOrDefault(k => sentence.Lemma(k) is "declare" or "announce" or "agree" or "broker" && sentence[k].FineTag is "VBD" or "VBN", -1) : -1;
        if (relative >= 0)
        {
            return CommitmentStatus.Agreed;
        }

        var head = sentence[noun].Head;
        if (head < 0 || IsNegated(sentence, head) || sentence[head].FineTag is "VB" or "VBG"
            || sentence.IsAny(noun - 1, "no", "any") || sentence.IsAny(noun - 2, "no", "any"))
        {
            return null;
        }

        return (sentence.Lemma(head).ToLowerInvariant(), sentence.HasRelation(noun, "nsubj")) switch
        {
            ("announce" or "declare" or "agree" or "sign" or "reach" or "broker" or "extend" or "prolong" or "secure", false) when sentence.HasRelation(noun, "obj") || sentence.HasRelation(noun, "obl") => CommitmentStatus.Agreed,
            ("announce" or "declare" or "agree" or "sign" or "reach", true) when sentence[noun].Relation == "nsubj:pass" => CommitmentStatus.Agreed,
            ("take" or "hold" or "begin", true) when sentence[head].FineTag is "VBD" or "VBZ" => CommitmentStatus.UnderWay,
            ("break" or "violate" or "breach", false) => CommitmentStatus.Broken,
            _ => null,
        };
    }

    private CommitmentObservation? Make(
        DocumentView document, SentenceView sentence, int verb, int from, int to, IReadOnlyList<string> parties, CommitmentStatus status,
        IReadOnlyList<Attributed> attributed, HashSet<int> used, string rule, bool needsIssue = false, Issue? issue = null)
    {
        if (to <= from)
        {
            return null;
        }

        var action = CommitmentAction.Other;
        var actionAt = -1;
        for (var i = verb; i < to; i++)
        {
            if (sentence.Phrase(_actions, i, 3) is { } phrase)
            {
                action = Vocabulary.Parse<CommitmentAction>(phrase.Value) ?? CommitmentAction.Other;
                actionAt = i;
                used.Add(i);
                break;
            }
        }

        if (actionAt < 0)
        {
            return null;
        }

        issue ??= _issues.Classify(sentence, from, to);
        if (issue is null && (needsIssue || action == CommitmentAction.Other))
        {
            return null;
        }

        var span = sentence.SpanOf(from, to);
        return Build(
            document, sentence, span, action, issue ?? Issue.Other, parties, status, CountIn(sentence, span), status == CommitmentStatus.Agreed ? DueIn(sentence, span) : null, attributed, rule);
    }

    private static Quantity CountIn(SentenceView sentence, TextSpan span) => sentence.Source.Quantities
        .FirstOrDefault(q => q.Kind == QuantityKind.Cardinal && q.Value.IsStated && span.Contains(q.Span)
            && !sentence.Source.Times.Any(t => t.Span.Overlaps(q.Span)))?.Value ?? Quantity.Unstated;

    // "since 2022" is no day by which anything falls due.
    private static DateExtent? DueIn(SentenceView sentence, TextSpan span) =>
        sentence.Source.Times.FirstOrDefault(t => t.Extent is not null && t.Kind == TimeKind.Date && t.Relation != TimeRelation.Since && span.Contains(t.Span))?.Extent;

    private static CommitmentObservation Build(
        DocumentView document, SentenceView sentence, TextSpan span, CommitmentAction action, Issue issue, IReadOnlyList<string> parties, CommitmentStatus status,
        Quantity count, DateExtent? due, IReadOnlyList<Attributed> attributed, string rule)
    {
        var actors = parties.Count > 0 ? [.. parties] : document.Actors.Find(document.Text, sentence.Span)
            .Where(a => a.Match.Kind == ActorKind.Country).Select(a => a.Match.Name).Distinct(StringComparer.Ordinal).Take(2).ToImmutableArray();
        return new CommitmentObservation
        {
            Id = default,
            Evidence = [Evidence.From(document.Text, sentence.Span)],
            Parties = actors,
            Action = action,
            Issue = issue,
            Object = span.Slice(document.Text),
            Count = count,
            Due = due,
            Mutual = action == CommitmentAction.Exchange || actors.Length > 1,
            Status = status,
            Origins = [.. attributed.Where(a => a.Covers(span.Start)).Select(a => a.Speaker.Name).Distinct(StringComparer.Ordinal)],
            Provenance = Provenance.Unscored(rule),
        };
    }

    private static List<string> Parties(DocumentView document, SentenceView sentence, int verb, SpeakerResolver resolver)
    {
        var subject = sentence.Subject(verb);
        if (subject < 0)
        {
            return [];
        }

        var (from, to) = sentence.Reach(subject);
        to = Math.Min(to, verb > subject ? verb : to);
        var span = sentence.SpanOf(from, Math.Max(from + 1, to));
        var named = document.Actors.Find(document.Text, span)
            .Where(a => a.Match.Kind is ActorKind.Country or ActorKind.Group or ActorKind.Organisation)
            .Select(a => a.Match.Name).Distinct(StringComparer.Ordinal).ToList();
        if (named.Count > 0)
        {
            return named;
        }

        if (sentence.IsAny(subject, "sides", "delegations", "parties", "countries", "they", "side", "both", "each", "negotiators", "we"))
        {
            return [.. document.Principals];
        }

        return resolver.Resolve(sentence, subject, sentence.NounPhrase(subject)) is { } speaker && (speaker.Party ?? (speaker.IsPerson || char.IsUpper(speaker.Name[0]) ? speaker.Name : null)) is { } party
            ? [party]
            : [];
    }

    private static bool IsNegated(SentenceView sentence, int verb)
    {
        foreach (var child in sentence.Children(verb))
        {
            if (child < verb && sentence.IsAny(child, "not", "n’t", "n't", "never"))
            {
                return true;
            }
        }

        return false;
    }

    private static int ClauseEnd(SentenceView sentence, int start)
    {
        for (var i = start; i < sentence.Count; i++)
        {
            if (sentence[i].Text is ";" or "”" or "." or "—" || (sentence.Is(i, ",") && i + 2 < sentence.Count && sentence.IsAny(i + 1, "but", "which", "while", "who", "said", "according", "the", "he", "she", "it")))
            {
                return i;
            }
        }

        return sentence.Count;
    }
}
