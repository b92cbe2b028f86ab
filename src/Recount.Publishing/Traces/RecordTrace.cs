using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Publishing.Traces;

/// <summary>A record's fields, each with every value that a document reports for it and the sentences that say so.</summary>
public sealed record RecordTrace
{
    public required RecordId Id { get; init; }

    /// <summary>The codebook's word: "incidents", "statements", "talks", "positions", "commitments".</summary>
    public required string Family { get; init; }

    /// <summary>Every field of the family in the codebook's order, those that no document reports included.</summary>
    public required ImmutableArray<TracedField> Fields { get; init; }

    public TracedField? Field(string name) => Fields.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.Ordinal));

    /// <summary>By <see cref="TracedValue.Key"/>; null where no field has it.</summary>
    public (TracedField Field, TracedValue Value)? Value(string key)
    {
        foreach (var field in Fields)
        {
            if (field.Values.FirstOrDefault(v => string.Equals(v.Key, key, StringComparison.Ordinal)) is { } value)
            {
                return (field, value);
            }
        }

        return null;
    }
}

/// <summary>One field of a record.</summary>
public sealed record TracedField
{
    /// <summary>The codebook's word; for a figure its harm and victims: "killed people".</summary>
    public required string Name { get; init; }

    /// <summary>In order of report; empty where no document says.</summary>
    public required ImmutableArray<TracedValue> Values { get; init; }

    /// <summary>Two origins tell it differently.</summary>
    public bool IsDisputed => Values.Any(v => v.State == FigureState.Disputed);
}

/// <summary>One value of a field, however many documents carry it.</summary>
public sealed record TracedValue
{
    /// <summary>Eight hex digits of field and value: one address for the value while the record holds it.</summary>
    public required string Key { get; init; }

    /// <summary>For people: "≥4", "3 June 2025", "Sumy, UA".</summary>
    public required string Text { get; init; }

    public required FigureState State { get; init; }

    /// <summary>The record holds it now; of one figure's values at most one, of a list of names all.</summary>
    public required bool IsCurrent { get; init; }

    /// <summary>The day from which it holds, for steps of a history; else null.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>In order of report. Empty only for what a clock says ("overdue") and no report.</summary>
    public required ImmutableArray<Support> Supports { get; init; }

    /// <summary>How many distinct origins stand behind it: outlets with one origin, or with one copy, count once.</summary>
    public required int Origins { get; init; }
}

/// <summary>One document's word for a value.</summary>
public sealed record Support
{
    public required DocumentHeader Document { get; init; }

    public required ObservationId Observation { get; init; }

    /// <summary>The sentences, in order of text; at least one.</summary>
    public required ImmutableArray<Evidence> Evidence { get; init; }

    /// <summary>Where in them the value itself stands; null where only the sentences are known.</summary>
    public Evidence? Words { get; init; }

    /// <summary>Who the document says it comes from; empty where the outlet states it as its own.</summary>
    public required ImmutableArray<string> Origins { get; init; }

    /// <summary>Of the live blog's post, else of the document; null where neither has a time.</summary>
    public PublicationTime? Reported { get; init; }
}
