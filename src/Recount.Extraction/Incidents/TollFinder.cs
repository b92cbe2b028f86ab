using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Reads numbers that no verb of harm governs: the end of a toll's phrase, and the parts of a number before.</summary>
internal sealed class TollFinder(Lexicon victims)
{
    // "put the number of wounded at nine", "raised the toll to five", "stood at 15": the number at the end of a toll's phrase.
    public IEnumerable<FoundFigure> Tolls(SentenceView sentence, List<FoundFigure> found)
    {
        foreach (var q in sentence.Source.Quantities.Where(q => q.Kind == QuantityKind.Cardinal && q.Value.IsStated))
        {
            var at = sentence.TokenAt(q.Span.Start);
            if (found.Exists(f => f.Span.Overlaps(q.Span)) || !IsAfterToll(sentence, at, out var toll))
            {
                continue;
            }

            var (harm, victim) = HarmOfToll(sentence, toll, at);
            if (harm is not { } known)
            {
                continue;
            }

            var end = sentence.TokenAt(q.Span.End - 1);
            if (end + 1 < sentence.Count && sentence[end + 1].Tag is Upos.Noun && victims.ValueOf(sentence.Lemma(end + 1).ToLowerInvariant()) is null)
            {
                continue;
            }

            var evidence = Evidence.From(sentence.DocumentText, q.Span);
            yield return new FoundFigure(
                new Figure { Harm = known, Victims = victim ?? VictimClass.People, Count = q.Value, Text = evidence.Quote, Evidence = evidence, State = FigureFinder.IsOutdated(sentence, at) ? FigureState.Superseded : null },
                q.Span, at, toll, true);
        }
    }

    // Back over "at", "to", "from", "and 64", to the noun of the toll.
    private static bool IsAfterToll(SentenceView sentence, int at, out int toll)
    {
        toll = -1;
        if (!(at > 0 && (sentence.IsAny(at - 1, "at", "to", "from", "of", "is", "was", "and", "as", "stands", "reached", "become") || sentence.Is(at - 1, ","))))
        {
            return false;
        }

        for (var i = at - 1; i >= Math.Max(0, at - 18); i--)
        {
            if (sentence[i].Text is ";" or ":" or ".")
            {
                return false;
            }

            if (sentence.IsAny(i, "toll", "tally") || (sentence.IsAny(i, "number", "count", "figure", "total") && sentence[i].Tag == Upos.Noun))
            {
                toll = i;
                return true;
            }
        }

        return false;
    }

    private (Harm? Harm, VictimClass? Victims) HarmOfToll(SentenceView sentence, int toll, int at)
    {
        Harm? harm = null;
        VictimClass? victim = null;
        for (var i = Math.Max(0, toll - 2); i < Math.Min(at, toll + 9); i++)
        {
            if (i > toll && sentence.IsAny(i, "at", "to", "from", "by"))
            {
                break;
            }

            var isDead = sentence.IsAny(i, "dead", "death", "killed", "deaths", "fatalities");
            harm ??= isDead ? Harm.Killed : sentence.IsAny(i, "injured", "wounded", "hurt", "injuries") ? Harm.Injured : sentence.IsAny(i, "missing") ? Harm.Missing : null;
            if (victims.ValueOf(sentence.Lemma(i).ToLowerInvariant()) is { } word && word is not "people")
            {
                victim ??= Vocabulary.Parse<VictimClass>(word);
            }
        }

        return (harm ?? (sentence.Is(toll, "toll") ? Harm.Killed : null), victim);
    }

