namespace Recount.Training;

/// <summary>Arrays that a worker uses again from batch to batch.</summary>
internal sealed class Scratch
{
    private readonly List<float[]> _arrays = [];
    private int _next;

    /// <summary>All arrays handed out are free again.</summary>
    public void Reset() => _next = 0;

    /// <summary>At least <paramref name="length"/> numbers, all 0 up to there.</summary>
    public float[] Zeros(int length)
    {
        if (_next == _arrays.Count)
        {
            _arrays.Add([]);
        }

        if (_arrays[_next].Length < length)
        {
            _arrays[_next] = new float[length + (length / 4)];
        }

        Array.Clear(_arrays[_next], 0, length);
        return _arrays[_next++];
    }
}
