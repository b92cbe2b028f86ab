using System.Collections.Immutable;
using System.Text.Json;
using Recount.Core;

namespace Recount.Evaluation;

/// <summary>A row of a benchmark whose documents are plain text in JSON Lines.</summary>
/// <param name="Id">The row's own id.</param>
/// <param name="Document">The text as it is, cut into blocks at its line breaks: offsets into it are gold's.</param>
/// <param name="Map">Between gold's code points and the document's UTF-16.</param>
/// <param name="Json">The whole row.</param>
internal sealed record TextRow(string Id, Document Document, CodePointMap Map, JsonElement Json)
{
    /// <summary>Half 0 or 1 by the id's hash: a split that no order of rows decides.</summary>
    public int Half => ContentHash.OfBytes(System.Text.Encoding.UTF8.GetBytes(Id))[0] % 2;

    /// <summary>A gold item's span from its code points.</summary>
    public TextSpan Span(JsonElement item) =>
        new(Map.ToUtf16(item.GetProperty("start").GetInt32()), Map.ToUtf16(item.GetProperty("end").GetInt32()));

    /// <summary>A gold item's pieces, each a pair of code points.</summary>
    public ImmutableArray<TextSpan> Pieces(JsonElement item, string name) =>
        [.. item.GetProperty(name).EnumerateArray().Select(p => new TextSpan(Map.ToUtf16(p[0].GetInt32()), Map.ToUtf16(p[1].GetInt32())))];

    public static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The words of a list of strings.</summary>
    public static HashSet<string> Words(JsonElement row, string name) =>
        row.GetProperty(name).EnumerateArray().Select(w => w.GetString()).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>A row's words as a document, with what the row says of it.</summary>
    public static Document DocumentOf(string text, JsonElement row) => Plain(text) with
    {
        Url = Text(row, "url"),
        Title = Text(row, "title"),
        Published = PublicationTime.Parse(Text(row, "published")?.Split('T')[0]),
    };

    public static TextRow Of(JsonElement row)
    {
        var (id, text) = (Text(row, "id") ?? "", Text(row, "text") ?? "");
        return new TextRow(id, DocumentOf(text, row), new CodePointMap(text), row);
    }

    /// <summary>English text as it is, a block a paragraph.</summary>
    public static Document Plain(string text) => new()
    {
        Id = DocumentId.Of(null, null, text), Kind = DocumentKind.Article, Language = "en", Text = text, Blocks = Blocks(text),
    };

    private static ImmutableArray<Block> Blocks(string text)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf("\n\n", start, StringComparison.Ordinal) is >= 0 and var at ? at : text.Length;
            var span = Trimmed(text, start, end);
            if (!span.IsEmpty)
            {
                blocks.Add(new Block(span, BlockRole.Body));
            }

            start = end + 2;
        }

        return blocks.ToImmutable();
    }

    private static TextSpan Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, end);
    }
}
