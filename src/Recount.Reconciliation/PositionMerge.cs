using System.Collections.Immutable;
using Recount.Core;
using Recount.Reconciliation.Clusters;
using Recount.Reconciliation.Matching;

namespace Recount.Reconciliation;

/// <summary>A side's positions on one issue, in order of time; reports of one step merged.</summary>
internal static class PositionMerge
{
    private const int SameWords = 600;
    private const int DaysThatAReportTravels = 3;

    public static ImmutableArray<PositionHistory> Of(IReadOnlyList<Member<PositionObservation>> sorted) =>
    [
        .. sorted
            .GroupBy(m => (Party: Names.Romanised(m.Observation.Party), m.Observation.Issue))
            .OrderBy(g => g.Key.Party, StringComparer.Ordinal).ThenBy(g => g.Key.Issue)
            .Select(g => History([.. g])),
    ];

    private static PositionHistory History(IReadOnlyList<Member<PositionObservation>> members) => new()
    {
        Id = RecordId.Of(members[0].Observation.Id),
        Party = members[0].Observation.Party,
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
        return isNear && Names.Overlap(a.Observation.Content, b.Observation.Content) is >= SameWords and var overlap
            ? overlap - SameWords + 1
            : Clustering.Apart;
    }

    private static (DateOnly? Date, DateBasis Basis) Day(Member<PositionObservation> m) =>
        m.Observation.Date is { } d ? (d.Start ?? d.End, DateBasis.Stated)
        : m.Reported is { } day ? (day, DateBasis.Reported)
        : (null, DateBasis.Unknown);

    private static PositionStep Step(IReadOnlyList<Member<PositionObservation>> members)
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
            To = Union.Of(members.SelectMany(m => m.Observation.To)),
            Observations = [.. members.Select(m => m.Observation.Id)],
        };
    }
}
