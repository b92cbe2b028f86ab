using Recount.Core;
using Recount.Extraction;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>A document as the system has read it: what stands in its sentences, and what it says.</summary>
public sealed record SystemReading(AnalysedDocument Analysed, DocumentObservations Observations)
{
    public Document Document => Analysed.Document;
}

/// <summary>The system under measurement, from a document's text to its observations. Thread-safe.</summary>
public sealed class SystemReader(EnglishAnalyser analyser, Extractor extractor)
{
    /// <param name="document">Of a benchmark whose every text tells of violence: whether it does isn't asked.</param>
    public SystemReading Read(Document document)
    {
        var analysed = analyser.Analyse(document);
        return new SystemReading(analysed, extractor.Extract(analysed, isInScope: true));
    }
}
