using System.Collections.Frozen;

namespace Recount.Language;

public class PlaceExample
{
    public string Text { get; set; } = "";

    public string Name { get; set; } = "";

    public string? Country { get; set; }

    public string? Kind { get; set; }

    public int? Precision { get; set; }
}

/// <summary>The file <c>lexicons/places/en.yaml</c> as it is written.</summary>
public sealed class PlaceLexiconFile
{
    public string Id { get; set; } = "";

    public string Version { get; set; } = "";

    public string Source { get; set; } = "";

    public List<string> RegionWords { get; set; } = [];

    public List<string> DistrictWords { get; set; } = [];

    public Dictionary<string, int> OfWords { get; set; } = [];

    public List<string> Directions { get; set; } = [];

    public List<string> NotBefore { get; set; } = [];

    public List<string> Followers { get; set; } = [];

    public List<string> UnlistedAfter { get; set; } = [];

    public List<string> Heads { get; set; } = [];

    public List<string> Prepositions { get; set; } = [];

    public List<string> Titles { get; set; } = [];

    public List<string> FirstNames { get; set; } = [];

    /// <summary>Verbs whose subject speaks: a person rather than a small town.</summary>
    public List<string> SpeechVerbs { get; set; } = [];

    public List<string> Stop { get; set; } = [];

    public List<PlaceExample> Examples { get; set; } = [];

    public List<PlaceExample> Not { get; set; } = [];
}

public sealed class SupplementPlace
{
    public string Name { get; set; } = "";

    public PlaceKind Kind { get; set; }

    public string? Country { get; set; }

    public double Lat { get; set; }

    public double Lon { get; set; }

    public List<string> Aliases { get; set; } = [];
}

/// <summary>The file <c>lexicons/places/supplement.yaml</c> as it is written.</summary>
public sealed class SupplementFile
{
    public string Id { get; set; } = "";

    public string Version { get; set; } = "";

    public string Source { get; set; } = "";

    /// <summary>Other names of divisions by ISO 3166-2 code: "US-TX" to "Tex.".</summary>
    public Dictionary<string, List<string>> Divisions { get; set; } = [];

    public List<SupplementPlace> Places { get; set; } = [];
}

public sealed class CountryEntry
{
    public string Iso { get; set; } = "";

    public string Name { get; set; } = "";

    public List<string> Adjectives { get; set; } = [];

    public List<string> People { get; set; } = [];

    public string? Capital { get; set; }

    public List<string> Aliases { get; set; } = [];

    public List<string> Metonyms { get; set; } = [];

    public double Lat { get; set; }

    public double Lon { get; set; }
}

/// <summary>The file <c>lexicons/actors/countries.yaml</c> as it is written.</summary>
public sealed class CountryFile
{
    public string Id { get; set; } = "";

    public string Version { get; set; } = "";

    public string Source { get; set; } = "";

    public List<CountryEntry> Countries { get; set; } = [];

    public static CountryFile Load(string lexiconFolder) =>
        LexiconYaml.Read<CountryFile>(Path.Combine(lexiconFolder, "actors", "countries.yaml"));
}

/// <summary>Words around place names, ready for lookup. Immutable.</summary>
public sealed class PlaceLexicon
{
    private PlaceLexicon(PlaceLexiconFile file)
    {
        File = file;
        RegionWords = file.RegionWords.ToFrozenSet(StringComparer.Ordinal);
        DistrictWords = [.. file.DistrictWords.OrderByDescending(w => w.Length)];
        OfWords = [.. file.OfWords.OrderByDescending(w => w.Key.Length)];
        Directions = file.Directions.ToFrozenSet(StringComparer.Ordinal);
        NotBefore = file.NotBefore.ToFrozenSet(StringComparer.Ordinal);
        Persons = file.Titles.Concat(file.FirstNames).ToFrozenSet(StringComparer.Ordinal);
        Titles = file.Titles.ToFrozenSet(StringComparer.Ordinal);
        Followers = file.Followers.Concat(file.Titles).Concat(file.RegionWords).Concat(file.DistrictWords).ToFrozenSet(StringComparer.Ordinal);
        Prepositions = file.Prepositions.ToFrozenSet(StringComparer.Ordinal);
        Stop = file.Stop.ToFrozenSet(StringComparer.Ordinal);
    }

    public PlaceLexiconFile File { get; }

    internal FrozenSet<string> RegionWords { get; }

    internal IReadOnlyList<string> DistrictWords { get; }

    internal IReadOnlyList<KeyValuePair<string, int>> OfWords { get; }

    internal FrozenSet<string> Directions { get; }

    internal FrozenSet<string> NotBefore { get; }

    /// <summary>Titles and first names.</summary>
    internal FrozenSet<string> Persons { get; }

    internal FrozenSet<string> Titles { get; }

    internal FrozenSet<string> Followers { get; }

    internal FrozenSet<string> Prepositions { get; }

    internal FrozenSet<string> Stop { get; }

    /// <param name="lexiconFolder">The folder that holds <c>places/en.yaml</c>.</param>
    public static PlaceLexicon Load(string lexiconFolder) =>
        new(LexiconYaml.Read<PlaceLexiconFile>(Path.Combine(lexiconFolder, "places", "en.yaml")));
}
