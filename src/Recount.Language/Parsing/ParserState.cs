namespace Recount.Language;

/// <summary>Arc-hybrid parsing: a stack, a buffer, and the arcs drawn so far (Kuhlmann, Gómez-Rodríguez and Satta 2011).</summary>
/// <remarks>
/// Words are 0 to n-1; n is the root, at the buffer's end. Shift moves the buffer's front to the stack; left draws an arc
/// from the front to the stack's top and pops it; right draws one from the stack's second to its top and pops it. The
/// root takes exactly one word. Mutable, for one sentence.
/// </remarks>
public sealed class ParserState
{
    private readonly int[] _stack;

    public ParserState(int count)
    {
        Count = count;
        _stack = new int[count + 1];
        Heads = new int[count];
        Labels = new int[count];
        Array.Fill(Heads, -1);
        Array.Fill(Labels, -1);
        LeftChildren = new int[count + 1];
        RightChildren = new int[count + 1];
        SecondLeft = new int[count + 1];
        SecondRight = new int[count + 1];
        LeftValence = new int[count + 1];
        RightValence = new int[count + 1];
        Array.Fill(LeftChildren, -1);
        Array.Fill(RightChildren, -1);
        Array.Fill(SecondLeft, -1);
        Array.Fill(SecondRight, -1);
    }

    public int Count { get; }

    public int StackSize { get; private set; }

    /// <summary>The buffer's front; <see cref="Count"/> is the root.</summary>
    public int Front { get; private set; }

    public IReadOnlyList<int> HeadsSoFar => Heads;

    public bool IsDone => Front == Count && StackSize == 0;

    public bool CanShift => Front < Count;

    public bool CanLeft => StackSize > 0 && (Front < Count || StackSize == 1);

    public bool CanRight => StackSize > 1;

    internal int[] Heads { get; }

    internal int[] Labels { get; }

    internal int[] LeftChildren { get; }

    internal int[] RightChildren { get; }

    internal int[] SecondLeft { get; }

    internal int[] SecondRight { get; }

    internal int[] LeftValence { get; }

    internal int[] RightValence { get; }

    /// <summary>The stack from its top; -1 below its bottom.</summary>
    public int Stack(int depth) => depth < StackSize ? _stack[StackSize - 1 - depth] : -1;

    public int HeadOf(int word) => Heads[word];

    public int LabelOf(int word) => Labels[word];

    public void Shift() => _stack[StackSize++] = Front++;

    public void Left(int label)
    {
        var top = _stack[--StackSize];
        Attach(Front, top, label);
    }

    public void Right(int label)
    {
        var top = _stack[--StackSize];
        Attach(_stack[StackSize - 1], top, label);
    }

    private void Attach(int head, int child, int label)
    {
        Heads[child] = head;
        Labels[child] = label;
        if (child < head)
        {
            LeftValence[head]++;
            if (LeftChildren[head] < 0 || child < LeftChildren[head])
            {
                SecondLeft[head] = LeftChildren[head];
                LeftChildren[head] = child;
            }
        }
        else
        {
            RightValence[head]++;
            if (child > RightChildren[head])
            {
                SecondRight[head] = RightChildren[head];
                RightChildren[head] = child;
            }
        }
    }
}
