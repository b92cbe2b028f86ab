using System.Collections.Immutable;

namespace Recount.Evaluation;

/// <summary>A filler of a slot that an item may name once or often.</summary>
/// <param name="Slot">Which slot.</param>
/// <param name="Mentions">With the chance that each fills it, the best first.</param>
/// <param name="Chance">That the filler is the key's.</param>
internal sealed record MucEntity(string Slot, ImmutableArray<(MucPhrase Phrase, float Share)> Mentions, float Chance = 0)
{
    /// <summary>Its best mention's words.</summary>
    public string Text => Mentions[0].Phrase.Text;

    public IEnumerable<(int[] Features, float Weight)> Views => Mentions.Select(m => (m.Phrase.Features, m.Share));
}

/// <summary>Gathers phrases that fill a slot into entities, and tells which of them the key would hold.</summary>
internal sealed class MucEntityModel
{
    /// <summary>Phrases less likely than that are left aside.</summary>
    private const float Floor = 0.05f;

    /// <summary>Of so many of an entity's mentions, the likeliest, the words around tell of it.</summary>
    private const int Told = 3;

    private static readonly ImmutableArray<string> s_isThere = ["no", "yes"];

    private readonly LogLinearModel _model;

    private MucEntityModel(LogLinearModel model) => _model = model;

