using Recount.Core;

namespace Recount.Language;

/// <summary>What a number counts or measures. Only the first three can be a count of people or things.</summary>
public enum QuantityKind
{
    Cardinal,

    /// <summary>"several", "many", "some": a quantity without a number.</summary>
    Indefinite,

    /// <summary>"a", "an", "another": one of the noun that follows, where that noun is a person (codebook, Numbers).</summary>
    Article,
    Ordinal,
    Money,
    Percent,
    Fraction,
    Age,
    Distance,

    /// <summary>Weight, area, power, speed and whatever else has a unit.</summary>
    Measure,
    Duration,
    Clock,
    Date,

    /// <summary>A number that names: "S-300", "Article 51".</summary>
    Designation,
}

/// <summary>A number in a sentence.</summary>
/// <param name="Span">With its hedge: "at least five".</param>
/// <param name="Value">By the codebook's rule 3; <see cref="Quantity.Unstated"/> where there is no whole number.</param>
/// <param name="Kind">What it counts.</param>
/// <param name="NumberSpan">The number alone: "five".</param>
/// <param name="Rule">The id of the lexicon rule that bounded it.</param>
public sealed record QuantityMention(TextSpan Span, Quantity Value, QuantityKind Kind, TextSpan NumberSpan, string Rule)
{
    /// <summary>The number that this one is counted in: "five" of "20 dead, including five children"; null where the words name none.</summary>
    public TextSpan? PartOf { get; init; }

    public bool IsCount => Kind is QuantityKind.Cardinal or QuantityKind.Indefinite or QuantityKind.Article;
}
