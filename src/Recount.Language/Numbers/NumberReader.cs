using System.Globalization;

namespace Recount.Language;

/// <summary>A number read from words: its value, or a lower bound where the words give no more ("dozens").</summary>
/// <param name="Value">Whole units; null where it isn't a whole number ("3.5").</param>
/// <param name="IsFloor">The value is a least number: "dozens", "tens of thousands", "several hundred".</param>
/// <param name="IsDigits">Written in digits.</param>
/// <param name="Next">Index of the first word after it.</param>
internal readonly record struct ReadNumber(long? Value, bool IsFloor, bool IsDigits, int Next);

/// <summary>Cardinals in words and digits, up to a quadrillion.</summary>
internal sealed class NumberReader(NumberLexicon lexicon)
{
    private const long Limit = 1_000_000_000_000_000;

    public ReadNumber? Read(List<Word> words, int i)
    {
        if (i >= words.Count)
        {
            return null;
        }

        var word = words[i];
        return word.IsNumber ? Digits(words, i) : Phrase(words, i) ?? Floor(words, i) ?? Spelled(words, i);
    }

    private ReadNumber? Digits(List<Word> words, int i)
    {
        var text = words[i].Text;
        if (text.Contains(':', StringComparison.Ordinal)
            || !decimal.TryParse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture, out var value)
            || value >= Limit)
        {
            return null;
        }

        var next = i + 1;
        while (next < words.Count && lexicon.Scales.TryGetValue(words[next].Lower, out var scale)
            && value * scale < Limit && IsScale(words, next))
        {
            value *= scale;
            next++;
        }

        if (next < words.Count && !words[next].SpaceBefore && Suffix(words[next].Lower) is { } suffix
            && value * suffix < Limit)
        {
            value *= suffix;
            next++;
        }

