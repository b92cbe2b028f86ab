using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;
using Recount.Ledger;
using Recount.Reading;

namespace Recount.Engine;

/// <summary>One step in a document's history.</summary>
/// <param name="Before">The older version; null for a document's first, which is told for its corrections only.</param>
/// <param name="After">The newer version.</param>
/// <param name="Changes">What differs; null for a first version.</param>
/// <param name="Corrections">The newer version's own corrections that the older one hadn't.</param>
public sealed record VersionStep(LedgerVersion? Before, LedgerVersion After, DocumentChanges? Changes, ImmutableArray<Correction> Corrections);

/// <summary>What was changed in documents after they were first read, as a ledger holds it.</summary>
public static class LedgerChanges
{
    /// <returns>By document, in order of time; versions that differ in nothing that is read are left out.</returns>
    public static async Task<IReadOnlyList<VersionStep>> OfAsync(
        ILedger ledger, Pipeline pipeline, PublicationTime? asOf, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(pipeline);
        var steps = new List<VersionStep>();
        var versions = await ledger.VersionsAsync(asOf, cancellation).ConfigureAwait(false);
        foreach (var history in versions.GroupBy(v => v.Document.Id))
        {
            steps.AddRange(Steps([.. history], pipeline));
        }

        return steps;
    }

    /// <summary>A document as it is compared: its sentences, and its numbers with their hedges.</summary>
    public static VersionText TextOf(Document document, Pipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var sentences = pipeline.Extractor.Sentences(document);
        return new VersionText(document, sentences,
        [
            .. sentences.SelectMany(s => pipeline.Facts.Quantities.Find(document.Text, s.Span))
                .Where(q => q.Kind != QuantityKind.Article).Select(q => new StatedFigure(q.Span, q.Value.ToString())),
        ]);
    }

    private static IEnumerable<VersionStep> Steps(LedgerVersion[] history, Pipeline pipeline)
    {
        var (before, was, said) = ((LedgerVersion?)null, (VersionText?)null, new HashSet<string>(StringComparer.Ordinal));
        foreach (var after in history)
        {
            var @is = TextOf(after.Document, pipeline);
            ImmutableArray<Correction> corrections =
                [.. Corrections.Of(after.Document, @is.Sentences).Where(c => said.Add(c.Sentence.Span.Slice(after.Document.Text)))];
            var changes = was is null ? null : DocumentChanges.Between(was, @is);
            if (changes is { IsEmpty: false } || corrections.Length > 0)
            {
                yield return new VersionStep(before, after, changes, corrections);
            }

            (before, was) = (after, @is);
        }
    }
}
