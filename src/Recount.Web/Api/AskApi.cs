using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Recount.Publishing;
using Recount.Publishing.Answers;
using Recount.Web.Books;
using Recount.Web.Http;
using Recount.Web.Pages;

namespace Recount.Web.Api;

/// <summary>Questions under /api/v1.</summary>
internal static class AskApi
{
    public static void MapAskApi(this IEndpointRouteBuilder routes) => routes.MapGroup("/api/v1").WithTags("questions")
        .MapGet("/ask", (Delegate)AskAsync).WithSummary("An answer put together from records, each line with its sentences")
        .Produces<AnswerWire>().MayBeRefused().TakesAsOf();

    /// <exception cref="RefusedException">400: no question, or one that is too long.</exception>
    public static string Question(HttpContext context)
    {
        var question = context.Request.Query["q"].ToString().Trim();
        return question.Length is > 0 and <= AskPage.LongestQuestion
            ? question
            : throw new RefusedException(
                StatusCodes.Status400BadRequest, FormattableString.Invariant($"q is a question of 1 to {AskPage.LongestQuestion} characters."));
    }

    private static async Task<IResult> AskAsync(HttpContext context, string? q)
    {
        var question = Question(context);
        var snapshot = await context.SnapshotAsync().ConfigureAwait(false);
        var answer = context.RequestServices.GetRequiredService<AnswerBooks>().Answer(snapshot, question)
            ?? throw RecordApi.Missing("page");
        return RecordApi.Tagged(context, snapshot, () => new AnswerWire(
            answer.Question, answer.IsRefused,
            [.. answer.Lines.Select(l => new AnswerLineWire(l.Text, [.. l.Citations.Select(c => Wire(c, snapshot))]))], answer.Missing));
    }

    private static CitationWire Wire(Citation citation, Snapshot snapshot)
    {
        var map = snapshot.Map(citation.Document.Version);
        var span = citation.Evidence.Span;
        return new CitationWire(
            Snapshot.KeyOf(citation.Document.Id), citation.Document.Outlet, citation.Document.Published?.ToString(),
            new SpanWire(map.ToCodePoint(span.Start), map.ToCodePoint(span.End), citation.Evidence.Quote));
    }
}

/// <summary>A sentence behind a line; the document by its key under /api/v1/documents.</summary>
internal sealed record CitationWire(string Document, string? Outlet, string? Published, SpanWire Sentence);

internal sealed record AnswerLineWire(string Text, IReadOnlyList<CitationWire> Citations);

/// <param name="Question">As it was asked.</param>
/// <param name="Refused">The ledger holds nothing on it.</param>
/// <param name="Lines">Each with at least one citation.</param>
/// <param name="Missing">What was asked and isn't held; never a fact.</param>
internal sealed record AnswerWire(string Question, bool Refused, IReadOnlyList<AnswerLineWire> Lines, IReadOnlyList<string> Missing);
