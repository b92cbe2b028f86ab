using System.Collections.Immutable;
using Recount.Core;
using Recount.Publishing.Stories;

namespace Recount.Publishing.Recaps;

/// <summary>Stories to recaps: a pure function of the records.</summary>
/// <remarks>
/// What most reports tell comes before what few do, a larger toll before a smaller; an act without both day and place,
/// or alleged only, isn't told as what happened. Everything left out stands in the record.
/// </remarks>
public static class RecapWriter
{
    /// <param name="story">One of the book's.</param>
    /// <param name="book">The records and their documents.</param>
    /// <param name="most">At most so many lines a section.</param>
    public static Recap Of(Story story, RecordBook book, int most)
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentNullException.ThrowIfNull(book);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        var told = story.Incidents.Where(IsTold).OrderByDescending(Weight).ThenBy(i => i.Id.Value, StringComparer.Ordinal).Take(most).ToList();
        var documents = story.Documents.Select(d => d.Id).ToHashSet();
        return new Recap
        {
            Story = story,
            Happened = [.. told.OrderBy(i => i.Time!.Start ?? i.Time.End).ThenBy(i => i.Id.Value, StringComparer.Ordinal).Select(Happening)],
            FurtherIncidents = story.Incidents.Length - told.Count,
            Met = [.. story.Talks.Where(IsTold).OrderByDescending(t => t.Reports).ThenBy(t => t.Id.Value, StringComparer.Ordinal).Take(most)
                .OrderBy(t => t.Date!.Start ?? t.Date.End).Select(t => new Meeting(t, Cite(t.Observations[0])))],
            Disputed = [.. Disputes(story).Take(most)],
            Wanted =
            [
                .. story.Positions.OrderByDescending(p => p.Observations.Length).ThenBy(p => p.Id.Value, StringComparer.Ordinal).Take(most)
                    .OrderBy(p => p.Party, StringComparer.Ordinal).ThenBy(p => p.Sequence[^1].Date ?? DateOnly.MinValue)
                    .Select(p => new Stance(p, Cite(p.Observations[^1]))),
            ],
            Due =
            [
                .. story.Commitments.Select(Duty).Where(d => !d.Commitment.Parties.IsEmpty && (d.Status != ClockStatus.Met || d.Commitment.Reports > 1))
                    .OrderBy(d => d.Status == ClockStatus.Met).ThenByDescending(d => d.Commitment.Reports)
                    .ThenBy(d => d.Commitment.Due?.End ?? DateOnly.MaxValue).ThenBy(d => d.Commitment.Id.Value, StringComparer.Ordinal)
                    .Take(most),
            ],
            Copies = [.. book.Records.Copies.Where(g => g.Any(d => documents.Contains(d.Id)))],
        };
    }

    private static bool IsTold(IncidentRecord i) => i.Time is not null && !i.Places.IsEmpty && i.Modality == Modality.Asserted
        && i.Kind != IncidentKind.DisruptedWeaponsUse && (i.Reports > 1 || i.Figures.Any(f => f.Current.Min > 0));

    private static bool IsTold(TalksRecord t) => t.Date is not null && t.Place is not null && !t.Parties.IsEmpty;

    private static long Weight(IncidentRecord i) =>
        (1000L * (i.Reports - 1)) + Math.Min(900, i.Figures.Where(f => f.Current.IsStated).Sum(f => Weight(f)));

    // One killed weighs ten injured.
    private static long Weight(FigureRecord f) => (f.Current.Min ?? 0) * (f.Harm == Harm.Killed ? 10 : 1);

    private static Happening Happening(IncidentRecord i) => new(i, [.. Tolls(i)], Cite(i.Observations[0]));

    /// <summary>Each harm once: of all people where a report counts them, else of the class that has most.</summary>
    private static IEnumerable<Toll> Tolls(IncidentRecord i) => i.Figures
        .Where(f => f.Current.IsStated)
        .GroupBy(f => f.Harm)
        .Select(g => g.FirstOrDefault(f => f.Victims == VictimClass.People) ?? g.MaxBy(f => f.Current.Min ?? 0)!)
        .Select(Toll);

    private static Toll Toll(FigureRecord figure)
    {
        var growth = ImmutableArray.CreateBuilder<Quantity>();
        foreach (var value in figure.Values.Where(v => v.Count.IsStated))
        {
            if (!growth.Contains(value.Count))
            {
                growth.Add(value.Count);
            }
        }

        return new Toll(figure, growth.ToImmutable());
    }

    private static IEnumerable<Dispute> Disputes(Story story)
    {
        foreach (var incident in story.Incidents.OrderByDescending(i => i.Reports).ThenBy(i => i.Id.Value, StringComparer.Ordinal))
        {
            foreach (var figure in incident.Figures.Where(f => f.State == FigureState.Disputed))
            {
                yield return new Dispute(
                    $"{figure.Harm.Word()} {Where(incident)}", incident.Id,
                    [.. figure.Values.Where(v => v.State == FigureState.Disputed)
                        .GroupBy(v => v.Count)
                        .Select(g => new Account(
                            Said.Count(g.Key),
                            Said.List(g.Select(v => v.Origin).OfType<string>().Distinct(StringComparer.Ordinal), "unnamed"),
                            new Citation(g.First().Document, g.First().Evidence)))]);
            }
        }

        foreach (var incident in story.Incidents)
        {
            foreach (var check in incident.Totals.Where(t => !t.Agrees))
            {
                yield return new Dispute(
                    $"{check.Harm.Word()} {Where(incident)}: the total and its parts", incident.Id,
                    [
                        new Account(Said.Count(check.Total), "the total", Cite(incident.Observations[0])),
                        new Account(Said.Count(check.Sum), $"{check.Parts.Length} parts added up", Cite(incident.Observations[0])),
                    ]);
            }
        }
    }

    private static string Where(IncidentRecord i) =>
        $"at {Said.List(i.Places.Select(p => p.Name), "a place not reported")}, {Said.Days(i.Time)}";

    private static Duty Duty(CommitmentRecord c) => new(c, c.History[^1].Status, Cite(c.Observations[^1]));

    private static Citation Cite(RecordMember member) => new(member.Document, member.Evidence[0]);
}
