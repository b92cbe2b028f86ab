using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Recount.Core;
using Recount.Publishing.Stories;
using Recount.Publishing.Traces;
using Recount.Web.Books;
using Recount.Web.Http;

namespace Recount.Web.Api;

/// <summary>Stories, records and traces under /api/v1. An endpoint for questions joins them here.</summary>
internal static class RecordApi
{
    public static IReadOnlyList<string> Families { get; } = ["incidents", "talks", "positions", "commitments", "statements"];

    public static void MapRecordApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("records");
        api.MapGet("/stories", (Delegate)StoriesAsync).WithSummary("Stories, the most told first").Produces<StoryPage>().TakesAsOf();
        api.MapGet("/stories/{id}", (Delegate)StoryAsync).WithSummary("One story").Produces<StoryWire>().MayBeMissing().TakesAsOf();
        foreach (var family in Families)
        {
            api.MapGet("/" + family, (HttpContext context, [AsParameters] ListQuery query) => ListAsync(context, family, query))
                .WithSummary($"A page of {family}, the latest day first").ProducesRecords(family).MayBeRefused().TakesAsOf();
        }

        api.MapGet("/records", (Delegate)WholeAsync).WithSummary("The whole record, as 'recount export --profile native' writes it")
            .ProducesNative("Record").TakesAsOf();
        api.MapGet("/records/{id}", (Delegate)RecordAsync).WithSummary("One record of any family").ProducesNative("AnyRecord")
            .MayBeMissing().TakesAsOf();
        api.MapGet("/records/{id}/trace", (Delegate)TraceAsync)
            .WithSummary("One record's fields, each with every reported value and the sentences behind it")
            .Produces<TraceWire>().MayBeMissing().TakesAsOf();
        api.MapGet("/health", (Delegate)HealthAsync).WithSummary("Whether the host answers, and what it serves").Produces<HealthWire>().TakesAsOf();
    }

    private static async Task<IResult> StoriesAsync(HttpContext context)
    {
        var snapshot = await context.SnapshotAsync().ConfigureAwait(false);
        return Tagged(context, snapshot, () => new StoryPage([.. snapshot.Book.Stories.Select(Wire)], snapshot.Book.Stories.Length));
    }

    private static async Task<IResult> StoryAsync(HttpContext context, string id)
    {
        var snapshot = await context.SnapshotAsync().ConfigureAwait(false);
        var story = snapshot.Book.Story(id) ?? throw Missing("story");
        return Tagged(context, snapshot, () => Wire(story));
    }

    private static async Task<IResult> ListAsync(HttpContext context, string family, ListQuery query)
    {
        var snapshot = await context.SnapshotAsync().ConfigureAwait(false);
        var page = snapshot.Records(family, query.Filter());
        return Tagged(context, snapshot, () => new JsonObject
        {
            ["items"] = new JsonArray([.. NativeJson.Of(snapshot, page.Items).Select(n => n.DeepClone())]),
            ["total"] = page.Total,
            ["next"] = page.Next,
        });
    }

    private static async Task<IResult> WholeAsync(HttpContext context)
    {
        var snapshot = await context.SnapshotAsync().ConfigureAwait(false);
        return context.IsFresh(snapshot)
            ? Results.Empty
            : Results.Bytes(snapshot.Records.ToJson(indented: false), "application/json; charset=utf-8");
    }

    private static async Task<IResult> RecordAsync(HttpContext context, string id)
    {
        var snapshot = await context.SnapshotAsync().ConfigureAwait(false);
        var row = Row(snapshot, id);
        return Tagged(context, snapshot, () => new JsonObject
        {
            ["family"] = row.Family,
            ["story"] = snapshot.StoryOf(row.Id)?.Id,
            ["record"] = NativeJson.Of(snapshot, [row])[0].DeepClone(),
        });
    }

    private static async Task<IResult> TraceAsync(HttpContext context, string id)
    {
        var snapshot = await context.SnapshotAsync().ConfigureAwait(false);
        var trace = Tracer.Of(snapshot.Book, Row(snapshot, id).Id) ?? throw Missing("record");
        return Tagged(context, snapshot, () => new TraceWire(trace.Id.Value, trace.Family,
            [.. trace.Fields.Select(f => new FieldWire(f.Name, f.IsDisputed, [.. f.Values.Select(v => Wire(v, snapshot))]))]));
    }

    private static async Task<IResult> HealthAsync(HttpContext context)
    {
        var snapshot = await context.SnapshotAsync().ConfigureAwait(false);
        return Results.Ok(new HealthWire("ok", snapshot.Book.Records.AsOf?.ToString(), snapshot.Hash,
            snapshot.Book.Documents.Length, snapshot.Families.Values.Sum(f => f.Length)));
    }

    internal static IResult Tagged<T>(HttpContext context, Snapshot snapshot, Func<T> body) =>
        context.IsFresh(snapshot) ? Results.Empty : Results.Json(body(), ApiSettings.Json);

    internal static RefusedException Missing(string what) => new(StatusCodes.Status404NotFound, $"There is no such {what}.");

    private static RecordRow Row(Snapshot snapshot, string id) =>
        string.IsNullOrWhiteSpace(id) ? throw Missing("record") : snapshot.Row(new RecordId(id)) ?? throw Missing("record");

    private static StoryWire Wire(Story s) => new(
        s.Id, s.Title, s.Countries, s.First?.ToString(), s.Last?.ToString(), s.Incidents.Length, s.Talks.Length,
        s.Statements.Length, s.Positions.Length, s.Commitments.Length, s.Documents.Length);

    private static ValueWire Wire(TracedValue v, Snapshot snapshot) => new(
        v.Key, v.Text, v.State, v.IsCurrent, v.Day, v.Origins, [.. v.Supports.Select(s => Wire(s, snapshot))]);

    private static SupportWire Wire(Support s, Snapshot snapshot)
    {
        var map = snapshot.Map(s.Document.Version);
        return new SupportWire(
            Snapshot.KeyOf(s.Document.Id), s.Document.Outlet, s.Observation.Value, s.Origins, s.Reported?.ToString(),
            [.. s.Evidence.Select(Span)], s.Words is { } words ? Span(words) : null);

        SpanWire Span(Evidence e) => new(map.ToCodePoint(e.Span.Start), map.ToCodePoint(e.Span.End), e.Quote);
    }
}

/// <summary>What narrows and pages a list.</summary>
internal sealed record ListQuery
{
    [FromQuery(Name = "story")]
    public string? Story { get; init; }

    [FromQuery(Name = "place")]
    public string? Place { get; init; }

    [FromQuery(Name = "from")]
    public string? From { get; init; }

    [FromQuery(Name = "to")]
    public string? To { get; init; }

    [FromQuery(Name = "after")]
    public string? After { get; init; }

    [FromQuery(Name = "limit")]
    public int? Limit { get; init; }

    public ListFilter Filter() => ListFilter.Of(Story, Place, From, To, After, Limit);
}
