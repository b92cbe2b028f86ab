using System.IO.Compression;
using Recount.Core;

namespace Recount.Evaluation;

/// <summary>A file of JSON Lines as it lies, plain or packed by gzip.</summary>
/// <param name="Hash">Of the file's own bytes.</param>
/// <param name="Lines">Its bytes, unpacked.</param>
internal sealed record RowFile(string Hash, byte[] Lines)
{
    /// <summary>A hundred times the largest set there is: a packed file may not grow beyond it.</summary>
    private const int MaxBytes = 1 << 30;

    public IEnumerable<TextRow> Rows => TextRow.Read(Lines);

    /// <exception cref="InvalidDataException">It unpacks to more than is allowed, or isn't what its name says.</exception>
    public static RowFile Load(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return new RowFile(ContentHash.OfBytes(bytes), path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? Unpacked(bytes) : bytes);
    }

    private static byte[] Unpacked(byte[] bytes)
    {
        using var packed = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (var read = packed.Read(buffer); read > 0; read = packed.Read(buffer))
        {
            plain.Write(buffer, 0, read);
            if (plain.Length > MaxBytes)
            {
                throw new InvalidDataException($"more than {MaxBytes} bytes when unpacked");
            }
        }

        return plain.ToArray();
    }
}
