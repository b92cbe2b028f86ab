using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>From what Recount reads to templates, fitted to the developers' set: which types an item reports, which phrases fill
/// which slot, what its set slots say.</summary>
internal sealed class MucMapping
{
    private static readonly ImmutableDictionary<string, float> s_least = ImmutableDictionary<string, float>.Empty.WithComparers(StringComparer.Ordinal)
        .Add(MucSlots.Victim, 0.2f).Add(MucSlots.Organisation, 0.2f).Add(MucSlots.Individual, 0.2f)
        .Add(MucSlots.Target, 0.2f).Add(MucSlots.Description, 0.2f).Add(MucSlots.Instrument, 0.2f);

    /// <summary>The chance from which a type is reported.</summary>
    private const float LeastType = 0.1f;

    /// <summary>The slots that say something of a filler, and whose.</summary>
    private static readonly (string Slot, string[] About)[] s_attributes =
    [
        (MucSlots.InstrumentType, [MucSlots.Instrument]), (MucSlots.Confidence, [MucSlots.Organisation]), (MucSlots.TargetType, [MucSlots.Target]),
        (MucSlots.TargetEffect, [MucSlots.Target]), (MucSlots.VictimType, [MucSlots.Victim, MucSlots.Description]), (MucSlots.VictimEffect, [MucSlots.Victim, MucSlots.Description]),
    ];

    private const string None = "-";

    private readonly MucContextModel _contexts;
    private readonly MucEntityModel _entities;
    private readonly FrozenDictionary<string, LogLinearModel> _attributes;
    private readonly FrozenDictionary<string, LogLinearModel> _frames;
    private readonly LogLinearModel _days;
    private readonly LogLinearModel _sites;
    private readonly MucPlaces _places;
    private readonly LanguageFacts _facts;

    private MucMapping(
        MucContextModel contexts, MucEntityModel entities, FrozenDictionary<string, LogLinearModel> attributes, FrozenDictionary<string, LogLinearModel> frames,
        LogLinearModel days, LogLinearModel sites, MucPlaces places, LanguageFacts facts)
    {
        (_contexts, _entities, _attributes, _frames, _days, _sites, _places, _facts) = (contexts, entities, attributes, frames, days, sites, places, facts);
    }

    public static MucMapping Fit(IReadOnlyList<MucText> texts, string folder, LanguageFacts facts)
    {
        var contexts = MucContextModel.Unseen(texts, 4);
        var places = MucPlaces.Of(texts.SelectMany(t => t.Item.Templates), folder);
        var attributes = s_attributes.ToFrozenDictionary(a => a.Slot, a => FitLabels([.. texts.Zip(contexts).SelectMany(t => AttributeCases(t.First, t.Second, a.Slot, a.About))]), StringComparer.Ordinal);
        string[] frames = [MucSlots.Stage, MucSlots.Category, MucSlots.InstrumentType];
        return new MucMapping(
            MucContextModel.Fit(texts), MucEntityModel.Fit(texts, contexts, s_least), attributes,
            frames.ToFrozenDictionary(s => s, s => FitLabels([.. texts.Zip(contexts).SelectMany(t => FrameCases(t.First, t.Second, s))]), StringComparer.Ordinal),
            LogLinearModel.Fit(["no", "yes"], [.. texts.Zip(contexts).SelectMany(t => DayCases(t.First, t.Second))]),
            LogLinearModel.Fit(["no", "yes"], [.. texts.Zip(contexts).SelectMany(t => SiteCases(t.First, t.Second, places))]),
            places, facts);
    }

    public ImmutableArray<MucTemplate> Respond(MucText text)
    {
        var context = _contexts.Of(text);
        var types = Enumerable.Range(0, context.Types.Length).Where(t => context.Types[t] >= LeastType).ToList();
        if (types.Count == 0)
        {
            return [];
        }

        var entities = _entities.Find(text, context);
        return [.. types.Select(t => Template(text, context, t, [.. entities.Where(e => TypeOf(e, types, context).Contains(t))]))];
    }

    // Perpetrators stand in each template, all else in that of the type which its sentences tell of.
    private static IEnumerable<int> TypeOf(MucEntity entity, List<int> types, MucContext context) =>
        entity.Slot is MucSlots.Individual or MucSlots.Organisation ? types
            : [types.MaxBy(t => entity.Mentions.Max(m => m.Share * context.Told(m.Phrase.Sentence, t)))];

