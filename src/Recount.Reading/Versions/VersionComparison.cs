using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Reading;

/// <summary>Pairs posts, then sentences within posts, then marks what changed inside a pair.</summary>
internal sealed class VersionComparison(VersionText before, VersionText after)
{
    private const int Outside = -1; // the number of no post

    public DocumentChanges Compare()
    {
        var posts = PostPairs.Of(before, after);
        var (older, newer) = (ByPost(before), ByPost(after));
        var pairs = new List<(int Before, int After)>(SentencePairs.Of(before, older[Outside], after, newer[Outside]));
        var edited = new HashSet<int>(); // posts of the newer version
        foreach (var (was, @is) in posts)
        {
            var (left, right) = (older[was].ToArray(), newer[@is].ToArray());
            var matched = SentencePairs.Of(before, left, after, right);
            pairs.AddRange(matched);
            var isSame = matched.Count == left.Length && matched.Count == right.Length
                && matched.TrueForAll(p => string.Equals(before.Words(p.Before), after.Words(p.After), StringComparison.Ordinal))
                && string.Equals(before.Document.Posts[was].Headline, after.Document.Posts[@is].Headline, StringComparison.Ordinal);
            if (!isSame)
            {
                edited.Add(@is);
            }
        }

        return new DocumentChanges(
            before.Document, after.Document, [.. PostChanges(posts, edited)], [.. Sentences(pairs)],
            pairs.Count(p => string.Equals(before.Words(p.Before), after.Words(p.After), StringComparison.Ordinal)));
    }

    private static ILookup<int, int> ByPost(VersionText version) =>
        Enumerable.Range(0, version.Sentences.Length).ToLookup(i => version.Sentences[i].Post ?? Outside);

    private IEnumerable<PostChange> PostChanges(List<(int Before, int After)> pairs, HashSet<int> edited)
    {
        var was = pairs.ToDictionary(p => p.After, p => p.Before);
        for (var post = 0; post < after.Document.Posts.Length; post++)
        {
            if (!was.TryGetValue(post, out var older))
            {
                yield return new PostChange(ChangeKind.Added, null, post);
            }
            else if (edited.Contains(post))
            {
                yield return new PostChange(ChangeKind.Edited, older, post);
            }
        }

        var kept = pairs.Select(p => p.Before).ToHashSet();
        for (var post = 0; post < before.Document.Posts.Length; post++)
        {
            if (!kept.Contains(post))
            {
                yield return new PostChange(ChangeKind.Removed, post, null);
            }
        }
    }

    private IEnumerable<SentenceChange> Sentences(List<(int Before, int After)> pairs)
    {
        var was = pairs.ToDictionary(p => p.After, p => p.Before);
        var @is = pairs.ToDictionary(p => p.Before, p => p.After);
        var removed = new List<(int After, int Before)>();
        var last = -1;
        for (var i = 0; i < before.Sentences.Length; i++)
        {
            if (@is.TryGetValue(i, out var at))
            {
                last = at;
            }
            else
            {
                removed.Add((last, i));
            }
        }

        var byPlace = removed.ToLookup(r => r.After, r => r.Before);
        for (var i = -1; i < after.Sentences.Length; i++)
        {
            if (i >= 0 && (!was.TryGetValue(i, out var older) ? new SentenceChange(ChangeKind.Added, null, after.Sentences[i]) : Edit(older, i)) is { } change)
            {
                yield return change;
            }

            foreach (var gone in byPlace[i])
            {
                yield return new SentenceChange(ChangeKind.Removed, before.Sentences[gone], null);
            }
        }
    }

    private SentenceChange? Edit(int older, int newer)
    {
        if (string.Equals(before.Words(older), after.Words(newer), StringComparison.Ordinal))
        {
            return null;
        }

        var (was, @is) = (before.Sentences[older], after.Sentences[newer]);
        var (gone, fresh) = WordDifference.Of(before.Document.Text, was.Span, after.Document.Text, @is.Span);
        return new SentenceChange(ChangeKind.Edited, was, @is)
        {
            WordsBefore = gone,
            WordsAfter = fresh,
            Figures = FigurePairs.Of(before.Document.Text, before.FiguresOf(older), after.Document.Text, after.FiguresOf(newer)),
        };
    }
}
