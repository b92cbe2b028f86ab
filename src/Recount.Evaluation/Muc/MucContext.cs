using System.Collections.Immutable;

namespace Recount.Evaluation;

/// <summary>What an item and each of its sentences tell of, as the chance of each type of incident.</summary>
/// <param name="Types">By type, of the whole item.</param>
/// <param name="Sentences">By sentence and type; the first is that it tells of none.</param>
internal sealed record MucContext(ImmutableArray<float> Types, ImmutableArray<float[]> Sentences)
{
    /// <summary>The chance that a sentence tells of any incident.</summary>
    public float Told(int sentence) => 1 - Sentences[sentence][0];

    public float Told(int sentence, int type) => Sentences[sentence][type + 1];

    /// <summary>The sentence that tells most of a type.</summary>
    public int Best(int type) => Enumerable.Range(0, Sentences.Length).DefaultIfEmpty(0).MaxBy(s => Told(s, type));
}

/// <summary>Tells which types of incident an item and its sentences report.</summary>
internal sealed class MucContextModel
{
    /// <summary>MUC-4's types, the commonest first.</summary>
    public static readonly ImmutableArray<string> Types = ["ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY", "FORCED WORK STOPPAGE", "HIJACKING"];

    private static readonly ImmutableArray<string> s_isThere = ["no", "yes"];

    private readonly ImmutableArray<LogLinearModel> _items;
    private readonly LogLinearModel _sentences;

    private MucContextModel(ImmutableArray<LogLinearModel> items, LogLinearModel sentences)
    {
        _items = items;
        _sentences = sentences;
    }

    public static MucContextModel Fit(IReadOnlyList<MucText> texts) => new(
        [.. Types.Select(type => LogLinearModel.Fit(s_isThere, [.. texts.Select(t => new LabelledCase(t.Features, t.Item.Templates.Any(k => IsOf(k, type)) ? 1 : 0))], epochs: 12, pull: 20))],
        LogLinearModel.Fit(["none", .. Types], [.. texts.SelectMany(Cases)], pull: 1));

    public MucContext Of(MucText text) => new(
        [.. _items.Select(m => m.Shares(text.Features)[1])],
        [.. text.SentenceFeatures.Select(_sentences.Shares)]);

    /// <summary>Each item's context by a model that hasn't seen it.</summary>
    public static ImmutableArray<MucContext> Unseen(IReadOnlyList<MucText> texts) =>
        CrossFit.Each(texts.Count, seen => Fit(texts.Of(seen)), (model, i) => model.Of(texts[i]));

    private static bool IsOf(MucTemplate template, string type) => template[MucSlots.Type] is [var fill, ..] && fill.Values[0] == type;

    // A sentence tells of the type whose templates' words it holds; targets and victims count, perpetrators stand everywhere.
    private static IEnumerable<LabelledCase> Cases(MucText text)
    {
        var words = text.Item.Templates.Select(t => (Type: Types.IndexOf(t[MucSlots.Type][0].Values[0]), Strings: new[] { MucSlots.Target, MucSlots.Victim, MucSlots.Description, MucSlots.Instrument }
            .SelectMany(s => t[s]).SelectMany(f => f.Values).Select(MucMatch.Normal).Where(v => v.Length > 0).ToHashSet(StringComparer.Ordinal))).ToList();
        for (var s = 0; s < text.SentenceFeatures.Length; s++)
        {
            var told = text.Phrases.Where(p => p.Sentence == s).Select(p => p.Normal).Distinct(StringComparer.Ordinal).ToList();
            var best = words.Select(w => (w.Type, Shared: told.Count(w.Strings.Contains))).DefaultIfEmpty((Type: -1, Shared: 0)).MaxBy(w => w.Shared);
            yield return new LabelledCase(text.SentenceFeatures[s], best.Shared > 0 ? best.Type + 1 : 0);
        }
    }
}
