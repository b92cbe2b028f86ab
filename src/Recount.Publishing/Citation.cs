using Recount.Core;

namespace Recount.Publishing;

/// <summary>The characters that a line rests on, and the document they stand in.</summary>
public sealed record Citation(DocumentHeader Document, Evidence Evidence);
