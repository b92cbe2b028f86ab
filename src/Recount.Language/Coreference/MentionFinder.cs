using Recount.Core;

namespace Recount.Language;

/// <summary>How a candidate was cut from its tree.</summary>
internal enum Cut : byte
{
    /// <summary>The whole phrase.</summary>
    Full,

    /// <summary>Up to the end of the head's own words.</summary>
    Short,

    /// <summary>Between the two: without its last parts.</summary>
    Middle,

    /// <summary>A list with all its parts.</summary>
    List,

    /// <summary>A name as the name finder has it.</summary>
    Name,
}

/// <summary>A phrase that may be a mention.</summary>
/// <param name="Mention">Its bounds.</param>
/// <param name="Cut">How it was cut.</param>
/// <param name="Kept">The token that heads the last part kept after the head, or -1.</param>
/// <param name="Dropped">The token that heads the first part left out after it, or -1.</param>
internal readonly record struct MentionCandidate(Mention Mention, Cut Cut, int Kept, int Dropped);

/// <summary>Cuts a sentence's tree into the phrases that may corefer: noun phrases of every length, names, pronouns, owners, lists.</summary>
/// <remarks>
/// Boundaries are GUM's: determiners, owners with their "'s" and relative clauses belong to a phrase; appositions and the
/// further parts of a list are phrases of their own, and a list is one as a whole. A tree errs most in what it hangs on a
/// noun from behind, so a phrase is offered with fewer parts too; <see cref="MentionDetector"/> chooses. Known gap: verbs
/// and clauses that a later "this" points at are not found.
/// </remarks>
internal static class MentionFinder
{
    /// <summary>Shorter cuts of one phrase, beside the whole.</summary>
    private const int MostCuts = 4;

    /// <returns>Candidates in order of text, the longer first where two begin together.</returns>
    public static List<MentionCandidate> Find(AnalysedSentence sentence)
    {
        var tree = new Tree(sentence);
        var found = new List<MentionCandidate>();
        var spans = new HashSet<(int, int)>();
        Span<int> parts = stackalloc int[MostCuts];
        for (var i = 0; i < tree.Count; i++)
        {
            if (!CanHead(tree, i))
            {
                continue;
            }

            var (first, end) = tree.Phrase(i);
            var near = tree.EndOfName(i);
            var n = tree.Parts(i, near, parts);
            Add(first, end, i, Cut.Full, n > 0 ? parts[n - 1] : -1, -1);
            if (near < end)
            {
                Add(first, near, i, Cut.Short, -1, n > 0 ? parts[0] : -1);
                for (var k = 0; k < n - 1; k++)
                {
                    Add(first, tree.EndOf(parts[k]), i, Cut.Middle, parts[k], parts[k + 1]);
                }
            }

            // "Cats and dogs" as one, later "they".
            var last = tree.LastConjunct(i);
            if (last > i)
            {
                Add(first, Math.Max(end, tree.Phrase(last).End), i, Cut.List, last, -1);
            }
        }

        foreach (var name in sentence.Names)
        {
            Add(name.FirstToken, name.EndToken, tree.HeadOf(name.FirstToken, name.EndToken), Cut.Name, -1, -1);
        }

        found.Sort((a, b) => a.Mention.First != b.Mention.First ? a.Mention.First.CompareTo(b.Mention.First) : b.Mention.End.CompareTo(a.Mention.End));
        return found;

        void Add(int first, int end, int head, Cut cut, int kept, int dropped)
        {
            if (end > head && spans.Add((first, end)))
            {
                var tokens = sentence.Tokens;
                var kind = tokens[head].Tag switch { Upos.Pron => MentionKind.Pronoun, Upos.Propn => MentionKind.Name, _ => MentionKind.Nominal };
                found.Add(new MentionCandidate(
                    new Mention(sentence.Index, first, end, head, kind, new TextSpan(tokens[first].Span.Start, tokens[end - 1].Span.End)), cut, kept, dropped));
            }
        }
    }

    private static bool CanHead(Tree tree, int i)
    {
        var token = tree[i];
        return token.Tag switch
        {
            // A further word of a name or fixed phrase hangs on its first.
            Upos.Noun or Upos.Propn => !Tree.Is(token, "flat") && !Tree.Is(token, "fixed") && !Tree.Is(token, "goeswith"),
            Upos.Pron => token.FineTag is not ("EX" or "WDT" or "WP" or "WP$") && !Tree.Is(token, "fixed"),
            Upos.Num => !Tree.Is(token, "nummod") && !Tree.Is(token, "flat") && !Tree.Is(token, "compound"),
            Upos.Adv => token.FineTag is "RB" && token.Text is "here" or "Here" or "there" or "There",
            Upos.Det => Tree.Is(token, "nsubj") || Tree.Is(token, "obj") || Tree.Is(token, "obl") || Tree.Is(token, "nmod"),
            _ => false,
        };
    }

