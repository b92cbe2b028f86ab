using Recount.Core;

namespace Recount.Ledger;

/// <summary>Which of a document's versions counts; a function of the versions alone, so that arrival doesn't matter.</summary>
internal static class VersionOrder
{
    public static LedgerVersion Latest(IEnumerable<LedgerVersion> versions) => versions
        .OrderBy(v => v.Document.Updated ?? v.Document.Published)
        .ThenBy(LastPost)
        .ThenBy(v => ContentHash.Of(v.Document.Text), StringComparer.Ordinal)
        .ThenBy(v => v.Hash, StringComparer.Ordinal)
        .Last();

    /// <summary>As people met them: by their own times, then, where those are the same, by when the ledger took them in.</summary>
    public static IEnumerable<LedgerVersion> Told(IEnumerable<LedgerVersion> versions) => versions
        .OrderBy(v => v.Document.Updated ?? v.Document.Published)
        .ThenBy(LastPost)
        .ThenBy(v => v.Recorded)
        .ThenBy(v => v.Hash, StringComparer.Ordinal);

    // A live blog's page may bear the time of its first post for ever; its last post tells how far it had come.
    private static DateTimeOffset? LastPost(LedgerVersion version) => version.Document.Posts.Max(p => (p.Modified ?? p.Published)?.Moment);

    /// <summary>A day without a time of day reaches to its last moment.</summary>
    public static bool IsValidBy(LedgerVersion version, PublicationTime asOf)
    {
        var limit = asOf.HasTimeOfDay ? asOf.Moment : asOf.Moment.AddDays(1).AddTicks(-1);
        return ((version.Document.Updated ?? version.Document.Published)?.Moment ?? version.Recorded) <= limit;
    }
}
