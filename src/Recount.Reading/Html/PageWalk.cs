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
    /// <summary>
    /// Without recursion, so that no page can exhaust the stack; by index, since a node's next sibling is a search.
    /// </summary>
    public static void Through(INode root, IPageVisitor visitor)
    {
        var path = new Stack<(INode Node, int Next)>();
        if (Enter(root, visitor))
        {
            path.Push((root, 0));
        }

        while (path.TryPop(out var at))
        {
            var children = at.Node.ChildNodes;
            if (at.Next >= children.Length)
            {
                if (at.Node is IElement left)
                {
                    visitor.Leave(left);
                }

                continue;
            }

            path.Push((at.Node, at.Next + 1));
            if (Enter(children[at.Next], visitor))
            {
                path.Push((children[at.Next], 0));
            }
        }
    }

    private static bool Enter(INode node, IPageVisitor visitor)
    {
        if (node is IText text && node.NodeType == NodeType.Text)
        {
            visitor.Text(text.Data);
        }

        return node is IElement element ? visitor.Enter(element) : node.HasChildNodes;
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
