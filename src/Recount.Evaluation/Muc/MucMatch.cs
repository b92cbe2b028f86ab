using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Recount.Evaluation;

/// <summary>How near an answer comes to a key's.</summary>
public enum MucAgreement
{
    None,
    Partial,
    Right,
}

/// <summary>When a fill is right, by MUC-4 without a person in the loop.</summary>
internal static class MucMatch
{
    /// <summary>A shared word of so many letters makes a string partly right.</summary>
    private const int LongWord = 4;

    private static readonly FrozenSet<string> s_idle =
        ("A THE AN THIS THAT THESE THOSE ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN 1 2 3 4 5 6 7 8 9 10 "
            + "MORE MOST MANY SEVERAL SOME ALL FEW ANY ANOTHER OTHER CERTAIN OF").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly char[] s_blanks = [' ', '\n', '\t'];

    /// <summary>Upper case, single blanks, without the words that decide nothing.</summary>
    public static string Normal(string value) => string.Join(' ', Words(value));

    /// <param name="slot">Where both stand.</param>
    /// <param name="key">With its alternatives.</param>
    /// <param name="given">The response's.</param>
    /// <param name="isReferred">Whether the answer's reference is the key's.</param>
    public static MucAgreement Of(MucSlot slot, MucFill key, MucFill given, Func<MucFill, MucFill, bool> isReferred)
    {
        var agreement = slot.Kind switch
        {
            MucSlotKind.Text => OfText(key, given.Value),
            MucSlotKind.Set => OfWord(key, given.Value),
            MucSlotKind.Date => given.Dates is [var date, ..] ? Best(key.Dates.Select(d => OfDate(d, date))) : MucAgreement.None,
            MucSlotKind.Location => given.Locations is [var place, ..] ? Best(key.Locations.Select(l => OfPlace(l, place))) : MucAgreement.None,
            _ => OfNumber(key, given),
        };
        return agreement == MucAgreement.Right && slot.Kind is MucSlotKind.Set or MucSlotKind.Number && key.Refs.Length > 0 && !isReferred(key, given)
            ? MucAgreement.Partial
            : agreement;
    }

    /// <summary>Whether two strings share a word of so many letters that decides.</summary>
    public static bool SharesWord(MucFill key, string given, int letters = 1) => key.Values.Any(v => Bare(v).Intersect(Bare(given), StringComparer.Ordinal).Any(w => w.Length >= letters));

    private static MucAgreement OfText(MucFill key, string given)
    {
        var normal = Normal(given);
        return key.Values.Any(v => Normal(v) == normal) ? MucAgreement.Right
            : SharesWord(key, given, LongWord) ? MucAgreement.Partial
            : MucAgreement.None;
    }

    private static MucAgreement OfWord(MucFill key, string given) =>
        key.Values.Contains(given, StringComparer.Ordinal) ? MucAgreement.Right
        : key.Values.Any(v => MucSlots.IsAbove(given, v)) ? MucAgreement.Partial : MucAgreement.None;

    private static MucAgreement OfDate(MucDate key, MucDate given)
    {
        if (key == given)
        {
            return MucAgreement.Right;
        }

        var isEnd = given.To is not null && given.To == key.To;
        var isInside = given.From is not null && given.From == given.To
            && (given.From == key.From || (key.From is { Length: 10 } && key.To is { Length: 10 }
                && string.CompareOrdinal(key.From, given.From) <= 0 && string.CompareOrdinal(given.From, key.To) <= 0));
        return isEnd || isInside ? MucAgreement.Partial : MucAgreement.None;
    }

    private static MucAgreement OfPlace(MucLocation key, MucLocation given)
    {
        if (key.Path.SequenceEqual(given.Path) && key.End is null == given.End is null && (key.End is null || key.End.Value.SequenceEqual(given.End!.Value)))
        {
            return MucAgreement.Right;
        }

        var isCountry = key.Path[0] == given.Path[0];
        var isFiner = key.End is null && key.Path.Length > 1 && key.Path[1..].SequenceEqual(given.Path[1..]);
        var isOneEnd = key.End is { } end && end.SequenceEqual(given.Path);
        return isCountry || isFiner || isOneEnd ? MucAgreement.Partial : MucAgreement.None;
    }

    private static MucAgreement OfNumber(MucFill key, MucFill given)
    {
        var raw = Squeezed(given.Value);
        if (key.Values.Any(v => Squeezed(v) == raw))
        {
            return MucAgreement.Right;
        }

        return given.Numbers is [{ Min: { } count } number] && number.Max == count
            && key.Numbers.Any(n => n.Raw != "PLURAL" && (n.Min == count || n.Max == count)) ? MucAgreement.Partial : MucAgreement.None;
    }

    private static MucAgreement Best(IEnumerable<MucAgreement> agreements) => agreements.DefaultIfEmpty(MucAgreement.None).Max();

    private static string Squeezed(string value) => value.Replace(" ", "", StringComparison.Ordinal);

    private static IEnumerable<string> Words(string value) =>
        value.ToUpperInvariant().Split(s_blanks, StringSplitOptions.RemoveEmptyEntries).Where(w => !s_idle.Contains(w));

    private static IEnumerable<string> Bare(string value) => Words(value).Select(w => w.Trim('"', ',', '[', ']')).Where(w => w.Length > 0);
}
