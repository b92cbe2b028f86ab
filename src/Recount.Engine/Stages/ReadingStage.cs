using System.Collections.Immutable;
using Recount.Core;
using Recount.Engine.Sources;
using Recount.Reading;

namespace Recount.Engine.Stages;

/// <summary>Recount.Reading as a stage.</summary>
internal sealed class ReadingStage : IDocumentReader
{
    private readonly DocumentReader _documents = new();
    private readonly JsonLinesReader _lines = new();
    private readonly WarcReader _archives = new();
    private readonly WaczReader _collections = new();
    private readonly FeedReader _feeds = new();

    public ImmutableArray<Stage> Stages { get; } = [new("reading", StageVersion.OfCode(typeof(DocumentReader)))];

    public ReadOutcome Read(ReadOnlyMemory<byte> bytes, SourceFacts facts) => Outcome(_documents.Read(bytes, Hints(facts)), facts.Name);

    public IEnumerable<(long Line, ReadOutcome Outcome)> ReadLines(Stream stream, SourceFacts facts) =>
        (Source.IsWarcName(facts.Name) ? _archives.Read(stream, Hints(facts))
            : Source.IsWaczName(facts.Name) ? _collections.Read(stream, Hints(facts))
            : Source.IsFeedName(facts.Name) ? _feeds.Read(stream, Hints(facts))
            : _lines.Read(stream, Hints(facts))).Select(r => (r.Item1, Outcome(r.Item2, facts.Name)));

    private static SourceHints Hints(SourceFacts facts) => new(facts.Name, Published: facts.Published)
    {
        Seen = facts.Fetched is { } fetched ? new FoundDate(DateRole.FirstSeen, fetched, "caller") : null, Fields = facts.Fields,
    };

    private static ReadOutcome Outcome(ReadResult result, string name) => new(
        result.Document is { Source: null } document ? document with { Source = name } : result.Document, result.Diagnostics);
}
