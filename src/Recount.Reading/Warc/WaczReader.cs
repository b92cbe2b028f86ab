using System.IO.Compression;
using Recount.Core;

namespace Recount.Reading;

/// <summary>Pages out of a WACZ (Web Archive Collection Zipped 1.1): a zip whose folder archive/ holds WARC files.</summary>
/// <remarks>Its indexes and page lists aren't used: every record of every archive is read, in order of the files' names.</remarks>
public sealed class WaczReader
{
    /// <summary>Archives in one file; crawlers write a few of a gigabyte each.</summary>
    public const int MostArchives = 10_000;

    private readonly WarcReader _archives = new();

    /// <param name="stream">Seekable; left open.</param>
    /// <param name="hints">As for <see cref="WarcReader"/>.</param>
    /// <returns>Numbers from 1 over all archives. One result with RC1009 where the stream is no such zip.</returns>
    /// <exception cref="IOException">The stream fails; what was yielded before stands.</exception>
    /// <exception cref="InvalidDataException">A packed archive is broken; what was yielded before stands.</exception>
    public IEnumerable<(long Number, ReadResult Result)> Read(Stream stream, SourceHints hints)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(hints);
        return Records(stream, hints);
    }

    private IEnumerable<(long Number, ReadResult Result)> Records(Stream stream, SourceHints hints)
    {
        using var zip = Open(stream);
        var archives = zip?.Entries.Where(e => e.FullName.StartsWith("archive/", StringComparison.Ordinal) && IsArchive(e.Name))
            .OrderBy(e => e.FullName, StringComparer.Ordinal).Take(MostArchives + 1).ToList() ?? [];
        if (archives.Count is 0 or > MostArchives)
        {
            yield return (1, ReadResult.Quarantined(DiagnosticCatalogue.BadArchive, hints.Name,
                archives.Count == 0 ? "it is no zip with WARC files in archive/" : $"it holds more than {MostArchives} archives"));
            yield break;
        }

        var before = 0L;
        foreach (var archive in archives)
        {
            var last = 0L;
            using var unpacked = archive.Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
                ? new InflatedStream(archive.Open(), s => new GZipStream(s, CompressionMode.Decompress))
                : archive.Open();
            foreach (var (number, result) in _archives.Read(unpacked, hints))
            {
                last = number;
                yield return (before + number, result);
            }

            before += last;
        }
    }

    private static ZipArchive? Open(Stream stream)
    {
        try
        {
            return new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (InvalidDataException)
        {
            return null; // told by the caller with its code
        }
    }

    private static bool IsArchive(string name) =>
        name.EndsWith(".warc", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".warc.gz", StringComparison.OrdinalIgnoreCase);
}
