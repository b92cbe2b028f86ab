using System.Collections.Immutable;

namespace Recount.Core;

/// <summary>Translates between UTF-16 offsets (used inside) and Unicode code-point offsets (used in JSON).</summary>
/// <remarks>
/// Immutable and thread-safe. A text without surrogate pairs costs nothing; otherwise both directions are a binary
/// search over the pairs. An unpaired surrogate counts as one code point. An offset inside a pair maps to its start.
/// </remarks>
public sealed class CodePointMap
{
    // UTF-16 offsets of the low halves of surrogate pairs, ascending.
    private readonly ImmutableArray<int> _lowHalves;

    public CodePointMap(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ImmutableArray<int>.Builder? found = null;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]))
            {
                (found ??= ImmutableArray.CreateBuilder<int>()).Add(i);
                i++;
            }
        }

        _lowHalves = found?.ToImmutable() ?? [];
    }

    public int ToCodePoint(int utf16Offset)
    {
        if (_lowHalves.IsEmpty)
        {
            return utf16Offset;
        }

        var at = _lowHalves.BinarySearch(utf16Offset);
        // Inside a pair: the pair's own start, so one fewer unit than a search hit would leave.
        return at >= 0 ? utf16Offset - 1 - at : utf16Offset - ~at;
    }

    public int ToUtf16(int codePointOffset)
    {
        var pairs = 0;
        var (low, high) = (0, _lowHalves.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            // The code point after pair `middle` begins one unit after its low half.
            if (_lowHalves[middle] - middle <= codePointOffset)
            {
                pairs = middle + 1;
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return codePointOffset + pairs;
    }
}
