using System.Collections.Immutable;
using Recount.Core;
using Recount.Reconciliation.Actors;
using Recount.Reconciliation.Clusters;
using Recount.Reconciliation.Matching;

namespace Recount.Reconciliation.Talks;

/// <summary>Reports of one meeting: the same day and no differing place or round, or the same round at the same place.</summary>
internal sealed class TalksMerge(ActorNames actors)
{
    public ImmutableArray<TalksRecord> Of(IReadOnlyList<Member<TalksObservation>> sorted) =>
        [.. Clustering.Of(sorted, i => Keys(sorted[i]), (i, j) => Score(sorted[i], sorted[j]), apartInOneDocument: true).Select(Merge)];

    private IEnumerable<string> Keys(Member<TalksObservation> m)
    {
        var o = m.Observation;
        foreach (var party in o.Parties)
        {
            yield return "party " + actors.Key(party);
        }

        if (o.Place is { } place)
        {
            yield return "place " + Names.Normalise(place);
        }
    }

    private int Score(Member<TalksObservation> a, Member<TalksObservation> b)
    {
        var (x, y) = (a.Observation, b.Observation);
        var samePlace = x.Place is { } p && y.Place is { } q && Same(p, q);
        var sameRound = x.Round is { } r && y.Round == r;
        var differ = (x.Place is not null && y.Place is not null && !samePlace)
            || (x.Round is not null && y.Round is not null && !sameRound)
            || (x.Date is { } d && y.Date is { } e && !d.Overlaps(e));
        var sameDay = x.Date is { Start: { } s } && y.Date?.Start == s;
        var parties = x.Parties.Count(i => y.Parties.Any(j => Same(i, j)));
        if (differ || (!sameDay && !(sameRound && samePlace)) || (parties == 0 && !samePlace))
        {
            return Clustering.Apart;
        }

        return 100 + (sameRound ? 50 : 0) + (samePlace ? 30 : 0) + (sameDay ? 30 : 0) + (10 * Math.Min(parties, 5));
    }

    private bool Same(string a, string b) => string.Equals(actors.Key(a), actors.Key(b), StringComparison.Ordinal);

    private TalksRecord Merge(IReadOnlyList<Member<TalksObservation>> members)
    {
        var all = members.Select(m => m.Observation).ToList();
        return new TalksRecord
        {
            Id = RecordId.Of(all[0].Id),
            Parties = Union.Of(all.SelectMany(o => o.Parties).Select(actors.Of)),
            Round = all.Select(o => o.Round).FirstOrDefault(r => r is not null),
            Date = all.Select(o => o.Date).FirstOrDefault(d => d is not null),
            Place = all.Select(o => o.Place).FirstOrDefault(p => p is not null),
            Venue = all.Select(o => o.Venue).FirstOrDefault(v => v is not null),
            Host = all.Select(o => o.Host).FirstOrDefault(h => h is not null),
            Delegates = Union.By(all.SelectMany(o => o.Delegates), d => Names.Romanised(d.Name)),
            Duration = all.Select(o => o.Duration).FirstOrDefault(d => d is not null),
            // Members stand in order of report; a meeting once held isn't planned again by a late report.
            Status = all.Any(o => o.Status == TalksStatus.Held) ? TalksStatus.Held : all[^1].Status,
            Outcomes = [.. all.Where(o => o.Outcome is not null).Select(o => new OutcomeAccount(o.Outcome!, o.Id))],
            Reports = Union.Reports(members),
            Observations = [.. members.Select(m => m.ToRecord())],
        };
    }
}
