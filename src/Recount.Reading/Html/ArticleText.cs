using AngleSharp.Dom;
using Recount.Core;

namespace Recount.Reading;

/// <summary>Puts the blocks that the classifier keeps into a draft: roles, captions, posts, credits and date lines told apart.</summary>
internal sealed class ArticleText
{
    private const int LongestHeading = 120;
    private const int Enough = 150; // characters; fewer are no article, and less sure blocks are taken as well
    private const int LeastSure = -2500;
    private const int LeastInPost = -2000;
    private const int LeastBetween = -2000;
    private const int MostBetween = 4; // blocks
    private const int LongestLabel = 120;
    private const int LongestKicker = 40;

    private readonly IReadOnlyList<PageBlock> _blocks;
    private readonly int[] _scores;
    private readonly PageTitle _title;
    private readonly Draft _draft;
    private readonly IReadOnlyDictionary<IElement, DraftPost> _posts;
    private readonly Dictionary<IElement, int> _numbers = [];
    private readonly bool[] _kept;
    private readonly HashSet<string> _captions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PageNode?> _printed = new(StringComparer.Ordinal);

    public ArticleText(IReadOnlyList<PageBlock> blocks, int[] scores, PageTitle title, Draft draft, IReadOnlyDictionary<IElement, DraftPost> posts)
    {
        (_blocks, _scores, _title, _draft, _posts) = (blocks, scores, title, draft, posts);
        _kept = [.. Enumerable.Range(0, blocks.Count).Select(IsKept)];
        if (!Enumerable.Range(0, blocks.Count).Any(i => _kept[i] && blocks[i].LinkShare < 75))
        {
            Array.Clear(_kept); // links alone are no article
        }

        if (Length() < Enough && blocks.Count > 0)
        {
            TakeMore();
        }

        TakeBetween();
        FillPosts();
    }

    public void Write()
    {
        var (from, to) = Reach();
        for (var i = 0; i < _blocks.Count; i++)
        {
            var block = _blocks[i];
            if (i >= from && i <= to && block.Role == BlockRole.Body && PrintedTime.Line(block.Text) is { } date)
            {
                _draft.Dates = date.IsUpdate ? _draft.Dates : _draft.Dates.Or(date.As(DateRole.Published)).Or(date.As(DateRole.Printed));
                continue;
            }

            if (_kept[i])
            {
                Write(block, PostOf(block));
            }
            else if (i >= from && i <= to + 3 && block.Role == BlockRole.Body)
            {
                _draft.Agency ??= Agencies.OfCreditLine(block.Text);
            }
        }
    }

    private int Length() => _blocks.Select((b, i) => _kept[i] && b.Role != BlockRole.Caption ? b.Text.Length : 0).Sum();

    private bool IsKept(int i)
    {
        var block = _blocks[i];
        // What stands in a post is mostly the post's.
        return _scores[i] > (PostElement(block) is { } post && _posts[post].Anchor is not null ? LeastInPost : 0) && !IsOff(block) && _title.Heading?.Contains(block.Holder.Element) != true && IsText(block);
    }

    private bool IsText(PageBlock block) => block.Text.Any(char.IsLetterOrDigit) && !block.IsJunk
        && block.TimeChars < block.Chars && !IsLabel(block)
        && !string.Equals(block.Text, _title.Text, StringComparison.Ordinal);

    private static bool IsOff(PageBlock block)
    {
        for (var n = block.Holder; n is not null; n = n.Parent)
        {
            if ((n.IsOff || n.IsHidden) && n.GoodChars * 2 < Root(n).GoodChars)
            {
                return true;
            }
        }

        return false;
    }

    private static PageNode Root(PageNode node)
    {
        while (node.Parent is { } parent)
        {
            node = parent;
        }

        return node;
    }

    // A short line without a sentence's end in an element named for authors, dates or sections.
    private static bool IsLabel(PageBlock block)
    {
        if (block.Text.Length > LongestLabel || block.Role is BlockRole.Heading or BlockRole.Caption or BlockRole.Bullet || block.Text[^1] is '.' or '!' or '?' or ':' or '"' or '”')
        {
            return false;
        }

        var node = block.Holder;
        for (var level = 0; level < 3 && node is { GoodChars: 0 }; level++, node = node.Parent)
        {
            if (ElementWords.Has(node.Bits, "author") || (level < 2 && (ElementWords.Has(node.Bits, "meta") || (block.Text.Length <= LongestKicker && ElementWords.Has(node.Bits, "tags")))))
            {
                return true;
            }
        }

        return false;
    }

    // A heading or a picture's caption between two kept blocks of one parent is the article's.
    private void TakeBetween()
    {
        var last = -1;
        for (var i = 0; i < _blocks.Count; i++)
        {
            if (!_kept[i])
            {
                continue;
            }

            for (var at = last + 1; last >= 0 && at < i && i - last <= MostBetween; at++)
            {
                var block = _blocks[at];
                _kept[at] |= block.Role is BlockRole.Heading or BlockRole.Caption && _scores[at] > LeastBetween && block.LinkShare < 50
                    && !IsOff(block) && IsText(block) && AreTogether(_blocks[last], block) && AreTogether(block, _blocks[i]);
            }

            last = i;
        }
    }