        (value, next) = WithHalf(words, value, next);
        return new ReadNumber(value == decimal.Truncate(value) ? (long)value : null, false, true, next);
    }

    // "3 million and a half", "five and a half million": half of the last scale, or of the one that follows.
    private (decimal Value, int Next) WithHalf(List<Word> words, decimal value, int next)
    {
        if (!WordCutter.Matches(words, next, "and", "a", "half"))
        {
            return (value, next);
        }

        if (lexicon.Scales.TryGetValue(words[next - 1].Lower, out var last) && last >= 1000)
        {
            return (value + (last / 2m), next + 3);
        }

        return next + 3 < words.Count && lexicon.Scales.TryGetValue(words[next + 3].Lower, out var scale) && scale >= 1000 && (value + 0.5m) * scale < Limit
            ? ((value + 0.5m) * scale, next + 4) : (value, next);
    }

    // "1,000 hundred" is no number; "20 lakh" is. A scale glued by a hyphen ("5-million") counts as well.
    private static bool IsScale(List<Word> words, int next) => words[next].SpaceBefore;

    private static long? Suffix(string lower) => lower switch
    {
        "k" => 1_000,
        "bn" => 1_000_000_000,
        "mn" or "mln" or "mil" => 1_000_000,
        _ => null,
    };

    // "half a million", "half a dozen", "a couple of", "two dozen".
    private ReadNumber? Phrase(List<Word> words, int i)
    {
        if (WordCutter.Matches(words, i, "half", "a") && i + 2 < words.Count)
        {
            return words[i + 2].Lower switch
            {
                "dozen" => new ReadNumber(6, false, false, i + 3),
                "million" => new ReadNumber(500_000, false, false, i + 3),
                "billion" => new ReadNumber(500_000_000, false, false, i + 3),
                _ => null,
            };
        }

        if (WordCutter.Matches(words, i, "a", "quarter", "of", "a", "million"))
        {
            return new ReadNumber(250_000, false, false, i + 5);
        }

        if (words[i].Lower is "a" or "another" && i + 1 < words.Count)
        {
            if (words[i + 1].Lower is "couple")
            {
                return new ReadNumber(2, false, false, WordCutter.Matches(words, i + 2, "of") ? i + 3 : i + 2);
            }

            if (words[i + 1].Lower is "dozen" || lexicon.Scales.ContainsKey(words[i + 1].Lower))
            {
                return Spelled(words, i + 1, first: 1);
            }
        }

        return null;
    }

    // "dozens", "tens of thousands", "several hundred": no upper end.
    private ReadNumber? Floor(List<Word> words, int i)
    {
        if (words[i].Lower is "several" or "many" && i + 1 < words.Count
            && lexicon.Scales.TryGetValue(words[i + 1].Lower, out var scale))
        {
            return new ReadNumber(2 * scale, true, false, i + 2);
        }

        if (WordCutter.Matches(words, i, "a", "few") && i + 2 < words.Count
            && lexicon.Scales.TryGetValue(words[i + 2].Lower, out scale))
        {
            return new ReadNumber(2 * scale, true, false, i + 3);
        }

        if (!lexicon.Plurals.TryGetValue(words[i].Lower, out var value)
            || (words[i].Lower is "scores" && !IsScoresOfPeople(words, i)))
        {
            return null;
        }

        var next = i + 1;
        while (WordCutter.Matches(words, next, "of") && next + 1 < words.Count && words[next + 1].Lower is not "dozens"
            && lexicon.Plurals.TryGetValue(words[next + 1].Lower, out var larger) && larger > 99)
        {
            // "tens of thousands" is at least two tens of one thousand.
            value *= larger / 2;
            next += 2;
        }

        if (words[i].Lower is "tens" && next == i + 1)
        {
            return null;
        }

        return value < Limit ? new ReadNumber(value, true, false, next) : null;
    }

    private bool IsScoresOfPeople(List<Word> words, int i) => i + 1 < words.Count
        && (words[i + 1].Lower is "of" or "more" or "others" or "were" or "have" or "are" or "dead" or "killed"
            or "injured" or "wounded" or "missing" || lexicon.Persons.Contains(words[i + 1].Lower));

    // "one hundred and twenty-five thousand", "thirty-one", "two dozen".
    private ReadNumber? Spelled(List<Word> words, int i, long first = 0)
    {
        long total = 0, group = first;
        var next = i;
        var end = first > 0 ? i : -1;
        var lastUnit = first > 0 ? 1 : 0L;
        var any = first > 0;
        while (next < words.Count)
        {
            var lower = words[next].Lower;
            if (any && lower is "-" && !words[next].SpaceBefore && next + 1 < words.Count && !words[next + 1].SpaceBefore
                && lastUnit is >= 20 and < 100 && lexicon.Cardinals.TryGetValue(words[next + 1].Lower, out var unit) && unit < 10)
            {
                group += unit;
                lastUnit = unit;
                next += 2;
            }
            else if (lexicon.Cardinals.TryGetValue(lower, out var value))
            {
                // "twenty five" adds, "five six" are two numbers; "zero" stands alone.
                if (any && !(lastUnit is 0 or >= 100 || (lastUnit is >= 20 and < 100 && value is > 0 and < 10)))
                {
                    break;
                }

                group += value;
                lastUnit = Math.Max(value, 1);
                any = true;
                next++;
            }
            else if (any && lower is "dozen" && group is > 0 and < 1000)
            {
                group *= 12;
                lastUnit = 1;
                next++;
            }
            else if (any && group > 0 && lexicon.Scales.TryGetValue(lower, out var scale) && words[next].SpaceBefore
                && group * scale < Limit)
            {
                if (scale == 100)
                {
                    group *= 100;
                }
                else
                {
                    total += group * scale;
                    group = 0;
                }

                lastUnit = scale;
                next++;
            }
            else if (any && lower is "and" && lastUnit >= 100 && next + 1 < words.Count
                && lexicon.Cardinals.TryGetValue(words[next + 1].Lower, out var rest) && rest is > 0 and < 100
                && end == next)
            {
                next++;
                continue;
            }
            else
            {
                break;
            }

            end = next;
        }

        if (!any || end <= i)
        {
            return null;
        }

        var (sum, after) = WithHalf(words, total + group, end);
        return new ReadNumber(sum == decimal.Truncate(sum) ? (long)sum : null, false, false, after);
    }
}
