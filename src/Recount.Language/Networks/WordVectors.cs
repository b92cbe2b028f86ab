namespace Recount.Language;

/// <summary>Vectors of frequent English words (GloVe), of unit length, in eight bits.</summary>
/// <remarks>Lower-case words only; a word that isn't held has no vector. Thread-safe.</remarks>
public sealed class WordVectors
{
    public const string FileName = "vectors.bin";

    private static readonly byte[] s_magic = "RCWV0001"u8.ToArray();
    private readonly HashIndex _index;

    private WordVectors(HashIndex index, ByteTable table, string hash)
    {
        _index = index;
        Table = table;
        Hash = hash;
    }

    /// <summary>SHA-256 of the file's content.</summary>
    public string Hash { get; }

    /// <summary>How many words have one.</summary>
    public int Count => Table.Rows;

    /// <summary>Numbers a vector.</summary>
    public int Width => Table.Width;

    internal ByteTable Table { get; }

    /// <param name="word">Lower case.</param>
    /// <returns>-1 where there is none.</returns>
    public int RowOf(ReadOnlySpan<char> word) => RowOf(HashIndex.KeyOf(word));

    internal int RowOf(ulong key) => _index.RowOf(key);

    /// <summary>Adds a word's vector to <paramref name="sum"/>.</summary>
    public void AddTo(int row, Span<float> sum) => Table.AddTo(row, sum);

    /// <exception cref="InvalidDataException">Not vectors of this version, or damaged.</exception>
    public static WordVectors Read(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var reader = HashedFile.Open(file, s_magic, out var hash);
        return new WordVectors(HashIndex.Read(reader), ByteTable.Read(reader), hash);
    }

    /// <returns>The file's bytes.</returns>
    /// <param name="words">All different, lower case.</param>
    /// <param name="vectors">A row a word, each of unit length.</param>
    /// <param name="width">Numbers a row.</param>
    public static byte[] Write(IReadOnlyList<string> words, ReadOnlySpan<float> vectors, int width)
    {
        ArgumentNullException.ThrowIfNull(words);
        var (index, table) = (HashIndex.Of(words), ByteTable.Of(vectors, width));
        return HashedFile.Write(s_magic, writer =>
        {
            index.Write(writer);
            table.Write(writer);
        });
    }
}
