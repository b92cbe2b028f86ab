using System.Runtime.CompilerServices;
using Recount.Core;
using Recount.Engine.Sources;
using Recount.Ledger;

namespace Recount.Engine;

/// <summary>What became of a source.</summary>
public enum SourceFate
{
    Added,
    NewVersion,
    Known,

    /// <summary>A new document whose text another one has; kept as its own, and no origin of its own.</summary>
    Copy,

    /// <summary>No failure: a folder's file of another kind, kept apart with RC1010, or an archive's record without an article, RC1011.</summary>
    PassedOver,

    /// <summary>Kept apart with a code; the rest went on.</summary>
    Quarantined,

    /// <summary>A fault of ours; nothing of it was kept.</summary>
    Failed,
}

/// <param name="Source">Where a person finds it.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Observations">How many it gave; 0 where it was refused.</param>
/// <param name="Diagnostics">Why it was refused, or what was met on the way.</param>
/// <param name="Fault">The type of our own exception, or null.</param>
/// <param name="File">The file that it came from.</param>
/// <param name="CopyOf">Where the document was met that this one is a copy of; null unless it is one.</param>
public sealed record SourceReport(
    string Source, SourceFate Fate, int Observations, IReadOnlyList<Diagnostic> Diagnostics, string? Fault, string File, string? CopyOf = null)
{
    /// <summary>What an archive's record is that holds no article ("status 404", "image/png"); null for all else.</summary>
    public string? Passed => Diagnostics.FirstOrDefault(d => d.Kind == DiagnosticCatalogue.NoArticle)?.Detail;
}

/// <summary>Sources into a ledger: documents are extracted on all cores and written one by one, in order.</summary>
public sealed class LedgerIntake(Pipeline pipeline, Intake intake, ILedger ledger)
{
    /// <summary>A source that is reported is durable.</summary>
    public async IAsyncEnumerable<SourceReport> AddAsync(
        IEnumerable<Source> sources, PublicationTime? published, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var copies = new CopyWatch();
        foreach (var version in await ledger.LatestAsync(asOf: null, cancellation).ConfigureAwait(false))
        {
            copies.See(version.Document, version.Document.Source ?? version.Document.Id.Value);
        }

        var apart = await ApartAsync(cancellation).ConfigureAwait(false);
        var (file, again) = ((string?)null, new HashSet<string>(StringComparer.Ordinal));
        await foreach (var taken in intake.RunAsync(sources, published, extract: true, cancellation).ConfigureAwait(false))
        {
            if (file is not null && !string.Equals(file, taken.File, StringComparison.Ordinal))
            {
                await ReleaseAsync(file, apart, again, cancellation).ConfigureAwait(false);
                again.Clear();
            }

            file = taken.File;
            var report = await KeepAsync(taken, copies, cancellation).ConfigureAwait(false);
            if (report.Fate is SourceFate.Quarantined or SourceFate.Failed or SourceFate.PassedOver && report.Passed is null)
            {
                again.Add(taken.Path);
            }

            yield return report;
        }

        if (file is not null)
        {
            await ReleaseAsync(file, apart, again, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<ILookup<string, string>> ApartAsync(CancellationToken cancellation) =>
        (await ledger.QuarantinedAsync(cancellation).ConfigureAwait(false)).Select(q => q.Source).Distinct(StringComparer.Ordinal)
        .ToLookup(QuarantineEntry.FileOf, StringComparer.Ordinal);

    // What a file was kept apart for and no longer is, its lines and records that are gone included. A file that broke off
    // says nothing of what lies beyond.
    private async Task ReleaseAsync(string file, ILookup<string, string> apart, HashSet<string> again, CancellationToken cancellation)
    {
        foreach (var source in apart[file].Where(s => !again.Contains(file) && !again.Contains(s)))
        {
            await ledger.ReleaseAsync(source, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<SourceReport> KeepAsync(Intaken taken, CopyWatch copies, CancellationToken cancellation)
    {
        if (taken.Document is { } document && taken.Observations is { } observations)
        {
            var fate = await ledger.AddAsync(
                new LedgerEntry(taken.Source, taken.BytesHash, document, pipeline.ExtractionHash, observations), cancellation)
                .ConfigureAwait(false);
            var copied = fate == ArrivalFate.Known ? null : copies.See(document, taken.Path);
            return new SourceReport(
                taken.Path,
                fate switch
                {
                    ArrivalFate.Added => copied is null ? SourceFate.Added : SourceFate.Copy,
                    ArrivalFate.NewVersion => SourceFate.NewVersion,
                    _ => SourceFate.Known,
                },
                observations.All().Count(), taken.Diagnostics, Fault: null, taken.File, copied);
        }

        if (taken.Fault is { } fault)
        {
            await ledger.QuarantineAsync(
                new QuarantineEntry(taken.Path, taken.BytesHash, "fault:" + fault, "extraction ended in a fault of ours"),
                cancellation).ConfigureAwait(false);
            return new SourceReport(taken.Path, SourceFate.Failed, 0, taken.Diagnostics, fault, taken.File);
        }

        // A name that led nowhere brought no bytes to keep, and a record without an article nothing to try again.
        foreach (var diagnostic in taken.Diagnostics.Where(d => d.Kind != DiagnosticCatalogue.SourceNotFound && d.Kind != DiagnosticCatalogue.NoArticle))
        {
            await ledger.QuarantineAsync(
                new QuarantineEntry(taken.Path, taken.BytesHash, diagnostic.Kind.Code, diagnostic.Detail), cancellation)
                .ConfigureAwait(false);
        }

        var isPassedOver = taken.Diagnostics.Any(d => d.Kind == DiagnosticCatalogue.OtherKind || d.Kind == DiagnosticCatalogue.NoArticle);
        return new SourceReport(taken.Path, isPassedOver ? SourceFate.PassedOver : SourceFate.Quarantined, 0, taken.Diagnostics, Fault: null, taken.File);
    }
}
