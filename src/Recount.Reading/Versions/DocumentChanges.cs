using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Reading;

public enum ChangeKind
{
    Added,
    Removed,
    Edited,
}

/// <summary>One sentence that isn't as it was.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Before">In the older version; null where it was added.</param>
/// <param name="After">In the newer version; null where it was removed.</param>
public sealed record SentenceChange(ChangeKind Kind, Sentence? Before, Sentence? After)
{
    /// <summary>Words of the older sentence that the newer lacks, as spans of the older text; empty unless edited.</summary>
    public ImmutableArray<TextSpan> WordsBefore { get; init; } = [];

    /// <summary>Words that are new, as spans of the newer text; empty unless edited.</summary>
    public ImmutableArray<TextSpan> WordsAfter { get; init; } = [];

    /// <summary>Numbers of an edited sentence that have another value now.</summary>
    public ImmutableArray<FigureChange> Figures { get; init; } = [];
}

/// <summary>A number and what stands in its place: spans of the older and of the newer text.</summary>
public readonly record struct FigureChange(TextSpan Before, TextSpan After);

/// <summary>One post of a live blog that isn't as it was.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Before">Index into the older version's posts; null where it was added.</param>
/// <param name="After">Index into the newer version's posts; null where it was removed.</param>
public sealed record PostChange(ChangeKind Kind, int? Before, int? After);

/// <summary>What differs between two versions of one document.</summary>
/// <param name="Before">The older version.</param>
/// <param name="After">The newer version.</param>
/// <param name="Posts">Added and edited ones in the newer order, then removed ones in the older; empty unless a live blog.</param>
/// <param name="Sentences">
/// In the newer order; a removed one stands after what it followed. Those of added and removed posts are among them. A
/// sentence that only moved is none.
/// </param>
/// <param name="Kept">How many sentences stand in both as they were.</param>
public sealed record DocumentChanges(
    Document Before, Document After, ImmutableArray<PostChange> Posts, ImmutableArray<SentenceChange> Sentences, int Kept)
{
    /// <summary>The headline where it isn't the same, also one that only the metadata hold.</summary>
    public bool IsTitleChanged => !string.Equals(Before.Title, After.Title, StringComparison.Ordinal);

    public bool IsEmpty => !IsTitleChanged && Posts.IsEmpty && Sentences.IsEmpty;

    /// <remarks>Pure. Quadratic in the changed sentences of one post or article, up to a stated bound.</remarks>
    /// <exception cref="ArgumentException">They are versions of different documents.</exception>
    public static DocumentChanges Between(VersionText before, VersionText after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return before.Document.Id == after.Document.Id
            ? new VersionComparison(before, after).Compare()
            : throw new ArgumentException("versions of different documents can't be compared", nameof(after));
    }
}
