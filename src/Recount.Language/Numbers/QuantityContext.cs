using System.Globalization;

namespace Recount.Language;

/// <summary>Tells from the words around a number what it counts or measures.</summary>
internal static class QuantityContext
{
    public static QuantityKind KindOf(NumberLexicon lexicon, List<Word> words, int i, int next, ReadNumber number)
    {
        var before = i > 0 ? words[i - 1] : default;
        var after = next < words.Count ? words[next] : default;
        if (IsDesignation(lexicon, words, i, next))
        {
            return QuantityKind.Designation;
        }

        if (before.Lower is "$" or "€" or "£" or "¥" or "₴" or "₽" or "₪" or "₹")
        {
            return QuantityKind.Money;
        }

        if (IsAge(lexicon, words, i, next, number))
        {
            return QuantityKind.Age;
        }

        if (IsDate(lexicon, words, i, next, number))
        {
            return QuantityKind.Date;
        }

        var from = after.Text is "-" && !after.SpaceBefore ? next + 1 : next;
        foreach (var (rule, phrase) in lexicon.UnitsAfter)
        {
            if (WordCutter.Matches(words, from, phrase) && IsUnit(words, from + phrase.Length, rule, phrase))
            {
                return rule.Kind;
            }
        }

        if (before.Lower is { } b && lexicon.UnitsBefore.TryGetValue(b, out var unit))
        {
            return unit.Kind;
        }

        if (from == next + 1 && from < words.Count && lexicon.Fractions.Contains(words[from].Lower))
        {
            return QuantityKind.Fraction;
        }

        if (next < words.Count && lexicon.Fractions.Contains(after.Lower))
        {
            return QuantityKind.Fraction;
        }

        return number.Value is null ? QuantityKind.Measure
            : IsPronounOne(words, i, next) ? QuantityKind.Designation
            : QuantityKind.Cardinal;
    }

    // "m" and "in" are units only as abbreviations glued to digits: "5 m tall" is, "three in Kharkiv" isn't.
    private static bool IsUnit(List<Word> words, int next, UnitRule rule, string[] phrase) =>
        phrase.Length > 1 || phrase[0].Length > 1 || (next < words.Count && rule.Kind is not QuantityKind.Clock)
        || next == words.Count;

    private static bool IsDesignation(NumberLexicon lexicon, List<Word> words, int i, int next)
    {
        if (i > 0)
        {
            var before = words[i - 1];
            // "S-300", "COVID-19", "T-72": a hyphen and a capital letter right before.
            if (before.Text is "-" or "–" && !before.SpaceBefore && !words[i].SpaceBefore && i > 1
                && words[i - 2].IsLetters && words[i - 2].IsCapitalised && !lexicon.Cardinals.ContainsKey(words[i - 2].Lower))
            {
                return true;
            }

            if (before.Text is "#" or "/" or "№" && !words[i].SpaceBefore)
            {
                return true;
            }

            if (before.Text is "." && i > 1 && words[i - 2].Lower is "no" or "art" or "nos" && words[i - 2].IsCapitalised)
            {
                return true;
            }
        }

        // "35S", "2S19 Msta", "55th" is an ordinal; "1pm" a time.
        if (next < words.Count && words[i].IsNumber && !words[next].SpaceBefore && words[next].IsLetters
            && words[next].Lower is not ("am" or "pm" or "k" or "m" or "bn" or "mn" or "km" or "kg" or "cm" or "mm" or "mw" or "gw"
                or "kw" or "h" or "t" or "s" or "ft" or "mph" or "kph" or "g" or "mm"))
        {
            return true;
        }

        return false;
    }

