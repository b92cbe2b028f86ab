namespace Recount.Language;

/// <summary>The features of a parser's state, after Zhang and Nivre 2011; shared by training and use.</summary>
public sealed class ParserFeatures
{
    public const int Most = 96;

    private readonly ulong[] _forms;
    private readonly ulong[] _tags;
    private readonly ulong[] _fine;
    private static readonly ulong s_none = FeatureHash.Of("<none>");
    private static readonly ulong s_root = FeatureHash.Of("<root>");

    /// <param name="words">The sentence's words.</param>
    /// <param name="tags">"UPOS|XPOS" of each.</param>
    public ParserFeatures(IReadOnlyList<string> words, IReadOnlyList<string> tags)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(tags);
        var n = words.Count;
        _forms = new ulong[n + 2];
        _tags = new ulong[n + 2];
        _fine = new ulong[n + 2];
        for (var i = 0; i < n; i++)
        {
            _forms[i] = FeatureHash.Of(WordShape.Normal(words[i]));
            _fine[i] = FeatureHash.Of(tags[i]);
            _tags[i] = FeatureHash.Of(tags[i].AsSpan(0, tags[i].IndexOf('|', StringComparison.Ordinal)));
        }

        _forms[n] = _tags[n] = _fine[n] = s_root;
        _forms[n + 1] = _tags[n + 1] = _fine[n + 1] = s_none;
    }

    public int Fill(ParserState state, Span<ulong> into)
    {
        ArgumentNullException.ThrowIfNull(state);
        var none = state.Count + 1;
        var n = 0;
        var template = 0;
        int At(int i) => i < 0 ? none : i;
        int Ahead(int k) => state.Front + k <= state.Count ? state.Front + k : none;
        int LeftOf(int i) => i == none ? none : At(state.LeftChildren[i]);
        int RightOf(int i) => i == none ? none : At(state.RightChildren[i]);
        int Left2(int i) => i == none ? none : At(state.SecondLeft[i]);
        int Right2(int i) => i == none ? none : At(state.SecondRight[i]);
        ulong Label(int i) => i >= state.Count || state.Labels[i] < 0 ? 999 : (ulong)state.Labels[i];

        var s0 = At(state.Stack(0));
        var s1 = At(state.Stack(1));
        var s2 = At(state.Stack(2));
        var b0 = Ahead(0);
        var b1 = Ahead(1);
        var b2 = Ahead(2);
        var (s0l, s0r, s0l2, s0r2) = (LeftOf(s0), RightOf(s0), Left2(s0), Right2(s0));
        var (s1l, s1r) = (LeftOf(s1), RightOf(s1));
        var (b0l, b0l2) = (LeftOf(b0), Left2(b0));
        var distance = (ulong)(s0 >= state.Count || b0 == none ? 0 : Math.Min(6, state.Front - s0));
        var distance1 = (ulong)(s0 >= state.Count || s1 >= state.Count ? 0 : Math.Min(6, s0 - s1));

        // One word.
        One(into, _forms[s0]); One(into, _fine[s0]); Two(into, _forms[s0], _fine[s0]); One(into, _tags[s0]);
        One(into, _forms[s1]); One(into, _fine[s1]); Two(into, _forms[s1], _fine[s1]);
        One(into, _fine[s2]); Two(into, _forms[s2], _tags[s2]);
        One(into, _forms[b0]); One(into, _fine[b0]); Two(into, _forms[b0], _fine[b0]); One(into, _tags[b0]);
        One(into, _forms[b1]); One(into, _fine[b1]); Two(into, _forms[b1], _fine[b1]);
        One(into, _forms[b2]); One(into, _fine[b2]);

        // Two words.
        Two(into, _forms[s0], _forms[b0]); Three(into, _forms[s0], _fine[s0], _fine[b0]); Three(into, _fine[s0], _forms[b0], _fine[b0]);
        Two(into, _fine[s0], _fine[b0]); Two(into, _forms[s0], _fine[b0]); Two(into, _fine[s0], _forms[b0]);
        Two(into, _forms[s1], _forms[s0]); Two(into, _fine[s1], _fine[s0]); Two(into, _forms[s1], _fine[s0]); Two(into, _fine[s1], _forms[s0]);
        Two(into, _fine[b0], _fine[b1]); Two(into, _forms[b0], _fine[b1]); Two(into, _fine[s1], _fine[b0]); Two(into, _forms[s1], _fine[b0]);

        // Three words.
        Three(into, _fine[b0], _fine[b1], _fine[b2]); Three(into, _fine[s0], _fine[b0], _fine[b1]); Three(into, _fine[s1], _fine[s0], _fine[b0]);
        Three(into, _forms[s0], _tags[b0], _tags[b1]); Three(into, _tags[s1], _forms[s0], _tags[b0]); Three(into, _forms[s1], _tags[s0], _tags[b0]);
        Three(into, _fine[s2], _fine[s1], _fine[s0]); Three(into, _tags[s1], _tags[s0], _forms[b0]);

        // Children.
        Two(into, _fine[s0], _fine[s0l]); Two(into, _fine[s0], _fine[s0r]); Two(into, _fine[s1], _fine[s1l]); Two(into, _fine[s1], _fine[s1r]);
        Two(into, _fine[b0], _fine[b0l]); One(into, _forms[s0l]); One(into, _forms[s0r]); One(into, _forms[s1r]); One(into, _forms[b0l]);
        Three(into, _fine[s0], _fine[s0l], _fine[b0]); Three(into, _fine[s0], _fine[s0r], _fine[b0]); Three(into, _fine[s0], _fine[b0l], _fine[b0]);
        Three(into, _fine[s1], _fine[s1r], _fine[s0]); Three(into, _fine[s1], _fine[s1l], _fine[s0]); Three(into, _fine[s1], _fine[s0l], _fine[s0]);
        Three(into, _fine[s1], _fine[s0r], _fine[s0]); Two(into, _fine[s0l2], _fine[s0]); Two(into, _fine[s0r2], _fine[s0]); Two(into, _fine[b0l2], _fine[b0]);
        Three(into, _fine[s0], _fine[s0l], _fine[s0l2]); Three(into, _fine[s0], _fine[s0r], _fine[s0r2]);

        // Labels already given.
        Two(into, Label(s0l), _fine[s0]); Two(into, Label(s0r), _fine[s0]); Two(into, Label(s1l), _fine[s1]); Two(into, Label(s1r), _fine[s1]);
        Two(into, Label(b0l), _fine[b0]); Three(into, Label(s0l), Label(s0r), _tags[s0]); Three(into, Label(s1l), Label(s1r), _tags[s1]);
        Two(into, Label(s0l), _forms[s0]); Two(into, Label(s0r), _forms[s0]); Two(into, Label(s1r), _forms[s1]);

        // Valence and distance.
        var (s0vl, s0vr) = s0 == none ? (0UL, 0UL) : ((ulong)state.LeftValence[s0], (ulong)state.RightValence[s0]);
        var (s1vl, s1vr) = s1 == none ? (0UL, 0UL) : ((ulong)state.LeftValence[s1], (ulong)state.RightValence[s1]);
        var b0vl = b0 == none ? 0UL : (ulong)state.LeftValence[b0];
        Two(into, s0vr, _fine[s0]); Two(into, s0vl, _fine[s0]); Two(into, s1vr, _fine[s1]); Two(into, s1vl, _fine[s1]); Two(into, b0vl, _fine[b0]);
        Two(into, distance, _fine[s0]); Two(into, distance, _fine[b0]); Three(into, distance, _fine[s0], _fine[b0]); Two(into, distance1, _fine[s1]);
        Three(into, distance1, _fine[s1], _fine[s0]); Two(into, distance, _forms[s0]);
        One(into, 1);
        return n;

        void One(Span<ulong> cells, ulong a) => cells[n++] = FeatureHash.Add(FeatureHash.Start(template++), a);
        void Two(Span<ulong> cells, ulong a, ulong b) =>
            cells[n++] = FeatureHash.Add(FeatureHash.Add(FeatureHash.Start(template++), a), b);
        void Three(Span<ulong> cells, ulong a, ulong b, ulong c) =>
            cells[n++] = FeatureHash.Add(FeatureHash.Add(FeatureHash.Add(FeatureHash.Start(template++), a), b), c);
    }
}
