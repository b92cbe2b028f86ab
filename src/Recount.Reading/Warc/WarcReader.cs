using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Recount.Core;

namespace Recount.Reading;

/// <summary>Pages out of a web archive (WARC 1.0 and 1.1, ISO 28500:2017), record by record.</summary>
/// <remarks>
/// The caller has inflated the stream; records packed one by one are one stream then. Responses with status 200 that hold
/// HTML, plain text or JSON are read. Pictures, redirects, errors and revisits, whose payload the archive has already,
/// give RC1011; the archive's own records (requests, metadata, name look-ups) are passed over. WARC-Date is when a page was seen. What is broken costs its own record where the next can be found,
/// else the rest of the archive, and is told with RC1009.
/// </remarks>
public sealed class WarcReader
{
    /// <summary>Of a record's block; the rest is passed over. HTTP's own head comes on top of a document's limit.</summary>
    public const int MaxRecordBytes = DocumentReader.MaxBytes + (64 * 1024);

    private const int LongestLine = 16 * 1024;
    private const int MostLines = 200; // of one record's head

    private readonly DocumentReader _documents = new();

    /// <param name="stream">Read to its end, lazily, and left open.</param>
    /// <param name="hints">The name is given to each record as NAME:NUMBER; the address is the record's own.</param>
    /// <returns>Numbers of records from 1, in order; the archive's own records are counted and not told.</returns>
    /// <exception cref="IOException">The stream fails; what was yielded before stands.</exception>
    [SuppressMessage("Performance", "CA1822", Justification = "An instance is what hosts compose and tests replace.")]
    public IEnumerable<(long Number, ReadResult Result)> Read(Stream stream, SourceHints hints)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(hints);
        return Records(new BufferedStream(stream, 81_920), hints);
    }

    private IEnumerable<(long Number, ReadResult Result)> Records(BufferedStream stream, SourceHints hints)
    {
        for (var number = 1L; ; number++)
        {
            var name = FormattableString.Invariant($"{hints.Name}:{number}");
            var (head, fault) = Head(stream);
            if (head is null)
            {
                if (fault is not null)
                {
                    yield return (number, ReadResult.Quarantined(DiagnosticCatalogue.BadArchive, name, fault));
                }

                yield break;
            }

            if (!long.TryParse(head.GetValueOrDefault("content-length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            {
                yield return (number, ReadResult.Quarantined(DiagnosticCatalogue.BadArchive, name, "its record states no length, so that the next can't be found"));
                yield break;
            }

            var isPage = head.GetValueOrDefault("warc-type") is "response" or "resource" or "conversion";
            var block = new byte[isPage ? (int)Math.Min(length, MaxRecordBytes) : 0];
            var read = Fill(stream, block);
            if (read < block.Length || !Skip(stream, length - block.Length))
            {
                yield return (number, ReadResult.Quarantined(DiagnosticCatalogue.BadArchive, name, "the archive ends within its record"));
                yield break;
            }

            if ((isPage || head.GetValueOrDefault("warc-type") is "revisit") && Result(head, block, length, hints with { Name = name, Seen = Seen(head) ?? hints.Seen }) is { } result)
            {
                yield return (number, result);
            }
        }
    }

    private static FoundDate? Seen(Dictionary<string, string> head) => PrintedTime.Found(DateRole.FirstSeen, head.GetValueOrDefault("warc-date"), "warc-date");

    private ReadResult? Result(Dictionary<string, string> head, byte[] block, long length, SourceHints hints)
    {
        var address = head.GetValueOrDefault("warc-target-uri")?.Trim('<', '>');
        var isResponse = head.GetValueOrDefault("warc-type") is "response";
        if (isResponse && head.GetValueOrDefault("content-type")?.StartsWith("application/http", StringComparison.OrdinalIgnoreCase) != true)
        {
            return null; // DNS and other protocols
        }

        var (type, body) = (head.GetValueOrDefault("content-type"), (ReadOnlyMemory<byte>?)block);
        if (head.GetValueOrDefault("warc-type") is "revisit")
        {
            return NoArticle("revisit");
        }

        if (isResponse)
        {
            var response = HttpResponse.Parse(block);
            if (response is not { Status: 200 })
            {
                return NoArticle(response is null ? "no HTTP response" : FormattableString.Invariant($"status {response.Status}"));
            }

            (type, body) = (response.ContentType, IsText(response.ContentType) ? response.Body() : null);
            if (body is null && IsText(type))
            {
                return ReadResult.Quarantined(DiagnosticCatalogue.BadArchive, hints.Name, "its body can't be unpacked within the limits");
            }
        }

        return !IsText(type) || body is not { } bytes ? NoArticle(MediaType(type))
            : length > block.Length ? ReadResult.Quarantined(DiagnosticCatalogue.SourceTooLarge, hints.Name, $"the record has {length} bytes; at most {MaxRecordBytes} are read")
            : _documents.Read(bytes, hints with { ContentType = type, Url = address ?? hints.Url });

        ReadResult NoArticle(string what) => ReadResult.Quarantined(DiagnosticCatalogue.NoArticle, hints.Name, what);
    }

    // "image/png"; of a header's value only what a media type may hold (RFC 9110, 8.3.1).
    private static string MediaType(string? header) => header?.Split(';')[0].Trim().ToLowerInvariant() is { Length: > 0 and < 80 } type
        && type.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '+' or '-' or '_') ? type : "no media type";

    private static bool IsText(string? type) => type is not null && (type.Contains("html", StringComparison.OrdinalIgnoreCase)
        || type.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) || type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase));

    // Null without a fault at the end of the archive.
    private static (Dictionary<string, string>? Head, string? Fault) Head(BufferedStream stream)
    {
        string? line;
        do
        {
            line = Line(stream);
        }
        while (line is { Length: 0 });

        if (line is null)
        {
            return (null, null);
        }

        if (!line.StartsWith("WARC/", StringComparison.Ordinal))
        {
            return (null, "no record begins where one should");
        }

        var head = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var n = 0; (line = Line(stream)) is { Length: > 0 }; n++)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (n > MostLines)
            {
                return (null, "the head of its record doesn't end");
            }

            if (colon > 0)
            {
                head[line[..colon].Trim().ToLowerInvariant()] = line[(colon + 1)..].Trim();
            }
        }

        return line is null ? (null, "the archive ends within the head of its record") : (head, null);
    }

    private static string? Line(BufferedStream stream)
    {
        var line = new List<byte>(80);
        int next;
        while ((next = stream.ReadByte()) >= 0 && next != '\n' && line.Count < LongestLine)
        {
            line.Add((byte)next);
        }

        return next < 0 && line.Count == 0 ? null : Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
    }

    private static int Fill(BufferedStream stream, byte[] block)
    {
        var at = 0;
        int read;
        while (at < block.Length && (read = stream.Read(block, at, block.Length - at)) > 0)
        {
            at += read;
        }

        return at;
    }

    private static bool Skip(BufferedStream stream, long length)
    {
        var buffer = new byte[8192];
        while (length > 0)
        {
            var read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, length));
            if (read == 0)
            {
                return false;
            }

            length -= read;
        }

        return true;
    }
}
