using System.Collections.Frozen;

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
    PartOfDay,
    Vague,
    Quarter,
    YearHalf,
    FiscalYear,
    YearEnd,
    Holiday,
    Slashed,
    Century,
    WithinAnchor,
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

    /// <summary>The TIMEX3 value of the mention's first expression.</summary>
    public string? Timex { get; set; }
}

public sealed class TimeRule
{
    public string Id { get; set; } = "";

    public TimeResolver Resolve { get; set; }

    public string Pattern { get; set; } = "";

    /// <summary>The TIMEX3 value of a rule whose words always mean the same ("PRESENT_REF").</summary>
    public string? Value { get; set; }

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

    /// <summary>TIMEX3 codes of seasons, parts of the day and clock times by their names.</summary>
    public Dictionary<string, string> Seasons { get; set; } = [];

    public Dictionary<string, string> Parts { get; set; } = [];

    public Dictionary<string, string> Clocks { get; set; } = [];

    /// <summary>Adverbs of frequency and the TIMEX3 value of the set that they mean.</summary>
    public Dictionary<string, string> Adverbs { get; set; } = [];

    public Dictionary<string, int> Decades { get; set; } = [];

    /// <summary>Feasts by name: "12-25", or days from Easter Sunday ("easter-7"), or the nth weekday of a month ("11-4th-4").</summary>
    public Dictionary<string, string> Holidays { get; set; } = [];

    /// <summary>Patterns by name, written into others as [name].</summary>
    public Dictionary<string, string> Macros { get; set; } = [];

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
    private TimeLexicon(TimeLexiconFile file)
    {
        File = file;
        Units = file.Units.ToFrozenDictionary(StringComparer.Ordinal);
        Rules = [.. file.Rules.Select(r => (r, TimePattern.Parse(Expanded(r.Pattern, file.Macros))))];
        Cues = new TimeCues(file);
    }

    public TimeLexiconFile File { get; }

    internal IReadOnlyList<(TimeRule Rule, TimePattern Pattern)> Rules { get; }

    internal FrozenDictionary<string, string> Units { get; }

    /// <summary>Tells from the words before an expression whether they look ahead.</summary>
    internal TimeCues Cues { get; }

    /// <param name="lexiconFolder">The folder that holds <c>time/en.yaml</c>.</param>
    /// <exception cref="FormatException">A pattern isn't well formed.</exception>
    public static TimeLexicon Load(string lexiconFolder) =>
        new(LexiconYaml.Read<TimeLexiconFile>(Path.Combine(lexiconFolder, "time", "en.yaml")));

    // A macro may use those written before it.
    private static string Expanded(string pattern, Dictionary<string, string> macros)
    {
        foreach (var (name, value) in macros.Reverse())
        {
            pattern = pattern.Replace($"[{name}]", $"({value})", StringComparison.Ordinal);
        }

        return pattern;
    }
}
