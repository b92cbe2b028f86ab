using System.Collections.Frozen;
using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Language;

/// <summary>Who a phrase names.</summary>
/// <param name="Name">The usual English name: the country's for a government.</param>
/// <param name="Kind">Country, organisation or group; persons aren't in the catalogue.</param>
/// <param name="Country">ISO 3166-1 alpha-2 of a country, or of the state that a group mostly fights in; null if none.</param>
/// <param name="Rule">"actor.country.v1", "actor.people.v1", "actor.metonym.v1", "actor.capital.v1", "actor.organisation.v1", "actor.organ.v1".</param>
public sealed record ActorMatch(string Name, ActorKind Kind, string? Country, string Rule);

/// <summary>An actor's name in a sentence.</summary>
public sealed record ActorMention(TextSpan Span, ActorMatch Match);

/// <summary>States with the words that stand for them, armed groups and organisations of the world.</summary>
/// <remarks>Immutable, thread-safe. Every country has the same treatment. Known gap: memberships aren't dated yet.</remarks>
public sealed class ActorCatalogue
{
    private const int LongestName = 8;

    /// <summary>Shorter keys of romanised names are other words' too.</summary>
    private const int ShortestRomanised = 6;
    private readonly FrozenDictionary<string, ActorMatch> _names;
    private readonly FrozenDictionary<string, ActorMatch> _exact;
    private readonly FrozenDictionary<string, ActorMatch> _romanised;
    private readonly FrozenDictionary<string, string> _adjectives;
    private readonly FrozenDictionary<string, string> _codes;
    private readonly FrozenDictionary<string, string> _namesByCode;
    private readonly FrozenSet<string> _stateNouns;

    public ActorCatalogue(CountryFile countries, ActorFile actors)
    {
        ArgumentNullException.ThrowIfNull(countries);
        ArgumentNullException.ThrowIfNull(actors);
        _codes = countries.Countries.ToFrozenDictionary(c => c.Name, c => c.Iso, StringComparer.Ordinal);
        _namesByCode = countries.Countries.ToFrozenDictionary(c => c.Iso, c => c.Name, StringComparer.Ordinal);
        var byIso = countries.Countries.ToDictionary(c => c.Iso, StringComparer.Ordinal);
        var names = new Dictionary<string, ActorMatch>(StringComparer.Ordinal);
        var exact = new Dictionary<string, ActorMatch>(StringComparer.Ordinal);
        foreach (var c in countries.Countries)
        {
            Add(c.Aliases.Append(c.Name), new ActorMatch(c.Name, ActorKind.Country, c.Iso, "actor.country.v1"));
            Add(c.Metonyms, new ActorMatch(c.Name, ActorKind.Country, c.Iso, "actor.metonym.v1"));
        }

        foreach (var a in actors.Actors)
        {
            var isState = a.Kind is "state";
            Add(isState ? a.Aliases : a.Aliases.Append(a.Name), new ActorMatch(
                isState ? byIso[a.Country!].Name : a.Name, isState ? ActorKind.Country : a.Kind is "group" ? ActorKind.Group : ActorKind.Organisation,
                a.Country, isState ? "actor.organ.v1" : "actor.organisation.v1"));
        }

        foreach (var c in countries.Countries)
        {
            Add(c.Capital is { } capital ? [capital] : [], new ActorMatch(c.Name, ActorKind.Country, c.Iso, "actor.capital.v1"));
            Add(c.People, new ActorMatch(c.Name, ActorKind.Country, c.Iso, "actor.people.v1"));
        }

        _names = names.ToFrozenDictionary(StringComparer.Ordinal);
        _exact = exact.ToFrozenDictionary(StringComparer.Ordinal);
        _romanised = names.Where(p => p.Value.Kind == ActorKind.Group).Select(p => (Key: RomanisedKey(p.Key), p.Value))
            .Where(p => p.Key.Length >= ShortestRomanised).DistinctBy(p => p.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        // An adjective of two countries ("Congolese", "Dominican") stands for the more populous first-named one only by its noun; it is left out.
        _adjectives = countries.Countries.SelectMany(c => c.Adjectives.Select(a => (a, c.Name)))
            .GroupBy(a => a.a, StringComparer.Ordinal).Where(g => g.Count() == 1)
            .ToFrozenDictionary(g => g.Key, g => g.First().Name, StringComparer.Ordinal);
        _stateNouns = actors.StateNouns.ToFrozenSet(StringComparer.Ordinal);

        // The first to claim a name keeps it. Short names in capitals match only as they are written ("IS", "AA", "PA").
        void Add(IEnumerable<string> spellings, ActorMatch match)
        {
            foreach (var spelling in spellings)
            {
                if (spelling.Length <= 5 && string.Equals(spelling, spelling.ToUpperInvariant(), StringComparison.Ordinal))
                {
                    exact.TryAdd(spelling, match);
                }
                else
                {
                    names.TryAdd(PlaceNames.Fold(spelling), match);
                }
            }
        }
    }

    /// <param name="lexiconFolder">The folder that holds <c>actors</c>.</param>
    public static ActorCatalogue Load(string lexiconFolder) =>
        new(CountryFile.Load(lexiconFolder), ActorFile.Load(lexiconFolder));

    /// <summary>The whole phrase, with or without "the", as one known name; a group's under any romanisation; null otherwise.</summary>
    public ActorMatch? Resolve(string phrase)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        if (Known(phrase) is { } match)
        {
            return match;
        }

        var folded = PlaceNames.Fold(phrase.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? phrase[4..] : phrase);
        return folded.Length >= ShortestRomanised && phrase.Any(char.IsUpper) ? _romanised.GetValueOrDefault(RomanisedKey(folded)) : null;
    }

