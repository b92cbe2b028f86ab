using System.Collections.Immutable;
using Recount.Core;
using Recount.Reconciliation.Actors;
using Recount.Reconciliation.Clusters;
using Recount.Reconciliation.Matching;

namespace Recount.Reconciliation.Positions;

/// <summary>A side's positions on one issue, in order of time; reports of one step merged.</summary>
internal sealed class PositionMerge(ActorNames actors)
{
    /// <summary>Thousandths of shared words.</summary>
    private const int SameWords = 600;

    /// <summary>What an equal duration or quantity counts for, in the same measure.</summary>
    private const int SameMeasure = 350;

    private const int DaysThatAReportTravels = 3;

    public ImmutableArray<PositionHistory> Of(IReadOnlyList<Member<PositionObservation>> sorted) =>
    [
        .. sorted
            .GroupBy(m => (Party: actors.Key(m.Observation.Party), m.Observation.Issue))
            .OrderBy(g => g.Key.Party, StringComparer.Ordinal).ThenBy(g => g.Key.Issue)
            .Select(g => History([.. g])),
    ];

    private PositionHistory History(IReadOnlyList<Member<PositionObservation>> members) => new()
    {
        Id = RecordId.Of(members[0].Observation.Id),
        Party = actors.Of(members[0].Observation.Party),
        Issue = members[0].Observation.Issue,
        // A stable sort: steps of one day keep the order of report.
        Sequence =
        [
            .. Clustering.Of(
                    members, i => [members[i].Observation.Act.Word()], (i, j) => Score(members[i], members[j]), apartInOneDocument: true)
                .Select(Step).OrderBy(s => s.Date ?? DateOnly.MinValue),
        ],
        Observations = [.. members.Select(m => m.ToRecord())],
    };

    private static int Score(Member<PositionObservation> a, Member<PositionObservation> b)
    {
        var (x, y) = (Day(a).Date, Day(b).Date);
        var isNear = x is { } s && y is { } t && Math.Abs(s.DayNumber - t.DayNumber) <= DaysThatAReportTravels;
        if (!isNear)
        {
            return Clustering.Apart;
        }

        // One term in other words: "a 30-day ceasefire", "a halt lasting 30 days".
        var overlap = Names.Overlap(a.Observation.Content, b.Observation.Content);
        var measured = HaveOneMeasure(a.Observation.Terms, b.Observation.Terms) ? SameMeasure : 0;
        return overlap + measured >= SameWords ? overlap + measured - SameWords + 1 : Clustering.Apart;
    }

    private static bool HaveOneMeasure(Terms? a, Terms? b) =>
        (a?.Duration is { } d && d == b?.Duration) || (a is { Quantity.IsStated: true } && a.Quantity == b?.Quantity);

    private static (DateOnly? Date, DateBasis Basis) Day(Member<PositionObservation> m) =>
        m.Observation.Date is { } d ? (d.Start ?? d.End, DateBasis.Stated)
        : m.Reported is { } day ? (day, DateBasis.Reported)
        : (null, DateBasis.Unknown);

    private PositionStep Step(IReadOnlyList<Member<PositionObservation>> members)
    {
        var dated = members.FirstOrDefault(m => m.Observation.Date is not null) ?? members[0];
        var (date, basis) = Day(dated);
        return new PositionStep
        {
            Date = date,
            Basis = basis,
            Act = members[0].Observation.Act,
            Content = members[0].Observation.Content,
            Terms = members.Select(m => m.Observation.Terms).FirstOrDefault(t => t is not null),
            To = Union.Of(members.SelectMany(m => m.Observation.To).Select(actors.Of)),
            Observations = [.. members.Select(m => m.Observation.Id)],
        };
    }
}
