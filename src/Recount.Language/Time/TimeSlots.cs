using System.Collections.Frozen;
using System.Globalization;

namespace Recount.Language;

/// <summary>The classes of words that time patterns name: how they read and what value they give.</summary>
internal sealed class TimeSlots
{
    private static readonly string[] s_digits =
        ["day", "day2", "year", "year2", "num", "num2", "mm", "dd", "clock", "clock2", "decade", "nth", "dotted", "century", "y2"];

    private static readonly string[] s_apostrophe = ["decade", "yy"];
    private readonly FrozenDictionary<string, int> _weekdays;
    private readonly FrozenDictionary<string, int> _months;
    private readonly FrozenDictionary<string, int> _weekdayShort;
    private readonly FrozenDictionary<string, int> _monthShort;
    private readonly FrozenDictionary<string, string> _units;
    private readonly FrozenDictionary<string, string> _seasons;
    private readonly FrozenDictionary<string, string> _parts;
    private readonly FrozenDictionary<string, int> _decades;
    private readonly FrozenDictionary<string, string> _clocks;
    private readonly NumberLexicon _numbers;
    private readonly FrozenDictionary<string, string[]> _starts;

    public TimeSlots(TimeLexiconFile file, NumberLexicon numbers)
    {
        _numbers = numbers;
        _weekdays = Lower(file.Weekdays);
        _months = Lower(file.Months);
        _weekdayShort = Lower(file.WeekdayShort);
        _monthShort = Lower(file.MonthShort);
        _units = file.Units.ToFrozenDictionary(StringComparer.Ordinal);
        _seasons = file.Seasons.ToFrozenDictionary(StringComparer.Ordinal);
        _parts = file.Parts.ToFrozenDictionary(StringComparer.Ordinal);
        _decades = file.Decades.ToFrozenDictionary(StringComparer.Ordinal);
        _clocks = file.Clocks.ToFrozenDictionary(StringComparer.Ordinal);
        _starts = Starting(numbers);
    }

