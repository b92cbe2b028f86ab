using System.IO.Compression;
using System.Text;
using Recount.Core;

namespace Recount.Evaluation.Tests.Texts;

/// <summary>One reader of rows for every benchmark: plain or packed, and what is broken has its code.</summary>
public sealed class RowFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("recount-rows").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Rows_are_the_same_plain_and_packed()
    {
        var lines = Encoding.UTF8.GetBytes("{\"id\": \"a\", \"text\": \"One.\", \"note\": NaN}\n\n{\"id\": \"b\", \"text\": \"Two.\"}\n");
        var (plain, packed) = (RowFile.Load(Write("rows.jsonl", lines)), RowFile.Load(Write("rows.jsonl.gz", Packed(lines))));
        plain.Rows.Select(r => (r.Id, r.Document.Text)).ShouldBe([("a", "One."), ("b", "Two.")]);
        packed.Rows.Select(r => r.Id).ShouldBe(["a", "b"]);
        packed.Hash.ShouldBe(plain.Hash);
    }

    [Theory]
    [InlineData("cut.jsonl.gz")]
    [InlineData("plain.jsonl.gz")]
    [InlineData("missing.jsonl")]
    [InlineData("line.jsonl")]
    public void What_is_broken_has_its_code(string name)
    {
        var packed = Packed(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 2000).Select(i => $"{{\"id\": \"{i}\"}}\n"))));
        Write("cut.jsonl.gz", packed[..(packed.Length / 2)]);
        Write("plain.jsonl.gz", "{}"u8.ToArray());
        Write("line.jsonl", "{\"id\": \"a\"}\n{broken\n"u8.ToArray());
        var path = Path.Combine(_folder, name);
        var refused = Should.Throw<DiagnosticException>(() => RowFile.Load(path).Json.ToList()).Diagnostic;
        refused.Kind.ShouldBe(DiagnosticCatalogue.DataNotFound);
        refused.Subject.ShouldBe(path);
    }

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
