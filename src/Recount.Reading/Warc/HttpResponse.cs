using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Recount.Reading;

/// <summary>An HTTP/1.x response as an archive keeps it (RFC 9112): status, type, body.</summary>
internal sealed class HttpResponse
{
    /// <summary>Unpacked to packed bytes; pages reach 20, and a thousand is deflate's own bound.</summary>
    public const int MostInflation = 300;

    private const int LongestHead = 64 * 1024;

    private readonly Dictionary<string, string> _head;
    private readonly ReadOnlyMemory<byte> _body;

    private HttpResponse(int status, Dictionary<string, string> head, ReadOnlyMemory<byte> body) => (Status, _head, _body) = (status, head, body);

    public int Status { get; }

    public string? ContentType => _head.GetValueOrDefault("content-type");

    /// <summary>Null where the bytes are no response.</summary>
    public static HttpResponse? Parse(ReadOnlyMemory<byte> bytes)
    {
        var (end, length) = (bytes.Span.IndexOf("\r\n\r\n"u8), 4);
        if (end < 0)
        {
            (end, length) = (bytes.Span.IndexOf("\n\n"u8), 2);
        }

        if (end is < 0 or > LongestHead || !bytes.Span.StartsWith("HTTP/"u8))
        {
            return null;
        }

        var lines = Encoding.Latin1.GetString(bytes.Span[..end]).Split('\n');
        var status = lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (status.Length < 2 || !int.TryParse(status[1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            return null;
        }

        var head = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines.Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                head.TryAdd(line[..colon].Trim().ToLowerInvariant(), line[(colon + 1)..].Trim());
            }
        }

        return new HttpResponse(code, head, bytes[(end + length)..]);
    }

    /// <summary>Unchunked and unpacked; null where that fails or exceeds a limit.</summary>
    public ReadOnlyMemory<byte>? Body()
    {
        var body = _head.GetValueOrDefault("transfer-encoding")?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true ? Unchunked(_body) : _body;
        return _head.GetValueOrDefault("content-encoding")?.ToLowerInvariant() switch
        {
            null or "" or "identity" => body,
            // Some archives keep the header and unpack the body.
            "gzip" or "x-gzip" => body.Span.StartsWith("\u001f"u8) ? Inflated(body, s => new GZipStream(s, CompressionMode.Decompress)) : body,
            "deflate" => Inflated(body, s => new ZLibStream(s, CompressionMode.Decompress)) ?? Inflated(body, s => new DeflateStream(s, CompressionMode.Decompress)),
            "br" => Inflated(body, s => new BrotliStream(s, CompressionMode.Decompress)),
            _ => null,
        };
    }

    // A body that is no chunks is what some archives keep after unchunking.
    private static ReadOnlyMemory<byte> Unchunked(ReadOnlyMemory<byte> body)
    {
        using var whole = new MemoryStream();
        var at = 0;
        while (at < body.Length)
        {
            var line = body.Span[at..].IndexOf((byte)'\n');
            var size = line is > 0 and < 40 ? Encoding.ASCII.GetString(body.Span.Slice(at, line)).Split(';')[0].Trim() : "";
            if (!int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length) || length < 0)
            {
                return whole.Length == 0 ? body : whole.ToArray();
            }

            at += line + 1;
            if (length == 0)
            {
                break;
            }

            length = Math.Min(length, body.Length - at);
            whole.Write(body.Span.Slice(at, length));
            at += length;
            at += body.Span[at..].StartsWith("\r\n"u8) ? 2 : body.Span[at..].StartsWith("\n"u8) ? 1 : 0;
        }

        return whole.ToArray();
    }

    private static ReadOnlyMemory<byte>? Inflated(ReadOnlyMemory<byte> packed, Func<Stream, Stream> open)
    {
        var limit = Math.Min(DocumentReader.MaxBytes, Math.Max(64L * 1024, (long)packed.Length * MostInflation));
        try
        {
            using var source = new MemoryStream(packed.ToArray());
            using var unpacked = open(source);
            using var whole = new MemoryStream();
            var buffer = new byte[81_920];
            int read;
            while ((read = unpacked.Read(buffer, 0, buffer.Length)) > 0)
            {
                whole.Write(buffer, 0, read);
                if (whole.Length > limit)
                {
                    return null;
                }
            }

            return whole.ToArray();
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return null;
        }
    }
}
