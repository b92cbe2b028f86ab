using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>A figure with the words it was read from and the harm word that binds it.</summary>
internal sealed record FoundFigure(Figure Figure, TextSpan Span, int Token, int HarmToken, bool HasNoun);

/// <summary>Joins a number to its noun and to the harm that the same clause tells.</summary>
/// <remarks>
/// A number goes with the harm word that governs its noun in the tree; failing that, with the nearest harm word of the
/// same clause with no other number between. A number that neither reaches stays apart and yields nothing.
/// </remarks>
internal sealed class FigureFinder(Lexicon harms, Lexicon victims)
{
    private readonly TollFinder _tolls = new(victims);

    public List<FoundFigure> Find(SentenceView sentence)
    {
        var harmWords = HarmWords(sentence);
        var found = new List<FoundFigure>();
        if (harmWords.Count == 0)
        {
            return found;
        }

        foreach (var quantity in Mentions(sentence))
        {
            if (quantity.Token >= sentence.Count || Figure(sentence, quantity, harmWords) is not { } figure)
            {
                continue;
            }

            found.Add(figure);
            if (!figure.Figure.Count.IsStated && Shared(sentence, figure.HarmToken, harmWords) is { } other)
            {
                found.Add(figure with { Figure = figure.Figure with { Harm = other.Harm } });
            }

            // "No casualties": nobody killed, nobody injured.
            if (figure.Figure.Count == Quantity.Exactly(0) && figure.Figure.Text.Contains("casualt", StringComparison.OrdinalIgnoreCase))
            {
                found.Add(figure with { Figure = figure.Figure with { Harm = figure.Figure.Harm == Harm.Injured ? Harm.Killed : Harm.Injured } });
            }
        }

        found.AddRange(Named(sentence, harmWords, found));
        found.AddRange(_tolls.Tolls(sentence, found));
        found.Sort((a, b) => a.Token.CompareTo(b.Token));
        return Inherited(_tolls.Parts(sentence, [.. found.DistinctBy(f => (f.Figure.Harm, f.Span.Start))]));
    }

    // "A number of people were killed and injured": without a number, each harm has some of them.
    private static HarmWord? Shared(SentenceView sentence, int harmToken, List<HarmWord> harmWords) => harmWords.Find(h =>
        h.Token - harmToken is 2 or 3 or -2 or -3 && h.Harm != harmWords.Find(w => w.Token == harmToken)?.Harm
        && sentence[h.Token].FineTag == sentence[harmToken].FineTag
        && Enumerable.Range(Math.Min(h.Token, harmToken) + 1, Math.Abs(h.Token - harmToken) - 1).All(i => sentence.IsAny(i, "and", "or") || sentence[i].Tag is Upos.Adv));

    // "Ann Carter, 36, was killed", "killing Ann Carter and Bob Porter": whom the text names is one person each.
    private static IEnumerable<FoundFigure> Named(SentenceView sentence, List<HarmWord> harmWords, List<FoundFigure> found)
    {
        foreach (var name in sentence.Source.Names.Where(n => n.Type == NameType.Person && !found.Exists(f => f.Span.Overlaps(n.Span))))
        {
            if (HarmOfName(sentence, name, harmWords) is { Harm: Harm.Killed or Harm.Injured or Harm.Missing or Harm.Captured or Harm.Abducted } harm)
            {
                var evidence = Evidence.From(sentence.DocumentText, name.Span);
                yield return new FoundFigure(
                    new Figure { Harm = harm.Harm, Victims = VictimClass.People, Count = Quantity.Exactly(1), Text = evidence.Quote, Evidence = evidence },
                    name.Span, name.FirstToken, harm.Token, true);
            }
        }
    }

