using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Web.Pages;

/// <summary>A run of a block's text of one look.</summary>
/// <param name="Text">As it stands in the document; encoded when rendered.</param>
/// <param name="IsMarked">Part of a highlighted sentence.</param>
/// <param name="IsWords">The value itself.</param>
/// <param name="Order">0 for the first highlighted sentence that begins here, and so on; null inside one or outside.</param>
public sealed record Piece(string Text, bool IsMarked, bool IsWords, int? Order);

/// <summary>Cuts a block into pieces where highlights begin and end.</summary>
public static class Passage
{
    public static ImmutableArray<Piece> Of(string text, TextSpan block, Selection selection)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(selection);
        var cuts = selection.Sentences.Concat(selection.Words)
            .SelectMany(s => new[] { s.Start, s.End })
            .Where(o => o > block.Start && o < block.End)
            .Append(block.Start).Append(block.End).Distinct().Order().ToList();
        return
        [
            .. cuts.Zip(cuts.Skip(1), (start, end) => new TextSpan(start, end)).Select(span => new Piece(
                span.Slice(text),
                selection.Sentences.Any(s => s.Contains(span)),
                selection.Words.Any(s => s.Contains(span)),
                // A sentence may begin in a block before (two bullets joined): its first piece here bears no number then.
                selection.Sentences.IndexOf(selection.Sentences.FirstOrDefault(s => !s.IsEmpty && s.Start == span.Start)) is >= 0 and var n ? n : null)),
        ];
    }
}
