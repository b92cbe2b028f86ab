using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Recount.Language;

/// <summary>Rows of eight-bit numbers, each row with a scale of its own: embeddings at run time.</summary>
internal sealed class ByteTable
{
    private readonly sbyte[] _values;
    private readonly float[] _scales;

    private ByteTable(sbyte[] values, float[] scales, int width)
    {
        _values = values;
        _scales = scales;
        Width = width;
    }

    public int Width { get; }

    public int Rows => _scales.Length;

    /// <summary>Rounds each row to whole numbers from -127 to 127.</summary>
    public static ByteTable Of(ReadOnlySpan<float> values, int width)
    {
        var table = new ByteTable(new sbyte[values.Length], new float[values.Length / width], width);
        for (var row = 0; row < table.Rows; row++)
        {
            var source = values.Slice(row * width, width);
            var most = 0f;
            foreach (var value in source)
            {
                most = MathF.Max(most, MathF.Abs(value));
            }

            table._scales[row] = most / 127;
            for (var i = 0; i < width && most > 0; i++)
            {
                table._values[(row * width) + i] = (sbyte)MathF.Round(source[i] / table._scales[row]);
            }
        }

        return table;
    }

    /// <summary>Adds a row to <paramref name="sum"/>, lane by lane.</summary>
    public void AddTo(int row, Span<float> sum)
    {
        ref var values = ref _values[row * Width];
        ref var target = ref MemoryMarshal.GetReference(sum[..Width]);
        var scale = _scales[row];
        var i = 0;
        for (; i + 16 <= Width; i += 16)
        {
            var wide = Vector512.WidenLower(Vector256.WidenLower(Vector128.LoadUnsafe(ref values, (nuint)i).ToVector256Unsafe()).ToVector512Unsafe());
            ((Vector512.ConvertToSingle(wide) * scale) + Vector512.LoadUnsafe(ref target, (nuint)i)).StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < Width; i++)
        {
            Unsafe.Add(ref target, i) += Unsafe.Add(ref values, i) * scale;
        }
    }

    public static ByteTable Read(BinaryReader reader)
    {
        var (rows, width) = (reader.ReadInt32(), reader.ReadInt32());
        if (rows is <= 0 or > 1 << 20 || width is <= 0 or > 1 << 10)
        {
            throw new InvalidDataException($"a table of {rows} by {width}");
        }

        var table = new ByteTable(new sbyte[rows * width], new float[rows], width);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(table._scales.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(table._values.AsSpan()));
        return table;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Rows);
        writer.Write(Width);
        writer.Write(MemoryMarshal.AsBytes(_scales.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(_values.AsSpan()));
    }
}
