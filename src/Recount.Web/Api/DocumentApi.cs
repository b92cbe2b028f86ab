using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Recount.Core;
using Recount.Core.Json;
using Recount.Web.Books;
using Recount.Web.Http;

namespace Recount.Web.Api;

/// <summary>Documents, what each says, and which carry one text, under /api/v1.</summary>
internal static class DocumentApi
{
    public static void MapDocumentApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("documents");
        api.MapGet("/documents", (Delegate)ListAsync).WithSummary("A page of documents, the latest first").Produces<DocumentPage>()
            .MayBeRefused().TakesAsOf();
        api.MapGet("/documents/{key}", (Delegate)TextAsync)
            .WithSummary("A document's text with its blocks; offsets are Unicode code points").ProducesNative("Document")
            .MayBeMissing().TakesAsOf();
        api.MapGet("/documents/{key}/observations", (Delegate)ObservationsAsync).WithSummary("What a document says, each with its sentences")
            .ProducesNative("Observations").MayBeMissing().TakesAsOf();
        api.MapGet("/copies", (Delegate)CopiesAsync).WithSummary("Groups of documents that carry one text").Produces<CopyPage>().TakesAsOf();
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, string? story = null, string? from = null, string? to = null, string? after = null, int? limit = null)
    {
        var snapshot = await context.SnapshotAsync().ConfigureAwait(false);
        var page = snapshot.Documents(ListFilter.Of(story, null, from, to, after, limit));
        return RecordApi.Tagged(context, snapshot, () => new DocumentPage([.. page.Items.Select(Wire)], page.Total, page.Next));
    }

    private static async Task<IResult> TextAsync(HttpContext context, string key)
    {
        var snapshot = await context.SnapshotAsync().ConfigureAwait(false);
        var document = snapshot.Document(key) ?? throw RecordApi.Missing("document");
        return context.IsFresh(snapshot) ? Results.Empty : Json(DocumentJson.Write(document.Document));
    }

    private static async Task<IResult> ObservationsAsync(HttpContext context, string key)
    {
        var snapshot = await context.SnapshotAsync().ConfigureAwait(false);
        var document = snapshot.Document(key) ?? throw RecordApi.Missing("document");
        return context.IsFresh(snapshot)
            ? Results.Empty
            : Json(ObservationsJson.Write(document.Observations, snapshot.Map(document.Observations.Document.Version)));
    }

    private static async Task<IResult> CopiesAsync(HttpContext context)
    {
        var snapshot = await context.SnapshotAsync().ConfigureAwait(false);
        return RecordApi.Tagged(context, snapshot, () => new CopyPage(
            [.. snapshot.Copies.Select(c => new CopyGroup([.. c.Select(h => Wire(snapshot.Book.Document(h.Id)!))]))],
            snapshot.Copies.Length));
    }

    private static IResult Json(byte[] bytes) => Results.Bytes(bytes, "application/json; charset=utf-8");

    private static DocumentWire Wire(ReportedDocument d)
    {
        var h = d.Observations.Document;
        return new DocumentWire(
            Snapshot.KeyOf(h.Id), h.Id.Value, h.Source, h.Url, h.Outlet, d.Document.Section?.Name, h.Title, h.Agency, h.Kind, h.Published?.ToString(),
            h.Updated?.ToString(), d.Document.Dates.FirstOrDefault(t => t.Role == DateRole.FirstSeen)?.Time.ToString(), d.Observations.All().Count());
    }
}
