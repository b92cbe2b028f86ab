using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Language;

/// <summary>What a mention is made of.</summary>
public enum MentionKind : byte
{
    Nominal,
    Name,
    Pronoun,
}

/// <summary>A noun phrase, name or pronoun that may stand for something told of elsewhere.</summary>
/// <param name="Sentence">Index into <see cref="AnalysedDocument.Sentences"/>.</param>
/// <param name="First">Index of its first token, inclusive.</param>
/// <param name="End">Exclusive.</param>
/// <param name="Head">Index of the token that the others hang on.</param>
/// <param name="Kind">By its head.</param>
/// <param name="Span">Over the document's text.</param>
public readonly record struct Mention(int Sentence, int First, int End, int Head, MentionKind Kind, TextSpan Span);

/// <summary>Mentions of one thing, in order of text; at least two.</summary>
/// <param name="Mentions">In order of text.</param>
/// <param name="IsPerson">A mention is a person's name, a noun for people, or a pronoun that stands for people alone.</param>
public sealed record Chain(ImmutableArray<Mention> Mentions, bool IsPerson);
