namespace Recount.Training;

/// <summary>A seeded Fisher-Yates shuffle that doesn't depend on a library's generator (SplitMix64).</summary>
internal static class Shuffle
{
    public static void InPlace(int[] items, int seed)
    {
        var state = (ulong)(seed + 1);
        for (var i = items.Length - 1; i > 0; i--)
        {
            state = unchecked(state + 0x9E3779B97F4A7C15);
            var z = state;
            z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
            z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
            z ^= z >> 31;
            var j = (int)(z % (ulong)(i + 1));
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
