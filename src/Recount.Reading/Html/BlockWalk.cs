using System.Text;
using AngleSharp.Dom;
using Recount.Core;

namespace Recount.Reading;

/// <summary>A run of text as it stands in the page.</summary>
/// <param name="Text">White space folded; every tag inside it has left a blank.</param>
/// <param name="Role">By the element it stands in.</param>
/// <param name="Holder">The nearest element that parts it from other runs.</param>
/// <param name="LinkChars">How many of its characters are links to other pages.</param>
/// <param name="IsStrong">Whether all of it is bold.</param>
/// <param name="IsStandfirst">Whether it stands in an element that says so.</param>
internal sealed record PageRun(string Text, BlockRole Role, IElement Holder, int LinkChars, bool IsStrong, bool IsStandfirst);

/// <summary>Parts a page into runs of text. Where something is left out in mid-paragraph, the paragraph parts in two.</summary>
internal abstract class BlockWalk : IPageVisitor
{
    private readonly StringBuilder _buffer = new();
    private readonly Stack<(IElement Element, BlockRole Role)> _roles = new();
    private readonly Stack<IElement> _holders = new();
    private int _links, _strongs, _standfirsts, _linkChars, _strongChars, _chars, _breaks;

    protected BlockWalk(IElement root)
    {
        _roles.Push((root, BlockRole.Body));
        _holders.Push(root);
    }

    protected abstract bool IsDropped(IElement element);

    protected abstract void Run(PageRun run);

    protected virtual void Entered(IElement element)
    {
    }

    protected virtual void Left(IElement element)
    {
    }

    protected bool IsInCaption => _roles.Peek().Role == BlockRole.Caption;

    public bool Enter(IElement element)
    {
        var name = element.LocalName;
        if (name is "script" or "style")
        {
            return false;
        }

        if (IsDropped(element) || (IsInCaption && Furniture.IsCredit(element)))
        {
            Flush();
            return false;
        }

        _buffer.Append(' ');
        if (name is "br")
        {
            if (++_breaks >= 2)
            {
                Flush();
            }

            return true;
        }

        if (IsBlock(name) || Furniture.IsCaption(element))
        {
            Flush();
            _holders.Push(element);
        }

        if (Role(element) is { } role)
        {
            _roles.Push((element, role));
        }

        _links += IsLink(element) ? 1 : 0;
        _strongs += name is "strong" or "b" ? 1 : 0;
        _standfirsts += Furniture.IsStandfirst(element) ? 1 : 0;
        Entered(element);
        return true;
    }

    public void Text(string text)
    {
        _buffer.Append(text);
        var chars = 0;
        foreach (var c in text)
        {
            chars += char.IsWhiteSpace(c) ? 0 : 1;
        }

        _chars += chars;
        _linkChars += _links > 0 ? chars : 0;
        _strongChars += _strongs > 0 ? chars : 0;
        _breaks = chars > 0 ? 0 : _breaks;
    }

    public void Leave(IElement element)
    {
        var name = element.LocalName;
        if (name is "br")
        {
            return;
        }

        var isHolder = ReferenceEquals(_holders.Peek(), element);
        if (isHolder)
        {
            Flush();
        }

        Left(element);
        if (isHolder && _holders.Count > 1)
        {
            _holders.Pop();
        }

        if (ReferenceEquals(_roles.Peek().Element, element) && _roles.Count > 1)
        {
            _roles.Pop();
        }

        _links -= IsLink(element) ? 1 : 0;
        _strongs -= name is "strong" or "b" ? 1 : 0;
        _standfirsts -= Furniture.IsStandfirst(element) ? 1 : 0;
        _buffer.Append(' ');
    }

    public void Flush()
    {
        if (_chars > 0)
        {
            Run(new PageRun(Draft.Fold(_buffer.ToString()), _roles.Peek().Role, _holders.Peek(), _linkChars,
                _strongChars == _chars, _standfirsts > 0));
        }

        _buffer.Clear();
        (_chars, _linkChars, _strongChars, _breaks) = (0, 0, 0, 0);
    }

    // A link inside the page (a post's own anchor) leads nowhere else.
    private static bool IsLink(IElement element) => element.LocalName is "a" && element.GetAttribute("href")?.StartsWith('#') != true;

    private static BlockRole? Role(IElement element) => element.LocalName switch
    {
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => BlockRole.Heading,
        "li" or "dd" or "dt" => BlockRole.Bullet,
        "blockquote" => BlockRole.Quote,
        _ => Furniture.IsCaption(element) ? BlockRole.Caption : null,
    };

    private static bool IsBlock(string name) => name is "address" or "article" or "aside" or "blockquote" or "body" or "center"
        or "dd" or "details" or "dialog" or "dir" or "div" or "dl" or "dt" or "fieldset" or "figcaption" or "figure" or "footer"
        or "form" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "header" or "hgroup" or "hr" or "html" or "li" or "main"
        or "ol" or "p" or "pre" or "section" or "summary" or "table" or "tbody" or "thead" or "tfoot" or "tr" or "caption" or "ul"
        or "picture" or "img" or "amp-img";
}
