namespace Recount.Language;

/// <summary>The features of "this mention goes back to that one" and of "it is new"; shared by training and use.</summary>
/// <remarks>
/// After Durrett and Klein, "Easy victories and uphill battles in coreference resolution" (EMNLP 2013): surface words and
/// what two mentions have in common, each beside the pair's forms. Features share one table of weights by hash.
/// </remarks>
internal static class CoreferenceFeatures
{
    public const int Most = 64;

    /// <summary>Bits of a slot.</summary>
    public const int Bits = 17;

    /// <summary>Of the choice that nothing before is meant.</summary>
    public static int FillNew(MentionFacts m, int earlier, Span<int> into)
    {
        var slots = new Slots(into, m.Form);
        slots.Add(1, 0);
        slots.Add(2, m.HeadWord);
        slots.Add(3, m.FirstWord);
        slots.Add(4, m.LastWord);
        slots.Add(5, m.PreviousWord);
        slots.Add(6, m.NextWord);
        slots.Add(7, (ulong)m.Length);
        slots.Add(8, (ulong)((m.NameType * 16) + m.Determiner));
        slots.Add(9, m.Relation);
        slots.Add(10, (ulong)earlier);
        slots.Add(11, (ulong)((earlier * 16) + m.Determiner));
        slots.Add(12, m.GovernorWord);
        slots.Add(13, (ulong)m.Being);
        slots.Add(14, (ulong)((m.IsInName ? 4 : 0) + (m.Quote > 0 ? 2 : 0) + (m.IsList ? 1 : 0)));
        slots.Add(15, FeatureHash.Add(m.Relation, (ulong)m.Determiner));
        slots.Add(16, FeatureHash.Add(m.HeadWord, (ulong)m.Determiner));
        slots.Add(17, FeatureHash.Add(m.HeadWord, (ulong)earlier));
        slots.Add(18, (ulong)Math.Min(m.Mention.Sentence, 3));
        slots.Add(19, (ulong)((m.NameType * 64) + (earlier * 2) + (m.IsAcronym ? 1 : 0)));
        slots.Add(20, (ulong)Math.Min(m.Modifiers.Length, 3) * 16 + (ulong)m.Determiner);
        slots.Add(21, (ulong)m.Likelihood);
        slots.Add(22, (ulong)((m.Likelihood * 16) + earlier));
        return slots.Count;
    }

    /// <param name="a">The earlier mention.</param>
    /// <param name="m">The later one.</param>
    /// <param name="between">Mentions between them.</param>
    /// <param name="chain">The earlier one's chain as far as it stands.</param>
    /// <param name="into">At least <see cref="Most"/> cells.</param>
    public static int FillPair(MentionFacts a, MentionFacts m, int between, ChainState chain, Span<int> into)
    {
        var pair = FeatureHash.Add(m.Form, a.Form);
        var slots = new Slots(into, pair);
        var sentences = Bucket(m.Mention.Sentence - a.Mention.Sentence);
        var distance = (ulong)((sentences * 16) + Bucket(between));
        var match = Match(a, m);
        var structure = Structure(a, m);
        slots.Add(30, 0);
        slots.Add(31, (ulong)sentences);
        slots.Add(32, (ulong)Bucket(between));
        slots.Add(33, (ulong)match);
        slots.Add(34, (ulong)structure);
        slots.Add(35, (ulong)(((int)a.Being * 8) + (int)m.Being));
        slots.Add(36, (ulong)((a.Number * 4) + m.Number));
        slots.Add(37, (ulong)((a.NameType * 16) + m.NameType));
        slots.Add(38, FeatureHash.Add(a.Relation, m.Relation));
        slots.Add(39, (ulong)((a.Determiner * 16) + m.Determiner));
        slots.Add(40, FeatureHash.Add(a.Relation, (ulong)sentences));
        slots.Add(41, (ulong)Talk(a, m));
        slots.Add(42, (ulong)((match * 256) + (a.Determiner * 16) + m.Determiner));
        slots.Add(43, (ulong)((match * 16) + sentences));
        slots.Add(44, a.HeadWord);
        slots.Add(45, a.FirstWord);
        slots.Add(46, a.PreviousWord);
        slots.Add(47, a.NextWord);
        slots.Add(48, (ulong)a.Length);
        slots.Add(49, (ulong)((Common(a, m) * 64) + match));
        slots.Add(50, FeatureHash.Add((ulong)chain.Being, FeatureHash.Add((ulong)m.Being, (ulong)chain.Number)));
        slots.Add(51, (ulong)((Math.Min(chain.Size, 5) * 8) + (chain.IsLast ? 4 : 0) + (chain.HasName ? 2 : 0) + (chain.HasWhole ? 1 : 0)));
        slots.Add(52, (ulong)((chain.HasHead ? 64 : 0) + match));
        slots.Add(53, (ulong)((structure * 16) + sentences));
        slots.Add(54, (ulong)((a.Likelihood * 8) + m.Likelihood));
        // What the words themselves say of each other, whatever their forms.
        slots.Rebase(m.IsPronoun ? m.Form : 9);
        slots.Add(60, FeatureHash.Add(a.HeadWord, m.HeadWord));
        slots.Add(61, distance);
        slots.Add(62, FeatureHash.Add(a.HeadWord, (ulong)sentences));
        slots.Add(63, FeatureHash.Add(a.HeadWord, m.GovernorWord));
        slots.Add(64, (ulong)((match * 256) + (structure * 16) + sentences));
        slots.Add(65, FeatureHash.Add(FeatureHash.Add(m.HeadWord, m.FirstWord), (ulong)match));
        slots.Add(66, (ulong)((a.NameType * 2048) + (m.NameType * 128) + match));
        slots.Add(68, FeatureHash.Add(a.HeadWord, (ulong)m.NameType));
        slots.Add(69, FeatureHash.Add(m.HeadWord, (ulong)a.NameType));
        slots.Add(67, FeatureHash.Add(a.GovernorWord, m.GovernorWord));
        return slots.Count;
    }

