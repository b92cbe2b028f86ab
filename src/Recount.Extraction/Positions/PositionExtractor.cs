using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Reads what a side proposes, demands, offers, refuses or accepts, one term at a time.</summary>
internal sealed class PositionExtractor(LexiconFolder lexicons)
{
    private readonly PositionCues _cues = new(lexicons["position.verbs.v1"]);
    private readonly IssueClassifier _issues = new(lexicons["position.issues.v1"]);
    private readonly TermCutter _cutter = new(lexicons["position.verbs.v1"], lexicons["statement.cues.v1"], new IssueClassifier(lexicons["position.issues.v1"]));

    private static readonly string[] s_anaphors = ["demand", "proposal", "offer", "plan", "term", "call", "both", "it", "idea", "request", "condition", "one", "that", "this", "step"];

    public IEnumerable<PositionObservation> Extract(
        DocumentView document, IReadOnlyList<Attributed> attributed, ObservationIds ids)
    {
        var found = new List<(PositionObservation Position, int Sentence)>();
        var parties = new PartyFinder(document);
        var frames = new PlanFrames(document);
        foreach (var sentence in document.Sentences)
        {
            var own = attributed.Where(a => a.Sentence.Index == sentence.Index).ToList();
            foreach (var a in own)
            {
                parties.Remember(a.Speaker);
            }

            if (sentence.Source.Sentence.Role is BlockRole.Caption || sentence.Text.TrimEnd().EndsWith('?'))
            {
                continue;
            }

            frames.Read(sentence);
            var before = found.LastOrDefault(f => sentence.Index - f.Sentence <= 2).Position;
            var here = OfCues(document, sentence, parties, own, attributed, frames, before)
                .Concat(OfRelatives(document, sentence, parties, attributed))
                .Concat(OfLists(document, sentence, parties, attributed)).ToList();
            // A verb's own reading outweighs what its frame or modal would make of the same words.
            here.AddRange([.. OfTerms(document, sentence, parties, attributed, frames).Where(t => !here.Exists(h => h.Party == t.Party && h.Content.Contains(t.Content, StringComparison.Ordinal)))]);
            foreach (var position in here.DistinctBy(p => (p.Party, p.Issue, p.Content)))
            {
                Add(found, position, sentence);
            }

            parties.RememberSubject(sentence);
        }

        foreach (var (position, _) in found)
        {
            yield return position with { Id = ids.Next(position) };
        }
    }

    private static void Add(List<(PositionObservation Position, int Sentence)> found, PositionObservation position, SentenceView sentence)
    {
        var twin = found.FindIndex(f => IsSame(f.Position, position));
        if (twin < 0)
        {
            found.Add((position, sentence.Index));
            return;
        }

        var (held, at) = found[twin];
        if (!held.Evidence.Any(e => e.Span == position.Evidence[0].Span))
        {
            found[twin] = (held with { Evidence = held.Evidence.AddRange(position.Evidence) }, at);
        }
    }

