using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Language;

/// <summary>Finds the numbers of a sentence, bounds them by their hedges and says what each counts or measures.</summary>
/// <remarks>
/// Reads words and lexicon only, no tags. Thread-safe. Linear in the sentence's length but for hedge phrases, which are
/// few. Known gaps: a spelled year ("nineteen ninety"), roman numerals, and numbers split by spaces ("1 000") aren't read.
/// </remarks>
public sealed class QuantityFinder
{
    private const int SpanBack = 6;
    private readonly NumberLexicon _lexicon;
    private readonly NumberReader _reader;

    public QuantityFinder(NumberLexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        _lexicon = lexicon;
        _reader = new NumberReader(lexicon);
    }

    /// <returns>In order of text, apart from each other, inside the sentence.</returns>
    public ImmutableArray<QuantityMention> Find(string text, TextSpan sentence)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sentence.End, text.Length, nameof(sentence));
        var words = WordCutter.Cut(text, sentence);
        var numbers = Sweep(words, sentence.Start, (i, free) => Zero(words, i) ?? Ordinal(words, i) ?? Number(words, i, free));

        // Vague words and articles take only what no number claims: "some 300", "as many as two dozen", "another two".
        var rest = Sweep(words, sentence.Start, (i, _) => (Vague(words, i) ?? Article(words, i)) is { } v
            && !numbers.Exists(n => n.Span.Overlaps(v.Item1.Span)) ? v : null);
        return QuantityParts.Linked(_lexicon, words, [.. numbers.Concat(rest).OrderBy(m => m.Span)]);
    }

    private static List<QuantityMention> Sweep(List<Word> words, int start, Func<int, int, (QuantityMention, int)?> read)
    {
        var found = new List<QuantityMention>();
        var i = 0;
        while (i < words.Count)
        {
            if (read(i, found.Count == 0 ? start : found[^1].Span.End) is var (mention, next))
            {
                found.Add(mention);
                i = next;
            }
            else
            {
                i++;
            }
        }

        return found;
    }

    private (QuantityMention, int)? Number(List<Word> words, int i, int free)
    {
        if (words[i].IsNumber && words[i].Text.Contains(':', StringComparison.Ordinal))
        {
            return Plain(words, i, i + 1, Quantity.Unstated, QuantityKind.Clock, "quantity.clock.v1");
        }

        if (_reader.Read(words, i) is not { } number)
        {
            return null;
        }

        var (value, next, rule) = Range(words, i, number) is { } range
            ? (range.Value, range.Next, "quantity.range.v1")
            : (number.Value is not { } v ? Quantity.Unstated : number.IsFloor ? Quantity.AtLeast(v) : Quantity.Exactly(v),
               number.Next, number.IsFloor ? "quantity.floor.v1" : "quantity.exact.v1");
        var kind = KindOf(words, i, next, number);
        var start = i;
        if (rule is "quantity.range.v1" && i > 0 && words[i - 1].Lower is "between" or "from" && words[i - 1].Start >= free)
        {
            start = i - 1;
        }
        else if (value.IsStated)
        {
            (value, start, next, rule) = Hedged(words, i, next, value, rule, free);
        }

        var numberEnd = words[Math.Max(i, Math.Min(next, EndOfNumber(words, i, next)) - 1)].End;
        var mention = new QuantityMention(
            new TextSpan(words[start].Start, words[next - 1].End), value, kind,
            new TextSpan(words[i].Start, numberEnd), rule);
        return (mention, next);
    }

    private int EndOfNumber(List<Word> words, int i, int next)
    {
        var number = _reader.Read(words, i)!.Value;
        return Range(words, i, number)?.Next ?? number.Next;
    }

    // "between 20 and 30", "20 to 30", "20-30", "two or three", "from 5 to 10" but not "rose from two to five".
    private (Quantity Value, int Next)? Range(List<Word> words, int i, ReadNumber first)
    {
        var next = first.Next;
        if (first.Value is not { } low || first.IsFloor || next + 1 >= words.Count)
        {
            return null;
        }

        var before = i > 0 ? words[i - 1].Lower : "";
        var joiner = words[next].Lower;
        var isJoined = joiner switch
        {
            "and" => before is "between",
            "to" => before is not "from" || !IsChange(words, i),
            "-" or "–" or "—" => words[next].SpaceBefore == words[next + 1].SpaceBefore && words[next + 1].IsNumber == words[i].IsNumber,
            "or" => true,
            _ => false,
        };
        if (!isJoined || _reader.Read(words, next + 1) is not { Value: { } high, IsFloor: false } second)
        {
            return null;
        }

        // "two to three million"
        if (low < 1000 && high >= 1000 && second.Next > next + 2 && _lexicon.Scales.TryGetValue(words[second.Next - 1].Lower, out var scale)
            && low * scale <= high)
        {
            low *= scale;
        }

        return low < high && (joiner is not "or" || high - low <= Math.Max(2, low))
            ? (Quantity.Between(low, high), second.Next)
            : null;
    }

    private bool IsChange(List<Word> words, int i)
    {
        for (var k = Math.Max(0, i - 8); k < i; k++)
        {
            if (_lexicon.ChangeVerbs.Contains(words[k].Lower))
            {
                return true;
            }
        }

        return false;
    }

    private (Quantity Value, int Start, int Next, string Rule) Hedged(
        List<Word> words, int i, int next, Quantity value, string rule, int free)
    {
        var start = i;
        if (value.IsExact || rule is "quantity.floor.v1")
        {
            foreach (var (hedge, phrase) in _lexicon.HedgesAfter)
            {
                // "On April 28 at least 68 died": the hedge belongs to the number that it stands before.
                var end = next + phrase.Length;
                if (WordCutter.Matches(words, next, phrase) && (end >= words.Count || phrase.Length < 2 || _reader.Read(words, end) is null))
                {
                    return (Apply(hedge.Op, value), Leading(words, start, free), next + phrase.Length, hedge.Id);
                }
            }
        }

        for (var depth = 0; depth < 3; depth++)
        {
            var hit = _lexicon.HedgesBefore.FirstOrDefault(h =>
                h.Words.Length <= SpanBack && start - h.Words.Length >= 0
                && words[start - h.Words.Length].Start >= free && WordCutter.Matches(words, start - h.Words.Length, h.Words));
            if (hit.Rule is null)
            {
                break;
            }

            // "More" that ends an earlier phrase isn't "more than"; phrases are whole, so nothing else to check.
            value = Apply(hit.Rule.Op, value);
            start -= hit.Words.Length;
            if (hit.Rule.Op != Hedge.Exactly || rule is "quantity.exact.v1")
            {
                rule = hit.Rule.Id;
            }
        }

        return (value, start, next, rule);
    }

    private static int Leading(List<Word> words, int start, int free) =>
        start > 0 && words[start - 1].Lower is "another" or "all" or "only" && words[start - 1].Start >= free ? start - 1 : start;

    private static Quantity Apply(Hedge hedge, Quantity value)
    {
        var (low, high) = (value.Min, value.Max);
        return hedge switch
        {
            Hedge.AtLeast => Quantity.Of(low, null, value.IsApproximate),
            Hedge.MoreThan => low is { } n ? Quantity.Of(high is null ? n : n + 1, null, value.IsApproximate) : value,
            Hedge.AtMost => Quantity.Of(null, high ?? low, value.IsApproximate),
            Hedge.FewerThan => (high ?? low) is { } n && n > 0 ? Quantity.Of(null, n - 1, value.IsApproximate) : value,
            Hedge.About => Quantity.Of(low, high, high is not null),
            _ => value,
        };
    }

    private static (QuantityMention, int)? Zero(List<Word> words, int i)
    {
        var lower = words[i].Lower;
        if (lower is "nobody" or "none")
        {
            return Plain(words, i, i + 1, Quantity.Exactly(0), QuantityKind.Cardinal, "quantity.zero.v1");
        }

        if (lower is "not" && WordCutter.Matches(words, i, ["not", "a", "single"]))
        {
            return Plain(words, i, i + 3, Quantity.Exactly(0), QuantityKind.Cardinal, "quantity.zero.v1");
        }

        if (lower is not "no" || i + 1 >= words.Count)
        {
            return null;
        }

        var after = words[i + 1].Lower;
        if (after is "one" || (after is "-" && WordCutter.Matches(words, i, ["no", "-", "one"])))
        {
            return Plain(words, i, after is "one" ? i + 2 : i + 3, Quantity.Exactly(0), QuantityKind.Cardinal, "quantity.zero.v1");
        }

        // "No. 5", "No, …", "no longer", "no more than": not a count of none.
        return words[i + 1].IsLetters
            && after is not ("longer" or "more" or "fewer" or "less" or "matter" or "later" or "doubt" or "way" or "idea"
                or "immediate" or "sooner" or "end" or "other" or "such" or "right" or "reason")
            ? Plain(words, i, i + 1, Quantity.Exactly(0), QuantityKind.Cardinal, "quantity.zero.v1")
            : null;
    }

    private (QuantityMention, int)? Ordinal(List<Word> words, int i)
    {
        if (words[i].IsNumber && i + 1 < words.Count && !words[i + 1].SpaceBefore && words[i + 1].Lower is "st" or "nd" or "rd" or "th")
        {
            return Plain(words, i, i + 2, Quantity.Unstated, QuantityKind.Ordinal, "quantity.ordinal.v1");
        }

        var from = i;
        if (i + 2 < words.Count && words[i + 1].Text is "-" && _lexicon.Cardinals.TryGetValue(words[i].Lower, out var tens)
            && tens is >= 20 and < 100 && _lexicon.Ordinals.ContainsKey(words[i + 2].Lower))
        {
            from = i + 2;
        }

        if (!_lexicon.Ordinals.ContainsKey(words[from].Lower))
        {
            return null;
        }

        // "a third of them", "one third"
        var isPart = from == i && i + 1 < words.Count && words[i + 1].Lower is "of" && i > 0 && words[i - 1].Lower is "a" or "one";
        return Plain(words, i, from + 1, Quantity.Unstated, isPart ? QuantityKind.Fraction : QuantityKind.Ordinal, "quantity.ordinal.v1");
    }

    private (QuantityMention, int)? Vague(List<Word> words, int i)
    {
        foreach (var phrase in _lexicon.Vague)
        {
            if (WordCutter.Matches(words, i, phrase))
            {
                return Plain(words, i, i + phrase.Length, Quantity.Unstated, QuantityKind.Indefinite, "quantity.vague.v1");
            }
        }

        return null;
    }

    private static (QuantityMention, int)? Article(List<Word> words, int i)
    {
        if (words[i].Lower is not ("a" or "an" or "another") || i + 1 >= words.Count || !words[i + 1].IsLetters && !words[i + 1].IsNumber)
        {
            return null;
        }

        // "another four": the number takes it as a neutral hedge; "a second body" keeps its article.
        return words[i].Text is "A" && i + 1 < words.Count && words[i + 1].Text.Length == 1
            ? null
            : Plain(words, i, i + 1, Quantity.Exactly(1), QuantityKind.Article, "quantity.article.v1");
    }

    private static (QuantityMention, int) Plain(
        List<Word> words, int i, int next, Quantity value, QuantityKind kind, string rule)
    {
        var span = new TextSpan(words[i].Start, words[next - 1].End);
        return (new QuantityMention(span, value, kind, span, rule), next);
    }

    private QuantityKind KindOf(List<Word> words, int i, int next, ReadNumber number) =>
        QuantityContext.KindOf(_lexicon, words, i, next, number);
}
