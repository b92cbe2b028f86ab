using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>How many of the other side a release says were killed or captured, at the least, and how many of them lead.</summary>
internal readonly record struct IsafCount(long People, long Leaders);

/// <summary>Counts the people whom a word of capture or of killing governs, by the coding's habits.</summary>
/// <remarks>
/// "Several", "multiple" and a bare plural are 3, "numerous" and "many" 4. The same act told again with "the" is no more
/// people: single people named by their part ("a Taliban leader") and groups ("two suspected insurgents") are each counted
/// where most of them stand, and added. After "including" stands a part of what was counted. One record a release: what its
/// leader did before isn't its act, and a total over several operations counts only where none is told apart.
/// </remarks>
internal static class IsafCounts
{
    private static readonly string[] s_captures = ["detain", "capture", "arrest", "apprehend", "custody"];

    private static readonly string[] s_kills = ["kill", "death", "removal"];

    private static readonly string[] s_between = ["and", ",", "along", "with", "as", "well", "together", "also", "of", "his", "their", "its", "the", "additionally", "(", ")"];

    private static readonly string[] s_ends =
        ["and", "or", "in", "who", "which", "that", "while", "during", "for", "with", "to", "by", "as", "on", "were", "was", "after", "from", "when", "where", "including", "has", "have", "had", "is", "are", "of"];

    // From here on the sentence tells what came before the operation.
    private static readonly string[] s_background = ["responsible", "since", "previous", "previously", "recent", "recently", "ago", "attack", "suspect"];

    private static readonly string[] s_wounds = ["wound", "injure", "hurt"];

    public static (IsafCount Killed, IsafCount Captured) Of(IReadOnlyList<AnalysedSentence> sentences)
    {
        List<AnalysedSentence> apart = [.. sentences.Where(s => !s.Tokens.Any(t => t.Text is "operations" or "Operations"))];
        var (killed, captured) = (Sum(apart, s_kills), Sum(apart, s_captures));
        return killed.People + captured.People > 0 ? (killed, captured) : (Sum(sentences, s_kills), Sum(sentences, s_captures));
    }

    /// <param name="From">First token.</param>
    /// <param name="To">Past the last.</param>
    /// <param name="Value">The least number that it stands for.</param>
    /// <param name="IsSingle">One person, named by a part that few have.</param>
    /// <param name="IsLeader">Counted among the leaders.</param>
    /// <param name="IsTakenUp">Told before: "the leader", "them".</param>
    private sealed record Group(int From, int To, long Value, bool IsSingle, bool IsLeader, bool IsTakenUp);

    private static IsafCount Sum(IEnumerable<AnalysedSentence> sentences, string[] words)
    {
        long singles = 0, groups = 0, leaders = 0, takenUp = 0;
        foreach (var governed in sentences.Select(s => Governed(s, words).Distinct().ToList()))
        {
            singles = Math.Max(singles, governed.Where(g => g.IsSingle && !g.IsTakenUp).Sum(g => g.Value));
            groups = Math.Max(groups, governed.Where(g => !g.IsSingle && !g.IsTakenUp).Sum(g => g.Value));
            takenUp = Math.Max(takenUp, governed.Where(g => g.IsTakenUp).Sum(g => g.Value));
            leaders = Math.Max(leaders, governed.Where(g => g.IsLeader).Sum(g => g.Value));
        }

        // "A force detained the leader and one associate" tells the leader only with "the".
        return new IsafCount(singles + groups == 0 ? takenUp : singles == 0 && leaders > 0 ? leaders + groups : singles + groups, leaders);
    }

