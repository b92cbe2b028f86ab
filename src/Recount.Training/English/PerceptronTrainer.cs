using Recount.Language;

namespace Recount.Training;

/// <summary>An averaged perceptron over hashed features (Collins 2002), trained in one fixed order.</summary>
/// <remarks>Whole-number arithmetic throughout, so that the same data gives the same weights on any machine.</remarks>
internal sealed class PerceptronTrainer(IReadOnlyList<string> labels)
{
    private readonly Dictionary<uint, int> _rowOf = [];
    private readonly List<int[]> _weights = [];
    private readonly List<long[]> _totals = [];
    private readonly List<int[]> _stamps = [];
    private int _clock = 1;

    public IReadOnlyList<string> Labels => labels;

    public void Tick() => _clock++;

    public void Score(ReadOnlySpan<ulong> features, Span<int> scores)
    {
        scores.Clear();
        foreach (var feature in features)
        {
            if (_rowOf.TryGetValue(LinearModel.Key(feature), out var row))
            {
                System.Numerics.Tensors.TensorPrimitives.Add(scores, _weights[row], scores);
            }
        }
    }

    /// <summary>Moves weight from the class that was guessed to the one that is right.</summary>
    public void Update(ReadOnlySpan<ulong> features, int right, int guess)
    {
        foreach (var feature in features)
        {
            var key = LinearModel.Key(feature);
            if (!_rowOf.TryGetValue(key, out var row))
            {
                row = _weights.Count;
                _rowOf.Add(key, row);
                _weights.Add(new int[labels.Count]);
                _totals.Add(new long[labels.Count]);
                _stamps.Add(new int[labels.Count]);
            }

            Add(row, right, 1);
            Add(row, guess, -1);
        }
    }

    /// <summary>Averages, scales to eight bits, drops what rounds to nothing, and writes the rows by key.</summary>
    /// <param name="writer">Where the model goes.</param>
    /// <param name="floor">Averages below this share of the largest kept weight are dropped.</param>
    public void Write(BinaryWriter writer, double floor)
    {
        var averages = new List<(uint Key, double[] Row)>();
        var magnitudes = new List<double>();
        foreach (var (key, row) in _rowOf)
        {
            var values = new double[labels.Count];
            for (var c = 0; c < values.Length; c++)
            {
                values[c] = (_totals[row][c] + ((double)(_clock - _stamps[row][c]) * _weights[row][c])) / _clock;
                if (values[c] != 0)
                {
                    magnitudes.Add(Math.Abs(values[c]));
                }
            }

            averages.Add((key, values));
        }

        // The few largest weights are clipped, so that the many keep their eight bits.
        magnitudes.Sort();
        var top = magnitudes.Count == 0 ? 1 : magnitudes[(int)(magnitudes.Count * 0.9995)];
        var scale = 1000 / top;
        var rows = new List<(uint, IReadOnlyList<(byte, short)>)>();
        foreach (var (key, values) in averages.OrderBy(a => a.Key))
        {
            var row = new List<(byte, short)>();
            for (var c = 0; c < values.Length; c++)
            {
                var weight = (int)Math.Round(values[c] * scale, MidpointRounding.AwayFromZero);
                if (weight != 0 && Math.Abs(values[c]) >= floor * top)
                {
                    row.Add(((byte)c, (short)Math.Clamp(weight, -32000, 32000)));
                }
            }

            if (row.Count > 0)
            {
                rows.Add((key, row));
            }
        }

        LinearModel.Write(writer, labels, rows);
    }

    private void Add(int row, int label, int change)
    {
        var weights = _weights[row];
        _totals[row][label] += (long)(_clock - _stamps[row][label]) * weights[label];
        _stamps[row][label] = _clock;
        weights[label] += change;
    }
}
