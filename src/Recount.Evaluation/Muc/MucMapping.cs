using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>From what Recount reads to templates, fitted to the developers' set: which types an item reports, which phrases fill
/// which slot and stand together, what the set slots say.</summary>
/// <remarks>What a later model learns of an earlier one's answers comes of models that haven't seen the item; but for the chances of
/// entities, which models of fewer items get less right than it helps.</remarks>
internal sealed class MucMapping
{
    private readonly MucContextModel _contexts;
    private readonly MucPhraseModel _phrases;
    private readonly MucEntityModel _entities;
    private readonly MucTypeModel _types;
    private readonly MucGroupModel _groups;
    private readonly MucSceneModel _scenes;
    private readonly MucAttributeModel _attributes;
    private readonly LanguageFacts _facts;

    private MucMapping(IReadOnlyList<MucText> texts, string folder, LanguageFacts facts)
    {
        var contexts = MucContextModel.Unseen(texts);
        var unseen = MucPhraseModel.Unseen(texts, contexts);
        _facts = facts;
        _contexts = MucContextModel.Fit(texts);
        _phrases = MucPhraseModel.Fit(texts, contexts);
        _entities = MucEntityModel.Fit(texts, contexts, unseen);
        ImmutableArray<ImmutableArray<MucEntity>> weighed = [.. unseen.Select((e, i) => _entities.Weigh(e, texts[i], contexts[i]))];
        _types = MucTypeModel.Fit(texts, contexts, weighed);
        _groups = MucGroupModel.Fit(texts, contexts, weighed);
        _scenes = MucSceneModel.Fit(texts, contexts, folder);
        _attributes = MucAttributeModel.Fit(texts, contexts);
    }

    /// <param name="texts">The developers' set.</param>
    /// <param name="folder">The release's.</param>
    /// <param name="facts">Names of countries.</param>
    public static MucMapping Fit(IReadOnlyList<MucText> texts, string folder, LanguageFacts facts) => new(texts, folder, facts);

    /// <summary>What is found in an item, before anything is left out.</summary>
    public MucFinding Find(MucText text)
    {
        var context = _contexts.Of(text);
        var entities = _entities.Weigh(_phrases.Entities(text, context), text, context);
        return new MucFinding(text, context, [.. MucContextModel.Types.Select((_, t) => _types.Chance(t, text, context, entities))], entities);
    }

    public MucAnswer Respond(MucText text) => Respond(Find(text), MucThresholds.Tuned);

    public MucAnswer Respond(MucFinding found, MucThresholds least)
    {
        var (text, context, chances, all) = found;
        var types = Enumerable.Range(0, chances.Length).Where(t => chances[t] >= least.Type).ToList();
        var entities = all.Where(e => e.Chance >= least.Fillers[e.Slot]).ToList();
        ImmutableArray<MucTemplate> templates = [.. types.SelectMany(t => Groups(text, context, OfType(t), least)
            .Select(g => (Group: g, Doers: Perpetrators(text, context, entities, g, least).ToList())).Where(g => g.Group.Length + g.Doers.Count > 0)
            .Select(g => Template(MucScene.Of(text, context, t, g.Group), [.. g.Group, .. g.Doers])))];
        return new MucAnswer(templates, Roles());

        // Without a target a template has little to be known by: the likeliest one is better than none.
        ImmutableArray<MucEntity> OfType(int type)
        {
            var own = entities.Where(e => !IsPerpetrator(e) && TypeOf(e, types, context) == type).ToImmutableArray();
            return own.Any(e => e.Slot != MucSlots.Instrument) ? own
                : [.. own, .. all.Where(e => IsTarget(e) && e.Chance >= least.Target && !entities.Contains(e)).OrderByDescending(e => e.Chance).Take(1)];
        }

        // Roles know no templates: an entity stands by its own chance, in any item that likely reports an incident.
        FrozenDictionary<string, ImmutableArray<ImmutableArray<string>>> Roles() => MucRoles.All.ToFrozenDictionary(
            r => r.Role,
            r => chances.Max() < least.Item ? [] : MucRoles.Of(all.Where(e => e.Slot == r.Slot && e.Chance >= least.Roles[r.Slot]).Select(e => e.Text)),
            StringComparer.Ordinal);
    }

    private static bool IsTarget(MucEntity entity) => entity.Slot is MucSlots.Victim or MucSlots.Description or MucSlots.Target;

    private static bool IsPerpetrator(MucEntity entity) => entity.Slot is MucSlots.Individual or MucSlots.Organisation;

    // What isn't a perpetrator stands in the template of the type that its sentences tell of.
    private static int TypeOf(MucEntity entity, List<int> types, MucContext context) =>
        types.MaxBy(t => entity.Mentions.Max(m => m.Share * context.Told(m.Phrase.Sentence, t)));

    // A group that no sure filler holds up isn't another incident: it goes to the surest group.
    private ImmutableArray<ImmutableArray<MucEntity>> Groups(MucText text, MucContext context, ImmutableArray<MucEntity> entities, MucThresholds least)
    {
        if (entities.Length < 2)
        {
            return [entities];
        }

        var groups = _groups.Group(entities, text, context).OrderByDescending(g => g.Max(e => e.Chance)).ToList();
        var weak = groups.Skip(1).Where(g => g.Max(e => e.Chance) < least.Group).ToList();
        return [groups[0].AddRange(weak.SelectMany(g => g)), .. groups.Skip(1).Except(weak)];
    }

