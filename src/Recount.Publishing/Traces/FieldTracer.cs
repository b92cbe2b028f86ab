using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Publishing.Traces;

/// <summary>Asks each member of a record what it says of a field, and puts equal answers together.</summary>
internal sealed class FieldTracer
{
    private const int KeyDigits = 8;
    private readonly OriginCount _origins;
    private readonly ImmutableArray<(Observation Observation, ReportedDocument Document, RecordMember Member)> _members;

    public FieldTracer(RecordBook book, IEnumerable<RecordMember> members, OriginCount origins)
    {
        _origins = origins;
        _members =
        [
            .. from member in members
               let found = book.Observation(member.Id)
               where found is not null
               select (found.Value.Observation, found.Value.Document, member),
        ];
    }

    /// <summary>A list: each value holds beside the others.</summary>
    public TracedField Many<TObservation, T>(
        string name, Func<TObservation, IEnumerable<T>> values, Func<T, string> text)
        where TObservation : Observation =>
        Field(name, Readings(values, text).GroupBy(r => FoldedName.Of(text(r.Value)), StringComparer.Ordinal)
            .Select(g => Value(name, g.Key, text(g.First().Value), FigureState.Agreed, isCurrent: true, [.. g.Select(r => r.Support)])));

    /// <summary>One value: others that can't hold beside it are superseded or in dispute with it.</summary>
    /// <param name="name">The codebook's word.</param>
    /// <param name="value">What an observation says; null where it says nothing.</param>
    /// <param name="held">The record's own value.</param>
    /// <param name="text">A value as words; equal words are one value.</param>
    /// <param name="canBothHold">Given a value and the record's; null where differing values never contradict.</param>
    /// <param name="gaveWay">A value that the record's simply followed ("planned" before "held").</param>
    public TracedField One<TObservation, T>(
        string name, Func<TObservation, T?> value, T? held, Func<T, string> text,
        Func<T, T, bool>? canBothHold = null, Func<T, bool>? gaveWay = null)
        where TObservation : Observation
        where T : class
    {
        var groups = Readings<TObservation, T>(o => value(o) is { } v ? [v] : [], text)
            .GroupBy(r => FoldedName.Of(text(r.Value)), StringComparer.Ordinal).ToList();
        var heldKey = held is null ? null : FoldedName.Of(text(held));
        var heldSupports = groups.Where(g => g.Key == heldKey).SelectMany(g => g).Select(r => r.Support).ToList();
        var states = groups.ToDictionary(g => g.Key, g => StateOf(g.First().Value, [.. g.Select(r => r.Support)]), StringComparer.Ordinal);
        if (heldKey is not null && states.ContainsValue(FigureState.Disputed))
        {
            states[heldKey] = FigureState.Disputed;
        }

        return Field(name, groups.Select(g =>
            Value(name, g.Key, text(g.First().Value), states[g.Key], g.Key == heldKey, [.. g.Select(r => r.Support)])));

        FigureState StateOf(T reported, ImmutableArray<Support> supports) =>
            held is null || canBothHold is null || FoldedName.Of(text(reported)) == heldKey ? FigureState.Agreed
            : gaveWay?.Invoke(reported) == true ? FigureState.Superseded
            : canBothHold(reported, held) ? FigureState.Agreed
            : supports.All(IsTakenBack) ? FigureState.Superseded
            : FigureState.Disputed;

        // Its own origin later gives the record's value.
        bool IsTakenBack(Support earlier) => heldSupports.Any(later => earlier.Reported is { } then && later.Reported is { } now
            && now > then && _origins.KeysOf(later).Intersect(_origins.KeysOf(earlier), StringComparer.Ordinal).Any());
    }

    /// <summary>A figure: values and states are the record's own, equal counts of one state together.</summary>
    public TracedField Figure(FigureRecord figure)
    {
        var name = $"{figure.Harm.Word()} {figure.Victims.Word()}";
        // Of several values that equal the current one, the latest report is it.
        var current = figure.Current.IsStated
            ? figure.Values.LastOrDefault(v => v.Count == figure.Current && v.State != FigureState.Superseded)
            : null;
        var groups = figure.Values.GroupBy(v => (Text: v.Count.IsStated ? Shown.Of(v.Count) : v.Text, v.State));
        return Field(name, groups.Select(g => Value(
            name, $"{g.Key.Text} {g.Key.State.Word()}", g.Key.Text, g.Key.State, current is not null && g.Contains(current),
            [.. g.GroupBy(v => (v.Observation, v.Evidence.Span)).Select(SupportOf)])));
    }

    /// <summary>A value of a history, backed by the observations that it names.</summary>
    public TracedValue Step(
        string name, string text, FigureState state, bool isCurrent, DateOnly? day, IEnumerable<ObservationId> observations)
    {
        var ids = observations.ToHashSet();
        ImmutableArray<Support> supports =
            [.. _members.Where(m => ids.Contains(m.Observation.Id)).Select(m => SupportOf(m.Observation, m.Document, m.Member.Document))];
        return Value(name, $"{day:O} {text}", text, state, isCurrent, supports) with { Day = day };
    }

    public static TracedField Field(string name, IEnumerable<TracedValue> values) => new() { Name = name, Values = [.. values] };

    private IEnumerable<(T Value, Support Support)> Readings<TObservation, T>(
        Func<TObservation, IEnumerable<T>> values, Func<T, string> text)
        where TObservation : Observation =>
        from member in _members
        let observation = member.Observation as TObservation
        where observation is not null
        from value in values(observation).DistinctBy(v => FoldedName.Of(text(v)), StringComparer.Ordinal)
        select (value, SupportOf(observation, member.Document, member.Member.Document));

    private TracedValue Value(
        string name, string key, string text, FigureState state, bool isCurrent, ImmutableArray<Support> supports) => new()
        {
            Key = ContentHash.Of(name, key)[..KeyDigits], Text = text, State = state, IsCurrent = isCurrent,
            Supports = supports, Origins = _origins.Of(supports),
        };

    private Support SupportOf(IGrouping<(ObservationId Observation, TextSpan Span), FigureValue> values)
    {
        var first = values.First();
        var member = _members.FirstOrDefault(m => m.Observation.Id == first.Observation);
        ImmutableArray<Evidence> sentences = member.Observation is null
            ? []
            : [.. member.Observation.Evidence.Where(e => e.Span.Contains(first.Evidence.Span))];
        // Origins as the document gives them: the record names the outlet where it gives none.
        var own = (member.Observation as IncidentObservation)?.Figures.FirstOrDefault(f => f.Evidence.Span == first.Evidence.Span);
        return new Support
        {
            Document = first.Document, Observation = first.Observation, Words = first.Evidence,
            Evidence = sentences.IsEmpty ? [first.Evidence] : sentences,
            Origins = own is { Origins.IsEmpty: true } && member.Observation!.Origins.IsEmpty
                ? []
                : [.. values.Select(v => v.Origin).OfType<string>().Distinct(StringComparer.Ordinal)],
            Reported = member.Document is null ? first.Reported : member.Document.Document.TimeAt(first.Evidence.Span.Start) ?? first.Reported,
        };
    }

    private static Support SupportOf(Observation observation, ReportedDocument document, DocumentHeader header) => new()
    {
        Document = header, Observation = observation.Id,
        Evidence = [.. observation.Evidence.OrderBy(e => e.Span)],
        Words = (observation as StatementObservation)?.ContentEvidence,
        Origins = observation.Origins,
        Reported = document.Document.TimeAt(observation.Evidence[0].Span.Start),
    };
}
