using System.Collections.Frozen;

namespace Recount.Reconciliation.Matching;

/// <summary>Words that say nothing about whether two reports tell one act (lexicons/reconciliation/common-words.txt).</summary>
/// <remarks>
/// The frozen statistics of likeness: a list, not counts of the ledger's own words, so that another document never
/// changes how two that were there compare.
/// </remarks>
internal static class CommonWords
{
    private const string Resource = "reconciliation/common-words.txt";

    private static readonly FrozenSet<string> s_words = Load();

    public static bool Contains(string word) => s_words.Contains(word);

    private static FrozenSet<string> Load()
    {
        using var stream = typeof(CommonWords).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"the assembly lacks {Resource}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n')
            .Where(line => !line.StartsWith('#'))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
