using AngleSharp.Dom;
using Recount.Core;

namespace Recount.Reading;

/// <summary>An element on the way to a block, with what stands below it.</summary>
internal sealed class PageNode(IElement element, PageNode? parent)
{
    public IElement Element { get; } = element;

    public PageNode? Parent { get; } = parent;

    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>Bits of <see cref="ElementWords"/>.</summary>
    public ulong Bits { get; } = ElementWords.Of(element);

    /// <summary>Whether the page itself takes it out of sight.</summary>
    public bool IsOff { get; } = element.LocalName is "noscript" || Furniture.IsOff(element);

    /// <summary>Whether it bears HTML's attribute for that; the model's column of what is out of sight doesn't know it yet.</summary>
    public bool IsHidden => Element.HasAttribute("hidden");

    public bool IsStandfirst { get; } = Furniture.IsStandfirst(element);

    public int Blocks { get; set; }

    public int Chars { get; set; }

    public int LinkChars { get; set; }

    /// <summary>Characters of runs that read like sentences: long, and mostly no links.</summary>
    public int GoodChars { get; set; }

    /// <summary>What paragraphs directly below are worth, a third of that for those one level down, and so on.</summary>
    public int Worth { get; set; }

    public int[]? Shares { get; set; }
}

/// <summary>A run of text as it stands in the page, kept or not.</summary>
internal sealed record PageBlock
{
    private bool? _junk;

    /// <summary>White space folded.</summary>
    public required string Text { get; init; }

    public required BlockRole Role { get; init; }

    /// <summary>The nearest element that parts it from other runs.</summary>
    public required PageNode Holder { get; init; }

    public required int Chars { get; init; }

    public required int LinkChars { get; init; }

    public required int Links { get; init; }

    public required int StrongChars { get; init; }

    public required int SmallChars { get; init; }

    public required int TimeChars { get; init; }

    public required bool IsStandfirst { get; init; }

    /// <summary>Whether it is a line that pages print around their text.</summary>
    public bool IsJunk => _junk ??= JunkLines.KindOf(Text) is not null;

    public int LinkShare => LinkChars * 100 / Math.Max(1, Chars);

    public bool IsStrong => StrongChars == Chars;

    public bool IsGood => Text.Length >= 70 && LinkShare < 35;
}
