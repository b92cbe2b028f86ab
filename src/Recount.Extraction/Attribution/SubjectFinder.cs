using Recount.Language;

namespace Recount.Extraction;

/// <summary>Finds the words that name who speaks or acts.</summary>
internal static class SubjectFinder
{
    /// <summary>The subject of a verb: the words before it, else the tree, else the words behind it (“…,” said the governor).</summary>
    /// <returns>Head -1 where there is none.</returns>
    public static (int Head, (int From, int To) Phrase) Of(SentenceView sentence, int verb, int length, int subject)
    {
        if (Before(sentence, verb, subject) is { } before)
        {
            return before;
        }

        if (subject >= 0 && subject < verb)
        {
            return (subject, sentence.NounPhrase(subject));
        }

        // Inverted: “…,” said the governor.
        var at = verb + length;
        var to = at;
        while (to < sentence.Count && (sentence.IsNominal(to) || sentence[to].Tag is Upos.Det or Upos.Adj or Upos.Num || sentence[to].Text is "’s" or "'s"))
        {
            to++;
        }

        if (to > at && verb > 0 && (sentence.IsAny(verb - 1, ",", "”", "\"", "’")))
        {
            return (to - 1, (at, to));
        }

        return subject >= 0 ? (subject, sentence.NounPhrase(subject)) : (-1, default);
    }

    // "The health ministry on Wednesday announced": a day between the subject and its verb.
    private static int BeforeDay(SentenceView sentence, int end)
    {
        if (end < 2 || sentence.Source.Times.FirstOrDefault(t => t.Kind == TimeKind.Date && t.Span.Contains(sentence[end - 1].Span)) is not { } day)
        {
            return end;
        }

        var from = sentence.TokenAt(day.Span.Start);
        return from > 1 && sentence.IsAny(from - 1, "on", "late", "early") && sentence.IsNominal(from - 2) ? from - 1 : end;
    }

    /// <summary>The words right before a verb outweigh the tree: "…, officials said", "…, his deputy, Sergiy Kyslytsya, told".</summary>
    public static (int Head, (int From, int To) Phrase)? Before(SentenceView sentence, int verb, int subject)
    {
        var end = verb;
        while (end > 0 && (sentence[end - 1].Tag is Upos.Adv or Upos.Aux || sentence.IsAny(end - 1, "also", "both", "later", "earlier")))
        {
            end--;
        }

        end = BeforeDay(sentence, end);
        if (end == 0)
        {
            return null;
        }

        if (sentence.Is(end - 1, ","))
        {
            if (subject >= 0 && subject < end && sentence[subject].Tag == Upos.Propn
                && sentence.Is(subject + 1, ",") && sentence.IsAny(subject + 2, "who", "whose"))
            {
                return (subject, sentence.NounPhrase(subject));
            }

            var open = end - 2;
            while (open > 0 && !sentence.Is(open, ",") && end - open < 16)
            {
                open--;
            }

            var isRelative = sentence.IsAny(open + 1, "who", "which", "whose");
            if (open < 1 || !sentence.Is(open, ",") || (!isRelative && sentence.HasFiniteVerb(open + 1, end - 1)))
            {
                return null;
            }

            var named = sentence.NounPhraseBefore(open);
            if (named.To <= named.From || (!isRelative && sentence[open + 1].FineTag == "VBG"))
            {
                return named.To > named.From ? (named.To - 1, named) : null;
            }

            return (named.To - 1, isRelative ? named : (named.From, end - 1));
        }

        var phrase = sentence.NounPhraseBefore(end);
        if (phrase.To <= phrase.From)
        {
            return null;
        }

        // "On Sunday the Turkish government said"
        while (phrase.To - phrase.From > 1 && sentence.IsInDate(phrase.From))
        {
            phrase = (phrase.From + 1, phrase.To);
        }

        // "Donald Trump, who had congratulated": who it is stands before.
        if (phrase.To - phrase.From == 1 && sentence.IsAny(phrase.From, "who", "which"))
        {
            var antecedent = sentence.NounPhraseBefore(phrase.From - (sentence.Is(phrase.From - 1, ",") ? 1 : 0));
            return antecedent.To > antecedent.From ? (antecedent.To - 1, antecedent) : null;
        }

        // "a guard who said"
        if (sentence.IsAny(phrase.To - 1, "who", "which"))
        {
            return (phrase.To - 2, (phrase.From, phrase.To - 1));
        }

        // "…, aid workers said": a tagger takes the first word of such a compound for a verb.
        if (phrase.From > 1 && sentence.Is(phrase.From - 2, ",") && sentence[phrase.From - 1].FineTag == "VB")
        {
            phrase = (phrase.From - 1, phrase.To);
        }

        var head = phrase.To - 1;
        // "a spokesman for the army said": the tree's subject stands further left in the same phrase.
        for (var i = phrase.From - 1; i >= 0 && phrase.From - i < 10; i--)
        {
            if (sentence.IsPunctuation(i) || sentence[i].Tag is Upos.Verb or Upos.Sconj)
            {
                break;
            }

            if (i == subject)
            {
                return (i, (sentence.NounPhrase(i).From, phrase.To));
            }
        }

        // "Egypt and Qatar said": one statement of either.
        return (head, phrase);
    }
}