    // Up the tree through "A, B and C" and "the painter A": to the object of what harms, or the subject of being harmed.
    private static HarmWord? HarmOfName(SentenceView sentence, NameSpan name, List<HarmWord> harmWords)
    {
        var at = name.FirstToken;
        for (var steps = 0; steps < 6; steps++)
        {
            var head = sentence[at].Head;
            if (head < 0)
            {
                return null;
            }

            var harm = harmWords.Find(h => h.Token == head);
            var isHarmed = harm is not null && (harm.IsNoun
                ? sentence.HasRelation(at, "nmod") && sentence.IsAny(sentence.Reach(at).From, "of") && sentence.Lemma(head) is "death" or "killing" or "murder"
                : harm.IsPassive ? sentence[at].Relation is "nsubj:pass" || sentence.HasRelation(at, "nsubj") : sentence.HasRelation(at, "obj"));
            if (isHarmed)
            {
                return harm;
            }

            var isCarried = (head >= name.FirstToken && head < name.EndToken) || sentence.HasRelation(at, "conj") || sentence.HasRelation(at, "appos")
                || sentence.HasRelation(at, "flat") || (sentence.HasRelation(at, "compound") && sentence.IsNominal(head));
            if (!isCarried)
            {
                return null;
            }

            at = head;
        }

        return null;
    }

    // "killed 12 soldiers and wounded more than 60": a number without a noun counts the class counted before it.
    private static List<FoundFigure> Inherited(List<FoundFigure> figures)
    {
        for (var i = 1; i < figures.Count; i++)
        {
            var (before, here) = (figures[i - 1], figures[i]);
            if (!here.HasNoun && here.Token - before.Token < 14
                && before.Figure.Victims is VictimClass.Civilians or VictimClass.Soldiers or VictimClass.Fighters or VictimClass.Police)
            {
                figures[i] = here with { Figure = here.Figure with { Victims = before.Figure.Victims }, HasNoun = true };
            }
        }

        return figures;
    }

    private sealed record Counted(Quantity Value, TextSpan Span, int Token, int EndToken, bool IsDescribed = false);

    private sealed record HarmWord(int Token, Harm Harm, bool IsNoun, bool IsPassive);

    private List<HarmWord> HarmWords(SentenceView sentence)
    {
        var found = new List<HarmWord>();
        for (var i = 0; i < sentence.Count; i++)
        {
            // "251 others were taken to the north as hostages".
            if (sentence.Lemma(i) is "take" && sentence[i].Tag is Upos.Verb && Enumerable.Range(i + 2, Math.Max(0, Math.Min(6, sentence.Count - i - 2)))
                .TakeWhile(k => !sentence.IsPunctuation(k)).Any(k => sentence.Lemma(k) is "hostage" && sentence.Is(k - 1, "as")))
            {
                found.Add(new HarmWord(i, Harm.Abducted, false, sentence.IsPassive(i)));
                continue;
            }

            if (sentence.Phrase(harms, i, 3) is not { } phrase || Vocabulary.Parse<Harm>(phrase.Value) is not { } harm)
            {
                continue;
            }

            var token = sentence[i];
            if (token.Tag is not (Upos.Verb or Upos.Noun or Upos.Adj) || sentence.IsAny(i, "claimed", "claims", "claim", "claiming", "lost", "lose", "losing", "loses")
                && phrase.Length < 3 && !sentence.Source.Quantities.Any(q => Near(sentence, q, i)))
            {
                continue;
            }

            if (IsHarmless(sentence, i))
            {
                continue;
            }

            if (sentence.IsAny(i, "claimed", "claims", "claiming", "claim") && !sentence.IsAny(i + 1, "the", "at", "lives") && sentence.Child(i, "ccomp") >= 0)
            {
                continue;
            }

            var isPassive = sentence.Child(i, "aux:pass") >= 0 || sentence.Child(i, "nsubj:pass") >= 0
                || (token.FineTag == "VBN" && sentence.Child(i, "obj") < 0);
            found.Add(new HarmWord(i, harm, token.Tag == Upos.Noun, isPassive || token.Tag == Upos.Adj || sentence.Lemma(i) is "die" or "flee" or "dead" or "perish" || phrase.Length == 3));
        }

        return found;
    }

    // Words of harm that harm nobody here.
    private static bool IsHarmless(SentenceView sentence, int i) => sentence.Lemma(i).ToLowerInvariant() switch
    {
        // "the assault on the town": a military act.
        "assault" or "torture" => sentence[i].Tag == Upos.Noun,
        "deport" => TriggerFinder.IsSentHome(sentence),
        // "freed three more hostages": the end of their captivity.
        "hostage" => sentence[i].Tag == Upos.Noun && sentence.Lemma(sentence[i].Head).ToLowerInvariant() is "free" or "release" or "return" or "exchange" or "swap",
        // "families buried their dead": who is buried under ruins is told in the passive.
        "bury" => sentence.Child(i, "obj") >= 0,
        _ => false,
    };

