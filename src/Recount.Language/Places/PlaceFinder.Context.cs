using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Language;

/// <content>What a document as a whole tells of where it speaks of.</content>
public sealed partial class PlaceFinder
{
    // An anchor must lead every other meaning of its name by so many points.
    private const int AnchorLead = 60;
    private const int MostAnchors = 40;
    private const int LongestInList = 4;

    /// <summary>As <see cref="ContextOf(string)"/>, with where the outlet is at home and the places told without doubt.</summary>
    public PlaceContext ContextOf(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var context = ContextOf(document.Text);
        context = context with { Home = HomeOf(document, context) };
        return context with { Anchors = AnchorsOf(document, context) };
    }

    /// <summary>What a name that is known to stand in the text may mean, best first; a demonym means its country.</summary>
    public ImmutableArray<PlaceCandidate> Candidates(string name, PlaceContext context)
    {
        ArgumentNullException.ThrowIfNull(name);
        var found = _gazetteer.Candidates(name, context);
        return _gazetteer.OfDemonym(name) is { } country && (found.IsEmpty || found[0].Kind == PlaceKind.Settlement) ? [country, .. found] : found;
    }

    /// <summary>
    /// What <see cref="Find(string, TextSpan, PlaceContext)"/> finds, and names inside longer ones ("Ohio Department of Transportation",
    /// "Butler County Coroner") where the document tells the place elsewhere or no person can bear the name; and demonyms.
    /// </summary>
    public ImmutableArray<PlaceMention> FindAll(string text, TextSpan sentence, PlaceContext context)
    {
        var places = Find(text, sentence, context, isInside: true);
        return [.. places.Concat(Demonyms(text, sentence).Where(d => !places.Any(p => p.Span.Overlaps(d.Span)))).OrderBy(m => m.Span.Start)];
    }

    private bool IsToldElsewhere(List<Word> words, int i, int last, string key, PlaceContext context)
    {
        var before = i > 0 && words[i].SpaceBefore ? words[i - 1] : default;
        if (before.Text is not null && (_lexicon.Persons.Contains(before.Text) || (before.Text is "." && i > 1 && (words[i - 2].Text.Length == 1 || _lexicon.Persons.Contains(words[i - 2].Text)))))
        {
            return false;
        }

        return !(i == last && context.Surnames.Contains(words[i].Text))
            && (_gazetteer.DivisionsNamed(key).Any() || _countryWords.ContainsKey(key) || key.EndsWith(" county", StringComparison.Ordinal)
                || string.Equals(context.Home?.Key, key, StringComparison.Ordinal) || context.Anchors.Any(a => string.Equals(a.Key, key, StringComparison.Ordinal)));
    }

    /// <summary>Demonyms of a sentence ("Georgian", "Russians"), each as its country: no places in the codebook's sense, so apart from other names.</summary>
    public ImmutableArray<PlaceMention> Demonyms(string text, TextSpan sentence)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = ImmutableArray.CreateBuilder<PlaceMention>();
        var words = WordCutter.Cut(text, sentence);
        for (var i = 0; i < words.Count; i++)
        {
            var length = i + 1 < words.Count && words[i + 1].IsCapitalised && words[i].IsCapitalised && IsJoined(words, i + 1) ? 2 : 1;
            for (; length > 0 && words[i].IsCapitalised; length--)
            {
                var span = new TextSpan(words[i].Start, words[i + length - 1].End);
                if (_gazetteer.OfDemonym(span.Slice(text)) is { } country)
                {
                    found.Add(new PlaceMention(
                        span, span.Slice(text), PlaceKind.Country, [country], country.Country, country.Coordinate, PlacePrecision.Region, "place.demonym.v1"));
                    i += length - 1;
                    break;
                }
            }
        }

