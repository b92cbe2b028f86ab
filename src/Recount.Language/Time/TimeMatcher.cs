using System.Collections.Immutable;
using System.Globalization;

namespace Recount.Language;

/// <summary>What a pattern kept under a name; offsets are into the sentence's slice.</summary>
internal readonly record struct TimeCapture(string Name, string Value, int Start, int End);

/// <summary>A pattern's longest match at one word.</summary>
/// <param name="FirstWord">Index of its first word.</param>
/// <param name="EndWord">Index after its last word.</param>
/// <param name="Start">Offset into the slice.</param>
/// <param name="End">Offset after its last character.</param>
/// <param name="Captures">In order of the pattern.</param>
internal sealed record TimeMatch(int FirstWord, int EndWord, int Start, int End, ImmutableArray<TimeCapture> Captures)
{
    public int Length => End - Start;

    /// <summary>What was kept under the name; "" where nothing was.</summary>
    public string this[string name]
    {
        get
        {
            foreach (var capture in Captures)
            {
                if (string.Equals(capture.Name, name, StringComparison.Ordinal))
                {
                    return capture.Value;
                }
            }

            return "";
        }
    }

    /// <summary>The unit named, in the singular or plural; "" where none is.</summary>
    public string Unit => Has("unit1") ? this["unit1"] : this["units"];

    public bool Has(string name) => this[name].Length > 0;

    public int? Int(string name) => int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    public TimeCapture? Capture(string name) => Captures.Where(c => string.Equals(c.Name, name, StringComparison.Ordinal)).Select(c => (TimeCapture?)c).FirstOrDefault();
}

/// <summary>Runs patterns over the words of one sentence.</summary>
internal sealed class TimeMatcher(TimeSlots slots, List<Word> words)
{
    private readonly List<TimeCapture> _captures = [];
    private int _best;
    private int _exact = -1;
    private bool _isExact;
    private ImmutableArray<TimeCapture> _bestCaptures;

    public TimeMatch? Longest(TimePattern pattern, int at)
    {
        (_best, _exact, _isExact) = (at, -1, false);
        _captures.Clear();
        Step(new Rest(pattern.Root, null), at);
        return _best > at ? new TimeMatch(at, _best, words[at].Start, words[_best - 1].End, _bestCaptures) : null;
    }

    private void Step(Rest? rest, int i)
    {
        if (rest is null)
        {
            if (_exact >= 0)
            {
                _isExact |= i == _exact;
            }
            else if (i > _best)
            {
                _best = i;
                _bestCaptures = [.. _captures];
            }

            return;
        }

        var next = rest.Next;
        switch (rest.Node)
        {
            case TimePattern.Literal literal:
                if (i < words.Count && string.Equals(words[i].Lower, literal.Text, StringComparison.Ordinal))
                {
                    Step(next, i + 1);
                }

                break;
            case TimePattern.Sequence sequence:
                for (var k = sequence.Items.Length - 1; k >= 0; k--)
                {
                    next = new Rest(sequence.Items[k], next);
                }

                Step(next, i);
                break;
            case TimePattern.Alternatives choice:
                foreach (var item in choice.Items)
                {
                    Step(new Rest(item, next), i);
                }

                break;
            case TimePattern.Optional optional:
                Step(new Rest(optional.Inner, next), i);
                Step(next, i);
                break;
            case TimePattern.Slot slot:
                Read(slot.Name, next, i);
                break;
            case TimePattern.Kept kept:
                Step(new Rest(kept.Inner, new Rest(new Closing(kept.Name, i), next)), i);
                break;
            case Closing closing:
                Keep(closing.Name, string.Join(' ', words.Skip(closing.From).Take(i - closing.From).Select(w => w.Lower)), closing.From, i, next);
                break;
            case TimePattern.Glue:
                if (i < words.Count && !words[i].SpaceBefore)
                {
                    Step(next, i);
                }

                break;
            case TimePattern.Shape shape:
                if (IsShape(shape.Name, i))
                {
                    Step(next, shape.Name is "%end" or "%start" ? i : i + 1);
                }

                break;
            case TimePattern.Look look:
                if (Looks(look, i) != look.IsNegated)
                {
                    Step(next, i);
                }

                break;
            default:
                throw new InvalidOperationException($"a pattern holds {rest.Node.GetType().Name}, which the matcher doesn't know");
        }
    }

    private bool IsShape(string name, int i) => name switch
    {
        "%end" => i >= words.Count,
        "%start" => i == 0,
        "%lower" => i < words.Count && words[i].IsLetters && !words[i].IsCapitalised,
        "%upper" => i < words.Count && words[i].IsCapitalised,
        "%word" => i < words.Count && words[i].IsLetters,
        "%number" => i < words.Count && words[i].IsNumber,
        _ => throw new InvalidOperationException($"no shape {name}"),
    };

    private void Read(string slot, Rest? next, int i)
    {
        if (i >= words.Count)
        {
            return;
        }

        var readings = new List<(int End, string Value)>(2);
        slots.Read(slot, words, i, readings);
        foreach (var (end, value) in readings)
        {
            Keep(slot, value, i, end, next);
        }
    }

    private void Keep(string name, string value, int from, int to, Rest? next)
    {
        _captures.Add(new TimeCapture(name, value, from < words.Count ? words[from].Start : 0, to > from ? words[to - 1].End : 0));
        Step(next, to);
        _captures.RemoveAt(_captures.Count - 1);
    }

    private bool Looks(TimePattern.Look look, int i)
    {
        var inner = new TimeMatcher(slots, words);
        if (look.IsAhead)
        {
            inner._best = -1;
            inner.Step(new Rest(look.Inner, null), i);
            return inner._best >= 0;
        }

        inner._exact = i;
        for (var from = i; from >= Math.Max(0, i - MostBehind) && !inner._isExact; from--)
        {
            inner.Step(new Rest(look.Inner, null), from);
        }

        return inner._isExact;
    }

    /// <summary>A look back spans at most so many words.</summary>
    private const int MostBehind = 4;

    private sealed record Rest(TimePattern.Node Node, Rest? Next);

    private sealed record Closing(string Name, int From) : TimePattern.Node;
}
