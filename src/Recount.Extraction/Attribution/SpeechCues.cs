using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>A verb of speech in an active form, or "according to".</summary>
/// <param name="At">Its first word.</param>
/// <param name="Length">In words.</param>
/// <param name="Word">As the lexicon knows it.</param>
/// <param name="Act">What its speaker does by it.</param>
/// <param name="Subject">The head of its subject by the tree, or -1.</param>
internal sealed record SpeechCue(int At, int Length, string Word, StatementAct Act, int Subject);

/// <summary>Finds the words by which somebody says something.</summary>
internal sealed class SpeechCues(Lexicon cues)
{
    /// <summary>In order of text; none inside quotation marks.</summary>
    public List<SpeechCue> Find(SentenceView sentence, List<Quotation> quotes)
    {
        var found = new List<SpeechCue>();
        for (var i = 0; i < sentence.Count; i++)
        {
            if (quotes.Exists(q => q.Inner.Contains(sentence[i].Span.Start) && q.Outer.Contains(sentence[i].Span)))
            {
                continue;
            }

            if (sentence.Is(i, "according") && sentence.Is(i + 1, "to"))
            {
                found.Add(new SpeechCue(i, 2, "according to", StatementAct.State, -1));
                continue;
            }

            if (!IsActiveVerb(sentence, i) || sentence.Phrase(cues, i, 2) is not { } phrase
                || Vocabulary.Parse<StatementAct>(phrase.Value) is not { } act)
            {
                continue;
            }

            var word = phrase.Length == 1
                ? sentence.Lemma(i).ToLowerInvariant()
                : sentence.Lemma(i).ToLowerInvariant() + " " + sentence.Lower(i + 1);
            // "holding up what he said were 339 names" tells whose names they are, not what he said.
            if (i > 1 && sentence.Is(i - 2, "what") && sentence[i - 1].Tag == Upos.Pron)
            {
                continue;
            }

            if (!FitsCue(sentence, i, word))
            {
                continue;
            }

            if (word is "call" && !LooksLikeNaming(sentence, i))
            {
                continue;
            }

            found.Add(new SpeechCue(i, phrase.Length, word, act, sentence.Subject(i)));
        }

        return found;
    }

    // Verbs that tell speech only with a certain word behind them.
    private static bool FitsCue(SentenceView sentence, int i, string word) => word switch
    {
        "speak" => sentence.Is(i + 1, "of"),
        "count" => i + 1 < sentence.Count && sentence.Source.Quantities.Any(q => q.IsCount && q.Span.Start == sentence[i + 1].Span.Start),
        "put" => Enumerable.Range(i + 1, Math.Min(8, sentence.Count - i - 1)).Any(k => sentence.Is(k, "at")),
        "ask" => !sentence.Is(i + 1, "not"),
        "slam" => !sentence.IsAny(i + 1, "into", "onto", "through", "against"),
        "suggest" or "press" or "think" or "post" or "continue" or "signal" => !sentence.Is(i + 1, "to"),
        _ => true,
    };

    private static bool LooksLikeNaming(SentenceView sentence, int i) =>
        sentence.Child(i, "xcomp", "obj") >= 0 && !sentence.Is(i + 1, "to");

    private static bool IsActiveVerb(SentenceView sentence, int i)
    {
        var token = sentence[i];
        var previous = i > 0 ? sentence[i - 1] : null;
        if (token.Tag is not (Upos.Verb or Upos.Aux))
        {
            // Taggers take an inverted "said" or a headline's "says" for a noun now and then.
            if (!(sentence.IsAny(i, "said", "says", "told", "wrote", "added")))
            {
                return false;
            }
        }

        if (sentence.Child(i, "aux:pass") >= 0 && sentence.Child(i, "nsubj") is var s && (s < 0 || sentence[s].Relation == "nsubj:pass"))
        {
            return false;
        }

        foreach (var child in sentence.Children(i))
        {
            if (sentence.IsAny(child, "not", "n’t", "n't", "never") && child < i)
            {
                return false;
            }
        }

        return token.FineTag switch
        {
            "VB" => false,
            "VBN" => Enumerable.Range(Math.Max(0, i - 4), Math.Min(4, i)).Any(j => sentence.IsAny(j, "has", "have", "had", "’ve", "’s", "'s", "having", "'ve")),
            "VBG" => i > 0 && (previous!.Text is "," or "and" or "—" or "–" || previous.Tag == Upos.Aux || previous.Tag == Upos.Adv
                || sentence.HasRelation(i, "advcl")),
            _ => true,
        };
    }
}