    private static bool Near(SentenceView sentence, QuantityMention quantity, int token)
    {
        var at = sentence.TokenAt(quantity.NumberSpan.Start);
        return at > token && at - token < 6;
    }

    private IEnumerable<Counted> Mentions(SentenceView sentence)
    {
        var taken = new List<TextSpan>();
        foreach (var q in sentence.Source.Quantities)
        {
            // "killed between 1997 and 2003": years count nobody.
            if (q.Kind is not (QuantityKind.Cardinal or QuantityKind.Indefinite) || sentence.Source.Times.Any(t => t.Kind == TimeKind.Date && t.Span.Overlaps(q.NumberSpan)))
            {
                continue;
            }

            taken.Add(q.Span);
            var at = sentence.TokenAt(q.NumberSpan.Start);
            var end = sentence.TokenAt(Math.Max(q.Span.End, q.NumberSpan.End));
            yield return new Counted(q.Value, q.Span, at, end);
        }

        // One described victim: "a 40-year-old man", "another woman", "their driver".
        for (var i = 0; i < sentence.Count; i++)
        {
            if (sentence[i].Tag == Upos.Noun && sentence[i].FineTag == "NN" && victims.ValueOf(sentence.Lemma(i).ToLowerInvariant()) is { } victim
                && sentence.Lemma(i) is not ("police" or "personnel" or "other" or "one" or "crew" or "death" or "toll" or "family" or "household" or "couple" or "dead" or "casualty" or "fatality" or "injury"))
            {
                var (from, _) = sentence.NounPhrase(i);
                if (sentence.IsAny(from, "a", "an", "another", "one") && !taken.Exists(t => t.Overlaps(sentence.SpanOf(from, i + 1)) && !sentence.IsAny(from, "a", "an", "another")))
                {
                    yield return new Counted(Quantity.Exactly(1), sentence.SpanOf(from, i + 1), from, i, IsDescribed: true);
                }
            }
        }
    }

    private FoundFigure? Figure(SentenceView sentence, Counted counted, List<HarmWord> harmWords)
    {
        var (noun, victimsOf) = _tolls.Noun(sentence, counted.EndToken);
        if (IsRemains(sentence, counted.Token) || IsOneOfAKind(sentence, counted.Token) || IsAgeOrState(sentence, counted, noun))
        {
            return null;
        }

        var harm = Adjacent(sentence, counted, noun, harmWords) ?? ByTree(sentence, counted, noun, harmWords) ?? (counted.IsDescribed ? null : ByNearness(sentence, counted, harmWords));
        // "No arrests had been made": no act at all.
        if (harm is null || (counted.Value == Quantity.Exactly(0) && harm.Harm is not (Harm.Killed or Harm.Injured or Harm.Missing)) || (harm.IsNoun && counted.Value == Quantity.Exactly(0) && sentence.IsAny(harm.Token, "toll", "tolls")))
        {
            return null;
        }

        if (victimsOf is null && noun >= 0 && noun != harm.Token && sentence[noun].Tag is Upos.Noun && !IsPersonLike(sentence, noun))
        {
            return null;
        }

        var from = Math.Min(counted.Token, sentence.TokenAt(counted.Span.Start));
        var to = Math.Max(noun >= 0 && noun - counted.Token < 6 ? noun + 1 : 0, Math.Max(from + 1, sentence.TokenAt(counted.Span.End - 1) + 1));
        to = Math.Min(to, sentence.Count);
        var span = sentence.SpanOf(from, to);
        var evidence = Evidence.From(sentence.DocumentText, span);
        return new FoundFigure(
            new Figure
            {
                Harm = harm.Harm,
                Victims = victimsOf ?? VictimClass.People,
                Count = counted.Value,
                Text = evidence.Quote,
                Evidence = evidence,
                State = IsOutdated(sentence, from) ? FigureState.Superseded : null,
            },
            span, counted.Token, harm.Token, victimsOf is not null && !IsElliptical(sentence, noun));
    }

