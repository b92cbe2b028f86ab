using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Recount.Core;
using Recount.Web.Books;

namespace Recount.Web;

/// <summary>Runs the host until it is told to stop.</summary>
public static class WebServer
{
    /// <summary>
    /// Reads the ledger, listens, and returns once <paramref name="cancellation"/> is asked for and requests under way
    /// are answered.
    /// </summary>
    /// <param name="settings">What to serve.</param>
    /// <param name="started">Told the address, with its port, once the host answers.</param>
    /// <param name="cancellation">Ends the run; that is no failure.</param>
    /// <exception cref="DiagnosticException">RC4004: the address can't be listened on; RC3001 to RC3006: the ledger.</exception>
    public static async Task RunAsync(WebSettings settings, Action<string> started, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(started);
        var app = RecountWeb.Build(settings);
        await using var closing = app.ConfigureAwait(false);
        try
        {
            // A ledger that can't be read is told before anyone is sent to the address.
            await app.Services.GetRequiredService<LedgerBooks>().ForAsync(settings.AsOf, cancellation).ConfigureAwait(false);
            await StartAsync(app, settings, cancellation).ConfigureAwait(false);
            started(app.Urls.First());
            await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Stopped while starting.
        }

        await app.StopAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private static async Task StartAsync(WebApplication app, WebSettings settings, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            var cause = e.InnerException is AddressInUseException ? "another program listens there" : e.GetType().Name;
            throw new DiagnosticException(DiagnosticCatalogue.AddressUnavailable.At(settings.Url, cause), e);
        }
        catch (SocketException e)
        {
            throw new DiagnosticException(DiagnosticCatalogue.AddressUnavailable.At(settings.Url, e.SocketErrorCode.ToString()), e);
        }
    }
}
