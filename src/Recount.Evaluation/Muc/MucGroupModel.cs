using System.Collections.Immutable;

namespace Recount.Evaluation;

/// <summary>Tells which entities of an item belong to one incident, where it reports several of a type.</summary>
internal sealed class MucGroupModel
{
    /// <summary>Pairs that belong together on average less likely than that stand in two templates.</summary>
    private const float Least = 0.5f;

    private static readonly ImmutableArray<string> s_isOne = ["no", "yes"];

    private readonly LogLinearModel _model;

    private MucGroupModel(LogLinearModel model) => _model = model;

    public static MucGroupModel Fit(IReadOnlyList<MucText> texts, IReadOnlyList<MucContext> contexts, IReadOnlyList<ImmutableArray<MucEntity>> entities)
    {
        var cases = new List<LabelledCase>();
        for (var i = 0; i < texts.Count; i++)
        {
            var templates = texts[i].Item.Templates;
            var placed = entities[i].Select(e => (Entity: e, In: Enumerable.Range(0, templates.Length).Where(t => Holds(templates[t], e)).ToHashSet())).Where(e => e.In.Count > 0).ToList();
            for (var a = 0; a < placed.Count; a++)
            {
                for (var b = a + 1; b < placed.Count; b++)
                {
                    cases.Add(new LabelledCase(Features(placed[a].Entity, placed[b].Entity, texts[i], contexts[i]), placed[a].In.Overlaps(placed[b].In) ? 1 : 0));
                }
            }
        }

        return new MucGroupModel(LogLinearModel.Fit(s_isOne, cases, pull: 10));
    }

    /// <summary>The chance that two entities stand in one template.</summary>
    public float Chance(MucEntity a, MucEntity b, MucText text, MucContext context) => _model.Shares(Features(a, b, text, context))[1];

    /// <summary>Joins the two groups that are nearest on average until none is near enough.</summary>
    public ImmutableArray<ImmutableArray<MucEntity>> Group(ImmutableArray<MucEntity> entities, MucText text, MucContext context)
    {
        var groups = entities.Select(e => ImmutableArray.Create(e)).ToList();
        while (groups.Count > 1)
        {
            var (one, other, most) = (-1, -1, 0f);
            for (var a = 0; a < groups.Count; a++)
            {
                for (var b = a + 1; b < groups.Count; b++)
                {
                    var near = groups[a].SelectMany(_ => groups[b], (x, y) => Chance(x, y, text, context)).Average();
                    if (near > most)
                    {
                        (one, other, most) = (a, b, near);
                    }
                }
            }

            if (most < Least)
            {
                break;
            }

            groups[one] = groups[one].AddRange(groups[other]);
            groups.RemoveAt(other);
        }

        return [.. groups];
    }

    private static bool Holds(MucTemplate template, MucEntity entity) =>
        template[entity.Slot].Any(f => f.Values.Any(v => MucMatch.Normal(v) == entity.Mentions[0].Phrase.Normal));

    private static int[] Features(MucEntity a, MucEntity b, MucText text, MucContext context)
    {
        var (first, second) = a.Mentions[0].Phrase.Sentence <= b.Mentions[0].Phrase.Sentence ? (a, b) : (b, a);
        var slots = string.CompareOrdinal(a.Slot, b.Slot) < 0 ? a.Slot + b.Slot : b.Slot + a.Slot;
        var features = new List<int>();
        var near = first.Mentions.SelectMany(_ => second.Mentions, (x, y) => Math.Abs(x.Phrase.Sentence - y.Phrase.Sentence)).Min();
        var (from, to) = (first.Mentions[0].Phrase.Sentence, second.Mentions[0].Phrase.Sentence);
        Add("bias");
        Add("near", Math.Min(near, 6) + "");
        Add("apart", Math.Min(to - from, 8) + "");
        Add("from", Math.Min(from, 4) + "");
        Add("length", Math.Min(6, text.Analysed.Sentences.Length / 5) + "");
        Add("mentions", Math.Min(3, first.Mentions.Length) + "", Math.Min(3, second.Mentions.Length) + "");
        var (one, other) = (TypeOf(from), TypeOf(to));
        Add("types", one == other ? "same" : "other", near == 0 ? "together" : "apart");
        var days = Days(from).Intersect(Days(to)).Any() ? "same" : Days(from).Any() && Days(to).Any() ? "other" : "none";
        var sites = Sites(from).Intersect(Sites(to), StringComparer.Ordinal).Any() ? "same" : Sites(from).Any() && Sites(to).Any() ? "other" : "none";
        Add("days", days, Math.Min(near, 2) + "");
        Add("sites", sites, Math.Min(near, 2) + "");
        var opening = text.Analysed.Sentences[to].Tokens.FirstOrDefault()?.Lemma.ToUpperInvariant() ?? "";
        if (near > 0)
        {
            Add("opening", opening);
            foreach (var token in text.Analysed.Sentences[to].Tokens.Where(t => t.Tag is Recount.Language.Upos.Adv or Recount.Language.Upos.Adj or Recount.Language.Upos.Det))
            {
                Add("word", token.Lemma.ToUpperInvariant());
            }
        }

        return [.. features];

        int TypeOf(int sentence) => Enumerable.Range(0, MucContextModel.Types.Length).MaxBy(t => context.Told(sentence, t));

        IEnumerable<DateOnly> Days(int sentence) => text.Analysed.Sentences[sentence].Times.Select(t => t.Extent?.Start).OfType<DateOnly>();

        IEnumerable<string> Sites(int sentence) => text.Analysed.Sentences[sentence].Places.Select(p => p.Name);

        void Add(string feature, params ReadOnlySpan<string> values)
        {
            features.Add(MucReader.Hash(feature, values));
            features.Add(MucReader.Hash(slots + feature, values));
        }
    }
}
