using System.Text;
using AngleSharp.Dom;
using Recount.Core;

namespace Recount.Reading;

/// <summary>Parts a whole page into blocks, furniture and all, for a classifier to choose from.</summary>
internal sealed class PageBlocks : IPageVisitor
{
    private readonly StringBuilder _buffer = new();
    private readonly Stack<(IElement Element, BlockRole Role)> _roles = new();
    private readonly Stack<PageNode> _holders = new();
    private PageNode? _node;
    private ulong _bits;
    private bool _isAfterTag;
    private int _links, _strongs, _smalls, _times, _standfirsts;
    private int _linkCount, _linkChars, _strongChars, _smallChars, _timeChars, _chars, _breaks;

    private PageBlocks()
    {
    }

    /// <summary>In the order of the page.</summary>
    public List<PageBlock> Blocks { get; } = [];

    /// <summary>Whether any element of the page bears a word of a category of lexicons/reading/element-words.yaml.</summary>
    public bool IsNamed(string category) => (_bits >> ElementWords.BitOf(category) & 1) == 1;

    public static PageBlocks Of(IElement body)
    {
        var blocks = new PageBlocks();
        PageWalk.Through(body, blocks);
        blocks.Flush();
        return blocks;
    }

    public bool Enter(IElement element)
    {
        var name = element.LocalName;
        if (IsNever(name))
        {
            return false;
        }

        var isInCaption = _roles.Count > 0 && _roles.Peek().Role == BlockRole.Caption;
        if (isInCaption && Furniture.IsCredit(element))
        {
            Flush();
            return false;
        }

        if (name is "br")
        {
            _buffer.Append(' ');
            _isAfterTag = false;
            if (++_breaks >= 2)
            {
                Flush();
            }

            return false;
        }

        _node = new PageNode(element, _node);
        _bits |= _node.Bits;
        // Two elements without a character between them are two labels more often than two halves of a word.
        if (!IsInline(name) || _isAfterTag)
        {
            _buffer.Append(' ');
        }

        _isAfterTag = false;
        var isCaption = Furniture.IsCaption(element);
        if (_holders.Count == 0 || IsBlock(name) || isCaption)
        {
            Flush();
            _holders.Push(_node);
        }

        if (_roles.Count == 0 || Role(name, isCaption) is not null)
        {
            _roles.Push((element, Role(name, isCaption) ?? BlockRole.Body));
        }

        Count(_node, 1);
        return true;
    }

    public void Text(string text)
    {
        _isAfterTag = false;
        _buffer.Append(text);
        var chars = 0;
        foreach (var c in text)
        {
            chars += char.IsWhiteSpace(c) ? 0 : 1;
        }

        _chars += chars;
        _linkChars += _links > 0 ? chars : 0;
        _strongChars += _strongs > 0 ? chars : 0;
        _smallChars += _smalls > 0 ? chars : 0;
        _timeChars += _times > 0 ? chars : 0;
        _breaks = chars > 0 ? 0 : _breaks;
    }

    public void Leave(IElement element)
    {
        var node = _node!;
        _isAfterTag = true;
        if (ReferenceEquals(_holders.Peek(), node))
        {
            Flush();
            _holders.Pop();
        }

        if (ReferenceEquals(_roles.Peek().Element, element))
        {
            _roles.Pop();
        }

        Count(node, -1);
        if (!IsInline(element.LocalName))
        {
            _buffer.Append(' ');
        }

        if (node.Parent is { } parent)
        {
            parent.Blocks += node.Blocks;
            parent.Chars += node.Chars;
            parent.LinkChars += node.LinkChars;
            parent.GoodChars += node.GoodChars;
        }

        _node = node.Parent;
    }

    private void Count(PageNode node, int by)
    {
        var name = node.Element.LocalName;
        // A link inside the page (a post's own anchor) leads nowhere else.
        if (name is "a" && node.Element.GetAttribute("href")?.StartsWith('#') != true)
        {
            _links += by;
            _linkCount += by > 0 ? 1 : 0;
        }

        _strongs += name is "strong" or "b" ? by : 0;
        _smalls += name is "small" or "em" or "i" ? by : 0;
        _times += name is "time" ? by : 0;
        _standfirsts += node.IsStandfirst ? by : 0;
    }

    private void Flush()
    {
        if (_chars > 0 && _holders.TryPeek(out var holder))
        {
            var block = new PageBlock
            {
                Text = Draft.Fold(_buffer.ToString()), Role = _roles.Peek().Role, Holder = holder, Chars = _chars, LinkChars = _linkChars,
                Links = _linkCount, StrongChars = _strongChars, SmallChars = _smallChars, TimeChars = _timeChars, IsStandfirst = _standfirsts > 0,
            };
            Blocks.Add(block);
            holder.Blocks++;
            holder.Chars += _chars;
            holder.LinkChars += _linkChars;
            holder.GoodChars += block.IsGood ? _chars - _linkChars : 0;
        }

        _buffer.Clear();
        (_chars, _linkChars, _strongChars, _smallChars, _timeChars, _breaks) = (0, 0, 0, 0, 0, 0);
        _linkCount = _links > 0 ? 1 : 0;
    }

    private static BlockRole? Role(string name, bool isCaption) => name switch
    {
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => BlockRole.Heading,
        "li" or "dd" or "dt" => BlockRole.Bullet,
        "blockquote" => BlockRole.Quote,
        _ => isCaption ? BlockRole.Caption : null,
    };

    private static bool IsNever(string name) => name is "script" or "style" or "template" or "button" or "select" or "input"
        or "textarea" or "label" or "svg" or "iframe" or "object" or "video" or "audio" or "canvas" or "head" or "map" or "math"
        or "datalist" or "progress" or "rp" or "rt" or "figure-credit";

    // The browser puts nothing between these and their neighbours. A link parts its words from the others, as it does in
    // the text that the corpora's gold is looked up in.
    private static bool IsInline(string name) => name is "b" or "i" or "em" or "strong" or "span" or "u" or "s" or "sub" or "sup" or "small"
        or "big" or "font" or "abbr" or "acronym" or "cite" or "code" or "q" or "mark" or "del" or "ins" or "tt" or "kbd" or "var" or "samp"
        or "dfn" or "bdi" or "bdo" or "wbr" or "strike" or "nobr" or "ruby" or "rb" or "time" or "data";

    private static bool IsBlock(string name) => name is "address" or "article" or "aside" or "blockquote" or "body" or "center"
        or "dd" or "details" or "dialog" or "dir" or "div" or "dl" or "dt" or "fieldset" or "figcaption" or "figure" or "footer"
        or "form" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "header" or "hgroup" or "hr" or "html" or "li" or "main" or "menu"
        or "nav" or "ol" or "p" or "pre" or "section" or "summary" or "table" or "tbody" or "thead" or "tfoot" or "tr" or "caption" or "ul"
        or "picture" or "img" or "amp-img";
}
