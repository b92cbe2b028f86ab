namespace Recount.Training;

/// <summary>A seeded generator (SplitMix64) that is the same under every version of the library.</summary>
internal sealed class RandomNumbers(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state = unchecked(_state + 0x9E3779B97F4A7C15);
        var z = _state;
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }

    /// <summary>From 0 to below 1.</summary>
    public float NextSingle() => (Next() >> 40) * (1f / (1 << 24));

    public int Next(int below) => (int)(Next() % (ulong)below);

    /// <summary>Fisher-Yates.</summary>
    public void Shuffle(Span<int> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
