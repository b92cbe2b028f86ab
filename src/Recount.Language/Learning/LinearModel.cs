using System.Collections.Immutable;
using System.Text;

namespace Recount.Language;

/// <summary>A multi-class linear model over hashed features, with whole-number weights: the same sums on any machine.</summary>
/// <remarks>
/// Immutable and thread-safe. Weights are 16-bit, sums 32-bit; a feature row holds only the classes with a weight. A
/// feature that training never met adds nothing.
/// </remarks>
public sealed class LinearModel
{
    private readonly uint[] _keys;
    private readonly int[] _rows;
    private readonly int[] _starts;
    private readonly byte[] _classes;
    private readonly short[] _weights;
    private readonly int _mask;

    private LinearModel(ImmutableArray<string> labels, uint[] sortedKeys, int[] starts, byte[] classes, short[] weights)
    {
        Labels = labels;
        _starts = starts;
        _classes = classes;
        _weights = weights;
        var size = 16;
        while (size < sortedKeys.Length * 2)
        {
            size *= 2;
        }

        _mask = size - 1;
        _keys = new uint[size];
        _rows = new int[size];
        Array.Fill(_rows, -1);
        for (var row = 0; row < sortedKeys.Length; row++)
        {
            var slot = Slot(sortedKeys[row]);
            while (_rows[slot] >= 0)
            {
                slot = (slot + 1) & _mask;
            }

            _keys[slot] = sortedKeys[row];
            _rows[slot] = row;
        }
    }

    /// <summary>The classes, in the order of their scores.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <summary>Adds each feature's weights to <paramref name="scores"/>, which has one cell a label.</summary>
    public void Score(ReadOnlySpan<ulong> features, Span<int> scores)
    {
        scores.Clear();
        foreach (var feature in features)
        {
            var key = Key(feature);
            var slot = Slot(key);
            int row;
            while ((row = _rows[slot]) >= 0)
            {
                if (_keys[slot] == key)
                {
                    var end = _starts[row + 1];
                    for (var i = _starts[row]; i < end; i++)
                    {
                        scores[_classes[i]] += _weights[i];
                    }

                    break;
                }

                slot = (slot + 1) & _mask;
            }
        }
    }

    /// <summary>32 bits of a feature's hash; two features that share them share their weights.</summary>
    public static uint Key(ulong feature) => unchecked((uint)(feature ^ (feature >> 32)));

    public static LinearModel Read(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var labels = ImmutableArray.CreateBuilder<string>();
        var count = reader.ReadInt32();
        for (var i = 0; i < count; i++)
        {
            labels.Add(reader.ReadString());
        }

        var rows = reader.ReadInt32();
        var keys = new uint[rows];
        uint key = 0;
        for (var i = 0; i < rows; i++)
        {
            key += (uint)reader.Read7BitEncodedInt64();
            keys[i] = key;
        }

        var starts = new int[rows + 1];
        for (var i = 0; i < rows; i++)
        {
            starts[i + 1] = starts[i] + reader.ReadByte();
        }

        var classes = reader.ReadBytes(starts[rows]);
        var weights = new short[starts[rows]];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = reader.ReadInt16();
        }

        return classes.Length == weights.Length
            ? new LinearModel(labels.ToImmutable(), keys, starts, classes, weights)
            : throw new EndOfStreamException("the model's rows are cut short");
    }

    /// <summary>Writes rows sorted by key, so that the same weights give the same bytes.</summary>
    public static void Write(
        BinaryWriter writer, IReadOnlyList<string> labels, IReadOnlyList<(uint Key, IReadOnlyList<(byte Class, short Weight)> Row)> sortedRows)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(sortedRows);
        writer.Write(labels.Count);
        foreach (var label in labels)
        {
            writer.Write(label);
        }

        writer.Write(sortedRows.Count);
        uint last = 0;
        foreach (var (key, _) in sortedRows)
        {
            writer.Write7BitEncodedInt64(key - last);
            last = key;
        }

        foreach (var (_, row) in sortedRows)
        {
            writer.Write((byte)row.Count);
        }

        foreach (var (_, row) in sortedRows)
        {
            foreach (var (label, _) in row)
            {
                writer.Write(label);
            }
        }

        foreach (var (_, row) in sortedRows)
        {
            foreach (var (_, weight) in row)
            {
                writer.Write(weight);
            }
        }
    }

    private int Slot(uint key) => (int)(unchecked(key * 2654435769u) & (uint)_mask);
}
