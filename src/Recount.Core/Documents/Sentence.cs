namespace Recount.Core;

/// <summary>One sentence of a document, or a heading, bullet or caption that stands as one.</summary>
/// <param name="Span">Over the document's text.</param>
/// <param name="Role">The role of the block it stands in.</param>
/// <param name="Block">Index into <see cref="Document.Blocks"/>.</param>
/// <param name="Post">Index into <see cref="Document.Posts"/>, or null.</param>
public sealed record Sentence(TextSpan Span, BlockRole Role, int Block, int? Post);
