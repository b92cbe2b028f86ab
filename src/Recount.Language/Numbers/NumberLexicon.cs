using System.Collections.Frozen;

namespace Recount.Language;

/// <summary>How a hedge bounds the number that it stands by (codebook, rule 3).</summary>
public enum Hedge
{
    Exactly,
    AtLeast,
    MoreThan,
    AtMost,
    FewerThan,
    About,
}

/// <summary>One text with the quantity that must, or must not, be found in it.</summary>
public sealed class QuantityExample
{
    public string Text { get; set; } = "";

    /// <summary>The whole mention's words; null in a negative example of any mention.</summary>
    public string? Span { get; set; }

    public long? Min { get; set; }

    public long? Max { get; set; }

    public bool Approximate { get; set; }

    public string? Kind { get; set; }
}

/// <summary>The phrases of one hedge.</summary>
public sealed class HedgeRule
{
    public string Id { get; set; } = "";

    public Hedge Op { get; set; }

    public List<string> Before { get; set; } = [];

    public List<string> After { get; set; } = [];

    public List<QuantityExample> Examples { get; set; } = [];

    public List<QuantityExample> Not { get; set; } = [];
}

/// <summary>Words that make a number something else than a count.</summary>
public sealed class UnitRule
{
    public string Id { get; set; } = "";

    public QuantityKind Kind { get; set; }

    /// <summary>Words that follow the number.</summary>
    public List<string> After { get; set; } = [];

    /// <summary>Words that stand before it.</summary>
    public List<string> Before { get; set; } = [];

    public List<QuantityExample> Examples { get; set; } = [];

    public List<QuantityExample> Not { get; set; } = [];
}

/// <summary>Words of number with one value each.</summary>
public sealed class NumberWords
{
    public string Id { get; set; } = "";

    public Dictionary<string, long> Words { get; set; } = [];
}

/// <summary>The file <c>lexicons/numbers/en.yaml</c> as it is written.</summary>
public sealed class NumberLexiconFile
{
    public string Id { get; set; } = "";

    public string Version { get; set; } = "";

    public string Source { get; set; } = "";

    public NumberWords Cardinals { get; set; } = new();

    public NumberWords Scales { get; set; } = new();

    public NumberWords Ordinals { get; set; } = new();

    public NumberWords Plurals { get; set; } = new();

    public NumberWords Fractions { get; set; } = new();

    public NumberWords Vague { get; set; } = new();

    public List<HedgeRule> Hedges { get; set; } = [];

    public List<UnitRule> Units { get; set; } = [];

    public List<string> Persons { get; set; } = [];

    public List<string> Months { get; set; } = [];

    public List<string> ChangeVerbs { get; set; } = [];

    /// <summary>Words before, and after, a number that is a part of one before it.</summary>
    public List<string> PartLeads { get; set; } = [];

    public List<string> PartTails { get; set; } = [];

    public List<QuantityExample> Examples { get; set; } = [];
}

/// <summary>Number words and hedges, ready for lookup. Immutable.</summary>
public sealed class NumberLexicon
{
    private NumberLexicon(NumberLexiconFile file)
    {
        File = file;
        Cardinals = file.Cardinals.Words.ToFrozenDictionary(StringComparer.Ordinal);
        Scales = file.Scales.Words.ToFrozenDictionary(StringComparer.Ordinal);
        Ordinals = file.Ordinals.Words.ToFrozenDictionary(StringComparer.Ordinal);
        Plurals = file.Plurals.Words.ToFrozenDictionary(StringComparer.Ordinal);
        Fractions = file.Fractions.Words.Keys.ToFrozenSet(StringComparer.Ordinal);
        Vague = [.. file.Vague.Words.Keys.Select(k => k.Split(' ')).OrderByDescending(k => k.Length)];
        Persons = file.Persons.ToFrozenSet(StringComparer.Ordinal);
        Months = file.Months.ToFrozenSet(StringComparer.Ordinal);
        ChangeVerbs = file.ChangeVerbs.ToFrozenSet(StringComparer.Ordinal);
        PartLeads = [.. file.PartLeads.Select(p => p.Split(' '))];
        PartTails = [.. file.PartTails.Select(p => p.Split(' '))];
        HedgesBefore = Phrases(file.Hedges.SelectMany(h => h.Before.Select(p => (h, p))));
        HedgesAfter = Phrases(file.Hedges.SelectMany(h => h.After.Select(p => (h, p))));
        UnitsAfter = [.. file.Units.SelectMany(u => u.After.Select(p => (u, Words: p.Split(' '))))
            .OrderByDescending(p => p.Words.Length)];
        UnitsBefore = file.Units.SelectMany(u => u.Before.Select(p => (u, p)))
            .ToFrozenDictionary(p => p.p, p => p.u, StringComparer.Ordinal);
    }

    public NumberLexiconFile File { get; }

    internal FrozenDictionary<string, long> Cardinals { get; }

    internal FrozenDictionary<string, long> Scales { get; }

    internal FrozenDictionary<string, long> Ordinals { get; }

    internal FrozenDictionary<string, long> Plurals { get; }

    internal FrozenSet<string> Fractions { get; }

    internal IReadOnlyList<string[]> Vague { get; }

    internal FrozenSet<string> Persons { get; }

    internal FrozenSet<string> Months { get; }

    internal FrozenSet<string> ChangeVerbs { get; }

    internal IReadOnlyList<string[]> PartLeads { get; }

    internal IReadOnlyList<string[]> PartTails { get; }

    /// <summary>Longest first.</summary>
    internal IReadOnlyList<(HedgeRule Rule, string[] Words)> HedgesBefore { get; }

    internal IReadOnlyList<(HedgeRule Rule, string[] Words)> HedgesAfter { get; }

    internal IReadOnlyList<(UnitRule Rule, string[] Words)> UnitsAfter { get; }

    internal FrozenDictionary<string, UnitRule> UnitsBefore { get; }

    /// <param name="lexiconFolder">The folder that holds <c>numbers/en.yaml</c>.</param>
    public static NumberLexicon Load(string lexiconFolder) =>
        new(LexiconYaml.Read<NumberLexiconFile>(Path.Combine(lexiconFolder, "numbers", "en.yaml")));

    private static List<(HedgeRule Rule, string[] Words)> Phrases(IEnumerable<(HedgeRule Rule, string Phrase)> phrases) =>
        [.. phrases.Select(p => (p.Rule, Words: p.Phrase.Split(' '))).OrderByDescending(p => p.Words.Length)];
}
