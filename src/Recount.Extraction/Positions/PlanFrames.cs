using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>A plan, memorandum or list of demands whose terms the sentences around it tell.</summary>
/// <param name="Party">Whose plan it is.</param>
/// <param name="Block">The block that spoke of it last.</param>
/// <param name="Opened">Where it was first spoken of.</param>
internal sealed record PlanFrame(string Party, int Block, int Opened);

/// <summary>Follows plans through a document and finds the terms that are told in their frame.</summary>
internal sealed class PlanFrames(DocumentView document)
{
    private static readonly string[] s_plans =
        ["memorandum", "memo", "plan", "proposal", "document", "paper", "draft", "roadmap", "option", "text", "list", "settlement", "offer", "package", "counter-offer", "blueprint", "framework"];

    // Verbs whose subject is a plan: what they govern is a term of it.
    private static readonly string[] s_provides =
        ["provide", "call", "require", "demand", "bar", "halt", "involve", "oblige", "include", "foresee", "envisage", "envision", "stipulate", "prohibit", "ban", "set", "contain", "propose", "ask", "want", "seek", "rule", "list", "offer", "specify"];

    private const int Reach = 3;

    public PlanFrame? Current { get; private set; }

    public static bool IsPlan(SentenceView sentence, int token) =>
        sentence[token].Tag is Upos.Noun or Upos.Propn && s_plans.Contains(sentence.Lemma(token).ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>"Russia's memorandum …": what must or would be done around it is a term of its owner.</summary>
    public void Read(SentenceView sentence)
    {
        var block = sentence.Source.Sentence.Block;
        for (var i = 0; i < sentence.Count; i++)
        {
            // "its plans to launch an offensive": an intention, no paper.
            if (!IsPlan(sentence, i) || (sentence.Lemma(i) is "plan" && sentence.Is(i + 1, "to") && sentence.Lemma(i + 2) is "launch" or "attack" or "withdraw" or "deploy" or "send" or "build" or "buy"))
            {
                continue;
            }

            var (from, to) = sentence.NounPhrase(i);
            if ((document.Actors.StateOf(sentence.Slice(from, to)) ?? Adjective(sentence, from, i)) is { } owner)
            {
                Current = new PlanFrame(owner, block, Current?.Party == owner ? Current.Opened : sentence[i].Span.Start);
                return;
            }

            if (Current is not null && i < 6)
            {
                Keep(sentence);
                return;
            }
        }

        if (Current is not null && (block - Current.Block > Reach || sentence.Source.Sentence.Role is BlockRole.Heading))
        {
            Current = null;
        }
    }

    // "the Russian memorandum"
    private string? Adjective(SentenceView sentence, int from, int noun)
    {
        for (var i = noun - 1; i >= from; i--)
        {
            // "a Russian-led plan" is anybody's.
            if (!sentence.Is(i + 1, "-") && document.Actors.CountryOfAdjective(sentence[i].Text) is { } country)
            {
                return country;
            }
        }

        return null;
    }

    /// <summary>The frame goes on from a sentence that told a term of it.</summary>
    public void Keep(SentenceView sentence) => Current = Current is null ? null : Current with { Block = sentence.Source.Sentence.Block };

    /// <summary>The subject is the plan itself: "it", "the memorandum", "the second", "a text".</summary>
    public bool IsSubject(SentenceView sentence, int subject, int verb) =>
        Current is not null && subject >= 0 && (sentence.IsAny(subject, "it", "first", "second", "third", "latter", "other") || IsPlan(sentence, subject))
        && sentence[verb].FineTag is not "VB" && (!sentence.IsAny(subject, "it", "other") || s_provides.Contains(sentence.Lemma(verb).ToLowerInvariant(), StringComparer.Ordinal));

    /// <summary>A term's words in a sentence of the frame that has no verb of its owner: where they start, or -1.</summary>
    public int Opening(SentenceView sentence)
    {
        if (Current is null)
        {
            return -1;
        }

        // "Option one: for Ukraine to start …"
        var colon = Enumerable.Range(0, Math.Min(8, sentence.Count)).FirstOrDefault(i => sentence[i].Text is ":", -1);
        if (colon > 0 && Enumerable.Range(0, colon).Any(i => IsPlan(sentence, i) || sentence.IsAny(i, "first", "second", "third")))
        {
            return colon + 1;
        }

        // "Under the first, …", "In return for …, Kyiv could choose between …"
        var comma = Enumerable.Range(0, Math.Min(8, sentence.Count)).FirstOrDefault(i => sentence.Is(i, ","), -1);
        return comma > 1 && sentence.Is(0, "under") && Enumerable.Range(1, comma - 1).Any(i => IsPlan(sentence, i) || sentence.IsAny(i, "first", "second", "third", "it")) ? comma + 1 : -1;
    }

    /// <summary>"must", "would", "to be": how a verb is obliged; null if it isn't.</summary>
    public static string? Obligation(SentenceView sentence, int verb)
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

            if (sentence.IsAny(child, "would", "could"))
            {
                return "would";
            }
        }

        // "have to lift", "are to be set up"; what somebody "had to" do is done.
        return sentence.Is(verb - 1, "to") && sentence.IsAny(verb - 2, "have", "has", "ought", "needs", "need") && sentence[verb - 2].Tag is not Upos.Noun ? "must"
            : sentence.Is(verb - 1, "be") && sentence.Is(verb - 2, "to") && sentence.IsAny(verb - 3, "are", "is") ? "to be" : null;
    }
}
