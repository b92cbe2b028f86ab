using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Recount.Language;

/// <summary>The resolvers that a rule of <c>lexicons/time</c> may name.</summary>
public enum TimeResolver
{
    MonthDay,
    DayRange,
    Iso,
    Month,
    MonthDays,
    MonthHalf,
    Year,
    Decade,
    Season,
    Weekday,
    Today,
    Overnight,
    CalendarUnit,
    Shift,
    SameDay,
    AdjacentDay,
    DayBeforeAnchor,
    PastSpan,
    NextSpan,
    Within,
    Ahead,
    DurationRange,
    Duration,
    DurationCompound,
    DurationHalf,
    DurationVague,
    Set,
    Clock,
}

/// <summary>A text, the day it is read on, and the expression that must, or must not, be found.</summary>
public class TimeExample
{
    public string Text { get; set; } = "";

    public string? Reference { get; set; }

    public string? Focus { get; set; }

    public string? Tense { get; set; }

    public string Span { get; set; } = "";

    public string? Start { get; set; }

    public string? End { get; set; }

    public string? Duration { get; set; }

    public string? Kind { get; set; }
}

public sealed class TimeRule
{
    public string Id { get; set; } = "";

    public TimeResolver Resolve { get; set; }

    public string Pattern { get; set; } = "";

    public List<TimeExample> Examples { get; set; } = [];

    public List<TimeExample> Not { get; set; } = [];
}

/// <summary>The file <c>lexicons/time/en.yaml</c> as it is written.</summary>
public sealed class TimeLexiconFile
{
    public string Id { get; set; } = "";

    public string Version { get; set; } = "";

    public string Source { get; set; } = "";

    public Dictionary<string, int> Weekdays { get; set; } = [];

    public Dictionary<string, int> WeekdayShort { get; set; } = [];

    public Dictionary<string, int> Months { get; set; } = [];

    public Dictionary<string, int> MonthShort { get; set; } = [];

    public Dictionary<string, string> Units { get; set; } = [];

    public List<string> FutureCues { get; set; } = [];

    /// <summary>Cues that look ahead only where they stand right before the date.</summary>
    public List<string> FutureCuesBefore { get; set; } = [];

    /// <summary>Words that end the reach of a cue of the future.</summary>
    public List<string> PastCues { get; set; } = [];

    public List<TimeRule> Rules { get; set; } = [];

    public List<TimeExample> Examples { get; set; } = [];
}

/// <summary>Time rules, compiled. Immutable.</summary>
public sealed class TimeLexicon
{
    // A rule on one sentence takes microseconds; the limit only stops a pathological one.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(2);

    private TimeLexicon(TimeLexiconFile file)
    {
        File = file;
        Weekdays = Lower(file.Weekdays.Concat(file.WeekdayShort));
        Months = Lower(file.Months.Concat(file.MonthShort));
        Units = file.Units.ToFrozenDictionary(StringComparer.Ordinal);
        var weekdayWord = $"(?-i:{Alternatives(file.Weekdays.Keys)})";
        var slots = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["{weekdayword}"] = weekdayWord,
            ["{weekday}"] = $@"\b(?<wd>(?-i:{Alternatives(file.Weekdays.Keys)}|{Alternatives(file.Weekdays.Keys).ToUpperInvariant()}|(?:{Alternatives(file.WeekdayShort.Keys)})\.))",
            ["{month}"] = $@"\b(?<mon>(?-i:{Alternatives(file.Months.Keys)}|{Alternatives(file.Months.Keys).ToUpperInvariant()})\b|(?-i:{Alternatives(file.MonthShort.Keys)})\b\.?)",
            ["{day}"] = @"\b(?<day>\d{1,2})(?!\d)(?:st|nd|rd|th)?",
            ["{year}"] = @"(?<year>(?:18|19|20)\d\d)(?!\d)",
            ["{units}"] = $"(?:{Alternatives(file.Units.Keys)})s",
            ["{unit}"] = $"(?<unit>{Alternatives(file.Units.Keys)})",
            ["{num}"] = @"\b(?<num>{numword})",
            ["{part}"] = "(?<part>morning|afternoon|evening|night)",
        };
        const string Units1 = "one|two|three|four|five|six|seven|eight|nine";
        slots["{numword}"] = $@"(?:\d{{1,4}}(?:,\d{{3}})?(?![\d.])|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:{Units1}))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|{Units1}|(?:a|one) hundred|a couple of|several|a few|some|a|an)";
        Rules = [.. file.Rules.Select(r => (r, Compile(r.Pattern, slots)))];
        FutureCue = new Regex($@"\b(?:{Alternatives(file.FutureCuesBefore)}) +(?:the +)?$|\b(?:{Alternatives(file.FutureCues)})\b(?![^.;]*\b(?:{Alternatives(file.PastCues)})\b)[^.;]{{0,60}}$", Options, s_limit);
    }

    private static RegexOptions Options => RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    public TimeLexiconFile File { get; }

    internal IReadOnlyList<(TimeRule Rule, Regex Pattern)> Rules { get; }

    internal FrozenDictionary<string, int> Weekdays { get; }

    internal FrozenDictionary<string, int> Months { get; }

    internal FrozenDictionary<string, string> Units { get; }

    /// <summary>Matches the words before an expression if they look ahead.</summary>
    internal Regex FutureCue { get; }

    /// <param name="lexiconFolder">The folder that holds <c>time/en.yaml</c>.</param>
    public static TimeLexicon Load(string lexiconFolder) =>
        new(LexiconYaml.Read<TimeLexiconFile>(Path.Combine(lexiconFolder, "time", "en.yaml")));

    private static Regex Compile(string pattern, Dictionary<string, string> slots)
    {
        // Twice, because {num} is written with {numword}; duplicates of a group's name are one group in .NET.
        for (var pass = 0; pass < 2; pass++)
        {
            foreach (var (slot, value) in slots)
            {
                pattern = pattern.Replace(slot, value, StringComparison.Ordinal);
            }
        }

        return new Regex($@"(?<!\w)(?:{pattern})(?!\w)", Options, s_limit);
    }

    private static string Alternatives(IEnumerable<string> words) =>
        string.Join('|', words.OrderByDescending(w => w.Length).Select(Regex.Escape));

    private static FrozenDictionary<string, int> Lower(IEnumerable<KeyValuePair<string, int>> words) =>
        words.ToFrozenDictionary(p => p.Key.ToLowerInvariant(), p => p.Value, StringComparer.Ordinal);
}