    /// <summary>As <see cref="PlaceNames.Romanised"/>, word by word and without Arabic articles, assimilated or not.</summary>
    private static string RomanisedKey(string folded) => string.Join(' ', folded.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Where(w => w is not ("al" or "el" or "ad" or "as" or "ash" or "at" or "an" or "ar" or "az" or "ed" or "es" or "esh" or "er"))
        .Select(PlaceNames.Romanised));

    private ActorMatch? Known(string phrase)
    {
        var trimmed = phrase.Trim();
        trimmed = trimmed.EndsWith("'s", StringComparison.Ordinal) || trimmed.EndsWith("’s", StringComparison.Ordinal) ? trimmed[..^2] : trimmed;
        var bare = trimmed.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? trimmed[4..] : trimmed;
        return bare.Length == 0 || !char.IsUpper(bare[0]) && !bare.StartsWith("al-", StringComparison.Ordinal) ? null
            : _exact.TryGetValue(bare, out var match) || _names.TryGetValue(PlaceNames.Fold(bare), out match)
                || _names.TryGetValue(PlaceNames.Fold(trimmed), out match) ? match
            : null;
    }

    /// <summary>The state that a noun phrase speaks or acts for: "Ukrainian officials", "Russia's lead negotiator", "Moscow".</summary>
    /// <returns>The country's English name, or null where the phrase names no state or only something of that country.</returns>
    public string? StateOf(string nounPhrase)
    {
        ArgumentNullException.ThrowIfNull(nounPhrase);
        if (Resolve(nounPhrase) is { } whole)
        {
            return whole.Kind == ActorKind.Country ? whole.Name : null;
        }

        var words = WordCutter.Cut(nounPhrase, new TextSpan(0, nounPhrase.Length));
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].IsCapitalised)
            {
                continue;
            }

            for (var length = Math.Min(4, words.Count - i); length > 0; length--)
            {
                if (words[i + length - 1].IsPossessive)
                {
                    continue;
                }

                var end = words[i + length - 1].End;
                var name = nounPhrase[words[i].Start..end];
                var isOwner = i + length < words.Count && words[i + length].IsPossessive;
                var known = Resolve(name);
                if (known is { Kind: ActorKind.Group })
                {
                    // "Syrian Democratic Forces" are a side of their own.
                    i += length - 1;
                    break;
                }

                var country = _adjectives.GetValueOrDefault(name) ?? (known is { Kind: ActorKind.Country } ? known.Name : null);
                if (country is not null)
                {
                    // "Russian-speaking", "Israeli settlers": not the state. An owner is: "Iran's Revolutionary Guards".
                    var isCompound = i + length < words.Count && words[i + length].Text is "-" && !words[i + length].SpaceBefore;
                    return !isCompound && (isOwner || HasStateNoun(words, i + length)) ? country : null;
                }
            }
        }

        return null;
    }

    /// <summary>ISO 3166-1 alpha-2 of a country by its usual English name.</summary>
    public string? CodeOf(string countryName)
    {
        ArgumentNullException.ThrowIfNull(countryName);
        return _codes.GetValueOrDefault(countryName);
    }

    /// <summary>A country's usual English name by its ISO 3166-1 alpha-2 code; null where it is none.</summary>
    public string? NameOf(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return _namesByCode.GetValueOrDefault(code);
    }

    /// <summary>The country that an adjective of nationality names ("Ukrainian"), or null; "Congolese" is of two.</summary>
    public string? CountryOfAdjective(string adjective)
    {
        ArgumentNullException.ThrowIfNull(adjective);
        return _adjectives.GetValueOrDefault(adjective);
    }

    /// <returns>Known names in the sentence, longest first at each place, in order of text, apart from each other.</returns>
    public ImmutableArray<ActorMention> Find(string text, TextSpan sentence)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sentence.End, text.Length, nameof(sentence));
        var words = WordCutter.Cut(text, sentence);
        var found = ImmutableArray.CreateBuilder<ActorMention>();
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].IsCapitalised && words[i].Text is not "al")
            {
                continue;
            }

            for (var length = Math.Min(LongestName, words.Count - i); length > 0; length--)
            {
                var span = new TextSpan(words[i].Start, words[i + length - 1].End);
                if (span.Length < 60 && !words[i + length - 1].IsPossessive && Known(span.Slice(text)) is { } match)
                {
                    found.Add(new ActorMention(span, match));
                    i += length - 1;
                    break;
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>May two names be one person's? Spelling, titles and missing first names aside.</summary>
    /// <remarks>Equal surnames are enough where either name has only a surname; else the first names must agree by spelling or initial.</remarks>
    public static bool SamePerson(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return PersonNames.AreSame(a, b);
    }

    private bool HasStateNoun(List<Word> words, int from)
    {
        for (var i = from; i < words.Count; i++)
        {
            if (words[i].Lower is "in" or "of" or "from" or "who" or "that" or "," or "at" or "on")
            {
                break;
            }

            if (_stateNouns.Contains(words[i].Lower))
            {
                return true;
            }
        }

        return false;
    }
}
