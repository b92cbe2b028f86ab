using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Recount.Core;

namespace Recount.Language;

/// <summary>An office as a dated fact.</summary>
/// <param name="Person">The usual English name of who holds it.</param>
/// <param name="Title">"president", "defence minister".</param>
/// <param name="Party">The country, by its usual English name, or the organisation or group.</param>
/// <param name="From">First day, inclusive; null where it isn't recorded.</param>
/// <param name="Until">Exclusive; null while it is held.</param>
public sealed record Office(string Person, string Title, string Party, DateOnly? From, DateOnly? Until)
{
    public bool IsHeldOn(DateOnly day) => (From is not { } from || from <= day) && (Until is not { } until || day < until);
}

public sealed class OfficeEntry
{
    public string Person { get; set; } = "";

    public string Office { get; set; } = "";

    public string Party { get; set; } = "";

    public string? From { get; set; }

    public string? Until { get; set; }
}

public sealed class OfficeExample
{
    public string Person { get; set; } = "";

    public string Day { get; set; } = "";

    public string? Office { get; set; }

    public string? Party { get; set; }
}

/// <summary>The file <c>lexicons/actors/offices.yaml</c> as it is written.</summary>
public sealed class OfficeFile
{
    public string Id { get; set; } = "";

    public string Version { get; set; } = "";

    public string Source { get; set; } = "";

    public List<OfficeEntry> Offices { get; set; } = [];

    public List<OfficeExample> Examples { get; set; } = [];

    /// <param name="lexiconFolder">The folder that holds <c>actors</c>.</param>
    public static OfficeFile Load(string lexiconFolder) =>
        LexiconYaml.Read<OfficeFile>(Path.Combine(lexiconFolder, "actors", "offices.yaml"));
}

/// <summary>Who held which office when, for leaders, ministers, envoys and commanders of today's conflicts.</summary>
/// <remarks>Immutable, thread-safe. A person may hold several offices, at once or one after the other; names meet over romanisations.</remarks>
public sealed class OfficeCatalogue
{
    private readonly FrozenDictionary<string, ImmutableArray<Office>> _byPerson;
    private readonly ILookup<string, Office> _byTitle;

    /// <exception cref="FormatException">A day that isn't ISO 8601.</exception>
    public OfficeCatalogue(OfficeFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var all = file.Offices.Select(o => new Office(o.Person, o.Office, o.Party, Day(o.From), Day(o.Until))).ToList();
        _byPerson = all.GroupBy(o => o.Person, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.OrderBy(o => o.From ?? DateOnly.MinValue).ToImmutableArray(), StringComparer.Ordinal);
        _byTitle = all.ToLookup(o => Key(o.Party, o.Title), StringComparer.Ordinal);

        static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <param name="lexiconFolder">The folder that holds <c>actors</c>.</param>
    public static OfficeCatalogue Load(string lexiconFolder) => new(OfficeFile.Load(lexiconFolder));

    /// <summary>
    /// The offices that a named person holds on a day, those taken first before those taken later; a surname alone counts
    /// where all that it fits are one person.
    /// </summary>
    public ImmutableArray<Office> Of(string name, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(name);
        var fitting = _byPerson.Where(p => ActorCatalogue.SamePerson(p.Key, name)).Take(2).ToList();
        return fitting.Count == 1 ? [.. fitting[0].Value.Where(o => o.IsHeldOn(day))] : [];
    }

    /// <summary>Who holds an office on a day ("president" of "France"); null where nobody is recorded.</summary>
    public string? Holder(string party, string title, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(party);
        ArgumentNullException.ThrowIfNull(title);
        return _byTitle[Key(party, title)].FirstOrDefault(o => o.IsHeldOn(day))?.Person;
    }

    private static string Key(string party, string title) => party + "\n" + title.ToLowerInvariant();
}
