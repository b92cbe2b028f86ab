using System.Collections.Immutable;

namespace Recount.Core.Json;

/// <summary>Between the house's types and the JSON form; the one place where UTF-16 offsets and code points meet.</summary>
internal sealed class WireMap(CodePointMap map)
{
    public EvidenceWire Write(Evidence e) => new()
    {
        Start = map.ToCodePoint(e.Span.Start), End = map.ToCodePoint(e.Span.End), Quote = e.Quote,
    };

    public Evidence Read(EvidenceWire e) =>
        Evidence.Restore(new TextSpan(map.ToUtf16(e.Start), map.ToUtf16(e.End)), e.Quote);

    public IReadOnlyList<EvidenceWire> Write(ImmutableArray<Evidence> all) => [.. all.Select(Write)];

    public ImmutableArray<Evidence> Read(IReadOnlyList<EvidenceWire> all) => [.. all.Select(Read)];

    public SpanWire Write(TextSpan span, BlockRole role, int? post) => new()
    {
        Start = map.ToCodePoint(span.Start), End = map.ToCodePoint(span.End), Role = role, Post = post,
    };

    public TextSpan Read(SpanWire span) => new(map.ToUtf16(span.Start), map.ToUtf16(span.End));

    public static DateWire? Write(DateExtent? d) => d is null ? null : new()
    {
        Start = d.Start, End = d.End, Text = d.Text, Granularity = d.Granularity,
    };

    public static DateExtent? Read(DateWire? d) => d is null ? null : DateExtent.Of(d.Start, d.End, d.Granularity, d.Text);

    public static PlaceWire Write(Place p) => new()
    {
        Name = p.Name, Country = p.Country, Lat = p.Coordinate?.Latitude, Lon = p.Coordinate?.Longitude,
        Precision = (int)p.Precision,
    };

    public static Place Read(PlaceWire p) => new()
    {
        Name = p.Name, Country = p.Country,
        Coordinate = p is { Lat: { } lat, Lon: { } lon } ? new Coordinate(lat, lon) : null,
        Precision = p.Precision is >= 1 and <= 3
            ? (PlacePrecision)p.Precision
            : throw new ArgumentException($"precision {p.Precision} is not 1, 2 or 3", nameof(p)),
    };

    /// <summary>Null where nothing is stated.</summary>
    public static QuantityWire? Write(Quantity q) => q.IsStated
        ? new() { Min = q.Min, Max = q.Max, Approximate = Flag(q) }
        : null;

    public static Quantity Read(QuantityWire? q) => q is null ? default : Quantity.Of(q.Min, q.Max, q.Approximate ?? false);

    public static DamageWire Write(Damage d) => new()
    {
        Object = d.Object, Outcome = d.Outcome, Min = d.Count.Min, Max = d.Count.Max, Approximate = Flag(d.Count),
        Text = d.Text,
    };

    public static Damage Read(DamageWire d) => new()
    {
        Object = d.Object, Outcome = d.Outcome, Count = Quantity.Of(d.Min, d.Max, d.Approximate ?? false), Text = d.Text,
    };

    public static DelegateWire Write(DelegationMember d) => new() { Name = d.Name, Party = d.Party, Role = d.Role };

    public static DelegationMember Read(DelegateWire d) => new() { Name = d.Name, Party = d.Party, Role = d.Role };

    public static TermsWire? Write(Terms? t) => t is null ? null : new()
    {
        Duration = t.Duration?.ToString(), Quantity = Write(t.Quantity), Places = [.. t.Places], Deadline = Write(t.Deadline),
    };

    public static Terms? Read(TermsWire? t) => t is null ? null : new()
    {
        Duration = ReadDuration(t.Duration), Quantity = Read(t.Quantity), Places = [.. t.Places], Deadline = Read(t.Deadline),
    };

    public static PublicationTime? ReadTime(string? text) => text is null
        ? null
        : PublicationTime.Parse(text) ?? throw new ArgumentException($"'{text}' is no ISO 8601 time", nameof(text));

    public static DurationExtent? ReadDuration(string? text) => text is null
        ? null
        : DurationExtent.Parse(text) ?? throw new ArgumentException($"'{text}' is no ISO 8601 duration", nameof(text));

    public static bool? Flag(Quantity q) => q.IsApproximate ? true : null;
}
