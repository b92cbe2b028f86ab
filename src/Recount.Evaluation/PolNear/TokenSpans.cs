using Recount.Core;

namespace Recount.Evaluation;

/// <summary>PolNeAR's tokens as its folder's README has them: a run of letters and digits, or one other visible character.</summary>
internal sealed class TokenSpans
{
    private readonly List<TextSpan> _tokens = [];

    public TokenSpans(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            if (char.IsLetterOrDigit(text[i]))
            {
                while (i < text.Length && char.IsLetterOrDigit(text[i]))
                {
                    i++;
                }

                _tokens.Add(new TextSpan(start, i));
                continue;
            }

            i += char.IsSurrogatePair(text, i) ? 2 : 1;
            if (!char.IsWhiteSpace(text[start]) && !char.IsControl(text[start]))
            {
                _tokens.Add(new TextSpan(start, i));
            }
        }
    }

    /// <summary>The numbers of the tokens that lie in any of the pieces, even in part.</summary>
    public HashSet<int> In(IEnumerable<TextSpan> pieces)
    {
        var inside = new HashSet<int>();
        foreach (var piece in pieces)
        {
            for (var i = First(piece.Start); i < _tokens.Count && _tokens[i].Start < piece.End; i++)
            {
                inside.Add(i);
            }
        }

        return inside;
    }

    // The first token that ends behind an offset.
    private int First(int offset)
    {
        var (low, high) = (0, _tokens.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _tokens[middle].End > offset ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
