using System.Security.Cryptography;
using System.Text;

namespace Recount.Language;

/// <summary>A file of weights that knows whether it is whole: a magic word of eight bytes, SHA-256 of the rest, the rest.</summary>
internal static class HashedFile
{
    private const int HashAt = 8;
    private const int ContentAt = HashAt + SHA256.HashSizeInBytes;

    /// <param name="file">Whole.</param>
    /// <param name="magic">Eight bytes.</param>
    /// <param name="hash">Of the content, in small hexadecimal letters.</param>
    /// <returns>Stands at the content's start.</returns>
    /// <exception cref="InvalidDataException">Another magic word, or the content is not the one that was hashed.</exception>
    public static BinaryReader Open(byte[] file, ReadOnlySpan<byte> magic, out string hash)
    {
        if (file.Length < ContentAt || !file.AsSpan(0, HashAt).SequenceEqual(magic))
        {
            throw new InvalidDataException("not a model of this version");
        }

        var found = SHA256.HashData(file.AsSpan(ContentAt));
        if (!found.AsSpan().SequenceEqual(file.AsSpan(HashAt, found.Length)))
        {
            throw new InvalidDataException("the model's hash doesn't match its content");
        }

        hash = Convert.ToHexStringLower(found);
        return new BinaryReader(new MemoryStream(file, ContentAt, file.Length - ContentAt, writable: false), Encoding.UTF8);
    }

    public static byte[] Write(ReadOnlySpan<byte> magic, Action<BinaryWriter> writeContent)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            writeContent(writer);
        }

        var bytes = content.ToArray();
        return [.. magic, .. SHA256.HashData(bytes), .. bytes];
    }
}