    /// <summary>Extents of subtrees, and what of them belongs to a noun phrase.</summary>
    private sealed class Tree
    {
        private readonly Token[] _tokens;
        private readonly int[] _from;
        private readonly int[] _to;
        private readonly bool[] _isPredicate;

        public Tree(AnalysedSentence sentence)
        {
            _tokens = [.. sentence.Tokens];
            (_from, _to, _isPredicate) = (new int[Count], new int[Count], new bool[Count]);
            for (var i = 0; i < Count; i++)
            {
                (_from[i], _to[i]) = (i, i + 1);
            }

            for (var i = 0; i < Count; i++)
            {
                // A tree has no path longer than its words; a broken one stops there.
                for (var (up, steps) = (_tokens[i].Head, 0); up >= 0 && steps < Count; up = _tokens[up].Head, steps++)
                {
                    if (_from[up] <= i && i < _to[up])
                    {
                        break;
                    }

                    (_from[up], _to[up]) = (Math.Min(_from[up], i), Math.Max(_to[up], i + 1));
                }

                if (Is(_tokens[i], "cop") && _tokens[i].Head >= 0)
                {
                    _isPredicate[_tokens[i].Head] = true;
                }
            }
        }

        public int Count => _tokens.Length;

        public Token this[int i] => _tokens[i];

        public static bool Is(Token token, string relation) =>
            token.Relation.StartsWith(relation, StringComparison.Ordinal) && (token.Relation.Length == relation.Length || token.Relation[relation.Length] == ':');

        public (int First, int End) Phrase(int head)
        {
            var (first, end) = (head, head + 1);
            for (var i = _from[head]; i < _to[head]; i++)
            {
                if (_tokens[i].Head == head && Belongs(head, i))
                {
                    (first, end) = (Math.Min(first, _from[i]), Math.Max(end, _to[i]));
                }
            }

            while (end - 1 > head && IsEdge(end - 1))
            {
                end--;
            }

            while (first < head && IsEdge(first))
            {
                first++;
            }

            return (first, end);
        }

        /// <summary>Where the words end that follow the head as part of its name.</summary>
        public int EndOfName(int head)
        {
            var end = head + 1;
            while (end < Count && _tokens[end].Head == head && (Is(_tokens[end], "flat") || Is(_tokens[end], "compound") || (Is(_tokens[end], "case") && Belongs(head, end))))
            {
                end++;
            }

            return end;
        }

        /// <summary>Where a part ends, without a mark at its edge.</summary>
        public int EndOf(int part)
        {
            var end = _to[part];
            while (end - 1 > part && IsEdge(end - 1))
            {
                end--;
            }

            return end;
        }

        /// <summary>The parts of a phrase behind its head's own words, in order, the last ones where there are too many.</summary>
        public int Parts(int head, int from, Span<int> into)
        {
            var n = 0;
            for (var i = from; i < _to[head]; i++)
            {
                if (_tokens[i].Head == head && Belongs(head, i))
                {
                    if (n == into.Length)
                    {
                        into[1..].CopyTo(into);
                        n--;
                    }

                    into[n++] = i;
                }
            }

            return n;
        }

        /// <summary>The first word of a range that hangs on none of it.</summary>
        public int HeadOf(int first, int end)
        {
            for (var i = first; i < end; i++)
            {
                if (_tokens[i].Head < first || _tokens[i].Head >= end)
                {
                    return i;
                }
            }

            return first;
        }

        public int LastConjunct(int head)
        {
            for (var i = _to[head] - 1; i > head; i--)
            {
                if (_tokens[i].Head == head && Is(_tokens[i], "conj") && _tokens[i].Tag is Upos.Noun or Upos.Propn or Upos.Pron)
                {
                    return i;
                }
            }

            return -1;
        }

        private bool Belongs(int head, int child)
        {
            var token = _tokens[child];
            var main = token.Relation.AsSpan();
            var colon = main.IndexOf(':');
            main = colon < 0 ? main : main[..colon];
            switch (main)
            {
                // "'s" after its owner is the owner's.
                case "case":
                    return child > head && token.Text is "'s" or "’s" or "'" or "’";
                case "cc" or "conj" or "appos" or "cop" or "nsubj" or "csubj" or "aux" or "mark" or "punct" or "parataxis" or "advcl"
                    or "discourse" or "expl" or "dislocated" or "vocative" or "orphan" or "dep" or "list":
                    return false;
                case "advmod":
                    return !_isPredicate[head] && child < head && _from[child] > 0 && _tokens[_from[child] - 1].Head == head;
                case "obl" when _isPredicate[head]:
                    return false;
            }

            // "Spang (1983)": what stands in brackets after a name isn't part of it.
            return child < head || _tokens[_from[child]].Text is not ("(" or "[");
        }

        private bool IsEdge(int i) => _tokens[i].Tag == Upos.Punct && _tokens[i].Text is not ("%" or "$" or "'s" or "’s" or "'" or "’");
    }
}
