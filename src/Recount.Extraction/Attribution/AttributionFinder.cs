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
    private readonly SpeechCues _cues = new(cues);

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
        var open = _cues.Find(sentence, quotes);
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
            if (attributed.Speaker.IsKnown)
            {
                contents.AddRange(attributed.Content);
                resolver.Remember(attributed.Speaker, sentence);
            }
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

    private static Attributed? AccordingTo(
        DocumentView document, SentenceView sentence, SpeechCue cue, List<Quotation> quotes, SpeakerResolver resolver)
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

        var (a, b) = cue.At < 2 ? (sourceTo, ContentBounds.LastWord(sentence)) : (0, cue.At);
        var content = Trim(sentence, a, b);
        return content is null ? null : Build(document, sentence, cue, speaker, [content.Value], quotes, "attribution.according-to.v1") with { Source = sentence.SpanOf(from, sourceTo) };
    }

    private static Attributed? Spoken(
        DocumentView document, SentenceView sentence, List<SpeechCue> open, int k, List<Quotation> quotes, SpeakerResolver resolver)
    {
        var cue = open[k];
        var (subject, phrase) = SubjectFinder.Of(sentence, cue.At, cue.Length, cue.Subject);
        var named = subject < 0 ? (TextSpan?)null : SourceWords.Around(sentence, subject, phrase, cue.At);
        var shared = k > 0 && ContentBounds.SharesSubject(sentence, cue) ? resolver.LastIn(sentence) : null;
        if (shared is not null)
        {
            (subject, phrase) = (cue.At, (cue.At, cue.At));
        }

        if (subject < 0 || sentence.IsAny(phrase.From, "neither", "nobody", "none"))
        {
            return null;
        }

        var speaker = shared ?? resolver.Resolve(sentence, subject, phrase) ?? Speaker.Unknown(sentence.Slice(phrase.From, phrase.To));

        var isInverted = shared is null && phrase.From > cue.At;
        var right = ContentBounds.RightLimit(sentence, open, k);
        var left = ContentBounds.LeftLimit(sentence, open, k);
        var sourceFrom = isInverted ? cue.At : Math.Min(phrase.From, cue.At);
        var afterCue = isInverted ? ContentBounds.SkipApposition(sentence, phrase.To) : cue.At + cue.Length;
        if (afterCue < right && sentence[afterCue].Text is ";")
        {
            right = afterCue;
        }

        if (isInverted && named is { } core)
        {
            named = new TextSpan(core.Start, Math.Max(core.End, sentence[afterCue - 1].Span.End));
        }

        var medium = MediumFinder.Of(document, sentence, cue, afterCue);
        var contentFrom = ContentBounds.ContentStart(sentence, cue, afterCue, right);
        var rightPart = contentFrom < right ? Trim(sentence, contentFrom, right) : null;
        var hasRightClause = rightPart is not null
            && (sentence.HasFiniteVerb(contentFrom, right) || StartsWithQuote(sentence, contentFrom, quotes));
        var opensRight = rightPart is not null && (hasRightClause || ContentBounds.TakesNoun(cue));

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
        DocumentView document, SentenceView sentence, SpeechCue cue, Speaker speaker, ImmutableArray<TextSpan> content,
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
