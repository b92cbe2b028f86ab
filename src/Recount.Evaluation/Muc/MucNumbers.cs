using System.Globalization;
using Recount.Core;

namespace Recount.Evaluation;

/// <summary>Counts as the guidelines write them (template-doc-part1, 7.15).</summary>
internal static class MucNumbers
{
    public static readonly MucNumber One = new("1", 1, 1);

    /// <summary>More than one, and no number.</summary>
    public static readonly MucNumber Plural = new("PLURAL", 2, null);

    /// <returns>Null where no number is stated.</returns>
    public static MucNumber? Of(Quantity count) => count switch
    {
        { Min: { } min, Max: { } max } when min == max => new MucNumber((count.IsApproximate ? "~" : "") + Whole(min), (int)min, (int)max),
        { Min: { } min, Max: { } max } => new MucNumber($"{Whole(min)} - {Whole(max)}", (int)min, (int)max),
        { Min: { } min } => new MucNumber(Whole(min) + " -", (int)min, null),
        { Max: { } max } => new MucNumber("- " + Whole(max), null, (int)max),
        _ => null,
    };

    private static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);
}
