using Recount.Reconciliation.Matching;

namespace Recount.Reconciliation.Copies;

/// <summary>A text as its runs of four words, to tell copies by.</summary>
/// <remarks>
/// Two documents are copies where they share half of the shorter one's runs and a fifth of all runs of both: edited agency
/// copy has 0.6 to 0.8 and over 0.3 in the corpora, reports of one event by two hands under 0.1 and 0.04. A brief cut from
/// a long text shares much of itself but little of both, and is told by its sentences instead.
/// </remarks>
public sealed class TextRuns
{
    /// <summary>A run in more documents than this is boilerplate, and a text in more is found by its other runs.</summary>
    public const int MostDocuments = 64;

    /// <summary>Words in a run.</summary>
    private const int RunLength = 4;

    /// <summary>Thousandths of the shorter document's runs, and of all runs of both.</summary>
    private const int ShareOfShorter = 500;
    private const int ShareOfBoth = 200;

    /// <summary>A text of fewer runs is a headline or a notice, and alike by chance.</summary>
    private const int FewestRuns = 30;

    // FNV-1a, 64 bits: the same on any machine, unlike string.GetHashCode.
    private const ulong Offset = 14695981039346656037, Prime = 1099511628211, Multiplier = 6364136223846793005;

    private readonly HashSet<ulong> _runs;

    private TextRuns(HashSet<ulong> runs) => _runs = runs;

    public IReadOnlyCollection<ulong> Runs => _runs;

    public bool IsShort => _runs.Count < FewestRuns;

    public static TextRuns Of(string text)
    {
        var words = Names.Normalise(text).Split(' ').Select(Hash).ToList();
        var runs = new HashSet<ulong>();
        for (var i = 0; i + RunLength <= words.Count; i++)
        {
            var run = 0UL;
            for (var k = 0; k < RunLength; k++)
            {
                run = unchecked((run * Multiplier) + words[i + k]);
            }

            runs.Add(run);
        }

        return new TextRuns(runs);
    }

    /// <summary>Whether so many shared runs, boilerplate left out, are worth a full comparison.</summary>
    public bool MayBeCopyOf(TextRuns other, int shared)
    {
        ArgumentNullException.ThrowIfNull(other);
        return 1000L * shared >= (long)ShareOfBoth * Math.Min(_runs.Count, other._runs.Count);
    }

    public bool IsCopyOf(TextRuns other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var both = (long)(_runs.Count < other._runs.Count ? _runs.Count(other._runs.Contains) : other._runs.Count(_runs.Contains));
        return 1000 * both >= (long)ShareOfShorter * Math.Min(_runs.Count, other._runs.Count)
            && 1000 * both >= ShareOfBoth * (_runs.Count + other._runs.Count - both);
    }

    private static ulong Hash(string word)
    {
        var hash = Offset;
        foreach (var c in word)
        {
            hash = unchecked((hash ^ c) * Prime);
        }

        return hash;
    }
}