    /// <param name="texts">With keys.</param>
    /// <param name="contexts">Of each, by a model that hasn't seen it.</param>
    /// <param name="entities">Of each, by a model that hasn't seen it.</param>
    public static MucEntityModel Fit(IReadOnlyList<MucText> texts, IReadOnlyList<MucContext> contexts, IReadOnlyList<ImmutableArray<MucEntity>> entities)
    {
        var cases = new List<LabelledCase>();
        for (var i = 0; i < texts.Count; i++)
        {
            var words = MucPhraseModel.Slots.ToDictionary(s => s, s => texts[i].Item.Templates.SelectMany(t => t[s]).SelectMany(f => f.Values).Select(MucMatch.Normal).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
            cases.AddRange(entities[i].Select(e => new LabelledCase(Features(e, entities[i], texts[i], contexts[i]), words[e.Slot].Contains(e.Mentions[0].Phrase.Normal) ? 1 : 0)));
        }

        return new MucEntityModel(LogLinearModel.Fit(s_isThere, cases, pull: 30));
    }

    /// <summary>The entities with the chance of each.</summary>
    public ImmutableArray<MucEntity> Weigh(ImmutableArray<MucEntity> entities, MucText text, MucContext context) =>
        [.. entities.Select(e => e with { Chance = _model.Shares(Features(e, entities, text, context))[1] })];

    /// <summary>Likeliest phrases first: each takes its words, and what is said of the same thing joins it.</summary>
    public static ImmutableArray<MucEntity> Gather(MucText text, IEnumerable<(MucPhrase Phrase, string Slot, float Share)> phrases)
    {
        var found = new List<(string Slot, List<(MucPhrase Phrase, float Share)> Mentions)>();
        var (chains, aliases) = (Chains(text), Aliases(text));
        foreach (var (phrase, slot, share) in phrases.Where(p => p.Share >= Floor)
            .OrderByDescending(p => p.Share).ThenBy(p => p.Phrase.Sentence).ThenBy(p => p.Phrase.First).ThenBy(p => p.Phrase.End))
        {
            if (found.Exists(f => f.Mentions.Exists(m => m.Phrase.Overlaps(phrase))))
            {
                continue;
            }

            if (found.Find(f => f.Slot == slot && f.Mentions.Exists(m => IsSame(m.Phrase, phrase))) is { Mentions: { } mentions })
            {
                mentions.Add((phrase, share));
            }
            else
            {
                found.Add((slot, [(phrase, share)]));
            }
        }

        return [.. found.Select(f => new MucEntity(f.Slot, f.Slot == MucSlots.Victim ? FullestFirst(f.Mentions) : [.. f.Mentions]))];

        bool IsSame(MucPhrase a, MucPhrase b) => a.Normal == b.Normal || HeadOf(text, a) == HeadOf(text, b) || IsPart(a.Normal, b.Normal)
            || aliases.Contains((a.Normal, b.Normal)) || aliases.Contains((b.Normal, a.Normal))
            || (chains.TryGetValue((a.Sentence, a.Head), out var one) && chains.TryGetValue((b.Sentence, b.Head), out var other) && one == other);
    }

    // "fill with the fullest version of the name": a longer mention that is likely too stands for the person.
    private static ImmutableArray<(MucPhrase Phrase, float Share)> FullestFirst(List<(MucPhrase Phrase, float Share)> mentions)
    {
        var fullest = mentions.Where(m => m.Share >= mentions[0].Share / 2 && IsPart(m.Phrase.Normal, mentions[0].Phrase.Normal)).MaxBy(m => m.Phrase.Normal.Length);
        return [fullest, .. mentions.Where(m => m != fullest)];
    }

    // "FRONT FOR LIBERATION [FL]": what stands in brackets with the phrases that end before it.
    private static HashSet<(string Short, string Full)> Aliases(MucText text)
    {
        var phrases = text.Phrases.GroupBy(p => (p.Sentence, p.End)).ToDictionary(g => g.Key, g => g.ToList());
        return [.. text.Phrases.Where(p => p.End - p.First == 1 && p.First > 0 && text.Analysed.Sentences[p.Sentence].Tokens[p.First - 1].Text is "[" or "(")
            .SelectMany(p => phrases.GetValueOrDefault((p.Sentence, p.First - 1), []).Select(full => (p.Normal, full.Normal)))];
    }

    /// <summary>A chance in ten steps, finer towards its ends.</summary>
    public static string Level(float share) => ((int)Math.Clamp(Math.Log(Math.Max(share, 1e-4f) / Math.Max(1 - share, 1e-4f)) + 5, 0, 9)) + "";

    private static int[] Features(MucEntity entity, ImmutableArray<MucEntity> all, MucText text, MucContext context)
    {
        var features = new List<int>();
        var (phrase, share) = entity.Mentions[0];
        var rivals = all.Where(e => e.Slot == entity.Slot && e != entity).ToList();
        var (item, told) = (Level(context.Types.Max()), Level(context.Told(phrase.Sentence)));
        Add("bias");
        Add("share", Level(share));
        Add("share+", Level(share), item);
        Add("share++", Level(share), told);
        Add("second", entity.Mentions.Length > 1 ? Level(entity.Mentions[1].Share) : "none");
        Add("mentions", Math.Min(5, entity.Mentions.Length) + "");
        Add("rank", Math.Min(5, rivals.Count(r => r.Mentions[0].Share > share)) + "");
        Add("best rival", rivals.Count == 0 ? "none" : Level(rivals.Max(r => r.Mentions[0].Share)));
        Add("item", item);
        Add("told", told);
        Add("most told", Level(entity.Mentions.Max(m => context.Told(m.Phrase.Sentence))));
        Add("first", Math.Min(6, entity.Mentions.Min(m => m.Phrase.Sentence)) + "");
        Add("head", HeadOf(text, phrase));
        Add("text", phrase.Normal);
        Add("length", Math.Min(6, phrase.End - phrase.First) + "");
        for (var type = 0; type < 3; type++)
        {
            Add("type" + type, Level(context.Types[type]));
        }

        foreach (var slot in MucPhraseModel.Slots)
        {
            Add("beside", slot, Level(all.Where(e => e.Slot == slot && e != entity).Select(e => e.Mentions[0].Share).DefaultIfEmpty(0).Max()));
        }

        foreach (var feature in entity.Mentions.Take(Told).SelectMany(m => m.Phrase.Features).Distinct())
        {
            features.Add(MucReader.Hash(entity.Slot, feature));
        }

        return [.. features.Distinct()];

        void Add(string name, params ReadOnlySpan<string> values) => features.Add(MucReader.Hash(entity.Slot + name, values));
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
