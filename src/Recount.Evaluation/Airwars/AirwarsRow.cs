using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Recount.Evaluation;

/// <summary>A range of persons as a desk codes it, both ends inclusive.</summary>
public readonly record struct CodedRange(long Min, long Max)
{
    /// <summary>Whole numbers in both ranges over those in either.</summary>
    public double Overlap(CodedRange other)
    {
        var both = Math.Min(Max, other.Max) - Math.Max(Min, other.Min) + 1;
        return both <= 0 ? 0 : (double)both / (Math.Max(Max, other.Max) - Math.Min(Min, other.Min) + 1);
    }

    public override string ToString() => Min == Max
        ? Min.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Min}–{Max}");
}

/// <summary>What is coded of an incident's page, by the desk or by the system. A null range: no number.</summary>
internal sealed record AirwarsCoding
{
    public CodedRange? Killed { get; init; }

    public CodedRange? Injured { get; init; }

    /// <summary>Of the killed, by "children", "women", "men".</summary>
    public ImmutableSortedDictionary<string, CodedRange> Groups { get; init; } = ImmutableSortedDictionary<string, CodedRange>.Empty;

    public ImmutableArray<string> StrikeTypes { get; init; } = [];

    public ImmutableArray<string> Infrastructure { get; init; } = [];

    public ImmutableArray<string> Belligerents { get; init; } = [];

    /// <summary>Its first day, ISO 8601.</summary>
    public string? Date { get; init; }

    public static AirwarsCoding OfGold(JsonElement row) => new()
    {
        Killed = Range(row, "killed"),
        Injured = Range(row, "injured"),
        Groups = AirwarsBenchmark.GroupNames.Select(g => (Group: g, Range: Range(row, g))).Where(g => g.Range is not null)
            .ToImmutableSortedDictionary(g => g.Group, g => g.Range!.Value, StringComparer.Ordinal),
        StrikeTypes = [.. PageFile.Texts(row, "strike_type")],
        Infrastructure = [.. PageFile.Texts(row, "infrastructure")],
        Belligerents = [.. PageFile.Texts(row, "belligerents")],
        Date = TextRow.Text(row, "date"),
    };

    private static CodedRange? Range(JsonElement row, string name) =>
        Number(row, name + "_min") is { } min && Number(row, name + "_max") is { } max ? new CodedRange(min, max) : null;

    private static long? Number(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;
}
