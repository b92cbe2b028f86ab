using System.Text;
using Recount.Core;

namespace Recount.Reading;

/// <summary>Bytes to one document: an HTML page, an article as JSON, or plain text.</summary>
/// <remarks>
/// No clock, network or storage; the same bytes and hints give the same document on any machine. Thread-safe. Never
/// throws on any bytes: bad input is a <see cref="ReadResult"/> without a document and with a code.
/// </remarks>
public sealed class DocumentReader
{
    /// <summary>Ten times the largest live blog met (about 1 MB); beyond it lie archives and dumps.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    private const int SniffChars = 1024;

    private readonly BlockModel? _model;

    public DocumentReader()
    {
    }

    /// <summary>For measuring a model on pages that it hasn't seen.</summary>
    internal DocumentReader(BlockModel model) => _model = model;

    public ReadResult Read(ReadOnlyMemory<byte> bytes, SourceHints hints)
    {
        ArgumentNullException.ThrowIfNull(hints);
        if (bytes.Length > MaxBytes)
        {
            return ReadResult.Quarantined(DiagnosticCatalogue.SourceTooLarge, hints.Name,
                $"it has {bytes.Length} bytes; at most {MaxBytes} are read");
        }

        var decoded = TextDecoder.Decode(bytes.Span, hints.ContentType);
        if (decoded is null)
        {
            return ReadResult.Quarantined(DiagnosticCatalogue.SourceBinary, hints.Name, "its bytes are not text in any character set");
        }

        var text = TextDecoder.Tidy(decoded);
        if (string.IsNullOrWhiteSpace(text))
        {
            return ReadResult.Quarantined(DiagnosticCatalogue.SourceEmpty, hints.Name, $"it has {bytes.Length} bytes and no words");
        }

        var head = text.AsSpan().TrimStart();
        head = head[..Math.Min(head.Length, SniffChars)];
        if (IsHtml(head, hints.ContentType))
        {
            return HtmlReader.Read(text, hints, _model ?? BlockModel.Shipped) is { } page
                ? page.Finish(hints)
                : ReadResult.Quarantined(DiagnosticCatalogue.SourceTooLarge, hints.Name,
                    $"its elements are nested deeper than {HtmlReader.MaxDepth} or number more than {HtmlReader.MaxTags}");
        }

        if (head[0] == '{' && JsonArticle.Read(Encoding.UTF8.GetBytes(text), hints.Name, hints.Fields) is { } article)
        {
            return article.Finish(hints);
        }

        return PlainTextReader.Read(text, null, hints.Name).Finish(hints);
    }

    private static bool IsHtml(ReadOnlySpan<char> head, string? contentType)
    {
        if (head[0] != '<')
        {
            return contentType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true && head.Contains('<');
        }

        ReadOnlySpan<string> marks = ["<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<div", "<article", "<p", "<h1", "<main", "<!--", "<script", "<link", "<section"];
        foreach (var mark in marks)
        {
            if (head.Contains(mark, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return contentType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true;
    }
}
