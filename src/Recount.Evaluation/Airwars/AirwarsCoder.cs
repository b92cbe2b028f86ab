using System.Collections.Immutable;
using System.Globalization;
using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>Puts what the system reads of a narrative into the desk's coding.</summary>
/// <remarks>
/// The desk's conventions, and nothing else, stand here: the page opens with its own summary, whose number is the lower end;
/// the highest that any source gives is the upper one. "Dozens" is 12 to 24 and an uncounted plural 2; "at least" and
/// "more than" are coded as the least number that they allow.
/// </remarks>
internal static class AirwarsCoder
{
    private static readonly (string Word, long Min, long Max)[] s_plurals = [("dozens", 12, 24), ("scores", 20, 40), ("hundreds", 100, 200)];

    /// <summary>What is added up are people told one by one; a larger number is a total.</summary>
    private const int MostInList = 6;

    private static readonly (string Infrastructure, string[] Nouns)[] s_infrastructure =
    [
        ("Residential", ["house", "home", "residence", "residential"]), ("Apartment Building", ["apartment", "tower"]), ("Healthcare", ["hospital", "clinic", "ambulance"]),
        ("IDP or Refugee Camp", ["tent"]), ("Religious", ["mosque", "church"]), ("Education", ["school", "university"]),
    ];

    public static AirwarsCoding Code(SystemReading reading)
    {
        var incidents = reading.Observations.Incidents;
        var summary = reading.Document.Blocks.FirstOrDefault()?.Span ?? default;
        return new AirwarsCoding
        {
            Killed = Range(reading, Harm.Killed, null, summary),
            Injured = Range(reading, Harm.Injured, null, summary),
            Groups = AirwarsBenchmark.GroupNames
                .Select(g => (Group: g, Range: Range(reading, Harm.Killed, g, summary)))
                .Where(g => g.Range is not null)
                .ToImmutableSortedDictionary(g => g.Group, g => g.Range!.Value, StringComparer.Ordinal),
            StrikeTypes = [incidents.Any(i => i.Kind == IncidentKind.AirStrike) || incidents.IsEmpty ? "Airstrike" : "Airstrike and/or Artillery"],
            Infrastructure = Infrastructure(reading.Analysed, summary),
            Belligerents = [.. incidents.Any(i => i.Perpetrators.Contains("Israel", StringComparer.Ordinal)) ? new[] { "Israeli Military" } : []],
            Date = Day(reading),
        };
    }

    private static CodedRange? Range(SystemReading reading, Harm harm, string? group, TextSpan summary)
    {
        var figures = reading.Observations.Incidents.SelectMany(i => i.Figures)
            .Where(f => f.Harm == harm && f.Count != Quantity.Exactly(0) && (group is null || f.Victims.Word() == group))
            .OrderBy(f => f.Evidence.Span).ToList();
        var stated = figures.Where(f => f.Count.IsStated).ToList();
        var own = reading.Analysed.Sentences.Where(s => summary.Contains(s.Span))
            .Select(s => InSentence([.. figures.Where(f => s.Span.Contains(f.Evidence.Span))])).OfType<CodedRange>().ToList();
        if (own.Count == 0)
        {
            own = [.. reading.Analysed.Sentences.Select(s => InSentence([.. stated.Where(f => s.Span.Contains(f.Evidence.Span))])).OfType<CodedRange>().Take(1)];
        }

        return own.Count == 0 ? null
            : new CodedRange(own.Max(r => r.Min), stated.Select(f => Coded(f).Max).Concat(own.Select(r => r.Max)).Max());
    }

    // A total and its parts ("seven people, two of them women"), or a list to add up: "a man, his wife and their two children".
    private static CodedRange? InSentence(List<Figure> figures)
    {
        if (figures.Count == 0)
        {
            return null;
        }

        var (first, largest) = (Coded(figures[0]), figures.Select(Coded).MaxBy(r => r.Min));
        var isList = figures.Count > 1 && figures.TrueForAll(f => f.Count.IsExact)
            && (figures[0].Count == Quantity.Exactly(1) || figures.TrueForAll(f => f.Victims is VictimClass.Children or VictimClass.Women or VictimClass.Men))
            && largest.Min <= MostInList;
        return isList ? new CodedRange(figures.Sum(f => Coded(f).Min), figures.Sum(f => Coded(f).Max))
            : first.Min >= largest.Min ? first : largest;
    }

    private static CodedRange Coded(Figure figure)
    {
        foreach (var (word, min, max) in s_plurals)
        {
            if (figure.Text.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return new CodedRange(min, max);
            }
        }

        return figure.Count is { IsStated: true } count
            ? new CodedRange(count.Min ?? count.Max!.Value, count.Max ?? count.Min!.Value)
            : new CodedRange(2, 2);
    }

    private static ImmutableArray<string> Infrastructure(AnalysedDocument analysed, TextSpan summary)
    {
        var nouns = analysed.Sentences.Where(s => summary.Contains(s.Span)).SelectMany(s => s.Tokens).Select(t => t.Lemma.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        return [.. s_infrastructure.Where(i => i.Nouns.Any(nouns.Contains)).Select(i => i.Infrastructure)];
    }

    private static string? Day(SystemReading reading) =>
        (reading.Observations.Incidents.Select(i => i.Time).FirstOrDefault(t => t is { Granularity: DateGranularity.Day })
            ?? reading.Analysed.Sentences.SelectMany(s => s.Times).Select(t => t.Extent).FirstOrDefault(t => t is { Granularity: DateGranularity.Day }))?.Start
        ?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
