using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Language;

/// <summary>Universal Dependencies 2 parts of speech.</summary>
public enum Upos : byte
{
    X, Adj, Adp, Adv, Aux, Cconj, Det, Intj, Noun, Num, Part, Pron, Propn, Punct, Sconj, Sym, Verb,
}

/// <summary>One word of a sentence, with its place in the tree.</summary>
/// <param name="Span">Over the document's text.</param>
/// <param name="Text">The span's slice.</param>
/// <param name="Lemma">Lower-case dictionary form; a proper noun keeps its case.</param>
/// <param name="Tag">Universal part of speech.</param>
/// <param name="FineTag">Penn Treebank tag ("VBD").</param>
/// <param name="Head">Index of its head in the sentence, or -1 for the root.</param>
/// <param name="Relation">Universal dependency relation with subtype ("nsubj:pass").</param>
public sealed record Token(
    TextSpan Span, string Text, string Lemma, Upos Tag, string FineTag, int Head, string Relation);

/// <summary>A sentence with its words, its tree and what was found in it.</summary>
public sealed record AnalysedSentence
{
    /// <summary>Position in <see cref="AnalysedDocument.Sentences"/>.</summary>
    public required int Index { get; init; }

    public required Sentence Sentence { get; init; }

    public required ImmutableArray<Token> Tokens { get; init; }

    public ImmutableArray<NameSpan> Names { get; init; } = [];

    public ImmutableArray<QuantityMention> Quantities { get; init; } = [];

    public ImmutableArray<TimeMention> Times { get; init; } = [];

    public ImmutableArray<PlaceMention> Places { get; init; } = [];

    public TextSpan Span => Sentence.Span;
}

/// <summary>A document with everything that reading its language gives.</summary>
public sealed record AnalysedDocument
{
    public required Document Document { get; init; }

    public required ImmutableArray<AnalysedSentence> Sentences { get; init; }

    public required PersonRegistry People { get; init; }

    /// <summary>Mentions that stand for one thing, by their first; what is mentioned once stands in none.</summary>
    public ImmutableArray<Chain> Chains { get; init; } = [];
}
