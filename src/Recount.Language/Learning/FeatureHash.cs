namespace Recount.Language;

/// <summary>Hashes feature templates to 64 bits (FNV-1a over UTF-16 units, mixed with the template's number).</summary>
public static class FeatureHash
{
    private const ulong Prime = 1099511628211;

    public static ulong Start(int template) => unchecked((14695981039346656037 ^ (uint)template) * Prime);

    public static ulong Add(ulong hash, ulong value) => unchecked((hash ^ value ^ (value >> 29)) * Prime * 0x9E3779B97F4A7C15);

    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * Prime);
        }

        return hash;
    }
}
