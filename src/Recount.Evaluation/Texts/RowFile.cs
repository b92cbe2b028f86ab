using System.IO.Compression;
using System.Text.Json;
using Recount.Core;
using Recount.Reading;

namespace Recount.Evaluation;

/// <summary>A file of a benchmark, plain or packed by gzip: as bytes, and as JSON Lines.</summary>
/// <param name="Path">For diagnostics.</param>
/// <param name="Lines">Its bytes, unpacked.</param>
internal sealed record RowFile(string Path, byte[] Lines)
{
    /// <summary>Of its unpacked bytes: packing a corpus doesn't make another one of it.</summary>
    public string Hash => ContentHash.OfBytes(Lines);

    /// <summary>Rows that are texts.</summary>
    /// <exception cref="DiagnosticException">RC4002: a line that isn't JSON.</exception>
    public IEnumerable<TextRow> Rows => Json.Select(TextRow.Of);

    /// <exception cref="DiagnosticException">RC4002: a line that isn't JSON.</exception>
    public IEnumerable<JsonElement> Json
    {
        get
        {
            using var reader = new StreamReader(new MemoryStream(Lines));
            for (var number = 1; reader.ReadLine() is { } line; number++)
            {
                if (!string.IsNullOrWhiteSpace(line))
                {
                    yield return Row(line, number);
                }
            }
        }
    }

    /// <exception cref="DiagnosticException">RC4002: there is no such file, it can't be unpacked, or it unpacks to more than is allowed.</exception>
    public static RowFile Load(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            return new RowFile(path, path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? Unpacked(bytes) : bytes);
        }
        catch (FileNotFoundException e)
        {
            throw new DiagnosticException(DiagnosticCatalogue.DataNotFound.At(path, "there is no such file"), e);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(DiagnosticCatalogue.DataNotFound.At(path, e is InvalidDataException ? "it can't be unpacked, or unpacks to more than a limit" : e.GetType().Name), e);
        }
    }

    private JsonElement Row(string line, int number)
    {
        try
        {
            // Python writes a missing value as NaN, which isn't JSON.
            using var row = JsonDocument.Parse(line.Replace("\": NaN", "\": null", StringComparison.Ordinal));
            return row.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new DiagnosticException(DiagnosticCatalogue.DataNotFound.At(Path, FormattableString.Invariant($"line {number} isn't JSON")), e);
        }
    }

    private static byte[] Unpacked(byte[] bytes)
    {
        using var packed = new InflatedStream(new MemoryStream(bytes), s => new GZipStream(s, CompressionMode.Decompress));
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        return plain.ToArray();
    }
}
