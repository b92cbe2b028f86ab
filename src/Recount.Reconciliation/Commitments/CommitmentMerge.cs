using System.Collections.Immutable;
using Recount.Core;
using Recount.Reconciliation.Actors;
using Recount.Reconciliation.Clusters;
using Recount.Reconciliation.Matching;

namespace Recount.Reconciliation.Commitments;

/// <summary>One thing to be done, with the days on which its status changed.</summary>
/// <remarks>
/// An agreement and the batches delivered under it are one commitment (codebook): a smaller number reported done after a
/// larger one was agreed is a part of it.
/// </remarks>
internal sealed class CommitmentMerge(ActorNames actors)
{
    /// <summary>Thousandths of shared words.</summary>
    private const int SameWords = 400;

    private const int DaysThatAReportTravels = 7;

    /// <summary>A batch is delivered within this many days of the agreement's last report.</summary>
    private const int DaysOfDelivery = 60;

    public ImmutableArray<CommitmentRecord> Of(IReadOnlyList<Member<CommitmentObservation>> sorted, PublicationTime? asOf) =>
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
    private int Score(Member<CommitmentObservation> a, Member<CommitmentObservation> b)
    {
        var (x, y) = (a.Observation, b.Observation);
        var parties = x.Parties.Count(p => y.Parties.Any(q => string.Equals(actors.Key(p), actors.Key(q), StringComparison.Ordinal)));
        var isBothStated = x.Count.IsStated && y.Count.IsStated;
        var isBatch = IsHandover(x.Action) && (IsBatchOf(b, a) || IsBatchOf(a, b));
        if ((parties == 0 && !x.Parties.IsEmpty && !y.Parties.IsEmpty)
            || (isBothStated && !isBatch && !AreNear(x.Count, y.Count) && !(IsDelivery(x) && IsDelivery(y)))
            || (x.Due is { } d && y.Due is { } e && !d.Overlaps(e) && !IsMoved(x) && !IsMoved(y) && !isBatch))
        {
            return Clustering.Apart;
        }

        // Two deliveries of other sizes are parts of one promise or of two: an agreement that both serve decides.
        if (isBothStated && !AreNear(x.Count, y.Count) && !isBatch)
        {
            return 0;
        }

        var isNear = a.Reported is { } s && b.Reported is { } t && Math.Abs(s.DayNumber - t.DayNumber) <= DaysThatAReportTravels;
        // Whose promise it is must be told, or the reports be of one week.
        if (parties == 0 && !isNear)
        {
            return Clustering.Apart;
        }

        // Without a quantity on both sides, the words of the object must agree, or the reports be of one week.
        var words = Names.Overlap(x.Object ?? "", y.Object ?? "");
        var isSameCount = isBothStated && AreNear(x.Count, y.Count);
        return isSameCount || words >= SameWords || (isNear && IsHandover(x.Action) && parties > 0) || isBatch
            ? 100 + (isSameCount ? 500 : 0) + (words / 10) + (10 * Math.Min(parties, 5))
            : Clustering.Apart;
    }

    /// <summary>Done or under way, in a smaller number than was agreed before it.</summary>
    private static bool IsBatchOf(Member<CommitmentObservation> batch, Member<CommitmentObservation> agreement) =>
        IsDelivery(batch.Observation)
        && agreement.Observation.Status == CommitmentStatus.Agreed
        && batch.Observation.Count.Max is { } delivered && agreement.Observation.Count.Min is { } agreed && delivered < agreed
        && batch.Reported is { } done && agreement.Reported is { } then
        && done >= then && done.DayNumber - then.DayNumber <= DaysOfDelivery;

    private static bool IsDelivery(CommitmentObservation o) =>
        IsHandover(o.Action) && (o.Status is CommitmentStatus.Done or CommitmentStatus.UnderWay);

    /// <summary>"6,000", "more than 6,000" and the 6,060 that came of it are one promise: within a twentieth.</summary>
    private static bool AreNear(Quantity a, Quantity b) => a.IsCompatibleWith(b)
        || (a.Min is { } x && b.Min is { } y && 20 * Math.Abs(x - y) <= Math.Max(x, y));

    private static bool IsMoved(CommitmentObservation o) => o.Status is CommitmentStatus.Postponed or CommitmentStatus.Disputed;

    private CommitmentRecord Merge(IReadOnlyList<Member<CommitmentObservation>> members, PublicationTime? asOf)
    {
        var all = members.Select(m => m.Observation).ToList();
        // The agreement's own words say what was promised; a batch's number is a part of it.
        var terms = all.Where(o => o.Status == CommitmentStatus.Agreed).DefaultIfEmpty(all[0]).ToList();
        var due = all.Select(o => o.Due).LastOrDefault(d => d is not null);
        var quantity = terms.Select(o => o.Count).Concat(all.Select(o => o.Count)).FirstOrDefault(q => q.IsStated);
        return new CommitmentRecord
        {
            Id = RecordId.Of(all[0].Id),
            Parties = Union.Of(all.SelectMany(o => o.Parties).Select(actors.Of)),
            Action = terms[0].Action,
            Issue = terms[0].Issue,
            Object = terms.Concat(all).Select(o => o.Object).FirstOrDefault(o => o is not null),
            Quantity = quantity,
            Due = due,
            Mutual = all.Any(o => o.Mutual),
            History = CommitmentClock.WithOverdue(CommitmentClock.Changes(members, quantity), due, asOf),
            Reports = Union.Reports(members),
            Observations = [.. members.Select(m => m.ToRecord())],
        };
    }
}
