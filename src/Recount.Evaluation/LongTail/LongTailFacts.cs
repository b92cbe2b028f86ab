using System.Collections.Immutable;
using System.Text.Json;
using Recount.Core;

namespace Recount.Evaluation;

/// <summary>What is coded of one incident, by the archive or by the system.</summary>
internal sealed record LongTailFacts(long Killed, long Injured, DateOnly? Date, string? City, ImmutableArray<string> Victims)
{
    /// <summary>Null where the incident has no coded record.</summary>
    public static LongTailFacts? OfGold(JsonElement row) => row.GetProperty("killed").ValueKind != JsonValueKind.Number ? null : new LongTailFacts(
        row.GetProperty("killed").GetInt64(), row.GetProperty("injured").GetInt64(), Day(TextRow.Text(row, "date")), TextRow.Text(row, "city"),
        [.. row.GetProperty("participants").EnumerateArray().Where(p => TextRow.Text(p, "type") == "Victim").Select(p => TextRow.Text(p, "name")).OfType<string>()]);

    /// <summary>Of the record that most of the articles tell; who is named by no figure isn't counted twice.</summary>
    public static LongTailFacts Of(RecordSet records, IReadOnlyList<LongTailArticle> articles)
    {
        var record = records.Incidents
            .OrderByDescending(i => i.Observations.Select(m => m.Document.Id).Distinct().Count())
            .ThenByDescending(i => i.Figures.Length).ThenBy(i => i.Id.Value, StringComparer.Ordinal).FirstOrDefault();
        var published = articles.Select(a => a.Reported.Document.Published?.Day).Min();
        return new LongTailFacts(Current(record, Harm.Killed), Current(record, Harm.Injured), record?.Time?.Start ?? published,
            record?.Places.FirstOrDefault()?.Name, [.. articles.SelectMany(a => a.Victims).Distinct(StringComparer.Ordinal)]);
    }

    public static int RightNames(ImmutableArray<string> gold, ImmutableArray<string> given) => gold.Count(g => given.Any(n => IsSame(g, n)));

    /// <summary>One surname, and one first name or its initial.</summary>
    public static bool IsSame(string a, string b)
    {
        var (x, y) = (Words(a), Words(b));
        return x.Length > 0 && y.Length > 0 && x[^1].Equals(y[^1], StringComparison.OrdinalIgnoreCase)
            && (x[0].Equals(y[0], StringComparison.OrdinalIgnoreCase)
                || ((x[0].Length == 1 || y[0].Length == 1) && char.ToUpperInvariant(x[0][0]) == char.ToUpperInvariant(y[0][0])));

        static string[] Words(string name) => [.. name.Split([' ', '.', ','], StringSplitOptions.RemoveEmptyEntries).Where(w => w is not ("Jr" or "Sr" or "II" or "III"))];
    }

    // People told as people, or the largest class told.
    private static long Current(IncidentRecord? record, Harm harm) =>
        record?.Figures.Where(f => f.Harm == harm).Select(f => f.Current.Min ?? f.Current.Max ?? 0).DefaultIfEmpty(0).Max() ?? 0;

    private static DateOnly? Day(string? text) => PublicationTime.Parse(text)?.Day;
}
