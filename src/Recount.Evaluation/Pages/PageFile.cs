using System.Text.Json;
using Recount.Core;

namespace Recount.Evaluation;

/// <summary>Files of the page benchmarks: gold as JSON lines, pages as crawled, packed.</summary>
internal static class PageFile
{
    /// <exception cref="DiagnosticException">RC4002: no such file.</exception>
    public static byte[] Gold(string path) => RowFile.Load(path).Lines;

    /// <summary>A gold file of a row a page, whose pages lie in html/ beside it.</summary>
    /// <exception cref="DiagnosticException">RC4002: no such file, or a line that isn't JSON.</exception>
    public static (byte[] Gold, JsonElement[] Rows, string Folder) Pages(string path, int? limit)
    {
        var gold = RowFile.Load(path);
        return (gold.Lines, [.. gold.Json.Take(limit ?? int.MaxValue)], Path.Combine(Path.GetDirectoryName(path) ?? "", "html"));
    }

    /// <summary>The page's bytes, unpacked.</summary>
    /// <exception cref="DiagnosticException">RC4002: the gold names a page that isn't there or can't be unpacked.</exception>
    public static byte[] Page(string path) => RowFile.Load(path).Lines;

    public static string? Text(JsonElement row, string key) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static string[] Texts(JsonElement row, string key) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)]
            : [];
}
