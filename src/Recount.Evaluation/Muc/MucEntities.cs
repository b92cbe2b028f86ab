using System.Collections.Immutable;

namespace Recount.Evaluation;

/// <summary>A filler of a slot that an item names once or often.</summary>
/// <param name="Slot">Which slot.</param>
/// <param name="Text">Its best mention's words.</param>
/// <param name="Mentions">With the chance that each is one; the best first.</param>
internal sealed record MucEntity(string Slot, string Text, ImmutableArray<(MucPhrase Phrase, float Share)> Mentions)
{
    public float Share => Mentions[0].Share;

    public IEnumerable<(int[] Features, float Weight)> Views => Mentions.Select(m => (m.Phrase.Features, m.Share));
}

/// <summary>Chooses an item's fillers among its phrases.</summary>
internal sealed class MucEntityModel
{
    /// <summary>The slots that words of the text fill.</summary>
    public static readonly ImmutableArray<string> Slots =
        [MucSlots.Victim, MucSlots.Organisation, MucSlots.Individual, MucSlots.Target, MucSlots.Description, MucSlots.Instrument];

    /// <summary>Of the phrases that fill nothing, in sentences where none does, one in so many is learned from, with that weight.</summary>
    private const int Thinned = 4;

    private readonly LogLinearModel _roles;
    private readonly ImmutableDictionary<string, float> _least;

    private MucEntityModel(LogLinearModel roles, ImmutableDictionary<string, float> least)
    {
        _roles = roles;
        _least = least;
    }

    /// <param name="texts">With keys.</param>
    /// <param name="contexts">Of each, by a model that hasn't seen it.</param>
    /// <param name="least">By slot, the chance from which a phrase fills it.</param>
    public static MucEntityModel Fit(IReadOnlyList<MucText> texts, IReadOnlyList<MucContext> contexts, ImmutableDictionary<string, float> least)
    {
        var cases = new List<LabelledCase>();
        foreach (var (text, context) in texts.Zip(contexts))
        {
            var slots = SlotsByWords(text.Item);
            foreach (var sentence in text.Phrases.GroupBy(p => p.Sentence))
            {
                var isIdle = !sentence.Any(p => slots.ContainsKey(p.Normal));
                cases.AddRange(sentence.Where((_, i) => !isIdle || i % Thinned == 0)
                    .Select(p => new LabelledCase(With(p, context), slots.TryGetValue(p.Normal, out var slot) ? slot + 1 : 0, isIdle ? Thinned : 1)));
            }
        }

        return new MucEntityModel(LogLinearModel.Fit(["none", .. Slots], cases, epochs: 5, decay: 1e-5f), least);
    }

    /// <summary>The fillers of the key: by normal words, the slot; where words stand in several, the first of <see cref="Slots"/>.</summary>
    public static Dictionary<string, int> SlotsByWords(MucItem item)
    {
        var slots = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var slot = 0; slot < Slots.Length; slot++)
        {
            foreach (var value in item.Templates.SelectMany(t => t[Slots[slot]]).SelectMany(f => f.Values).Select(MucMatch.Normal).Where(v => v.Length > 0))
            {
                slots.TryAdd(value, slot);
            }
        }

        return slots;
    }

    /// <summary>A phrase's features with what its sentence and its item tell of.</summary>
    public static int[] With(MucPhrase phrase, MucContext context)
    {
        var features = new List<int>(phrase.Features);
        Add("item", Level(context.Types.Max()));
        Add("sentence", Level(context.Told(phrase.Sentence)));
        Add("both", Level(context.Types.Max()) + " " + Level(context.Told(phrase.Sentence)));
        for (var type = 0; type < 3; type++)
        {
            Add("item" + type, Level(context.Types[type]));
        }

        return [.. features];

        void Add(string name, string value) => features.Add(MucReader.Hash(name, value));
    }

    private static string Level(float share) => share < 0.05f ? "0" : share < 0.15f ? "1" : share < 0.3f ? "2" : share < 0.5f ? "3" : share < 0.7f ? "4" : share < 0.9f ? "5" : "6";

    public ImmutableArray<MucEntity> Find(MucText text, MucContext context)
    {
        var scored = text.Phrases.Select(p => p with { Features = With(p, context) }).Select(p => (Phrase: p, Shares: _roles.Shares(p.Features)))
            .Select(p => (p.Phrase, p.Shares, Slot: Array.IndexOf(p.Shares, p.Shares.Skip(1).Max())))
            .Select(p => (p.Phrase, p.Slot, Share: p.Shares[p.Slot]))
            .Where(p => p.Slot > 0 && p.Share >= 0.1f)
            .OrderByDescending(p => p.Share).ThenBy(p => p.Phrase.Sentence).ThenBy(p => p.Phrase.First).ThenBy(p => p.Phrase.End).ToList();
        var found = new List<(string Slot, List<(MucPhrase Phrase, float Share)> Mentions)>();
        var chains = Chains(text);
        foreach (var (phrase, slot, share) in scored)
        {
            var name = Slots[slot - 1];
            if (found.Exists(f => f.Mentions.Exists(m => m.Phrase.Overlaps(phrase))))
            {
                continue;
            }

            if (found.Find(f => f.Slot == name && f.Mentions.Exists(m => IsSame(m.Phrase, phrase))) is { Mentions: { } mentions })
            {
                mentions.Add((phrase, share));
            }
            else if (share >= _least[name])
            {
                found.Add((name, [(phrase, share)]));
            }
        }

        return [.. found.Select(f => new MucEntity(f.Slot, f.Mentions[0].Phrase.Text, [.. f.Mentions]))];

        bool IsSame(MucPhrase a, MucPhrase b) => a.Normal == b.Normal || HeadOf(text, a) == HeadOf(text, b) || IsPart(a.Normal, b.Normal)
            || (chains.TryGetValue((a.Sentence, a.Head), out var one) && chains.TryGetValue((b.Sentence, b.Head), out var other) && one == other);
    }

    private static string HeadOf(MucText text, MucPhrase phrase) => text.Analysed.Sentences[phrase.Sentence].Tokens[phrase.Head].Text.ToUpperInvariant();

    private static bool IsPart(string a, string b) => (" " + a + " ").Contains(" " + b + " ", StringComparison.Ordinal) || (" " + b + " ").Contains(" " + a + " ", StringComparison.Ordinal);

    private static Dictionary<(int Sentence, int Head), int> Chains(MucText text)
    {
        var chains = new Dictionary<(int, int), int>();
        for (var i = 0; i < text.Analysed.Chains.Length; i++)
        {
            foreach (var mention in text.Analysed.Chains[i].Mentions)
            {
                chains.TryAdd((mention.Sentence, mention.Head), i);
            }
        }

        return chains;
    }
}
