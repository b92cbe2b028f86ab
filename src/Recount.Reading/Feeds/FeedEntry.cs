using Recount.Core;

namespace Recount.Reading;

/// <summary>One entry of a feed or a news sitemap: a link with what the feed tells of it.</summary>
public sealed record FeedEntry
{
    /// <summary>Null where the entry has no address that can be fetched.</summary>
    public string? Url { get; init; }

    public string? Title { get; init; }

    /// <summary>The feed's own title, or the publication that a news sitemap names.</summary>
    public string? Outlet { get; init; }

    public PublicationTime? Published { get; init; }

    public PublicationTime? Updated { get; init; }

    public string? Author { get; init; }

    /// <summary>Its first category.</summary>
    public string? Section { get; init; }

    /// <summary>When the feed was made that carries it, by the feed's own word.</summary>
    public PublicationTime? Seen { get; init; }

    /// <summary>The whole text as HTML, where the feed carries it; else its teaser; null in a sitemap.</summary>
    public string? Html { get; init; }

    /// <summary>Whether <see cref="Html"/> is a teaser.</summary>
    public bool IsTeaser { get; init; }
}
