using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Recount.Core;

namespace Recount.Language;

/// <summary>Finds time expressions and resolves them against the day that the text is read on.</summary>
/// <remarks>
/// Rules are data (<c>lexicons/time</c>); what their groups mean is in <see cref="TimeResolution"/>. Thread-safe. About
/// fifty patterns a sentence, so tens of microseconds to a millisecond. Known gaps: holidays ("Palm Sunday"), events as
/// anchors ("since the earthquake"), and fiscal quarters aren't resolved.
/// </remarks>
public sealed class TimeFinder
{
    private static readonly (string Words, TimeRelation Relation)[] s_relations =
    [
        ("since", TimeRelation.Since), ("from", TimeRelation.Since), ("until", TimeRelation.Until), ("till", TimeRelation.Until),
        ("through", TimeRelation.Until), ("up to", TimeRelation.Until), ("by", TimeRelation.By),
        ("no later than", TimeRelation.By), ("after", TimeRelation.After), ("before", TimeRelation.Before),
    ];

    private readonly TimeLexicon _lexicon;

    public TimeFinder(TimeLexicon lexicon, NumberLexicon numbers)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        ArgumentNullException.ThrowIfNull(numbers);
        _lexicon = lexicon;
        Numbers = numbers;
    }

    private NumberLexicon Numbers { get; }

    /// <param name="text">The document's text.</param>
    /// <param name="sentence">Where to look.</param>
    /// <param name="reference">The day that the words are spoken on; null leaves relative days unresolved.</param>
    /// <param name="tense">Decides "on Tuesday" and days without a year; unknown is decided by cues before the words.</param>
    /// <param name="focus">The day that the text before speaks of: anchor of "a day earlier" and "that night".</param>
    /// <returns>In order of text, apart from each other, inside the sentence.</returns>
    public ImmutableArray<TimeMention> Find(
        string text, TextSpan sentence, PublicationTime? reference, TenseHint tense = TenseHint.Unknown, DateOnly? focus = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slice = sentence.Slice(text);
        var resolution = new TimeResolution(_lexicon, Numbers, reference?.Day, focus);
        var hits = Resolved(slice, resolution, tense);
        hits = TimeCombination.Combine(slice, hits, reference?.Day);
        return [.. hits.Select(h => Mention(slice, sentence.Start, Related(slice, h)))];
    }

    private List<TimeHit> Resolved(string slice, TimeResolution resolution, TenseHint tense)
    {
        var matches = new List<(Match Match, TimeRule Rule, int Order)>();
        for (var i = 0; i < _lexicon.Rules.Count; i++)
        {
            var (rule, pattern) = _lexicon.Rules[i];
            for (var match = pattern.Match(slice); match.Success; match = match.NextMatch())
            {
                if (match.Length > 0)
                {
                    matches.Add((match, rule, i));
                }
            }
        }

        var hits = new List<TimeHit>();
        var end = 0;
        foreach (var (match, rule, _) in matches.OrderBy(m => m.Match.Index).ThenByDescending(m => m.Match.Length).ThenBy(m => m.Order))
        {
            if (match.Index < end)
            {
                continue;
            }

            var hint = tense != TenseHint.Unknown ? tense
                : _lexicon.FutureCue.IsMatch(slice[..match.Index]) ? TenseHint.Future : TenseHint.Unknown;
            if (resolution.Resolve(rule, match, hint) is { } hit)
            {
                hits.Add(hit);
                if (hit is { Kind: TimeKind.Date, Extent: { Granularity: DateGranularity.Day, Start: { } day } })
                {
                    resolution.SentenceDay = day;
                }

                end = match.Index + match.Length;
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
        };
    }
}
