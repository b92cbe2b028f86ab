using System.Collections.Immutable;

namespace Recount.Language;

/// <summary>Tells which numbers of a sentence are parts of one before: "20 people, including five children", "three of them women".</summary>
/// <remarks>By the words beside the number alone; a part told in another sentence, or by an adjective only, stays apart.</remarks>
internal static class QuantityParts
{
    public static ImmutableArray<QuantityMention> Linked(NumberLexicon lexicon, List<Word> words, ImmutableArray<QuantityMention> found)
    {
        if (found.Length < 2)
        {
            return found;
        }

        var linked = found.ToBuilder();
        QuantityMention? total = null;
        foreach (var (index, mention) in found.Index())
        {
            if (!mention.IsCount)
            {
                continue;
            }

            var first = words.FindIndex(w => w.Start >= mention.Span.Start);
            var end = words.FindIndex(w => w.Start >= mention.Span.End);
            if (total is not null && mention.Kind != QuantityKind.Indefinite && (IsLed(lexicon, words, first) || IsOfThem(lexicon, words, end < 0 ? words.Count : end)))
            {
                linked[index] = mention with { PartOf = total.NumberSpan };
            }
            else if (mention.Kind == QuantityKind.Cardinal)
            {
                total = mention;
            }
        }

        return linked.ToImmutable();
    }

    // "including five", "among them two", "including two women and a child": the lead serves the list that follows it.
    private static bool IsLed(NumberLexicon lexicon, List<Word> words, int first)
    {
        for (var i = first - 1; i >= 0 && i >= first - 6; i--)
        {
            if (lexicon.PartLeads.Any(lead => WordCutter.Matches(words, i - lead.Length + 1, lead)))
            {
                return true;
            }

            if (words[i].Text is "." or ";" || (words[i].Text is "," && i != first - 1))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsOfThem(NumberLexicon lexicon, List<Word> words, int end) => lexicon.PartTails.Any(tail => WordCutter.Matches(words, end, tail));
}
