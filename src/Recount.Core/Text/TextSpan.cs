namespace Recount.Core;

/// <summary>A half-open range of UTF-16 code units, <c>[Start, End)</c>, in a document's canonical text.</summary>
/// <remarks>
/// <c>default</c> is the empty span at 0. Inside the house every offset is UTF-16; code points appear only at the JSON
/// edge (<see cref="CodePointMap"/>).
/// </remarks>
public readonly record struct TextSpan : IComparable<TextSpan>
{
    /// <exception cref="ArgumentOutOfRangeException">A negative start, or an end before the start.</exception>
    public TextSpan(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        Start = start;
        End = end;
    }

    /// <summary>Inclusive.</summary>
    public int Start { get; }

    /// <summary>Exclusive.</summary>
    public int End { get; }

    public int Length => End - Start;

    public bool IsEmpty => Start == End;

    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    public bool Contains(int offset) => Start <= offset && offset < End;

    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>The smallest span that holds both.</summary>
    public TextSpan Union(TextSpan other) => new(Math.Min(Start, other.Start), Math.Max(End, other.End));

    /// <summary>The characters it covers in <paramref name="text"/>.</summary>
    public string Slice(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text[Start..End];
    }

    public int CompareTo(TextSpan other) => Start != other.Start ? Start.CompareTo(other.Start) : End.CompareTo(other.End);

    public override string ToString() => $"[{Start},{End})";
}