        return found.ToImmutable();
    }

    private PlaceContext Located(string text, List<Word> words, PlaceContext context)
    {
        var divisions = new Dictionary<string, int>(StringComparer.Ordinal);
        var countries = context.Countries.ToBuilder();
        var placed = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].IsCapitalised)
            {
                continue;
            }

            NamedRegion(text, words, i, context, divisions);
            foreach (var (area, last) in AreasAt(text, words, i))
            {
                if (area.Contains('.', StringComparison.Ordinal))
                {
                    divisions[area] = divisions.GetValueOrDefault(area) + 1;
                    countries[area[..2]] = countries.GetValueOrDefault(area[..2]) + 1;
                }

                if (i > 1 && words[i - 1].Text is "," && InAreaBefore(text, words, i - 2, area) is { } key)
                {
                    placed[key] = area;
                }
            }
        }

        return context with
        {
            Divisions = divisions.ToImmutableDictionary(StringComparer.Ordinal), Countries = countries.ToImmutable(), Placed = placed.ToImmutable(),
        };
    }

    // "Sumy region": the division that the settlement heads.
    private void NamedRegion(string text, List<Word> words, int i, PlaceContext context, Dictionary<string, int> divisions)
    {
        if (i + 1 >= words.Count || !_lexicon.RegionWords.Contains(words[i + 1].Text))
        {
            return;
        }

        var from = i > 0 && words[i - 1].IsCapitalised && IsJoined(words, i) && !_lexicon.Stop.Contains(words[i - 1].Text) ? i - 1 : i;
        var candidates = AsDivisions(_gazetteer.Candidates(text[words[from].Start..words[i].End], context));
        if (!candidates.IsEmpty && candidates[0] is { Country: { } country, Division: { } division } && context.Countries.ContainsKey(country))
        {
            divisions[$"{country}.{division}"] = divisions.GetValueOrDefault($"{country}.{division}") + 1;
        }
    }

    // Divisions ("US.TX") and countries ("FR") named by the words that begin here; the longest name only.
    private IEnumerable<(string Area, int Last)> AreasAt(string text, List<Word> words, int i)
    {
        for (var length = Math.Min(LongestInList, words.Count - i); length > 0; length--)
        {
            var last = i + length - 1;
            var key = PlaceNames.Fold(text[words[i].Start..words[last].End]);
            var isShort = key.Length <= 4;
            if (isShort && !(last + 1 < words.Count && words[last + 1].Text is "." && !words[last + 1].SpaceBefore) && !IsPostal(words, i, last))
            {
                continue;
            }

            var areas = _gazetteer.DivisionsNamed(key).ToList();
            if (areas.Count == 0 && _countryWords.TryGetValue(key, out var iso))
            {
                areas.Add(iso);
            }

            if (areas.Count > 0)
            {
                return areas.Select(a => (a, last));
            }
        }

        return [];
    }

    // "Paris, TX": two capitals after a comma; longer names are plain.
    private static bool IsPostal(List<Word> words, int i, int last) =>
        i == last && (words[i].Text.Length > 3 || (words[i].Text is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] && i > 0 && words[i - 1].Text is ","));

    // The longest name that ends at a word and means a place inside the area.
    private string? InAreaBefore(string text, List<Word> words, int end, string area)
    {
        string? found = null;
        for (var from = end; from >= 0 && end - from < LongestInList && words[from].IsLetters; from--)
        {
            var name = text[words[from].Start..words[end].End];
            if (words[from].IsCapitalised && _gazetteer.Candidates(name).Any(c => c.Kind == PlaceKind.Settlement && c.Country is not null
                && (string.Equals(c.Country, area, StringComparison.Ordinal) || $"{c.Country}.{c.Division}" == area)))
            {
                found = PlaceNames.Fold(name);
            }
        }

        return found;
    }

    private PlaceAnchor? HomeOf(Document document, PlaceContext context)
    {
        var homes = _homes.Of(document.Url, document.Outlet, _gazetteer);
        if (homes.IsEmpty)
        {
            return null;
        }

        // Of several places of one name, that which the text itself supports; none where it supports none.
        var best = homes.Select(h => (Home: h, Points: PlaceScore.Support(h.Country, h.Division, h.Coordinate, h.Key, context))).MaxBy(h => h.Points);
        return homes.Length == 1 || best.Points > 0 ? best.Home : null;
    }

    private ImmutableArray<PlaceAnchor> AnchorsOf(Document document, PlaceContext context)
    {
        var anchors = new SortedDictionary<string, PlaceAnchor>(StringComparer.Ordinal);
        foreach (var block in document.Blocks)
        {
            foreach (var mention in Find(document.Text, block.Span, context))
            {
                if (mention is { Kind: PlaceKind.Settlement, Candidates: [{ Coordinate: { } at } best, ..] }
                    && (mention.Candidates.Length == 1 || best.Score - mention.Candidates[1].Score >= AnchorLead))
                {
                    var key = PlaceNames.Fold(mention.Name);
                    anchors.TryAdd(key, new PlaceAnchor(key, at, best.Country, best.Division));
                }
            }

            if (anchors.Count >= MostAnchors)
            {
                break;
            }
        }

        return [.. anchors.Values];
    }
}
