using System.Runtime.InteropServices;

namespace Recount.Language;

/// <summary>Finds a word's row by its 64-bit hash: open addressing, stored as it is used, so that loading is one read.</summary>
/// <remarks>Two words of one hash would share a row; with 64 bits and 100,000 words that is one chance in 3.7 thousand million.</remarks>
internal sealed class HashIndex
{
    private readonly ulong[] _keys;
    private readonly int[] _rows;

    private HashIndex(ulong[] keys, int[] rows)
    {
        _keys = keys;
        _rows = rows;
    }

    /// <param name="words">Row by row; all different.</param>
    public static HashIndex Of(IReadOnlyList<string> words)
    {
        var size = 16;
        while (size < words.Count * 2)
        {
            size *= 2;
        }

        var index = new HashIndex(new ulong[size], new int[size]);
        for (var row = 0; row < words.Count; row++)
        {
            var key = KeyOf(words[row]);
            var at = index.Slot(key);
            index._keys[at] = key;
            index._rows[at] = row;
        }

        return index;
    }

    /// <summary>A word's key, the same in every index; never 0, which marks a free slot.</summary>
    public static ulong KeyOf(ReadOnlySpan<char> word) => FeatureHash.Of(word) | 1;

    /// <returns>-1 where the word isn't held.</returns>
    /// <param name="key">By <see cref="KeyOf"/>.</param>
    public int RowOf(ulong key)
    {
        var at = Slot(key);
        return _keys[at] == key ? _rows[at] : -1;
    }

    public static HashIndex Read(BinaryReader reader)
    {
        var size = reader.ReadInt32();
        if (size is < 16 or > 1 << 24 || (size & (size - 1)) != 0)
        {
            throw new InvalidDataException($"an index of {size} slots");
        }

        var (keys, rows) = (new ulong[size], new int[size]);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(keys.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(rows.AsSpan()));
        return new HashIndex(keys, rows);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_keys.Length);
        writer.Write(MemoryMarshal.AsBytes(_keys.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(_rows.AsSpan()));
    }

    private int Slot(ulong key)
    {
        var mask = _keys.Length - 1;
        var at = (int)((key >> 20) & (ulong)mask);
        while (_keys[at] != 0 && _keys[at] != key)
        {
            at = (at + 1) & mask;
        }

        return at;
    }
}
