using System.Collections.Immutable;
using Recount.Core;
using Recount.Reconciliation.Clusters;

namespace Recount.Reconciliation.Commitments;

/// <summary>A commitment's status from day to day, read off its reports.</summary>
internal static class CommitmentClock
{
    /// <param name="members">In order of publication.</param>
    /// <param name="agreed">How much was promised: less of it done is under way. Unstated where no report says.</param>
    public static ImmutableArray<CommitmentChange> Changes(IReadOnlyList<Member<CommitmentObservation>> members, Quantity agreed)
    {
        var changes = ImmutableArray.CreateBuilder<CommitmentChange>();
        // Posts of one live blog have their own times: within a day the order is that of telling, a stable sort.
        foreach (var day in members.OrderBy(m => m.Told).GroupBy(DayOf).OrderBy(g => g.Key))
        {
            var isDisputed = AreAtOdds([.. day.Select(m => m.Observation.Status)]);
            foreach (var m in day)
            {
                Add(changes, day.Key, isDisputed ? ClockStatus.Disputed : Clock(m.Observation, agreed), m.Observation.Id);
            }
        }

        return changes.ToImmutable();
    }

    /// <summary>The day on which it was done, where the report says so; else the day of report.</summary>
    private static DateOnly? DayOf(Member<CommitmentObservation> m) =>
        m.Observation is { Status: CommitmentStatus.Done or CommitmentStatus.UnderWay, Due.End: { } done } && m.Reported is { } told && done <= told
            ? done
            : m.Reported;

    /// <summary>Its window passed with no report that it was done, and the record speaks for a later day.</summary>
    public static ImmutableArray<CommitmentChange> WithOverdue(
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

    private static void Add(
        ImmutableArray<CommitmentChange>.Builder changes, DateOnly? day, ClockStatus status, ObservationId observation)
    {
        if (changes is [.., var last] && last.Status == status)
        {
            changes[^1] = last with { Observations = last.Observations.Add(observation) };
            return;
        }

        // An agreement told again while it is being carried out isn't agreed anew, nor a batch of what is done delivered.
        var isRetold = changes.Count > 0
            && (status == ClockStatus.Open || (status == ClockStatus.UnderWay && changes[^1].Status == ClockStatus.Met));
        if (isRetold)
        {
            changes[^1] = changes[^1] with { Observations = changes[^1].Observations.Add(observation) };
        }
        else
        {
            changes.Add(new CommitmentChange { Date = day, Status = status, Observations = [observation] });
        }
    }

    /// <summary>On one day one side tells that it is done or goes on, another that it is broken or put off.</summary>
    private static bool AreAtOdds(IReadOnlyList<CommitmentStatus> statuses) =>
        statuses.Any(s => s is CommitmentStatus.Done or CommitmentStatus.UnderWay)
        && statuses.Any(s => s is CommitmentStatus.Broken or CommitmentStatus.Postponed);

    private static ClockStatus Clock(CommitmentObservation o, Quantity agreed) => o.Status switch
    {
        CommitmentStatus.Agreed => ClockStatus.Open,
        CommitmentStatus.UnderWay => ClockStatus.UnderWay,
        CommitmentStatus.Done => o.Count.Max < agreed.Min ? ClockStatus.UnderWay : ClockStatus.Met,
        CommitmentStatus.Postponed => ClockStatus.Postponed,
        CommitmentStatus.Broken => ClockStatus.Broken,
        CommitmentStatus.Disputed => ClockStatus.Disputed,
        _ => throw new ArgumentOutOfRangeException(nameof(o), o.Status, "a status of the codebook"),
    };
}
