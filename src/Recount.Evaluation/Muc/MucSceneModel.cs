using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>Tells when and where a scene is, and what its template's slots without a filler of their own say.</summary>
internal sealed class MucSceneModel
{
    /// <summary>The slots that are told of the incident as a whole. Of instruments only where no words name one.</summary>
    private static readonly ImmutableArray<string> s_slots = [MucSlots.Stage, MucSlots.Category, MucSlots.InstrumentType];

    private static readonly ImmutableArray<string> s_isThere = ["no", "yes"];

    private readonly LogLinearModel _days;
    private readonly LogLinearModel _sites;
    private readonly FrozenDictionary<string, LogLinearModel> _slots;
    private readonly MucPlaces _places;

    private MucSceneModel(LogLinearModel days, LogLinearModel sites, FrozenDictionary<string, LogLinearModel> slots, MucPlaces places)
    {
        _days = days;
        _sites = sites;
        _slots = slots;
        _places = places;
    }

    /// <param name="texts">With keys.</param>
    /// <param name="contexts">Of each, by a model that hasn't seen it.</param>
    /// <param name="folder">The release's, for its lists of places.</param>
    public static MucSceneModel Fit(IReadOnlyList<MucText> texts, IReadOnlyList<MucContext> contexts, string folder)
    {
        var places = MucPlaces.Of(texts.SelectMany(t => t.Item.Templates), folder);
        var scenes = texts.Zip(contexts).SelectMany(t => t.First.Item.Templates.Select(key => (Key: key, Scene: MucScene.Of(t.First, t.Second, key)))).ToList();
        return new MucSceneModel(
            LogLinearModel.Fit(s_isThere, [.. scenes.Where(s => s.Key[MucSlots.Date].Length > 0).SelectMany(s => MucTimes.Find(s.Scene.Text)
                .Select(time => new LabelledCase(Features(s.Scene, time), s.Key[MucSlots.Date][0].Dates.Contains(time.Date) ? 1 : 0)))]),
            LogLinearModel.Fit(s_isThere, [.. scenes.Where(s => s.Key[MucSlots.Location].Length > 0).SelectMany(s => SiteCases(s.Scene, s.Key, places))]),
            s_slots.ToFrozenDictionary(slot => slot, slot => LogLinearModel.Fit(
                [.. scenes.Where(s => slot != MucSlots.InstrumentType || s.Key[MucSlots.Instrument].IsEmpty).Select(s => (
                    Features(s.Scene, s.Key[MucSlots.Individual].Concat(s.Key[MucSlots.Organisation]).Select(f => f.Values[0])),
                    s.Key[slot] is [var fill, ..] ? fill.Values[0] : MucAttributeModel.None))], MucAttributeModel.None), StringComparer.Ordinal),
            places);
    }

    public MucDate? Day(MucScene scene) =>
        MucTimes.Find(scene.Text).ToList() is { Count: > 0 } times ? times.MaxBy(t => _days.Shares(Features(scene, t))[1])!.Date : null;

    /// <summary>The likeliest place; where the text names none, no place.</summary>
    public MucLocation? Site(MucScene scene)
    {
        var named = Sites(scene.Text, _places).ToList();
        return named.Count > 0 ? new MucLocation(named.MaxBy(p => _sites.Shares(Features(scene, p, named))[1])!.Path) : null;
    }

    /// <summary>A slot's word for the incident as a whole, or null.</summary>
    public string? WordOf(string slot, MucScene scene, IEnumerable<string> perpetrators) =>
        _slots[slot].Best([(Features(scene, perpetrators), 1)]) is var word && word != MucAttributeModel.None ? word : null;

    private static IEnumerable<LabelledCase> SiteCases(MucScene scene, MucTemplate key, MucPlaces places)
    {
        var named = Sites(scene.Text, places).ToList();
        return named.Select(place => new LabelledCase(
            Features(scene, place, named), key[MucSlots.Location][0].Locations.Any(g => g.Path.SequenceEqual(place.Path, StringComparer.Ordinal)) ? 1 : 0));
    }

