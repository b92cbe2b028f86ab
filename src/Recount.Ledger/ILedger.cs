using System.Collections.Immutable;
using System.Globalization;
using Recount.Core;

namespace Recount.Ledger;

/// <summary>What became of a source that was added.</summary>
public enum ArrivalFate
{
    /// <summary>Its document is new.</summary>
    Added,

    /// <summary>Its document was known; this text, or what is known about it, is new.</summary>
    NewVersion,

    /// <summary>Nothing about it is new.</summary>
    Known,
}

/// <summary>One source as taken in: the document read from it and, where it could be extracted, what it says.</summary>
/// <param name="Source">The source's name, kept for people.</param>
/// <param name="BytesHash">SHA-256 of its bytes, lower-case hex.</param>
/// <param name="Document">
/// As read. Its <see cref="Document.Source"/> and the date of role first-seen are of this arrival: they are kept beside it, so that
/// the same text fetched again is no new version.
/// </param>
/// <param name="Pipeline">The hash of the pipeline that made <paramref name="Observations"/>.</param>
/// <param name="Observations">What the document says, of the same version.</param>
public sealed record LedgerEntry(
    string Source, string BytesHash, Document Document, string Pipeline, DocumentObservations Observations);

/// <summary>A source that was refused, with its code.</summary>
/// <param name="Source">As it was named to be read, so that it can be read again; with <c>#</c> and a number for one of many.</param>
/// <param name="BytesHash">SHA-256 of its bytes.</param>
/// <param name="Code">Of the catalogue, or "fault:" and the type of a fault of ours.</param>
/// <param name="Detail">Never an article's text.</param>
public sealed record QuarantineEntry(string Source, string BytesHash, string Code, string Detail)
{
    /// <summary>A source's name without the number of a line, entry or record.</summary>
    public static string FileOf(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return NumberOf(source) is null ? source : source[..source.LastIndexOf('#')];
    }

    /// <summary>That number; null where the source is a whole file.</summary>
    public static long? NumberOf(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.LastIndexOf('#') is > 0 and var cut && long.TryParse(source.AsSpan(cut + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }
}

/// <summary>A stored version of a document.</summary>
/// <param name="Hash">SHA-256 of its canonical JSON: its address in the ledger.</param>
/// <param name="Document">With the ordinally first of <paramref name="Sources"/> as its source, and the earliest moment that any version of it was seen.</param>
/// <param name="Sources">Every name that it arrived under, in ordinal order.</param>
/// <param name="Recorded">When the ledger took it in.</param>
public sealed record LedgerVersion(
    string Hash, Document Document, ImmutableArray<string> Sources, DateTimeOffset Recorded);

/// <summary>What is kept: append-only, content-addressed, the same contract on every database.</summary>
/// <remarks>
/// Each method is one transaction: done and durable when its task completes, or without any trace. Adding what is
/// there already changes nothing. One instance serves one caller at a time. Every method may throw
/// <see cref="DiagnosticException"/> with RC3001 to RC3006.
/// </remarks>
public interface ILedger : IAsyncDisposable
{
    public Task<ArrivalFate> AddAsync(LedgerEntry entry, CancellationToken cancellation);

    public Task QuarantineAsync(QuarantineEntry entry, CancellationToken cancellation);

    /// <summary>Keeps what another pipeline reads in a stored version.</summary>
    public Task AddObservationsAsync(
        string versionHash, string pipeline, DocumentObservations observations, CancellationToken cancellation);

    /// <summary>The version of each document that counts, in order of document id.</summary>
    /// <param name="asOf">
    /// Only versions updated, published or (without times) taken in by then; a day without time reaches to its end.
    /// </param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <remarks>The latest by update or publication counts, then the greater hash of text: never the order of arrival.</remarks>
    public Task<IReadOnlyList<LedgerVersion>> LatestAsync(PublicationTime? asOf, CancellationToken cancellation);

    /// <summary>Every version of every document, by document id, then in the order that they were published and taken in.</summary>
    /// <param name="asOf">As for <see cref="LatestAsync"/>.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public Task<IReadOnlyList<LedgerVersion>> VersionsAsync(PublicationTime? asOf, CancellationToken cancellation);

    /// <summary>What a pipeline read in a version; null where it hasn't.</summary>
    public Task<DocumentObservations?> ObservationsAsync(
        LedgerVersion version, string pipeline, CancellationToken cancellation);

    /// <summary>Equal as long as nothing was written, by this instance or another process; differs after every write.</summary>
    /// <remarks>Costs microseconds whatever the ledger's size. Says nothing of content: two ledgers may share a mark.</remarks>
    public Task<string> MarkAsync(CancellationToken cancellation);

    /// <summary>What is in quarantine and wasn't released since, by file, then by number.</summary>
    public Task<IReadOnlyList<QuarantineEntry>> QuarantinedAsync(CancellationToken cancellation);

    /// <summary>Takes a source out of quarantine; the rows stay, and that it was released is kept beside them.</summary>
    public Task ReleaseAsync(string source, CancellationToken cancellation);

    /// <summary>Every stored byte against its address and every offset against its quote; empty where all holds.</summary>
    public Task<LedgerCheck> CheckAsync(CancellationToken cancellation);
}

/// <summary>What a check of the whole ledger found.</summary>
/// <param name="Versions">How many versions were read.</param>
/// <param name="Observations">How many observations were read.</param>
/// <param name="Offsets">How many spans were sliced and compared.</param>
/// <param name="Faults">Each by its address, never with text; in order.</param>
public sealed record LedgerCheck(int Versions, int Observations, int Offsets, ImmutableArray<string> Faults);
