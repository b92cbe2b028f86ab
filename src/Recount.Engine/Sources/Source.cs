using System.IO.Compression;
using Recount.Core;
using Recount.Reading;

namespace Recount.Engine.Sources;

/// <summary>One thing to read: a file, standard input, or a name that led nowhere.</summary>
public sealed class Source
{
    private readonly Func<Stream>? _open;
    private Stream? _opened;
    private long _taken;

    private Source(string name, string path, Func<Stream>? open, Diagnostic? fault)
    {
        Name = name;
        Path = path;
        _open = open;
        Fault = fault;
    }

    /// <summary>The file's name without its folder; "stdin" for '-'.</summary>
    public string Name { get; }

    /// <summary>As the caller can find it again; in messages only.</summary>
    public string Path { get; }

    /// <summary>Why there is nothing to open, or null.</summary>
    public Diagnostic? Fault { get; }

    /// <summary>JSON Lines, a document a line.</summary>
    public bool IsJsonLines => WithoutGz(Name).EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it holds more than one document.</summary>
    public bool HoldsMany => IsJsonLines || IsWarcName(Name) || IsWaczName(Name) || IsFeedName(Name);

    /// <summary>Bytes of the file as it lies; 0 where that can't be told.</summary>
    public long Size { get; private init; }

    /// <summary>Bytes of it that have been read so far, packed ones where it is packed. Approximate, for progress.</summary>
    public long Taken
    {
        get
        {
            try
            {
                return Volatile.Read(ref _opened) is { } file ? Math.Max(Interlocked.Read(ref _taken), file.Position) : Interlocked.Read(ref _taken);
            }
            catch (ObjectDisposedException)
            {
                return Size;
            }
        }
    }

    internal static Source File(string path)
    {
        Source? source = null;
        source = new Source(System.IO.Path.GetFileName(path), path, () => source!.OpenFile(), fault: null) { Size = SizeOf(path) };
        return source;
    }

    private static long SizeOf(string path)
    {
        try
        {
            return new FileInfo(path).Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0; // opening it will tell
        }
    }

    internal static Source Stream(string name, Func<Stream> open) => new(name, name, open, fault: null);

    internal static Source Missing(string path, Diagnostic fault) => new(System.IO.Path.GetFileName(path), path, open: null, fault);

    /// <exception cref="DiagnosticException">RC1007: it can't be opened.</exception>
    public Stream Open()
    {
        try
        {
            return _open?.Invoke() ?? throw new InvalidOperationException("the source has a fault; look at it first");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(DiagnosticCatalogue.SourceUnreadable.At(Path, e.GetType().Name), e);
        }
    }

    /// <summary>At most <paramref name="limit"/> bytes and one more, so that the reader can tell that it was exceeded.</summary>
    /// <exception cref="DiagnosticException">RC1007: it can't be opened, read or inflated.</exception>
    public byte[] ReadBytes(int limit)
    {
        using var stream = Open();
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        try
        {
            while (bytes.Length <= limit)
            {
                var read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, limit + 1 - bytes.Length));
                if (read == 0)
                {
                    break;
                }

                bytes.Write(buffer, 0, read);
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw new DiagnosticException(Broken(e), e);
        }

        Interlocked.Exchange(ref _taken, Size);
        return bytes.ToArray();
    }

    /// <summary>What to say of a stream that ended in an exception: a broken archive, or a file that can't be read.</summary>
    internal Diagnostic Broken(Exception e) => e is InvalidDataException
        ? DiagnosticCatalogue.BadArchive.At(Path, "it can't be unpacked, or unpacks to more than a limit")
        : DiagnosticCatalogue.SourceUnreadable.At(Path, e.GetType().Name);

    private Stream OpenFile()
    {
        var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Volatile.Write(ref _opened, file);
        return Path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new InflatedStream(file, s => new GZipStream(s, CompressionMode.Decompress))
            : file;
    }

    internal static bool IsWaczName(string name) => name.EndsWith(".wacz", StringComparison.OrdinalIgnoreCase);

    internal static bool IsWarcName(string name) => WithoutGz(name).EndsWith(".warc", StringComparison.OrdinalIgnoreCase);

    /// <summary>RSS, Atom, sitemaps and JSON Feed, by the file's name.</summary>
    internal static bool IsFeedName(string name) => WithoutGz(name) is var bare && (bare.EndsWith(".rss", StringComparison.OrdinalIgnoreCase)
        || bare.EndsWith(".atom", StringComparison.OrdinalIgnoreCase) || bare.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
        || bare.EndsWith("feed.json", StringComparison.OrdinalIgnoreCase));

    internal static string WithoutGz(string name) =>
        name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
}
