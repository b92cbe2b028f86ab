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
public sealed record SourceReport(
    string Source, SourceFate Fate, int Observations, IReadOnlyList<Diagnostic> Diagnostics, string? Fault);

/// <summary>Sources into a ledger: documents are extracted on all cores and written one by one, in order.</summary>
public sealed class LedgerIntake(Pipeline pipeline, Intake intake, ILedger ledger)
{
    /// <summary>A source that is reported is durable.</summary>
    public async IAsyncEnumerable<SourceReport> AddAsync(
        IEnumerable<Source> sources, PublicationTime? published, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var taken in intake.RunAsync(sources, published, extract: true, cancellation).ConfigureAwait(false))
        {
            yield return await KeepAsync(taken, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<SourceReport> KeepAsync(Intaken taken, CancellationToken cancellation)
    {
        if (taken.Document is { } document && taken.Observations is { } observations)
        {
            var fate = await ledger.AddAsync(
                new LedgerEntry(taken.Source, taken.BytesHash, document, pipeline.ExtractionHash, observations), cancellation)
                .ConfigureAwait(false);
            return new SourceReport(
                taken.Path,
                fate switch
                {
                    ArrivalFate.Added => SourceFate.Added,
                    ArrivalFate.NewVersion => SourceFate.NewVersion,
                    _ => SourceFate.Known,
                },
                observations.All().Count(), taken.Diagnostics, Fault: null);
        }

        if (taken.Fault is { } fault)
        {
            await ledger.QuarantineAsync(
                new QuarantineEntry(taken.Source, taken.BytesHash, "fault:" + fault, "extraction ended in a fault of ours"),
                cancellation).ConfigureAwait(false);
            return new SourceReport(taken.Path, SourceFate.Failed, 0, taken.Diagnostics, fault);
        }

        // A name that led nowhere brought no bytes to keep.
        foreach (var diagnostic in taken.Diagnostics.Where(d => d.Kind != DiagnosticCatalogue.SourceNotFound))
        {
            await ledger.QuarantineAsync(
                new QuarantineEntry(taken.Source, taken.BytesHash, diagnostic.Kind.Code, diagnostic.Detail), cancellation)
                .ConfigureAwait(false);
        }

        return new SourceReport(taken.Path, SourceFate.Quarantined, 0, taken.Diagnostics, Fault: null);
    }
}
