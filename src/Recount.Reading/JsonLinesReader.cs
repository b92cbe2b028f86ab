using System.Diagnostics.CodeAnalysis;
using System.Text;
using Recount.Core;

namespace Recount.Reading;

/// <summary>Articles as JSON, one a line. A bad line costs only itself (RC1008).</summary>
public sealed class JsonLinesReader
{
    /// <summary>The limit of a document; what stands beyond it on the line is skipped unread.</summary>
    public const int MaxLineBytes = DocumentReader.MaxBytes;

    /// <param name="stream">Read to its end, lazily, and left open; the caller has inflated it.</param>
    /// <param name="hints">The name is given to each line as NAME:LINE; the other hints fill each line's gaps.</param>
    /// <returns>Line numbers from 1, in order; blank lines are passed over.</returns>
    /// <exception cref="IOException">The stream fails; what was yielded before stands.</exception>
    [SuppressMessage("Performance", "CA1822", Justification = "An instance is what hosts compose and tests replace.")]
    public IEnumerable<(long Line, ReadResult Result)> Read(Stream stream, SourceHints hints)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(hints);
        return Lines(stream, hints);
    }

    private static IEnumerable<(long Line, ReadResult Result)> Lines(Stream stream, SourceHints hints)
    {
        var buffer = new byte[81920];
        using var line = new MemoryStream();
        var (number, length) = (1L, 0L);
        int read;
        while ((read = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            var start = 0;
            while (start < read)
            {
                var end = Array.IndexOf(buffer, (byte)'\n', start, read - start);
                var stop = end < 0 ? read : end;
                length += stop - start;
                if (length <= MaxLineBytes)
                {
                    line.Write(buffer, start, stop - start);
                }

                start = stop + 1;
                if (end >= 0)
                {
                    if (One(line, length, hints, number) is { } result)
                    {
                        yield return (number, result);
                    }

                    line.SetLength(0);
                    length = 0;
                    number++;
                }
            }
        }

        if (One(line, length, hints, number) is { } last)
        {
            yield return (number, last);
        }
    }

    private static ReadResult? One(MemoryStream line, long length, SourceHints hints, long number)
    {
        var name = FormattableString.Invariant($"{hints.Name}:{number}");
        if (length > MaxLineBytes)
        {
            return ReadResult.Quarantined(DiagnosticCatalogue.SourceTooLarge, name, $"the line has {length} bytes; at most {MaxLineBytes} are read");
        }

        var bytes = line.ToArray().AsMemory();
        if (bytes.Span.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }

        if (bytes.Span.Trim(" \t\r"u8).IsEmpty)
        {
            return null;
        }

        return JsonArticle.Read(bytes, name, hints.Fields) is { } article
            ? article.Finish(hints with { Name = name })
            : ReadResult.Quarantined(DiagnosticCatalogue.BadJsonLine, name, "it isn't a JSON object with a text");
    }
}
