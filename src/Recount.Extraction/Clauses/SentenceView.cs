using System.Collections.Frozen;
using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>A sentence as the rules see it: words by position, their tree, and what stands at an offset.</summary>
/// <remarks>A range of words is half-open, <c>[from, to)</c>. Immutable after construction.</remarks>
internal sealed class SentenceView
{
    private readonly int[][] _children;
    private readonly (int From, int To)[] _reach;

    /// <param name="source">The sentence.</param>
    /// <param name="text">The document's.</param>
    /// <param name="surnames">Of the people whom the document names in full.</param>
    public SentenceView(AnalysedSentence source, string text, IReadOnlySet<string>? surnames = null)
    {
        Surnames = surnames ?? FrozenSet<string>.Empty;
        Source = source;
        DocumentText = text;
        var n = source.Tokens.Length;
        var children = new List<int>[n];
        for (var i = 0; i < n; i++)
        {
            children[i] = [];
        }

        for (var i = 0; i < n; i++)
        {
            var head = source.Tokens[i].Head;
            if (head >= 0 && head < n && head != i)
            {
                children[head].Add(i);
            }
        }

        _children = [.. children.Select(c => c.ToArray())];
        _reach = new (int, int)[n];
        for (var i = 0; i < n; i++)
        {
            _reach[i] = (i, i + 1);
        }

        // Each word widens every ancestor; the step limit guards against a cycle that a parser must never make.
        for (var i = 0; i < n; i++)
        {
            var (at, steps) = (source.Tokens[i].Head, 0);
            while (at >= 0 && at < n && steps++ < n)
            {
                _reach[at] = (Math.Min(_reach[at].From, i), Math.Max(_reach[at].To, i + 1));
                at = source.Tokens[at].Head;
            }
        }
    }

    public AnalysedSentence Source { get; }

    /// <summary>Of the people whom the document names in full.</summary>
    public IReadOnlySet<string> Surnames { get; }

    public string DocumentText { get; }

    public int Index => Source.Index;

    public int Count => Source.Tokens.Length;

    public TextSpan Span => Source.Span;

    public string Text => Span.Slice(DocumentText);

    public Token this[int i] => Source.Tokens[i];

    public ReadOnlySpan<int> Children(int i) => _children[i];

    /// <summary>The words from the leftmost to the rightmost descendant.</summary>
    public (int From, int To) Reach(int i) => _reach[i];

    public string Lemma(int i) => i >= 0 && i < Count ? this[i].Lemma : "";

    public string Lower(int i) => i >= 0 && i < Count ? this[i].Text.ToLowerInvariant() : "";

    public bool Is(int i, string lower) => string.Equals(Lower(i), lower, StringComparison.Ordinal);

