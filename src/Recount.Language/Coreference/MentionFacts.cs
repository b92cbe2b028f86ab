using Recount.Core;

namespace Recount.Language;

/// <summary>What the features ask of a mention, worked out once.</summary>
internal sealed class MentionFacts
{
    public required Mention Mention { get; init; }

    /// <summary>How sure its bounds are, from 0 to 7: logits from -4 to 3.</summary>
    public required int Likelihood { get; init; }

    /// <summary>A pronoun's own word ("he" for "his"), else kind and number.</summary>
    public required ulong Form { get; init; }

    public required bool IsPronoun { get; init; }

    /// <summary>"he" for "his" and "himself"; empty for other mentions.</summary>
    public required string Pronoun { get; init; }

    public required Being Being { get; init; }

    /// <summary>0 unknown, 1 one, 2 several.</summary>
    public required int Number { get; init; }

    /// <summary>0 none, else 1 more than <see cref="NameType"/>.</summary>
    public required int NameType { get; init; }

    /// <summary>By first word: none, "the", "a", "this", an owner, a number, other.</summary>
    public required int Determiner { get; init; }

    public required ulong Relation { get; init; }

    /// <summary>The head's lemma.</summary>
    public required ulong Head { get; init; }

    /// <summary>The last word of a name, which is a person's surname; else as <see cref="Head"/>.</summary>
    public required ulong Last { get; init; }

    /// <summary>The first letters of a common noun's lemma: "exhibit" and "exhibition", "attack" and "attacker".</summary>
    public required ulong Stem { get; init; }

    /// <summary>All words but article and final "'s".</summary>
    public required ulong Whole { get; init; }

    /// <summary>A name's initials, or its letters where it is written in capitals; 0 otherwise.</summary>
    public required ulong Acronym { get; init; }

    public required bool IsAcronym { get; init; }

    /// <summary>Name words, adjectives, compounds and numbers, without the head.</summary>
    public required ulong[] Modifiers { get; init; }

    /// <summary>Words that training met often stand for themselves, others for their tags.</summary>
    public required ulong HeadWord { get; init; }

    public required ulong FirstWord { get; init; }

    public required ulong LastWord { get; init; }

    public required ulong PreviousWord { get; init; }

    public required ulong NextWord { get; init; }

    public required ulong GovernorWord { get; init; }

    public required int Length { get; init; }

    public required bool IsList { get; init; }

    /// <summary>A part of a longer name.</summary>
    public required bool IsInName { get; init; }

    /// <summary>The token of the same sentence that its head hangs on.</summary>
    public required int Governor { get; init; }

    public required bool IsApposition { get; init; }

    public required bool IsSubject { get; init; }

    public required bool HasCopula { get; init; }

    /// <summary>0 outside quotation marks, else the number of the quotation.</summary>
    public required int Quote { get; init; }

    /// <summary>The turn of talk, counted from 0; speakers alternate.</summary>
    public required int Turn { get; init; }

    public required int Speaker { get; init; }

    /// <summary>The last word as text, lower case.</summary>
    public required string Surname { get; init; }
}