    private static bool IsAge(NumberLexicon lexicon, List<Word> words, int i, int next, ReadNumber number)
    {
        if (number.Value is not (>= 0 and <= 120))
        {
            return false;
        }

        var lower = (int k) => k >= 0 && k < words.Count ? words[k].Lower : "";
        if (lower(next) is "-" && lower(next + 1) is "year" or "month" or "week" or "day" && lower(next + 2) is "-" && lower(next + 3) is "old")
        {
            return true;
        }

        if (lower(next) is "years" or "year" or "months" or "weeks" && (lower(next + 1) is "old" or "olds" || (lower(next + 1) is "of" && lower(next + 2) is "age")))
        {
            return true;
        }

        if (lower(i - 1) is "aged" or "age" or "ages")
        {
            return true;
        }

        // "aged 45 and 88", "aged 3, 5 and 9", "aged between 4 and 12"
        for (var k = i - 1; k >= Math.Max(0, i - 8) && (words[k].IsNumber || lexicon.Cardinals.ContainsKey(words[k].Lower)
            || words[k].Lower is "," or "and" or "aged" or "ages" or "between" or "to" or "from" or "year" or "-" or "old"); k--)
        {
            if (words[k].Lower is "aged" or "ages")
            {
                return true;
            }
        }

        // "a boy of 17": a person noun in the singular.
        if (lower(i - 1) is "of" && i > 2 && lexicon.Persons.Contains(lower(i - 2)) && !lower(i - 2).EndsWith('s')
            && lower(i - 2) is not ("people" or "children" or "men" or "women" or "group" or "crew" or "police" or "family" or "personnel" or "staff"))
        {
            return true;
        }

        // "Olena, 45, said"; "a driver, 52, died"
        return words[i].IsNumber && number.Value is >= 1 and <= 110 && lower(i - 1) is "," && i > 1
            && (words[i - 2].IsCapitalised || lexicon.Persons.Contains(words[i - 2].Lower))
            && lower(next) is "," && !lexicon.Months.Contains(words[i - 2].Lower);
    }

    private static bool IsDate(NumberLexicon lexicon, List<Word> words, int i, int next, ReadNumber number)
    {
        var lower = (int k) => k >= 0 && k < words.Count ? words[k].Lower : "";
        var isMonth = (int k) => k >= 0 && k < words.Count && words[k].IsCapitalised && lexicon.Months.Contains(words[k].Lower);
        if (!words[i].IsNumber)
        {
            return false;
        }

        if (number.Value is >= 1 and <= 31 && words[i].Text.Length <= 2)
        {
            if (isMonth(i - 1) || (lower(i - 1) is "." && isMonth(i - 2)))
            {
                // "In March 20 people died" is rare beside dates; a plural noun of persons decides.
                return !(next < words.Count && lexicon.Persons.Contains(lower(next)) && lower(i - 2) is "in" or "since" or "during");
            }

            if (isMonth(next) || (lower(next) is "of" && isMonth(next + 1)))
            {
                return true;
            }

            // "5 to 6 June", "June 20 and 30"
            for (var k = next; k < Math.Min(words.Count, next + 3); k++)
            {
                if (lower(k) is "to" or "and" or "-" or "–" or "or" && k + 2 < words.Count && words[k + 1].IsNumber
                    && words[k + 1].Text.Length <= 2 && isMonth(k + 2))
                {
                    return true;
                }
            }

            if (lower(i - 1) is "to" or "and" or "-" or "–" or "or" && i > 2 && words[i - 2].IsNumber && isMonth(i - 3)
                && !(next < words.Count && lexicon.Persons.Contains(lower(next))))
            {
                return true;
            }
        }

        if (words[i].Text.Length == 4 && int.TryParse(words[i].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is >= 1800 and <= 2100 && next == i + 1)
        {
            var previous = lower(i - 1);
            return isMonth(i - 1)
                || previous is "in" or "since" or "of" or "from" or "until" or "by" or "during" or "before" or "after" or "early"
                    or "late" or "mid" or "year" or "the" or "summer" or "winter" or "spring" or "autumn"
                || (previous is "," && (isMonth(i - 3) || isMonth(i - 2)))
                || (previous is "." && isMonth(i - 2))
                || (previous is "-" or "–" && i > 1 && words[i - 2].IsNumber && words[i - 2].Text.Length == 4)
                || !(next < words.Count && words[next].IsLetters && words[next].SpaceBefore);
        }

        return false;
    }

    // "one another", "this one", "at one point": no count.
    private static bool IsPronounOne(List<Word> words, int i, int next)
    {
        if (words[i].Lower is not "one" || next != i + 1)
        {
            return false;
        }

        var before = i > 0 ? words[i - 1].Lower : "";
        var after = next < words.Count ? words[next].Lower : "";
        return before is "this" or "that" or "the" or "which" or "every" or "any" or "each" or "another" or "latest" or "last" or "first"
            || after is "another" or "point" or "way" or "thing" or "-"
            || (i > 1 && before is "-");
    }
}
