using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Bounds what a cue holds: the words it governs, with their "that" and their quotation marks.</summary>
internal static class HeldContent
{
    // Relations of a verb whose words are part of what it holds; times and manner of the holding itself aren't among them.
    private static readonly string[] s_held = ["ccomp", "xcomp", "obj", "iobj", "obl", "acl", "nmod", "parataxis"];

    private static readonly string[] s_told = ["tell", "inform", "assure", "remind", "notify"];

    private static readonly string[] s_joints = ["as", "while", "after", "although", "though", "but", "and", "before", "when", "during", "because", "since"];

    /// <summary>The pieces, in order; empty where nothing is held.</summary>
    public static ImmutableArray<TextSpan> Of(SentenceView sentence, HoldingCue cue, List<Quotation> quotes)
    {
        if (cue.Holding == Holding.Noun)
        {
            return OfNoun(sentence, cue);
        }

        var (from, to) = Right(sentence, cue);
        var hasClause = to > from && (sentence.IsAny(from, "that", "how", "what", "why", "whether", "if", "who", "where", "when") || sentence.HasFiniteVerb(from, to)
            || quotes.Exists(q => q.Outer.Start == sentence[from].Span.Start));
        if (cue.IsPassive || cue.Holding == Holding.Seem)
        {
            return OfSubject(sentence, cue, from, to);
        }

        return to <= from || (cue.Holding == Holding.Think && !hasClause) ? [] : [Whole(sentence, from, to)];
    }

    /// <summary>A statement's clause widened to whom and what its cue governs, and cut before what only goes on beside it.</summary>
    /// <remarks>"urged the town to wait" holds the town too, where "told the crowd that …" doesn't hold the crowd.</remarks>
    public static TextSpan Fitted(SentenceView sentence, int at, TextSpan content)
    {
        var (from, to) = (sentence.TokenAt(content.Start), sentence.TokenAt(content.End - 1) + 1);
        if (from <= at || to > sentence.Count)
        {
            return content;
        }

        var reach = at;
        foreach (var child in sentence.Children(at))
        {
            if (child <= at || !s_held.Any(r => sentence.HasRelation(child, r)))
            {
                continue;
            }

            var (a, b) = sentence.Reach(child);
            reach = Math.Max(reach, b);
            if (sentence.HasRelation(child, "obj") && a > at && a < from && !s_told.Contains(sentence.Lemma(at).ToLowerInvariant(), StringComparer.Ordinal))
            {
                from = a;
            }
        }

        // What is cut must begin with a joint: a parser that ends a clause early ends it anywhere.
        var isJoint = reach > from && reach < to && (sentence[reach].Text is "," or ";" || sentence.IsAny(reach, s_joints));
        return sentence.SpanOf(from, isJoint ? reach : to);
    }

    // The words behind the cue that it governs, up to the end of the last; "told the crowd" leaves the crowd out.
    private static (int From, int To) Right(SentenceView sentence, HoldingCue cue)
    {
        var (from, to) = (cue.To, cue.To);
        foreach (var child in sentence.Children(cue.At))
        {
            if (child >= cue.To && s_held.Any(r => sentence.HasRelation(child, r)) && !IsTime(sentence, child))
            {
                to = Math.Max(to, sentence.Reach(child).To);
            }
        }

        // A particle of the cue ("called for") governs what hangs on it.
        for (var k = cue.At + 1; k < cue.To; k++)
        {
            to = Math.Max(to, sentence[k].Head >= cue.To ? sentence.Reach(sentence[k].Head).To : to);
        }

        while (from < to && (sentence[from].Text is "," or ":" || sentence[from].Tag == Upos.Adv && sentence[from].Head == cue.At || sentence.IsInTime(from)))
        {
            from++;
        }

        return (from, Close(sentence, from, to));
    }

    // A clause ends before "…, and X said", "…, while", a dash that never closes.
    private static int Close(SentenceView sentence, int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            if (sentence[i].Text is ";" || (sentence[i].Text is "," && i + 1 < to && sentence.IsAny(i + 1, "while", "according", "although", "though", "whereas")))
            {
                return i;
            }
        }

        while (to > from && sentence[to - 1].Text is "." or "," or ";" or ":" or "!" or "?" && to > from)
        {
            to--;
        }

        return to;
    }

    private static ImmutableArray<TextSpan> OfSubject(SentenceView sentence, HoldingCue cue, int from, int to)
    {
        var subject = sentence.Child(cue.At, "nsubj", "csubj");
        if (subject < 0 || subject >= cue.From)
        {
            // "a plan proposed by": the noun that the participle describes.
            subject = sentence.HasRelation(cue.At, "acl") ? sentence[cue.At].Head : -1;
        }

        if (subject < 0 || subject >= cue.From)
        {
            return [];
        }

        var (a, b) = sentence.Reach(subject);
        var left = sentence.SpanOf(a, Math.Min(b, cue.From));
        var hasRest = to > from && sentence.Children(cue.At).ToArray().Any(c => c >= cue.To && (sentence.HasRelation(c, "xcomp") || sentence.HasRelation(c, "ccomp")));
        return cue.Holding == Holding.Seem && !hasRest ? [] : hasRest ? [left, Whole(sentence, from, to)] : [left];
    }

    private static ImmutableArray<TextSpan> OfNoun(SentenceView sentence, HoldingCue cue)
    {
        foreach (var child in sentence.Children(cue.At))
        {
            if (child <= cue.At)
            {
                continue;
            }

            var (from, to) = sentence.Reach(child);
            from = Math.Max(from, cue.To);
            var isClause = sentence.HasRelation(child, "acl") && sentence.IsAny(from, "that", "to", "whether", "about");
            var isThing = sentence.HasRelation(child, "nmod") && sentence.IsAny(from, "for", "of", "about", "against", "on", "that");
            if (isClause || isThing)
            {
                return to > from + 1 ? [sentence.SpanOf(isThing ? from + 1 : from, to)] : [];
            }
        }

        return [];
    }

    private static bool IsTime(SentenceView sentence, int child) =>
        sentence.HasRelation(child, "obl") && sentence.IsInTime(child);

    private static TextSpan Whole(SentenceView sentence, int from, int to) => sentence.SpanOf(from, to);
}