    public bool IsAny(int i, params ReadOnlySpan<string> lowers)
    {
        var word = Lower(i);
        foreach (var lower in lowers)
        {
            if (string.Equals(word, lower, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    public bool HasRelation(int i, string relation) =>
        this[i].Relation.AsSpan().StartsWith(relation, StringComparison.Ordinal)
        && (this[i].Relation.Length == relation.Length || this[i].Relation[relation.Length] == ':');

    public int Child(int i, params ReadOnlySpan<string> relations)
    {
        foreach (var child in _children[i])
        {
            foreach (var relation in relations)
            {
                if (HasRelation(child, relation))
                {
                    return child;
                }
            }
        }

        return -1;
    }

    /// <summary>The token is a part of a time expression.</summary>
    public bool IsInTime(int i) => Source.Times.Any(t => t.Span.Contains(this[i].Span));

    /// <summary>The token is a part of a date.</summary>
    public bool IsInDate(int i) => Source.Times.Any(t => t.Kind == TimeKind.Date && t.Span.Contains(this[i].Span));

    public bool IsVerb(int i) => this[i].Tag == Upos.Verb;

    public bool IsFinite(int i) => this[i].FineTag is "VBD" or "VBZ" or "VBP" or "MD";

    /// <summary>"was hit", "hit by"; taggers take a plain past tense for a participle, so the words before decide.</summary>
    public bool IsPassive(int verb)
    {
        if (Child(verb, "aux:pass") >= 0)
        {
            return true;
        }

        if (this[verb].FineTag != "VBN")
        {
            return false;
        }

        for (var i = verb - 1; i >= Math.Max(0, verb - 3); i--)
        {
            if (IsAny(i, "was", "were", "been", "being", "is", "are", "be", "get", "got"))
            {
                return true;
            }

            if (IsAny(i, "has", "have", "had", "having", "’ve"))
            {
                return false;
            }
        }

        // "Israel struck tanks" against "tanks struck by jets".
        var hasObject = Child(verb, "obj") >= 0 || (verb + 1 < Count && this[verb + 1].Tag is Upos.Det or Upos.Num);
        return Is(verb + 1, "by") || !hasObject;
    }

    public bool IsNominal(int i) => this[i].Tag is Upos.Noun or Upos.Propn or Upos.Pron;

    public bool IsPunctuation(int i) => this[i].Tag == Upos.Punct;

    public bool IsOpenQuote(int i) => this[i].Text is "“" or "``" or "‘";

    public bool IsAnyQuote(int i) => this[i].Text is "“" or "”" or "\"" or "``" or "''" or "‘";

    public bool HasFiniteVerb(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            // "it shot down two", "a drone hit a market": taggers take such a past tense for a participle.
            var isPast = this[i].FineTag == "VBN" && i > from && (this[i - 1].FineTag == "PRP"
                || (IsNominal(i - 1) && i + 1 < to && this[i + 1].Tag is Upos.Det or Upos.Num or Upos.Propn));
            if (IsFinite(i) || isPast)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The subject of a verb: its own, or the one it shares with the verb it is joined to.</summary>
    public int Subject(int verb)
    {
        for (var (at, steps) = (verb, 0); at >= 0 && steps < 4; steps++)
        {
            var subject = NearestSubject(at);
            if (subject >= 0)
            {
                if (this[subject].Text.ToLowerInvariant() is "who" or "which" or "that" && HasRelation(at, "acl"))
                {
                    return this[at].Head;
                }

                return subject;
            }

            if (HasRelation(at, "conj") || HasRelation(at, "advcl") || HasRelation(at, "xcomp") || HasRelation(at, "parataxis"))
            {
                at = this[at].Head;
            }
            else if (HasRelation(at, "acl"))
            {
                return this[at].Head;
            }
            else
            {
                return -1;
            }
        }

        return -1;
    }

    // A parser that hangs two subjects on one verb is mostly right about the nearer one.
    private int NearestSubject(int verb)
    {
        var nearest = -1;
        foreach (var child in Children(verb))
        {
            if ((HasRelation(child, "nsubj") || HasRelation(child, "csubj"))
                && (nearest < 0 || (child < verb && (nearest > verb || child > nearest))))
            {
                nearest = child;
            }
        }

        return nearest;
    }

    /// <summary>A noun with what belongs to its name: determiners, adjectives, compounds, possessors, "of …"; no clauses,
    /// appositions or lists.</summary>
    public (int From, int To) NounPhrase(int head)
    {
        var (from, to) = (head, head + 1);
        foreach (var child in Children(head))
        {
            var relation = this[child].Relation;
            var belongs = relation is "det" or "amod" or "compound" or "nmod:poss" or "flat" or "nummod" or "case"
                || (relation is "nmod" && child > head && this[Reach(child).From].Text is "of" or "for")
                || relation.StartsWith("flat", StringComparison.Ordinal);
            if (!belongs || (relation == "case" && child < head))
            {
                continue;
            }

            var (a, b) = relation == "nmod" ? NounPhraseWithCase(child) : Reach(child);
            from = Math.Min(from, a);
            to = Math.Max(to, b);
        }

        while (from < head && (IsPunctuation(from) || this[from].Tag is Upos.Adp or Upos.Cconj))
        {
            from++;
        }

        return (from, to);

        (int, int) NounPhraseWithCase(int nmod)
        {
            var (a, b) = NounPhrase(nmod);
            return (Math.Min(a, Reach(nmod).From), b);
        }
    }

    /// <summary>The noun phrase that ends right before a word, by tags alone; empty if none does.</summary>
    public (int From, int To) NounPhraseBefore(int end)
    {
        var at = end - 1;
        while (at >= 0 && (this[at].Tag is Upos.Adv or Upos.Aux || IsAny(at, "has", "have", "had", "also")))
        {
            at--;
        }

        if (at < 0 || !(IsNominal(at) || this[at].Tag is Upos.Num or Upos.Adj or Upos.X))
        {
            return (end, end);
        }

        var to = at + 1;
        while (at >= 0 && (IsNominal(at) || this[at].Tag is Upos.Num or Upos.Adj or Upos.Det or Upos.X
            || Is(at, "of") || this[at].Text is "’s" or "'s" or "’" or "'" or "-"))
        {
            at--;
        }

        var from = at + 1;
        while (from < to && (Is(from, "of") || this[from].Text is "-" or "’s" or "'s"))
        {
            from++;
        }

        return (from, to);
    }

    public TextSpan SpanOf(int from, int to) => new(this[from].Span.Start, this[Math.Max(from, to - 1)].Span.End);

    public TextSpan SpanOf((int From, int To) range) => SpanOf(range.From, range.To);

    public string Slice(int from, int to) => from >= to ? "" : SpanOf(from, to).Slice(DocumentText);

    /// <summary>The first word that starts at or after an offset; <see cref="Count"/> if none does.</summary>
    public int TokenAt(int offset)
    {
        for (var i = 0; i < Count; i++)
        {
            if (this[i].Span.End > offset)
            {
                return i;
            }
        }

        return Count;
    }

    /// <summary>Longest phrase of a lexicon, by lemmas and by words, that starts at a word; its value and length.</summary>
    public (string Value, int Length)? Phrase(Lexicon lexicon, int at, int longest = 4)
    {
        for (var length = Math.Min(longest, Count - at); length > 0; length--)
        {
            var value = lexicon.ValueOf(Join(at, length, lemma: true)) ?? lexicon.ValueOf(Join(at, length, lemma: false))
                ?? (length > 1 ? lexicon.ValueOf(Join(at, length - 1, lemma: false) + " " + Lemma(at + length - 1).ToLowerInvariant()) : null);
            if (value is not null)
            {
                return (value, length);
            }
        }

        return null;
    }

    private string Join(int at, int length, bool lemma)
    {
        if (length == 1)
        {
            return lemma ? Lemma(at).ToLowerInvariant() : Lower(at);
        }

        return string.Join(' ', Enumerable.Range(at, length)
            .Select(i => lemma ? Lemma(i).ToLowerInvariant() : Lower(i)));
    }
}
