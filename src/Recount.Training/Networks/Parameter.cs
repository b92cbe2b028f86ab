namespace Recount.Training;

/// <summary>A matrix of weights under training, with its gradients and what the optimiser remembers.</summary>
/// <remarks>
/// Columns are padded to a multiple of 16. Two workers gather gradients apart, and they are added in one order, so that
/// the weights don't depend on which worker was faster. In a table of rows only the rows met in a batch are touched.
/// </remarks>
internal sealed class Parameter
{
    public const int Workers = 2;

    private readonly bool[][] _isTouched;
    private readonly List<int>[] _touched;

    public Parameter(int rows, int columns, bool isTable = false)
    {
        Rows = rows;
        Columns = columns;
        Stride = (columns + 15) / 16 * 16;
        IsTable = isTable;
        Values = new float[rows * Stride];
        First = new float[Values.Length];
        Second = new float[Values.Length];
        Sum = new double[Values.Length];
        Gradients = [.. Enumerable.Range(0, Workers).Select(_ => new float[Values.Length])];
        _isTouched = [.. Enumerable.Range(0, Workers).Select(_ => new bool[isTable ? rows : 0])];
        _touched = [.. Enumerable.Range(0, Workers).Select(_ => new List<int>())];
    }

    public int Rows { get; }

    public int Columns { get; }

    public int Stride { get; }

    public bool IsTable { get; }

    public float[] Values { get; }

    /// <summary>By worker.</summary>
    public float[][] Gradients { get; }

    /// <summary>Running mean of gradients.</summary>
    public float[] First { get; }

    /// <summary>Running mean of their squares.</summary>
    public float[] Second { get; }

    /// <summary>Sum of the snapshots taken so far; their mean is what is kept.</summary>
    public double[] Sum { get; }

    public Span<float> Row(int row) => Values.AsSpan(row * Stride, Stride);

    /// <summary>A row's gradient for a worker, marked as touched.</summary>
    public Span<float> Touch(int worker, int row)
    {
        if (!_isTouched[worker][row])
        {
            _isTouched[worker][row] = true;
            _touched[worker].Add(row);
        }

        return Gradients[worker].AsSpan(row * Stride, Stride);
    }

    /// <summary>Rows touched by any worker since the last <see cref="Clear"/>, in ascending order.</summary>
    public IReadOnlyList<int> TouchedRows()
    {
        var rows = new List<int>(_touched[0]);
        rows.AddRange(_touched[1].Where(r => !_isTouched[0][r]));
        rows.Sort();
        return rows;
    }

    /// <summary>Gradients back to nothing.</summary>
    public void Clear()
    {
        if (!IsTable)
        {
            Array.ForEach(Gradients, Array.Clear);
            return;
        }

        foreach (var row in TouchedRows())
        {
            foreach (var gradient in Gradients)
            {
                gradient.AsSpan(row * Stride, Stride).Clear();
            }

            Array.ForEach(_isTouched, t => t[row] = false);
        }

        Array.ForEach(_touched, t => t.Clear());
    }

    /// <summary>Even numbers from -<paramref name="bound"/> to <paramref name="bound"/> in the columns that count.</summary>
    public Parameter Fill(RandomNumbers random, float bound)
    {
        for (var row = 0; row < Rows; row++)
        {
            foreach (ref var value in Row(row)[..Columns])
            {
                value = ((2 * random.NextSingle()) - 1) * bound;
            }
        }

        return this;
    }
}
