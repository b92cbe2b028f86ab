using System.Globalization;
using System.Text;
using Recount.Core;

namespace Recount.Cli.Terminal;

/// <summary>Observations as lines for people: what, then the sentence.</summary>
internal static class ObservationText
{
    public static string Of(DocumentObservations document)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Plain.Of(document.Document.Source ?? document.Document.Id.Value)}");
        text.Append(CultureInfo.InvariantCulture, $" · {Plain.Of(document.Document.Title ?? "(no title)")}");
        text.Append(CultureInfo.InvariantCulture, $" · {document.Document.Published?.ToString() ?? "(no date)"}\n");
        foreach (var family in document.All().GroupBy(o => o.Family, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{family.Key}\n");
            foreach (var o in family)
            {
                text.Append("  ").Append(Plain.Of(Line(o))).Append('\n');
                text.Append("      “").Append(Plain.Of(o.Evidence[0].Quote)).Append('”');
                text.Append(o.Origins.IsEmpty ? "" : " — " + Plain.Of(string.Join(", ", o.Origins))).Append('\n');
            }
        }

        return text.ToString();
    }

    public static string Days(DateExtent? date) => date switch
    {
        null => "?",
        { Start: { } s, End: { } e } when s == e => $"{s:yyyy-MM-dd}",
        _ => $"{date.Start:yyyy-MM-dd}/{date.End:yyyy-MM-dd}",
    };

    private static string Line(Observation observation) => observation.Match(
        i => $"{Days(i.Time)} {i.Kind.Word()} at {List(i.Places.Select(p => p.Name))}"
            + (i.Perpetrators.IsEmpty ? "" : $" by {List(i.Perpetrators)}")
            + string.Concat(i.Figures.Select(f => $"; {f.Harm.Word()} {f.Victims.Word()} {f.Count}"))
            + (i.Modality == Modality.Asserted ? "" : $" ({i.Modality.Word()})"),
        s => $"{s.Speaker} · {s.Act.Word()}: {s.Content}",
        t => $"{Days(t.Date)} {t.Status.Word()} in {t.Place ?? "?"}: {List(t.Parties)}"
            + (t.Round is { } r ? $", round {r}" : ""),
        p => $"{p.Party} · {p.Act.Word()} · {p.Issue.Word()}: {p.Content}",
        c => $"{c.Action.Word()} · {c.Issue.Word()} ({c.Status.Word()}): {List(c.Parties)}"
            + (c.Count.IsStated ? $", {c.Count}" : "") + (c.Due is null ? "" : $", due {Days(c.Due)}"));

    private static string List(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } all ? all : "?";
}
