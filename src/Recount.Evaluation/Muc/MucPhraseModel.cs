using System.Collections.Immutable;

namespace Recount.Evaluation;

/// <summary>Tells which slot a phrase fills.</summary>
internal sealed class MucPhraseModel
{
    /// <summary>The slots that words of the text fill.</summary>
    public static readonly ImmutableArray<string> Slots =
        [MucSlots.Victim, MucSlots.Organisation, MucSlots.Individual, MucSlots.Target, MucSlots.Description, MucSlots.Instrument];

    /// <summary>Of the phrases that fill nothing, in sentences where none does, one in so many is learned from, with that weight.</summary>
    private const int Thinned = 4;

    private readonly LogLinearModel _model;

    private MucPhraseModel(LogLinearModel model) => _model = model;

    /// <param name="texts">With keys.</param>
    /// <param name="contexts">Of each, by a model that hasn't seen it.</param>
    public static MucPhraseModel Fit(IReadOnlyList<MucText> texts, IReadOnlyList<MucContext> contexts)
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

        return new MucPhraseModel(LogLinearModel.Fit(["none", .. Slots], cases, epochs: 5, pull: 1));
    }

    /// <summary>The entities of each text by a model that hasn't seen it.</summary>
    public static ImmutableArray<ImmutableArray<MucEntity>> Unseen(IReadOnlyList<MucText> texts, IReadOnlyList<MucContext> contexts) =>
        CrossFit.Each(texts.Count, seen => Fit(texts.Of(seen), contexts.Of(seen)), (model, i) => model.Entities(texts[i], contexts[i]));

    public ImmutableArray<MucEntity> Entities(MucText text, MucContext context) => MucEntityModel.Gather(text, text.Phrases.Select(p =>
    {
        var phrase = p with { Features = With(p, context) };
        var shares = _model.Shares(phrase.Features);
        var best = 1;
        for (var slot = 2; slot < shares.Length; slot++)
        {
            best = shares[slot] > shares[best] ? slot : best;
        }

        return (phrase, Slots[best - 1], shares[best]);
    }));

    /// <summary>A phrase's features with what its sentence and its item tell of.</summary>
    public static int[] With(MucPhrase phrase, MucContext context)
    {
        var features = new List<int>(phrase.Features);
        var (item, sentence) = (Level(context.Types.Max()), Level(context.Told(phrase.Sentence)));
        Add("item", item);
        Add("sentence", sentence);
        Add("both", item + " " + sentence);
        for (var type = 0; type < 3; type++)
        {
            Add("item" + type, Level(context.Types[type]));
        }

        return [.. features];

        void Add(string name, string value) => features.Add(MucReader.Hash(name, value));
    }

    private static string Level(float share) => share < 0.05f ? "0" : share < 0.15f ? "1" : share < 0.3f ? "2" : share < 0.5f ? "3" : share < 0.7f ? "4" : share < 0.9f ? "5" : "6";

    // By normal words, the key's slot; where words stand in several, the first of Slots.
    private static Dictionary<string, int> SlotsByWords(MucItem item)
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
}
