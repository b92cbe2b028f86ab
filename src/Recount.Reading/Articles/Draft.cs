using System.Collections.Immutable;
using System.Text;
using Recount.Core;

namespace Recount.Reading;

/// <summary>A block before it has a place in the text. <see cref="Post"/> is the number of its post in the draft.</summary>
internal sealed record DraftBlock(string Text, BlockRole Role, int? Post = null);

internal sealed record DraftPost(string? Anchor, string? Headline, PublicationTime? Published)
{
    public PublicationTime? Modified { get; init; }

    public string? Author { get; init; }

    public bool IsKeyEvent { get; init; }
}

/// <summary>What a reader found, before it is joined into a document.</summary>
internal sealed class Draft
{
    public string? Title { get; set; }

    public string? Url { get; set; }

    public string? Outlet { get; set; }

    public List<string> Authors { get; } = [];

    /// <summary>Title and authors as the metadata give them to other sites, organisations and all.</summary>
    public string? StatedTitle { get; set; }

    public List<string> StatedAuthors { get; } = [];

    public string? Agency { get; set; }

    public DocumentKind Kind { get; set; } = DocumentKind.Article;

    public Section? Section { get; set; }

    public PageDates Dates { get; set; } = PageDates.None;

    public string? Language { get; set; }

    /// <summary>Without the title, which <see cref="Finish"/> puts first where <see cref="IsTitlePrinted"/>.</summary>
    public List<DraftBlock> Blocks { get; } = [];

    public List<DraftPost> Posts { get; } = [];

    /// <summary>Whether the title stands in the page's text, and not only in its metadata.</summary>
    public bool IsTitlePrinted { get; set; } = true;

    public List<Diagnostic> Diagnostics { get; } = [];

    public ReadResult Finish(SourceHints hints)
    {
        var title = Fold(Title ?? "");
        var text = new StringBuilder();
        var blocks = ImmutableArray.CreateBuilder<Block>();
        if (title.Length > 0 && IsTitlePrinted)
        {
            Append(title, BlockRole.Heading, null);
        }

        foreach (var block in Blocks.Where(b => b.Post is not null || !IsTitlePrinted || !string.Equals(Fold(b.Text), title, StringComparison.Ordinal)))
        {
            Append(Fold(block.Text), block.Role, block.Post);
        }

        if (!blocks.Any(b => b.Role != BlockRole.Heading))
        {
            return new ReadResult
            {
                Diagnostics = [.. Diagnostics, DiagnosticCatalogue.NoReadableText.At(hints.Name, "no paragraph was found")],
                Dates = Dates,
            };
        }

        var body = text.ToString();
        var language = LanguageGuess.Of(body, Language);
        var outlet = Outlet ?? hints.Outlet;
        var url = Url ?? Addresses.Absolute(hints.Url, null);
        Dates = Dates.Or(hints.Published is { } given ? new FoundDate(DateRole.Published, given, "caller") : null).Or(hints.Seen)
            .Or(PrintedDay.InAddress(url) is { } day ? new FoundDate(DateRole.Address, new PublicationTime(day), "address") : null);
        var (published, updated) = (Dates.Published?.Time, Dates.Modified?.Time);
        if (published is null)
        {
            Diagnostics.Add(DiagnosticCatalogue.NoPublicationDate.At(hints.Name, "neither the text nor the caller gives one"));
        }

        if (language is not null and not "en")
        {
            Diagnostics.Add(DiagnosticCatalogue.NotEnglish.At(hints.Name, $"it reads as '{language}'"));
        }

        var document = new Document
        {
            Id = DocumentId.Of(url, outlet, body),
            Source = hints.Name,
            Url = url,
            Outlet = outlet,
            Title = title.Length > 0 ? title : null,
            Authors = [.. Authors.Distinct(StringComparer.Ordinal)],
            Agency = Agency is { } agency && !IsOutlet(agency, outlet) ? agency : null,
            Kind = Kind,
            Published = published,
            Updated = updated > published || published is null ? updated : null,
            Dates = Dates.All,
            Section = Section ?? Sections.OfAddress(url),
            Language = language,
            Text = body,
            Blocks = blocks.ToImmutable(),
            Posts = [.. NamedPosts()],
        };
        return new ReadResult { Document = document.Validated(), Diagnostics = [.. Diagnostics], Dates = Dates, StatedTitle = StatedTitle, StatedAuthors = [.. StatedAuthors] };

        void Append(string words, BlockRole role, int? post)
        {
            if (words.Length == 0)
            {
                return;
            }

            text.Append(text.Length > 0 ? "\n\n" : "");
            var start = text.Length;
            text.Append(words);
            blocks.Add(new Block(new TextSpan(start, text.Length), role, post));
        }
    }

    /// <summary>White space of any kind and length to single blanks, none at the ends.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                folded.Append(c);
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd(' ');
    }

    // An agency's own page names itself in its dateline, often by initials: "(MNA)" at Mehr News Agency.
    private static bool IsOutlet(string agency, string? outlet) => outlet is not null
        && (string.Equals(agency, outlet, StringComparison.OrdinalIgnoreCase)
            || string.Equals(agency, string.Concat(outlet.Split(' ', '-').Where(w => w.Length > 0 && char.IsUpper(w[0])).Select(w => w[0])),
                StringComparison.Ordinal));

    private IEnumerable<Post> NamedPosts()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var twins = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var post in Posts)
        {
            var name = post.Anchor is { Length: > 0 } anchor
                ? anchor
                : "p-" + ContentHash.Of(post.Published?.ToString() ?? "", post.Headline ?? "")[..16];
            var id = name;
            while (!taken.Add(id))
            {
                twins[name] = twins.GetValueOrDefault(name, 1) + 1;
                id = FormattableString.Invariant($"{name}-{twins[name]}");
            }

            yield return new Post
            {
                Id = id, Headline = post.Headline, Published = post.Published, Modified = post.Modified, Author = post.Author, IsKeyEvent = post.IsKeyEvent,
            };
        }
    }
}

internal static class Addresses
{
    private const int Longest = 2048; // browsers and proxies cut beyond; a longer one is no canonical address

    /// <summary>An http(s) address in full, or null.</summary>
    public static string? Absolute(string? address, string? from)
    {
        if (string.IsNullOrWhiteSpace(address) || address.Length > Longest)
        {
            return null;
        }

        var isAbsolute = Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
        if (isAbsolute)
        {
            return address.Trim();
        }

        return from is not null && Uri.TryCreate(from, UriKind.Absolute, out var page) && page.Scheme is "http" or "https"
            && Uri.TryCreate(page, address.Trim(), out uri) && uri.Scheme is "http" or "https"
            ? uri.AbsoluteUri
            : null;
    }
}
