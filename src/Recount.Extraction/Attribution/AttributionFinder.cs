// Over 500 lines: one pass whose steps share the clause at hand. Who speaks stands in SubjectFinder; the bounds of the
// content are next to be cut out. The helpers below are pure and static, so that the cut moves text only.
using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Finds who says what, before anything else is read.</summary>
/// <remarks>
/// A cue is a verb of the lexicon in an active form outside quotation marks, or "according to". Its source is its
/// subject; its content is the clause on the side where one stands. Known gap: free indirect speech without a cue is
/// left alone, as the codebook asks.
/// </remarks>
internal sealed class AttributionFinder(Lexicon cues)
{
    private static readonly string[] s_objectOf = ["accuse"];
    private static readonly string[] s_objectTo = ["urge", "appeal", "call on", "ask", "press", "implore", "request", "exhort", "warn", "tell", "plead"];
    private static readonly string[] s_withAddressee = ["tell", "inform", "assure", "warn", "remind", "inform"];
    private static readonly string[] s_nounContent =
        ["accuse", "condemn", "denounce", "praise", "welcome", "hail", "deny", "reject", "demand", "urge", "call", "call for", "call on", "describe",
         "blame", "criticise", "criticize", "deplore", "confirm", "announce", "thank", "threaten", "promise", "vow", "pledge", "appeal", "propose",
         "offer", "accept", "refuse", "rule out", "dismiss", "slam", "decry", "applaud", "congratulate", "dispute", "request", "report", "acknowledge",
         "estimate", "count", "put", "warn", "claim", "speak", "expect", "hope", "fear", "predict", "commend", "rebuke", "recommend", "tell", "ask", "complain"];

    public IReadOnlyList<Attributed> Find(DocumentView document)
    {
        var found = new List<Attributed>();
        var resolver = new SpeakerResolver(document);
        foreach (var block in document.Sentences.GroupBy(s => s.Source.Sentence.Block))
        {
            var sentences = block.ToList();
            if (document.Document.Blocks[block.Key].Role is BlockRole.Caption or BlockRole.Heading)
            {
                continue;
            }

            var quotes = QuoteFinder.Find(document.Text, document.Document.Blocks[block.Key].Span);
            var before = found.Count;
            foreach (var sentence in sentences)
            {
                FindIn(document, sentence, quotes, resolver, found);
            }

            AddOrphans(sentences, quotes, found, before);
        }

        return [.. found.OrderBy(a => a.Content[0].Start).ThenBy(a => a.CueSpan.Start)];
    }

    private void FindIn(
        DocumentView document, SentenceView sentence, List<Quotation> quotes, SpeakerResolver resolver, List<Attributed> found)
    {
        var open = Cues(sentence, quotes);
        var contents = new List<TextSpan>();
        for (var k = 0; k < open.Count; k++)
        {
            var cue = open[k];
            // What is told inside another's content is that one's to tell.
            if (contents.Any(c => c.Contains(sentence[cue.At].Span.Start)))
            {
                continue;
            }

            var attributed = cue.Word == "according to"
                ? AccordingTo(document, sentence, cue, quotes, resolver)
                : Spoken(document, sentence, open, k, quotes, resolver);
            if (attributed is null)
            {
                continue;
            }

            found.Add(attributed);
            contents.AddRange(attributed.Content);
            resolver.Remember(attributed.Speaker, sentence);
        }

        foreach (var name in sentence.Source.Names.Where(n => n.Type == NameType.Person).Take(1))
        {
            if (open.Count == 0 && document.People.ByName(name.Span.Slice(document.Text)) is { } person
                && name.FirstToken < 6)
            {
                resolver.Mention(resolver.OfPerson(person));
            }
        }
    }

    private sealed record CueWord(int At, int Length, string Word, StatementAct Act, int Subject);

