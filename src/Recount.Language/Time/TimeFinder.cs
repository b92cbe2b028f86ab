using System.Collections.Frozen;
using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Language;

/// <summary>What the text before a sentence speaks of in time.</summary>
/// <param name="Day">The day last named.</param>
/// <param name="Period">The quarter last named, as TIMEX3 writes it ("1989-Q3"): that of "the quarter", "a year earlier".</param>
/// <param name="Year">The year last named: that of "the following year".</param>
public readonly record struct TimeFocus(DateOnly? Day, string? Period, int? Year)
{
    /// <summary>The policy of a period that is only what another is compared with: it doesn't become the focus.</summary>
    internal const string ComparisonPolicy = "comparison";

    /// <summary>The focus after a sentence with these times.</summary>
    public TimeFocus After(ImmutableArray<TimeMention> times)
    {
        var day = times.LastOrDefault(t => t.Kind == TimeKind.Date && t.Extent is { Granularity: DateGranularity.Day })?.Extent?.Start ?? Day;
        var period = times.Where(t => t.Policy != ComparisonPolicy).SelectMany(t => t.Expressions).Select(e => e.Timex.Value)
            .LastOrDefault(v => v is [_, _, _, _, '-', 'Q', not 'X']) ?? Period;
        return new TimeFocus(day, period, times.LastOrDefault(t => t is { Kind: TimeKind.Date, Extent.Start: not null })?.Extent?.Start?.Year ?? Year);
    }
}

/// <summary>Finds time expressions and resolves them against the day that the text is read on.</summary>
/// <remarks>
/// Rules are data (<c>lexicons/time</c>): patterns over words, run only where a sentence has a word that they begin with, so
/// that the work is linear in the text. What their captures mean is in <see cref="TimeResolution"/>. Thread-safe. Known gaps:
/// events as anchors ("since the earthquake"); the tense of the verb beyond the cues before the words.
/// </remarks>
public sealed class TimeFinder
{
    private static readonly (string Words, TimeRelation Relation)[] s_relations =
    [
        ("since", TimeRelation.Since), ("from", TimeRelation.Since), ("until", TimeRelation.Until), ("till", TimeRelation.Until),
        ("through", TimeRelation.Until), ("up to", TimeRelation.Until), ("by", TimeRelation.By),
        ("no later than", TimeRelation.By), ("after", TimeRelation.After), ("before", TimeRelation.Before),
    ];

    private static readonly FrozenSet<string> s_prepositions = new[]
    {
        "at", "on", "in", "over", "during", "within", "before", "after", "since", "by", "until", "till", "towards", "shortly", "just", "soon", "for",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Hedges belong to a length in TIMEX3, longest first.
    private static readonly (string Words, string Mod)[] s_hedges =
    [
        ("no more than", "EQUAL_OR_LESS"), ("no less than", "EQUAL_OR_MORE"), ("at least", "EQUAL_OR_MORE"), ("at most", "EQUAL_OR_LESS"),
        ("more than", "MORE_THAN"), ("less than", "LESS_THAN"), ("up to", "EQUAL_OR_LESS"), ("almost", "LESS_THAN"), ("nearly", "LESS_THAN"),
        ("about", "APPROX"), ("around", "APPROX"), ("roughly", "APPROX"), ("over", "MORE_THAN"),
    ];

    private readonly TimeLexicon _lexicon;
    private readonly TimeSlots _slots;
    private readonly FrozenDictionary<string, int[]> _byLiteral;
    private readonly FrozenDictionary<string, int[]> _bySlot;

    public TimeFinder(TimeLexicon lexicon, NumberLexicon numbers)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        ArgumentNullException.ThrowIfNull(numbers);
        _lexicon = lexicon;
        _slots = new TimeSlots(lexicon.File, numbers);
        var starts = lexicon.Rules.Select((r, i) => (Starts: r.Pattern.Starts(), Rule: i)).ToList();
        _byLiteral = ByStart(starts.SelectMany(s => s.Starts.Literals.Select(l => (l, s.Rule))));
        _bySlot = ByStart(starts.SelectMany(s => s.Starts.Slots.Select(l => (l, s.Rule))));
    }

    /// <param name="text">The document's text.</param>
    /// <param name="sentence">Where to look.</param>
    /// <param name="reference">The day that the words are spoken on; null leaves relative days unresolved.</param>
    /// <param name="tense">Decides "on Tuesday" and days without a year; unknown is decided by cues before the words.</param>
    /// <param name="focus">The day that the text before speaks of: anchor of "a day earlier" and "that night".</param>
    /// <returns>In order of text, apart from each other, inside the sentence.</returns>
    public ImmutableArray<TimeMention> Find(
        string text, TextSpan sentence, PublicationTime? reference, TenseHint tense = TenseHint.Unknown, DateOnly? focus = null) =>
        Find(text, sentence, reference, new TimeFocus(focus, null, null), tense);

