using System.Collections.Frozen;

namespace Recount.Language;

/// <summary>Whether a phrase stands for people, and of which gender, as far as words tell.</summary>
internal enum Being : byte
{
    Unknown,
    Thing,
    Person,
    Male,
    Female,
}

public sealed class BeingExample
{
    public string Text { get; set; } = "";

    public string Being { get; set; } = "";
}

/// <summary>The file <c>lexicons/coreference/beings.yaml</c> as it is written.</summary>
public sealed class BeingsFile
{
    public string Id { get; set; } = "";

    public string Version { get; set; } = "";

    public string Source { get; set; } = "";

    public List<string> Male { get; set; } = [];

    public List<string> Female { get; set; } = [];

    public List<string> Person { get; set; } = [];

    public List<string> Thing { get; set; } = [];

    public List<string> MaleNames { get; set; } = [];

    public List<string> FemaleNames { get; set; } = [];

    public List<BeingExample> Examples { get; set; } = [];
}

/// <summary>Nouns, titles and first names that tell people from things, men from women. Immutable and thread-safe.</summary>
public sealed class CoreferenceLexicon
{
    private readonly FrozenDictionary<string, Being> _nouns;
    private readonly FrozenDictionary<string, Being> _names;

    public CoreferenceLexicon(BeingsFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var nouns = new Dictionary<string, Being>(StringComparer.Ordinal);
        var names = new Dictionary<string, Being>(StringComparer.Ordinal);
        Add(nouns, file.Male, Being.Male);
        Add(nouns, file.Female, Being.Female);
        Add(nouns, file.Person, Being.Person);
        Add(nouns, file.Thing, Being.Thing);
        Add(names, file.MaleNames, Being.Male);
        Add(names, file.FemaleNames, Being.Female);
        _nouns = nouns.ToFrozenDictionary(StringComparer.Ordinal);
        _names = names.ToFrozenDictionary(StringComparer.Ordinal);

        static void Add(Dictionary<string, Being> into, List<string> words, Being being)
        {
            foreach (var word in words)
            {
                into.TryAdd(word, being);
            }
        }
    }

    /// <param name="lexiconFolder">The folder that holds <c>coreference</c>.</param>
    public static CoreferenceLexicon Load(string lexiconFolder) =>
        new(LexiconYaml.Read<BeingsFile>(Path.Combine(lexiconFolder, "coreference", "beings.yaml")));

    /// <param name="lemma">Lower case.</param>
    internal Being OfNoun(string lemma) => _nouns.GetValueOrDefault(lemma);

    /// <param name="word">Lower case.</param>
    internal Being OfFirstName(string word) => _names.GetValueOrDefault(word);
}
