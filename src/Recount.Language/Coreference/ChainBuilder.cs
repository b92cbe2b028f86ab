using System.Runtime.InteropServices;

namespace Recount.Language;

/// <summary>Chains while they grow, mention by mention in order of text: whom a mention may go back to, and what is known of each.</summary>
/// <remarks>Work a mention is bounded: the nearest candidates, and the latest with the same words however far.</remarks>
internal sealed class ChainBuilder(List<MentionFacts> mentions)
{
    /// <summary>Nearest mentions that a pronoun is compared with.</summary>
    public const int Window = 40;

    /// <summary>The same of other mentions: what stands further off goes by its words.</summary>
    private const int NominalWindow = 8;

    /// <summary>Candidates at most: the window, and one a kind of match.</summary>
    public const int MostCandidates = Window + 4;

    /// <summary>A "he" or "it" looks no further back, in sentences.</summary>
    private const int PronounReach = 4;

    /// <summary>Latest mentions of a chain that are compared word by word.</summary>
    private const int Remembered = 12;

    private readonly List<Growing> _chains = [];
    private readonly int[] _chainOf = new int[mentions.Count];
    private readonly Dictionary<ulong, int> _byWhole = [];
    private readonly Dictionary<ulong, int> _byHead = [];
    private readonly Dictionary<ulong, int> _byLast = [];
    private readonly Dictionary<ulong, int> _byAcronym = [];
    private int _at;

    public IReadOnlyList<MentionFacts> Mentions => mentions;

    /// <summary>Chains by number, single mentions among them.</summary>
    public IEnumerable<IReadOnlyList<int>> Chains => _chains.Select(c => c.Members);

    public int ChainOf(int mention) => _chainOf[mention];

    /// <summary>What of the mention the document has told before: 0 nothing; bits: whole, head, last word, acronym.</summary>
    public int EarlierOf(MentionFacts m) => m.IsPronoun ? 0
        : (_byWhole.ContainsKey(m.Whole) ? 1 : 0) | (_byHead.ContainsKey(m.Head) ? 2 : 0) | (_byLast.ContainsKey(m.Last) ? 4 : 0)
        | (m.Acronym != 0 && _byAcronym.ContainsKey(m.Acronym) ? 8 : 0);

    /// <returns>How many earlier mentions were written, nearest first, then far ones with the same words.</returns>
    public int Candidates(int at, Span<int> into)
    {
        var m = mentions[at];
        var isNear = m.IsPronoun && m.Pronoun is not ("i" or "we" or "you");
        var n = 0;
        for (var i = at - 1; i >= 0 && n < (m.IsPronoun ? Window : NominalWindow); i--)
        {
            if (isNear && m.Mention.Sentence - mentions[i].Mention.Sentence > PronounReach)
            {
                break;
            }

            if (!Contradicts(i, m))
            {
                into[n++] = i;
            }
        }

        var nearest = n == 0 ? at : into[n - 1];
        if (m.IsPronoun)
        {
            return isNear ? n : Far(_byHead, m.Form, into, n, nearest);
        }

        n = Far(_byWhole, m.Whole, into, n, nearest);
        n = Far(_byHead, m.Head, into, n, nearest);
        n = Far(_byLast, m.Last, into, n, nearest);
        return m.Acronym == 0 ? n : Far(_byAcronym, m.Acronym, into, n, nearest);
    }

    public ChainState StateOf(int candidate, int at)
    {
        ref var chain = ref CollectionsMarshal.AsSpan(_chains)[_chainOf[candidate]];
        if (chain.ComparedWith != at)
        {
            chain.ComparedWith = at;
            chain.State.HasWhole = chain.State.HasHead = false;
            var m = mentions[at];
            for (var i = chain.Members.Count - 1; i >= Math.Max(0, chain.Members.Count - Remembered) && !m.IsPronoun; i--)
            {
                var other = mentions[chain.Members[i]];
                chain.State.HasWhole |= other.Whole == m.Whole;
                chain.State.HasHead |= other.Head == m.Head;
            }
        }

        var state = chain.State;
        state.IsLast = chain.Members[^1] == candidate;
        return state;
    }

    /// <summary>Takes the next mention in: into the chain of an earlier one, or as one of its own (-1).</summary>
    public void Add(int antecedent)
    {
        var m = mentions[_at];
        if (antecedent < 0)
        {
            _chainOf[_at] = _chains.Count;
            _chains.Add(new Growing { Members = [_at], ComparedWith = -1, State = new ChainState { Being = m.Being, Number = m.Number, Size = 1, HasName = m.NameType > 0 } });
        }
        else
        {
            _chainOf[_at] = _chainOf[antecedent];
            ref var chain = ref CollectionsMarshal.AsSpan(_chains)[_chainOf[antecedent]];
            chain.Members.Add(_at);
            chain.State.Size++;
            chain.State.HasName |= m.NameType > 0;
            chain.State.Being = m.Being > chain.State.Being ? m.Being : chain.State.Being;
            chain.State.Number = chain.State.Number == 0 ? m.Number : chain.State.Number;
        }

        if (m.IsPronoun)
        {
            _byHead[m.Form] = _at;
        }
        else
        {
            _byWhole[m.Whole] = _at;
            _byHead[m.Head] = _at;
            _byLast[m.Last] = _at;
            if (m.Acronym != 0)
            {
                _byAcronym[m.Acronym] = _at;
            }
        }

        _at++;
    }

    /// <summary>A sure rule: no woman is a man.</summary>
    private bool Contradicts(int candidate, MentionFacts m) => (m.Being, _chains[_chainOf[candidate]].State.Being)
        is (Being.Male, Being.Female) or (Being.Female, Being.Male);

    private static int Far(Dictionary<ulong, int> latest, ulong key, Span<int> into, int n, int nearest)
    {
        if (latest.TryGetValue(key, out var i) && i < nearest && into[..n].IndexOf(i) < 0)
        {
            into[n++] = i;
        }

        return n;
    }

    private struct Growing
    {
        public List<int> Members;
        public ChainState State;
        public int ComparedWith;
    }
}
