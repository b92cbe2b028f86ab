using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Recount.Core;

namespace Recount.Evaluation;

/// <summary>Files of the page benchmarks: gold as JSON lines, pages as crawled, packed.</summary>
internal static class PageFile
{
    /// <summary>No page of a benchmark is larger unpacked; what is gets cut, and the reader then says so.</summary>
    private const int MaxBytes = 64 * 1024 * 1024;

    /// <exception cref="DiagnosticException">RC4002: no such file.</exception>
    public static byte[] Gold(string path) => File.Exists(path)
        ? File.ReadAllBytes(path)
        : throw new DiagnosticException(DiagnosticCatalogue.DataNotFound.At(path, "there is no such file"));

    /// <summary>A gold file of a row a page, whose pages lie in html/ beside it.</summary>
    /// <exception cref="DiagnosticException">RC4002: no such file, or a line that isn't JSON.</exception>
    public static (byte[] Gold, JsonElement[] Rows, string Folder) Pages(string path, int? limit)
    {
        var gold = Gold(path);
        return (gold, [.. Lines(gold, path).Take(limit ?? int.MaxValue)], Path.Combine(Path.GetDirectoryName(path) ?? "", "html"));
    }

    /// <exception cref="DiagnosticException">RC4002: a line that isn't JSON.</exception>
    public static IReadOnlyList<JsonElement> Lines(byte[] gold, string path)
    {
        var rows = new List<JsonElement>();
        foreach (var line in Encoding.UTF8.GetString(gold).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            try
            {
                // Python writes a missing value as NaN, which isn't JSON.
                using var row = JsonDocument.Parse(line.Replace("\": NaN", "\": null", StringComparison.Ordinal));
                rows.Add(row.RootElement.Clone());
            }
            catch (JsonException e)
            {
                throw new DiagnosticException(DiagnosticCatalogue.DataNotFound.At(path, $"row {rows.Count + 1} isn't JSON"), e);
            }
        }

        return rows;
    }

    /// <summary>The page's bytes, unpacked.</summary>
    /// <exception cref="DiagnosticException">RC4002: the gold names a page that isn't there or can't be unpacked.</exception>
    public static byte[] Page(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var unpacked = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
            using var bytes = new MemoryStream();
            var buffer = new byte[81_920];
            int read;
            while (bytes.Length < MaxBytes && (read = unpacked.Read(buffer, 0, buffer.Length)) > 0)
            {
                bytes.Write(buffer, 0, read);
            }

            return bytes.ToArray();
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(DiagnosticCatalogue.DataNotFound.At(path, e.GetType().Name), e);
        }
    }

    public static string? Text(JsonElement row, string key) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static string[] Texts(JsonElement row, string key) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)]
            : [];
}