    private MucTemplate Template(MucText text, MucContext context, int type, ImmutableArray<MucEntity> entities)
    {
        var name = MucContextModel.Types[type];
        var slots = new Dictionary<string, List<MucFill>>(StringComparer.Ordinal);
        Add(MucSlots.Type, MucFill.Of(name));
        if (MucTimes.Find(text).ToList() is { Count: > 0 } times)
        {
            Add(MucSlots.Date, MucFill.Of(times.MaxBy(t => _days.Shares(Features(text, context, type, t))[1])!.Date));
        }

        var site = Site(text, context, type);
        Add(MucSlots.Location, MucFill.Of(new MucLocation(site)));
        foreach (var entity in entities.Where(e => e.Slot is MucSlots.Individual or MucSlots.Organisation))
        {
            Add(entity.Slot, MucFill.Of(entity.Text));
            AddAttribute(MucSlots.Confidence, entity);
        }

        AddFrame(MucSlots.Stage);
        AddFrame(MucSlots.Category);
        if (name is not ("ARSON" or "KIDNAPPING"))
        {
            foreach (var entity in entities.Where(e => e.Slot == MucSlots.Instrument))
            {
                Add(entity.Slot, MucFill.Of(entity.Text));
                AddAttribute(MucSlots.InstrumentType, entity);
            }

            if (!slots.ContainsKey(MucSlots.InstrumentType))
            {
                AddFrame(MucSlots.InstrumentType);
            }
        }

        if (name is not "KIDNAPPING")
        {
            foreach (var entity in entities.Where(e => e.Slot == MucSlots.Target))
            {
                Add(entity.Slot, MucFill.Of(entity.Text));
                AddAttribute(MucSlots.TargetType, entity);
                AddAttribute(MucSlots.TargetEffect, entity);
                Add(MucSlots.TargetNumber, MucFill.Of(NumberOf(text, entity), entity.Text));
                AddNation(MucSlots.TargetNation, entity);
            }
        }

        // What describes a named victim bears its name; all else is told of the name alone.
        var names = entities.Where(e => e.Slot == MucSlots.Victim).ToList();
        foreach (var entity in names)
        {
            Add(entity.Slot, MucFill.Of(entity.Text));
            AddVictim(entity);
        }

        foreach (var entity in entities.Where(e => e.Slot == MucSlots.Description))
        {
            var described = names.Find(n => n.Mentions.Any(m => entity.Mentions.Any(d => IsBeside(text, d.Phrase, m.Phrase))));
            Add(entity.Slot, MucFill.Of(entity.Text, described?.Text));
            if (described is null)
            {
                AddVictim(entity);
            }
        }

        return new MucTemplate(slots.ToDictionary(s => s.Key, s => s.Value.ToImmutableArray(), StringComparer.Ordinal));

        void AddVictim(MucEntity entity)
        {
            AddAttribute(MucSlots.VictimType, entity);
            AddAttribute(MucSlots.VictimEffect, entity);
            Add(MucSlots.VictimNumber, MucFill.Of(NumberOf(text, entity), entity.Text));
            AddNation(MucSlots.VictimNation, entity);
        }

        void Add(string slot, MucFill fill)
        {
            if (!slots.TryGetValue(slot, out var fills))
            {
                slots[slot] = fills = [];
            }

            fills.Add(fill);
        }

        void AddAttribute(string slot, MucEntity entity)
        {
            if (_attributes.TryGetValue(slot, out var model) && entity.Slot is not MucSlots.Individual && s_attributes.First(a => a.Slot == slot).About.Contains(entity.Slot, StringComparer.Ordinal)
                && model.Best(entity.Views) is var label && label != None)
            {
                Add(slot, MucFill.Of(label, entity.Text));
            }
        }

        void AddFrame(string slot)
        {
            var words = entities.Where(e => e.Slot is MucSlots.Individual or MucSlots.Organisation).Select(e => e.Text);
            var label = _frames[slot].Best([(FrameFeatures(text, context, type, words), 1)]);
            if (label != None)
            {
                Add(slot, MucFill.Of(label, slot == MucSlots.InstrumentType ? None : null));
            }
        }

        void AddNation(string slot, MucEntity entity)
        {
            foreach (var word in entity.Mentions.SelectMany(m => m.Phrase.Text.Split(' ')))
            {
                if (_facts.Actors.CountryOfAdjective(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(word.ToLowerInvariant())) is { } country
                    && country.ToUpperInvariant() is var nation && nation != site[0])
                {
                    Add(slot, MucFill.Of(nation, entity.Text));
                    return;
                }
            }
        }
    }

    // "PRESIDENT CEREZO", "LUIS VELEZ, THE MAYOR OF THE TOWN".
    private static bool IsBeside(MucText text, MucPhrase description, MucPhrase name)
    {
        if (description.Sentence != name.Sentence)
        {
            return false;
        }

        var tokens = text.Analysed.Sentences[name.Sentence].Tokens;
        var (from, to) = description.First < name.First ? (description.End, name.First) : (name.End, description.First);
        return to - from <= 3 && Enumerable.Range(from, Math.Max(0, to - from)).All(i => tokens[i].Text is "," or "-" || tokens[i].Tag is Upos.Det or Upos.Adj);
    }

