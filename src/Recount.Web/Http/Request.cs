using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Recount.Core;
using Recount.Web.Books;

namespace Recount.Web.Http;

/// <summary>What every route does with a request: finds its state of the ledger, reads its dates, answers 304.</summary>
internal static class Request
{
    public const string AsOf = "as-of";

    /// <exception cref="RefusedException">400: <c>as-of</c> is no date.</exception>
    public static Task<Snapshot> SnapshotAsync(this HttpContext context)
    {
        var settings = context.RequestServices.GetRequiredService<WebSettings>();
        var text = context.Request.Query[AsOf].FirstOrDefault(v => !string.IsNullOrEmpty(v));
        var asOf = text is null
            ? settings.AsOf
            : PublicationTime.Parse(text) ?? throw new RefusedException(
                StatusCodes.Status400BadRequest, "as-of is a day (2025-06-05) or an ISO 8601 time.");
        return context.RequestServices.GetRequiredService<LedgerBooks>().ForAsync(asOf, context.RequestAborted);
    }

    /// <exception cref="RefusedException">400: no such day.</exception>
    public static DateOnly? Day(string? text, string name) => string.IsNullOrEmpty(text)
        ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new RefusedException(StatusCodes.Status400BadRequest, $"{name} is a day (2025-06-05).");

    /// <summary>Tags the answer; true where the asker has it already and 304 was set.</summary>
    public static bool IsFresh(this HttpContext context, Snapshot snapshot)
    {
        var tag = $"\"{snapshot.Tag}-{EmbeddedAssets.Version}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        if (!context.Request.Headers.IfNoneMatch.Any(v => v is not null && v.Contains(tag, StringComparison.Ordinal)))
        {
            return false;
        }

        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }
}
