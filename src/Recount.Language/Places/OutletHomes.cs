using System.Collections.Frozen;
using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Language;

/// <summary>The file <c>lexicons/places/outlets.yaml</c> as it is written.</summary>
public sealed class OutletFile
{
    public string Id { get; set; } = "";

    public string Version { get; set; } = "";

    public string Source { get; set; } = "";

    /// <summary>Words that papers' names and hosts are made of beside their town.</summary>
    public List<string> Words { get; set; } = [];

    /// <summary>Endings of hosts that aren't ISO codes or that say nothing of a country.</summary>
    public List<string> AnyCountry { get; set; } = [];

    /// <summary>Host to home: "Richmond, US.IN".</summary>
    public Dictionary<string, string> Hosts { get; set; } = [];
}

/// <summary>Where outlets are at home: from a list of hosts, from the town in a host's name, from its country's ending.</summary>
/// <remarks>Immutable and thread-safe. A home is only a prior: what the text says outweighs it.</remarks>
public sealed class OutletHomes
{
    private const int SmallestTown = 4_000;

    private readonly FrozenDictionary<string, string> _hosts;
    private readonly FrozenSet<string> _anyCountry;
    private readonly ImmutableArray<string> _words;

    private OutletHomes(OutletFile file)
    {
        _hosts = file.Hosts.ToFrozenDictionary(StringComparer.Ordinal);
        _anyCountry = file.AnyCountry.ToFrozenSet(StringComparer.Ordinal);
        _words = [.. file.Words.OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal)];
    }

    /// <param name="lexiconFolder">The folder that holds <c>places/outlets.yaml</c>.</param>
    public static OutletHomes Load(string lexiconFolder) =>
        new(LexiconYaml.Read<OutletFile>(Path.Combine(lexiconFolder, "places", "outlets.yaml")));

    /// <summary>Possible homes: one where the list or the address knows it, several where its town's name means several, else none.</summary>
    public ImmutableArray<PlaceAnchor> Of(string? url, string? outlet, Gazetteer gazetteer)
    {
        ArgumentNullException.ThrowIfNull(gazetteer);
        var host = Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.Host.ToLowerInvariant() : "";
        for (var rest = host; rest.Length > 0; rest = rest.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? rest[(dot + 1)..] : "")
        {
            if (_hosts.TryGetValue(rest, out var home) && Known(home, gazetteer) is { } anchor)
            {
                return [anchor];
            }
        }

        var labels = host.Split('.');
        var towns = labels.Length > 1 ? Towns(labels[^2].Length <= 3 && labels.Length > 2 ? labels[^3] : labels[^2], gazetteer) : [];
        if (towns.IsEmpty && outlet is not null)
        {
            towns = Towns(outlet.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal), gazetteer);
        }

        var country = labels[^1].Length == 2 && !_anyCountry.Contains(labels[^1]) ? labels[^1] is "uk" ? "GB" : labels[^1].ToUpperInvariant() : null;
        if (country is null)
        {
            return towns;
        }

        var inside = towns.Where(t => string.Equals(t.Country, country, StringComparison.Ordinal)).ToImmutableArray();
        return !inside.IsEmpty ? inside : gazetteer.Country(country) is { Coordinate: { } at } named
            ? [new PlaceAnchor(PlaceNames.Fold(named.Name), at, country, null)] : [];
    }

    private static PlaceAnchor? Known(string home, Gazetteer gazetteer)
    {
        var comma = home.LastIndexOf(", ", StringComparison.Ordinal);
        var (name, area) = (home[..comma], home[(comma + 2)..]);
        var place = gazetteer.Candidates(name).FirstOrDefault(c =>
            c.Kind == PlaceKind.Settlement && (string.Equals(c.Country, area, StringComparison.Ordinal) || $"{c.Country}.{c.Division}" == area));
        return place is { Coordinate: { } at } ? new PlaceAnchor(PlaceNames.Fold(name), at, place.Country, place.Division) : null;
    }

    // A host's label without the words of newspapers is a town's name: "columbus" + "telegram".
    private ImmutableArray<PlaceAnchor> Towns(string label, Gazetteer gazetteer)
    {
        var name = label;
        for (var isCut = true; isCut;)
        {
            isCut = false;
            foreach (var word in _words)
            {
                if (name.Length > word.Length + 3 && (name.EndsWith(word, StringComparison.Ordinal) || name.StartsWith(word, StringComparison.Ordinal)))
                {
                    name = name.EndsWith(word, StringComparison.Ordinal) ? name[..^word.Length] : name[word.Length..];
                    isCut = true;
                    break;
                }
            }
        }

        name = name.Trim('-').Replace('-', ' ');
        return name.Length < 4 || name.Length == label.Length ? [] : [.. gazetteer.Candidates(name)
            .Where(c => c is { Kind: PlaceKind.Settlement, Coordinate: not null } && c.Population >= SmallestTown && PlaceNames.Fold(c.Name) == PlaceNames.Fold(name))
            .Select(c => new PlaceAnchor(PlaceNames.Fold(name), c.Coordinate!.Value, c.Country, c.Division))];
    }
}
