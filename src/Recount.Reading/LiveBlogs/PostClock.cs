using Recount.Core;

namespace Recount.Reading;

/// <summary>The time that a post's header prints: minutes after midnight, with a weekday or a day of its own if it has one.</summary>
internal sealed record PostTime(int Minutes, DayOfWeek? Weekday, TimeSpan? Offset);

/// <summary>Gives posts that print only a time of day their days.</summary>
/// <remarks>
/// The document's own day holds at the post whose time is the document's, else at the first post printed. From there the
/// order of the list tells when midnight passes: in a list with the newest on top, a later time below means a day before.
/// A weekday is the last one on or before the document's day.
/// </remarks>
internal static class PostClock
{
    public static PublicationTime?[] Resolve(IReadOnlyList<PostTime> posts, PublicationTime? published)
    {
        var result = new PublicationTime?[posts.Count];
        if (published is not { } anchor || posts.Count == 0)
        {
            return result;
        }

        var falls = 0;
        for (var i = 1; i < posts.Count; i++)
        {
            falls += Math.Sign(posts[i - 1].Minutes.CompareTo(posts[i].Minutes));
        }

        var isNewestFirst = falls > 0;
        var clock = anchor.HasTimeOfDay ? (int)anchor.Moment.TimeOfDay.TotalMinutes : -1;
        var fixedAt = Enumerable.Range(0, posts.Count).Where(i => posts[i].Minutes == clock && posts[i].Weekday is null)
            .DefaultIfEmpty(0).First();
        var days = new DateOnly[posts.Count];
        days[fixedAt] = Day(posts[fixedAt], anchor.Day, anchor.Day);
        for (var i = fixedAt + 1; i < posts.Count; i++)
        {
            var turn = isNewestFirst ? posts[i].Minutes > posts[i - 1].Minutes : posts[i].Minutes < posts[i - 1].Minutes;
            days[i] = Day(posts[i], anchor.Day, days[i - 1].AddDays(turn ? (isNewestFirst ? -1 : 1) : 0));
        }

        for (var i = fixedAt - 1; i >= 0; i--)
        {
            var turn = isNewestFirst ? posts[i].Minutes < posts[i + 1].Minutes : posts[i].Minutes > posts[i + 1].Minutes;
            days[i] = Day(posts[i], anchor.Day, days[i + 1].AddDays(turn ? (isNewestFirst ? 1 : -1) : 0));
        }

        for (var i = 0; i < posts.Count; i++)
        {
            result[i] = new PublicationTime(new DateTimeOffset(
                days[i].ToDateTime(TimeOnly.MinValue).AddMinutes(posts[i].Minutes), posts[i].Offset ?? anchor.Moment.Offset));
        }

        return result;
    }

    private static DateOnly Day(PostTime post, DateOnly today, DateOnly otherwise) => post.Weekday is { } weekday
        ? today.AddDays(-(((int)today.DayOfWeek - (int)weekday + 7) % 7))
        : otherwise;
}