    // "Ann Carter, one of the longest-serving medics, died": who she was.
    private static bool IsOneOfAKind(SentenceView sentence, int token) => sentence.Is(token, "one") && sentence.Is(token + 1, "of")
        && Enumerable.Range(token + 2, Math.Max(0, Math.Min(3, sentence.Count - token - 2))).Any(i => sentence[i].FineTag is "JJS" or "RBS");

    // "The woman killed was 30", "640 prisoners who are wounded": an age, a state.
    private static bool IsAgeOrState(SentenceView sentence, Counted counted, int noun)
    {
        var isAge = noun < 0 && sentence.IsAny(counted.Token - 1, "was", "is", "aged") && !sentence.IsAny(counted.EndToken, "dead", "injured", "killed", "wounded", "hurt");
        return isAge || (noun >= 0 && sentence.Is(noun + 1, "who") && sentence.Is(noun + 2, "are"));
    }

    public static bool IsOutdated(SentenceView sentence, int from)
    {
        for (var i = Math.Max(0, from - 3); i < from; i++)
        {
            if (sentence.IsAny(i, "from", "earlier", "previously", "initially", "originally"))
            {
                return sentence.IsAny(i, "up") || sentence.Is(i - 1, "up") || !sentence.Is(i, "from") || sentence.IsAny(i - 1, "rose", "risen", "raised", "gone", "up", "rising");
            }
        }

        return false;
    }

    private static bool IsPersonLike(SentenceView sentence, int noun) => sentence.Lemma(noun).ToLowerInvariant() switch
    {
        var l => l.EndsWith("er", StringComparison.Ordinal) || l.EndsWith("ee", StringComparison.Ordinal)
            || l.EndsWith("ist", StringComparison.Ordinal) || l.EndsWith("ian", StringComparison.Ordinal) || l.EndsWith("man", StringComparison.Ordinal)
            || l.EndsWith("men", StringComparison.Ordinal) || l.EndsWith("ant", StringComparison.Ordinal) || l is "member" or "hostage" or "captive" or "druze" or "life",
    };

    private static bool IsElliptical(SentenceView sentence, int noun) =>
        noun < 0 || sentence.Lemma(noun) is "dead" or "one" || (sentence.Lemma(noun) is "other" && !(noun + 1 < sentence.Count && sentence[noun + 1].Tag is Upos.Noun));

    // "the bodies of 6,000 dead soldiers", "not a single child": no toll.
    private static bool IsRemains(SentenceView sentence, int number)
    {
        for (var i = number - 1; i >= Math.Max(0, number - 4); i--)
        {
            if (sentence.Lemma(i) is "body" or "remains" or "corpse" || sentence.IsAny(i, "not", "remains"))
            {
                return true;
            }
        }

        return false;
    }

    // "69 injured", "six people hurt", "wounding 64": words side by side need no tree.
    private static HarmWord? Adjacent(SentenceView sentence, Counted counted, int noun, List<HarmWord> harmWords)
    {
        var end = Math.Max(counted.EndToken, noun + 1);
        var after = harmWords.Find(h => h.Token >= end && h.Token <= end + 2 && !h.IsNoun
            && (h.Token == end || Enumerable.Range(end, h.Token - end).All(i => sentence[i].Tag is Upos.Aux or Upos.Adv || sentence.IsAny(i, "more", "others"))));
        if (after is not null)
        {
            // "nine wounded over 24 hours": taggers take the participle for a past tense; an object of its own would show.
            var next = after.Token + 1;
            var hasObject = next < sentence.Count && (sentence[next].Tag is Upos.Num or Upos.Det or Upos.Noun or Upos.Propn || sentence.IsAny(next, "at", "more", "up"));
            return after.IsPassive || sentence[after.Token].FineTag is "VBN" or "JJ" || sentence.Child(after.Token, "obj") < 0 || !hasObject ? after : null;
        }

        var start = Math.Min(counted.Token, sentence.TokenAt(counted.Span.Start));
        return harmWords.Find(h => h.Token < start && start - h.Token <= 2 && !h.IsNoun && sentence[h.Token].FineTag is "VBG" or "VBD" or "VB" or "VBN" or "VBZ"
            && h.Token < start && start - h.Token <= 2 && !sentence.IsAny(h.Token - 1, "was", "were", "been", "be", "being", "are", "is")
            && Enumerable.Range(h.Token + 1, start - h.Token - 1).All(i => sentence[i].Tag is not (Upos.Punct or Upos.Cconj or Upos.Adp)));
    }

