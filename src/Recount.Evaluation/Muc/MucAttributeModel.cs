using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Recount.Evaluation;

/// <summary>Tells what the set slots say of a filler: its type, what became of it, how sure the accusation is.</summary>
internal sealed class MucAttributeModel
{
    /// <summary>The label of a filler of which a slot says nothing.</summary>
    public const string None = "-";

    private static readonly ImmutableArray<(string Slot, ImmutableArray<string> About)> s_slots =
    [
        (MucSlots.InstrumentType, [MucSlots.Instrument]), (MucSlots.Confidence, [MucSlots.Organisation]), (MucSlots.TargetType, [MucSlots.Target]),
        (MucSlots.TargetEffect, [MucSlots.Target]), (MucSlots.VictimType, [MucSlots.Victim, MucSlots.Description]), (MucSlots.VictimEffect, [MucSlots.Victim, MucSlots.Description]),
    ];

    private readonly FrozenDictionary<string, LogLinearModel> _models;

    private MucAttributeModel(FrozenDictionary<string, LogLinearModel> models) => _models = models;

    public static MucAttributeModel Fit(IReadOnlyList<MucText> texts, IReadOnlyList<MucContext> contexts) => new(s_slots.ToFrozenDictionary(
        s => s.Slot, s => LogLinearModel.Fit([.. texts.Zip(contexts).SelectMany(t => Cases(t.First, t.Second, s.Slot, s.About))], None), StringComparer.Ordinal));

    /// <summary>The word that a slot has for an entity, or null.</summary>
    public string? WordOf(string slot, MucEntity entity, string type) =>
        _models[slot].Best(entity.Views.Select(v => (Typed(v.Features, type), v.Weight))) is var word && word != None ? word : null;

    // Each mention of a key's filler, with what the key says of it.
    private static IEnumerable<(int[] Features, string Label)> Cases(MucText text, MucContext context, string slot, ImmutableArray<string> about)
    {
        foreach (var template in text.Item.Templates)
        {
            foreach (var fill in about.SelectMany(a => template[a]))
            {
                var words = fill.Values.Select(MucMatch.Normal).ToHashSet(StringComparer.Ordinal);
                var label = template[slot].FirstOrDefault(f => f.Refs.Any(r => words.Contains(MucMatch.Normal(r))))?.Values[0] ?? None;
                foreach (var phrase in text.Phrases.Where(p => words.Contains(p.Normal)))
                {
                    yield return (Typed(MucPhraseModel.With(phrase, context), template[MucSlots.Type][0].Values[0]), label);
                }
            }
        }
    }

    private static int[] Typed(int[] features, string type) => [.. features, MucReader.Hash("type", type)];
}
