using System.Collections.Immutable;
using System.Globalization;

namespace Recount.Evaluation;

/// <summary>A count; both bounds inclusive, null where open.</summary>
/// <param name="Raw">"~30", "PLURAL", "2 - 4".</param>
/// <param name="Min">The least.</param>
/// <param name="Max">The most.</param>
internal sealed record MucNumber(string Raw, int? Min, int? Max);

/// <summary>Days as ISO strings; a year that isn't printed stays out ("--11-12"). Null where open.</summary>
internal sealed record MucDate(string? From, string? To);

/// <summary>From the country down, each step "NAME" or "NAME (KIND)".</summary>
/// <param name="Path">The place, or where a way starts.</param>
/// <param name="End">The far end of a way; null for a place.</param>
internal sealed record MucLocation(ImmutableArray<string> Path, ImmutableArray<string>? End = null);

/// <summary>One answer of a slot. A key's may be put in several ways; a response has one.</summary>
internal sealed record MucFill
{
    public required ImmutableArray<string> Values { get; init; }

    /// <summary>What the answer is about, each with its alternatives; "-" for nothing. Empty where it bears no reference.</summary>
    public ImmutableArray<string> Refs { get; init; } = [];

    /// <summary>Leaving it out costs nothing.</summary>
    public bool IsOptional { get; init; }

    public ImmutableArray<MucNumber> Numbers { get; init; } = [];

    public ImmutableArray<MucDate> Dates { get; init; } = [];

    public ImmutableArray<MucLocation> Locations { get; init; } = [];

    public string Value => Values[0];

    public static MucFill Of(string value, string? reference = null) =>
        new() { Values = [value], Refs = reference is null ? [] : [reference] };

    public static MucFill Of(MucNumber number, string? reference = null) => Of(number.Raw, reference) with { Numbers = [number] };

    public static MucFill Of(MucDate date) =>
        Of(date.From == date.To ? Written(date.To!) : $"{(date.From is null ? "" : Written(date.From) + " ")}- {Written(date.To!)}") with { Dates = [date] };

    public static MucFill Of(MucLocation location) => Of(string.Join(": ", location.Path)) with { Locations = [location] };

    // "21 JAN 89".
    private static string Written(string iso) => DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day.ToString("dd MMM yy", CultureInfo.InvariantCulture).ToUpperInvariant()
        : iso;
}

/// <summary>An incident by MUC-4, a key's or a response's.</summary>
/// <param name="Slots">By name; a slot without answer may be left out.</param>
/// <param name="IsOptional">Missing it costs nothing.</param>
internal sealed record MucTemplate(IReadOnlyDictionary<string, ImmutableArray<MucFill>> Slots, bool IsOptional = false)
{
    public ImmutableArray<MucFill> this[string slot] => Slots.TryGetValue(slot, out var fills) ? fills : [];
}

/// <summary>A news item with its key.</summary>
/// <param name="Row">The text. Its blocks start where the story does.</param>
/// <param name="Day">The dateline's, ISO; null where none is printed.</param>
/// <param name="Place">The dateline's town, and its country where printed.</param>
/// <param name="Templates">The key's.</param>
/// <param name="Roles">By role, the entities, each by its mentions in lower case.</param>
internal sealed record MucItem(
    TextRow Row, string? Day, (string? Town, string? Country) Place, ImmutableArray<MucTemplate> Templates,
    IReadOnlyDictionary<string, ImmutableArray<ImmutableArray<string>>> Roles)
{
    public string Id => Row.Id;
}
