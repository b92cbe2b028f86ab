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

    /// <summary>A file of a folder that isn't of a kind that is read; kept apart with RC1010, and no failure.</summary>
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
/// <param name="CopyOf">Where the document was met that this one is a copy of; null unless it is one.</param>
public sealed record SourceReport(
    string Source, SourceFate Fate, int Observations, IReadOnlyList<Diagnostic> Diagnostics, string? Fault, string? CopyOf = null);

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

        var apart = (await ledger.QuarantinedAsync(cancellation).ConfigureAwait(false)).Select(q => q.Source).ToHashSet(StringComparer.Ordinal);
        await foreach (var taken in intake.RunAsync(sources, published, extract: true, cancellation).ConfigureAwait(false))
        {
            yield return await KeepAsync(taken, copies, apart, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<SourceReport> KeepAsync(Intaken taken, CopyWatch copies, HashSet<string> apart, CancellationToken cancellation)
    {
        if (taken.Document is { } document && taken.Observations is { } observations)
        {
            var fate = await ledger.AddAsync(
                new LedgerEntry(taken.Source, taken.BytesHash, document, pipeline.ExtractionHash, observations), cancellation)
                .ConfigureAwait(false);
            if (apart.Remove(taken.Path))
            {
                await ledger.ReleaseAsync(taken.Path, cancellation).ConfigureAwait(false);
            }

            var copied = fate == ArrivalFate.Known ? null : copies.See(document, taken.Path);
            return new SourceReport(
                taken.Path,
                fate switch
                {
                    ArrivalFate.Added => copied is null ? SourceFate.Added : SourceFate.Copy,
                    ArrivalFate.NewVersion => SourceFate.NewVersion,
                    _ => SourceFate.Known,
                },
                observations.All().Count(), taken.Diagnostics, Fault: null, copied);
        }

        if (taken.Fault is { } fault)
        {
            await ledger.QuarantineAsync(
                new QuarantineEntry(taken.Path, taken.BytesHash, "fault:" + fault, "extraction ended in a fault of ours"),
                cancellation).ConfigureAwait(false);
            return new SourceReport(taken.Path, SourceFate.Failed, 0, taken.Diagnostics, fault);
        }

        // A name that led nowhere brought no bytes to keep.
        foreach (var diagnostic in taken.Diagnostics.Where(d => d.Kind != DiagnosticCatalogue.SourceNotFound))
        {
            await ledger.QuarantineAsync(
                new QuarantineEntry(taken.Path, taken.BytesHash, diagnostic.Kind.Code, diagnostic.Detail), cancellation)
                .ConfigureAwait(false);
        }

        var isOtherKind = taken.Diagnostics.Any(d => d.Kind == DiagnosticCatalogue.OtherKind);
        return new SourceReport(taken.Path, isOtherKind ? SourceFate.PassedOver : SourceFate.Quarantined, 0, taken.Diagnostics, Fault: null);
    }
}
