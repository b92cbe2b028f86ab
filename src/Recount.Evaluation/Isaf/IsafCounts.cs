using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>How many of the other side a release says were killed or captured, at the least, and how many of them lead.</summary>
internal readonly record struct IsafCount(long People, long Leaders);

/// <summary>Counts the people whom a verb of capture or of killing governs, by the coding's habits.</summary>
/// <remarks>
/// "Several", "multiple" and a bare plural are 3, "numerous" and "many" 4. The same act told again with "the" is no more
/// people: single people named by their part ("a Taliban leader") and groups ("two suspected insurgents") are each counted
/// where most of them stand, and added. After "including" stands a part of what was counted. One record a release: a
/// sentence on what its leader did before isn't its act.
/// </remarks>
internal static class IsafCounts
{
    private static readonly string[] s_captures = ["detain", "capture", "arrest", "apprehend"];

    private static readonly string[] s_kills = ["kill"];

    private static readonly string[] s_between = ["and", ",", "along", "with", "as", "well", "together", "also", "of", "his", "their", "its", "the", "additionally", "(", ")"];

    private static readonly string[] s_ends =
        ["and", "or", "in", "who", "which", "that", "while", "during", "for", "with", "to", "by", "as", "on", "were", "was", "after", "from", "when", "where", "including", "has", "have", "had", "is", "are", "of"];

    private static readonly string[] s_background = ["responsible", "civilian", "since", "previous", "previously", "recent", "recently", "ago", "service"];

    public static IsafCount Captured(IEnumerable<AnalysedSentence> sentences) => Count(sentences, s_captures);

    public static IsafCount Killed(IEnumerable<AnalysedSentence> sentences) => Count(sentences, s_kills);

    private sealed record Group(int From, int To, long Value, bool IsSingle, bool IsLeader, bool IsTakenUp);

    private static IsafCount Count(IEnumerable<AnalysedSentence> sentences, string[] verbs)
    {
        long singles = 0, groups = 0, leaders = 0, takenUp = 0;
        foreach (var sentence in sentences.Where(s => !s.Tokens.Any(t => s_background.Contains(t.Lemma, StringComparer.OrdinalIgnoreCase))))
        {
            var governed = Governed(sentence, verbs).Distinct().ToList();
            singles = Math.Max(singles, governed.Where(g => g.IsSingle && !g.IsTakenUp).Sum(g => g.Value));
            groups = Math.Max(groups, governed.Where(g => !g.IsSingle && !g.IsTakenUp).Sum(g => g.Value));
            takenUp = Math.Max(takenUp, governed.Where(g => g.IsTakenUp).Sum(g => g.Value));
            leaders = Math.Max(leaders, governed.Where(g => g.IsLeader).Sum(g => g.Value));
        }

        var told = singles + groups;
        return new IsafCount(told > 0 ? told : takenUp, leaders);
    }

    private static IEnumerable<Group> Governed(AnalysedSentence sentence, string[] verbs)
    {
        var tokens = sentence.Tokens;
        var groups = Groups(sentence);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!IsVerb(sentence, i, verbs))
            {
                continue;
            }

            var isPassive = Enumerable.Range(Math.Max(0, i - 4), Math.Min(4, i)).Any(k => tokens[k].Lemma is "be" || tokens[k].Text is "were" or "was" or "been" or "being");
            var at = isPassive ? groups.FindLastIndex(g => g.To <= i) : groups.FindIndex(g => g.From > i && g.From <= i + 4);
            if (at < 0 || (isPassive && Enumerable.Range(groups[at].To, i - groups[at].To).Any(k => tokens[k].Text is ";" || (tokens[k].Tag == Upos.Verb && k < i - 3 && tokens[k].FineTag is "VBD" or "VBZ"))))
            {
                continue;
            }

            yield return groups[at];
            for (var (next, step) = (at + (isPassive ? -1 : 1), isPassive ? -1 : 1); next >= 0 && next < groups.Count; next += step)
            {
                var (left, right) = isPassive ? (groups[next], groups[next + 1]) : (groups[next - 1], groups[next]);
                if (!Enumerable.Range(left.To, right.From - left.To).All(k => s_between.Contains(tokens[k].Text, StringComparer.OrdinalIgnoreCase) || tokens[k].Tag == Upos.Propn))
                {
                    break;
                }

                yield return groups[next];
            }
        }
    }

    private static bool IsVerb(AnalysedSentence sentence, int token, string[] verbs)
    {
        var word = sentence.Tokens[token];
        // "Operation to capture", "attempted to detain": meant, not done. "The captured leader": told already.
        var isMeant = token > 0 && sentence.Tokens[token - 1].Text is "to" or "aimed" or "not";
        return !isMeant && verbs.Contains(word.Lemma, StringComparer.OrdinalIgnoreCase)
            && (word.Text.EndsWith("ed", StringComparison.OrdinalIgnoreCase) || word.Text.EndsWith("ing", StringComparison.OrdinalIgnoreCase))
            && !(token > 0 && sentence.Tokens[token - 1].Text is "the" or "The");
    }

    private static List<Group> Groups(AnalysedSentence sentence)
    {
        var tokens = sentence.Tokens;
        var groups = new List<Group>();
        for (var i = 0; i < tokens.Length; i++)
        {
            // The head closes the phrase: "a Taliban leader", but "a Taliban leader Saifullah" is one too.
            if (!IsOpponent(tokens[i]) || (i + 1 < tokens.Length && IsOpponent(tokens[i + 1]) && tokens[i + 1].Tag is Upos.Noun))
            {
                continue;
            }

            var from = i;
            while (from > 0 && i - from < 8 && !s_ends.Contains(tokens[from - 1].Text, StringComparer.OrdinalIgnoreCase) && tokens[from - 1].Tag is not Upos.Punct
                && tokens[from - 1].Lemma is not ("detain" or "capture" or "arrest" or "kill" or "apprehend") && !IsOpponent(tokens[from - 1]))
            {
                from--;
            }

            var span = new TextSpan(tokens[from].Span.Start, tokens[i].Span.End);
            var quantity = sentence.Quantities.LastOrDefault(q => q.IsCount && q.Kind != QuantityKind.Article && span.Contains(q.NumberSpan));
            var isPlural = tokens[i].FineTag is "NNS" or "NNPS" || tokens[i].Text is "men" or "people" or "others";
            var isDefinite = tokens[from].Text is "the" or "The" or "his" or "their" or "these" or "those";
            var value = quantity is null ? isPlural ? 3 : 1 : quantity.Value.Min ?? quantity.Value.Max ?? Vague(sentence, quantity);
            groups.Add(new Group(from, i + 1, value,
                IsSingle: quantity is null && !isPlural && tokens[i].Lemma is not ("insurgent" or "individual" or "suspect" or "associate"),
                IsLeader: Enumerable.Range(from, i + 1 - from).Any(k => IsafTable.Leaders.Contains(tokens[k].Lemma)) && IsafTable.Leaders.Contains(tokens[i].Lemma),
                IsTakenUp: isDefinite && quantity is null));
        }

        return groups;
    }

    private static bool IsOpponent(Token token) => IsafTable.Opponents.Contains(token.Lemma) && token.Tag is Upos.Noun or Upos.Propn or Upos.Adj or Upos.Pron;

    private static long Vague(AnalysedSentence sentence, QuantityMention quantity) =>
        sentence.Tokens.Any(t => quantity.Span.Contains(t.Span) && t.Lemma.ToLowerInvariant() is "numerous" or "many") ? 4 : 3;
}
