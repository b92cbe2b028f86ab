using System.Collections.Immutable;
using System.Globalization;

namespace Recount.Evaluation;

/// <summary>An incident of an item, by the sentences that tell of it.</summary>
/// <param name="Text">The item.</param>
/// <param name="Context">What it and its sentences tell of.</param>
/// <param name="Type">Index into <see cref="MucContextModel.Types"/>.</param>
/// <param name="Sentences">In order; at least one.</param>
internal sealed record MucScene(MucText Text, MucContext Context, int Type, ImmutableArray<int> Sentences)
{
    public string TypeName => MucContextModel.Types[Type];

    /// <summary>The sentences of a template's entities, or where it has none, the one that tells most of its type.</summary>
    public static MucScene Of(MucText text, MucContext context, int type, IEnumerable<MucEntity> entities) =>
        Of(text, context, type, entities.SelectMany(e => e.Mentions).Select(m => m.Phrase.Sentence));

    /// <summary>The sentences that hold a key's targets and instruments.</summary>
    public static MucScene Of(MucText text, MucContext context, MucTemplate key)
    {
        var words = new[] { MucSlots.Target, MucSlots.Victim, MucSlots.Description, MucSlots.Instrument }
            .SelectMany(s => key[s]).SelectMany(f => f.Values).Select(MucMatch.Normal).ToHashSet(StringComparer.Ordinal);
        return Of(text, context, MucContextModel.Types.IndexOf(key[MucSlots.Type][0].Values[0]), text.Phrases.Where(p => words.Contains(p.Normal)).Select(p => p.Sentence));
    }

    private static MucScene Of(MucText text, MucContext context, int type, IEnumerable<int> sentences)
    {
        ImmutableArray<int> told = [.. sentences.Distinct().Order()];
        return new MucScene(text, context, type, told.IsEmpty ? [context.Best(type)] : told);
    }

    /// <summary>Of the scene's sentences the one that tells most of its type.</summary>
    public int Best => Sentences.MaxBy(s => s < Context.Sentences.Length ? Context.Told(s, Type) : 0);

    /// <summary>What a sentence is to the scene, as features.</summary>
    public IEnumerable<int> Features(int sentence)
    {
        var nearest = Sentences.MinBy(s => Math.Abs(s - sentence));
        yield return MucReader.Hash("told", MucEntityModel.Level(Context.Told(sentence, Type)));
        yield return MucReader.Hash("any", MucEntityModel.Level(Context.Told(sentence)));
        yield return MucReader.Hash("best", Best == sentence ? "yes" : "no");
        yield return MucReader.Hash("at", Whole(Math.Min(8, sentence)));
        yield return MucReader.Hash("from", Whole(Math.Clamp(sentence - nearest, -5, 5)));
        yield return MucReader.Hash("from first", Whole(Math.Clamp(sentence - Sentences[0], -5, 5)));
        yield return MucReader.Hash("length", Whole(Math.Min(5, Text.Analysed.Sentences.Length / 5)));
    }

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);
}
