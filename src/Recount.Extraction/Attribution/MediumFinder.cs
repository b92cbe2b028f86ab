using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Finds what something was said on or to: "on state television", "told the Gazette".</summary>
internal static class MediumFinder
{
    /// <summary>The channel named behind a cue, or null.</summary>
    public static string? Of(DocumentView document, SentenceView sentence, SpeechCue cue, int after)
    {
        for (var i = after; i < Math.Min(sentence.Count - 1, after + 8); i++)
        {
            if (sentence.IsAny(i, "that", ":", "”") || (sentence.Is(i, ",") && i > after))
            {
                break;
            }

            if (!sentence.IsAny(i, "on", "in", "to", "by"))
            {
                continue;
            }

            var from = i + 1;
            while (from < sentence.Count && (sentence[from].Tag is Upos.Det || sentence[from].Relation == "nmod:poss"))
            {
                from++;
            }

            var to = from;
            while (to < sentence.Count && sentence[to].Tag is Upos.Propn or Upos.Noun or Upos.Adj or Upos.X)
            {
                to++;
            }

            if (to > from && Names(sentence, i, from, to) && document.Actors.Resolve(sentence.Slice(from, to)) is null)
            {
                return sentence.Slice(from, to);
            }
        }

        if (cue.Word == "tell" && after < sentence.Count && sentence[after].Tag is Upos.Propn or Upos.Det)
        {
            var from = sentence[after].Tag == Upos.Det ? after + 1 : after;
            var to = from;
            while (to < sentence.Count && sentence[to].Tag == Upos.Propn)
            {
                to++;
            }

            if (to > from && !sentence.Source.Names.Any(n => n.Type == NameType.Person && n.FirstToken == from)
                && document.Actors.Resolve(sentence.Slice(from, to)) is null)
            {
                return sentence.Slice(from, to);
            }
        }

        return null;
    }

    private static bool Names(SentenceView sentence, int preposition, int from, int to)
    {
        var last = sentence.Lower(to - 1);
        if (last is "television" or "tv" or "radio" or "podcast" or "website" or "channel" or "address" or "media" or "telegram" or "facebook")
        {
            return sentence.Is(preposition, "on") || last is "address" or "podcast" or "media";
        }

        return sentence.Is(preposition, "on") && sentence[from].Tag is Upos.Propn or Upos.X
            && !sentence.Source.Times.Any(t => t.Span.Overlaps(sentence.SpanOf(from, to)))
            && !sentence.Source.Places.Any(p => p.Span.Overlaps(sentence.SpanOf(from, to)))
            && char.IsUpper(sentence[from].Text[0]);
    }
}
