using AngleSharp.Dom;

namespace Recount.Reading;

/// <summary>What to do on the way through a page, in document order.</summary>
internal interface IPageVisitor
{
    /// <summary>False to pass over the element with all that it holds; <see cref="Leave"/> isn't called then.</summary>
    public bool Enter(IElement element);

    public void Text(string text);

    public void Leave(IElement element);
}

internal static class PageWalk
{
    /// <summary>Without recursion, so that no page can exhaust the stack.</summary>
    public static void Through(INode root, IPageVisitor visitor)
    {
        var node = root;
        var isDown = true;
        while (true)
        {
            if (isDown)
            {
                var goesIn = true;
                if (node is IElement element)
                {
                    goesIn = visitor.Enter(element);
                }
                else if (node is IText text && node.NodeType == NodeType.Text)
                {
                    visitor.Text(text.Data);
                }

                if (goesIn && node.FirstChild is { } child)
                {
                    node = child;
                    continue;
                }

                if (goesIn && node is IElement left)
                {
                    visitor.Leave(left);
                }
            }

            if (ReferenceEquals(node, root))
            {
                return;
            }

            if (node.NextSibling is { } next)
            {
                (node, isDown) = (next, true);
                continue;
            }

            node = node.Parent!;
            isDown = false;
            if (node is IElement parent)
            {
                visitor.Leave(parent);
            }
        }
    }

    /// <summary>All text below a node, its pieces parted by blanks as if each tag were one, white space folded.</summary>
    public static string Words(INode node)
    {
        var gather = new Gatherer();
        Through(node, gather);
        return Draft.Fold(gather.Words.ToString());
    }

    private sealed class Gatherer : IPageVisitor
    {
        public System.Text.StringBuilder Words { get; } = new();

        public bool Enter(IElement element)
        {
            Words.Append(' ');
            return element.LocalName is not ("script" or "style");
        }

        public void Text(string text) => Words.Append(text);

        public void Leave(IElement element) => Words.Append(' ');
    }
}
