using System.Collections.Concurrent;
using Recount.Core;
using Recount.Engine;
using Recount.Engine.Records;
using Recount.Ledger;

namespace Recount.Web.Books;

/// <summary>The ledger's state to serve: built once, and again in the background when the ledger has changed.</summary>
/// <remarks>
/// One build at a time, since a ledger serves one caller at a time; meanwhile the state before it is served. Past states
/// (<c>as-of</c>) are built when asked for and a few are kept.
/// </remarks>
public sealed class LedgerBooks : IAsyncDisposable
{
    /// <summary>Past states kept; each costs about as much memory as the present one.</summary>
    private const int PastStates = 8;

    private readonly OverlayLedger _ledger;
    private readonly RecordBuilder _builder;
    private readonly Action<string> _fault;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, Snapshot> _past = new(StringComparer.Ordinal);
    private volatile Snapshot? _live;
    private Task _refresh = Task.CompletedTask;
    private string? _refused;

    /// <param name="ledger">Stays its opener's; nobody else may use it meanwhile.</param>
    /// <param name="pipeline">Merges what the ledger holds.</param>
    /// <param name="fault">Told why a rebuild in the background failed.</param>
    public LedgerBooks(ILedger ledger, Pipeline pipeline, Action<string> fault)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        _ledger = new OverlayLedger(ledger);
        _fault = fault ?? throw new ArgumentNullException(nameof(fault));
        _builder = new RecordBuilder(pipeline ?? throw new ArgumentNullException(nameof(pipeline)));
    }

    /// <param name="asOf">Null for the present state.</param>
    /// <param name="cancellation">Ends the waiting, and a build of a past state.</param>
    /// <exception cref="DiagnosticException">RC3001 to RC3006, from the first build or that of a past state.</exception>
    public async Task<Snapshot> ForAsync(PublicationTime? asOf, CancellationToken cancellation)
    {
        var live = await LiveAsync(cancellation).ConfigureAwait(false);
        return asOf is { } moment ? await PastAsync(moment, live, cancellation).ConfigureAwait(false) : live;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _refresh.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _gate.Dispose();
    }

    private async Task<Snapshot> LiveAsync(CancellationToken cancellation)
    {
        if (_live is not { } live)
        {
            await _gate.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                return _live ??= await BuildAsync(null, cancellation).ConfigureAwait(false);
            }
            finally
            {
                _gate.Release();
            }
        }

        // Whoever finds the ledger idle looks whether it has changed; a build takes the gate over.
        if (await _gate.WaitAsync(0, cancellation).ConfigureAwait(false))
        {
            var isTaken = false;
            try
            {
                var mark = await MarkOrSameAsync(live, cancellation).ConfigureAwait(false);
                if (mark != live.Mark && mark != _refused)
                {
                    isTaken = true;
                    _refresh = RefreshAsync(mark);
                }
            }
            finally
            {
                if (!isTaken)
                {
                    _gate.Release();
                }
            }
        }

        return live;
    }

    private async Task<string> MarkOrSameAsync(Snapshot live, CancellationToken cancellation)
    {
        try
        {
            return await _ledger.MarkAsync(cancellation).ConfigureAwait(false);
        }
        catch (DiagnosticException)
        {
            // A ledger that can't be read now is asked again by the next caller; what was read of it stays true.
            return live.Mark;
        }
    }

    private async Task RefreshAsync(string mark)
    {
        try
        {
            _live = await BuildAsync(null, _stop.Token).ConfigureAwait(false);
            _past.Clear();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The host stops.
        }
#pragma warning disable CA1031 // The edge of work that no request waits for: reported, and the state before is served on.
        catch (Exception e)
        {
            // Tried again once the ledger changes again.
            _refused = mark;
            _fault(e is DiagnosticException d ? d.Diagnostic.ToString() : $"internal error {e.GetType().Name} while rebuilding\n{e.StackTrace}");
        }
#pragma warning restore CA1031
        finally
        {
            _gate.Release();
        }
    }

    private async Task<Snapshot> PastAsync(PublicationTime asOf, Snapshot live, CancellationToken cancellation)
    {
        var key = asOf.ToString();
        if (_past.TryGetValue(key, out var kept) && kept.Mark == live.Mark)
        {
            return kept;
        }

        await _gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (_past.TryGetValue(key, out kept) && kept.Mark == live.Mark)
            {
                return kept;
            }

            if (_past.Count >= PastStates)
            {
                _past.Clear();
            }

            return _past[key] = await BuildAsync(asOf, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    // The mark is taken first: what is written during the build gives another mark and is built again.
    private Task<Snapshot> BuildAsync(PublicationTime? asOf, CancellationToken cancellation) => Task.Run(
        async () =>
        {
            var mark = await _ledger.MarkAsync(cancellation).ConfigureAwait(false);
            return new Snapshot(await _builder.BuildAsync(_ledger, asOf, cancellation).ConfigureAwait(false), mark, asOf);
        },
        cancellation);
}
