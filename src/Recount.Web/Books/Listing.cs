using System.Collections.Immutable;
using Recount.Core;
using Recount.Web.Http;

namespace Recount.Web.Books;

/// <summary>What a list is narrowed to; null narrows nothing.</summary>
/// <param name="Story">A story's id.</param>
/// <param name="Place">Words of a place's name.</param>
/// <param name="From">The first day, inclusive.</param>
/// <param name="To">The last day, inclusive.</param>
/// <param name="After">The cursor that the page before gave.</param>
/// <param name="Limit">Rows at most.</param>
internal sealed record ListFilter(string? Story, string? Place, DateOnly? From, DateOnly? To, string? After, int Limit)
{
    public const int DefaultLimit = 50;
    public const int MostRows = 200;

    /// <exception cref="RefusedException">400: a day that is none, or a limit outside 1 to 200.</exception>
    public static ListFilter Of(string? story, string? place, string? from, string? to, string? after, int? limit) => new(
        Blank(story), Blank(place), Request.Day(from, "from"), Request.Day(to, "to"), Blank(after),
        limit is null ? DefaultLimit
        : limit is >= 1 and <= MostRows ? limit.Value
        : throw new RefusedException(400, $"limit is 1 to {MostRows}."));

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>A page of a list.</summary>
/// <param name="Items">In the list's order.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
public sealed record Listing<T>(ImmutableArray<T> Items, int Total, string? Next);

internal static class Listings
{
    /// <summary>A cursor is the last row's day and id, so that a page goes on where it was even if rows were added.</summary>
    /// <exception cref="RefusedException">404: no such story.</exception>
    public static Listing<RecordRow> Records(this Snapshot snapshot, string family, ListFilter filter)
    {
        if (filter.Story is { } story && snapshot.Book.Story(story) is null)
        {
            throw new RefusedException(404, "There is no such story.");
        }

        var rows = snapshot.Families.GetValueOrDefault(family, []).Where(r =>
            (filter.Story is null || snapshot.StoryOf(r.Id)?.Id == filter.Story)
            && (filter.From is null || r.Day >= filter.From)
            && (filter.To is null || r.Day <= filter.To)
            && (filter.Place is null || IsAt(r, filter.Place)));
        return Page([.. rows], r => r.SortKey, filter);
    }

    public static Listing<ReportedDocument> Documents(this Snapshot snapshot, ListFilter filter)
    {
        var inStory = filter.Story is null
            ? null
            : (snapshot.Book.Story(filter.Story) ?? throw new RefusedException(404, "There is no such story."))
                .Documents.Select(d => d.Id).ToHashSet();
        var documents = snapshot.Book.Documents.Where(d =>
            (inStory is null || inStory.Contains(d.Document.Id))
            && (filter.From is null || d.Document.Published?.Day >= filter.From)
            && (filter.To is null || d.Document.Published?.Day <= filter.To));
        return Page([.. documents.OrderByDescending(SortKey, StringComparer.Ordinal)], SortKey, filter);

        static string SortKey(ReportedDocument d) =>
            $"{d.Document.Published?.Moment.UtcDateTime:yyyy-MM-ddTHH:mm:ss}_{Snapshot.KeyOf(d.Document.Id)}";
    }

    /// <summary>In its places where the family has them, else in its sentences.</summary>
    private static bool IsAt(RecordRow row, string place) => row.Places is { } places
        ? places.Any(p => p.Contains(place, StringComparison.OrdinalIgnoreCase))
        : row.Members.Any(m => m.Evidence.Any(e => e.Quote.Contains(place, StringComparison.OrdinalIgnoreCase)));

    private static Listing<T> Page<T>(ImmutableArray<T> all, Func<T, string> key, ListFilter filter)
    {
        var rest = filter.After is null
            ? all
            : [.. all.Where(i => string.CompareOrdinal(key(i), filter.After) < 0)];
        ImmutableArray<T> items = [.. rest.Take(filter.Limit)];
        return new Listing<T>(items, all.Length, rest.Length > items.Length ? key(items[^1]) : null);
    }
}
