using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Publishing.Stories;

/// <summary>The records of one conflict: what a desk opens in the morning.</summary>
public sealed record Story
{
    /// <summary>The countries' codes, most told first ("ru-ua"); "other" where the records name none.</summary>
    public required string Id { get; init; }

    /// <summary>The countries' names: "Russia and Ukraine".</summary>
    public required string Title { get; init; }

    /// <summary>ISO 3166-1 alpha-2, most told first.</summary>
    public required ImmutableArray<string> Countries { get; init; }

    /// <summary>Publication of the first and last document; null where none has a date.</summary>
    public PublicationTime? First { get; init; }

    public PublicationTime? Last { get; init; }

    /// <summary>By day of the act, undated ones first; the other families in the order of <see cref="RecordSet"/>.</summary>
    public required ImmutableArray<IncidentRecord> Incidents { get; init; }

    public required ImmutableArray<TalksRecord> Talks { get; init; }

    public required ImmutableArray<StatementRecord> Statements { get; init; }

    public required ImmutableArray<PositionHistory> Positions { get; init; }

    public required ImmutableArray<CommitmentRecord> Commitments { get; init; }

    /// <summary>The documents that its records were read from, in order of publication.</summary>
    public required ImmutableArray<DocumentHeader> Documents { get; init; }
}
