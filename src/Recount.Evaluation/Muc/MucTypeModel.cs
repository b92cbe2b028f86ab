using System.Collections.Immutable;
using System.Text.Json;

namespace Recount.Evaluation;

/// <summary>Tells for which types of incident an item gets a template, from all that was found in it.</summary>
internal sealed class MucTypeModel
{
    private static readonly ImmutableArray<string> s_isThere = ["no", "yes"];

    private readonly LogLinearModel _model;

    private MucTypeModel(LogLinearModel model) => _model = model;

    public static MucTypeModel Fit(IReadOnlyList<MucText> texts, IReadOnlyList<MucContext> contexts, IReadOnlyList<ImmutableArray<MucEntity>> entities)
    {
        var cases = new List<LabelledCase>();
        for (var i = 0; i < texts.Count; i++)
        {
            for (var type = 0; type < MucContextModel.Types.Length; type++)
            {
                var name = MucContextModel.Types[type];
                cases.Add(new LabelledCase(Features(type, texts[i], contexts[i], entities[i]), texts[i].Item.Templates.Any(t => t[MucSlots.Type][0].Values[0] == name) ? 1 : 0));
            }
        }

        return new MucTypeModel(LogLinearModel.Fit(s_isThere, cases, pull: 30));
    }

    public float Chance(int type, MucText text, MucContext context, ImmutableArray<MucEntity> entities) => _model.Shares(Features(type, text, context, entities))[1];

    private static int[] Features(int type, MucText text, MucContext context, ImmutableArray<MucEntity> entities)
    {
        var features = new List<int>();
        var name = MucContextModel.Types[type];
        var told = Enumerable.Range(0, context.Sentences.Length).Select(s => context.Told(s, type)).OrderDescending().Take(3).ToList();
        var any = Enumerable.Range(0, context.Sentences.Length).Select(s => context.Told(s)).OrderDescending().Take(3).ToList();
        var item = MucEntityModel.Level(context.Types[type]);
        Add("bias");
        Add("item", item);
        Add("rank", context.Types.Count(t => t > context.Types[type]) + "");
        Add("most", MucEntityModel.Level(context.Types.Max()));
        for (var i = 0; i < told.Count; i++)
        {
            Add("told" + i, MucEntityModel.Level(told[i]));
            Add("any" + i, MucEntityModel.Level(any[i]));
        }

        if (told.Count > 0)
        {
            Add("both", item, MucEntityModel.Level(told[0]));
        }

        foreach (var slot in MucPhraseModel.Slots)
        {
            var best = entities.Where(e => e.Slot == slot).MaxBy(e => e.Chance);
            Add("entity", slot, best is null ? "none" : MucEntityModel.Level(best.Chance));
            Add("entities", slot, Math.Min(4, entities.Count(e => e.Slot == slot && e.Chance > 0.3f)) + "");
            if (best is { Chance: > 0.2f })
            {
                Add("toldOf", slot, MucEntityModel.Level(best.Mentions.Max(m => context.Told(m.Phrase.Sentence, type))));
            }
        }

        Add("length", Math.Min(6, text.Analysed.Sentences.Length / 5) + "");
        foreach (var tag in text.Item.Row.Json.TryGetProperty("tags", out var tags) && tags.ValueKind == JsonValueKind.Array ? tags.EnumerateArray().Select(t => t.GetString()!.Split(' ')[0]) : [])
        {
            Add("tag", tag);
        }

        Add("town", text.Item.Place.Town ?? "none");
        return [.. features];

        // Each twice: for all types together, and for this one.
        void Add(string feature, params ReadOnlySpan<string> values)
        {
            features.Add(MucReader.Hash(feature, values));
            features.Add(MucReader.Hash(name + feature, values));
        }
    }
}