    // Children or grandchildren of one element; a caption stands a level deeper.
    private static bool AreTogether(PageBlock a, PageBlock b)
    {
        var (x, y) = (Lifted(a), Lifted(b));
        return x is not null && (ReferenceEquals(x, y) || (x.Parent is not null && ReferenceEquals(x.Parent, y?.Parent)));
    }

    private static PageNode? Lifted(PageBlock block) => block.Role == BlockRole.Caption ? block.Holder.Parent?.Parent : block.Holder.Parent;

    // A post has at least its surest block: the shortest ones ("OUT", "Goal!") look like labels.
    private void FillPosts()
    {
        var best = new Dictionary<IElement, int>();
        var isAnchored = _posts.Values.Count(p => p.Anchor is not null) * 2 > _posts.Count; // then what has none is a list of posts
        for (var i = 0; i < _blocks.Count && _posts.Count > 0; i++)
        {
            if (PostElement(_blocks[i]) is { } post && (_posts[post].Anchor is not null || !isAnchored) && IsText(_blocks[i]) && _blocks[i].LinkShare < 90
                && (!best.TryGetValue(post, out var at) || (!_kept[at] && (_kept[i] || _scores[i] > _scores[at]))))
            {
                best[post] = i;
            }
        }

        foreach (var at in best.Values)
        {
            _kept[at] = true;
        }
    }

    private void TakeMore()
    {
        var best = Enumerable.Range(0, _blocks.Count).Where(i => IsText(_blocks[i]) && _blocks[i].Text.Length >= 40).OrderByDescending(i => _scores[i]).DefaultIfEmpty(-1).First();
        for (var i = 0; i < _blocks.Count && best >= 0; i++)
        {
            _kept[i] |= !IsOff(_blocks[i]) && IsText(_blocks[i]) && _blocks[i].LinkShare < 50 && _blocks[i].Text.Length >= 12 && _title.Heading?.Contains(_blocks[i].Holder.Element) != true
                && (_scores[i] > Math.Min(LeastSure, _scores[best] - 500) && ReferenceEquals(_blocks[i].Holder.Parent, _blocks[best].Holder.Parent));
        }
    }

    // From the title, or the first kept block, to the last one.
    private (int From, int To) Reach()
    {
        var (first, last) = (Array.IndexOf(_kept, true), Array.LastIndexOf(_kept, true));
        for (var i = 0; i < first && _title.Heading is not null; i++)
        {
            if (_title.Heading.Contains(_blocks[i].Holder.Element))
            {
                return (i, last);
            }
        }

        return (first, last);
    }

    private int? PostOf(PageBlock block)
    {
        if (PostElement(block) is not { } element)
        {
            return null;
        }

        if (!_numbers.TryGetValue(element, out var number))
        {
            _numbers[element] = number = _draft.Posts.Count;
            _draft.Posts.Add(_posts[element]);
        }

        return number;
    }

    private IElement? PostElement(PageBlock block)
    {
        for (var n = _posts.Count > 0 ? block.Holder : null; n is not null; n = n.Parent)
        {
            if (_posts.ContainsKey(n.Element))
            {
                return n.Element;
            }
        }

        return null;
    }

    // A long run printed twice, but for lists and refrains, whose copies stand side by side.
    private bool IsCopy(PageBlock block) => block.Text.Length >= 40 && !_printed.TryAdd(block.Text, block.Holder.Parent)
        && !ReferenceEquals(_printed[block.Text], block.Holder.Parent);

    private void Write(PageBlock block, int? post)
    {
        var text = block.Text;
        if (block.Role == BlockRole.Caption)
        {
            text = Captions.Clean(text);
            if (text.Length > 2 && _captions.Add(text) && JunkLines.KindOf(text) is null)
            {
                _draft.Blocks.Add(new DraftBlock(text, BlockRole.Caption, post));
            }

            return;
        }

        if (block.Role == BlockRole.Body && Agencies.OfCreditLine(text) is { } credit && _draft.Blocks.Count > 0)
        {
            _draft.Agency ??= credit;
            return;
        }

        if (_captions.Contains(text) || Captions.IsCredit(text) || IsCopy(block))
        {
            return;
        }

        var role = block.Role == BlockRole.Body && block.IsStrong && text.Length <= LongestHeading && text[^1] is not ('.' or '!' or ':' or '”' or '"' or ',')
            ? BlockRole.Heading
            : block.Role;
        if (role == BlockRole.Heading && post is { } p && _draft.Posts[p].Headline is null)
        {
            _draft.Posts[p] = _draft.Posts[p] with { Headline = text };
        }

        if (role == BlockRole.Body)
        {
            _draft.Agency ??= Agencies.OfDateline(text);
        }

        foreach (var piece in role == BlockRole.Heading ? [text] : JunkLines.Cut(text))
        {
            _draft.Blocks.Add(new DraftBlock(piece, role, post));
        }
    }
}
