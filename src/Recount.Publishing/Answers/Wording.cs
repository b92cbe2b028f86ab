using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Recount.Core;

namespace Recount.Publishing.Answers;

/// <summary>Values of records in plain English, hedges kept.</summary>
internal static partial class Wording
{
    /// <summary>Longer words of a document are cut at a blank; the citation has them whole.</summary>
    private const int LongestQuote = 280;

    /// <param name="count">A stated quantity.</param>
    /// <param name="text">The document's words for it: "more than 40" is kept where they say it.</param>
    public static string Count(Quantity count, string text) => count switch
    {
        { Min: > 0 and var min, Max: null } when MoreThan().IsMatch(text) => $"more than {Said.Number(min - 1)}",
        { IsStated: true } => Said.Count(count),
        _ => text,
    };

    /// <summary>"at least 3 civilians killed", "no one injured", "“several others” injured".</summary>
    public static string Harmed(Quantity count, string text, Harm harm, VictimClass victims) => count switch
    {
        { IsStated: false } => $"“{text}” {harm.Word()}",
        { IsExact: true, Max: 0 } => $"no {Plural(victims)} {harm.Word()}",
        { IsExact: true, Max: 1 } => $"1 {Singular(victims)} {harm.Word()}",
        _ => $"{Count(count, text)} {Plural(victims)} {harm.Word()}",
    };

    public static string Days(DateOnly? start, DateOnly? end) => Said.Days(start, end);

    public static string Days(DayConstraint days) => days.Candidates is [var (start, end), ..] && start > DateOnly.MinValue && end < DateOnly.MaxValue
        ? Days(start, end)
        : days.Surface;

    public static string Days(DateExtent? extent) => Days(extent?.Start, extent?.End);

    /// <summary>"1 hour", "2 to 3 days".</summary>
    public static string Duration(DurationExtent duration)
    {
        var (min, max) = (Length().Match(duration.Min), Length().Match(duration.Max));
        if (!min.Success || !max.Success)
        {
            return duration.ToString();
        }

        var isTime = min.Groups["t"].Success;
        var unit = min.Groups["unit"].Value switch
        {
            "Y" => "year", "W" => "week", "D" => "day", "H" => "hour", "S" => "second", _ => isTime ? "minute" : "month",
        };
        var (from, to) = (min.Groups["n"].Value, max.Groups["n"].Value);
        return string.Equals(from, to, StringComparison.Ordinal)
            ? $"{from} {unit}{(from is "1" ? "" : "s")}"
            : $"{from} to {to} {unit}s";
    }

    public static string Listed(IEnumerable<string> names) => Said.List(names.Distinct(StringComparer.Ordinal), none: "");

    public static string Quoted(string words)
    {
        var clean = string.Join(' ', words.Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)).Trim(',', ';', ' ');
        if (clean.Length > LongestQuote)
        {
            var cut = clean.LastIndexOf(' ', LongestQuote);
            clean = clean[..(cut > 0 ? cut : LongestQuote)] + " …";
        }

        // Quotation marks within others are single.
        return $"“{clean.Replace('“', '‘').Replace('”', '’').Replace('"', '\'')}”";
    }

    public static string Ordinal(int n) => n switch
    {
        1 => "first", 2 => "second", 3 => "third", 4 => "fourth", 5 => "fifth", 6 => "sixth", 7 => "seventh", 8 => "eighth",
        9 => "ninth", 10 => "tenth", _ => string.Create(CultureInfo.InvariantCulture, $"{n}th"),
    };

    public static string Kind(IncidentKind kind, bool isAggregate) => (isAggregate ? "in all, over several acts" : kind switch
    {
        IncidentKind.Shelling => "shelling or missile attack",
        IncidentKind.AirStrike => "air or drone strike",
        IncidentKind.RemoteExplosive => "explosion",
        IncidentKind.Abduction => "abduction",
        IncidentKind.PropertyDestruction => "looting or destruction",
        IncidentKind.DisruptedWeaponsUse => "weapons shot down or disrupted",
        IncidentKind.Other => "",
        _ => kind.Word(),
    });

    public static string Past(PositionAct act) => act switch
    {
        PositionAct.Propose => "proposed",
        PositionAct.Demand => "demanded",
        PositionAct.Offer => "offered",
        PositionAct.Reject => "rejected",
        PositionAct.Accept => "accepted",
        PositionAct.RuleOut => "ruled out",
        _ => "would consider",
    };

    public static string Past(StatementAct act) => act switch
    {
        StatementAct.Accuse => "accused",
        StatementAct.Deny => "denied",
        StatementAct.Condemn => "condemned",
        StatementAct.Praise => "praised",
        StatementAct.Demand => "demanded",
        StatementAct.Propose => "proposed",
        StatementAct.Promise => "promised",
        StatementAct.Threaten => "warned",
        StatementAct.Reject => "rejected",
        StatementAct.Accept => "accepted",
        StatementAct.Expect => "expected",
        _ => "said",
    };

    public static string Outlet(DocumentHeader document) => document.Outlet ?? document.Source ?? document.Id.Value;

    private static string Plural(VictimClass victims) => victims.Word();

    private static string Singular(VictimClass victims) => victims switch
    {
        VictimClass.People => "person",
        VictimClass.Children => "child",
        VictimClass.Women => "woman",
        VictimClass.Men => "man",
        VictimClass.Police => "police officer",
        var other => other.Word()[..^1],
    };

    [GeneratedRegex(@"\b(?:more than|over|upwards? of|above|exceed\w*|topp\w+)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MoreThan();

    [GeneratedRegex(@"^P(?<t>T)?(?<n>\d+)(?<unit>[YMWDHS])$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Length();
}
