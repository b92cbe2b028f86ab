using System.Collections.Frozen;
using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Language;

/// <summary>Types names beyond people, places and organisations, and adds names that the network passes over.</summary>
/// <remarks>
/// The word that heads a name tells what it names ("Gao Airport", "3rd Assault Brigade"); a proper noun before a weapon's word
/// names the weapon ("Iskander missiles"), and so does a letter with a number ("S-300"). Thread-safe.
/// </remarks>
public sealed class NameTyper
{
    /// <summary>Words that head names of things and are people's surnames as well.</summary>
    private static readonly FrozenSet<string> s_surnames = new[] { "Church", "Temple", "Bridge", "Tower", "Street", "Camp", "Gate", "Base", "Company", "Palace", "War" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly FrozenDictionary<string, NameType> _heads;
    private readonly int _longestHead;
    private readonly FrozenSet<string> _groups;
    private readonly Gazetteer _gazetteer;

    private NameTyper(Lexicon lexicon, CountryFile countries, Gazetteer gazetteer)
    {
        _gazetteer = gazetteer;
        _heads = lexicon.Entries.Where(e => e.Value != "group").SelectMany(e => e.Words.Select(w => (Word: w, Type: TypeOf(e.Value))))
            .ToFrozenDictionary(x => x.Word, x => x.Type, StringComparer.OrdinalIgnoreCase);
        _longestHead = _heads.Keys.Max(h => h.Count(c => c == ' ') + 1);
        _groups = lexicon.Entries.Where(e => e.Value == "group").SelectMany(e => e.Words)
            .Concat(countries.Countries.SelectMany(c => c.Adjectives.Concat(c.People)))
            .Where(w => !w.Contains(' ', StringComparison.Ordinal)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <param name="lexiconFolder">Holds <c>names/types.yaml</c>.</param>
    /// <param name="countries">Their adjectives and peoples are groups.</param>
    /// <param name="gazetteer">Tells a town from the country behind it.</param>
    public static NameTyper Load(string lexiconFolder, CountryFile countries, Gazetteer gazetteer)
    {
        ArgumentNullException.ThrowIfNull(countries);
        return new NameTyper(Lexicon.Load(Path.Combine(lexiconFolder, "names", "types.yaml")), countries, gazetteer);
    }

    /// <param name="tokens">A sentence.</param>
    /// <param name="names">What the network found, in order.</param>
    /// <returns>In order and apart.</returns>
    public ImmutableArray<NameSpan> Type(ImmutableArray<Token> tokens, ImmutableArray<NameSpan> names)
    {
        var typed = ImmutableArray.CreateBuilder<NameSpan>(names.Length);
        var next = 0;
        for (var i = 0; i < tokens.Length;)
        {
            if (next < names.Length && names[next].FirstToken == i)
            {
                var after = next + 1 < names.Length ? names[next + 1].FirstToken : tokens.Length;
                AddSplit(typed, tokens, Retyped(tokens, names[next++], after));
                i = typed[^1].EndToken;
                continue;
            }

            var limit = next < names.Length ? names[next].FirstToken : tokens.Length;
            if (Passed(tokens, i, limit) is { } name)
            {
                typed.Add(name);
                i = name.EndToken;
            }
            else
            {
                i++;
            }
        }

        return typed.ToImmutable();
    }

    // "Gao Airport"; and "Black Sea" goes on to "Black Sea Fleet".
    private NameSpan Retyped(ImmutableArray<Token> tokens, NameSpan name, int limit)
    {
        if (name.Type == NameType.Person && IsPlaced(tokens, name))
        {
            return name with { Type = NameType.Location };
        }

        var end = name.EndToken;
        while (end < limit && IsProper(tokens, end))
        {
            end++;
        }

        for (; end >= name.EndToken; end--)
        {
            if (end - name.FirstToken > 1 && HeadOf(tokens, name.FirstToken + 1, end) is { } type
                && (name.Type != NameType.Person || !s_surnames.Contains(tokens[end - 1].Text)))
            {
                return Span(tokens, name.FirstToken, end, type);
            }
        }

        return name;
    }

    // "San Rafael California" is one name by the network and two places by the map: a place, and the country or division behind it.
    private void AddSplit(ImmutableArray<NameSpan>.Builder typed, ImmutableArray<Token> tokens, NameSpan name)
    {
        for (var cut = name.EndToken - 1; name.Type == NameType.Location && cut > name.FirstToken && cut >= name.EndToken - 2; cut--)
        {
            if (tokens[cut - 1].Tag is Upos.Propn or Upos.Noun && IsState(Name(tokens, cut, name.EndToken))
                && _gazetteer.Candidates(Name(tokens, name.FirstToken, cut)).Length > 0
                && _gazetteer.Candidates(Name(tokens, name.FirstToken, name.EndToken)).Length == 0)
            {
                typed.Add(Span(tokens, name.FirstToken, cut, NameType.Location));
                typed.Add(Span(tokens, cut, name.EndToken, NameType.Location));
                return;
            }
        }

        typed.Add(name);
    }

    private bool IsState(string name) => _gazetteer.Candidates(name).Any(c => c.Kind is PlaceKind.Country or PlaceKind.Division);

    private static string Name(ImmutableArray<Token> tokens, int from, int end) =>
        string.Join(' ', tokens.AsSpan()[from..end].ToArray().Select(t => t.Text)).Replace(" - ", "-", StringComparison.Ordinal);

    // "near Pryluky", "an attack on Pryluky in the region": one word that the map knows, where a person doesn't stand.
    private bool IsPlaced(ImmutableArray<Token> tokens, NameSpan name) =>
        name.EndToken - name.FirstToken == 1 && name.FirstToken > 0 && tokens[name.FirstToken - 1].Tag == Upos.Adp
        && (tokens[name.FirstToken - 1].Text is "in" or "near" or "outside" or "around" or "inside" or "at"
            || (name.EndToken + 1 < tokens.Length && tokens[name.EndToken].Text == "in" && tokens[name.EndToken + 1].Text == "the"))
        && _gazetteer.Candidates(tokens[name.FirstToken].Text).Length > 0;

    // A name that the network left out, from this word on.
    private NameSpan? Passed(ImmutableArray<Token> tokens, int from, int limit)
    {
        if (!char.IsUpper(tokens[from].Text[0]))
        {
            return null;
        }

        if (IsDesignation(tokens, from, limit))
        {
            return Span(tokens, from, from + 3, NameType.Weapon);
        }

        var end = from;
        while (end < limit && IsProper(tokens, end))
        {
            end++;
        }

        if (end - from > 1 && HeadOf(tokens, from + 1, end) is { } type)
        {
            return Span(tokens, from, end, type);
        }

        if (end > from && end < tokens.Length && HeadFrom(tokens, end) == NameType.Weapon && !_groups.Contains(tokens[from].Text))
        {
            return Span(tokens, from, end, NameType.Weapon);
        }

        return _groups.Contains(tokens[from].Text) ? Span(tokens, from, from + 1, NameType.Group) : null;
    }

    // Proper nouns, and other words with a capital within the sentence: "the Black Sea Fleet", "3rd Assault Brigade".
    private bool IsProper(ImmutableArray<Token> tokens, int at) => tokens[at].Tag switch
    {
        Upos.Propn => true,
        Upos.Noun => at > 0 && char.IsUpper(tokens[at].Text[0]),
        Upos.Adj => char.IsDigit(tokens[at].Text[0]) || (at > 0 && char.IsUpper(tokens[at].Text[0]) && !_groups.Contains(tokens[at].Text)),
        _ => false,
    };

    // "S-300", "F-16", "Kh-101": letters, hyphen, digits without blanks between.
    private static bool IsDesignation(ImmutableArray<Token> tokens, int from, int limit) =>
        from + 2 < limit && tokens[from].Text.Length <= 3 && tokens[from + 1].Text == "-" && char.IsDigit(tokens[from + 2].Text[0])
        && tokens[from].Span.End == tokens[from + 1].Span.Start && tokens[from + 1].Span.End == tokens[from + 2].Span.Start
        && tokens[from].Text.All(char.IsLetter);

    // What the last words of a stretch make it, longest first.
    private NameType? HeadOf(ImmutableArray<Token> tokens, int from, int end)
    {
        for (var length = Math.Min(_longestHead, end - from); length > 0; length--)
        {
            if (_heads.TryGetValue(Words(tokens, end - length, end), out var type))
            {
                return type;
            }
        }

        return null;
    }

    private NameType? HeadFrom(ImmutableArray<Token> tokens, int from)
    {
        for (var length = Math.Min(_longestHead, tokens.Length - from); length > 0; length--)
        {
            if (_heads.TryGetValue(Words(tokens, from, from + length), out var type))
            {
                return type;
            }
        }

        return null;
    }

    private static string Words(ImmutableArray<Token> tokens, int from, int end) =>
        end - from == 1 ? tokens[from].Text : string.Join(' ', tokens.AsSpan()[from..end].ToArray().Select(t => t.Text));

    private static NameSpan Span(ImmutableArray<Token> tokens, int from, int end, NameType type) =>
        new(new TextSpan(tokens[from].Span.Start, tokens[end - 1].Span.End), from, end, type);

    private static NameType TypeOf(string value) => value switch
    {
        "facility" => NameType.Facility,
        "event" => NameType.Event,
        "military-unit" => NameType.MilitaryUnit,
        "weapon" => NameType.Weapon,
        _ => throw new InvalidDataException($"'{value}' is no type of name"),
    };
}
