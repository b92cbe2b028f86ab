using System.IO.Compression;
using System.Text;

namespace Recount.Reading.Tests.Warc;

public sealed class WaczReaderTests
{
    [Fact]
    public void Pages_of_all_archives_are_read_in_order_of_their_names()
    {
        using var zip = Zip(("archive/b.warc", Record("b")), ("archive/a.warc.gz", Packed(Record("a"))), ("pages/pages.jsonl", "{}"u8.ToArray()));
        new WaczReader().Read(zip, new SourceHints("c.wacz")).ToList().Select(r => (r.Number, r.Result.Document?.Url))
            .ShouldBe([(1, "https://example.org/a"), (2, "https://example.org/b")]);
    }

    [Fact]
    public void What_is_no_such_zip_is_refused_with_its_code()
    {
        using var zip = Zip(("a.txt", "a"u8.ToArray()));
        new WaczReader().Read(zip, new SourceHints("c.wacz")).ToList().ShouldHaveSingleItem().Result.Diagnostics[0].Kind.Code.ShouldBe("RC1009");
        new WaczReader().Read(new MemoryStream([1, 2, 3]), new SourceHints("c.wacz")).ToList().ShouldHaveSingleItem().Result.Diagnostics[0].Kind.Code.ShouldBe("RC1009");
    }

    [Fact]
    public void A_bomb_ends_as_a_broken_archive()
    {
        using var bomb = new InflatedStream(new MemoryStream(Packed(new byte[InflatedStream.FreeBytes + (1024 * 1024)])), s => new GZipStream(s, CompressionMode.Decompress));
        Should.Throw<InvalidDataException>(() => bomb.CopyTo(Stream.Null));
    }

    [Fact]
    public void A_stream_that_was_cut_short_ends_as_a_broken_archive()
    {
        var packed = Packed([.. Enumerable.Range(0, 4000).Select(i => (byte)(i * i % 251))]);
        using var whole = new InflatedStream(new MemoryStream(packed), s => new GZipStream(s, CompressionMode.Decompress));
        whole.CopyTo(Stream.Null);
        using var cut = new InflatedStream(new MemoryStream(packed[..(packed.Length / 2)]), s => new GZipStream(s, CompressionMode.Decompress));
        Should.Throw<InvalidDataException>(() => cut.CopyTo(Stream.Null));
    }

    private static MemoryStream Zip(params (string Name, byte[] Bytes)[] files)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        stream.Position = 0;
        return stream;
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private static byte[] Record(string name)
    {
        var http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><article><h1>Road " + name
            + "</h1><p>The road to the pass is open again after the flood, the mayor of the town said on Thursday.</p></article></body></html>";
        return Encoding.UTF8.GetBytes($"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{name}\r\nContent-Type: application/http\r\nContent-Length: {http.Length}\r\n\r\n{http}\r\n\r\n");
    }
}
