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
            Killed = Range(incidents, Harm.Killed, null, summary),
            Injured = Range(incidents, Harm.Injured, null, summary),
            Groups = AirwarsBenchmark.GroupNames
                .Select(g => (Group: g, Range: Range(incidents, Harm.Killed, g, summary)))
                .Where(g => g.Range is not null)
                .ToImmutableSortedDictionary(g => g.Group, g => g.Range!.Value, StringComparer.Ordinal),
            StrikeTypes = [incidents.Any(i => i.Kind == IncidentKind.AirStrike) || incidents.IsEmpty ? "Airstrike" : "Airstrike and/or Artillery"],
            Infrastructure = Infrastructure(reading.Analysed, summary),
            Belligerents = [.. incidents.Any(i => i.Perpetrators.Contains("Israel", StringComparer.Ordinal)) ? new[] { "Israeli Military" } : []],
            Date = Day(reading),
        };
    }

    private static CodedRange? Range(ImmutableArray<IncidentObservation> incidents, Harm harm, string? group, TextSpan summary)
    {
        var figures = incidents.SelectMany(i => i.Figures)
            .Where(f => f.Harm == harm && f.Count != Quantity.Exactly(0) && (group is null || f.Victims.Word() == group)).ToList();
        var own = figures.Where(f => summary.Contains(f.Evidence.Span)).Select(Coded).ToList();
        var stated = figures.Where(f => f.Count.IsStated).Select(Coded).ToList();
        if (own.Count == 0)
        {
            own = [.. stated.Take(1)];
        }

        if (own.Count == 0)
        {
            return null;
        }

        var first = own.MaxBy(r => r.Min);
        return new CodedRange(first.Min, stated.Select(r => r.Max).Append(own.Max(r => r.Max)).Max());
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
