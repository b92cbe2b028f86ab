using System.Collections.Immutable;
using System.Text.Json;

namespace Recount.Evaluation;

/// <summary>When two values of a slot agree.</summary>
internal enum SlotMeasure
{
    /// <summary>Same normal words, classes of words brought together.</summary>
    Word,

    /// <summary>Same name, see <see cref="ScoringText.SameName"/>.</summary>
    Name,

    /// <summary>Half of the words.</summary>
    Text,

    /// <summary>Same numbers and words throughout.</summary>
    Exact,

    /// <summary>Same day.</summary>
    Day,
}

/// <summary>One value of a slot.</summary>
/// <param name="Alternatives">What is right; more than one only in gold.</param>
/// <param name="IsChoice">Written as a choice; a predicted choice agrees with nothing.</param>
/// <param name="IsFree">Marked as not scored.</param>
internal readonly record struct SlotValue(ImmutableArray<string> Alternatives, bool IsChoice, bool IsFree)
{
    public static SlotValue Of(JsonElement value) => new(
        [.. value.Alternatives().Select(a => a.Str())], value.Get("any").ValueKind is JsonValueKind.Array, value.IsFree());

    public static SlotValue OneOf(IEnumerable<string> alternatives)
    {
        ImmutableArray<string> all = [.. alternatives];
        return new(all, all.Length > 1, false);
    }

    public override string ToString() =>
        string.Join(" | ", Alternatives.Select(a => a.Replace("\"", "", StringComparison.Ordinal)));
}

/// <summary>A scored field of a family.</summary>
/// <param name="Name">The scorer's name for it.</param>
/// <param name="HeldIn">The item's key that holds it; <c>{"free": true}</c> there leaves the slot unscored.</param>
/// <param name="Values">The slot's values in an item.</param>
/// <param name="Measure">When two values agree.</param>
internal sealed record Slot(
    string Name, string HeldIn, Func<JsonElement, IEnumerable<SlotValue>> Values, SlotMeasure Measure);

/// <summary>A family's slots, in score.py's order, and which of them must agree for two items to be one.</summary>
internal sealed record ScoredFamily(string Name, ImmutableArray<Slot> Slots, ImmutableArray<int> KeySlots)
{
    /// <summary>In the codebook's order.</summary>
    public static readonly ImmutableArray<ScoredFamily> All =
    [
        Family("incidents", ["kind"],
            new("kind", "kind", One("kind"), SlotMeasure.Word),
            new("date", "time", Part("time", "start"), SlotMeasure.Day),
            new("places", "places", Many("places", "name"), SlotMeasure.Name),
            new("perpetrators", "perpetrators", Many("perpetrators"), SlotMeasure.Name),
            new("weapons", "weapons", Many("weapons"), SlotMeasure.Text),
            new("figures", "figures", Figures, SlotMeasure.Exact),
            new("victims", "figures", Victims, SlotMeasure.Word),
            new("damage", "damage", i => i.Get("damage").Items().SelectMany(Amount), SlotMeasure.Exact),
            new("origins", "origins", Many("origins"), SlotMeasure.Name)),
        Family("statements", ["speaker"],
            new("speaker", "speaker", One("speaker"), SlotMeasure.Name),
            new("act", "act", One("act"), SlotMeasure.Word),
            new("content", "content", One("content"), SlotMeasure.Text),
            new("direct", "direct", i => [SlotValue.OneOf([i.Get("direct").IsTruthy() ? "True" : "False"])], SlotMeasure.Word),
            new("medium", "medium", One("medium"), SlotMeasure.Name)),
        Family("talks", [],
            new("parties", "parties", Many("parties"), SlotMeasure.Name),
            new("round", "round", One("round"), SlotMeasure.Word),
            new("date", "date", Part("date", "start"), SlotMeasure.Day),
            new("place", "place", One("place"), SlotMeasure.Name),
            new("status", "status", One("status"), SlotMeasure.Word),
            new("delegates", "delegates", Many("delegates", "name"), SlotMeasure.Name),
            new("host", "host", One("host"), SlotMeasure.Name)),
        Family("positions", ["party", "issue"],
            new("party", "party", One("party"), SlotMeasure.Name),
            new("act", "act", One("act"), SlotMeasure.Word),
            new("issue", "issue", One("issue"), SlotMeasure.Word),
            new("content", "content", One("content"), SlotMeasure.Text),
            new("duration", "terms", Term("duration"), SlotMeasure.Word),
            new("quantity", "terms", Term("quantity"), SlotMeasure.Exact),
            new("deadline", "terms", Term("deadline"), SlotMeasure.Day)),
        Family("commitments", ["action"],
            new("parties", "parties", Many("parties"), SlotMeasure.Name),
            new("action", "action", One("action"), SlotMeasure.Word),
            new("issue", "issue", One("issue"), SlotMeasure.Word),
            new("quantity", "quantity", i => i.Get("quantity").IsTruthy() ? Amount(i.Get("quantity")) : [], SlotMeasure.Exact),
            new("due", "due", Due, SlotMeasure.Exact),
            new("status", "status", One("status"), SlotMeasure.Word)),
    ];

