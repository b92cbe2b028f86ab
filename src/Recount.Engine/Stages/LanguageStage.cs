using System.Collections.Immutable;
using Recount.Core;
using Recount.Extraction;
using Recount.Language;

namespace Recount.Engine.Stages;

/// <summary>Recount.Language and Recount.Extraction as one stage a document.</summary>
internal sealed class LanguageStage(EnglishAnalyser analyser, Extractor extractor, ImmutableArray<Stage> stages) : IDocumentExtractor
{
    public ImmutableArray<Stage> Stages { get; } = stages;

    public ImmutableArray<Sentence> Sentences(Document document) => [.. analyser.Split(document).Select(s => s.Sentence)];

    public DocumentObservations Extract(Document document) => extractor.Extract(analyser.Analyse(document));
}
