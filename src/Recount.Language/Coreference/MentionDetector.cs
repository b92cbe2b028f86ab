namespace Recount.Language;

/// <summary>Says how likely a phrase is a mention with just these bounds, coreferent or not.</summary>
internal sealed class MentionDetector(short[] weights)
{
    /// <summary>Features at most.</summary>
    public const int Most = 40;

    /// <summary>A less likely phrase, in thousandths of a logit, is no mention.</summary>
    public const int Least = -1000;

    public int Score(AnalysedSentence sentence, ulong[] words, MentionCandidate candidate)
    {
        Span<int> slots = stackalloc int[Most];
        var score = 0;
        foreach (var slot in slots[..Fill(sentence, words, candidate, slots)])
        {
            score += weights[slot];
        }

        return score;
    }

    /// <param name="sentence">Where it stands.</param>
    /// <param name="words">The sentence's tokens as <see cref="MentionReader.Words"/> gives them.</param>
    /// <param name="candidate">The phrase.</param>
    /// <param name="into">At least <see cref="Most"/> cells.</param>
    public static int Fill(AnalysedSentence sentence, ulong[] words, MentionCandidate candidate, Span<int> into)
    {
        var tokens = sentence.Tokens;
        var (m, cut) = (candidate.Mention, (ulong)candidate.Cut);
        var head = tokens[m.Head];
        var slots = new Slots(into, 100 + cut);
        var relation = FeatureHash.Of(head.Relation);
        var (before, after) = (m.First > 0 ? words[m.First - 1] : 1, m.End < words.Length ? words[m.End] : 2);
        var (tagBefore, tagAfter) = (m.First > 0 ? TagOf(tokens[m.First - 1]) : 1, m.End < words.Length ? TagOf(tokens[m.End]) : 2);
        var kept = candidate.Kept < 0 ? 1 : FeatureHash.Add(FeatureHash.Of(tokens[candidate.Kept].Relation), words[candidate.Kept]);
        var dropped = candidate.Dropped < 0 ? 1 : FeatureHash.Of(tokens[candidate.Dropped].Relation);
        var name = NameOf(sentence, m);
        slots.Add(1, 0);
        slots.Add(2, words[m.Head]);
        slots.Add(3, TagOf(head));
        slots.Add(4, relation);
        slots.Add(5, words[m.First]);
        slots.Add(6, words[m.End - 1]);
        slots.Add(7, before);
        slots.Add(8, after);
        slots.Add(9, (ulong)Math.Min(m.End - m.First, 12));
        slots.Add(10, kept);
        slots.Add(11, dropped);
        slots.Add(12, candidate.Kept < 0 ? 1 : FeatureHash.Of(tokens[candidate.Kept].Relation));
        slots.Add(13, FeatureHash.Add(dropped, after));
        slots.Add(14, name);
        slots.Add(15, FeatureHash.Add(relation, TagOf(head)));
        slots.Add(16, FeatureHash.Add(FeatureHash.Add(relation, name), TagOf(head)));
        slots.Add(17, FeatureHash.Add(TagOf(tokens[m.First]), tagBefore));
        slots.Add(18, FeatureHash.Add(TagOf(tokens[m.End - 1]), tagAfter));
        slots.Add(19, FeatureHash.Add(words[m.Head], after));
        slots.Add(20, FeatureHash.Add(words[m.Head], relation));
        slots.Add(21, head.Head < 0 ? 3 : words[head.Head]);
        slots.Add(22, head.Head < 0 ? 3 : FeatureHash.Add(relation, TagOf(tokens[head.Head])));
        slots.Add(23, (ulong)Balance(sentence, m));
        slots.Add(24, FeatureHash.Add(words[m.First], before));
        slots.Add(25, FeatureHash.Add(words[m.End - 1], after));
        slots.Add(26, FeatureHash.Add(tagBefore, tagAfter));
        slots.Add(27, FeatureHash.Add((ulong)(m.Head - m.First), (ulong)Math.Min(m.End - m.Head, 10)));
        slots.Add(28, FeatureHash.Add(FeatureHash.Add(relation, before), after));
        return slots.Count;
    }

    private static ulong TagOf(Token token) => FeatureHash.Of(token.FineTag);

    /// <summary>A name's type where the phrase is one, holds one at its head, or lies within one.</summary>
    private static ulong NameOf(AnalysedSentence sentence, Mention m)
    {
        foreach (var name in sentence.Names)
        {
            if (name.FirstToken < m.End && m.First < name.EndToken)
            {
                var how = name.FirstToken == m.First && name.EndToken == m.End ? 1
                    : name.FirstToken <= m.First && m.End <= name.EndToken ? 2
                    : name.FirstToken >= m.First && name.EndToken <= m.End ? name.FirstToken <= m.Head && m.Head < name.EndToken ? 3 : 4 : 5;
                return (ulong)((how * 16) + (int)name.Type);
            }
        }

        return 0;
    }

    /// <summary>Whether its quotation marks and brackets are even.</summary>
    private static int Balance(AnalysedSentence sentence, Mention m)
    {
        var (quotes, brackets, commas) = (0, 0, 0);
        for (var i = m.First; i < m.End; i++)
        {
            var text = sentence.Tokens[i].Text;
            quotes ^= text is "\"" or "“" or "”" ? 1 : 0;
            brackets += text is "(" or "[" ? 1 : text is ")" or "]" ? -1 : 0;
            commas += text is "," ? 1 : 0;
        }

        return quotes + (brackets == 0 ? 0 : 2) + (Math.Min(commas, 3) * 4);
    }
}