    // "three in the Donetsk region, two of them in Illinivka", "15 of them children", "two children among them": a part of
    // the number before it, with that one's harm.
    public List<FoundFigure> Parts(SentenceView sentence, List<FoundFigure> figures)
    {
        if (figures.Count == 0)
        {
            return figures;
        }

        foreach (var q in sentence.Source.Quantities.Where(q => q.Kind == QuantityKind.Cardinal && q.Value.IsStated))
        {
            var at = sentence.TokenAt(q.Span.Start);
            var end = sentence.TokenAt(q.Span.End - 1) + 1;
            var whole = figures.LastOrDefault(f => f.Token < at);
            if (whole is null || at - whole.Token > 26 || end >= sentence.Count || figures.Exists(f => f.Span.Overlaps(q.Span))
                || !(sentence.Is(at - 1, ",") || sentence.IsAny(at - 1, "and", "including", ":") || sentence[at - 1].Text is ":" or ";"))
            {
                continue;
            }

            var (noun, victim) = Noun(sentence, end);
            var next = noun >= 0 && victim is not null ? noun + 1 : end;
            var ofThem = sentence.Is(next, "of") && sentence.IsAny(next + 1, "them", "whom", "those", "the");
            if (ofThem)
            {
                next += 2;
                (noun, victim) = sentence.IsAny(next - 1, "them", "whom") ? Noun(sentence, next) : (-1, null);
                if (noun >= 0 && victim is null)
                {
                    continue;
                }
            }
            else if (noun >= 0 && victim is null)
            {
                continue;
            }

            var isPart = ofThem || sentence.IsAny(next, "in", "at", "near", "outside", "on") || (victim is not null && (sentence.Is(next, "among") || sentence.Is(at - 1, "including")));
            if (!isPart)
            {
                continue;
            }

            var span = sentence.SpanOf(at, Math.Max(end, noun + 1));
            var evidence = Evidence.From(sentence.DocumentText, span);
            figures.Add(new FoundFigure(
                new Figure { Harm = whole.Figure.Harm, Victims = victim ?? whole.Figure.Victims, Count = q.Value, Text = evidence.Quote, Evidence = evidence }, span, at, whole.HarmToken, true));
            figures.Sort((a, b) => a.Token.CompareTo(b.Token));
        }

        return figures;
    }

    /// <summary>The noun that a number counts and its class; -1 where none follows.</summary>
    public (int Noun, VictimClass? Victims) Noun(SentenceView sentence, int end)
    {
        // The noun right behind the number, adjectives, "of its", "more" and the like skipped.
        for (var i = end; i < Math.Min(sentence.Count, end + 6); i++)
        {
            if (sentence.Phrase(victims, i, 3) is { } phrase)
            {
                // The head of a compound decides: "police officer", "rescue worker", "school children".
                var last = i;
                var value = phrase.Value;
                while (last + 1 < sentence.Count && sentence[last + 1].Tag == Upos.Noun && sentence[last].Tag is Upos.Noun or Upos.Adj
                    && victims.ValueOf(sentence.Lemma(last + 1).ToLowerInvariant()) is { } next)
                {
                    last++;
                    value = next is "people" ? value : next;
                }

                if (sentence[i].Tag is Upos.Noun or Upos.Adj or Upos.Propn or Upos.Num or Upos.Pron or Upos.Det || phrase.Length > 1)
                {
                    return (last + phrase.Length - 1 < sentence.Count ? last + phrase.Length - 1 : last, Vocabulary.Parse<VictimClass>(value));
                }
            }

            if (sentence[i].Tag is Upos.Noun && !(i + 1 < sentence.Count && sentence[i + 1].Tag == Upos.Noun))
            {
                return (i, null);
            }

            // "two suspected insurgents": a participle that describes.
            if (sentence[i].FineTag is "VBN" && i + 1 < sentence.Count && sentence[i + 1].Tag is Upos.Noun or Upos.Adj)
            {
                continue;
            }

            if (sentence[i].Tag is not (Upos.Adj or Upos.Noun or Upos.Propn or Upos.Num or Upos.Det or Upos.Adv or Upos.Pron) && !sentence.IsAny(i, "of", "its", "their", "-", "young"))
            {
                break;
            }
        }

        return (-1, null);
    }
}
