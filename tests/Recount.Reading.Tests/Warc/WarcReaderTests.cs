using System.IO.Compression;
using System.Text;
using Recount.Core;

namespace Recount.Reading.Tests.Warc;

public sealed class WarcReaderTests
{
    private const string Page = "<!doctype html><html><head><title>Road open</title></head><body><article><h1>Road open</h1><p>The road over the pass was opened on Thursday, the mayor of the town said.</p><p>Snow had closed it for three weeks, and the shops on both sides hope for their customers.</p></article></body></html>";

    [Fact]
    public void Responses_with_pages_are_read_and_the_rest_is_told_by_kind()
    {
        var results = Read([.. Record("warcinfo", "application/warc-fields", "software: x"u8.ToArray()), .. Response(Http("text/html", Encoding.UTF8.GetBytes(Page))),
            .. Response(Http("image/png", [1, 2, 3])), .. Response("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>gone"u8.ToArray()),
            .. Record("revisit", "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n\r\n"u8.ToArray())]);
        results.Select(r => r.Number).ShouldBe([2, 3, 4, 5]);
        var document = results[0].Result.Document.ShouldNotBeNull();
        document.Url.ShouldBe("https://example.org/a");
        document.Title.ShouldBe("Road open");
        document.Dates.ShouldContain(new FoundDate(DateRole.FirstSeen, PublicationTime.Parse("2025-06-06T10:00:00Z")!.Value, "warc-date"));
        results.Skip(1).Select(r => r.Result.Diagnostics.ShouldHaveSingleItem()).Select(d => (d.Kind, d.Detail)).ShouldBe(
            [(DiagnosticCatalogue.NoArticle, "image/png"), (DiagnosticCatalogue.NoArticle, "status 404"), (DiagnosticCatalogue.NoArticle, "revisit")]);
    }

    [Fact]
    public void Packed_and_chunked_bodies_are_unpacked()
    {
        var packed = Packed(Encoding.UTF8.GetBytes(Page));
        byte[] chunked = [.. Encoding.ASCII.GetBytes($"{packed.Length:x}\r\n"), .. packed, .. "\r\n0\r\n\r\n"u8];
        byte[] http = [.. "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"u8, .. chunked];
        Read(Response(http)).ShouldHaveSingleItem().Result.Document.ShouldNotBeNull().Text.ShouldContain("opened on Thursday");
    }

    [Fact]
    public void Records_packed_one_by_one_are_one_stream()
    {
        byte[] archive = [.. Packed(Response(Http("text/html", Encoding.UTF8.GetBytes(Page)))), .. Packed(Response(Http("text/html", Encoding.UTF8.GetBytes(Page))))];
        using var unpacked = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress);
        new WarcReader().Read(unpacked, new SourceHints("a.warc.gz")).Select(r => r.Number).ShouldBe([1, 2]);
    }

    [Fact]
    public void A_bomb_is_refused()
    {
        byte[] http = [.. "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"u8, .. Packed(new byte[9_000_000], CompressionLevel.SmallestSize)];
        Read(Response(http)).ShouldHaveSingleItem().Result.Diagnostics.ShouldHaveSingleItem().Kind.Code.ShouldBe("RC1009");
    }

    [Theory]
    [InlineData("WARC/1.0\r\nWARC-Type: response\r\n\r\n")]
    [InlineData("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99\r\n\r\nHTTP/1.1 200")]
    [InlineData("WARC/1.0\r\nWARC-Type: resp")]
    [InlineData("not an archive")]
    public void A_broken_archive_is_told_and_ends(string archive) =>
        Read(Encoding.ASCII.GetBytes(archive)).ShouldHaveSingleItem().Result.Diagnostics.ShouldHaveSingleItem().Kind.Code.ShouldBe("RC1009");

    private static List<(long Number, ReadResult Result)> Read(byte[] archive) =>
        [.. new WarcReader().Read(new MemoryStream(archive), new SourceHints("a.warc"))];

    private static byte[] Http(string type, byte[] body) => [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\n\r\n"), .. body];

    private static byte[] Response(byte[] http) => Record("response", "application/http; msgtype=response", http);

    private static byte[] Record(string type, string contentType, byte[] block) =>
        [.. Encoding.ASCII.GetBytes($"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: https://example.org/a\r\nWARC-Date: 2025-06-06T10:00:00Z\r\nContent-Type: {contentType}\r\nContent-Length: {block.Length}\r\n\r\n"), .. block, .. "\r\n\r\n"u8];

    private static byte[] Packed(byte[] bytes, CompressionLevel level = CompressionLevel.Fastest)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, level, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
