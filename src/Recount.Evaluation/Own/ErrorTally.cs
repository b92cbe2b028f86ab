using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Recount.Core;

namespace Recount.Evaluation;

/// <summary>Errors counted by family, slot and cause.</summary>
public sealed class ErrorTally
{
    private readonly ImmutableArray<(string Family, ScoringErrorType Type, string? Slot, string Cause, int Count)> _rows;

    public ErrorTally(IEnumerable<ScoringError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var families = ScoredFamily.All.Select((f, n) => (f.Name, n)).ToDictionary(f => f.Name, f => f.n, StringComparer.Ordinal);
        _rows =
        [
            .. errors.GroupBy(e => (e.Family, e.Type, e.Slot, e.Cause))
                .Select(g => (g.Key.Family, g.Key.Type, g.Key.Slot, g.Key.Cause, Count: g.Count()))
                .OrderBy(r => families[r.Family]).ThenBy(r => r.Type).ThenByDescending(r => r.Count)
                .ThenBy(r => r.Slot, StringComparer.Ordinal).ThenBy(r => r.Cause, StringComparer.Ordinal),
        ];
    }

    /// <summary>How many errors of a family, of one type and, where given, slot and cause.</summary>
    public int Count(string family, ScoringErrorType type, string? slot = null, string? cause = null) => _rows
        .Where(r => string.Equals(r.Family, family, StringComparison.Ordinal) && r.Type == type
            && (slot is null || string.Equals(r.Slot, slot, StringComparison.Ordinal))
            && (cause is null || string.Equals(r.Cause, cause, StringComparison.Ordinal)))
        .Sum(r => r.Count);

    /// <summary>A Markdown table, the largest count of each family and type first; ready for docs/accuracy.md.</summary>
    public string ToMarkdown() => Table("| family | error | slot | cause | count |\n| --- | --- | --- | --- | ---: |\n",
        r => $"| {r.Family} | {r.Type.Word()} | {r.Slot} | {r.Cause} | {r.Count} |\n");

    /// <summary>The same for a terminal.</summary>
    public override string ToString() => Table(
        $"{"family",-13}{"error",-7}{"slot",-14}{"cause",-20}{"count",6}\n",
        r => $"{r.Family,-13}{r.Type.Word(),-7}{r.Slot,-14}{r.Cause,-20}{r.Count,6}\n");

    private string Table(
        string head, Func<(string Family, ScoringErrorType Type, string? Slot, string Cause, int Count), FormattableString> row)
    {
        var table = new StringBuilder(head);
        foreach (var r in _rows)
        {
            table.Append(row(r).ToString(CultureInfo.InvariantCulture));
        }

        return table.ToString();
    }
}
