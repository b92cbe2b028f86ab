using System.Collections.Immutable;

namespace Recount.Core;

/// <summary>A run of text that stands together on its page: a paragraph, a heading, a list item, a caption.</summary>
/// <param name="Span">Over <see cref="Document.Text"/>; blocks are in order, apart, and never empty.</param>
/// <param name="Role">What part it plays.</param>
/// <param name="Post">Index into <see cref="Document.Posts"/>, or null outside a live blog's posts.</param>
public sealed record Block(TextSpan Span, BlockRole Role, int? Post = null);

/// <summary>One post of a live blog.</summary>
public sealed record Post
{
    /// <summary>The page's own anchor, or else the hash of time and headline; stable between fetches.</summary>
    public required string Id { get; init; }

    public string? Headline { get; init; }

    public PublicationTime? Published { get; init; }

    public PublicationTime? Modified { get; init; }

    public string? Author { get; init; }

    /// <summary>Whether the page marks it as a key event, pins it, or lists it among its key events.</summary>
    public bool IsKeyEvent { get; init; }
}

/// <summary>One version of one document, freed from its page's furniture.</summary>
/// <remarks>
/// <see cref="Text"/> is canonical: the blocks joined by blank lines (U+000A twice), NFC, no carriage returns. Offsets
/// anywhere in the house are into it.
/// </remarks>
public sealed record Document
{
    private readonly string _text = "";
    private readonly ImmutableArray<Block> _blocks = [];

    public required DocumentId Id { get; init; }

    /// <summary>The name of the source it was read from (a file's name), kept for people; no part of any id.</summary>
    public string? Source { get; init; }

    /// <summary>Canonical URL where the page gives one.</summary>
    public string? Url { get; init; }

    public string? Outlet { get; init; }

    public string? Title { get; init; }

    public ImmutableArray<string> Authors { get; init; } = [];

    /// <summary>An agency that the page credits for its copy ("AP", "Reuters"), or null.</summary>
    public string? Agency { get; init; }

    public required DocumentKind Kind { get; init; }

    public PublicationTime? Published { get; init; }

    public PublicationTime? Updated { get; init; }

    /// <summary>The part of the outlet that it stands in ("World"), or null.</summary>
    public Section? Section { get; init; }

    /// <summary>
    /// Every date that was found, at most one of each role, in order of their roles. <see cref="Published"/> and
    /// <see cref="Updated"/> are the ones of these that count.
    /// </summary>
    /// <remarks>The first-seen one differs between fetches of one version; it is no part of a version's address in the ledger.</remarks>
    public ImmutableArray<FoundDate> Dates { get; init; } = [];

    /// <summary>BCP 47 primary tag; only "en" is extracted. Null where it couldn't be told.</summary>
    public string? Language { get; init; }

    public required string Text
    {
        get => _text;
        init => _text = value ?? throw new ArgumentNullException(nameof(value));
    }

    public required ImmutableArray<Block> Blocks
    {
        get => _blocks;
        init => _blocks = value.IsDefault ? throw new ArgumentException("blocks are not set", nameof(value)) : value;
    }

    public ImmutableArray<Post> Posts { get; init; } = [];

    public VersionId Version => VersionId.Of(Id, Text);

    /// <summary>The day that the words of a block are spoken on: its post's, else the document's; null if neither is known.</summary>
    public PublicationTime? TimeOf(Block block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return (block.Post is { } post ? Posts[post].Published : null) ?? Published;
    }

    /// <summary>The index of the block that holds an offset; -1 between blocks and outside the text.</summary>
    public int BlockAt(int offset)
    {
        var (low, high) = (0, Blocks.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var span = Blocks[middle].Span;
            if (span.Contains(offset))
            {
                return middle;
            }

            (low, high) = span.End <= offset ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    /// <summary>The day that the words at an offset are spoken on: that of their block, else the document's.</summary>
    public PublicationTime? TimeAt(int offset) => BlockAt(offset) is >= 0 and var block ? TimeOf(Blocks[block]) : Published;

    /// <summary>Checks what the constructor can't: blocks in order, apart, inside the text, posts that exist.</summary>
    /// <exception cref="InvalidOperationException">The first rule that is broken, by block number.</exception>
    public Document Validated()
    {
        var end = 0;
        for (var i = 0; i < Blocks.Length; i++)
        {
            var block = Blocks[i];
            if (block.Span.IsEmpty || block.Span.Start < end || block.Span.End > Text.Length)
            {
                throw new InvalidOperationException($"block {i} at {block.Span} is empty, out of order or beyond the text");
            }

            if (block.Post is { } post && (uint)post >= (uint)Posts.Length)
            {
                throw new InvalidOperationException($"block {i} stands in post {post} of {Posts.Length}");
            }

            end = block.Span.End;
        }

        return this;
    }

    /// <summary>The document without its text: what an observation needs to say where it came from.</summary>
    public DocumentHeader Header => new()
    {
        Id = Id, Version = Version, Source = Source, Url = Url, Outlet = Outlet, Title = Title, Agency = Agency,
        Kind = Kind, Published = Published, Updated = Updated, Language = Language,
    };
}

/// <summary>A document's names, dates and ids, without its text.</summary>
public sealed record DocumentHeader
{
    public required DocumentId Id { get; init; }

    public required VersionId Version { get; init; }

    public string? Source { get; init; }

    public string? Url { get; init; }

    public string? Outlet { get; init; }

    public string? Title { get; init; }

    public string? Agency { get; init; }

    public required DocumentKind Kind { get; init; }

    public PublicationTime? Published { get; init; }

    public PublicationTime? Updated { get; init; }

    public string? Language { get; init; }
}
