using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Extraction;

/// <summary>A stretch of text that somebody is made to answer for: source, cue and content (PolNeAR's three spans).</summary>
internal sealed record Attributed
{
    public required SentenceView Sentence { get; init; }

    public required Speaker Speaker { get; init; }

    /// <summary>The words that name the speaker; null where an earlier sentence did.</summary>
    public TextSpan? Source { get; init; }

    public required StatementAct Act { get; init; }

    /// <summary>The cue as the lexicon knows it ("say", "call on", "according to"); empty for a quotation without one.</summary>
    public required string Cue { get; init; }

    public required TextSpan CueSpan { get; init; }

    /// <summary>The words said, in order of text; more than one piece where the cue stands in their midst.</summary>
    public required ImmutableArray<TextSpan> Content { get; init; }

    /// <summary>All of the content stands in quotation marks.</summary>
    public bool IsDirect { get; init; }

    public string? Medium { get; init; }

    public ImmutableArray<string> Addressees { get; init; } = [];

    /// <summary>Rule that joined the three ("attribution.left.v1").</summary>
    public required string Rule { get; init; }

    public bool Covers(int offset) => Content.Any(c => c.Contains(offset));
}