    // The dateline's town and its country, then each place that the text names, and its country.
    private static IEnumerable<MucPlace> Sites(MucText text, MucPlaces places)
    {
        var dateline = text.Item.Place.Country is { } printed ? places.PathOf(printed) : text.Item.Place.Town is { } town ? places.PathOf(town) : null;
        var named = text.Analysed.Sentences.SelectMany(places.Find);
        foreach (var place in dateline is { } path ? named.Prepend(new MucPlace(path, -1, 0, 0)) : named)
        {
            yield return place;
            if (place.Path.Length > 1)
            {
                yield return place with { Path = place.Path[..1] };
            }
        }
    }

    private static int[] Features(MucScene scene, IEnumerable<string> perpetrators)
    {
        var features = new HashSet<int> { MucReader.Hash("type", scene.TypeName) };
        foreach (var sentence in scene.Sentences.Where(s => s == scene.Best || s == scene.Sentences[0]))
        {
            features.UnionWith(scene.Text.SentenceFeatures.Length > sentence ? scene.Text.SentenceFeatures[sentence] : []);
        }

        foreach (var perpetrator in perpetrators)
        {
            features.Add(MucReader.Hash("perpetrator", perpetrator));
            features.UnionWith(perpetrator.Split(' ').Select(w => MucReader.Hash("perpetrator's", w)));
        }

        return [.. features.Order()];
    }

    private static int[] Features(MucScene scene, MucTime time) => time.Sentence < 0
        ? [MucReader.Hash("default"), MucReader.Hash("default", scene.TypeName)]
        : [.. scene.Features(time.Sentence), MucReader.Hash("form", time.Form), MucReader.Hash("days", Whole(Math.Min(40, DaysBack(scene.Text, time))))];

    private static int DaysBack(MucText text, MucTime time) =>
        DateOnly.TryParse(text.Item.Day, CultureInfo.InvariantCulture, out var day) && DateOnly.TryParse(time.Date.From, CultureInfo.InvariantCulture, out var told)
            ? day.DayNumber - told.DayNumber : -1;

    private static int[] Features(MucScene scene, MucPlace place, List<MucPlace> all)
    {
        var steps = Whole(place.Path.Length);
        var same = all.Count(o => o.Path.SequenceEqual(place.Path, StringComparer.Ordinal));
        var isFiner = all.Exists(o => o.Path.Length > place.Path.Length && o.Path.Take(place.Path.Length).SequenceEqual(place.Path, StringComparer.Ordinal));
        var features = new List<int>
        {
            MucReader.Hash("steps", steps, place.Sentence < 0 ? "dateline" : "text"),
            MucReader.Hash("kind", place.Path.Length == 1 ? "country" : place.Path[^1].Split('(')[^1]),
            MucReader.Hash("name", place.Path[^1]),
            MucReader.Hash("finer", isFiner ? "yes" : "no", steps),
            MucReader.Hash("times", Whole(Math.Min(4, same)), steps),
            MucReader.Hash("home", scene.Text.Item.Place.Town is { } town && place.Path[^1].StartsWith(town, StringComparison.Ordinal) ? "yes" : "no"),
            MucReader.Hash("support", Whole(Math.Min(5, place.Support / 20))),
        };
        if (place.Sentence >= 0)
        {
            var tokens = scene.Text.Analysed.Sentences[place.Sentence].Tokens;
            features.AddRange(scene.Features(place.Sentence));
            features.Add(MucReader.Hash("before", place.First > 0 ? tokens[place.First - 1].Text : "<", steps));
            features.Add(MucReader.Hash("finer near", all.Exists(o => o.Path.Length > place.Path.Length && Math.Abs(o.Sentence - place.Sentence) <= 1
                && o.Path.Take(place.Path.Length).SequenceEqual(place.Path, StringComparer.Ordinal)) ? "yes" : "no", steps));
            features.Add(MucReader.Hash("in scene", scene.Sentences.Contains(place.Sentence) ? "yes" : "no", steps));
        }

        return [.. features];
    }

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);
}
