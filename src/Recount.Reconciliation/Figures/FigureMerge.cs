using System.Collections.Immutable;
using Recount.Core;
using Recount.Reconciliation.Clusters;
using Recount.Reconciliation.Origins;

namespace Recount.Reconciliation.Figures;

/// <summary>Figures of one incident, by harm and victims, with all their values in order of report.</summary>
/// <remarks>
/// Policy <c>latest-best-placed.v1</c> (codebook, "Figures have a history"). A value is superseded where its document calls
/// it outdated, or where a later report raises it: of the same origin, or of one at least as well placed. Of those left the
/// latest of the best-placed rank is current; a higher rank's value yields once it is over seven days old and a lower
/// rank's later count is fuller. An old number told again counts from the day that it was first told. Values left that
/// can't both hold are disputed. Known gap: which side was hit isn't modelled, so a third state counts as a national
/// authority.
/// </remarks>
internal sealed class FigureMerge(OriginBook origins)
{
    public const string Policy = "latest-best-placed.v1";

    private const int DaysThatRankHolds = 7;

    // A sentence with one of these has a teller, if only "he".
    private static readonly ImmutableArray<string> s_telling = [" said", " says", " told", " reported", " wrote", "ccording to"];

    public ImmutableArray<FigureRecord> Of(
        IReadOnlyList<Member<IncidentObservation>> members, IReadOnlyList<string> perpetrators) =>
    [
        .. members
            .SelectMany(m => m.Observation.Figures.SelectMany(f => Values(m, f, perpetrators)))
            .GroupBy(v => (v.Figure.Harm, v.Figure.Victims))
            .OrderBy(g => g.Key.Harm).ThenBy(g => g.Key.Victims)
            .Select(g => Merge(g.Key.Harm, g.Key.Victims, Ordered(g))),
    ];

    /// <summary>
    /// Each origin's number once a document; in order of report, values without a time first, and of one moment first those
    /// that the document calls outdated, then in the order of their members.
    /// </summary>
    private static List<Reported> Ordered(IEnumerable<Reported> values) =>
    [
        .. values
            .DistinctBy(v => (v.Member.Document.Id, v.Key, v.Figure.Count, v.Figure.Count.IsStated ? "" : v.Figure.Text, v.Figure.State))
            .OrderBy(v => v.Time).ThenByDescending(v => v.Figure.State == FigureState.Superseded),
    ];

    private IEnumerable<Reported> Values(
        Member<IncidentObservation> member, Figure figure, IReadOnlyList<string> perpetrators)
    {
        var named = NamedFor(figure, member);
        IEnumerable<string?> all = named.IsEmpty ? [null] : [.. named];
        return all.Select(o => new Reported(
            member, figure, o ?? member.Document.Outlet, origins.Key(o, member.Document), origins.Rank(o, member.Document, perpetrators)));
    }

    /// <summary>
    /// The figure's own origins, else the incident's. Of an incident told in several sentences those that the figure's own
    /// sentence names, or all of them where it says only that somebody said so; a sentence that leads to nobody is the
    /// outlet's word.
    /// </summary>
    private static ImmutableArray<string> NamedFor(Figure figure, Member<IncidentObservation> member)
    {
        var incident = member.Observation;
        if (!figure.Origins.IsEmpty || incident.Evidence.Length < 2)
        {
            return figure.Origins.IsEmpty ? incident.Origins : figure.Origins;
        }

        var sentence = member.SentenceOf(incident.Evidence.FirstOrDefault(e => e.Span.Contains(figure.Evidence.Span)) ?? figure.Evidence);
        ImmutableArray<string> named = [.. incident.Origins.Where(o => sentence.Contains(o.Split(' ')[^1], StringComparison.Ordinal))];
        return named.IsEmpty && s_telling.Any(w => sentence.Contains(w, StringComparison.Ordinal)) ? incident.Origins : named;
    }

    private static FigureRecord Merge(Harm harm, VictimClass victims, List<Reported> values)
    {
        var states = values.Select(v => IsSuperseded(v, values) ? FigureState.Superseded : FigureState.Agreed).ToArray();
        var live = Enumerable.Range(0, values.Count)
            .Where(i => states[i] == FigureState.Agreed && values[i].Figure.Count.IsStated).ToList();
        foreach (var i in live)
        {
            if (live.Any(j => values[i].Key != values[j].Key && !values[i].Figure.Count.IsCompatibleWith(values[j].Figure.Count)))
            {
                states[i] = FigureState.Disputed;
            }
        }

        return new FigureRecord
        {
            Harm = harm,
            Victims = victims,
            Current = Current([.. live.Select(i => values[i])], values)?.Figure.Count ?? Quantity.Unstated,
            Policy = Policy,
            State = states.Contains(FigureState.Disputed) ? FigureState.Disputed : FigureState.Agreed,
            Values = [.. values.Select((v, i) => new FigureValue
            {
                Count = v.Figure.Count, Text = v.Figure.Text, Origin = v.Origin, Reported = v.Time, State = states[i],
                Evidence = v.Figure.Evidence, Observation = v.Member.Observation.Id, Document = v.Member.Document,
            })],
        };
    }

    private static bool IsSuperseded(Reported value, List<Reported> values) => value.Figure.State == FigureState.Superseded
        || (value.Figure.Count.IsStated && FirstTold(values, value.Figure.Count) is { } told && values.Any(later =>
            later.Figure.Count.IsStated && later.Figure.State != FigureState.Superseded
            && (later.Key == value.Key || later.Rank <= value.Rank)
            && later.Time > told && IsRaisedBy(value.Figure.Count, later.Figure.Count)));

    private static bool IsRaisedBy(Quantity earlier, Quantity later) =>
        later.Min > (earlier.Min ?? 0) && (earlier.Max is null || later.Min > earlier.Max || later.Max > earlier.Max);

    private static Reported? Current(List<Reported> live, List<Reported> values)
    {
        Reported? chosen = null;
        foreach (var rank in live.GroupBy(v => v.Rank).OrderBy(g => g.Key))
        {
            // Of one moment the greater minimum is the fuller count.
            var latest = rank.OrderBy(v => FirstTold(values, v.Figure.Count)).ThenBy(v => v.Figure.Count.Min ?? 0).Last();
            if (chosen is null || Yields(chosen, latest))
            {
                chosen = latest;
            }
        }

        return chosen;
    }

    private static PublicationTime? FirstTold(List<Reported> values, Quantity count) =>
        values.Where(v => v.Figure.Count == count).Min(v => v.Time);

    private static bool Yields(Reported held, Reported later) =>
        held.Member.Reported is { } then && later.Member.Reported is { } now
        && now.DayNumber - then.DayNumber > DaysThatRankHolds
        && (later.Figure.Count.Min ?? 0) > (held.Figure.Count.Min ?? 0);

    /// <param name="Member">The observation that has the figure.</param>
    /// <param name="Figure">As the document puts it.</param>
    /// <param name="Origin">Who the document says it comes from, or else the outlet.</param>
    /// <param name="Key">Equal for two values of one origin.</param>
    /// <param name="Rank">How well placed the origin is to know.</param>
    private sealed record Reported(Member<IncidentObservation> Member, Figure Figure, string? Origin, string Key, OriginRank Rank)
    {
        public PublicationTime? Time => Member.Told;
    }
}
