using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Recount.Core;
using Recount.Engine.Sources;
using Recount.Reading;

namespace Recount.Engine;

/// <summary>One document on its way: what was read, what it says, what went wrong.</summary>
public sealed record Intaken
{
    /// <summary>The source's name; for a line of JSONL with <c>#</c> and its number.</summary>
    public required string Source { get; init; }

    /// <summary>Where a person finds it.</summary>
    public required string Path { get; init; }

    /// <summary>The file that it came from: <see cref="Path"/> without a number.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of the bytes; for a line of JSONL of the document read, since the line isn't kept.</summary>
    public required string BytesHash { get; init; }

    public Document? Document { get; init; }

    /// <summary>Null where the document was refused or couldn't be extracted.</summary>
    public DocumentObservations? Observations { get; init; }

    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The type of our own exception that ended this document, never its message; null where all went well.</summary>
    public string? Fault { get; init; }
}

/// <summary>Limits of a run, each with its reason.</summary>
public sealed record IntakeLimits
{
    /// <summary>Bytes of one document, inflated: the longest live blogs are near 5 MB.</summary>
    public int DocumentBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>
    /// Characters of a document that is extracted, which takes time in proportion: the longest live blogs have 400,000.
    /// Counted and not timed, so that no result depends on how busy the machine is.
    /// </summary>
    public int ExtractedChars { get; init; } = 1_000_000;

    public int Workers { get; init; } = Environment.ProcessorCount;
}

/// <summary>Reads and extracts sources on all cores; results come in the order of the sources, however fast each was.</summary>
/// <remarks>
/// At most twice as many documents are in flight as there are workers: a slow consumer holds the producer back. A
/// document that fails never stops the others.
/// </remarks>
/// <param name="pipeline">What reads and extracts.</param>
/// <param name="limits">Of this run.</param>
/// <param name="fields">Where articles as JSON have their fields; null takes the usual names.</param>
/// <param name="fetched">When the sources were fetched, where they don't say; null where the caller doesn't know.</param>
public sealed class Intake(Pipeline pipeline, IntakeLimits limits, FieldMap? fields = null, PublicationTime? fetched = null)
{
    public async IAsyncEnumerable<Intaken> RunAsync(
        IEnumerable<Source> sources, PublicationTime? published, bool extract,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sources);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var queue = Channel.CreateBounded<Task<Intaken>>(
            new BoundedChannelOptions(limits.Workers) { SingleReader = true, SingleWriter = true });
        using var seats = new SemaphoreSlim(limits.Workers);
        var producer = ProduceAsync(sources, published, extract, queue.Writer, seats, stop.Token);
        try
        {
            await foreach (var task in queue.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
            {
                yield return await task.ConfigureAwait(false);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await producer.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (queue.Reader.TryRead(out var left))
            {
                await ((Task)left).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        // A failure of the walk itself (not of a document) ends the run.
        await producer.ConfigureAwait(false);
    }

    private async Task ProduceAsync(
        IEnumerable<Source> sources, PublicationTime? published, bool extract, ChannelWriter<Task<Intaken>> queue,
        SemaphoreSlim seats, CancellationToken cancellation)
    {
        try
        {
            foreach (var source in sources)
            {
                foreach (var work in Works(source, published, extract))
                {
                    await seats.WaitAsync(cancellation).ConfigureAwait(false);
                    await queue.WriteAsync(SeatedAsync(work, seats), cancellation).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            queue.Complete();
        }
    }

    private static async Task<Intaken> SeatedAsync(Func<Task<Intaken>> work, SemaphoreSlim seats)
    {
        try
        {
            return await Task.Run(work).ConfigureAwait(false);
        }
        finally
        {
            seats.Release();
        }
    }

    private IEnumerable<Func<Task<Intaken>>> Works(Source source, PublicationTime? published, bool extract)
    {
        var bare = new Intaken { Source = source.Name, Path = source.Path, File = source.Path, BytesHash = ContentHash.OfBytes([]) };
        if (source.Fault is { } fault)
        {
            return [() => Task.FromResult(bare with { Diagnostics = [fault] })];
        }

        var facts = new SourceFacts(source.Name, published) { Fetched = fetched, Fields = fields };
        return source.HoldsMany
            ? Lines(source, facts, bare, extract)
            : [() => WholeAsync(source, facts, bare, extract)];
    }

    private IEnumerable<Func<Task<Intaken>>> Lines(Source source, SourceFacts facts, Intaken bare, bool extract)
    {
        Stream stream;
        Diagnostic? fault = null;
        var isEmpty = true;
        try
        {
            stream = source.Open();
        }
        catch (DiagnosticException e)
        {
            stream = Stream.Null;
            fault = e.Diagnostic;
        }

        using (stream)
        {
            using var lines = pipeline.Reader.ReadLines(stream, facts).GetEnumerator();
            while (fault is null)
            {
                try
                {
                    if (!lines.MoveNext())
                    {
                        break;
                    }
                }
                catch (Exception e) when (e is IOException or InvalidDataException)
                {
                    fault = source.Broken(e);
                    break;
                }

                isEmpty = false;
                var (line, outcome) = lines.Current;
                var name = FormattableString.Invariant($"{source.Name}#{line}");
                yield return () => ExtractAsync(
                    bare with
                    {
                        Source = name,
                        Path = FormattableString.Invariant($"{source.Path}#{line}"),
                        BytesHash = ContentHash.Of(outcome.Document?.Text ?? ""),
                    },
                    outcome with { Document = outcome.Document is { } d ? d with { Source = name } : null },
                    extract);
            }
        }

        fault ??= isEmpty ? DiagnosticCatalogue.SourceEmpty.At(source.Path, "it holds no line, entry or record of a document") : null;
        if (fault is not null)
        {
            yield return () => Task.FromResult(bare with { Diagnostics = [fault] });
        }
    }

    private async Task<Intaken> WholeAsync(Source source, SourceFacts facts, Intaken bare, bool extract)
    {
        try
        {
            var bytes = source.ReadBytes(limits.DocumentBytes);
            return await ExtractAsync(
                bare with { BytesHash = ContentHash.OfBytes(bytes) }, pipeline.Reader.Read(bytes, facts), extract)
                .ConfigureAwait(false);
        }
        catch (DiagnosticException e)
        {
            return bare with { Diagnostics = [e.Diagnostic] };
        }
    }

    private async Task<Intaken> ExtractAsync(Intaken bare, ReadOutcome read, bool extract)
    {
        var taken = bare with { Document = read.Document, Diagnostics = [.. read.Diagnostics.Select(d => d with { Subject = bare.Path })] };
        if (read.Document is not { } document || !extract)
        {
            return taken;
        }

        if (document.Language is not (null or "en"))
        {
            return taken with { Observations = new DocumentObservations { Document = document.Header } };
        }

        if (document.Text.Length > limits.ExtractedChars)
        {
            return taken with
            {
                Diagnostics = taken.Diagnostics.Add(DiagnosticCatalogue.SourceTooLarge.At(
                    bare.Path, FormattableString.Invariant($"its text has {document.Text.Length} characters; at most {limits.ExtractedChars} are extracted"))),
            };
        }

        try
        {
            return taken with { Observations = await Task.Run(() => pipeline.Extractor.Extract(document)).ConfigureAwait(false) };
        }
#pragma warning disable CA1031 // The host's edge for one document: a fault of ours must not stop the others; it is counted.
        catch (Exception e)
        {
            return taken with { Fault = e.GetType().Name };
        }
#pragma warning restore CA1031
    }
}
