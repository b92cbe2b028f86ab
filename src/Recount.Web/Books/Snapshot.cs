using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Recount.Core;
using Recount.Engine.Records;
using Recount.Publishing;
using Recount.Publishing.Stories;

namespace Recount.Web.Books;

/// <summary>One state of the ledger, ready to be served. Immutable and thread-safe.</summary>
public sealed class Snapshot
{
    private const int KeyDigits = 16;
    private readonly FrozenDictionary<string, ReportedDocument> _documents;
    private readonly FrozenDictionary<VersionId, CodePointMap> _maps;
    private readonly FrozenDictionary<RecordId, Story> _stories;
    private readonly FrozenDictionary<RecordId, RecordRow> _rows;
    private readonly FrozenDictionary<ObservationId, RecordRow> _byObservation;
    private readonly FrozenDictionary<string, ImmutableArray<DocumentHeader>> _copies;

    /// <param name="records">With the documents they were merged from.</param>
    /// <param name="mark">The ledger's mark, taken before it was read.</param>
    /// <param name="asOf">As asked; null for all that the ledger holds.</param>
    public Snapshot(LedgerRecords records, string mark, PublicationTime? asOf)
    {
        ArgumentNullException.ThrowIfNull(records);
        Mark = mark;
        AsOf = asOf;
        Records = records;
        Book = new RecordBook(records.Records, records.Documents);
        Hash = records.Hash();
        Tag = ContentHash.Of(
            [
                Hash, Book.Records.AsOf?.ToString() ?? "",
                .. Book.Documents.Select(d => $"{d.Document.Version} {d.Document.Updated}"),
            ])[..24];
        _documents = Book.Documents.ToFrozenDictionary(d => KeyOf(d.Document.Id), StringComparer.Ordinal);
        _maps = Book.Documents.ToFrozenDictionary(d => d.Observations.Document.Version, d => new CodePointMap(d.Document.Text));
        _stories = Book.Stories.SelectMany(s => RecordsOf(s).Select(id => (id, s)))
            .DistinctBy(p => p.id).ToFrozenDictionary(p => p.id, p => p.s);
        var rows = RecordRow.All(Book).ToList();
        _rows = rows.ToFrozenDictionary(r => r.Id);
        _byObservation = rows.SelectMany(r => r.Members.Select(m => (m.Id, Row: r)))
            .DistinctBy(p => p.Id).ToFrozenDictionary(p => p.Id, p => p.Row);
        Families = rows.GroupBy(r => r.Family, StringComparer.Ordinal).ToFrozenDictionary(
            g => g.Key, g => g.OrderByDescending(r => r.SortKey, StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal);
        Copies = Book.Records.Copies;
        _copies = Copies.SelectMany(c => c.Select(d => (Key: KeyOf(d.Id), Group: c)))
            .DistinctBy(p => p.Key, StringComparer.Ordinal).ToFrozenDictionary(p => p.Key, p => p.Group, StringComparer.Ordinal);
    }

    public string Mark { get; }

    public PublicationTime? AsOf { get; }

    public LedgerRecords Records { get; }

    public RecordBook Book { get; }

    /// <summary>Of the records, as <c>recount verify</c> prints it.</summary>
    public string Hash { get; }

    /// <summary>Of the records and the versions behind them: equal tags, equal pages.</summary>
    public string Tag { get; }

    /// <summary>Records by family, the latest day first, undated ones last.</summary>
    public FrozenDictionary<string, ImmutableArray<RecordRow>> Families { get; }

    /// <summary>Groups of documents that carry one text.</summary>
    public ImmutableArray<ImmutableArray<DocumentHeader>> Copies { get; }

    /// <summary>A document's address in the web: its id may be a URL, which doesn't fit into a path.</summary>
    public static string KeyOf(DocumentId id) => "d-" + ContentHash.Of(id.Value)[..KeyDigits];

    public ReportedDocument? Document(string key) => _documents.GetValueOrDefault(key);

    /// <summary>Null where the record's story isn't known.</summary>
    public Story? StoryOf(RecordId id) => _stories.GetValueOrDefault(id);

    public RecordRow? Row(RecordId id) => _rows.GetValueOrDefault(id);

    /// <summary>The record that merges an observation; null where none does.</summary>
    public RecordRow? RecordOf(ObservationId id) => _byObservation.GetValueOrDefault(id);

    public CodePointMap Map(VersionId version) => _maps[version];

    /// <summary>The other documents with the same text; empty where there are none.</summary>
    public ImmutableArray<DocumentHeader> CopiesOf(DocumentId id) =>
        [.. _copies.GetValueOrDefault(KeyOf(id), []).Where(d => d.Id != id)];

    private static IEnumerable<RecordId> RecordsOf(Story story) =>
    [
        .. story.Incidents.Select(r => r.Id), .. story.Talks.Select(r => r.Id), .. story.Statements.Select(r => r.Id),
        .. story.Positions.Select(r => r.Id), .. story.Commitments.Select(r => r.Id),
    ];
}

/// <summary>A record as lists sort and filter it.</summary>
/// <param name="Id">The record's.</param>
/// <param name="Family">The codebook's word.</param>
/// <param name="Day">Of the act where a text gives it, else of the first report; a commitment's is the end of its window.</param>
/// <param name="Places">As its texts name them; null where the family has no places.</param>
/// <param name="Members">What it merges.</param>
public sealed record RecordRow(
    RecordId Id, string Family, DateOnly? Day, ImmutableArray<string>? Places, ImmutableArray<RecordMember> Members)
{
    /// <summary>Day, then id; what a cursor holds.</summary>
    public string SortKey { get; } = (Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "") + "_" + Id.Value;

    internal static IEnumerable<RecordRow> All(RecordBook book) =>
    [
        .. book.Records.Incidents.Select(r => new RecordRow(
            r.Id, "incidents", r.Time?.Start ?? r.Time?.End, [.. r.Places.Select(p => p.Name)], r.Observations)),
        .. book.Records.Talks.Select(r => new RecordRow(
            r.Id, "talks", r.Date?.Start ?? r.Date?.End, r.Place is { } place ? [place] : [], r.Observations)),
        .. book.Records.Statements.Select(r => new RecordRow(
            r.Id, "statements", r.Date?.Start ?? r.Date?.End ?? Reported(r.Observations), null, r.Observations)),
        .. book.Records.Positions.Select(r => new RecordRow(
            r.Id, "positions", r.Sequence[^1].Date ?? Reported(r.Observations), null, r.Observations)),
        .. book.Records.Commitments.Select(r => new RecordRow(
            r.Id, "commitments", r.Due?.End ?? r.Due?.Start ?? r.History[0].Date, null, r.Observations)),
    ];

    private static DateOnly? Reported(ImmutableArray<RecordMember> members) => members[0].Document.Published?.Day;
}
