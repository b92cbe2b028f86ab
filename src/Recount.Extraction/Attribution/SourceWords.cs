using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Bounds the words that name a source: its whole phrase, appositions and roles included.</summary>
internal static class SourceWords
{
    /// <summary>The phrase around a head on its side of a cue.</summary>
    /// <param name="sentence">The sentence of both.</param>
    /// <param name="head">The source's noun or pronoun.</param>
    /// <param name="core">The words that name it at least.</param>
    /// <param name="cue">The cue: the phrase doesn't reach over it.</param>
    public static TextSpan Around(SentenceView sentence, int head, (int From, int To) core, int cue)
    {
        // "who said": the pronoun is the source, whoever it stands for.
        if (cue > 0 && sentence.IsAny(cue - 1, "who", "which", "that") && head < cue - 1)
        {
            return sentence[cue - 1].Span;
        }

        // "reports by the bureau suggest": what a preposition hangs on speaks. "X and Y say": both do.
        while (head < cue && sentence[head].Head is >= 0 and var above && above < head && sentence.IsNominal(above)
            && (sentence.HasRelation(head, "conj") || (sentence.HasRelation(head, "nmod") && sentence.Subject(cue) == above)))
        {
            core = (Math.Min(core.From, sentence.NounPhrase(above).From), core.To);
            head = above;
        }

        var (from, to) = (Math.Min(core.From, head), Math.Max(core.To, head + 1));
        var (a, b) = sentence.Reach(head);
        if (head < cue)
        {
            to = Math.Min(Math.Max(to, b), cue);
            from = a < from && IsPlain(sentence, a, from) ? a : from;
        }
        else
        {
            from = Math.Max(from, cue + 1);
            to = Math.Max(to, b);
        }

        while (to > from + 1 && (sentence.IsPunctuation(to - 1) || sentence[to - 1].Tag is Upos.Adv or Upos.Aux or Upos.Part))
        {
            to--;
        }

        while (from < to - 1 && (sentence.IsPunctuation(from) || sentence[from].Tag is Upos.Cconj or Upos.Sconj))
        {
            from++;
        }

        return sentence.SpanOf(from, to);
    }

    // Words of one phrase: no clause, no comma.
    private static bool IsPlain(SentenceView sentence, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (sentence.IsPunctuation(i) || sentence.IsFinite(i))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Who holds what a cue of mind or judgement holds; empty where the text names nobody.</summary>
    public static TextSpan? Of(SentenceView sentence, HoldingCue cue)
    {
        if (cue.Holding == Holding.Seem)
        {
            return null;
        }

        var head = cue.Holding == Holding.Noun ? Owner(sentence, cue.At) : cue.IsPassive ? Agent(sentence, cue.At) : Subject(sentence, cue);
        return head < 0 ? null : Around(sentence, head, sentence.NounPhrase(head), head < cue.At ? cue.From : cue.To - 1);
    }

    private static int Subject(SentenceView sentence, HoldingCue cue)
    {
        var subject = sentence.Subject(cue.At);
        return subject >= cue.From && subject < cue.To ? -1 : subject;
    }

    private static int Agent(SentenceView sentence, int verb)
    {
        foreach (var child in sentence.Children(verb))
        {
            if (child > verb && sentence.HasRelation(child, "obl") && sentence.Is(sentence.Reach(child).From, "by"))
            {
                return child;
            }
        }

        return -1;
    }

    private static int Owner(SentenceView sentence, int noun)
    {
        foreach (var child in sentence.Children(noun))
        {
            if (child < noun && sentence.HasRelation(child, "nmod:poss"))
            {
                return child;
            }

            if (child > noun && sentence.HasRelation(child, "nmod") && sentence.IsAny(sentence.Reach(child).From, "by", "from", "among"))
            {
                return child;
            }
        }

        return -1;
    }
}
