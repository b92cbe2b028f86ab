using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Reads every attribution of a document: what is said, and what is thought, wanted, shown and judged beside it.</summary>
/// <remarks>What is held inside another's content is that one's to tell, so that each word belongs to one attribution.</remarks>
internal sealed class AttributionLayer(AttributionFinder statements, HoldingCues cues)
{
    private const int LongestLabel = 6;
    private const int ShortestContent = 3;

    public ImmutableArray<Attribution> Read(DocumentView document)
    {
        var found = Joined(document, statements.Find(document));
        Attribution? last = null;
        foreach (var block in document.Sentences.GroupBy(s => s.Source.Sentence.Block))
        {
            var quotes = QuoteFinder.Find(document.Text, document.Document.Blocks[block.Key].Span);
            var held = new List<Attribution>();
            foreach (var sentence in block)
            {
                if (Labelled(sentence, block.First()) is { } label)
                {
                    held.Add(label);
                }

                held.AddRange(cues.Find(sentence, quotes).Select(cue => Held(sentence, cue, quotes)).OfType<Attribution>());
            }

            AddOutermost(found, held);
            last = GoOn(document, found, block.ToList(), quotes, last);
        }

        return [.. found.OrderBy(a => a.Content[0].Start)];
    }

    // A statement with its marks and its "that", and the further sentences of its quotation as pieces of it.
    private static List<Attribution> Joined(DocumentView document, IReadOnlyList<Attributed> statements)
    {
        var found = new List<Attribution>();
        foreach (var a in statements.OrderBy(s => s.Cue.Length == 0))
        {
            var isClause = a.Rule == "attribution.right.v1" && !a.IsDirect && a.Content.Length == 1 && a.Sentence.Span.Contains(a.Content[0]);
            var content = a.Content.Select(c => Marked(document.Text, isClause ? HeldContent.Fitted(a.Sentence, a.Sentence.TokenAt(a.CueSpan.Start), c) : c)).ToList();
            if (a.Cue.Length == 0)
            {
                var block = document.Document.Blocks[a.Sentence.Source.Sentence.Block].Span;
                var near = found.Where(f => block.Contains(f.Content[0])).OrderBy(f => Distance(f, content[0])).FirstOrDefault();
                if (near is not null)
                {
                    found[found.IndexOf(near)] = near with { Content = [.. near.Content.Concat(content).Order()] };
                }

                continue;
            }

            var isUsed = found.Exists(f => f.Content.Any(c => content.Exists(c.Overlaps)));
            if (isUsed)
            {
                continue;
            }

            found.Add(new Attribution
            {
                Source = a.Source is { } source && !content.Exists(source.Overlaps) ? [source] : [],
                Cue = [a.CueSpan],
                Content = [.. content],
                Rule = a.Rule,
            });
        }

        return found;
    }

    private static int Distance(Attribution a, TextSpan piece) =>
        a.Content.Min(c => c.Start > piece.End ? c.Start - piece.End : Math.Abs(piece.Start - c.End));

    private static TextSpan Marked(string text, TextSpan content)
    {
        var (start, end) = (content.Start, content.End);
        var before = text[..start].TrimEnd();
        if (before.EndsWith(" that", StringComparison.Ordinal))
        {
            start = before.Length - 4;
        }

        while (start > 0 && QuoteFinder.IsMark(text[start - 1]))
        {
            start--;
        }

        while (end < text.Length && (QuoteFinder.IsMark(text[end]) || (text[end] is ',' or '.' && end + 1 < text.Length && QuoteFinder.IsMark(text[end + 1]))))
        {
            end++;
        }

        return new TextSpan(start, end);
    }

    private static Attribution? Held(SentenceView sentence, HoldingCue cue, List<Quotation> quotes)
    {
        var content = HeldContent.Of(sentence, cue, quotes);
        var source = SourceWords.Of(sentence, cue);
        if (content.IsEmpty || (source is null && cue.Holding == Holding.Noun && content[0].Length < 12))
        {
            return null;
        }

        var span = sentence.SpanOf(cue.From, cue.To);
        return content.Any(span.Overlaps) ? null : new Attribution
        {
            Source = source is { } s && !s.Overlaps(span) && !content.Any(s.Overlaps) ? [s] : [],
            Cue = [span],
            Content = content,
            Rule = "attribution.held-" + cue.Holding.ToString().ToLowerInvariant() + ".v1",
        };
    }

    // "Poll: wells ran dry", "Envoy: “We …”": a name, a colon and what it says.
    private static Attribution? Labelled(SentenceView sentence, SentenceView first)
    {
        var colon = Enumerable.Range(0, Math.Min(LongestLabel, sentence.Count)).FirstOrDefault(i => sentence[i].Text is ":", -1);
        if (!ReferenceEquals(sentence, first) || colon < 1 || sentence.Count - colon - 1 < ShortestContent
            || Enumerable.Range(0, colon).Any(i => !(sentence.IsNominal(i) || sentence[i].Tag is Upos.Det or Upos.Adj or Upos.Adp || sentence[i].Text is "." or "'s" or "’s"))
            || !(sentence[colon - 1].Tag is Upos.Propn || sentence.Lemma(colon - 1).ToLowerInvariant() is "poll" or "report" or "survey" or "study" or "source" or "official"))
        {
            return null;
        }

        return new Attribution
        {
            Source = [sentence.SpanOf(0, colon)],
            Cue = [sentence[colon].Span],
            Content = [sentence.SpanOf(colon + 1, sentence.Count)],
            Rule = "attribution.label.v1",
        };
    }

    // Of two of which one stands in what the other holds, the outer one is told; statements come first.
    private static void AddOutermost(List<Attribution> found, List<Attribution> held)
    {
        foreach (var a in held.OrderByDescending(a => a.Content.Sum(c => c.Length)))
        {
            var spans = a.Content.Concat(a.Cue).Concat(a.Source).ToList();
            if (!found.Exists(f => f.Content.Concat(f.Cue).Any(c => a.Content.Concat(a.Cue).Any(c.Overlaps)) || f.Content.Any(c => spans.Exists(c.Overlaps))
                || f.Source.Any(c => a.Content.Any(c.Overlaps))))
            {
                found.Add(a);
            }
        }
    }

    // A paragraph that is all quotation goes on from who spoke last.
    private static Attribution? GoOn(DocumentView document, List<Attribution> found, List<SentenceView> block, List<Quotation> quotes, Attribution? last)
    {
        var span = document.Document.Blocks[block[0].Source.Sentence.Block].Span;
        var own = found.Where(f => f.Content.Any(span.Overlaps) || f.Cue.Any(span.Overlaps)).OrderBy(f => f.Content[0].Start).ToList();
        if (own.Count > 0)
        {
            return own[^1];
        }

        if (last is null || quotes.Count != 1 || quotes[0].Outer.Start > span.Start + 1 || quotes[0].Outer.Length < 0.9 * span.Length)
        {
            return last;
        }

        var longer = last with { Content = [.. last.Content, quotes[0].Outer] };
        found[found.IndexOf(last)] = longer;
        return longer;
    }
}
