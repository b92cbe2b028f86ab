using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Publishing.Answers;

/// <summary>Where reports of one thing can't all hold: figures, totals, talks, commitments.</summary>
internal sealed class Differences(RecordBook book)
{
    public IEnumerable<AnswerLine> Of(Fact fact) => fact switch
    {
        IncidentFact f => Incident(f.Record),
        TalksFact f => Talks(f.Record),
        CommitmentFact f => Commitment(f.Record),
        _ => [],
    };

    private static IEnumerable<AnswerLine> Incident(IncidentRecord r)
    {
        var where = string.Join(", ", new[] { LineWriter.Place(r), Wording.Days(r.Time) }.Where(s => s.Length > 0));
        foreach (var figure in r.Figures.Where(f => f.State == FigureState.Disputed))
        {
            var values = figure.Values.Where(v => v.Count.IsStated && v.State != FigureState.Superseded).DistinctBy(v => v.Count).ToList();
            if (values.Count > 1)
            {
                yield return LineWriter.Line(
                    $"{(where.Length > 0 ? where : "An incident")}: reports differ on {figure.Victims.Word()} {figure.Harm.Word()}: "
                    + string.Join("; ", values.Select(v => $"{Wording.Count(v.Count, v.Text)} ({v.Origin ?? Wording.Outlet(v.Document)})")),
                    Members(r.Observations, values.Select(v => v.Observation)));
            }
        }

        foreach (var total in r.Totals.Where(t => !t.Agrees))
        {
            yield return LineWriter.Line(
                $"{(where.Length > 0 ? where : "A total")}: the total of {total.Victims.Word()} {total.Harm.Word()} is {Wording.Count(total.Total, "")}, its parts add up to {Wording.Count(total.Sum, "")}",
                r.Observations);
        }
    }

    private IEnumerable<AnswerLine> Talks(TalksRecord r)
    {
        var told = r.Observations.Select(m => (Member: m, Talks: book.Observation(m.Id)?.Observation as TalksObservation))
            .Where(t => t.Talks is not null).Select(t => (t.Member, Talks: t.Talks!)).ToList();
        var name = LineWriter.TalksName(r) + (Wording.Days(r.Date) is { Length: > 0 } days ? $" ({days})" : "");
        foreach (var (what, value) in new (string, Func<TalksObservation, string?>)[]
        {
            ("status", t => t.Status.Word()), ("day", t => t.Date is null ? null : Wording.Days(t.Date)),
            ("length", t => t.Duration is { } d ? Wording.Duration(d) : null), ("outcome", t => t.Outcome is null ? null : Wording.Quoted(t.Outcome)),
        })
        {
            var values = told.Where(t => value(t.Talks) is not null).DistinctBy(t => value(t.Talks), StringComparer.Ordinal).ToList();
            if (values.Count > 1)
            {
                yield return LineWriter.Line(
                    $"The {name}: reports differ on their {what}: "
                    + string.Join("; ", values.Take(4).Select(t => $"{value(t.Talks)} ({Teller(t.Talks, t.Member)})")),
                    values.Select(t => t.Member));
            }
        }
    }

    private static IEnumerable<AnswerLine> Commitment(CommitmentRecord r)
    {
        if (r.History.Any(h => h.Status == ClockStatus.Disputed))
        {
            yield return LineWriter.Line(
                $"The sides tell {r.Action.Word()} ({r.Issue.Word()}){(r.Parties.IsEmpty ? "" : $" by {Wording.Listed(r.Parties)}")} differently"
                + (r.Object is null ? "" : $": {Wording.Quoted(r.Object)}"),
                Members(r.Observations, r.History.Where(h => h.Status == ClockStatus.Disputed).SelectMany(h => h.Observations)));
        }
    }

    private static string Teller(TalksObservation talks, RecordMember member) =>
        talks.Origins.IsEmpty ? Wording.Outlet(member.Document) : Wording.Listed(talks.Origins.Take(2));

    private static ImmutableArray<RecordMember> Members(ImmutableArray<RecordMember> all, IEnumerable<ObservationId> wanted)
    {
        var ids = wanted.ToHashSet();
        ImmutableArray<RecordMember> found = [.. all.Where(m => ids.Contains(m.Id))];
        return found.IsEmpty ? all : found;
    }
}
