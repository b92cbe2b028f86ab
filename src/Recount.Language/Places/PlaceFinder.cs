using System.Collections.Frozen;
using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Language;

/// <summary>Finds place names in a sentence and says which place each most likely is.</summary>
/// <remarks>
/// Capitalised words, longest match in the gazetteer, and the words around them; no tags. Thread-safe. Known gaps: a
/// surname that is also a place and stands alone in a document that never gives the full name; names in all capitals.
/// </remarks>
public sealed partial class PlaceFinder
{
    private const int LongestName = 6;
    private const string UnlistedRule = "place.unlisted.v1";
    private const int MainCountryTenths = 6;

    // Below these, a name needs a word before it that speaks of a place ("in", "near", "village").
    private const int KnownCountryPopulation = 5_000;
    private const int OtherCountryPopulation = 60_000;

    // "Moore said": a town that small speaks for nobody; "Kyiv said" does.
    private const int SpeakingPopulation = 300_000;
    private static readonly string[] s_adjectiveEndings = ["skyi", "skiy", "skyy", "skoye", "skoe", "skaya", "ska", "sky", "ski", "ske"];
    private readonly Gazetteer _gazetteer;
    private readonly PlaceLexicon _lexicon;
    private readonly FrozenDictionary<string, string> _countryWords;

    private readonly OutletHomes _homes;

    public PlaceFinder(Gazetteer gazetteer, PlaceLexicon lexicon, CountryFile countries, OutletHomes homes)
    {
        ArgumentNullException.ThrowIfNull(homes);
        _homes = homes;
        ArgumentNullException.ThrowIfNull(gazetteer);
        ArgumentNullException.ThrowIfNull(lexicon);
        ArgumentNullException.ThrowIfNull(countries);
        _gazetteer = gazetteer;
        _lexicon = lexicon;
        _countryWords = countries.Countries
            .SelectMany(c => c.Adjectives.Concat(c.People).Concat(c.Aliases).Append(c.Name).Select(w => (Word: PlaceNames.Fold(w), c.Iso)))
            .GroupBy(w => w.Word, StringComparer.Ordinal)
            .Where(g => g.Select(w => w.Iso).Distinct(StringComparer.Ordinal).Count() == 1)
            .ToFrozenDictionary(g => g.Key, g => g.First().Iso, StringComparer.Ordinal);
    }

