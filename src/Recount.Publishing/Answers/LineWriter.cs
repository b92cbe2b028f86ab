using System.Collections.Immutable;
using System.Globalization;
using Recount.Core;

namespace Recount.Publishing.Answers;

/// <summary>Facts as lines: value, hedge, day, who says so, what others say, and the sentences.</summary>
internal sealed class LineWriter(RecordBook book)
{
    private const int MostCitations = 4;
    private const int MostOtherValues = 4;

    public AnswerLine Of(Fact fact, QuestionPart part) => fact switch
    {
        IncidentFact f => Incident(f, part),
        TalksFact f => Line($"{Upper(TalksName(f.Record))}: {Talks(f.Record)} ({OriginsOf(f)})", f.Members),
        PositionFact f => Line(
            $"{f.Subjects[0]} {Wording.Past(f.Step.Act)} {Wording.Quoted(f.Step.Content)}"
            + (f.Step.To.IsEmpty ? "" : $", to {Wording.Listed(f.Step.To)}") + Told(f), f.Members),
        CommitmentFact f => Line(Commitment(f.Record) + Told(f), f.Members),
        StatementFact { Record.Role: { } role } f when part.Aims is [Aim.Delegation] => Line(
            $"{f.Record.Speaker} is called {Wording.Quoted(role)} ({OriginsOf(f)})", f.Members),
        StatementFact f => Line(
            $"{f.Record.Speaker}{(f.Record.Role is { } role && !f.Record.Speaker.Contains(role, StringComparison.Ordinal) ? $" ({role})" : "")} "
            + $"{Wording.Past(f.Record.Act)}: {Wording.Quoted(f.Record.Content)}{(f.Start is { } day ? $" ({(f.IsDayOfReport ? "reported " : "")}{Said.Day(day)})" : "")}",
            f.Members),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType(), "no such fact"),
    };

    public static AnswerLine Line(string text, IEnumerable<RecordMember> members) => new()
    {
        Text = text + ".",
        Citations = [.. members.DistinctBy(m => m.Document.Id).Take(MostCitations).Select(m => new Citation(m.Document, m.Evidence[0]))],
    };

    public static string TalksName(TalksRecord t) =>
        (t.Round is { } r ? $"{Wording.Ordinal(r)} round of talks" : "talks")
        + (t.Parties.IsEmpty ? "" : t.Parties.Length == 1 ? $" with {t.Parties[0]}" : $" between {Wording.Listed(t.Parties)}");

    public static string Place(IncidentRecord r) => r.Places.IsEmpty ? "" : Wording.Listed(r.Places.Take(4).Select(p => p.Name));

    private static string Talks(TalksRecord t)
    {
        var when = Wording.Days(t.Date);
        var isAhead = t.Status is TalksStatus.Planned or TalksStatus.Proposed;
        return t.Status.Word() + (when.Length == 0 ? "" : $"{(isAhead ? " for" : ",")} {when}") + (t.Place is null ? "" : $", in {t.Place}")
            + (t.Venue is null ? "" : $", at {t.Venue}") + (t.Duration is { } d ? $", lasting {Wording.Duration(d)}" : "")
            + (t.Host is null ? "" : $", hosted by {t.Host}")
            + (t.Delegates.IsEmpty ? "" : $"; delegates: {string.Join(", ", t.Delegates.Select(Delegate))}")
            + (t.Outcomes.IsEmpty ? "" : $"; outcome as told: {string.Join("; ", t.Outcomes.Select(o => Wording.Quoted(o.Text)).Distinct(StringComparer.Ordinal).Take(4))}");
    }

    private static string Delegate(DelegationMember d) => new[] { d.Party, d.Role }.OfType<string>().ToList() is { Count: > 0 } of
        ? $"{d.Name} ({string.Join(", ", of)})"
        : d.Name;

    private static string Commitment(CommitmentRecord c)
    {
        var what = c.Object is { Length: > 0 } words ? $"{c.Action.Word()} ({c.Issue.Word()}): {Wording.Quoted(words)}" : $"{c.Action.Word()} ({c.Issue.Word()})";
        var count = c.Quantity.IsStated ? ", " + Wording.Count(c.Quantity, c.Object ?? "") : "";
        var status = c.History.IsEmpty ? "" : "; " + string.Join(
            ", then ", c.History.Select(h => h.Status.Word() + (h.Date is { } day ? $" on {Said.Day(day)}" : "")));
        return $"Commitment{(c.Parties.IsEmpty ? "" : $" of {Wording.Listed(c.Parties)}")} to {what}{count}"
            + (c.Due is null ? "" : $", due {Wording.Days(c.Due)}") + status;
    }

    private AnswerLine Incident(IncidentFact f, QuestionPart part)
    {
        var r = f.Record;
        var wanted = r.Figures.OrderBy(g => part.Harms.IsEmpty || part.Harms.Contains(g.Harm) ? 0 : 1)
            .ThenBy(g => part.Victims.Contains(g.Victims) ? 0 : 1).ToList();
        var place = Place(r);
        var head = string.Join(", ", new[] { Wording.Days(r.Time), place }.Where(s => s.Length > 0));
        var act = Wording.Kind(r.Kind, r.Aggregate) + (r.Perpetrators.IsEmpty ? "" : $" by {Wording.Listed(r.Perpetrators)}")
            + (r.Targets.IsEmpty ? "" : $" on {Wording.Listed(r.Targets.Take(3))}")
            + (r.Weapons.IsEmpty ? "" : $", with {Wording.Listed(r.Weapons.Take(3))}")
            + (r.Modality == Modality.Asserted ? "" : $" ({r.Modality.Word()})");
        string[] told = [act.Trim(' ', ','), .. wanted.Select(Figure), .. r.Damage.Take(4).Select(d => $"{d.Text} {d.Outcome.Word()}"), OriginsOf(f)];
        var text = (head.Length > 0 ? head + ": " : "") + string.Join("; ", told.Where(s => s.Length > 0));
        var values = wanted.SelectMany(g => g.Values).Select(v => v.Observation).ToHashSet();
        return Line(Upper(text), f.Members.OrderBy(m => values.Contains(m.Id) ? 0 : 1));
    }

    private static string Figure(FigureRecord f)
    {
        var current = f.Values.FirstOrDefault(v => v.Count == f.Current && v.State != FigureState.Superseded) ?? f.Values[^1];
        var text = Wording.Harmed(f.Current.IsStated ? f.Current : current.Count, current.Text, f.Harm, f.Victims);
        var others = f.Values.Where(v => v.Count.IsStated && v.Count != f.Current
                && (v.State == FigureState.Superseded || !v.Count.IsCompatibleWith(f.Current))).DistinctBy(v => (v.Count, v.State)).Take(MostOtherValues).ToList();
        if (others.Count == 0)
        {
            return text;
        }

        var name = f.State == FigureState.Disputed ? "disputed" : "also reported";
        return $"{text} ({name}: {string.Join(", ", others.Select(v =>
            (v.State == FigureState.Superseded ? "earlier " : "") + Wording.Count(v.Count, v.Text) + (v.Origin is null ? "" : $" by {v.Origin}")))})";
    }

    private string Told(Fact f)
    {
        var day = f.Start is { } start ? (f.IsDayOfReport ? "reported " : "") + Said.Day(start) : "";
        var origins = OriginsOf(f);
        var text = string.Join(", ", new[] { f is CommitmentFact ? "" : day, origins }.Where(s => s.Length > 0));
        return text.Length == 0 ? "" : $" ({text})";
    }

    private string OriginsOf(Fact f)
    {
        var counted = f is IncidentFact i ? i.Record.Figures.SelectMany(g => g.Values).Where(v => v.Origin != v.Document.Outlet).Select(v => v.Origin).OfType<string>() : [];
        var named = f.Members.SelectMany(m => book.Observation(m.Id) is { } found ? found.Observation.Origins : [])
            .Concat(counted).Distinct(StringComparer.Ordinal).Take(3).ToList();
        return named.Count > 0
            ? "according to " + Wording.Listed(named)
            : "as told by " + Wording.Listed(f.Members.Select(m => Wording.Outlet(m.Document)).Distinct(StringComparer.Ordinal).Take(2));
    }

    private static string Upper(string text) =>
        text.Length > 0 ? char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..] : text;
}
