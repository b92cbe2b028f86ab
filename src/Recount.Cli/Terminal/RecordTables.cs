using System.Globalization;
using Recount.Core;
using Spectre.Console;

namespace Recount.Cli.Terminal;

/// <summary>Records as tables, each row with its figures and one sentence.</summary>
internal static class RecordTables
{
    public const string Incidents = "incidents";
    public const string Talks = "talks";
    public const string Positions = "positions";
    public const string Commitments = "commitments";
    public const string Statements = "statements";

    public static IReadOnlyList<string> Families { get; } = [Incidents, Talks, Positions, Commitments, Statements];

    /// <summary>The rows of a family whose words hold <paramref name="filter"/>; null where there are none.</summary>
    public static Table? Of(RecordSet records, string family, string? filter)
    {
        var (columns, rows) = family switch
        {
            Incidents => (
                (string[])["when", "where", "what", "who", "figures", "reports", "sentence"],
                records.Incidents.OrderBy(i => i.Time?.Start ?? DateOnly.MinValue).Select(Row)),
            Talks => (
                ["when", "where", "parties", "status", "outcome", "reports", "sentence"],
                records.Talks.OrderBy(t => t.Date?.Start ?? DateOnly.MinValue).Select(Row)),
            Positions => (["party", "issue", "when", "act", "term"], records.Positions.SelectMany(Rows)),
            Commitments => (
                ["what", "issue", "parties", "how many", "due", "status", "sentence"], records.Commitments.Select(Row)),
            _ => (["when", "who", "act", "what", "reports"], records.Statements.Select(Row)),
        };
        var kept = rows
            .Where(r => filter is null || r.Any(cell => cell.Contains(filter, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        if (kept.Count == 0)
        {
            return null;
        }

        var table = new Table().Border(TableBorder.Simple).Title(family);
        foreach (var column in columns)
        {
            table.AddColumn(column);
        }

        foreach (var row in kept)
        {
            table.AddRow(row.Select(cell => new Text(Plain.Of(cell))));
        }

        return table;
    }

    private static string[] Row(IncidentRecord i) =>
    [
        ObservationText.Days(i.Time), List(i.Places.Select(p => p.Name)), i.Kind.Word() + (i.Aggregate ? " (total)" : ""),
        List(i.Perpetrators), string.Join("; ", i.Figures.Select(Figure)), Reports(i.Reports, i.Origins),
        Sentence(i.Observations),
    ];

    private static string Figure(FigureRecord f)
    {
        var shown = f.Current.IsStated ? f.Current.ToString() : f.Values[^1].Text;
        return $"{f.Harm.Word()} {f.Victims.Word()} {shown}" + (f.State == FigureState.Disputed ? " (disputed)" : "");
    }

    private static string[] Row(TalksRecord t) =>
    [
        ObservationText.Days(t.Date), t.Place ?? "?", List(t.Parties) + (t.Round is { } r ? $", round {r}" : ""),
        t.Status.Word(), string.Join("; ", t.Outcomes.Select(o => o.Text)),
        t.Reports.ToString(CultureInfo.InvariantCulture), Sentence(t.Observations),
    ];

    private static IEnumerable<string[]> Rows(PositionHistory p) => p.Sequence.Select((s, n) => (string[])
    [
        n == 0 ? p.Party : "", n == 0 ? p.Issue.Word() : "",
        s.Date is { } day ? $"{day:yyyy-MM-dd}{(s.Basis == DateBasis.Reported ? " (report)" : "")}" : "?", s.Act.Word(),
        s.Content,
    ]);

    private static string[] Row(CommitmentRecord c) =>
    [
        c.Action.Word() + (c.Object is null ? "" : " " + c.Object), c.Issue.Word(), List(c.Parties),
        c.Quantity.IsStated ? c.Quantity.ToString() : "", c.Due is null ? "" : ObservationText.Days(c.Due),
        string.Join(" → ", c.History.Select(h => $"{h.Status.Word()} {h.Date:yyyy-MM-dd}")), Sentence(c.Observations),
    ];

    private static string[] Row(StatementRecord s) =>
    [
        s.Date is null ? s.Observations[0].Document.Published?.ToString() ?? "?" : ObservationText.Days(s.Date),
        s.Speaker, s.Act.Word(), s.Content, s.Reports.ToString(CultureInfo.InvariantCulture),
    ];

    private static string Reports(int reports, int origins) =>
        string.Create(CultureInfo.InvariantCulture, $"{reports} ({origins} origin{(origins == 1 ? "" : "s")})");

    private static string Sentence(IReadOnlyList<RecordMember> members) =>
        $"“{members[0].Evidence[0].Quote}” [{members[0].Document.Source ?? members[0].Document.Id.Value}]";

    private static string List(IEnumerable<string> names) => string.Join(", ", names);
}
