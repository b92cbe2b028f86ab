using System.Text.Json;
using Recount.Core;

namespace Recount.Reading;

/// <summary>An article as one JSON object: id, outlet, title, url, published, summary, text.</summary>
/// <remarks>The summary is a feed's teaser, mostly the outlet's words but not the article's: it stands in where text is empty.</remarks>
internal static class JsonArticle
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 64, AllowTrailingCommas = true };

    /// <summary>Null where it is no JSON object with a text.</summary>
    public static Draft? Read(ReadOnlyMemory<byte> json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json, s_options);
            return Read(document.RootElement, name);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Draft? Read(JsonElement root, string name)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var text = Text(root, "text", "body", "articleBody", "content") is { Length: > 0 } full ? full : Text(root, "summary", "description");
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var title = Text(root, "title", "headline") is { Length: > 0 } t ? TextDecoder.Tidy(t) : null;
        var draft = PlainTextReader.Read(TextDecoder.Tidy(text), title ?? "", name);
        if (draft.Blocks.Count == 0 && Text(root, "summary", "description") is { Length: > 0 } teaser)
        {
            draft = PlainTextReader.Read(TextDecoder.Tidy(teaser), title ?? "", name); // the text held page words only
        }

        draft.Title = title;
        draft.Kind = draft.Posts.Count > 1 || LiveTitles.Announce(title) ? DocumentKind.LiveBlog : DocumentKind.Article;
        draft.Outlet = Text(root, "outlet", "source", "publisher") is { Length: > 0 } outlet ? Draft.Fold(TextDecoder.Tidy(outlet)) : draft.Outlet;
        draft.Url = Addresses.Absolute(Text(root, "url", "link"), null);
        draft.Language = Text(root, "language", "lang", "inLanguage");
        if (Text(root, "published", "date", "datePublished", "published_at") is { Length: > 0 } published)
        {
            draft.Published = PrintedTime.Parse(published) ?? draft.Published;
            if (PrintedTime.Parse(published) is null)
            {
                draft.Diagnostics.Add(DiagnosticCatalogue.BadDate.At(name, "its field 'published' is no date from 1800 to 2199"));
            }
        }

        draft.Updated = PrintedTime.Parse(Text(root, "updated", "modified", "dateModified")) ?? draft.Updated;
        if (Text(root, "author", "byline") is { Length: > 0 and < 200 } author)
        {
            draft.Authors.Add(Draft.Fold(TextDecoder.Tidy(author)));
        }

        return draft;
    }

    private static string? Text(JsonElement root, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
            {
                return JsonText.Of(value);
            }
        }

        return null;
    }
}

internal static class JsonText
{
    /// <summary>A string's value; null where an escape in it names half a surrogate pair.</summary>
    public static string? Of(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