    /// <inheritdoc cref="Find(string, TextSpan, PublicationTime?, TenseHint, DateOnly?)"/>
    public ImmutableArray<TimeMention> Find(
        string text, TextSpan sentence, PublicationTime? reference, TimeFocus focus, TenseHint tense = TenseHint.Unknown)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slice = sentence.Slice(text);
        var words = WordCutter.Cut(slice, new TextSpan(0, slice.Length));
        var hits = Resolved(words, new TimeResolution(_lexicon, reference?.Day, focus), tense);
        hits = TimeCombination.Combine(slice, hits, reference?.Day);
        return [.. hits.Select(h => Mention(slice, sentence.Start, Related(slice, h)))];
    }

    private List<TimeHit> Resolved(List<Word> words, TimeResolution resolution, TenseHint tense)
    {
        var matches = new List<(TimeMatch Match, TimeRule Rule, int Order)>();
        var matcher = new TimeMatcher(_slots, words);
        var rules = new SortedSet<int>();
        for (var i = 0; i < words.Count; i++)
        {
            var literal = _byLiteral.GetValueOrDefault(words[i].Lower);
            var slots = _slots.StartingWith(words[i]);
            if (literal is null && slots.Count == 0)
            {
                continue;
            }

            rules.Clear();
            rules.UnionWith(literal ?? []);
            foreach (var slot in slots)
            {
                rules.UnionWith(_bySlot.GetValueOrDefault(slot, []));
            }

            foreach (var order in rules)
            {
                var (rule, pattern) = _lexicon.Rules[order];
                if (matcher.Longest(pattern, i) is { } match)
                {
                    matches.Add((match, rule, order));
                }
            }
        }

        var hits = new List<TimeHit>();
        var (end, lead) = (0, 0);
        foreach (var (match, rule, _) in matches.OrderBy(m => m.Match.FirstWord).ThenByDescending(m => m.Match.Length).ThenBy(m => m.Order))
        {
            if (match.FirstWord < end)
            {
                continue;
            }

            // "until 9 a.m. Tuesday": the cue stands before the clock time.
            var first = hits is [.., { Kind: TimeKind.TimeOfDay }] && end == match.FirstWord ? lead : match.FirstWord;
            if (resolution.Resolve(rule, match, tense != TenseHint.Unknown ? tense : _lexicon.Cues.Tense(words, first, match.EndWord)) is { } hit)
            {
                lead = match.FirstWord;
                hits.Add(hit);
                resolution.Follow(hit);
                end = match.EndWord;
            }
        }

        return hits;
    }

    // "since", "until", "by" open or close an extent; "after" and "before" only that of a calendar date, because
    // "after Monday's attack" speaks of Monday.
    private static TimeHit Related(string slice, TimeHit hit)
    {
        if (hit.Kind is not TimeKind.Date || hit.Extent is not { } extent)
        {
            return hit;
        }

        var before = slice[..hit.Start].TrimEnd();
        foreach (var (words, relation) in s_relations)
        {
            if (!before.EndsWith(words, StringComparison.OrdinalIgnoreCase)
                || (before.Length > words.Length && char.IsLetterOrDigit(before[^(words.Length + 1)])))
            {
                continue;
            }

            var isDate = hit.Rule.StartsWith("date.day-", StringComparison.Ordinal)
                || hit.Rule.StartsWith("date.month", StringComparison.Ordinal)
                || hit.Rule.StartsWith("date.calendar-unit", StringComparison.Ordinal);
            var follows = slice[hit.End..];
            var isPossessive = follows.StartsWith("'s", StringComparison.Ordinal) || follows.StartsWith("’s", StringComparison.Ordinal);
            if (isPossessive || hit.Rule is "date.range.v1" || hit.Rule.StartsWith("date.day-range", StringComparison.Ordinal))
            {
                return hit;
            }

            return hit with
            {
                Relation = relation,
                Extent = relation switch
                {
                    TimeRelation.Since => extent with { End = null },
                    TimeRelation.Until or TimeRelation.By => extent with { Start = null },
                    TimeRelation.After when isDate => new HitExtent(extent.End?.AddDays(1), null, extent.Granularity),
                    TimeRelation.Before when isDate => new HitExtent(null, hit.IsEndOf ? extent.End : extent.Start?.AddDays(-1), extent.Granularity),
                    _ => extent,
                },
            };
        }

        return hit;
    }

    private static TimeMention Mention(string slice, int offset, TimeHit hit)
    {
        var words = slice[hit.Start..hit.End];
        var extent = hit.Extent is { } e && (e.Start is not null || e.End is not null) && !(e.End < e.Start)
            ? DateExtent.Of(e.Start, e.End, e.Granularity, words)
            : null;
        return new TimeMention(
            new TextSpan(offset + hit.Start, offset + hit.End), hit.Kind, extent, hit.Duration, hit.Rule,
            extent is null && hit.Kind is TimeKind.Date ? "none" : hit.Policy)
        {
            Relation = hit.Relation,
            Expressions = [.. hit.Parts.Select(p => Expression(slice, offset, p))],
            Anchor = hit.Anchor is var (from, to) ? new TextSpan(offset + from, offset + to) : null,
        };
    }

    private static TimeExpression Expression(string slice, int offset, HitPart part)
    {
        var start = Bare(slice, part);
        var timex = part.Timex;
        if (timex.Type == TimexType.Duration && start == part.Start && timex.Mod is null)
        {
            var before = slice[..start].TrimEnd();
            foreach (var (words, mod) in s_hedges)
            {
                if (before.EndsWith(words, StringComparison.OrdinalIgnoreCase)
                    && (before.Length == words.Length || !char.IsLetterOrDigit(before[^(words.Length + 1)])))
                {
                    (start, timex) = (before.Length - words.Length, timex with { Mod = mod });
                    break;
                }
            }
        }

        return new TimeExpression(new TextSpan(offset + start, offset + part.End), timex);
    }

    // TIMEX3 leaves a preposition before an expression out.
    private static int Bare(string slice, HitPart part)
    {
        var start = part.Start;
        while (slice.IndexOf(' ', start) is > 0 and var blank && blank < part.End && s_prepositions.Contains(slice[start..blank]))
        {
            start = blank + 1;
        }

        return start;
    }

    private static FrozenDictionary<string, int[]> ByStart(IEnumerable<(string Start, int Rule)> starts) =>
        starts.GroupBy(s => s.Start, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.Select(s => s.Rule).Distinct().Order().ToArray(), StringComparer.Ordinal);
}