    private List<CueWord> Cues(SentenceView sentence, List<Quotation> quotes)
    {
        var found = new List<CueWord>();
        for (var i = 0; i < sentence.Count; i++)
        {
            if (quotes.Exists(q => q.Inner.Contains(sentence[i].Span.Start) && q.Outer.Contains(sentence[i].Span)))
            {
                continue;
            }

            if (sentence.Is(i, "according") && sentence.Is(i + 1, "to"))
            {
                found.Add(new CueWord(i, 2, "according to", StatementAct.State, -1));
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

            found.Add(new CueWord(i, phrase.Length, word, act, sentence.Subject(i)));
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

    private static Attributed? AccordingTo(
        DocumentView document, SentenceView sentence, CueWord cue, List<Quotation> quotes, SpeakerResolver resolver)
    {
        var from = cue.At + 2;
        if (from >= sentence.Count)
        {
            return null;
        }

        // The source ends at the next comma that a list of names or an apposition doesn't need, or at the sentence's end.
        var to = from;
        while (to < sentence.Count && !sentence.IsAny(to, ",", ";", ".", "—", "–", "and", "but", "which", "who") && !(to > from && sentence.IsFinite(to)))
        {
            to++;
        }

        if (to == from)
        {
            return null;
        }

        var head = to - 1;
        for (var i = from; i < to; i++)
        {
            if (sentence[i].Head < from || sentence[i].Head >= to)
            {
                head = i;
                break;
            }
        }

        // "the mayor, Ihor Terekhov": the name after the comma belongs to the source.
        var sourceTo = to;
        if (to + 1 < sentence.Count && sentence.Is(to, ",") && sentence[to + 1].Tag == Upos.Propn)
        {
            sourceTo = to + 1;
            while (sourceTo < sentence.Count && sentence[sourceTo].Tag == Upos.Propn)
            {
                sourceTo++;
            }
        }

        if (resolver.Resolve(sentence, head, (from, sourceTo)) is not { } speaker)
        {
            return null;
        }

        var (a, b) = cue.At < 2 ? (sourceTo, LastWord(sentence)) : (0, cue.At);
        var content = Trim(sentence, a, b);
        return content is null ? null : Build(document, sentence, cue, speaker, [content.Value], quotes, "attribution.according-to.v1") with { Source = sentence.SpanOf(from, sourceTo) };
    }

    private static Attributed? Spoken(
        DocumentView document, SentenceView sentence, List<CueWord> open, int k, List<Quotation> quotes, SpeakerResolver resolver)
    {
        var cue = open[k];
        var (subject, phrase) = SubjectFinder.Of(sentence, cue.At, cue.Length, cue.Subject);
        var named = subject < 0 ? (TextSpan?)null : SourceWords.Around(sentence, subject, phrase, cue.At);
        var shared = k > 0 && SharesSubject(sentence, cue) ? resolver.LastIn(sentence) : null;
        if (shared is not null)
        {
            (subject, phrase) = (cue.At, (cue.At, cue.At));
        }

        if (subject < 0 || sentence.IsAny(phrase.From, "neither", "nobody", "none")
            || (shared ?? resolver.Resolve(sentence, subject, phrase)) is not { } speaker)
        {
            return null;
        }

        var isInverted = shared is null && phrase.From > cue.At;
        var right = RightLimit(sentence, open, k);
        var left = LeftLimit(sentence, open, k);
        var sourceFrom = isInverted ? cue.At : Math.Min(phrase.From, cue.At);
        var afterCue = isInverted ? SkipApposition(sentence, phrase.To) : cue.At + cue.Length;
        if (afterCue < right && sentence[afterCue].Text is ";")
        {
            right = afterCue;
        }

        if (isInverted && named is { } core)
        {
            named = new TextSpan(core.Start, Math.Max(core.End, sentence[afterCue - 1].Span.End));
        }

        var medium = Medium(document, sentence, cue, afterCue);
        var contentFrom = ContentStart(sentence, cue, afterCue, right);
        var rightPart = contentFrom < right ? Trim(sentence, contentFrom, right) : null;
        var hasRightClause = rightPart is not null
            && (sentence.HasFiniteVerb(contentFrom, right) || StartsWithQuote(sentence, contentFrom, quotes));
        var opensRight = rightPart is not null && (hasRightClause || s_nounContent.Contains(cue.Word, StringComparer.Ordinal));

        var leftPart = sourceFrom - left >= 2 && IsSetOff(sentence, sourceFrom) ? Trim(sentence, left, sourceFrom - 1 + (sentence.IsAny(sourceFrom - 1, ",", "—", "–") ? 0 : 1)) : null;
        var leftIsClause = leftPart is not null && (sentence.HasFiniteVerb(left, sourceFrom) || EndsWithQuote(sentence, sourceFrom, quotes));
        var quotedLeft = leftPart is not null && EndsWithQuote(sentence, sourceFrom, quotes);

        // A cue in mid-sentence: what follows takes up the verb of what went before, or goes on quoting.
        if (leftIsClause && afterCue < right && sentence.Is(afterCue, ",") && afterCue + 1 < right && rightPart is not null
            && (sentence.IsFinite(afterCue + 1) || StartsWithQuote(sentence, afterCue + 1, quotes) || sentence.IsAny(afterCue + 1, "when", "after", "as", "before", "in", "during", "while", "where")
                || (hasRightClause && sentence[afterCue + 1].Tag is Upos.Cconj)))
        {
            var rest = Trim(sentence, afterCue + 1, right);
            return Build(document, sentence, cue, speaker, rest is null ? [leftPart!.Value] : [leftPart!.Value, rest.Value], quotes, "attribution.both-sides.v1") with { Medium = medium, Source = named };
        }

        if (quotedLeft || (leftIsClause && (isInverted || !hasRightClause)))
        {
            return Build(document, sentence, cue, speaker, [leftPart!.Value], quotes, "attribution.left.v1") with { Medium = medium, Source = named };
        }

        if (opensRight)
        {
            return Build(document, sentence, cue, speaker, [rightPart!.Value], quotes, "attribution.right.v1") with { Medium = medium, Source = named };
        }

        return null;
    }

    // "denied that … and promised that …", "…, adding that …": the cue goes on from the speaker before it.
    private static bool SharesSubject(SentenceView sentence, CueWord cue)
    {
        var before = cue.At - 1;
        while (before > 0 && (sentence[before].Tag is Upos.Adv or Upos.Aux || sentence.IsAny(before, "has", "had", "have")))
        {
            before--;
        }

        return sentence.IsAny(before, "and", "but", "or") || (sentence.Is(before, ",") && sentence[cue.At].FineTag == "VBG");
    }

    private static int RightLimit(SentenceView sentence, List<CueWord> open, int k)
    {
        var end = LastWord(sentence);
        for (var n = k + 1; n < open.Count; n++)
        {
            var (next, cue) = (open[n], open[k]);
            var isJoined = (sentence.HasRelation(next.At, "conj") && sentence[next.At].Head == cue.At)
                || (SharesSubject(sentence, next) && sentence[next.At].FineTag == sentence[cue.At].FineTag && sentence[next.At].FineTag is "VBD" or "VBZ");
            var isParticiple = sentence[next.At].FineTag == "VBG" && next.At > 0 && sentence.Is(next.At - 1, ",");
            if (isJoined || isParticiple)
            {
                var at = Math.Min(next.At, next.Subject > cue.At ? sentence.NounPhrase(next.Subject).From : next.At);
                while (at > cue.At + 1 && (sentence.IsPunctuation(at - 1) || sentence[at - 1].Tag is Upos.Cconj or Upos.Adv or Upos.Aux) && !sentence.IsAnyQuote(at - 1))
                {
                    at--;
                }

                return at;
            }

            if (next.Word == "according to" && next.At > 2)
            {
                return next.At - (sentence.Is(next.At - 1, ",") ? 1 : 0);
            }

            // "…, and the ministry in Moscow said …": a new clause with a source of its own.
            if (SubjectFinder.Before(sentence, next.At, next.Subject) is { } own)
            {
                var joint = own.Phrase.From - 1;
                while (joint > cue.At && (sentence[joint].Tag is Upos.Adp or Upos.Adv or Upos.Det || sentence.Source.Times.Any(t => t.Span.Contains(sentence[joint].Span))))
                {
                    joint--;
                }

                if (joint > cue.At + 1 && (sentence[joint].Text is ";" || (sentence.IsAny(joint, "and", "but", "while") && sentence.IsAny(joint - 1, ",", "”", ";"))))
                {
                    return joint;
                }
            }
        }

        return end;
    }

    private static int LeftLimit(SentenceView sentence, List<CueWord> open, int k)
    {
        var subject = open[k].Subject >= 0 ? Math.Min(open[k].Subject, open[k].At) : open[k].At;
        var floor = k > 0 ? open[k - 1].At : -1;
        for (var i = subject - 1; i > floor; i--)
        {
            if (sentence[i].Text == ";")
            {
                return i + 1;
            }
        }

        if (k == 0)
        {
            return 0;
        }

        // After an earlier cue the content begins behind the last joint between the two.
        for (var i = open[k].At - 1; i > open[k - 1].At; i--)
        {
            if (sentence.IsAny(i, ";", "but") || (sentence.Is(i, "and") && sentence.Is(i - 1, ",")))
            {
                return i + 1;
            }
        }

        return 0;
    }

    private static int LastWord(SentenceView sentence)
    {
        var end = sentence.Count;
        while (end > 0 && sentence[end - 1].Text is "." or "!" or "?" or ";" or ":" && end > 1)
        {
            end--;
        }

        return end;
    }

    private static int SkipApposition(SentenceView sentence, int at)
    {
        // said Rustem Umerov, the defence minister, after …
        if (at + 1 < sentence.Count && sentence.Is(at, ",") && (sentence[at + 1].Tag is Upos.Det or Upos.Noun or Upos.Propn or Upos.Adj || sentence.Is(at + 1, "who")))
        {
            for (var i = at + 1; i < sentence.Count; i++)
            {
                if (sentence.IsAny(i, ",", "."))
                {
                    return i;
                }
            }
        }

        return at;
    }

    private static int ContentStart(SentenceView sentence, CueWord cue, int at, int right)
    {
        var start = at;
        // The marker decides where it is near: "told reporters in Kyiv that …", "accused X of …", "urged X to …".
        for (var i = at; i < Math.Min(right, at + 14); i++)
        {
            if (sentence.IsAny(i, "that") && sentence[i].Tag is Upos.Sconj or Upos.Pron && (i == at || !sentence.IsFinite(i - 1)) && !HasFiniteBetween(sentence, at, i)
                && (i == at || !(sentence.HasRelation(i, "nsubj") || sentence.HasRelation(i, "obj"))))
            {
                return i + 1;
            }

            if (sentence.Is(i, ":"))
            {
                return i + 1;
            }

            if (sentence.Is(i, "of") && s_objectOf.Contains(cue.Word, StringComparer.Ordinal))
            {
                return i + 1;
            }

            if (sentence.Is(i, "to") && i > at && s_objectTo.Contains(cue.Word, StringComparer.Ordinal) && sentence[i].Tag == Upos.Part)
            {
                return i + 1;
            }

            if (sentence.Is(i, "for") && (cue.Word is "blame" or "appeal" && i > at || cue.Word is "ask" or "call" && i == at))
            {
                return i + 1;
            }

            if (HasFiniteBetween(sentence, at, i))
            {
                break;
            }
        }

        if (s_withAddressee.Contains(cue.Word, StringComparer.Ordinal))
        {
            start = SkipNominal(sentence, start, right);
        }

        while (start < right)
        {
            var before = start;
            if (sentence[start].Tag == Upos.Adp && !s_nounContent.Contains(cue.Word, StringComparer.Ordinal))
            {
                start = SkipNominal(sentence, start + 1, right);
            }
            else if (sentence.Source.Times.FirstOrDefault(t => t.Span.Contains(sentence[start].Span)) is { } time
                && !s_nounContent.Contains(cue.Word, StringComparer.Ordinal))
            {
                start = sentence.TokenAt(time.Span.End);
            }
            else if (sentence.Is(start, ",") || (sentence[start].Tag == Upos.Adv && start == at && !sentence.Is(start, "only")))
            {
                start++;
            }

            if (start == before)
            {
                break;
            }
        }

        return start;
    }

    private static bool HasFiniteBetween(SentenceView sentence, int from, int to) =>
        from < to && sentence.HasFiniteVerb(from, to);

    private static int SkipNominal(SentenceView sentence, int at, int right)
    {
        var i = at;
        while (i < right && (sentence.IsNominal(i) || sentence[i].Tag is Upos.Det or Upos.Adj or Upos.Num || sentence[i].Text is "’s" or "'s"))
        {
            // Two noun phrases side by side: a pronoun or a determiner after a noun opens the clause.
            if (i > at && (sentence[i].Tag is Upos.Det || (sentence[i].Tag == Upos.Pron && sentence[i].Relation != "nmod:poss")) && sentence.IsNominal(i - 1))
            {
                break;
            }

            i++;
            if (sentence.Source.Times.FirstOrDefault(t => t.Span.End == sentence[i - 1].Span.End) is not null)
            {
                break;
            }
        }

        return i;
    }

    private static bool IsSetOff(SentenceView sentence, int at) =>
        at > 0 && (sentence.IsAny(at - 1, ",", "—", "–", ";", "-") || sentence.IsAnyQuote(at - 1) || sentence[at - 1].Text is "’" or "?" or "!");

    private static bool StartsWithQuote(SentenceView sentence, int at, List<Quotation> quotes) =>
        at < sentence.Count && quotes.Exists(q => q.Outer.Start == sentence[at].Span.Start || q.Inner.Start == sentence[at].Span.Start);

    private static bool EndsWithQuote(SentenceView sentence, int at, List<Quotation> quotes)
    {
        for (var i = at - 1; i >= Math.Max(0, at - 2); i--)
        {
            if (quotes.Exists(q => q.Outer.End >= sentence[i].Span.End && q.Outer.End - 1 <= sentence[i].Span.End && q.Outer.Contains(sentence[i].Span.Start)
                && q.Inner.Length > 12))
            {
                return true;
            }
        }

        return false;
    }

    private static TextSpan? Trim(SentenceView sentence, int from, int to)
    {
        while (from < to && (sentence[from].Text is "," or ";" or ":" or "—" or "–" or "." or "that"))
        {
            from++;
        }

        while (to > from && sentence[to - 1].Text is "," or ";" or ":" or "—" or "–" or "." && to > from)
        {
            to--;
        }

        return to > from ? sentence.SpanOf(from, to) : null;
    }

    private static Attributed Build(
        DocumentView document, SentenceView sentence, CueWord cue, Speaker speaker, ImmutableArray<TextSpan> content,
        List<Quotation> quotes, string rule)
    {
        var pieces = content.Select(piece => Unquoted(piece, quotes, document.Text)).ToList();
        return new Attributed
        {
            Sentence = sentence,
            Speaker = speaker,
            Act = cue.Act,
            Cue = cue.Word,
            CueSpan = sentence[cue.At].Span,
            Content = [.. pieces.Select(p => p.Span)],
            IsDirect = pieces.TrueForAll(p => p.IsQuoted),
            Rule = rule,
        };
    }

    // A piece that is one quotation, or its tail, becomes the whole of that quotation, reaching back over sentences.
    private static (TextSpan Span, bool IsQuoted) Unquoted(TextSpan piece, List<Quotation> quotes, string text)
    {
        foreach (var quote in quotes)
        {
            if (quote.Outer.Start <= piece.Start + 1 && quote.Outer.End >= piece.End - 1 && quote.Inner.Overlaps(piece))
            {
                return (quote.Inner, true);
            }
        }

        // “A,” and “B”: begins and ends in marks with little between them.
        var inside = quotes.Where(q => piece.Contains(q.Inner)).Sum(q => q.Inner.Length);
        return (piece, inside > 0.85 * piece.Length && text[piece.Start] is '“' or '"');
    }

    private static string? Medium(DocumentView document, SentenceView sentence, CueWord cue, int after)
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

    // Whole sentences in quotation marks that no cue of their own sentence covers go to who speaks beside them.
    private static void AddOrphans(List<SentenceView> sentences, List<Quotation> quotes, List<Attributed> found, int before)
    {
        foreach (var quote in quotes)
        {
            if (quote.Inner.Length < 15 || found.Skip(before).Any(a => a.Content.Any(c => c.Overlaps(quote.Inner))))
            {
                continue;
            }

            var first = sentences.FirstOrDefault(s => s.Span.Overlaps(quote.Inner));
            if (first is null || !char.IsUpper(first.DocumentText[quote.Inner.Start])
                || quote.Outer.Start - first.Span.Start > 2)
            {
                continue;
            }

            var neighbour = found.Skip(before).LastOrDefault(a => a.CueSpan.Start < quote.Outer.Start)
                ?? found.Skip(before).FirstOrDefault(a => a.CueSpan.Start >= quote.Outer.End);
            if (neighbour is null)
            {
                continue;
            }

            found.Add(new Attributed
            {
                Sentence = first,
                Speaker = neighbour.Speaker,
                Act = StatementAct.State,
                Cue = "",
                CueSpan = quote.Outer,
                Content = [quote.Inner],
                IsDirect = true,
                Medium = neighbour.Medium,
                Rule = "attribution.same-speaker.v1",
            });
        }
    }
}
