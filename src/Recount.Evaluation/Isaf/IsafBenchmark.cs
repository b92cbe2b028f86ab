using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Recount.Core;

namespace Recount.Evaluation;

/// <summary>One coded event a press release of ISAF, against hand coding.</summary>
/// <remarks>
/// Accuracy a field over all rows: the same string, set, number or truth value; a missing answer is wrong. <c>strict</c> is
/// the mean of the 13 fields. <c>aggregate</c> is the coder's own rule: for <c>event_type</c> and <c>target_group</c> the share
/// of gold's values that are named, so that naming all would score 1; it is reported for comparison alone.
/// </remarks>
public static class IsafBenchmark
{
    public const string Name = "isaf";

    internal static readonly string[] Lists = ["event_type", "target_group"];

    internal static readonly string[] Fields =
    [
        "start_date", "event_type", "province", "target_group", "min_killed", "min_captured", "killq", "captureq", "killcaptureraid",
        "airstrike", "noshotsfired", "min_leaders_killed", "min_leaders_captured",
    ];

    /// <exception cref="DiagnosticException">RC4002: no such file, or a line that isn't JSON.</exception>
    public static BenchmarkReport Score(string path, SystemReader reader, int? limit = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var file = RowFile.Load(path);
        var rows = file.Json.Take(limit ?? int.MaxValue).ToList();
        return Score(file.Hash, PageRun.Each(rows, row => (row, IsafCoder.Code(reader, TextRow.Text(row, "text") ?? ""))));
    }

    /// <param name="hash">Of the gold.</param>
    /// <param name="coded">A row with the system's answer: field to value, lists joined by ";".</param>
    internal static BenchmarkReport Score(string hash, IReadOnlyList<(JsonElement Row, ImmutableSortedDictionary<string, string> Answer)> coded)
    {
        var exact = Fields.ToDictionary(f => f, _ => 0.0, StringComparer.Ordinal);
        var named = Lists.ToDictionary(f => f, _ => 0.0, StringComparer.Ordinal);
        var errors = new List<ScoringError>();
        foreach (var (row, answer) in coded)
        {
            foreach (var field in Fields)
            {
                var (wanted, given) = (Gold(row.GetProperty("gold").GetProperty(field)), answer.GetValueOrDefault(field));
                exact[field] += wanted == given ? 1 : 0;
                if (named.ContainsKey(field))
                {
                    var values = wanted.Split(';');
                    named[field] += given is null ? 0 : values.Intersect(given.Split(';'), StringComparer.Ordinal).Count() / (double)values.Length;
                }

                if (wanted != given)
                {
                    errors.Add(BenchmarkReport.Miss(TextRow.Text(row, "id") ?? "", field, given is null ? "missing" : "different", wanted, given));
                }
            }
        }

        var all = (double)Math.Max(1, coded.Count);
        return BenchmarkReport.Of(Name, [hash], coded.Count,
            [
                ("strict", Fields.Average(f => exact[f] / all)),
                ("aggregate", Fields.Average(f => named.GetValueOrDefault(f, exact[f]) / all)),
                .. Fields.Select(f => (f, exact[f] / all)),
            ],
            errors);
    }

    // A list in gold may hold several values in one string, "haqqani;taliban"; in which order says nothing.
    private static string Gold(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(';', value.EnumerateArray().SelectMany(v => v.GetString()!.Split(';')).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.GetInt64().ToString(CultureInfo.InvariantCulture),
        _ => value.GetString() ?? "",
    };
}