    private static MucNumber NumberOf(MucText text, MucEntity entity)
    {
        if (entity.Slot == MucSlots.Victim)
        {
            return new MucNumber("1", 1, 1);
        }

        foreach (var (phrase, _) in entity.Mentions)
        {
            var sentence = text.Analysed.Sentences[phrase.Sentence];
            var (from, to) = (sentence.Tokens[Math.Max(0, phrase.First - 2)].Span.Start, sentence.Tokens[phrase.Head].Span.End);
            foreach (var quantity in sentence.Quantities.Where(q => q.Kind == QuantityKind.Cardinal && q.Value.IsStated && q.NumberSpan.Start >= from && q.NumberSpan.End <= to))
            {
                return Written(quantity.Value);
            }
        }

        var head = text.Analysed.Sentences[entity.Mentions[0].Phrase.Sentence].Tokens[entity.Mentions[0].Phrase.Head];
        return head.FineTag is "NNS" or "NNPS" or "CD" ? new MucNumber("PLURAL", 2, null) : new MucNumber("1", 1, 1);
    }

    private static MucNumber Written(Quantity value) => value switch
    {
        { Min: { } min, Max: { } max } when min == max => new MucNumber((value.IsApproximate ? "~" : "") + Whole(min), (int)min, (int)max),
        { Min: { } min, Max: { } max } => new MucNumber($"{Whole(min)} - {Whole(max)}", (int)min, (int)max),
        { Min: { } min } => new MucNumber(Whole(min) + " -", (int)min, null),
        _ => new MucNumber("- " + Whole(value.Max!.Value), null, (int)value.Max!.Value),
    };