    /// <summary>0 nothing; bits: a word of the other (1), whole (2), head (4), last word (8), acronym (16), stem alone (32).</summary>
    private static int Match(MentionFacts a, MentionFacts m)
    {
        if (a.IsPronoun || m.IsPronoun)
        {
            return a.IsPronoun && m.IsPronoun && a.Form == m.Form ? 1 : 0;
        }

        var match = a.Whole == m.Whole ? 2 : 0;
        match |= a.Head == m.Head ? 4 : 0;
        match |= a.Last == m.Last ? 8 : 0;
        match |= a.Acronym == m.Acronym && a.Acronym != 0 && a.IsAcronym != m.IsAcronym ? 16 : 0;
        if (match < 2 && (Array.IndexOf(a.Modifiers, m.Head) >= 0 || Array.IndexOf(m.Modifiers, a.Head) >= 0))
        {
            match |= 1;
        }

        if (match < 2 && a.Stem != 0 && a.Stem == m.Stem)
        {
            match |= 32;
        }

        return match;
    }

    /// <summary>Modifiers that both have, that the later one adds, and whether both carry names or numbers that differ.</summary>
    private static int Common(MentionFacts a, MentionFacts m)
    {
        if (a.Modifiers.Length == 0 && m.Modifiers.Length == 0)
        {
            return 0;
        }

        var common = 0;
        foreach (var word in m.Modifiers)
        {
            common += Array.IndexOf(a.Modifiers, word) >= 0 ? 1 : 0;
        }

        // A word said twice in one of them ("very, very") counts twice there.
        var (added, lost) = (m.Modifiers.Length - common, Math.Max(0, a.Modifiers.Length - common));
        return 1 + (Math.Min(common, 2) * 9) + (Math.Min(added, 2) * 3) + Math.Min(lost, 2);
    }

    /// <summary>How the two stand in one tree.</summary>
    private static int Structure(MentionFacts a, MentionFacts m)
    {
        if (a.Mention.Sentence != m.Mention.Sentence)
        {
            return a.IsSubject ? m.IsSubject ? 1 : 2 : m.IsSubject ? 3 : 0;
        }

        var (x, y) = (a.Mention, m.Mention);
        if (m.IsApposition && m.Governor == x.Head)
        {
            return 4;
        }

        if (m.HasCopula && a.IsSubject && a.Governor == y.Head)
        {
            return 5;
        }

        if (x.Head == y.Head)
        {
            return 6;
        }

        if (x.First <= y.First && y.End <= x.End)
        {
            return m.Governor == x.Head ? 7 : 8;
        }

        if (y.First <= x.First && x.End <= y.End)
        {
            return 9;
        }

        if (a.Governor == m.Governor)
        {
            return a.Relation == m.Relation ? 10 : a.IsSubject ? 11 : 12;
        }

        // The governor of the one governs the other: "he said that he", "her husband saw".
        return m.Governor == x.Head ? 13 : a.IsSubject ? 14 : 15;
    }

    /// <summary>Speakers and quotations: same voice, other voice, next turn.</summary>
    private static int Talk(MentionFacts a, MentionFacts m)
    {
        var quotes = (a.Quote > 0 ? 2 : 0) + (m.Quote > 0 ? 1 : 0) + (a.Quote > 0 && a.Quote == m.Quote ? 1 : 0);
        var voices = a.Speaker == 0 && m.Speaker == 0 ? 0 : a.Speaker == m.Speaker ? 1 : m.Turn - a.Turn == 1 ? 2 : 3;
        return (quotes * 4) + voices;
    }

    private static int Bucket(int n) => n switch { < 4 => n, < 6 => 4, < 9 => 5, < 14 => 6, < 22 => 7, < 40 => 8, _ => 9 };
}

/// <summary>What the mentions of a chain say together, as far as it is built.</summary>
internal struct ChainState
{
    public Being Being;
    public int Number;
    public int Size;
    public bool HasName;

    /// <summary>The earlier mention is the chain's latest.</summary>
    public bool IsLast;

    /// <summary>A mention of the chain has the later one's very words.</summary>
    public bool HasWhole;

    /// <summary>A mention of the chain has its head.</summary>
    public bool HasHead;
}

/// <summary>Features as cells of a table of weights, by hash.</summary>
internal ref struct Slots(Span<int> into, ulong form)
{
    private readonly Span<int> _into = into;
    private ulong _form = form;

    public int Count { get; private set; }

    public void Rebase(ulong form) => _form = form;

    public void Add(uint template, ulong value)
    {
        var hash = unchecked((_form + (template * 0x9E3779B97F4A7C15UL)) ^ (value * 0xD6E8FEB86659FD93UL));
        hash = unchecked((hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93UL);
        _into[Count++] = (int)(hash >> (64 - CoreferenceFeatures.Bits));
    }
}