    private static HarmWord? ByTree(SentenceView sentence, Counted counted, int noun, List<HarmWord> harmWords)
    {
        var at = noun >= 0 ? noun : counted.Token;
        for (var steps = 0; at >= 0 && steps < 5; steps++)
        {
            var token = sentence[at];
            var head = token.Head;
            if (head < 0)
            {
                return harmWords.Find(h => h.Token == at && h.Token != noun);
            }

            var harm = harmWords.Find(h => h.Token == head);
            if (harm is not null && sentence[head].Tag != Upos.Noun)
            {
                if (sentence.HasRelation(at, "obj") && !harm.IsPassive)
                {
                    return harm;
                }

                if (token.Relation is "nsubj:pass" || (sentence.HasRelation(at, "nsubj") && harm.IsPassive))
                {
                    return harm;
                }

                if (sentence.HasRelation(at, "conj"))
                {
                    return harm;
                }
            }

            // "more than 30 dead", "seven killed and 69 injured": the harm word hangs on the number.
            foreach (var child in sentence.Children(at))
            {
                var below = harmWords.Find(h => h.Token == child && h.Token > counted.Token);
                if (below is not null && (sentence.HasRelation(child, "amod") || sentence.HasRelation(child, "acl")) && sentence.Child(child, "cc") < 0 && child - at < 4 && !sentence.HasRelation(child, "acl:relcl"))
                {
                    return below;
                }
            }

            if (token.Relation is "nummod" or "conj" or "nmod" or "compound" or "advmod" or "obl" && steps < 3 && sentence.IsNominal(head))
            {
                at = head;
                continue;
            }

            return null;
        }

        return null;
    }

    private static HarmWord? ByNearness(SentenceView sentence, Counted counted, List<HarmWord> harmWords)
    {
        HarmWord? best = null;
        var bestDistance = int.MaxValue;
        foreach (var harm in harmWords)
        {
            var after = harm.Token >= counted.EndToken;
            var distance = after ? harm.Token - counted.EndToken : counted.Token - harm.Token;
            // "N … were killed" reads forward to a passive; "killed N" backward to an active verb or a noun.
            var fits = after ? harm.IsPassive || (harm.IsNoun && harm.Harm is not Harm.Captured) || sentence[harm.Token].FineTag == "VBN" : !harm.IsPassive || sentence[harm.Token].FineTag is "VBN" or "VBG" or "VBD";
            var limit = after ? 7 : 6;
            if (!fits || distance > limit || Blocked(sentence, counted, harm, after))
            {
                continue;
            }

            // A passive behind is the stronger bond.
            var weighted = (distance * 2) - (after ? 1 : 0);
            if (weighted < bestDistance)
            {
                (best, bestDistance) = (harm, weighted);
            }
        }

        return best;
    }

    private static bool Blocked(SentenceView sentence, Counted counted, HarmWord harm, bool after)
    {
        var (from, to) = after ? (counted.EndToken, harm.Token) : (harm.Token + 1, counted.Token);
        for (var i = from; i < to; i++)
        {
            if (sentence[i].Text is ";" or ":" or "." or "“" or "”"
                || sentence.Source.Quantities.Any(q => q.Kind == QuantityKind.Cardinal && q.Span.Contains(sentence[i].Span) && !q.Span.Overlaps(counted.Span) && after)
                || (sentence.IsFinite(i) && !after))
            {
                return true;
            }

            // "killing five and sending six to hospital": another verb ends the reach of the one before.
            if (!after && sentence[i].Tag == Upos.Verb)
            {
                return true;
            }

            // "killed 3 and wounded 5": a comma or "and" before another harm word ends the reach.
            if (!after && sentence[i].Text is "," && i > from)
            {
                return true;
            }
        }

        return false;
    }
}
