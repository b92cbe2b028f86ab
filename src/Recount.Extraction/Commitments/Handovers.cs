using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>People or bodies handed over in a number.</summary>
internal sealed record Handover(CommitmentAction Action, Issue Issue, Quantity Count, int From, int To, bool IsReceipt);

/// <summary>Reads delivered batches: who came home, how many bodies were received.</summary>
/// <remarks>A number is needed: a handover told without one is read by the rules for agreements and nouns.</remarks>
internal static class Handovers
{
    private static readonly Issue[] s_handed = [Issue.Prisoners, Issue.RemainsOfTheDead, Issue.Hostages, Issue.Children];

    /// <summary>What the sentences before handed over last: "and 307 a day later" means prisoners.</summary>
    public static Issue? Context(DocumentView document, SentenceView sentence, IssueClassifier issues)
    {
        for (var i = sentence.Index; i >= Math.Max(0, sentence.Index - 4); i--)
        {
            var before = document.Sentences[i];
            if (issues.Classify(before, 0, before.Count) is { } issue && s_handed.Contains(issue))
            {
                return issue;
            }
        }

        return null;
    }

    public static Handover? Read(SentenceView sentence, int verb, IssueClassifier issues, Issue? context)
    {
        if (sentence[verb].Tag != Upos.Verb || !(sentence[verb].FineTag is "VBD" or "VBN") || context is null || TriggerFinder.IsUnreal(sentence, verb)
            || ActionOf(sentence, verb) is not { } action)
        {
            return null;
        }

        var isAhead = Enumerable.Range(Math.Max(0, verb - 4), Math.Min(4, verb)).Any(k => sentence.IsAny(k, "will", "would", "to", "be"));
        if (isAhead || sentence.HasRelation(verb, "amod"))
        {
            return null;
        }

        var isPassive = (sentence[verb].FineTag == "VBN" && !sentence.IsAny(verb - 1, "had", "has", "have") && !sentence.IsAny(verb - 2, "had", "has", "have"))
            || sentence.Is(verb - 1, "been") || sentence.Lemma(verb) is "arrive" or "come" or "cross";
        if (Counted(sentence, verb, isPassive) is not { } counted)
        {
            return null;
        }

        var (count, from, to) = counted;
        // "a list of 339 names": paper, no people.
        if (Enumerable.Range(from, to - from).Any(i => sentence.IsAny(i, "names", "list", "drones", "missiles", "ruble", "dollars", "vehicles"))
            || Enumerable.Range(Math.Max(0, from - 3), Math.Min(3, from)).Any(i => sentence.IsAny(i, "list", "lists", "names")))
        {
            return null;
        }

        var issue = issues.Classify(sentence, from, to) is { } own && s_handed.Contains(own) ? own : context.Value;
        action = issue == Issue.RemainsOfTheDead && action == CommitmentAction.Release ? CommitmentAction.Transfer : action;
        return new Handover(action, issue, count, Math.Min(from, verb), Math.Max(to, verb + 1), sentence.Lemma(verb) is "receive");
    }

    private static CommitmentAction? ActionOf(SentenceView sentence, int verb) => sentence.Lemma(verb).ToLowerInvariant() switch
    {
        "receive" or "arrive" or "cross" => CommitmentAction.Transfer,
        "hand" when sentence.IsAny(verb + 1, "over", "back") || sentence.IsAny(verb + 2, "over", "back") => CommitmentAction.Transfer,
        "transfer" or "deliver" => CommitmentAction.Transfer,
        "free" or "release" => CommitmentAction.Release,
        "return" or "repatriate" => CommitmentAction.Return,
        "send" or "bring" or "come" or "get" or "take" when sentence.IsAny(verb + 1, "back", "home") || sentence.IsAny(verb + 2, "back", "home") => CommitmentAction.Return,
        "exchange" or "swap" => CommitmentAction.Exchange,
        _ => null,
    };

    // The number that the verb hands over: behind an active verb, before a passive one.
    private static (Quantity Count, int From, int To)? Counted(SentenceView sentence, int verb, bool isPassive)
    {
        foreach (var q in sentence.Source.Quantities.Where(q => q.Kind == QuantityKind.Cardinal && q.Value.IsStated && (q.Value.Min ?? q.Value.Max) > 1))
        {
            var from = sentence.TokenAt(q.Span.Start);
            var to = sentence.TokenAt(q.Span.End - 1) + 1;
            var (start, end) = isPassive ? (to, verb) : (verb + 1, from);
            if (end < start || end - start > (isPassive ? 6 : 4) || sentence.Source.Times.Any(t => t.Span.Overlaps(q.Span)))
            {
                continue;
            }

            var isApart = Enumerable.Range(start, end - start).Any(i => sentence[i].Text is ";" or ":" or "." || (sentence.IsFinite(i) && !(sentence[i].Tag is Upos.Aux))
                || (!isPassive && sentence[i].Tag is Upos.Noun && !sentence.IsAny(i, "remains", "bodies", "body", "home", "group", "back")));
            if (isApart)
            {
                continue;
            }

            while (to < sentence.Count && to - from < 9 && (sentence[to].Tag is Upos.Noun or Upos.Adj or Upos.Num or Upos.Propn || sentence.IsAny(to, "of", "more")))
            {
                to++;
            }

            return (q.Value, from, to);
        }

        return null;
    }
}
