using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>Tells the mentions and links that one side has and the other lacks, by cause.</summary>
internal static class CorefErrors
{
    public static IEnumerable<ScoringError> Of(AnnotatedDocument document, (int, int, int)[][] gold, (int, int, int)[][] system)
    {
        var (goldOf, systemOf) = (ChainOf(gold), ChainOf(system));
        var heads = system.SelectMany(c => c).ToLookup(m => m.Item1);
        foreach (var chain in gold)
        {
            foreach (var (mention, i) in chain.Select((m, i) => (m, i)))
            {
                if (!systemOf.TryGetValue(mention, out var mine))
                {
                    var near = heads[mention.Item1].Any(o => o.Item2 < mention.Item3 && mention.Item2 < o.Item3 && o != mention);
                    yield return Error(ScoringErrorType.Miss, near ? "mention's bounds" : "mention not linked", mention, i == 0 ? null : chain[i - 1]);
                }
                else if (i > 0 && systemOf.TryGetValue(chain[i - 1], out var before) && before != mine)
                {
                    yield return Error(ScoringErrorType.Miss, "link", mention, chain[i - 1]);
                }
            }
        }

        foreach (var chain in system)
        {
            for (var i = 1; i < chain.Length; i++)
            {
                if (!goldOf.TryGetValue(chain[i], out var one) | !goldOf.TryGetValue(chain[i - 1], out var other))
                {
                    yield return Error(ScoringErrorType.False, "link of a mention that gold lacks", chain[i], chain[i - 1]);
                }
                else if (one != other)
                {
                    yield return Error(ScoringErrorType.False, "link over two chains", chain[i], chain[i - 1]);
                }
            }
        }

        ScoringError Error(ScoringErrorType type, string cause, (int, int, int) mention, (int, int, int)? antecedent) => new()
        {
            Document = document.Id,
            Family = "coref",
            Type = type,
            Cause = cause,
            Gold = type == ScoringErrorType.Miss && antecedent is { } a ? Words(a) : null,
            Pred = type == ScoringErrorType.False && antecedent is { } b ? Words(b) : null,
            Quote = Words(mention),
        };

        string Words((int Sentence, int First, int End) m) =>
            new TextSpan(document.Sentences[m.Sentence][m.First].Start, document.Sentences[m.Sentence][m.End - 1].End).Slice(document.Text);
    }

    private static Dictionary<(int, int, int), int> ChainOf((int, int, int)[][] chains) =>
        chains.SelectMany((c, i) => c.Select(m => (m, i))).ToDictionary(p => p.m, p => p.i);
}
