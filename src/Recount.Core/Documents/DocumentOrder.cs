namespace Recount.Core;

/// <summary>The order in which documents are told: by publication, then by id.</summary>
public static class DocumentOrder
{
    /// <summary>A document without a date comes after all that have one: it can't claim to be the earliest.</summary>
    public static IComparer<DocumentHeader> ByPublication { get; } = Comparer<DocumentHeader>.Create(Compare);

    private static int Compare(DocumentHeader a, DocumentHeader b)
    {
        var byTime = (a.Published, b.Published) switch
        {
            ({ } x, { } y) => x.CompareTo(y),
            (null, { }) => 1,
            ({ }, null) => -1,
            _ => 0,
        };
        return byTime != 0 ? byTime : string.CompareOrdinal(a.Id.Value, b.Id.Value);
    }
}
