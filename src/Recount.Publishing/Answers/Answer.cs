using System.Collections.Immutable;

namespace Recount.Publishing.Answers;

/// <summary>One line of an answer: what a record holds, in plain English, with the sentences that it rests on.</summary>
public sealed record AnswerLine
{
    private readonly ImmutableArray<Citation> _citations;

    public required string Text { get; init; }

    /// <summary>At least one, each document once where it can be; the one that carries the value first.</summary>
    /// <exception cref="ArgumentException">None given: no line without a sentence.</exception>
    public required ImmutableArray<Citation> Citations
    {
        get => _citations;
        init => _citations = value.IsDefaultOrEmpty
            ? throw new ArgumentException("a line of an answer has at least one citation", nameof(value))
            : value;
    }
}

/// <summary>What the records say to a question, or that they say nothing.</summary>
public sealed record Answer
{
    public required string Question { get; init; }

    /// <summary>Most to the point first; empty where the ledger holds nothing.</summary>
    public ImmutableArray<AnswerLine> Lines { get; init; } = [];

    /// <summary>What was asked and isn't held, a sentence each; never a fact.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    public bool IsRefused => Lines.IsEmpty;
}
