using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Recount.Reading;

/// <summary>Days as pages print them in several languages: "16.12.2012", "14 Gennaio 2020", "November 22, 2011", "2020年1月29日".</summary>
internal static partial class PrintedDay
{
    private const int FirstYear = 1990; // pages older than the web are dated by what they tell of

    private static readonly FrozenDictionary<string, int> s_months =
        ((YamlMappingNode)Resources.Yaml("dates.yaml")["months"]).Children
            .SelectMany(p => ((YamlSequenceNode)p.Value).Children.Select(c => (Word: ((YamlScalarNode)c).Value!, Month: int.Parse(((YamlScalarNode)p.Key).Value!, CultureInfo.InvariantCulture))))
            .DistinctBy(p => p.Word, StringComparer.Ordinal).ToFrozenDictionary(p => p.Word, p => p.Month, StringComparer.OrdinalIgnoreCase);

    /// <summary>Each day in a text with its place, in order.</summary>
    /// <param name="text">At most a few hundred characters.</param>
    /// <param name="isMonthFirst">How 3/4/2020 is read where both would do.</param>
    public static IEnumerable<(int At, DateOnly Day)> In(string text, bool isMonthFirst)
    {
        // Every form has a digit; most lines have none.
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
        {
            yield break;
        }

        foreach (Match match in Dates().Matches(text))
        {
            if (Day(match, isMonthFirst) is { } day)
            {
                yield return (match.Index, day);
            }
        }
    }

    /// <summary>The day in an address: "/2020/05/12/", "-2020-05-12", "/20200512/"; null where it has none, or a year and month alone.</summary>
    public static DateOnly? InAddress(string? address)
    {
        if (address is null || address.Length > 2048)
        {
            return null;
        }

        foreach (Match match in Address().Matches(address))
        {
            if (Of(match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value) is { } day)
            {
                return day;
            }
        }

        return null;
    }

    private static DateOnly? Day(Match match, bool isMonthFirst)
    {
        var (y, d) = (match.Groups["y"].Value, match.Groups["d"].Value);
        if (match.Groups["w"].Success)
        {
            return s_months.TryGetValue(match.Groups["w"].Value.TrimEnd('.'), out var month) ? Of(y, month.ToString(CultureInfo.InvariantCulture), d) : null;
        }

        if (match.Groups["m"].Success)
        {
            return Of(y, match.Groups["m"].Value, d);
        }

        var (a, b) = (match.Groups["a"].Value, match.Groups["b"].Value);
        var isSwapped = match.Groups["s"].Value is "/" or "-" && isMonthFirst;
        return isSwapped ? Of(y, a, b) ?? Of(y, b, a) : Of(y, b, a) ?? (match.Groups["s"].Value is "/" ? Of(y, a, b) : null);
    }

    private static DateOnly? Of(string year, string month, string day)
    {
        var (y, m, d) = (int.Parse(year, CultureInfo.InvariantCulture), int.Parse(month, CultureInfo.InvariantCulture), int.Parse(day, CultureInfo.InvariantCulture));
        y += y < 100 ? (y < 70 ? 2000 : 1900) : 0;
        return y is >= FirstYear and < 2100 && m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m) ? new DateOnly(y, m, d) : null;
    }

    // [0-9] and not \d, which takes the digits of every script, that int.Parse doesn't.
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"\b(?<y>(19|20)[0-9][0-9])(-|/|\.)(?<m>[0-9]{1,2})(-|/|\.)(?<d>[0-9]{1,2})"
        + @"|\b(?<a>[0-9]{1,2})(?<s>\.|/|-) ?(?<b>[0-9]{1,2})(\.|/|-) ?(?<y>(19|20)?[0-9][0-9])\b"
        + @"|\b(?<d>[0-9]{1,2})(st|nd|rd|th|er|º|ª|°)?\.?[ -](de |of |di |do )?(?<w>\p{L}{3,12})\.?,?[ -](de |del |of )?(?<y>(19|20)[0-9][0-9])\b"
        + @"|\b(?<w>\p{L}{3,12})\.? (?<d>[0-9]{1,2})(st|nd|rd|th)?,? (?<y>(19|20)[0-9][0-9])\b"
        + @"|(?<y>(19|20)[0-9][0-9]) ?[年년] ?(?<m>[0-9]{1,2}) ?[月월] ?(?<d>[0-9]{1,2}) ?[日일]", Options)]
    private static partial Regex Dates();

    [GeneratedRegex(@"[/_.=-](?<y>(19|20)[0-9][0-9])([/_-])(?<m>[01]?[0-9])([/_-])(?<d>[0-3]?[0-9])([^0-9]|$)|[/_=-](?<y>(19|20)[0-9][0-9])(?<m>[01][0-9])(?<d>[0-3][0-9])([^0-9]|$)|[/_-](?<d>[0-3][0-9])[-_.](?<m>[01][0-9])[-_.](?<y>20[0-9][0-9])([^0-9]|$)", Options)]
    private static partial Regex Address();
}
