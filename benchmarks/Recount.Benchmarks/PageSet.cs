using System.IO.Compression;

namespace Recount.Benchmarks;

/// <summary>HTML pages of folders, unpacked, in the order of their paths.</summary>
internal static class PageSet
{
    public static List<byte[]> Load(IEnumerable<string> folders) =>
    [
        .. folders.Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
            .Where(f => f.EndsWith(".html", StringComparison.Ordinal) || f.EndsWith(".html.gz", StringComparison.Ordinal))
            .Where(f => !Path.GetFileName(f).StartsWith("expected", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(Read),
    ];

    /// <summary>The evaluation pages where they are there, else the project's samples.</summary>
    public static List<byte[]> Standard()
    {
        var data = Environment.GetEnvironmentVariable("RECOUNT_DATA") is { Length: > 0 } named ? named : Path.Combine(Root(), "..", "shared");
        var pages = Load([Path.Combine(data, "data", "pages")]);
        return pages.Count > 0 ? pages : Load([Path.Combine(Root(), "samples")]);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Recount.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? ".";
    }

    private static byte[] Read(string path)
    {
        using var file = File.OpenRead(path);
        using var unpacked = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var bytes = new MemoryStream();
        unpacked.CopyTo(bytes);
        return bytes.ToArray();
    }
}
