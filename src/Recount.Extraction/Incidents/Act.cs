using Recount.Core;

namespace Recount.Extraction;

/// <summary>A word of the lexicon that tells of an act.</summary>
/// <param name="Token">Its first word.</param>
/// <param name="Length">How many words it has.</param>
/// <param name="Kind">The kind that the word stands for.</param>
/// <param name="IsVague">The word fits several kinds ("strike", "attack", "explosion"): means or context decide.</param>
/// <param name="IsTold">Told as done, not as feared, planned or named in passing.</param>
internal sealed record Trigger(int Token, int Length, IncidentKind Kind, bool IsVague, bool IsTold)
{
    public int Last => Token + Length - 1;
}

/// <summary>The words of one sentence that tell one act: pieces of it, in order of text.</summary>
/// <param name="Pieces">Half-open ranges of words.</param>
/// <param name="IsBackground">Told in a clause of time beside another act ("a day after they overran …").</param>
internal sealed record Stretch(IReadOnlyList<(int From, int To)> Pieces, bool IsBackground)
{
    public int From => Pieces[0].From;

    public int To => Pieces[^1].To;

    public bool Has(int token)
    {
        foreach (var (from, to) in Pieces)
        {
            if (token >= from && token < to)
            {
                return true;
            }
        }

        return false;
    }
}