    private static IEnumerable<Group> Governed(AnalysedSentence sentence, string[] words)
    {
        var tokens = sentence.Tokens;
        var groups = Groups(sentence);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (s_background.Contains(tokens[i].Lemma, StringComparer.OrdinalIgnoreCase) && !IsSuspected(tokens[i]))
            {
                yield break;
            }

            if (!Governs(sentence, i, words))
            {
                continue;
            }

            var isPassive = IsPassive(sentence, i) || (groups.Exists(g => g.To == i) && !groups.Exists(g => g.From == i + 1));
            var at = isPassive ? groups.FindLastIndex(g => g.To <= i) : groups.FindIndex(g => g.From > i && g.From <= i + 4);
            if (at < 0)
            {
                continue;
            }

            yield return groups[at];
            var step = isPassive ? -1 : 1;
            for (var next = at + step; next >= 0 && next < groups.Count; next += step)
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

    private static bool IsSuspected(Token token) => token.Lemma is "suspect" && token.Text is not ("is" or "suspects") && token.FineTag is not "VBZ";

    // Met as verbs ("detained", "killing"), as nouns with "of" ("the arrest of"), as "into custody".
    private static bool Governs(AnalysedSentence sentence, int token, string[] words)
    {
        var word = sentence.Tokens[token];
        if (!words.Contains(word.Lemma, StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }

        var before = token > 0 ? sentence.Tokens[token - 1].Text.ToLowerInvariant() : "";
        var isNoun = token + 1 < sentence.Tokens.Length && sentence.Tokens[token + 1].Text is "of";
        return word.Lemma is "custody" ? before is "into"
            : isNoun || (before is not ("to" or "the" or "not" or "at") && (word.Text.EndsWith("ed", StringComparison.OrdinalIgnoreCase) || word.Text.EndsWith("ing", StringComparison.OrdinalIgnoreCase)));
    }

    // "were detained", "was subsequently killed", "were identified and taken into custody".
    private static bool IsPassive(AnalysedSentence sentence, int token)
    {
        for (var i = token - 1; i >= Math.Max(0, token - 6); i--)
        {
            var word = sentence.Tokens[i];
            if (word.Text is "was" or "were" or "been" or "being" or "are" or "where")
            {
                return true;
            }

            if (!(word.Tag is Upos.Adv or Upos.Cconj || word.FineTag is "VBN" or "VBD" || word.Text is "into" || word.Text.EndsWith("ly", StringComparison.Ordinal)))
            {
                return false;
            }
        }

        return false;
    }

    private static List<Group> Groups(AnalysedSentence sentence)
    {
        var tokens = sentence.Tokens;
        var groups = new List<Group>();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (Pronoun(sentence, i) is { } pronoun)
            {
                groups.Add(pronoun);
                continue;
            }

            // The head closes the phrase.
            if (!IsHead(tokens[i]) || (i + 1 < tokens.Length && IsHead(tokens[i + 1]) && tokens[i + 1].Tag is Upos.Noun))
            {
                continue;
            }

            var from = Start(sentence, i);
            var span = new TextSpan(tokens[from].Span.Start, tokens[i].Span.End);
            var quantity = sentence.Quantities.LastOrDefault(q => q.IsCount && q.Kind != QuantityKind.Article && span.Contains(q.NumberSpan));
            var isPlural = tokens[i].FineTag is "NNS" or "NNPS" || tokens[i].Text is "men" or "people" or "others";
            groups.RemoveAll(g => g.To > from);
            var isNamed = i + 1 < tokens.Length && tokens[i + 1].Tag == Upos.Propn;
            groups.Add(new Group(from, i + 1,
                quantity is null ? isPlural ? 3 : 1 : quantity.Value.Min ?? quantity.Value.Max ?? Vague(sentence, quantity),
                IsSingle: quantity is null && !isPlural && tokens[i].Lemma is not ("insurgent" or "individual" or "suspect" or "associate"),
                IsLeader: IsafTable.Leaders.Contains(tokens[i].Lemma),
                IsTakenUp: quantity is null && !isNamed && tokens[from].Text.ToLowerInvariant() is "the" or "these" or "those"));
        }

        return groups;
    }

    // Back over what describes: "two of the facilitator's associates", "a Kabul-based leader".
    private static int Start(AnalysedSentence sentence, int head)
    {
        var (tokens, from) = (sentence.Tokens, head);
        while (from > 0 && head - from < 9)
        {
            var before = tokens[from - 1];
            var isPartOf = before.Text is "of" && from > 1 && sentence.Quantities.Any(q => q.IsCount && q.NumberSpan.Contains(tokens[from - 2].Span));
            if (!isPartOf && (s_ends.Contains(before.Text, StringComparer.OrdinalIgnoreCase) || (before.Tag is Upos.Punct && before.Text is not "-") || s_wounds.Contains(before.Lemma, StringComparer.Ordinal)
                || s_captures.Contains(before.Lemma, StringComparer.Ordinal) || s_kills.Contains(before.Lemma, StringComparer.Ordinal) || before is { Tag: Upos.Verb, FineTag: "VBG" }))
            {
                break;
            }

            from--;
        }

        return from;
    }

    // "killing him", "killing several of them", "two were killed".
    private static Group? Pronoun(AnalysedSentence sentence, int token)
    {
        var tokens = sentence.Tokens;
        if (tokens[token].Text is "him" or "them" && token > 0 && tokens[token - 1].Tag == Upos.Verb)
        {
            return new Group(token, token + 1, tokens[token].Text is "him" ? 1 : 3, true, false, true);
        }

        var quantity = sentence.Quantities.FirstOrDefault(q => q.Kind is QuantityKind.Cardinal or QuantityKind.Indefinite && q.NumberSpan.Contains(tokens[token].Span));
        if (quantity is null || token + 1 >= tokens.Length)
        {
            return null;
        }

        var isAlone = tokens[token + 1].Text is "was" or "were" or "." or "and" or ","
            || (token + 2 < tokens.Length && tokens[token + 1].Text is "of" && tokens[token + 2].Text is "them");
        return isAlone ? new Group(token, token + 1, quantity.Value.Min ?? quantity.Value.Max ?? Vague(sentence, quantity), false, false, false) : null;
    }

    private static bool IsHead(Token token) => token.Text is "others"
        || (IsafTable.Opponents.Contains(token.Lemma) && token.Lemma is not "other" && token.Tag is Upos.Noun or Upos.Propn or Upos.Adj);

    private static long Vague(AnalysedSentence sentence, QuantityMention quantity) =>
        sentence.Tokens.Any(t => quantity.Span.Contains(t.Span) && t.Lemma.ToLowerInvariant() is "numerous" or "many") ? 4 : 3;
}