    /// <summary>Reads a whole document once for the countries, divisions and persons that it names.</summary>
    public PlaceContext ContextOf(string documentText)
    {
        ArgumentNullException.ThrowIfNull(documentText);
        var words = WordCutter.Cut(documentText, new TextSpan(0, documentText.Length));
        var countries = new Dictionary<string, int>(StringComparer.Ordinal);
        var surnames = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].IsCapitalised)
            {
                continue;
            }

            for (var length = Math.Min(4, words.Count - i); length > 0; length--)
            {
                var slice = documentText[words[i].Start..words[i + length - 1].End];
                var key = PlaceNames.Fold(slice);
                if (!_gazetteer.IsDivision(key) && (_countryWords.GetValueOrDefault(key) ?? _gazetteer.CountryOfRegion(key)) is { } iso)
                {
                    countries[iso] = countries.GetValueOrDefault(iso) + 1;
                    i += length - 1;
                    break;
                }
            }

            if (Surname(words, i) is { } surname)
            {
                surnames.Add(surname);
            }

            if (_lexicon.Persons.Contains(words[i].Text))
            {
                var last = i;
                while (last + 1 < words.Count && IsJoined(words, last + 1) && words[last + 1].IsCapitalised)
                {
                    last++;
                }

                var isFirstName = !_lexicon.Titles.Contains(words[i].Text);
                if (last > i && (isFirstName || !_gazetteer.Knows(words[last].Lower) || last > i + 1))
                {
                    surnames.Add(words[last].Text);
                }
            }
        }

        var first = new PlaceContext(countries.ToImmutableDictionary(), ImmutableDictionary<string, int>.Empty, surnames.ToImmutable());
        return Located(documentText, words, first);
    }

    // "Derek D. Moore", "Jane Moore, 34,", "Jane Moore said": a person's full name, whatever the first name.
    private string? Surname(List<Word> words, int i)
    {
        var last = i + 1;
        var hasInitial = last + 1 < words.Count && words[last].Text is [>= 'A' and <= 'Z'] && words[last + 1].Text is "." && !words[last + 1].SpaceBefore;
        last += hasInitial ? 2 : 0;
        if (last >= words.Count || !words[last].IsCapitalised || !words[last].SpaceBefore || words[last].Text.Length < 3 || words[i].Text.Length < 3
            || _lexicon.Stop.Contains(words[i].Text) || _countryWords.ContainsKey(words[last].Lower) || _gazetteer.IsDivision(words[last].Lower)
            || _gazetteer.Knows($"{words[i].Lower} {words[last].Lower}"))
        {
            return null;
        }

        var isAged = last + 2 < words.Count && words[last + 1].Text is "," && words[last + 2] is { IsNumber: true, Text.Length: 2 };
        var isSpeaking = last + 1 < words.Count && _lexicon.File.SpeechVerbs.Contains(words[last + 1].Lower, StringComparer.Ordinal);
        return hasInitial || isAged || (isSpeaking && !_gazetteer.Knows(words[i].Lower)) ? words[last].Text : null;
    }

    /// <param name="text">The document's text.</param>
    /// <param name="sentence">Where to look.</param>
    /// <param name="context">From <see cref="ContextOf(Document)"/>, or <see cref="PlaceContext.Empty"/>.</param>
    /// <returns>In order of text, apart from each other, inside the sentence.</returns>
    public ImmutableArray<PlaceMention> Find(string text, TextSpan sentence, PlaceContext context) => Find(text, sentence, context, isInside: false);

    private ImmutableArray<PlaceMention> Find(string text, TextSpan sentence, PlaceContext context, bool isInside)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sentence.End, text.Length, nameof(sentence));
        var words = WordCutter.Cut(text, sentence);
        var found = new List<PlaceMention>();
        var i = 0;
        while (i < words.Count)
        {
            if (At(text, words, i, context, found.Count == 0 ? sentence.Start : found[^1].Span.End, isInside) is { } hit)
            {
                found.Add(hit.Mention);
                i = hit.Next;
            }
            else
            {
                i++;
            }
        }

        if (found.TrueForAll(m => m.Candidates.IsEmpty))
        {
            found.RemoveAll(m => m.Rule is UnlistedRule);
        }

        return [.. Settle(Listed(text, Within(text, found)), context)];
    }

    // "Paris, Texas": what stands after the comma holds what stands before it, if the gazetteer knows such a place.
    private static List<PlaceMention> Within(string text, List<PlaceMention> found)
    {
        for (var k = 0; k + 1 < found.Count; k++)
        {
            var (mention, next) = (found[k], found[k + 1]);
            if (mention.Kind != PlaceKind.Settlement || next.Kind is not (PlaceKind.Division or PlaceKind.Country) || next.Country is null
                || text[mention.Span.End..next.Span.Start] is not ", ")
            {
                continue;
            }

            var division = next.Kind == PlaceKind.Division ? next.Candidates[0].Division : null;
            var inside = mention.Candidates.Where(c => string.Equals(c.Country, next.Country, StringComparison.Ordinal)
                && (division is null || string.Equals(c.Division, division, StringComparison.Ordinal))).ToList();
            if (inside.Count > 0 && !ReferenceEquals(mention.Candidates[0], inside[0]))
            {
                found[k] = mention with
                {
                    Candidates = [.. inside.Concat(mention.Candidates.Except(inside))], Country = inside[0].Country, Coordinate = inside[0].Coordinate,
                    Policy = "place.within.v1",
                };
            }
        }

        return found;
    }

    // "the Murmansk, Irkutsk and Amur regions": one plural word serves the whole list.
    private List<PlaceMention> Listed(string text, List<PlaceMention> found)
    {
        var isList = false;
        for (var k = found.Count - 2; k >= 0; k--)
        {
            var (mention, next) = (found[k], found[k + 1]);
            isList = (isList || (next.Kind == PlaceKind.Division && next.Name.EndsWith('s') && next.Name.Contains(' ', StringComparison.Ordinal)))
                && mention.Kind is PlaceKind.Settlement or PlaceKind.Division
                && text[mention.Span.End..next.Span.Start] is ", " or " and " or ", and ";
            if (isList && mention.Kind == PlaceKind.Settlement)
            {
                var candidates = AsDivisions(mention.Candidates);
                found[k] = mention with
                {
                    Kind = PlaceKind.Division, Precision = PlacePrecision.Region, Candidates = candidates,
                    Country = candidates.IsEmpty ? mention.Country : candidates[0].Country,
                    Coordinate = candidates.IsEmpty ? mention.Coordinate : candidates[0].Coordinate,
                };
            }
        }

        return found;
    }

    // A place that no gazetteer knows lies in the country of its neighbours in the sentence, if they agree, or else in that
    // whose regions the document names, or else in that which most of it speaks of.
    private static IEnumerable<PlaceMention> Settle(List<PlaceMention> found, PlaceContext context)
    {
        if (!found.Exists(m => m.Candidates.IsEmpty && m.Country is null))
        {
            return found;
        }

        var near = found.Select(m => m.Country).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var country = near.Count == 1 ? near[0] : near.Count == 0 ? Main(Regions(context)) ?? Main(context.Countries) : null;
        return country is null ? found : found.Select(m => m.Candidates.IsEmpty && m.Country is null ? m with { Country = country } : m);
    }

    // How often the regions of each country are named.
    private static Dictionary<string, int> Regions(PlaceContext context) => context.Divisions
        .GroupBy(d => d.Key[..d.Key.IndexOf('.', StringComparison.Ordinal)], d => d.Value, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(), StringComparer.Ordinal);

    private static string? Main(IReadOnlyDictionary<string, int> countries)
    {
        var total = countries.Values.Sum();
        return countries.Where(c => c.Value * 10 >= total * MainCountryTenths).Select(c => c.Key).FirstOrDefault();
    }

    private (PlaceMention Mention, int Next)? At(string text, List<Word> words, int i, PlaceContext context, int free, bool isInside)
    {
        var isArticle = IsArabicArticle(words, i);
        if (!words[i].IsCapitalised && !isArticle)
        {
            return null;
        }

        for (var length = Longest(words, i, isArticle); length > 0; length--)
        {
            var last = i + length - 1;
            if (!words[last].IsCapitalised || (isArticle && length < 3) || (length == 1 && _lexicon.Stop.Contains(words[i].Text)))
            {
                continue;
            }

            var name = text[words[i].Start..words[last].End];
            var key = PlaceNames.Fold(name);
            if (!_gazetteer.Knows(key) || !IsWhole(words, i, last, key) || !(IsPlace(words, i, last, context) || (isInside && IsToldElsewhere(words, i, last, key, context))))
            {
                continue;
            }

            var candidates = Filtered(_gazetteer.Candidates(name, context), name, words, i, last, context, free);
            if (!candidates.IsEmpty)
            {
                return Mention(text, words, i, last, candidates, free, "place.gazetteer.v1");
            }
        }

        return Unlisted(text, words, i, isArticle, context, free);
    }

    // Other romanisations, and names that the words around them make a place.
    private (PlaceMention, int)? Unlisted(string text, List<Word> words, int i, bool isArticle, PlaceContext context, int free)
    {
        if ((!isArticle && _lexicon.Stop.Contains(words[i].Text)) || words[i].Lower.Length < 2)
        {
            return null;
        }

        var last = isArticle ? i + 2 : i;
        while (last + 1 < words.Count && words[last + 1].IsCapitalised && IsJoined(words, last + 1)
            && !_lexicon.RegionWords.Contains(words[last + 1].Text) && last - i < 3)
        {
            last++;
        }

        var name = text[words[i].Start..words[last].End];
        var isHeaded = _lexicon.File.Heads.Exists(h => Ends(text, words[i].Start, h, free));
        var follows = last + 1 < words.Count ? words[last + 1].Text : "";
        var isRegion = _lexicon.RegionWords.Contains(follows) || _lexicon.DistrictWords.Contains(follows, StringComparer.Ordinal);
        var isPlaceLike = i > 0 && _lexicon.Prepositions.Contains(words[i - 1].Lower);
        if (!IsPlace(words, i, last, context))
        {
            return null;
        }

        if (isRegion && Stem(name) is { } stem && _gazetteer.Candidates(stem, context)
                .Where(c => c.Country is { } iso && context.Countries.ContainsKey(iso)).ToImmutableArray() is { IsEmpty: false } stems)
        {
            return Mention(text, words, i, last, stems, free, "place.adjective.v1");
        }

        if ((isHeaded || isRegion || isPlaceLike) && _gazetteer.KnowsRomanised(PlaceNames.Fold(name)))
        {
            var variants = _gazetteer.Candidates(name, context)
                .Where(c => c.Country is { } iso && context.Countries.ContainsKey(iso)).ToImmutableArray();
            if (!variants.IsEmpty)
            {
                return Mention(text, words, i, last, variants, free, "place.romanised.v1");
            }
        }

        if (!isHeaded && !isRegion && i > 0 && i == last && words[i].Text.Length > 3 && words[i].Text.Skip(1).All(char.IsLower)
            && _lexicon.File.UnlistedAfter.Contains(words[i - 1].Lower, StringComparer.Ordinal) && !_countryWords.ContainsKey(words[i].Lower)
            && !(last + 1 < words.Count && words[last + 1].IsCapitalised) && !_lexicon.Persons.Contains(words[i].Text))
        {
            return Mention(text, words, i, last, [], free, UnlistedRule);
        }

        return isHeaded || (isRegion && i > 0 && follows is "region" or "oblast" or "district" or "raion" or "province" or "governorate"
                or "Oblast" or "Region" or "District" or "Province" or "Governorate" && !_countryWords.ContainsKey(PlaceNames.Fold(name)))
            ? Mention(text, words, i, last, [], free, "place.headed.v1")
            : null;
    }

    // "Belgorodsky district" is that of Belgorod.
    private static string? Stem(string name) =>
        s_adjectiveEndings.FirstOrDefault(e => name.Length > e.Length + 3 && name.EndsWith(e, StringComparison.Ordinal)) is { } ending
            ? name[..^ending.Length] : null;

    private ImmutableArray<PlaceCandidate> Filtered(
        ImmutableArray<PlaceCandidate> candidates, string name, List<Word> words, int i, int last, PlaceContext context, int free)
    {
        if (candidates.IsEmpty || candidates[0].Kind != PlaceKind.Settlement || candidates[0].Id.StartsWith("recount:", StringComparison.Ordinal))
        {
            return candidates;
        }

        // "Fordo, Natanz and Isfahan": what follows a place in a list is one.
        var isPlaceLike = (i > 0 && (_lexicon.Prepositions.Contains(words[i - 1].Lower) || (words[i - 1].Text is "," && words[i - 1].Start == free)))
            || (last + 1 < words.Count && (_lexicon.RegionWords.Contains(words[last + 1].Text)
                || _lexicon.DistrictWords.Contains(words[last + 1].Text, StringComparer.Ordinal)));
        var best = candidates[0];
        // A foreign spelling of a place far from what the document speaks of ("Pankov" of Pankow) is no evidence.
        var isOwnName = string.Equals(PlaceNames.Fold(best.Name), PlaceNames.Fold(name), StringComparison.Ordinal);
        var isNear = best.Country is { } country && context.Countries.ContainsKey(country);
        if (!isNear && !isOwnName && !context.Countries.IsEmpty && best.Population < 1_000_000)
        {
            return [];
        }

        if (!isPlaceLike && i == last && best.Population < SpeakingPopulation && last + 1 < words.Count && _lexicon.File.SpeechVerbs.Contains(words[last + 1].Lower, StringComparer.Ordinal))
        {
            return [];
        }

        var needed = isPlaceLike ? (isNear || context.Countries.IsEmpty ? 0 : 1_000) : isNear ? KnownCountryPopulation : OtherCountryPopulation;
        return best.Population >= needed ? candidates : [];
    }

    // An abbreviation ("Ind.", "PA") is a place only after a comma, and with its dot if it has one.
    private bool IsWhole(List<Word> words, int i, int last, string key)
    {
        if (words[i].Text.AsSpan().IndexOfAny('\'', '’') >= 0 && i == last && key.Length <= 4)
        {
            return false;
        }

        if (!_gazetteer.IsBrief(key))
        {
            return true;
        }

        var isAfterComma = i > 0 && words[i - 1].Text is "," or "-" or "(";
        var isDotted = last + 1 < words.Count && words[last + 1].Text is "." && !words[last + 1].SpaceBefore;
        return isAfterComma ? isDotted || words[i].Text.All(char.IsUpper) : last > i && isDotted;
    }

    private bool IsPlace(List<Word> words, int i, int last, PlaceContext context)
    {
        var isAfterGap = i == 0 || words[i].SpaceBefore;
        var before = i > 0 && words[i].SpaceBefore && words[i - 1].IsLetters ? words[i - 1].Text : "";
        if (i == last && context.Surnames.Contains(words[i].Text) && !_countryWords.ContainsKey(words[i].Lower))
        {
            return false;
        }

        if (before.Length > 0 && _lexicon.Persons.Contains(before) && !(i > 1 && _countryWords.ContainsKey(words[i].Lower)))
        {
            return false;
        }

        if (i > 1 && words[i - 1].Text is "." && _lexicon.Persons.Contains(words[i - 2].Text) && !words[i - 1].SpaceBefore)
        {
            return false;
        }

        // Part of a longer name: a capital word before that is no place, direction, title or start of the sentence.
        if (before.Length > 1 && i > 1 && char.IsUpper(before[0]) && !_lexicon.Directions.Contains(before) && !_lexicon.Stop.Contains(before)
            && !_countryWords.ContainsKey(PlaceNames.Fold(before)) && !_gazetteer.Knows(before.ToLowerInvariant()))
        {
            return false;
        }

        // "Trump-Putin", "Jean-Pierre": glued to a word that is no place.
        if (!isAfterGap && words[i - 1].Text is "-" && i > 1 && !words[i - 1].SpaceBefore && words[i - 2].IsLetters
            && !_gazetteer.Knows(words[i - 2].Lower) && !_lexicon.Directions.Contains(words[i - 2].Text))
        {
            return false;
        }

        if (last + 1 >= words.Count || !words[last + 1].SpaceBefore || !words[last + 1].IsCapitalised)
        {
            return last + 2 >= words.Count || words[last + 1].Text is not "-" || words[last + 1].SpaceBefore
                || words[last + 2].Lower is not ("based" or "backed" or "led" or "born" or "allied" or "style");
        }

        var after = words[last + 1].Text;
        if (_lexicon.NotBefore.Contains(after))
        {
            return false;
        }

        // "Paris Hilton", "Israel Katz": a capital word after that can't follow a place.
        var fold = PlaceNames.Fold(words[i].Text);
        return _lexicon.Followers.Contains(after) || _lexicon.Stop.Contains(after) || _gazetteer.Knows(after.ToLowerInvariant())
            || (_countryWords.ContainsKey(fold) && !_lexicon.Persons.Contains(words[i].Text));
    }

    private (PlaceMention, int)? Mention(
        string text, List<Word> words, int i, int last, ImmutableArray<PlaceCandidate> candidates, int free, string rule)
    {
        var best = candidates.IsEmpty ? null : candidates[0];
        var kind = best?.Kind ?? PlaceKind.Settlement;
        var precision = kind is PlaceKind.Settlement or PlaceKind.Site ? PlacePrecision.Named : PlacePrecision.Region;
        var (start, end, next) = (words[i].Start, words[last].End, last + 1);
        var after = next < words.Count && words[next].SpaceBefore ? words[next].Text : "";
        if (_lexicon.RegionWords.Contains(after) && kind is not (PlaceKind.Country or PlaceKind.Water))
        {
            (kind, precision, end, next) = (PlaceKind.Division, PlacePrecision.Region, words[next].End, next + 1);
            candidates = AsDivisions(candidates);
            best = candidates.IsEmpty ? best : candidates[0];
        }
        else if (DistrictWord(text, words, next) is { } length && kind is not PlaceKind.Country)
        {
            precision = PlacePrecision.Near;
            kind = words[next].Lower is "district" or "raion" or "municipality" or "township" or "hromada" ? PlaceKind.Division : kind;
            end = words[next + length - 1].End;
            next += length;
        }

        if (i > 0 && _lexicon.Directions.Contains(words[i - 1].Text) && words[i].SpaceBefore && words[i - 1].Start >= free)
        {
            var isMiddle = words[i - 1].Lower is "central";
            start = words[i - 1].Start;
            if (i > 2 && words[i - 2].Text is "-" && _lexicon.Directions.Contains(text[words[i - 3].Start..words[i - 1].End]) && words[i - 3].Start >= free)
            {
                start = words[i - 3].Start;
            }

            (kind, precision) = kind is PlaceKind.Settlement or PlaceKind.Site
                ? (kind, isMiddle ? precision : PlacePrecision.Near)
                : (kind is PlaceKind.Water ? kind : PlaceKind.Region, PlacePrecision.Region);
        }

        foreach (var (phrase, value) in _lexicon.OfWords)
        {
            if (Ends(text, start, phrase, free))
            {
                precision = (PlacePrecision)Math.Max((int)precision, value);
                break;
            }
        }

        if (end == words[last].End)
        {
            end = DottedEnd(words, i, last);
        }

        var span = new TextSpan(start, end);
        return (new PlaceMention(span, span.Slice(text), kind, candidates, best?.Country, best?.Coordinate, precision, rule)
        {
            NameSpan = new TextSpan(words[i].Start, DottedEnd(words, i, last)),
        }, next);
    }

    // "U.S.", "Ind.": the dot of an abbreviation belongs to it.
    private int DottedEnd(List<Word> words, int i, int last) =>
        last + 1 < words.Count && words[last + 1].Text is "." && !words[last + 1].SpaceBefore
        && ((last > i && words[last].Text.Length <= 2 && words[last - 1].Text is "." && words[last].IsCapitalised) || _gazetteer.IsBrief(PlaceNames.Fold(words[last].Text)))
            ? words[last + 1].End : words[last].End;

    // "Sumy region": divisions of the name itself, or else those that its settlements head.
    private ImmutableArray<PlaceCandidate> AsDivisions(ImmutableArray<PlaceCandidate> candidates)
    {
        var own = candidates.Where(c => c.Kind is PlaceKind.Division or PlaceKind.Region).ToList();
        var headed = candidates.Where(c => c.Kind == PlaceKind.Settlement).Select(c => _gazetteer.DivisionOf(c)).OfType<PlaceCandidate>();
        return [.. own.Concat(headed).OrderByDescending(c => c.Score).ThenBy(c => c.Id, StringComparer.Ordinal)
            .DistinctBy(c => (c.Country, c.Division))];
    }

    private int? DistrictWord(string text, List<Word> words, int next)
    {
        if (next >= words.Count || !words[next].SpaceBefore)
        {
            return null;
        }

        foreach (var phrase in _lexicon.DistrictWords)
        {
            if (string.CompareOrdinal(text, words[next].Start, phrase, 0, phrase.Length) == 0)
            {
                var length = phrase.Split(' ').Length;
                if (next + length <= words.Count && words[next + length - 1].End == words[next].Start + phrase.Length)
                {
                    return length;
                }
            }
        }

        return null;
    }

    private static bool Ends(string text, int start, string phrase, int free)
    {
        var from = start - phrase.Length - 1;
        if (start - 4 >= 0 && string.CompareOrdinal(text, start - 4, "the ", 0, 4) == 0 && from - 4 >= free
            && Is(text, from - 4, phrase))
        {
            return true;
        }

        return from >= free && text[start - 1] == ' ' && Is(text, from, phrase);

        static bool Is(string text, int from, string phrase) =>
            string.Compare(text, from, phrase, 0, phrase.Length, StringComparison.OrdinalIgnoreCase) == 0
            && (from == 0 || !char.IsLetter(text[from - 1]));
    }

    private static bool IsJoined(List<Word> words, int i) => i > 0 && words[i - 1].IsLetters && words[i].IsLetters;

    private static bool IsArabicArticle(List<Word> words, int i) =>
        words[i].Text is "al" or "el" or "as" or "ar" or "ash" or "ad" or "an" or "at" or "az" or "ez"
        && i + 2 < words.Count && words[i + 1].Text is "-" && !words[i + 1].SpaceBefore && !words[i + 2].SpaceBefore && words[i + 2].IsCapitalised;

    // Words of one name: joined by a space, a hyphen or an inner small word ("Ciudad de México").
    private static int Longest(List<Word> words, int i, bool isArticle)
    {
        var length = 1;
        while (i + length < words.Count && length < LongestName + 2)
        {
            var word = words[i + length];
            var isPart = word.IsLetters && (word.IsCapitalised || word.Text is "de" or "of" or "the" or "el" or "al" or "du" or "la" or "i"
                    or "es" or "and" or "sur" or "da" or "do" or "del" or "di" or "am" or "an" or "der" or "ez" or "ash" or "as" or "le" or "les" or "upon" or "on" or "sea")
                || (word.Text is "-" && !word.SpaceBefore && i + length + 1 < words.Count && !words[i + length + 1].SpaceBefore)
                || (word.Text is "." && !word.SpaceBefore && words[i + length - 1].Text.Length <= 2 && i + length + 1 < words.Count);
            if (!isPart)
            {
                break;
            }

            length++;
        }

        return isArticle && length < 3 ? 0 : length;
    }
}
