using System.Collections.Immutable;
using Recount.Core;
using Recount.Reconciliation.Clusters;
using Recount.Reconciliation.Matching;

namespace Recount.Reconciliation;

/// <summary>One thing to be done, with the days on which its status changed.</summary>
internal static class CommitmentMerge
{
    /// <summary>Thousandths of shared words.</summary>
    private const int SameWords = 400;

    private const int DaysThatAReportTravels = 7;

    public static ImmutableArray<CommitmentRecord> Of(
        IReadOnlyList<Member<CommitmentObservation>> sorted, PublicationTime? asOf) =>
    [
        .. Clustering.Of(
            sorted, i => [$"{Deed(sorted[i].Observation)}|{sorted[i].Observation.Issue.Word()}"],
            (i, j) => Score(sorted[i], sorted[j]), apartInOneDocument: false).Select(c => Merge(c, asOf)),
    ];

    /// <summary>
    /// People, bodies and goods that change hands: one outlet's exchange is another's handover, and what was agreed as an
    /// exchange is reported done as a return.
    /// </summary>
    private static string Deed(CommitmentObservation o) => IsHandover(o.Action) ? "hand over" : o.Action.Word();

    private static bool IsHandover(CommitmentAction action) => action is CommitmentAction.Exchange or CommitmentAction.Transfer
        or CommitmentAction.Return or CommitmentAction.Release or CommitmentAction.Deliver;

    /// <summary>Same deed and issue (the key), a shared party, and quantities and windows that don't contradict.</summary>
    private static int Score(Member<CommitmentObservation> a, Member<CommitmentObservation> b)
    {
        var (x, y) = (a.Observation, b.Observation);
        var parties = x.Parties.Count(p => y.Parties.Any(q =>
            string.Equals(Names.Romanised(p), Names.Romanised(q), StringComparison.Ordinal)));
        var isBothStated = x.Count.IsStated && y.Count.IsStated;
        if ((parties == 0 && !x.Parties.IsEmpty && !y.Parties.IsEmpty)
            || (isBothStated && !x.Count.IsCompatibleWith(y.Count))
            || (x.Due is { } d && y.Due is { } e && !d.Overlaps(e)))
        {
            return Clustering.Apart;
        }

        // Without a quantity on both sides, the words of the object must agree, or the reports be of one week.
        var words = Names.Overlap(x.Object ?? "", y.Object ?? "");
        var isNear = a.Reported is { } s && b.Reported is { } t && Math.Abs(s.DayNumber - t.DayNumber) <= DaysThatAReportTravels;
        return isBothStated || words >= SameWords || (isNear && IsHandover(x.Action) && parties > 0)
            ? 100 + (isBothStated ? 500 : 0) + (words / 10) + (10 * Math.Min(parties, 5))
            : Clustering.Apart;
    }

    private static CommitmentRecord Merge(IReadOnlyList<Member<CommitmentObservation>> members, PublicationTime? asOf)
    {
        var all = members.Select(m => m.Observation).ToList();
        var due = all.Select(o => o.Due).LastOrDefault(d => d is not null);
        return new CommitmentRecord
        {
            Id = RecordId.Of(all[0].Id),
            Parties = Union.Of(all.SelectMany(o => o.Parties)),
            Action = all[0].Action,
            Issue = all[0].Issue,
            Object = all.Select(o => o.Object).FirstOrDefault(o => o is not null),
            Quantity = all.Select(o => o.Count).FirstOrDefault(q => q.IsStated),
            Due = due,
            Mutual = all.Any(o => o.Mutual),
            History = WithOverdue(Changes(members), due, asOf),
            Reports = Union.Reports(members),
            Observations = [.. members.Select(m => m.ToRecord())],
        };
    }

    private static ImmutableArray<CommitmentChange> Changes(IReadOnlyList<Member<CommitmentObservation>> members)
    {
        var changes = ImmutableArray.CreateBuilder<CommitmentChange>();
        foreach (var m in members)
        {
            var status = Clock(m.Observation.Status);
            if (changes is [.., var last] && last.Status == status)
            {
                changes[^1] = last with { Observations = last.Observations.Add(m.Observation.Id) };
            }
            else
            {
                changes.Add(new CommitmentChange { Date = m.Reported, Status = status, Observations = [m.Observation.Id] });
            }
        }

        return changes.ToImmutable();
    }

    /// <summary>Its window passed with no report that it was done, and the record speaks for a later day.</summary>
    private static ImmutableArray<CommitmentChange> WithOverdue(
        ImmutableArray<CommitmentChange> changes, DateExtent? due, PublicationTime? asOf)
    {
        if (due?.End is not { } end || asOf is not { } moment || moment.Day <= end)
        {
            return changes;
        }

        var at = changes.TakeWhile(c => c.Date is not { } day || day <= end).Count();
        var isOpenThen = at > 0 && changes[at - 1].Status is ClockStatus.Open or ClockStatus.UnderWay or ClockStatus.Postponed;
        return isOpenThen
            ? changes.Insert(at, new CommitmentChange { Date = end.AddDays(1), Status = ClockStatus.Overdue })
            : changes;
    }

    private static ClockStatus Clock(CommitmentStatus status) => status switch
    {
        CommitmentStatus.Agreed => ClockStatus.Open,
        CommitmentStatus.UnderWay => ClockStatus.UnderWay,
        CommitmentStatus.Done => ClockStatus.Met,
        CommitmentStatus.Postponed => ClockStatus.Postponed,
        CommitmentStatus.Broken => ClockStatus.Broken,
        CommitmentStatus.Disputed => ClockStatus.Disputed,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "a status of the codebook"),
    };
}
