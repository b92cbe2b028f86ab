using System.Collections.Immutable;
using Recount.Core;
using Recount.Reconciliation.Clusters;
using Recount.Reconciliation.Matching;

namespace Recount.Reconciliation.Incidents;

/// <summary>An incident brought to what is compared: days, places, telling words.</summary>
internal sealed record IncidentProfile
{
    /// <summary>A longer extent (an offensive, a war's total) is a period, not a day.</summary>
    private const int LongestDays = 2;

    /// <summary>From so many persons on, the same number alone makes two reports worth comparing.</summary>
    private const int ToldByNumber = 10;

    public required Member<IncidentObservation> Member { get; init; }

    public required Wording Wording { get; init; }

    public required ImmutableArray<ComparedPlace> Places { get; init; }

    /// <summary>Day numbers, both inclusive; null where the text gives no day.</summary>
    public (int First, int Last)? Days { get; init; }

    public bool IsPeriod => Days is { } days && days.Last - days.First > LongestDays;

    public IncidentObservation Observation => Member.Observation;

    public static IncidentProfile Of(Member<IncidentObservation> member, Func<string, bool> isNational) => new()
    {
        Member = member,
        Wording = Wording.Of(member.Observation.Evidence.Select(e => e.Quote), isNational),
        Places =
        [
            .. member.Observation.Places.Select(p => new ComparedPlace(
                Names.Place(p.Name), p.Country, p.Coordinate, p.Precision == PlacePrecision.Region)),
        ],
        Days = DaysOf(member),
    };

    /// <summary>Only incidents that share a key are compared: a day and a telling word or country, a place, a large toll.</summary>
    public IEnumerable<string> Keys()
    {
        foreach (var place in Places)
        {
            yield return "at " + place.Name;
        }

        foreach (var figure in Observation.Figures.Where(f => f.Count.Min >= ToldByNumber))
        {
            yield return $"toll {figure.Harm.Word()} {figure.Count}";
        }

        if (Days is not { } days)
        {
            yield break;
        }

        ImmutableArray<int> ends = IsPeriod ? [days.First] : [days.First, days.Last];
        foreach (var day in ends.Distinct())
        {
            foreach (var word in Wording.Words.Concat(Places.Select(p => p.Country).OfType<string>()))
            {
                yield return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"on {day} {word}");
            }
        }
    }

    // A report that gives one end of a period is about what had happened by the day that it was told.
    private static (int First, int Last)? DaysOf(Member<IncidentObservation> member)
    {
        if (member.Observation.Time is not { } time)
        {
            return null;
        }

        var start = (time.Start ?? time.End)!.Value.DayNumber;
        var end = (time.End ?? member.Reported ?? time.Start)!.Value.DayNumber;
        return (start, Math.Max(start, end));
    }
}

/// <param name="Name">As <see cref="Names.Place"/> has it.</param>
/// <param name="Country">ISO 3166-1 alpha-2, or null.</param>
/// <param name="Coordinate">Null where the gazetteer has none.</param>
/// <param name="IsRegion">Only a region or a country is named.</param>
internal sealed record ComparedPlace(string Name, string? Country, Coordinate? Coordinate, bool IsRegion);
