using System.Collections.Immutable;

namespace Recount.Language;

/// <summary>A pattern over the words of a sentence, as <c>lexicons/time</c> writes it.</summary>
/// <remarks>
/// <c>word</c> itself in any case; <c>{slot}</c> words of a class, kept under the slot's name; <c>{name=a|b c}</c> keeps what it
/// matches; <c>( | )</c> groups, <c>?</c> options; <c>~</c> no blank here; <c>&lt;(…)</c>, <c>&lt;!(…)</c>, <c>&gt;(…)</c>,
/// <c>&gt;!(…)</c> look back and ahead; <c>%lower</c>, <c>%upper</c>, <c>%end</c> any such word. Nothing repeats, so the work at
/// one word is bounded by the pattern alone. Of all ways to match, the longest counts.
/// </remarks>
internal sealed class TimePattern
{
    private TimePattern(Node root) => Root = root;

    internal Node Root { get; }

    /// <exception cref="FormatException">The pattern isn't well formed, or names a slot that isn't there.</exception>
    public static TimePattern Parse(string pattern)
    {
        var at = 0;
        var root = Choice(pattern, ref at);
        return at == pattern.Length ? new TimePattern(root) : throw new FormatException($"the pattern '{pattern}' goes wrong at {at}");
    }

    /// <summary>The literals and slots that a match can begin with.</summary>
    public (ImmutableHashSet<string> Literals, ImmutableHashSet<string> Slots) Starts()
    {
        var literals = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        var slots = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        if (Add(Root))
        {
            throw new FormatException("a pattern must not match nothing");
        }

        return (literals.ToImmutable(), slots.ToImmutable());

        // True where the node may match no word.
        bool Add(Node node)
        {
            switch (node)
            {
                case Literal literal:
                    literals.Add(literal.Text);
                    return false;
                case Slot slot:
                    slots.Add(slot.Name);
                    return false;
                case Kept kept:
                    return Add(kept.Inner);
                case Optional optional:
                    Add(optional.Inner);
                    return true;
                case Sequence sequence:
                    return sequence.Items.All(Add);
                case Alternatives choice:
                    return choice.Items.Select(Add).ToList().Contains(true);
                default:
                    return true;
            }
        }
    }

    private static Node Choice(string p, ref int at)
    {
        var items = new List<Node> { Series(p, ref at) };
        while (at < p.Length && p[at] == '|')
        {
            at++;
            items.Add(Series(p, ref at));
        }

        return items.Count == 1 ? items[0] : new Alternatives([.. items]);
    }

    private static Node Series(string p, ref int at)
    {
        var items = new List<Node>();
        while (at < p.Length && p[at] is not ('|' or ')' or '}'))
        {
            if (p[at] == ' ')
            {
                at++;
                continue;
            }

            var item = Atom(p, ref at);
            if (at < p.Length && p[at] == '?')
            {
                at++;
                item = new Optional(item);
            }

            items.Add(item);
        }

        return items.Count == 1 ? items[0] : new Sequence([.. items]);
    }

    private static Node Atom(string p, ref int at)
    {
        switch (p[at])
        {
            case '(':
                at++;
                return Closed(p, ref at, ')');
            case '{':
                var from = ++at;
                while (at < p.Length && char.IsAsciiLetterOrDigit(p[at]))
                {
                    at++;
                }

                var name = p[from..at];
                if (at < p.Length && p[at] == '=')
                {
                    at++;
                    return new Kept(name, Closed(p, ref at, '}'));
                }

                _ = TimeSlots.Names.Contains(name) ? name : throw new FormatException($"there is no slot {{{name}}}");
                Expect(p, ref at, '}');
                return new Slot(name);
            case '<' or '>':
                var isAhead = p[at++] == '>';
                var isNegated = at < p.Length && p[at] == '!';
                at += isNegated ? 1 : 0;
                Expect(p, ref at, '(');
                return new Look(Closed(p, ref at, ')'), isAhead, isNegated);
            case '~':
                at++;
                return new Glue();
            default:
                var start = at;
                while (at < p.Length && p[at] is not (' ' or '|' or '(' or ')' or '{' or '}' or '?' or '~'))
                {
                    at++;
                }

                return p[start] == '%' && at - start > 1 ? new Shape(p[start..at]) : new Literal(p[start..at]);
        }
    }

    private static Node Closed(string p, ref int at, char end)
    {
        var node = Choice(p, ref at);
        Expect(p, ref at, end);
        return node;
    }

    private static void Expect(string p, ref int at, char c)
    {
        if (at >= p.Length || p[at] != c)
        {
            throw new FormatException($"the pattern '{p}' wants '{c}' at {at}");
        }

        at++;
    }

    internal abstract record Node;

    internal sealed record Literal(string Text) : Node;

    internal sealed record Shape(string Name) : Node;

    internal sealed record Slot(string Name) : Node;

    internal sealed record Kept(string Name, Node Inner) : Node;

    internal sealed record Sequence(ImmutableArray<Node> Items) : Node;

    internal sealed record Alternatives(ImmutableArray<Node> Items) : Node;

    internal sealed record Optional(Node Inner) : Node;

    internal sealed record Look(Node Inner, bool IsAhead, bool IsNegated) : Node;

    internal sealed record Glue : Node;
}
