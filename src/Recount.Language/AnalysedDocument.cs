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

/// <summary>A sentence with its words and tree.</summary>
public sealed record AnalysedSentence
{
    public required int Index { get; init; }

    public required Sentence Sentence { get; init; }

    public required ImmutableArray<Token> Tokens { get; init; }

    public TextSpan Span => Sentence.Span;
}
