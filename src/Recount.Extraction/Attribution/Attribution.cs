using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Extraction;

/// <summary>What a document puts into somebody's mouth or mind: source, cue and content, PolNeAR's three spans.</summary>
/// <remarks>
/// Wider than a statement: beliefs, intentions, judgements, nouns of saying ("the claim that"), documents that show
/// something. Each span's pieces stand in order of text and overlap none of the other two's.
/// </remarks>
public sealed record Attribution
{
    /// <summary>Empty where the text names nobody ("is expected to").</summary>
    public required ImmutableArray<TextSpan> Source { get; init; }

    /// <summary>Empty for a quotation that goes on from the one before it.</summary>
    public required ImmutableArray<TextSpan> Cue { get; init; }

    /// <summary>With its "that" and its quotation marks.</summary>
    public required ImmutableArray<TextSpan> Content { get; init; }

    /// <summary>What joined the three ("attribution.right.v1").</summary>
    public required string Rule { get; init; }
}