    public static FrozenSet<string> Names { get; } = new[]
    {
        "day", "day2", "year", "year2", "num", "num2", "mm", "dd", "clock", "clock2", "decade", "nth", "dotted", "century", "y2", "yy",
        "weekday", "weekdays", "month", "fullmonth", "unit", "units", "unit1", "season", "seasons", "part", "parts", "word",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The slots that may begin with this word.</summary>
    public IReadOnlyList<string> StartingWith(Word word) =>
        word.IsNumber ? s_digits : word.IsLetters ? _starts.GetValueOrDefault(word.Lower, []) : word.Text is "'" or "’" or "‘" ? s_apostrophe : [];

    /// <summary>Adds each way to read the slot from word <paramref name="i"/>, longest first.</summary>
    public void Read(string slot, List<Word> words, int i, List<(int End, string Value)> into)
    {
        var word = words[i];
        switch (slot)
        {
            case "weekday":
                Named(_weekdays, _weekdayShort, words, i, into, plural: false);
                break;
            case "weekdays":
                Named(_weekdays, _weekdayShort, words, i, into, plural: true);
                break;
            case "month":
                Named(_months, _monthShort, words, i, into, plural: false);
                break;
            case "fullmonth":
                if (word.IsCapitalised && word.Lower is not ("may" or "march"))
                {
                    Named(_months, _monthShort, words, i, into, plural: false);
                }

                break;
            case "unit" or "units" or "unit1":
                var isPlural = word.Lower.EndsWith('s');
                if (slot is "unit" or "unit1" && _units.TryGetValue(word.Lower, out var unit))
                {
                    into.Add((i + 1, unit));
                }
                else if (slot is not "unit1" && isPlural
                    && (_units.TryGetValue(word.Lower[..^1], out unit) || (word.Lower is "centuries" && _units.TryGetValue("century", out unit))))
                {
                    into.Add((i + 1, unit));
                }

                break;
            case "season":
                One(_seasons, word.Lower, i, into);
                break;
            case "seasons":
                One(_seasons, word.Lower.EndsWith('s') ? word.Lower[..^1] : "", i, into);
                break;
            case "part":
                One(_parts, word.Lower, i, into);
                break;
            case "parts":
                One(_parts, word.Lower.EndsWith('s') ? word.Lower[..^1] : "", i, into);
                break;
            case "day" or "day2":
                Day(words, i, into);
                break;
            case "nth":
                Ordinal(words, i, into);
                break;
            case "year" or "year2":
                Year(words, i, into);
                break;
            case "y2" or "mm" or "dd":
                if (word.IsNumber && word.Text.Length <= 2)
                {
                    into.Add((i + 1, word.Text));
                }

                break;
            case "yy":
                if (word.Text is "'" or "’" or "‘" && i + 1 < words.Count && words[i + 1] is { Text: [_, _] two, IsNumber: true, SpaceBefore: false })
                {
                    into.Add((i + 2, TwoDigits(two)));
                }

                break;
            case "num" or "num2":
                Number(words, i, into);
                break;
            case "clock" or "clock2":
                TimeClock.Read(_clocks, words, i, into);
                break;
            case "decade":
                Decade(words, i, into);
                break;
            case "century":
                Century(words, i, into);
                break;
            case "dotted":
                Dotted(word, i, into);
                break;
            case "word":
                if (word.IsLetters)
                {
                    into.Add((i + 1, word.Lower));
                }

                break;
            default:
                throw new InvalidOperationException($"no slot {slot}");
        }
    }

    private static void One(FrozenDictionary<string, string> words, string lower, int i, List<(int, string)> into)
    {
        if (words.TryGetValue(lower, out var value))
        {
            into.Add((i + 1, value));
        }
    }

    // A name of a day or month is written with a capital or in capitals; its short form may carry a dot.
    private static void Named(
        FrozenDictionary<string, int> full, FrozenDictionary<string, int> brief, List<Word> words, int i, List<(int, string)> into, bool plural)
    {
        var word = words[i];
        if (!word.IsCapitalised || !(word.Text.AsSpan(1).IndexOfAnyInRange('A', 'Z') < 0 || word.Text.All(char.IsUpper)))
        {
            return;
        }

        var lower = plural ? word.Lower.EndsWith('s') ? word.Lower[..^1] : "" : word.Lower;
        if (full.TryGetValue(lower, out var value))
        {
            into.Add((i + 1, Text(value)));
        }
        else if (!plural && brief.TryGetValue(lower, out value))
        {
            var isDotted = i + 1 < words.Count && words[i + 1].Text is "." && !words[i + 1].SpaceBefore;
            if (isDotted || full.Count > 7)
            {
                into.Add((isDotted ? i + 2 : i + 1, Text(value)));
            }
        }
    }

    private void Day(List<Word> words, int i, List<(int, string)> into)
    {
        var word = words[i];
        if (word.IsNumber)
        {
            if (word.Text.Length <= 2 && int.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is > 0 and < 32)
            {
                into.Add((Suffixed(words, i + 1), Text(day)));
            }

            return;
        }

        Ordinal(words, i, into);
        into.RemoveAll(r => r.Item2.Length > 2 || int.Parse(r.Item2, CultureInfo.InvariantCulture) > 31);
    }

    private static int Suffixed(List<Word> words, int next) =>
        next < words.Count && !words[next].SpaceBefore && words[next].Lower is "st" or "nd" or "rd" or "th" ? next + 1 : next;

    private void Ordinal(List<Word> words, int i, List<(int, string)> into)
    {
        var word = words[i];
        if (word.IsNumber)
        {
            var end = Suffixed(words, i + 1);
            if (end > i + 1 && word.Text.Length < 4)
            {
                into.Add((end, word.Text));
            }

            return;
        }

        if (_numbers.Cardinals.TryGetValue(word.Lower, out var tens) && tens is 20 or 30 && i + 1 < words.Count)
        {
            var at = words[i + 1].Text is "-" ? i + 2 : i + 1;
            if (at < words.Count && _numbers.Ordinals.TryGetValue(words[at].Lower, out var ones) && ones < 10)
            {
                into.Add((at + 1, Text((int)(tens + ones))));
            }
        }
        else if (_numbers.Ordinals.TryGetValue(word.Lower, out var value) && value < 100)
        {
            into.Add((i + 1, Text((int)value)));
        }
    }

    private void Year(List<Word> words, int i, List<(int, string)> into)
    {
        var word = words[i];
        if (word.IsNumber)
        {
            if (word.Text is ['1', '7' or '8' or '9', _, _] or ['2', '0', _, _] && word.Text.All(char.IsAsciiDigit))
            {
                into.Add((i + 1, word.Text));
            }

            return;
        }

        // "nineteen ninety-six", "two thousand", "two thousand and five".
        if (word.Lower is "eighteen" or "nineteen" or "twenty" && i + 1 < words.Count
            && Small(words, i + 1) is var (end, rest) && rest is >= 10 and < 100 && !(word.Lower is "twenty" && rest < 10))
        {
            into.Add((end, Text((int)((_numbers.Cardinals[word.Lower] * 100) + rest))));
        }
        else if (WordCutter.Matches(words, i, "two", "thousand"))
        {
            var from = WordCutter.Matches(words, i + 2, "and") ? i + 3 : i + 2;
            if (Small(words, from) is var (last, ones) && ones < 50)
            {
                into.Add((last, Text(2000 + ones)));
            }

            into.Add((i + 2, "2000"));
        }
    }

    private (int End, int Value)? Small(List<Word> words, int i)
    {
        if (i >= words.Count || !_numbers.Cardinals.TryGetValue(words[i].Lower, out var value) || value >= 100)
        {
            return null;
        }

        var next = i + 1;
        if (value >= 20 && value % 10 == 0)
        {
            var at = next < words.Count && words[next].Text is "-" ? next + 1 : next;
            if (at < words.Count && _numbers.Cardinals.TryGetValue(words[at].Lower, out var ones) && ones is > 0 and < 10)
            {
                return (at + 1, (int)(value + ones));
            }
        }

        return (next, (int)value);
    }

    // Value "X" where the words give no number.
    private void Number(List<Word> words, int i, List<(int End, string Value)> into)
    {
        var word = words[i];
        if (word.IsNumber)
        {
            Digits(words, i, into);
        }
        else if (word.Lower is "a" && i + 1 < words.Count && words[i + 1].Lower is "couple")
        {
            into.Add((WordCutter.Matches(words, i + 2, "of") ? i + 3 : i + 2, "2"));
        }
        else if (word.Lower is "couple")
        {
            into.Add((WordCutter.Matches(words, i + 1, "of") ? i + 2 : i + 1, "2"));
        }
        else if (word.Lower is "several" or "many" or "few" or "some" or "dozens" or "hundreds" or "thousands" or "tens")
        {
            var next = i + 1;
            while (next + 1 < words.Count && words[next].Lower is "of" && words[next + 1].Lower is "thousands" or "millions")
            {
                next += 2;
            }

            into.Add((WordCutter.Matches(words, next, "of") && word.Lower.EndsWith('s') ? next + 1 : WordCutter.Matches(words, next, "hundred") || WordCutter.Matches(words, next, "dozen") ? next + 1 : next, "X"));
        }
        else if (word.Lower is "a" && i + 1 < words.Count && words[i + 1].Lower is "few" or "dozen")
        {
            into.Add((i + 2, words[i + 1].Lower is "dozen" ? "12" : "X"));
        }
        else if (word.Lower is "half" && i + 1 < words.Count && words[i + 1].Lower is "a" or "an")
        {
            into.Add((i + 2, "0.5"));
        }
        else if (word.Lower is "a" or "an" || Small(words, i) is not null)
        {
            Spelled(words, i, into);
        }
    }

    private static void Digits(List<Word> words, int i, List<(int End, string Value)> into)
    {
        var text = words[i].Text.Replace(",", "", StringComparison.Ordinal);
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value >= 1_000_000)
        {
            return;
        }

        if (i + 3 < words.Count && words[i + 1].Text is "1" && words[i + 2].Text is "/" && words[i + 3].Text is "2" or "4")
        {
            into.Add((i + 4, Decimal(value + (words[i + 3].Text is "2" ? 0.5m : 0.25m))));
        }

        Halved(words, i + 1, value, into);
        into.Add((i + 1, Decimal(value)));
    }

