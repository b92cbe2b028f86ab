using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Recount.Core;
using Recount.Publishing.Traces;
using Recount.Web.Api;
using Recount.Web.Books;
using Recount.Web.Http;

namespace Recount.Web.Pages;

/// <summary>The pages' addresses. Each finds its subject or answers 404, and renders one component.</summary>
internal static class PageRoutes
{
    private static readonly string[] s_methods = ["GET", "HEAD"];
    private static readonly string[] s_filters = ["story", "place", "from", "to", "after", "limit"];

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        Map(routes, "/", context => PageAsync<StoriesPage>(context));
        Map(routes, "/stories", context => PageAsync<StoriesPage>(context));
        Map(routes, "/stories/{id}", context => PageAsync<StoryPage>(context, snapshot =>
            [("Story", snapshot.Book.Story(Id(context)) ?? throw RecordApi.Missing("story"))]));
        Map(routes, "/records/{id}", context => PageAsync<RecordPage>(context, snapshot =>
            [("Trace", Tracer.Of(snapshot.Book, new RecordId(Id(context))) ?? throw RecordApi.Missing("record"))]));
        Map(routes, "/documents", context => PageAsync<DocumentsPage>(context, snapshot =>
            [("Listing", snapshot.Documents(Filter(context)))]));
        Map(routes, "/documents/{id}", context => PageAsync<DocumentPage>(context, snapshot =>
        {
            var document = snapshot.Document(Id(context)) ?? throw RecordApi.Missing("document");
            return [("Document", document), ("Selection", Selection.Of(snapshot, document, context.Request.Query))];
        }));
        Map(routes, "/ask", context => PageAsync<AskPage>(context, snapshot =>
        {
            var asked = context.Request.Query["q"].ToString().Trim();
            var answers = context.RequestServices.GetRequiredService<AnswerBooks>();
            return [("Question", asked), ("Answer", asked.Length == 0 ? null : answers.Answer(snapshot, AskApi.Question(context)) ?? throw RecordApi.Missing("page"))];
        }));
        foreach (var family in RecordApi.Families)
        {
            Map(routes, "/" + family, context => PageAsync<ListPage>(context, snapshot =>
                [("Family", family), ("Listing", snapshot.Records(family, Filter(context)))]));
        }
    }

    private static void Map(IEndpointRouteBuilder routes, string pattern, RequestDelegate page) =>
        routes.MapMethods(pattern, s_methods, page).ExcludeFromDescription();

    private static async Task PageAsync<TPage>(
        HttpContext context, Func<Snapshot, (string Name, object? Value)[]>? parameters = null)
        where TPage : IComponent
    {
        var snapshot = await context.SnapshotAsync().ConfigureAwait(false);
        var own = parameters?.Invoke(snapshot) ?? [];
        if (context.IsFresh(snapshot))
        {
            return;
        }

        var query = context.Request.Query;
        var view = new PageView(
            snapshot, query[Request.AsOf].FirstOrDefault(v => !string.IsNullOrEmpty(v)), context.Request.Path.Value ?? "/",
            s_filters.Where(f => !string.IsNullOrEmpty(query[f])).ToDictionary(f => f, f => query[f].ToString(), StringComparer.Ordinal));
        await context.RequestServices.GetRequiredService<Renderer>()
            .WriteAsync<TPage>(context, StatusCodes.Status200OK, [("View", view), .. own]).ConfigureAwait(false);
    }

    private static string Id(HttpContext context) => context.Request.RouteValues["id"] as string is { Length: > 0 } id && !string.IsNullOrWhiteSpace(id)
        ? id
        : throw RecordApi.Missing("page");

    private static ListFilter Filter(HttpContext context)
    {
        var query = context.Request.Query;
        return ListFilter.Of(
            query["story"], query["place"], query["from"], query["to"], query["after"],
            string.IsNullOrEmpty(query["limit"]) ? null : int.TryParse(query["limit"], System.Globalization.CultureInfo.InvariantCulture, out var limit) ? limit : 0);
    }
}
