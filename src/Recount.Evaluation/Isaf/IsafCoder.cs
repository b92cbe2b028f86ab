using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>Puts what the system reads of a release into the coding's 13 fields.</summary>
/// <remarks>Rules by hand, from the coding's habits as the data's README tells them and from the developers' 149 rows; nothing is trained.</remarks>
internal static partial class IsafCoder
{
    /// <summary>Releases tell of what was done within some days before.</summary>
    private const int MostDaysBefore = 10;

    public static ImmutableSortedDictionary<string, string> Code(SystemReader reader, string text)
    {
        // Some releases part their lines by U+2028; one character for one keeps all offsets.
        var document = TextRow.Plain(text.Replace('\u2028', '\n').Replace('\u00A0', ' '));
        var published = Published(document.Text);
        var analysed = reader.Read(document with { Published = published }).Analysed;
        var (killed, captured) = IsafCounts.Of(analysed.Sentences);
        var isStrike = AirStrike().IsMatch(text);
        return new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["start_date"] = Day(analysed, published)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["province"] = Province(document.Text),
            ["target_group"] = string.Join(';', IsafTable.Groups.Where(g => Holds(text, g.Key)).Select(g => g.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
            ["event_type"] = EventType(killed.People, captured.People, isStrike),
            ["min_killed"] = Number(killed.People),
            ["min_captured"] = Number(captured.People),
            ["killq"] = Truth(killed.People > 0),
            ["captureq"] = Truth(captured.People > 0),
            ["killcaptureraid"] = Truth(IsRaid(text, captured.People > 0)),
            ["airstrike"] = Truth(isStrike),
            ["noshotsfired"] = Truth(NoShots().IsMatch(text)),
            ["min_leaders_killed"] = Number(killed.Leaders),
            ["min_leaders_captured"] = Number(captured.Leaders),
        }.Where(f => f.Value is not null).ToImmutableSortedDictionary(f => f.Key, f => f.Value!, StringComparer.Ordinal);
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Truth(bool value) => value ? "true" : "false";

    private static string EventType(long killed, long captured, bool isStrike) => (killed > 0, captured > 0, isStrike) switch
    {
        (_, true, true) => "airstrike;detention",
        (_, false, true) => "airstrike",
        (true, true, _) => "captureandkill",
        (true, false, _) => "insurgentskilled",
        _ => "detention",
    };

    // Raids look for somebody; patrols, caches and fire from the air don't.
    private static bool IsRaid(string text, bool isCapture) =>
        !AirStrike().IsMatch(text) && (Searched().IsMatch(text) || (isCapture && !Encounter().IsMatch(text)));

    /// <summary>The day of the dateline; its year may stand in the release's number alone.</summary>
    internal static PublicationTime? Published(string text)
    {
        var line = DayOfRelease(text);
        var number = ReleaseNumber().Match(text);
        if (!line.Success)
        {
            return null;
        }

        // Releases without number or year were sent in the one winter of 2011 to 2012.
        var month = "janfebmaraprmayjunjulaugsepoctnovdec".IndexOf(line.Groups["month"].Value[..3].ToLowerInvariant(), StringComparison.Ordinal) / 3 + 1;
        var year = line.Groups["year"] is { Success: true } own ? own.Value : number.Success ? number.Groups["year"].Value : month >= 7 ? "2011" : "2012";
        return PublicationTime.Parse(string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}-{int.Parse(line.Groups["day"].Value, CultureInfo.InvariantCulture):00}"));
    }

    // The first day that the text after the dateline gives, of those just before it; "confirmed today" is the release's day.
    private static DateOnly? Day(AnalysedDocument analysed, PublicationTime? published)
    {
        var line = DayOfRelease(analysed.Document.Text);
        var body = line.Success ? line.Index + line.Length : 0;
        var days = analysed.Sentences.SelectMany(s => s.Times)
            .Where(t => t.Span.Start >= body && t.Extent is { Granularity: DateGranularity.Day, Start: not null })
            .OrderBy(t => t.Kind is TimeKind.Date ? 0 : 1)
            .Select(t => t.Extent!.Start!.Value)
            .Where(d => published is not { } release || (d <= release.Day && d >= release.Day.AddDays(-MostDaysBefore))).ToList();
        var isConfirmed = analysed.Document.Text.Contains("confirmed", StringComparison.Ordinal);
        return days.Count == 0 ? published?.Day : isConfirmed ? days.Min() : days[0];
    }

    private static Match DayOfRelease(string text) => Dateline().Match(text) is { Success: true } line ? line : AnyDay().Match(text);

    private static string? Province(string text)
    {
        var named = ProvinceName().Matches(text).Select(m => m.Groups["name"].Value).Concat(InPlace().Matches(text).Select(m => m.Groups["name"].Value));
        return named.Concat(AnyProvince().Matches(text).Select(m => m.Value)).Select(n => IsafTable.Provinces.GetValueOrDefault(n)).FirstOrDefault(p => p is not null);
    }

    private static bool Holds(string text, string words) =>
        text.Contains(words, StringComparison.OrdinalIgnoreCase) && (words.Length > 3 || Regex.IsMatch(text, $@"\b{words}\b", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)));

    private const string Months = "(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*";

    private const string ProvinceNames =
        "(?<name>Badakhshan|Badghis|Baghlan|Balkh|Bamyan|Bamiyan|Day ?kundi|Dai Kundi|Farah|Faryab|Ghazni|Ghanzi|Ghor|Helmand|Herat|J[ao]wzjan|Kabul|Kandahar|Kapisa|Khost|K[uo]nar|K[uo]nduz|Laghman|" +
        "Logar|Nangarhar|Nimr[ou]z|Nuristan|Paktiy?a|Paktya|Paktika|Panjshir|Parwan|Samangan|Sar[- ]e[- ]Pul|Takhar|[UO]ruzgan|Wardak|Zabul)";

    private const RegexOptions Flags = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\(\s*" + Months + @"\.?\s+(?<day>\d{1,2})(,?\s*(?<year>20\d\d))?\s*\)?", Flags)]
    private static partial Regex Dateline();

    [GeneratedRegex(@"\b" + Months + @"\.?\s+(?<day>\d{1,2})\b(,?\s*(?<year>20\d\d))?", Flags)]
    private static partial Regex AnyDay();

    [GeneratedRegex(@"\b(?<year>20(09|1[0-4]))-\d\d-", Flags)]
    private static partial Regex ReleaseNumber();

    [GeneratedRegex(@"\b" + ProvinceNames + @"\s+province\b", Flags)]
    private static partial Regex ProvinceName();

    [GeneratedRegex(@"\b(in|in (northern|southern|eastern|western|central)) " + ProvinceNames + @"\b", Flags)]
    private static partial Regex InPlace();

    [GeneratedRegex(@"\b" + ProvinceNames + @"\b(,? Afghanistan)?", Flags)]
    private static partial Regex AnyProvince();

    [GeneratedRegex(@"\bair ?strike|coalition aircraft engaged", Flags)]
    private static partial Regex AirStrike();

    [GeneratedRegex(@"\bno shots|without (any )?(shots|firing)|(did not|never) (have to )?(fire|discharge)|shots were not|no weapons were (fired|discharged)", Flags)]
    private static partial Regex NoShots();

    [GeneratedRegex(@"in search of|in search for|search(ed|ing)? for|target|compound|while (conducting )?(a )?search|operation to (capture|detain|arrest)", Flags)]
    private static partial Regex Searched();

    [GeneratedRegex(@"\bpatrol|cache|air weapons? team|air support|clearing operation|vehicle checkpoint", Flags)]
    private static partial Regex Encounter();
}
