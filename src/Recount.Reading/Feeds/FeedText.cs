using AngleSharp.Html.Parser;
using Recount.Core;

namespace Recount.Reading;

/// <summary>An entry's text to a document. A feed carries an article without its page, so that every block is text.</summary>
internal static class FeedText
{
    public static ReadResult Read(FeedEntry entry, SourceHints hints)
    {
        var html = TextDecoder.Tidy(entry.Html!);
        if (!HtmlGuard.IsSafe(html))
        {
            return ReadResult.Quarantined(DiagnosticCatalogue.SourceTooLarge, hints.Name,
                $"its elements are nested deeper than {HtmlReader.MaxDepth} or number more than {HtmlReader.MaxTags}");
        }

        var draft = new Draft
        {
            Title = entry.Title, IsTitlePrinted = entry.Title is not null, Outlet = entry.Outlet, Url = entry.Url,
            Section = entry.Section is { Length: < Sections.Longest } section ? new Section(section, "feed") : null,
            Dates = PageDates.None.Or(Dated(DateRole.Published, entry.Published)).Or(Dated(DateRole.Modified, entry.Updated)).Or(hints.Seen).Or(Dated(DateRole.FirstSeen, entry.Seen)),
        };
        if (entry.Author is { Length: < 80 } author)
        {
            draft.Authors.Add(author);
        }

        using var page = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(html);
        foreach (var block in page.Body is { } body ? PageBlocks.Of(body).Blocks : [])
        {
            if (JunkLines.KindOf(block.Text) is null && block.Text.Any(char.IsLetterOrDigit) && !Captions.IsCredit(block.Text) && (block.LinkShare < 90 || block.Text.Length > 80))
            {
                draft.Agency ??= Agencies.OfDateline(block.Text);
                draft.Blocks.Add(new DraftBlock(block.Role == BlockRole.Caption ? Captions.Clean(block.Text) : block.Text, block.Role));
            }
        }

        return draft.Finish(hints);
    }

    private static FoundDate? Dated(DateRole role, PublicationTime? time) => time is { } t ? new FoundDate(role, t, "feed") : null;
}
