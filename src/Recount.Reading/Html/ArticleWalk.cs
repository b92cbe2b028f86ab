using AngleSharp.Dom;
using Recount.Core;

namespace Recount.Reading;

/// <summary>Takes the blocks of the article out of a page: the head below its title, then its container.</summary>
internal sealed class ArticleWalk : BlockWalk
{
    private const int LongestHeading = 120;

    private readonly IElement _root;
    private readonly MainText _main;
    private readonly IElement? _heading;
    private readonly IReadOnlyDictionary<IElement, DraftPost> _posts;
    private readonly Draft _draft;
    private readonly PageWords _meta;
    private readonly HashSet<string> _captions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _printed = new(StringComparer.Ordinal);
    private readonly Dictionary<IElement, int> _numbers = [];
    private Zone _zone;
    private int? _post;

    public ArticleWalk(IElement root, MainText main, IElement? heading, IReadOnlyDictionary<IElement, DraftPost> posts, Draft draft, PageWords meta)
        : base(root)
    {
        (_root, _main, _heading, _posts, _draft, _meta) = (root, main, heading, posts, draft, meta);
        _zone = heading is not null && root.Contains(heading) ? Zone.BeforeTitle : Zone.Main;
    }

    private enum Zone
    {
        BeforeTitle,
        Head,
        Main,
        After,
    }

    public void Go()
    {
        PageWalk.Through(_root, this);
        Flush();
    }

    protected override bool IsDropped(IElement element)
    {
        if (ReferenceEquals(element, _heading))
        {
            Flush();
            _zone = _main.Container.Contains(element) ? Zone.Main : Zone.Head;
            return true;
        }

        return _zone == Zone.After || (!ReferenceEquals(element, _root) && (_heading is null || !element.Contains(_heading)) && _main.IsDropped(element));
    }

    protected override void Entered(IElement element)
    {
        if (ReferenceEquals(element, _main.Container) && _zone == Zone.Head)
        {
            Flush();
            _zone = Zone.Main;
        }

        if (_posts.TryGetValue(element, out var post))
        {
            Flush();
            _post = _draft.Posts.Count;
            _numbers[element] = _post.Value;
            _draft.Posts.Add(post);
        }
    }

    protected override void Left(IElement element)
    {
        if (_numbers.ContainsKey(element))
        {
            Flush();
            _post = null;
        }

        if (ReferenceEquals(element, _main.Container))
        {
            Flush();
            _zone = Zone.After;
        }
    }

    protected override void Run(PageRun run)
    {
        var text = run.Text;
        if (run.Role == BlockRole.Caption)
        {
            text = Captions.Clean(text);
            if (text.Length > 2 && _captions.Add(text) && _zone != Zone.After && JunkLines.KindOf(text) is null)
            {
                _draft.Blocks.Add(new DraftBlock(text, BlockRole.Caption, _post));
            }

            return;
        }

        if (_zone == Zone.Main && run.Role == BlockRole.Body && Agencies.OfCreditLine(text) is { } credit && _draft.Blocks.Count > 0)
        {
            _draft.Agency ??= credit;
            return;
        }

        if (_zone is Zone.BeforeTitle or Zone.After || IsFurniture(run) || _captions.Contains(text) || Captions.IsCredit(text)
            || (text.Length >= 40 && !_printed.Add(text)) || string.Equals(text, _draft.Title, StringComparison.Ordinal))
        {
            return;
        }

        if (_zone == Zone.Head && !run.IsStandfirst && !string.Equals(text, _meta.Description, StringComparison.Ordinal)
            && (run.Role != BlockRole.Body || text.Length < 60))
        {
            return;
        }

        if (run.Role == BlockRole.Body && PrintedTime.Line(text) is { } date)
        {
            _draft.Published ??= date.IsUpdate ? null : date.Time;
            return;
        }

        Add(run, text);
    }

    private void Add(PageRun run, string text)
    {
        var role = run.Role == BlockRole.Body && run.IsStrong && text.Length <= LongestHeading && text[^1] is not ('.' or '!' or ':' or '”' or '"' or ',')
            ? BlockRole.Heading
            : run.Role;
        if (role == BlockRole.Heading && _post is { } post && _draft.Posts[post].Headline is null)
        {
            _draft.Posts[post] = _draft.Posts[post] with { Headline = text };
        }

        if (role == BlockRole.Body)
        {
            _draft.Agency ??= Agencies.OfDateline(text);
        }

        foreach (var piece in role == BlockRole.Heading ? [text] : JunkLines.Cut(text))
        {
            _draft.Blocks.Add(new DraftBlock(piece, role, _post));
        }
    }

    private static bool IsFurniture(PageRun run)
    {
        var text = run.Text;
        if (!text.Any(char.IsLetterOrDigit) || JunkLines.KindOf(text) is not null)
        {
            return true;
        }

        // Links alone are lists of other stories, unless they make a sentence.
        return run.LinkChars * 4 >= text.Count(c => !char.IsWhiteSpace(c)) * 3 && text.Length < 200 && text[^1] is not ('.' or '”' or '"' or '?' or '!');
    }
}
