namespace Recount.Core;

/// <summary>A number as a report hedges it. Both bounds are inclusive; a bound that the text doesn't give is null.</summary>
/// <remarks>
/// <c>default</c> is <see cref="Unstated"/>: the text has a quantity but no number ("several"), or none at all.
/// Codebook, rule 3: at least 3 = {min 3}; more than 40 = {min 41}; up to 60 = {max 60}; about 1,000 = {1000, 1000,
/// approximate}.
/// </remarks>
public readonly record struct Quantity
{
    private Quantity(long? min, long? max, bool isApproximate)
    {
        if (min < 0 || max < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(min), $"a count of {min} to {max} is negative");
        }

        if (min > max)
        {
            throw new ArgumentException($"minimum {min} exceeds maximum {max}", nameof(min));
        }

        Min = min;
        Max = max;
        IsApproximate = isApproximate;
    }

    public long? Min { get; }

    public long? Max { get; }

    public bool IsApproximate { get; }

    public bool IsStated => Min is not null || Max is not null;

    public bool IsExact => Min is not null && Min == Max && !IsApproximate;

    public static Quantity Unstated => default;

    public static Quantity Exactly(long value) => new(value, value, false);

    public static Quantity AtLeast(long value) => new(value, null, false);

    /// <summary>"More than N", "upward of N": the least whole number above.</summary>
    public static Quantity MoreThan(long value) => new(checked(value + 1), null, false);

    public static Quantity AtMost(long value) => new(null, value, false);

    /// <summary>"Fewer than N": the greatest whole number below.</summary>
    public static Quantity FewerThan(long value) => new(null, value - 1, false);

    public static Quantity Between(long min, long max) => new(min, max, false);

    public static Quantity About(long value) => new(value, value, true);

    /// <summary>Any combination of bounds, as read back from a store.</summary>
    public static Quantity Of(long? min, long? max, bool isApproximate = false) => new(min, max, isApproximate);

    /// <summary>Sums bounds; a bound is kept only where every part has it ("at least 3" and "2" = at least 5).</summary>
    public static Quantity operator +(Quantity a, Quantity b) =>
        new(a.Min + b.Min, a.Max + b.Max, a.IsApproximate || b.IsApproximate);

    public static Quantity Add(Quantity left, Quantity right) => left + right;

    /// <summary>Can both be true of one thing? An approximate value is compatible within a tenth of itself.</summary>
    public bool IsCompatibleWith(Quantity other)
    {
        var (low, high) = Reach(this);
        var (otherLow, otherHigh) = Reach(other);
        return low <= otherHigh && otherLow <= high;

        static (long Low, long High) Reach(Quantity q) =>
            ((q.Min ?? 0) - (q.IsApproximate ? (q.Min ?? 0) / 10 : 0),
             q.Max is { } max ? max + (q.IsApproximate ? max / 10 : 0) : long.MaxValue);
    }

    public override string ToString() => (Min, Max) switch
    {
        (null, null) => "unstated",
        ({ } min, null) => $"at least {min}",
        (null, { } max) => $"up to {max}",
        ({ } min, { } max) when min == max => IsApproximate ? $"about {min}" : $"{min}",
        ({ } min, { } max) => $"{min} to {max}",
    };
}
