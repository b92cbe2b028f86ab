using Recount.Core;

namespace Recount.Extraction;

/// <summary>A stretch between quotation marks.</summary>
/// <param name="Outer">With its marks.</param>
/// <param name="Inner">Without them, and without a comma that belongs to the cue.</param>
internal sealed record Quotation(TextSpan Outer, TextSpan Inner);

/// <summary>Finds what stands in quotation marks in one block of text.</summary>
/// <remarks>
/// Double marks, curly, straight or typed as two apostrophes; single curly marks where the opening one follows a blank and the closing one is
/// followed by none or a stop. A quotation that the block never closes runs to the block's end (agency style, where each
/// paragraph opens anew).
/// </remarks>
internal static class QuoteFinder
{
    public static List<Quotation> Find(string text, TextSpan block)
    {
        var found = new List<Quotation>();
        var open = -1;
        var mark = '\0';
        for (var i = block.Start; i < block.End; i++)
        {
            var c = text[i];
            var width = IsTypedTwice(text, i, block.End) ? 2 : 1;
            if (open < 0)
            {
                if (c is '“' || ((c is '"' or '‘' || width == 2) && IsOpening(text, i, width, block)))
                {
                    open = i;
                    mark = width == 2 ? '\'' : c;
                }
            }
            else if (Closes(text, i, block, mark))
            {
                Add(open, i + width, i);
                open = -1;
            }

            i += width - 1;
        }

        if (open >= 0 && mark != '‘' && block.End - open > 20)
        {
            Add(open, block.End, block.End);
        }

        return found;

        void Add(int start, int outerEnd, int innerEnd)
        {
            var from = start + (mark == '\'' ? 2 : 1);
            var to = innerEnd;
            while (from < to && char.IsWhiteSpace(text[from]))
            {
                from++;
            }

            while (to > from && (char.IsWhiteSpace(text[to - 1]) || text[to - 1] is ','))
            {
                to--;
            }

            if (to > from)
            {
                found.Add(new Quotation(new TextSpan(start, outerEnd), new TextSpan(from, to)));
            }
        }
    }

    /// <summary>A quotation mark of any kind, an apostrophe left out.</summary>
    public static bool IsMark(char c) => c is '“' or '”' or '"' or '‘';

    // "''" as teleprinters and some archives have it, with "``" to open.
    private static bool IsTypedTwice(string text, int i, int end) => text[i] is '\'' or '`' && i + 1 < end && text[i + 1] == text[i];

    private static bool IsOpening(string text, int i, int width, TextSpan block) =>
        (i == block.Start || char.IsWhiteSpace(text[i - 1]) || text[i - 1] is '(' or '—' or '–' or '[')
        && i + width < block.End && !char.IsWhiteSpace(text[i + width]);

    private static bool Closes(string text, int i, TextSpan block, char mark) => mark switch
    {
        '“' => text[i] is '”',
        '"' => text[i] is '"',
        '\'' => IsTypedTwice(text, i, block.End),
        _ => text[i] is '’' && (i + 1 >= block.End || !char.IsLetterOrDigit(text[i + 1])),
    };
}
