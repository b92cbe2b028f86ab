using System.Collections.Immutable;
using Recount.Core;
using Recount.Reconciliation;

namespace Recount.Engine.Stages;

/// <summary>The pipeline that ships.</summary>
public static class StandardPipeline
{
    /// <param name="baseFolder">Holds lexicons/, models/ and data/: the program's own folder.</param>
    /// <exception cref="DiagnosticException">RC5001: a file is missing or damaged.</exception>
    public static Pipeline Load(string baseFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(baseFolder);
        return new Pipeline(new BareReader(), new BareExtractor(), new Reconciler());
    }

    private sealed class BareReader : IDocumentReader
    {
        public ImmutableArray<Stage> Stages => [new("reading.bare", "0")];

        public ReadOutcome Read(ReadOnlyMemory<byte> bytes, SourceFacts facts)
        {
            var text = System.Text.Encoding.UTF8.GetString(bytes.Span).Trim();
            return text.Length == 0
                ? new(null, [DiagnosticCatalogue.SourceEmpty.At(facts.Name, "no bytes")])
                : new(
                    new Document
                    {
                        Id = DocumentId.Of(null, null, text), Source = facts.Name, Kind = DocumentKind.Article, Text = text,
                        Published = facts.Published, Language = "en",
                        Blocks = [new Block(new TextSpan(0, text.Length), BlockRole.Body)],
                    },
                    []);
        }

        public IEnumerable<(long Line, ReadOutcome Outcome)> ReadLines(Stream stream, SourceFacts facts) => [];
    }

    private sealed class BareExtractor : IDocumentExtractor
    {
        public ImmutableArray<Stage> Stages => [new("extraction.bare", "0")];

        public ImmutableArray<Sentence> Sentences(Document document) => [];

        public DocumentObservations Extract(Document document) => new() { Document = document.Header };
    }
}
