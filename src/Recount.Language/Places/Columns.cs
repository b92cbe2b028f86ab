using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Recount.Language;

/// <summary>Reads what <see cref="ColumnWriter"/> writes; little-endian, varints of 7 bits a byte.</summary>
internal sealed class ColumnReader(byte[] bytes)
{
    private int _at;

    public uint Fixed32()
    {
        var value = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(_at));
        _at += 4;
        return value;
    }

    public int Varint()
    {
        uint value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var b = bytes[_at++];
            value |= (b & 0x7Fu) << shift;
            if (b < 0x80)
            {
                return (int)value;
            }
        }

        throw new InvalidDataException("a number of the gazetteer file doesn't end; the file is damaged");
    }

    public ReadOnlySpan<byte> Bytes(int count)
    {
        var span = bytes.AsSpan(_at, count);
        _at += count;
        return span;
    }

    public ushort[] Shorts(int count) => MemoryMarshal.Cast<byte, ushort>(Bytes(2 * count)).ToArray();

    public string Text() => Encoding.UTF8.GetString(Bytes(Varint()));
}

internal sealed class ColumnWriter
{
    private readonly List<byte> _out = new(16 << 20);

    public ColumnWriter Fixed32(uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        _out.AddRange(bytes);
        return this;
    }

    public ColumnWriter Varint(int value)
    {
        var rest = (uint)value;
        while (rest >= 0x80)
        {
            _out.Add((byte)(rest & 0x7F | 0x80));
            rest >>= 7;
        }

        _out.Add((byte)rest);
        return this;
    }

    public ColumnWriter Bytes(byte[] value)
    {
        _out.AddRange(value);
        return this;
    }

    public ColumnWriter Shorts(IEnumerable<ushort> values)
    {
        foreach (var value in values)
        {
            _out.Add((byte)(value & 0xFF));
            _out.Add((byte)(value >> 8));
        }

        return this;
    }

    public ColumnWriter Text(string value) => Varint(Encoding.UTF8.GetByteCount(value)).Bytes(Encoding.UTF8.GetBytes(value));

    public byte[] ToArray() => _out.ToArray();
}
