using System.Collections.Frozen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Recount.Web.Api;
using Recount.Web.Books;
using Recount.Web.Http;
using Recount.Web.Pages;

namespace Recount.Web;

/// <summary>The web host: REST API and pages over one ledger, read-only.</summary>
public static class RecountWeb
{
    /// <summary>Browsers open six each; a desk of thirty people at once is far below.</summary>
    private const int Connections = 256;

    private static readonly TimeSpan s_shutdown = TimeSpan.FromSeconds(1);

    /// <summary>An application that isn't started yet. It takes nothing from its surroundings: no settings files, no variables.</summary>
    public static WebApplication Build(WebSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Recount.Web" });
        builder.WebHost.UseKestrelCore().UseUrls(settings.Url).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Nothing is sent to a host that only reads.
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Limits.MaxConcurrentConnections = Connections;
            kestrel.ConfigureEndpointDefaults(e => e.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging();
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(_ => new LedgerBooks(settings.Ledger, settings.Pipeline, settings.Fault));
        builder.Services.AddSingleton<AnswerBooks>();
        builder.Services.AddSingleton<Renderer>();
        builder.Services.AddRecountOpenApi();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = s_shutdown);
        // Ctrl-C is the caller's: the command ends the run by its token.
        builder.Services.AddSingleton<IHostLifetime, CallersLifetime>();

        var app = builder.Build();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<Failures>();
        app.UseMiddleware<HostFilter>(settings.Hosts.ToFrozenSet(StringComparer.OrdinalIgnoreCase));
        app.UseRouting();
        app.MapAssets();
        app.MapRecordApi();
        app.MapDocumentApi();
        if (settings.Answers is not null)
        {
            app.MapAskApi();
        }

        app.MapPages();
        app.MapOpenApi("/openapi/{documentName}.json");
        return app;
    }

    private sealed class CallersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
