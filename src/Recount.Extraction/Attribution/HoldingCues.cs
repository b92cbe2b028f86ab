using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>What a cue needs beside it before it attributes anything.</summary>
internal enum Holding
{
    /// <summary>A clause: "knows that …".</summary>
    Think,

    /// <summary>A clause, an infinitive or a thing wished.</summary>
    Want,

    /// <summary>A clause, a quotation or a thing spoken of.</summary>
    Speak,

    /// <summary>Its own subject, with nobody named who thinks so: "seems to be", "is expected to".</summary>
    Seem,

    /// <summary>A noun of saying with a clause or "of …" behind it.</summary>
    Noun,
}

/// <summary>A word by which somebody holds something.</summary>
/// <param name="From">Its first word, auxiliaries and adverbs before the verb included.</param>
/// <param name="At">The verb or noun.</param>
/// <param name="To">Behind its last word.</param>
/// <param name="Holding">What it needs.</param>
/// <param name="IsPassive">"was criticised for": its subject is what is held, its agent who holds it.</param>
internal sealed record HoldingCue(int From, int At, int To, Holding Holding, bool IsPassive);

/// <summary>Finds verbs and nouns of speech, mind, will and judgement.</summary>
internal sealed class HoldingCues(Lexicon verbs, Lexicon nouns)
{
    private const int LongestPhrase = 3;

    public IEnumerable<HoldingCue> Find(SentenceView sentence, List<Quotation> quotes)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            if (quotes.Exists(q => q.Outer.Contains(sentence[i].Span)))
            {
                continue;
            }

            if (Of(sentence, i) is { } cue)
            {
                yield return cue;
                i = cue.To - 1;
            }
        }
    }

    private HoldingCue? Of(SentenceView sentence, int i)
    {
        if (sentence[i].Tag == Upos.Verb && sentence.Phrase(verbs, i, LongestPhrase) is { } verb && Parse(verb.Value) is { } holding)
        {
            if (sentence.HasRelation(i, "amod") || sentence.HasRelation(i, "compound") || sentence.HasRelation(i, "case"))
            {
                return null;
            }

            var isPassive = IsPassive(sentence, i);
            return new HoldingCue(Opening(sentence, i), i, i + verb.Length, holding, isPassive);
        }

        return sentence[i].Tag == Upos.Noun && sentence.Phrase(nouns, i, 1) is not null ? new HoldingCue(i, i, i + 1, Holding.Noun, false) : null;
    }

    private static Holding? Parse(string value) => Enum.TryParse<Holding>(value, ignoreCase: true, out var holding) ? holding : null;

    private static bool IsPassive(SentenceView sentence, int verb) =>
        sentence[verb].FineTag == "VBN" && (sentence.Child(verb, "aux:pass") >= 0 || Enumerable.Range(Math.Max(0, verb - 3), Math.Min(3, verb)).Any(k => sentence.Lemma(k) is "be" && sentence[k].Head == verb)
            || (sentence.HasRelation(verb, "acl") && !sentence.Is(verb + 1, "that")));

    // "has repeatedly said", "is not expected".
    private static int Opening(SentenceView sentence, int verb)
    {
        var from = verb;
        while (from > 0 && (sentence[from - 1].Tag is Upos.Aux or Upos.Adv || sentence[from - 1].FineTag is "TO") && sentence[from - 1].Head == verb)
        {
            from--;
        }

        return from;
    }
}