    private void Spelled(List<Word> words, int i, List<(int End, string Value)> into)
    {
        var (end, value) = words[i].Lower is "a" or "an" ? (i + 1, 1) : Small(words, i)!.Value;
        while (end < words.Count && words[end].Lower is "hundred" or "thousand")
        {
            value *= words[end].Lower is "hundred" ? 100 : 1000;
            end++;
            if (Small(words, WordCutter.Matches(words, end, "and") ? end + 1 : end) is var (last, rest) && value >= 100)
            {
                (end, value) = (last, value + rest);
            }
        }

        Halved(words, end, value, into);
        into.Add((end, Text(value)));
    }

    private static void Halved(List<Word> words, int end, decimal value, List<(int End, string Value)> into)
    {
        var hyphen = end < words.Count && words[end].Text is "-" ? 1 : 0;
        var (and, a) = (end + hyphen, end + 1 + (2 * hyphen));
        if (WordCutter.Matches(words, and, "and") && WordCutter.Matches(words, a, "a") && WordCutter.Matches(words, a + 1 + hyphen, "half"))
        {
            into.Add((a + 2 + hyphen, Decimal(value + 0.5m)));
        }
    }

    private void Decade(List<Word> words, int i, List<(int, string)> into)
    {
        var word = words[i];
        if (_decades.TryGetValue(word.Lower, out var named))
        {
            into.Add((i + 1, Text(named)));
        }
        else if (word is { IsNumber: true, Text: ['1', '6' or '7' or '8' or '9', _, '0'] or ['2', '0', _, '0'] } && IsPluralS(words, i + 1))
        {
            into.Add((i + 2, word.Text));
        }
        else if (word.Text is "'" or "’" or "‘" && i + 1 < words.Count && words[i + 1].Text is [_, '0'] && IsPluralS(words, i + 2))
        {
            into.Add((i + 3, TwoDigits(words[i + 1].Text)));
        }
        else if (word.Text is [>= '3', '0'] && IsPluralS(words, i + 1))
        {
            into.Add((i + 2, TwoDigits(word.Text)));
        }
    }

