using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;
using Recount.Reading;
using Recount.Reconciliation;

namespace Recount.Engine;

/// <summary>One step of the way from bytes to records.</summary>
/// <param name="Id">Stable: "reading.html".</param>
/// <param name="Version">Changes whenever the output may: a rule's version, or the hash of the data or model it loads.</param>
public sealed record Stage(string Id, string Version);

/// <summary>What came of reading one document.</summary>
/// <param name="Document">Null where the source is refused; then the first diagnostic says why.</param>
/// <param name="Diagnostics">What was met; a document may carry some and still be kept.</param>
public sealed record ReadOutcome(Document? Document, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>What the caller knows of a source; the page's own words win.</summary>
/// <param name="Name">The file's name, or "stdin".</param>
/// <param name="Published">The caller's <c>--published</c>.</param>
public sealed record SourceFacts(string Name, PublicationTime? Published)
{
    /// <summary>The caller's <c>--fetched</c>, for sources that don't say when they were fetched.</summary>
    public PublicationTime? Fetched { get; init; }

    /// <summary>The caller's <c>--map</c>; null takes the usual names.</summary>
    public FieldMap? Fields { get; init; }
}

/// <summary>Bytes to documents. Pure and thread-safe; never throws for bad input.</summary>
public interface IDocumentReader
{
    public ImmutableArray<Stage> Stages { get; }

    public ReadOutcome Read(ReadOnlyMemory<byte> bytes, SourceFacts facts);

    /// <summary>Sources that hold many: an outcome a document, with its number (of a line, entry or record) from 1.</summary>
    public IEnumerable<(long Line, ReadOutcome Outcome)> ReadLines(Stream stream, SourceFacts facts);
}

/// <summary>Documents to observations. Pure and thread-safe.</summary>
public interface IDocumentExtractor
{
    public ImmutableArray<Stage> Stages { get; }

    public ImmutableArray<Sentence> Sentences(Document document);

    public DocumentObservations Extract(Document document);
}

/// <summary>The ordered stages, checked when built; its hash stands in the ledger beside what it made.</summary>
public sealed class Pipeline
{
    /// <exception cref="ArgumentException">Two stages of one id, or a stage without id or version.</exception>
    public Pipeline(IDocumentReader reader, IDocumentExtractor extractor, Reconciler reconciler, LanguageFacts facts)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(extractor);
        Reader = reader;
        Extractor = extractor;
        Reconciler = reconciler ?? throw new ArgumentNullException(nameof(reconciler));
        Facts = facts ?? throw new ArgumentNullException(nameof(facts));
        ImmutableArray<Stage> perDocument = [.. reader.Stages, .. extractor.Stages];
        Stages = [.. perDocument, new Stage(Reconciler.StageId, Reconciler.StageVersion)];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var stage in Stages)
        {
            if (string.IsNullOrWhiteSpace(stage.Id) || string.IsNullOrWhiteSpace(stage.Version) || !seen.Add(stage.Id))
            {
                throw new ArgumentException($"stage '{stage.Id}' version '{stage.Version}' is unnamed or there twice", nameof(extractor));
            }
        }

        Hash = HashOf(Stages);
        ExtractionHash = HashOf(perDocument);
    }

    public IDocumentReader Reader { get; }

    public IDocumentExtractor Extractor { get; }

    public Reconciler Reconciler { get; }

    /// <summary>What the extractor knows of names, places and times, for whoever reads questions by the same words.</summary>
    public LanguageFacts Facts { get; }

    public ImmutableArray<Stage> Stages { get; }

    /// <summary>SHA-256 over all ids and versions in order, lower-case hex.</summary>
    public string Hash { get; }

    /// <summary>
    /// The same over the stages of one document: what the ledger keeps beside observations, so that a new way to merge
    /// doesn't read every document again.
    /// </summary>
    public string ExtractionHash { get; }

    private static string HashOf(ImmutableArray<Stage> stages) =>
        ContentHash.Of([.. stages.SelectMany(s => new[] { s.Id, s.Version })]);
}