    // Where there are several groups, each has the perpetrators that likely belong to one of its fillers.
    private IEnumerable<MucEntity> Perpetrators(MucText text, MucContext context, List<MucEntity> entities, ImmutableArray<MucEntity> group, MucThresholds least) =>
        entities.Where(e => IsPerpetrator(e) && (group.IsEmpty || group.Max(g => _groups.Chance(e, g, text, context)) >= least.Doer));

    private MucTemplate Template(MucScene scene, ImmutableArray<MucEntity> entities)
    {
        var text = scene.Text;
        var slots = new Dictionary<string, List<MucFill>>(StringComparer.Ordinal);
        Add(MucSlots.Type, MucFill.Of(scene.TypeName));
        if (_scenes.Day(scene) is { } day)
        {
            Add(MucSlots.Date, MucFill.Of(day));
        }

        var site = _scenes.Site(scene);
        if (site is not null)
        {
            Add(MucSlots.Location, MucFill.Of(site));
        }

        foreach (var entity in entities.Where(IsPerpetrator))
        {
            Add(entity.Slot, MucFill.Of(entity.Text));
            if (entity.Slot == MucSlots.Organisation)
            {
                AddAttribute(MucSlots.Confidence, entity);
            }
        }

        AddOfScene(MucSlots.Stage);
        AddOfScene(MucSlots.Category);
        if (scene.TypeName is not ("ARSON" or "KIDNAPPING"))
        {
            foreach (var entity in entities.Where(e => e.Slot == MucSlots.Instrument))
            {
                Add(entity.Slot, MucFill.Of(entity.Text));
                AddAttribute(MucSlots.InstrumentType, entity);
            }

            if (!slots.ContainsKey(MucSlots.InstrumentType))
            {
                AddOfScene(MucSlots.InstrumentType);
            }
        }

        if (scene.TypeName is not "KIDNAPPING")
        {
            foreach (var entity in entities.Where(e => e.Slot == MucSlots.Target))
            {
                Add(entity.Slot, MucFill.Of(entity.Text));
                AddAttribute(MucSlots.TargetType, entity);
                AddAttribute(MucSlots.TargetEffect, entity);
                Add(MucSlots.TargetNumber, MucFill.Of(NumberOf(text, entity), entity.Text));
                AddNation(MucSlots.TargetNation, entity, entity);
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
            else
            {
                AddNation(MucSlots.VictimNation, described, entity);
            }
        }

        return new MucTemplate(slots.ToDictionary(s => s.Key, s => s.Value.ToImmutableArray(), StringComparer.Ordinal));

        void AddVictim(MucEntity entity)
        {
            AddAttribute(MucSlots.VictimType, entity);
            AddAttribute(MucSlots.VictimEffect, entity);
            Add(MucSlots.VictimNumber, MucFill.Of(NumberOf(text, entity), entity.Text));
            AddNation(MucSlots.VictimNation, entity, entity);
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
            if (_attributes.WordOf(slot, entity, scene.TypeName) is { } word)
            {
                Add(slot, MucFill.Of(word, entity.Text));
            }
        }

        void AddOfScene(string slot)
        {
            if (_scenes.WordOf(slot, scene, entities.Where(IsPerpetrator).Select(e => e.Text)) is { } word)
            {
                Add(slot, MucFill.Of(word));
            }
        }

        // A nation that isn't the incident's, once an entity.
        void AddNation(string slot, MucEntity entity, MucEntity source)
        {
            var nation = source.Mentions.SelectMany(m => Countries(text, m.Phrase)).FirstOrDefault(c => c != site?.Path[0]);
            if (nation is not null && !slots.GetValueOrDefault(slot, []).Exists(f => f.Refs[0] == entity.Text))
            {
                Add(slot, MucFill.Of(nation, entity.Text));
            }
        }
    }

    // The countries that words of the phrase name, or the two words before it: "U.S. PRIEST", "COSTA RICAN".
    private IEnumerable<string> Countries(MucText text, MucPhrase phrase)
    {
        var tokens = text.Analysed.Sentences[phrase.Sentence].Tokens;
        for (var i = Math.Max(0, phrase.First - 2); i < phrase.End; i++)
        {
            for (var length = Math.Min(2, tokens.Length - i); length > 0; length--)
            {
                if (CountryOf(MucReader.Words(tokens, i, i + length)) is { } country)
                {
                    yield return country.ToUpperInvariant();
                }
            }
        }
    }

    // Adjectives are known in mixed case ("Peruvian"), or in capitals ("US").
    private string? CountryOf(string words) =>
        _facts.Actors.CountryOfAdjective(words) ?? _facts.Actors.CountryOfAdjective(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(words.ToLowerInvariant()))
        ?? (_facts.Actors.Resolve(words) is { Rule: "actor.country.v1" or "actor.people.v1" } match ? match.Name : null);

    // "GENERAL ORTIZ", "ANNA MORA, THE MAYOR OF THE TOWN".
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
            return MucNumbers.One;
        }

        foreach (var (phrase, _) in entity.Mentions)
        {
            var sentence = text.Analysed.Sentences[phrase.Sentence];
            var (from, to) = (sentence.Tokens[Math.Max(0, phrase.First - 2)].Span.Start, sentence.Tokens[phrase.Head].Span.End);
            foreach (var quantity in sentence.Quantities.Where(q => q.Kind == QuantityKind.Cardinal && q.Value.IsStated && q.NumberSpan.Start >= from && q.NumberSpan.End <= to))
            {
                return MucNumbers.Of(quantity.Value)!;
            }
        }

        var head = text.Analysed.Sentences[entity.Mentions[0].Phrase.Sentence].Tokens[entity.Mentions[0].Phrase.Head];
        return head.FineTag is "NNS" or "NNPS" or "CD" ? MucNumbers.Plural : MucNumbers.One;
    }
}
