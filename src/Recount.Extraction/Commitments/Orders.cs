using Recount.Core;

namespace Recount.Extraction;

/// <summary>A one-sided order: what was closed, declared, imposed, suspended or opened.</summary>
internal sealed record Order(CommitmentAction Action, int From, int To, bool IsPassive);

/// <summary>Reads orders that a side gives by itself (codebook: a border closed, an emergency declared).</summary>
internal static class Orders
{
    private static readonly string[] s_ways =
        ["border", "crossing", "airspace", "road", "airport", "port", "highway", "checkpoint", "strait", "embassy", "consulate", "school", "bridge"];

    private static readonly string[] s_rules = ["emergency", "curfew", "law", "mourning", "lockdown", "ban", "blockade", "evacuation"];

    private static readonly string[] s_bonds = ["cooperation", "treaty", "agreement", "aid", "operation", "flight", "membership", "participation", "talk", "negotiation", "pact", "accord"];

    private static readonly string[] s_inquiries = ["investigation", "inquiry", "probe", "review"];

    private static readonly string[] s_bodies = ["committee", "commission", "council", "front", "government", "team", "alliance", "centre", "center"];

    /// <summary>An order whose verb stands at a word and is told as given; null otherwise.</summary>
    public static Order? Read(SentenceView sentence, int verb)
    {
        if (TriggerFinder.IsUnreal(sentence, verb) || !(sentence[verb].FineTag is "VBD" or "VBN" or "VB"))
        {
            return null;
        }

        // "voted to suspend", "decided to close": the order stands behind the decision.
        var isDecided = sentence[verb].FineTag == "VB" && sentence.Is(verb - 1, "to") && Enumerable.Range(Math.Max(0, verb - 5), Math.Min(5, verb))
            .Any(k => sentence.Lemma(k) is "vote" or "decide" or "order" && sentence[k].FineTag is "VBD" or "VBN");
        if (sentence[verb].FineTag == "VB" && !isDecided)
        {
            return null;
        }

        var isPassive = sentence[verb].FineTag == "VBN" && sentence.IsAny(verb - 1, "was", "were", "been");
        var (from, to) = isPassive ? (Math.Max(0, verb - 8), verb + 1) : (verb, Math.Min(sentence.Count, verb + 7));
        for (var i = isPassive ? verb - 2 : verb + 1; isPassive ? i >= from : i < to; i += isPassive ? -1 : 1)
        {
            if (sentence[i].Text is "," or ";" or "." || (sentence[i].Tag is Language.Upos.Verb && i != verb))
            {
                break;
            }

            if (Action(sentence.Lemma(verb).ToLowerInvariant(), sentence.Lemma(i).ToLowerInvariant()) is { } action && sentence[i].Tag is Language.Upos.Noun)
            {
                return isPassive ? new Order(action, Math.Max(from, sentence.NounPhrase(i).From), verb + 1, true) : new Order(action, verb, Math.Max(i + 1, sentence.NounPhrase(i).To), false);
            }
        }

        return null;
    }

    private static CommitmentAction? Action(string verb, string thing) => verb switch
    {
        "close" or "shut" or "reopen" or "open" or "seal" when s_ways.Contains(thing, StringComparer.Ordinal) => CommitmentAction.Other,
        "declare" or "impose" or "order" or "introduce" or "lift" when s_rules.Contains(thing, StringComparer.Ordinal) => CommitmentAction.Other,
        "suspend" or "halt" or "end" or "terminate" or "denounce" when s_bonds.Contains(thing, StringComparer.Ordinal) => CommitmentAction.Cease,
        "open" or "launch" or "order" or "begin" or "start" when s_inquiries.Contains(thing, StringComparer.Ordinal) => CommitmentAction.Review,
        "form" or "establish" or "name" or "set" or "create" or "appoint" when s_bodies.Contains(thing, StringComparer.Ordinal) => CommitmentAction.Establish,
        _ => null,
    };
}