    // The same side's same act on the same issue with the same words is one position told twice.
    private static bool IsSame(PositionObservation a, PositionObservation b)
    {
        if (a.Party != b.Party || a.Act != b.Act || a.Issue != b.Issue)
        {
            return false;
        }

        if (a.Act is PositionAct.Reject or PositionAct.RuleOut && a.Issue is not Issue.Other)
        {
            return true;
        }

        var (x, y) = (Words(a.Content), Words(b.Content));
        return x.Count > 0 && y.Count > 0 && (double)x.Intersect(y, StringComparer.Ordinal).Count() / Math.Min(x.Count, y.Count) >= 0.7;

        static HashSet<string> Words(string text) =>
            [.. text.ToLowerInvariant().Split([' ', ',', '“', '”', '"'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 2)];
    }

    private IEnumerable<PositionObservation> OfCues(
        DocumentView document, SentenceView sentence, PartyFinder parties, List<Attributed> own, IReadOnlyList<Attributed> attributed,
        PlanFrames frames, PositionObservation? before)
    {
        foreach (var cue in _cues.Find(sentence))
        {
            if (PartyOf(sentence, cue, parties, own, attributed, frames) is not { } party || IsPlanItself(sentence, cue))
            {
                continue;
            }

            var end = _cutter.End(sentence, cue.After);
            var (from, to) = TermCutter.Content(sentence, cue.After, end, cue.Word);
            if (IsGuess(sentence, cue, to) || IsMeans(sentence, from))
            {
                continue;
            }

            // What somebody who speaks for no side wants ("she wanted to record every breach", "seeking to flee") is no position.
            if (((cue.Word is "want" or "seek" && sentence.Is(cue.After, "to")) || (cue.Word is "insist on" && sentence[Math.Min(cue.After, sentence.Count - 1)].FineTag == "VBG")) && parties.IsPrivate(party))
            {
                continue;
            }

            var act = cue.Word is "want" or "seek" && !document.Principals.Contains(party, StringComparer.Ordinal) ? PositionAct.Propose : cue.Act;
            foreach (var item in _cutter.Items(sentence, from, to).Concat(TermCutter.Listed(sentence, to).SelectMany(l => _cutter.Items(sentence, l.From, l.To))))
            {
                if (IssueOf(sentence, item, cue, act, party, before) is { } issue
                    && TermFields.Build(document, sentence, party, act, issue, item, attributed, "position.verb.v1") is { } position)
                {
                    yield return position;
                }
            }
        }
    }

    // "suggested that the raid might help": a guess, no proposal.
    private static bool IsGuess(SentenceView sentence, PositionCue cue, int end) =>
        cue.Word is "suggest" or "expect" && Enumerable.Range(cue.After, Math.Max(0, end - cue.After)).Any(i => sentence.IsAny(i, "might", "may", "could"));

    // "which Kyiv rejected by setting conditions": how, and not what.
    private static bool IsMeans(SentenceView sentence, int from) =>
        from + 1 < sentence.Count && sentence.IsAny(from, "by", "after", "while", "without") && sentence[from + 1].FineTag == "VBG";

    private static string? PartyOf(SentenceView sentence, PositionCue cue, PartyFinder parties, List<Attributed> own, IReadOnlyList<Attributed> attributed, PlanFrames frames)
    {
        if (frames.IsSubject(sentence, cue.Subject, cue.At))
        {
            frames.Keep(sentence);
            return frames.Current!.Party;
        }

        // A cue of speech has its speaker already.
        if (own.Find(a => a.CueSpan.Start == sentence[cue.At].Span.Start) is { } said)
        {
            return parties.Of(said.Speaker, sentence, cue.Phrase);
        }

        // "We oppose …", in somebody's mouth.
        if (cue.Subject >= 0 && sentence.IsAny(cue.Subject, "we", "i") && attributed.FirstOrDefault(a => a.Covers(sentence[cue.At].Span.Start)) is { } holder)
        {
            return parties.Of(holder.Speaker, sentence, cue.Phrase);
        }

        return cue.Subject < 0 ? null : parties.Of(sentence, cue.Subject, cue.Phrase);
    }

    // "submitted a memorandum", "presented terms": its terms are told elsewhere.
    private static bool IsPlanItself(SentenceView sentence, PositionCue cue) =>
        cue.Act is PositionAct.Propose && Enumerable.Range(cue.After, Math.Max(0, Math.Min(5, sentence.Count - cue.After)))
            .TakeWhile(i => sentence[i].Tag is Upos.Det or Upos.Adj or Upos.Noun or Upos.Num or Upos.Part or Upos.Propn || sentence.Is(i, "-"))
            .Any(i => sentence.Lemma(i) is "memo" or "memorandum" or "term" or "document" or "paper" or "text" or "position");

    private Issue? IssueOf(SentenceView sentence, (int From, int To) item, PositionCue cue, PositionAct act, string party, PositionObservation? before)
    {
        // "Ukraine had asked for one of at least 30 days": what the words before spoke of.
        if (before is not null && sentence.IsAny(item.From, "one") && sentence.Is(item.From + 1, "of"))
        {
            return before.Issue;
        }

        // "to end combat if the hostages go free": what is offered, before its condition.
        var end = Condition(sentence, item);
        if ((_issues.Classify(sentence, item.From, end) ?? (end < item.To ? _issues.Classify(sentence, item.From, item.To) : null)) is { } named)
        {
            return named;
        }

        if (act is PositionAct.Reject or PositionAct.Accept && before is not null
            && Enumerable.Range(item.From, item.To - item.From).Any(i => sentence.Lemma(i) is "deal" or "proposal" or "plan" or "framework"))
        {
            return before.Issue;
        }

        // "Armenia rejected the demand": the issue is that of the demand told just before.
        var isShort = item.To - item.From <= 4 && item.To > item.From;
        if (act is PositionAct.Reject or PositionAct.Accept or PositionAct.Consider && isShort && before is not null && (before.Party != party || cue.Act is PositionAct.Consider)
            && s_anaphors.Contains(sentence.Lemma(item.To - 1).ToLowerInvariant(), StringComparer.Ordinal))
        {
            return before.Issue;
        }

        // A strong word makes a position of what no word of the lexicon names.
        return cue.Word is "demand" or "urge" or "call on" or "call upon" or "appeal" or "reject" or "oppose" or "call for" && item.To - item.From is >= 2 and <= 25 ? Issue.Other : null;
    }

    private static int Condition(SentenceView sentence, (int From, int To) item) =>
        Enumerable.Range(item.From, item.To - item.From).FirstOrDefault(i => i > item.From && (sentence.IsAny(i, "if", "unless", "provided", "until", "once", "following", "amid")
            || (sentence.Is(i, "in") && sentence.IsAny(i + 1, "exchange", "return")) || (sentence.Is(i, "on") && sentence.Is(i + 1, "condition"))
            || (sentence.Is(i, "according") && sentence.Is(i + 1, "to"))), item.To);

    // "he said that Washington insists Tehran must stop": the demand is of who insists.
    private static string? Insisting(SentenceView sentence, int verb, PartyFinder parties, Attributed? holder)
    {
        var cue = sentence.HasRelation(verb, "ccomp") ? sentence[verb].Head : -1;
        return cue >= 0 && holder is not null && holder.CueSpan.Start != sentence[cue].Span.Start && sentence.Lemma(cue).ToLowerInvariant() is "insist" or "demand" or "scream" or "maintain" or "argue"
            && sentence.Subject(cue) is >= 0 and var subject && sentence[subject].Tag is Upos.Propn or Upos.Noun
                ? parties.Of(sentence, subject, sentence.NounPhrase(subject)) : null;
    }

    // "the unconditional ceasefire that Ukraine demands", ", terms Kyiv has repeatedly rejected".
    private IEnumerable<PositionObservation> OfRelatives(
        DocumentView document, SentenceView sentence, PartyFinder parties, IReadOnlyList<Attributed> attributed)
    {
        foreach (var cue in _cues.Find(sentence).Where(c => c.Subject >= 0 && c.Word is "demand" or "reject" or "propose" or "seek" or "want" or "refuse" or "oppose" or "offer" or "recommend"))
        {
            var follows = cue.After;
            var isBare = follows >= sentence.Count || sentence[follows].Text is "." or "," or ";" || (sentence[follows].Tag is Upos.Adp or Upos.Noun && sentence.Source.Times.Any(t => t.Span.Overlaps(sentence[follows].Span)));
            var (from, _) = cue.Phrase;
            if (!isBare || from < 2)
            {
                continue;
            }

            var end = sentence.IsAny(from - 1, "that", "which", "terms", "something", "conditions", "demands") ? from - 1 : -1;
            while (end > 0 && sentence.Is(end - 1, ","))
            {
                end--;
            }

            if (end < 2 || parties.Of(sentence, cue.Subject, cue.Phrase) is not { } party)
            {
                continue;
            }

            if (sentence.IsAny(from - 1, "that", "which"))
            {
                var start = end - 1;
                while (start > 0 && !sentence.IsPunctuation(start - 1) && sentence[start - 1].Tag is Upos.Adj or Upos.Noun or Upos.Det or Upos.Adp or Upos.Num or Upos.Propn or Upos.Cconj && end - start < 12)
                {
                    start--;
                }

                if (_issues.Classify(sentence, start, end) is { } issue && TermFields.Build(document, sentence, party, cue.Act, issue, (start, end), attributed, "position.relative.v1") is { } position)
                {
                    yield return position;
                }

                continue;
            }

            // The terms that the same sentence has just told are all refused.
            foreach (var other in _cues.Find(sentence).Where(c => c.At < end && c.Act is PositionAct.Demand or PositionAct.Propose or PositionAct.Offer).Take(1))
            {
                var (a, b) = TermCutter.Content(sentence, other.After, end, other.Word);
                foreach (var item in _cutter.Items(sentence, a, b))
                {
                    if (_issues.Classify(sentence, item.From, item.To) is { } issue && TermFields.Build(document, sentence, party, cue.Act, issue, item, attributed, "position.relative.v1") is { } position)
                    {
                        yield return position;
                    }
                }
            }
        }
    }

    // "handed over a list of hundreds of children": what is listed is asked for.
    private IEnumerable<PositionObservation> OfLists(
        DocumentView document, SentenceView sentence, PartyFinder parties, IReadOnlyList<Attributed> attributed)
    {
        for (var i = 0; i + 2 < sentence.Count; i++)
        {
            if (!sentence.IsAny(i, "list", "lists", "names") || !sentence.Is(i + 1, "of"))
            {
                continue;
            }

            var (from, to) = (sentence.NounPhrase(i).From, i + 2);
            while (to < sentence.Count && sentence[to].Tag is Upos.Det or Upos.Adj or Upos.Noun or Upos.Num or Upos.Propn or Upos.Adp or Upos.Adv && to - i < 10)
            {
                to++;
            }

            if (_issues.Classify(sentence, i, to) is not ({ } issue and (Issue.Children or Issue.Prisoners or Issue.RemainsOfTheDead or Issue.Hostages)))
            {
                continue;
            }

            var verb = Enumerable.Range(Math.Max(0, i - 7), Math.Min(7, i)).LastOrDefault(k => sentence.Lemma(k) is "hand" or "pass" or "present" or "give" or "submit" or "deliver", -1);
            var isPassive = verb < 0 && Enumerable.Range(to, Math.Max(0, Math.Min(7, sentence.Count - to))).Any(k => sentence[k].FineTag == "VBN" && sentence.Lemma(k) is "hand" or "pass" or "present" or "give" or "submit");
            var holder = attributed.FirstOrDefault(a => a.Covers(sentence[i].Span.Start));
            var party = verb >= 0 && sentence.Subject(verb) is >= 0 and var subject ? parties.Of(sentence, subject, sentence.NounPhrase(subject)) : isPassive ? holder?.Speaker.Party : null;
            if (party is not null && TermFields.Build(document, sentence, party, PositionAct.Demand, issue, (from, to), attributed, "position.list.v1") is { } position)
            {
                yield return position;
            }
        }
    }

    // Terms told with "must", "would have to", "are to": of the plan in whose frame they stand, or of who says so.
    private IEnumerable<PositionObservation> OfTerms(
        DocumentView document, SentenceView sentence, PartyFinder parties, IReadOnlyList<Attributed> attributed, PlanFrames frames)
    {
        var opening = frames.Opening(sentence);
        if (opening >= 0)
        {
            var party = frames.Current!.Party;
            frames.Keep(sentence);
            foreach (var item in _cutter.Items(sentence, TermCutter.Content(sentence, opening, opening + 1, "").From, _cutter.End(sentence, opening)))
            {
                if (_issues.Classify(sentence, item.From, item.To) is { } issue && TermFields.Build(document, sentence, party, PositionAct.Demand, issue, item, attributed, "position.plan.v1") is { } position)
                {
                    yield return position;
                }
            }

            yield break;
        }

        foreach (var position in OfPlanVerbs(document, sentence, attributed, frames))
        {
            yield return position;
        }

        for (var i = 0; i < sentence.Count; i++)
        {
            // "Only a meeting of the two presidents can …": a demand of who says so.
            if (sentence.Is(i, "only") && attributed.FirstOrDefault(a => a.Covers(sentence[i].Span.Start))?.Speaker.Party is { } sayer
                && Enumerable.Range(i, Math.Min(14, sentence.Count - i)).Any(k => sentence.IsAny(k, "can", "could", "will"))
                && _issues.Classify(sentence, i, _cutter.End(sentence, i)) is { } sole
                && TermFields.Build(document, sentence, sayer, PositionAct.Demand, sole, (i, _cutter.End(sentence, i)), attributed, "position.obligation.v1") is { } only)
            {
                yield return only;
                yield break;
            }

            if (!(sentence[i].Tag is Upos.Verb or Upos.Aux) || sentence.IsFinite(i) || PositionCues.IsNegated(sentence, i) || PlanFrames.Obligation(sentence, i) is not { } modal)
            {
                continue;
            }

            // "you have to retreat": anybody.
            var obliged = sentence.Child(i, "nsubj");
            if (obliged >= 0 && sentence.Is(obliged, "you"))
            {
                continue;
            }

            var holder = attributed.FirstOrDefault(a => a.Covers(sentence[i].Span.Start));
            // Nobody demands of itself.
            if (obliged >= 0 && sentence[obliged].Tag is Upos.Propn or Upos.Noun && parties.Of(sentence, obliged, sentence.NounPhrase(obliged)) is { } debtor
                && debtor == (holder?.Speaker.Party ?? frames.Current?.Party))
            {
                continue;
            }

            // "The country said it would march": what it will do, not what a plan asks of it.
            if (modal is "would" && holder is not null && obliged >= 0 && sentence[obliged].Tag is Upos.Pron)
            {
                continue;
            }

            var party = modal is "must" && Insisting(sentence, i, parties, holder) is { } insisting ? insisting : holder is null || holder.Speaker.Name.Contains("media", StringComparison.Ordinal) || modal is "would" ? frames.Current?.Party
                : holder.Speaker.Party ?? (holder.Speaker.IsPerson ? holder.Speaker.Name : null);
            // What is told before a plan is spoken of is no term of it.
            if (party is null || (holder is null && frames.Current!.Opened > sentence[i].Span.Start))
            {
                continue;
            }

            var subject = sentence.Child(i, "nsubj");
            var from = modal is "to be" or "would" && subject >= 0 && subject < i ? sentence.NounPhrase(subject).From : i;
            foreach (var item in _cutter.Items(sentence, from, _cutter.End(sentence, i)))
            {
                if (_issues.Classify(sentence, item.From, item.To) is { } issue && TermFields.Build(document, sentence, party, PositionAct.Demand, issue, item, attributed, "position.obligation.v1") is { } position)
                {
                    if (holder is null)
                    {
                        frames.Keep(sentence);
                    }

                    yield return position;
                }
            }
        }
    }

    // "The second bars redeployments, halts mobilisation and …": verbs of a plan beside those of the lexicon.
    private IEnumerable<PositionObservation> OfPlanVerbs(
        DocumentView document, SentenceView sentence, IReadOnlyList<Attributed> attributed, PlanFrames frames)
    {
        var verb = Enumerable.Range(0, sentence.Count).FirstOrDefault(i => sentence[i].FineTag is "VBZ" or "VBD" && sentence[i].Tag == Upos.Verb, -1);
        if (verb < 0 || sentence.Subject(verb) is not (>= 0 and var subject) || !frames.IsSubject(sentence, subject, verb))
        {
            yield break;
        }

        foreach (var item in _cutter.Items(sentence, verb, _cutter.End(sentence, verb)))
        {
            if (_issues.Classify(sentence, item.From, item.To) is { } issue
                && TermFields.Build(document, sentence, frames.Current!.Party, PositionAct.Demand, issue, item, attributed, "position.plan.v1") is { } position)
            {
                frames.Keep(sentence);
                yield return position;
            }
        }
    }
}
