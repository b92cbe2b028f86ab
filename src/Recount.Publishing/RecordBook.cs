using System.Collections.Frozen;
using System.Collections.Immutable;
using Recount.Core;
using Recount.Publishing.Stories;

namespace Recount.Publishing;

/// <summary>Records with the documents behind them, opened at any id: what answers, recaps and pages read from.</summary>
/// <remarks>Immutable and thread-safe. Building it costs one pass over all records; every look-up is constant.</remarks>
public sealed class RecordBook
{
    private readonly FrozenDictionary<DocumentId, ReportedDocument> _documents;
    private readonly FrozenDictionary<ObservationId, (Observation Observation, ReportedDocument Document)> _observations;
    private readonly FrozenDictionary<RecordId, IncidentRecord> _incidents;
    private readonly FrozenDictionary<RecordId, TalksRecord> _talks;
    private readonly FrozenDictionary<RecordId, StatementRecord> _statements;
    private readonly FrozenDictionary<RecordId, PositionHistory> _positions;
    private readonly FrozenDictionary<RecordId, CommitmentRecord> _commitments;

    /// <param name="records">Merged from <paramref name="documents"/>.</param>
    /// <param name="documents">One version a document.</param>
    public RecordBook(RecordSet records, IReadOnlyCollection<ReportedDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        Records = records ?? throw new ArgumentNullException(nameof(records));
        Documents = [.. documents.OrderBy(d => d.Observations.Document, DocumentOrder.ByPublication)];
        _documents = Documents.ToFrozenDictionary(d => d.Document.Id);
        _observations = Documents
            .SelectMany(d => d.Observations.All().Select(o => (Observation: o, Document: d)))
            .DistinctBy(o => o.Observation.Id)
            .ToFrozenDictionary(o => o.Observation.Id);
        _incidents = records.Incidents.ToFrozenDictionary(r => r.Id);
        _talks = records.Talks.ToFrozenDictionary(r => r.Id);
        _statements = records.Statements.ToFrozenDictionary(r => r.Id);
        _positions = records.Positions.ToFrozenDictionary(r => r.Id);
        _commitments = records.Commitments.ToFrozenDictionary(r => r.Id);
        Stories = StoryFinder.Find(records);
    }

    public RecordSet Records { get; }

    /// <summary>In order of publication; those without a date last.</summary>
    public ImmutableArray<ReportedDocument> Documents { get; }

    /// <summary>The most told first.</summary>
    public ImmutableArray<Story> Stories { get; }

    public ReportedDocument? Document(DocumentId id) => _documents.GetValueOrDefault(id);

    public Story? Story(string id) => Stories.FirstOrDefault(s => string.Equals(s.Id, id, StringComparison.Ordinal));

    /// <summary>What one document says, with that document; null where no document of the book says it.</summary>
    public (Observation Observation, ReportedDocument Document)? Observation(ObservationId id) =>
        _observations.TryGetValue(id, out var found) ? found : null;

    public IncidentRecord? Incident(RecordId id) => _incidents.GetValueOrDefault(id);

    public TalksRecord? Talks(RecordId id) => _talks.GetValueOrDefault(id);

    public StatementRecord? Statement(RecordId id) => _statements.GetValueOrDefault(id);

    public PositionHistory? Position(RecordId id) => _positions.GetValueOrDefault(id);

    public CommitmentRecord? Commitment(RecordId id) => _commitments.GetValueOrDefault(id);
}