    private static bool IsPluralS(List<Word> words, int i) => i < words.Count && !words[i].SpaceBefore && words[i].Lower is "s" or "'s";

    private void Century(List<Word> words, int i, List<(int End, string Value)> into)
    {
        Ordinal(words, i, into);
        for (var k = into.Count - 1; k >= 0; k--)
        {
            var end = into[k].End;
            var at = end < words.Count && words[end].Text is "-" ? end + 1 : end;
            if (at < words.Count && words[at].Lower is "century")
            {
                into[k] = (at + 1, into[k].Value);
            }
            else
            {
                into.RemoveAt(k);
            }
        }
    }

    private static void Dotted(Word word, int i, List<(int, string)> into)
    {
        var parts = word.IsNumber ? word.Text.Split('.') : [];
        if (parts is [{ Length: 1 or 2 } day, { Length: 1 or 2 } month, { Length: 4 } year])
        {
            into.Add((i + 1, $"{year}-{month.PadLeft(2, '0')}-{day.PadLeft(2, '0')}"));
        }
    }

    private FrozenDictionary<string, string[]> Starting(NumberLexicon numbers)
    {
        var starts = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var word in _weekdays.Keys.Concat(_weekdayShort.Keys))
        {
            Add(word, "weekday");
            Add(word + "s", "weekdays");
        }

        foreach (var word in _months.Keys.Concat(_monthShort.Keys))
        {
            Add(word, "month", "fullmonth");
        }

        foreach (var word in _units.Keys)
        {
            Add(word, "unit", "unit1");
            Add(word + "s", "unit", "units");
        }

        Add("centuries", "unit", "units");
        foreach (var word in _seasons.Keys)
        {
            Add(word, "season");
            Add(word + "s", "seasons");
        }

        foreach (var word in _parts.Keys)
        {
            Add(word, "part");
            Add(word + "s", "parts");
        }

        foreach (var word in _decades.Keys)
        {
            Add(word, "decade");
        }

        foreach (var word in _clocks.Keys)
        {
            Add(word, "clock", "clock2");
        }

        foreach (var word in numbers.Cardinals.Keys.Concat(["a", "an", "couple", "several", "many", "few", "some", "half", "dozens", "hundreds", "thousands", "tens"]))
        {
            Add(word, "num", "num2", "day", "nth", "year", "clock", "century");
        }

        foreach (var word in numbers.Ordinals.Keys)
        {
            Add(word, "nth", "day", "day2", "century");
        }

        return starts.ToFrozenDictionary(s => s.Key, s => s.Value.ToArray(), StringComparer.Ordinal);

        void Add(string word, params ReadOnlySpan<string> names)
        {
            if (!starts.TryGetValue(word, out var set))
            {
                starts[word] = set = [];
            }

            foreach (var name in names)
            {
                set.Add(name);
            }
        }
    }

    private static FrozenDictionary<string, int> Lower(Dictionary<string, int> words) =>
        words.ToFrozenDictionary(p => p.Key.ToLowerInvariant(), p => p.Value, StringComparer.Ordinal);

    // The century in which news of now puts two digits.
    private static string TwoDigits(string two) => (string.CompareOrdinal(two, "30") < 0 ? "20" : "19") + two;

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Decimal(decimal value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