    /// <summary>The slot's values, or null where the item leaves it unscored.</summary>
    public static ImmutableArray<SlotValue>? ValuesOf(Slot slot, JsonElement item)
    {
        var held = item.Get(slot.HeldIn);
        if (held.IsFree() || (slot.HeldIn is "terms" && held.Get(slot.Name).IsFree()))
        {
            return null;
        }

        ImmutableArray<SlotValue> values = [.. slot.Values(item)];
        return values.Any(v => v.IsFree) ? null : values;
    }

    private static ScoredFamily Family(string name, string[] keys, params ImmutableArray<Slot> slots) =>
        new(name, slots,
        [
            .. keys.Select(k => slots.IndexOf(slots.First(s => string.Equals(s.Name, k, StringComparison.Ordinal)))),
        ]);

    private static Func<JsonElement, IEnumerable<SlotValue>> One(string key) =>
        i => i.Get(key).IsGiven() ? [SlotValue.Of(i.Get(key))] : [];

    private static Func<JsonElement, IEnumerable<SlotValue>> Many(string key, string? part = null) =>
        i => i.Get(key).Items()
            .Select(x => SlotValue.Of(part is not null && x.Get(part) is { ValueKind: not JsonValueKind.Undefined } p ? p : x));

    private static Func<JsonElement, IEnumerable<SlotValue>> Part(string key, string part) =>
        i => i.Get(key).Get(part).IsTruthy() ? [SlotValue.Of(i.Get(key).Get(part))] : [];

    private static Func<JsonElement, IEnumerable<SlotValue>> Term(string key) => item =>
    {
        var value = item.Get("terms").Get(key);
        return !value.IsTruthy() ? [] : key switch
        {
            "quantity" => Amount(value),
            "deadline" when value.IsFree() => [],
            "deadline" => [SlotValue.Of(value.Get("end").IsTruthy() ? value.Get("end") : value.Get("start"))],
            _ => [SlotValue.Of(value)],
        };
    };

    /// <summary>Harm and victims of each figure that names them.</summary>
    private static IEnumerable<SlotValue> Victims(JsonElement item) =>
        from figure in item.Get("figures").Items()
        let harm = figure.Get("harm")
        let victims = figure.Get("victims")
        where victims.IsTruthy() && !victims.IsFree() && !harm.IsFree()
        select SlotValue.OneOf(
            from h in harm.Alternatives()
            from v in victims.Alternatives()
            select $"{ScoringText.OneClass(h.Str())} {ScoringText.OneClass(v.Str())}");

    private static IEnumerable<SlotValue> Figures(JsonElement item) =>
        from figure in item.Get("figures").Items()
        let harm = figure.Get("harm")
        where !harm.IsFree() && HasScoredNumber(figure)
        select SlotValue.OneOf(
            from h in harm.Alternatives()
            from number in Numbers(figure)
            select $"{ScoringText.OneClass(h.Str())} {number}");

    private static IEnumerable<SlotValue> Amount(JsonElement value) =>
        !value.IsFree() && HasScoredNumber(value) ? [SlotValue.OneOf(Numbers(value))] : [];

    private static bool HasScoredNumber(JsonElement value)
    {
        var (min, max) = (value.Get("min"), value.Get("max"));
        return !min.IsFree() && !max.IsFree() && !(min.IsNull() && max.IsNull());
    }

    internal static IEnumerable<string> Numbers(JsonElement value) =>
        from min in value.Get("min").Alternatives()
        from max in value.Get("max").Alternatives()
        select $"{min.Exact()}..{max.Exact()}";

    private static IEnumerable<SlotValue> Due(JsonElement item)
    {
        var due = item.Get("due");
        var (start, end) = (due.Get("start"), due.Get("end"));
        return !due.IsTruthy() || due.IsFree() || start.IsFree() || end.IsFree() ? [] :
        [
            SlotValue.OneOf(
                from s in start.Alternatives()
                from e in end.Alternatives()
                select $"{(s.IsTruthy() ? s.Exact() : "\"")}..{(e.IsTruthy() ? e.Exact() : "\"")}"),
        ];
    }
}
