using System.Collections.Immutable;
using Recount.Reading;

namespace Recount.Engine.Stages;

/// <summary>Recount.Reading as a stage.</summary>
internal sealed class ReadingStage : IDocumentReader
{
    private readonly DocumentReader _documents = new();
    private readonly JsonLinesReader _lines = new();

    public ImmutableArray<Stage> Stages { get; } = [new("reading", StageVersion.OfCode(typeof(DocumentReader)))];

    public ReadOutcome Read(ReadOnlyMemory<byte> bytes, SourceFacts facts) => Outcome(_documents.Read(bytes, Hints(facts)), facts.Name);

    public IEnumerable<(long Line, ReadOutcome Outcome)> ReadLines(Stream stream, SourceFacts facts) =>
        _lines.Read(stream, Hints(facts)).Select(r => (r.Line, Outcome(r.Result, facts.Name)));

    private static SourceHints Hints(SourceFacts facts) => new(facts.Name, Published: facts.Published);

    private static ReadOutcome Outcome(ReadResult result, string name) => new(
        result.Document is { Source: null } document ? document with { Source = name } : result.Document, result.Diagnostics);
}
