using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Recount.Core;
using Recount.Web.Pages;

namespace Recount.Web.Http;

/// <summary>The host's edge: what went wrong becomes problem details (RFC 9457) under /api, and a page elsewhere.</summary>
internal sealed class Failures(RequestDelegate next, WebSettings settings, Renderer renderer)
{
    private const int ClientGone = 499;

    public async Task InvokeAsync(HttpContext context)
    {
        var (status, detail) = (0, (string?)null);
        try
        {
            await next(context).ConfigureAwait(false);
            status = context.Response.StatusCode;
        }
        catch (RefusedException e)
        {
            (status, detail) = (e.Status, e.Message);
        }
        catch (BadHttpRequestException e)
        {
            (status, detail) = (e.StatusCode, "The request can't be understood.");
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = ClientGone;
            return;
        }
        catch (DiagnosticException e)
        {
            (status, detail) = (StatusCodes.Status503ServiceUnavailable, $"{e.Diagnostic.Kind.Code}: {e.Diagnostic.Kind.Title}. {e.Diagnostic.Kind.Remedy}");
        }
#pragma warning disable CA1031 // The host's edge: one request fails, the others go on; the fault is reported without any text.
        catch (Exception e)
        {
            status = StatusCodes.Status500InternalServerError;
            settings.Fault($"internal error {e.GetType().Name} at {context.GetEndpoint()?.DisplayName ?? "no endpoint"}\n{e.StackTrace}");
        }
#pragma warning restore CA1031

        if (status >= StatusCodes.Status400BadRequest && !context.Response.HasStarted)
        {
            await WriteAsync(context, status, detail).ConfigureAwait(false);
        }
        else if (status != context.Response.StatusCode)
        {
            // It failed half-way: a broken connection, so that half an answer never passes for a whole one.
            context.Abort();
        }
    }

    private async Task WriteAsync(HttpContext context, int status, string? detail)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.ETag = default;
        context.Response.Headers.CacheControl = "no-store";
        var title = ReasonPhrases.GetReasonPhrase(status);
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            context.Response.ContentType = "application/problem+json";
            await JsonSerializer.SerializeAsync(
                context.Response.Body, new Problem("about:blank", title, status, detail, context.Request.Path.Value), s_json,
                context.RequestAborted).ConfigureAwait(false);
            return;
        }

        await renderer.WriteAsync<ErrorPage>(
            context, status, ("Title", title), ("Detail", detail ?? (status == StatusCodes.Status404NotFound
                ? "Nothing stands at this address. A record's address changes only when it is merged into another."
                : "The desk couldn't answer this."))).ConfigureAwait(false);
    }

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    private sealed record Problem(string Type, string Title, int Status, string? Detail, string? Instance);
}
