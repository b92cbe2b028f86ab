using AngleSharp.Dom;

namespace Recount.Reading;

/// <summary>An article's title and the heading that prints it.</summary>
/// <param name="Text">Null where the page has none.</param>
/// <param name="Heading">Null where no heading prints it.</param>
/// <param name="IsPrinted">Whether a reader of the page sees it.</param>
internal sealed record PageTitle(string? Text, IElement? Heading, bool IsPrinted)
{
    public static PageTitle Of(IElement body, PageWords meta)
    {
        var said = meta.Linked.Headline ?? meta["og:title"] ?? meta.WindowTitle;
        var best = body.QuerySelectorAll("h1, [itemprop='headline']")
            .Where(h => !IsInFurniture(h) && PageWalk.Words(h).Length is > 3 and < 400)
            .Select((h, i) => (Heading: h, Score: Overlap(PageWalk.Words(h), said) * 10 + (h.LocalName is "h1" ? 2 : 0) + (i == 0 ? 1 : 0)))
            .OrderByDescending(p => p.Score).FirstOrDefault();
        if (best.Heading is not null)
        {
            var words = new HeadingWords(best.Heading);
            PageWalk.Through(best.Heading, words);
            words.Flush();
            if (words.Longest.Length > 3)
            {
                return new PageTitle(words.Longest, best.Heading, true);
            }
        }

        var title = said is null ? null : Draft.Fold(said);
        return new PageTitle(title, null, title is not null && meta.WindowTitle?.Contains(title, StringComparison.Ordinal) == true);
    }

    // How many tenths of the words of a heading are words of what the metadata calls the page.
    private static int Overlap(string heading, string? said)
    {
        if (said is null)
        {
            return 0;
        }

        var words = said.Split(' ').ToHashSet(StringComparer.OrdinalIgnoreCase);
        var own = heading.Split(' ');
        return own.Count(words.Contains) * 10 / Math.Max(own.Length, words.Count / 2);
    }

    private static bool IsInFurniture(IElement element)
    {
        for (var e = element.ParentElement; e is not null && e.LocalName is not ("body" or "html"); e = e.ParentElement)
        {
            if (Furniture.IsNever(e))
            {
                return true;
            }
        }

        return false;
    }

    private sealed class HeadingWords(IElement heading) : BlockWalk(heading)
    {
        private readonly IElement _heading = heading;

        public string Longest { get; private set; } = "";

        protected override bool IsDropped(IElement element) => !ReferenceEquals(element, _heading) && (Furniture.IsNever(element) || Furniture.IsLikely(element));

        protected override void Run(PageRun run) => Longest = run.Text.Length > Longest.Length ? run.Text : Longest;
    }
}
