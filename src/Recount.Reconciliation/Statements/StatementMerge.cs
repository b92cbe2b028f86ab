using System.Collections.Immutable;
using Recount.Core;
using Recount.Reconciliation.Actors;
using Recount.Reconciliation.Clusters;
using Recount.Reconciliation.Matching;

namespace Recount.Reconciliation.Statements;

/// <summary>One thing that one speaker said, however many outlets carry it.</summary>
internal sealed class StatementMerge(ActorNames actors)
{
    /// <summary>Thousandths of shared words.</summary>
    private const int SameWords = 700;

    /// <summary>The same words said again after more than this many days are said again.</summary>
    private const int DaysThatAStatementTravels = 3;

    public ImmutableArray<StatementRecord> Of(IReadOnlyList<Member<StatementObservation>> sorted) =>
        [.. Clustering.Of(
            sorted, i => [$"{actors.Key(sorted[i].Observation.Speaker)}|{sorted[i].Observation.Act.Word()}"],
            (i, j) => Score(sorted[i], sorted[j]),
            apartInOneDocument: true).Select(Merge)];

    private static int Score(Member<StatementObservation> a, Member<StatementObservation> b)
    {
        var (x, y) = (a.Observation.Date?.Start ?? a.Reported, b.Observation.Date?.Start ?? b.Reported);
        var isNear = x is { } s && y is { } t && Math.Abs(s.DayNumber - t.DayNumber) <= DaysThatAStatementTravels;
        return isNear && Names.Overlap(a.Observation.Content, b.Observation.Content) is >= SameWords and var overlap
            ? overlap - SameWords + 1
            : Clustering.Apart;
    }

    private StatementRecord Merge(IReadOnlyList<Member<StatementObservation>> members)
    {
        var all = members.Select(m => m.Observation).ToList();
        var first = all[0];
        return new StatementRecord
        {
            Id = RecordId.Of(first.Id),
            Speaker = actors.Of(first.Speaker),
            Role = all.Select(o => o.Role).FirstOrDefault(r => r is not null),
            Party = all.Select(o => o.Party).FirstOrDefault(p => p is not null),
            Act = first.Act,
            Content = first.Content,
            Direct = first.Direct,
            Medium = all.Select(o => o.Medium).FirstOrDefault(m => m is not null),
            Date = all.Select(o => o.Date).FirstOrDefault(d => d is not null),
            Addressees = Union.Of(all.SelectMany(o => o.Addressees)),
            Reports = Union.Reports(members),
            Observations = [.. members.Select(m => m.ToRecord())],
        };
    }
}