    private static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);

    private ImmutableArray<string> Site(MucText text, MucContext context, int type)
    {
        var named = Sites(text, _places).ToList();
        return named.Count > 0 ? named.MaxBy(p => _sites.Shares(Features(text, context, type, p, named))[1])!.Path : ["EL SALVADOR"];
    }

    private static IEnumerable<MucPlace> Sites(MucText text, MucPlaces places)
    {
        if (text.Item.Place.Country is { } printed && places.PathOf(printed) is { } abroad)
        {
            yield return new MucPlace(abroad[..1], -1, 0, 0);
        }
        else if (text.Item.Place.Town is { } town && places.PathOf(town) is { } path)
        {
            yield return new MucPlace(path, -1, 0, 0);
            yield return new MucPlace(path[..1], -1, 0, 0);
        }

        foreach (var place in text.Analysed.Sentences.SelectMany(places.Find))
        {
            yield return place;
            if (place.Path.Length > 1)
            {
                yield return place with { Path = place.Path[..1] };
            }
        }
    }

    private static LogLinearModel FitLabels(List<(int[] Features, string Label)> cases)
    {
        ImmutableArray<string> labels = [.. cases.Select(c => c.Label).Append(None).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return LogLinearModel.Fit(labels, [.. cases.Select(c => new LabelledCase(c.Features, labels.IndexOf(c.Label)))]);
    }

    // Each mention of a key's filler, with what the key says of it.
    private static IEnumerable<(int[] Features, string Label)> AttributeCases(MucText text, MucContext context, string slot, string[] about)
    {
        foreach (var template in text.Item.Templates)
        {
            foreach (var fill in about.SelectMany(a => template[a]))
            {
                var words = fill.Values.Select(MucMatch.Normal).ToHashSet(StringComparer.Ordinal);
                var label = template[slot].FirstOrDefault(f => f.Refs.Any(r => words.Contains(MucMatch.Normal(r))))?.Values[0] ?? None;
                foreach (var phrase in text.Phrases.Where(p => words.Contains(p.Normal)))
                {
                    yield return (MucEntityModel.With(phrase, context), label);
                }
            }
        }
    }

    private static IEnumerable<(int[] Features, string Label)> FrameCases(MucText text, MucContext context, string slot)
    {
        foreach (var template in text.Item.Templates.Where(t => slot != MucSlots.InstrumentType || t[MucSlots.Instrument].IsEmpty))
        {
            var type = MucContextModel.Types.IndexOf(template[MucSlots.Type][0].Values[0]);
            var words = template[MucSlots.Individual].Concat(template[MucSlots.Organisation]).Select(f => f.Values[0]);
            yield return (FrameFeatures(text, context, type, words), template[slot] is [var fill, ..] ? fill.Values[0] : None);
        }
    }

    private static int[] FrameFeatures(MucText text, MucContext context, int type, IEnumerable<string> perpetrators)
    {
        var features = new HashSet<int> { MucReader.Hash("type", MucContextModel.Types[type]) };
        features.UnionWith(text.SentenceFeatures.Length > 0 ? text.SentenceFeatures[context.Best(type)] : []);
        foreach (var perpetrator in perpetrators)
        {
            features.Add(MucReader.Hash("perpetrator", perpetrator));
            features.UnionWith(perpetrator.Split(' ').Select(w => MucReader.Hash("perpetrator's", w)));
        }

        return [.. features.Order()];
    }

    private static IEnumerable<LabelledCase> DayCases(MucText text, MucContext context)
    {
        var times = MucTimes.Find(text).ToList();
        foreach (var template in text.Item.Templates.Where(t => t[MucSlots.Date].Length > 0))
        {
            var type = MucContextModel.Types.IndexOf(template[MucSlots.Type][0].Values[0]);
            var dates = template[MucSlots.Date][0].Dates;
            foreach (var time in times)
            {
                yield return new LabelledCase(Features(text, context, type, time), dates.Contains(time.Date) ? 1 : 0);
            }
        }
    }

    private static int[] Features(MucText text, MucContext context, int type, MucTime time) =>
        time.Sentence < 0 ? [MucReader.Hash("default"), MucReader.Hash("default", MucContextModel.Types[type])]
            : [.. PlaceInText(context, type, time.Sentence, text).Append(MucReader.Hash("form", time.Form)).Append(MucReader.Hash("days", Math.Min(40, DaysBack(text, time)) + ""))];

    private static int DaysBack(MucText text, MucTime time) =>
        DateOnly.TryParse(text.Item.Day, CultureInfo.InvariantCulture, out var day) && DateOnly.TryParse(time.Date.From, CultureInfo.InvariantCulture, out var told) ? day.DayNumber - told.DayNumber : -1;

    private static IEnumerable<LabelledCase> SiteCases(MucText text, MucContext context, MucPlaces places)
    {
        var named = Sites(text, places).ToList();
        foreach (var template in text.Item.Templates.Where(t => t[MucSlots.Location].Length > 0))
        {
            var type = MucContextModel.Types.IndexOf(template[MucSlots.Type][0].Values[0]);
            var gold = template[MucSlots.Location][0].Locations;
            foreach (var place in named)
            {
                yield return new LabelledCase(Features(text, context, type, place, named), gold.Any(g => g.Path.SequenceEqual(place.Path)) ? 1 : 0);
            }
        }
    }

    private static int[] Features(MucText text, MucContext context, int type, MucPlace place, List<MucPlace> all)
    {
        var kind = place.Path[^1].Split('(')[^1];
        var features = new List<int>
        {
            MucReader.Hash("steps", place.Path.Length + "", place.Sentence < 0 ? "dateline" : "text"), MucReader.Hash("kind", place.Path.Length == 1 ? "country" : kind),
            MucReader.Hash("name", place.Path[^1]),
            MucReader.Hash("finer", all.Any(o => o.Path.Length > place.Path.Length && o.Path.Take(place.Path.Length).SequenceEqual(place.Path, StringComparer.Ordinal)) ? "yes" : "no", place.Path.Length + ""),
            MucReader.Hash("times", Math.Min(4, all.Count(o => o.Path.SequenceEqual(place.Path))) + "", place.Path.Length + ""),
            MucReader.Hash("home", text.Item.Place.Town is { } town && place.Path[^1].StartsWith(town, StringComparison.Ordinal) ? "yes" : "no"),
            MucReader.Hash("support", Math.Min(5, place.Support / 20) + ""),
        };
        if (place.Sentence >= 0)
        {
            var tokens = text.Analysed.Sentences[place.Sentence].Tokens;
            features.AddRange(PlaceInText(context, type, place.Sentence, text));
            features.Add(MucReader.Hash("before", place.First > 0 ? tokens[place.First - 1].Text : "<", place.Path.Length + ""));
            features.Add(MucReader.Hash("first", all.FindIndex(o => o.Sentence >= 0) is var first && first >= 0 && all[first].Sentence == place.Sentence ? "yes" : "no", place.Path.Length + ""));
        }

        return [.. features];
    }

    // How much the sentence tells of the type, and where it stands.
    private static IEnumerable<int> PlaceInText(MucContext context, int type, int sentence, MucText text)
    {
        var told = context.Told(sentence, type) + (0.5f * context.Told(sentence));
        yield return MucReader.Hash("told", (int)(told * 6) + "");
        yield return MucReader.Hash("best", context.Best(type) == sentence ? "yes" : "no");
        yield return MucReader.Hash("at", Math.Min(8, sentence) + "");
        yield return MucReader.Hash("from best", Math.Clamp(sentence - context.Best(type), -4, 4) + "");
        yield return MucReader.Hash("length", Math.Min(5, text.Analysed.Sentences.Length / 5) + "");
    }
}
