using System.Text.Json;
using Recount.Core;

namespace Recount.Reading;

/// <summary>An article as one JSON object: id, outlet, title, url, published, summary, text.</summary>
/// <remarks>The summary is a feed's teaser, mostly the outlet's words but not the article's: it stands in where text is empty.</remarks>
internal static class JsonArticle
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 64, AllowTrailingCommas = true };

    /// <summary>Null where it is no JSON object with a text.</summary>
    public static Draft? Read(ReadOnlyMemory<byte> json, string name, FieldMap? fields)
    {
        try
        {
            using var document = JsonDocument.Parse(JsonText.Paired(json), s_options);
            return Read(document.RootElement, name, fields ?? FieldMap.Usual);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Draft? Read(JsonElement root, string name, FieldMap fields)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var text = fields.Text(root, "text") is { Length: > 0 } full ? full : fields.Text(root, "summary");
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var title = fields.Text(root, "title") is { Length: > 0 } t ? TextDecoder.Tidy(t) : null;
        var draft = PlainTextReader.Read(TextDecoder.Tidy(text), title ?? "", name);
        if (draft.Blocks.Count == 0 && fields.Text(root, "summary") is { Length: > 0 } teaser)
        {
            draft = PlainTextReader.Read(TextDecoder.Tidy(teaser), title ?? "", name); // the text held page words only
        }

        draft.Title = title;
        draft.Kind = draft.Posts.Count > 1 || LiveTitles.Announce(title) ? DocumentKind.LiveBlog : DocumentKind.Article;
        draft.Outlet = fields.Text(root, "outlet") is { Length: > 0 } outlet ? Draft.Fold(TextDecoder.Tidy(outlet)) : draft.Outlet;
        draft.Url = Addresses.Absolute(fields.Text(root, "url"), null);
        draft.Language = fields.Text(root, "language");
        if (fields.Text(root, "published") is { Length: > 0 } published)
        {
            if (PrintedTime.Found(DateRole.Published, published, "field") is { } stated)
            {
                draft.Dates = draft.Dates with { Published = stated }; // what the text prints stays beside it
            }
            else
            {
                draft.Diagnostics.Add(DiagnosticCatalogue.BadDate.At(name, "its field 'published' is no date from 1800 to 2199"));
            }
        }

        draft.Dates = draft.Dates with { Modified = PrintedTime.Found(DateRole.Modified, fields.Text(root, "updated"), "field") ?? draft.Dates.Modified };
        draft.Dates = draft.Dates.Or(PrintedTime.Found(DateRole.FirstSeen, fields.Text(root, "seen"), "field"));
        draft.Section = fields.Text(root, "section") is { Length: > 0 and < Sections.Longest } section ? new Section(Draft.Fold(TextDecoder.Tidy(section)), "field") : null;
        if (fields.Text(root, "author") is { Length: > 0 and < 200 } author)
        {
            draft.Authors.Add(Draft.Fold(TextDecoder.Tidy(author)));
        }

        return draft;
    }
}
