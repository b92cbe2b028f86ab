namespace Recount.Language;

/// <summary>What the network sees of a word: its vector, its own row where it was met in training, its spelling.</summary>
/// <param name="vectors">Of frequent words.</param>
/// <param name="known">Rows of the words met in training.</param>
internal sealed class WordFeatures(WordVectors vectors, HashIndex known)
{
    /// <summary>Hashed rows a word: three beginnings, three endings, its shape, its form with its case.</summary>
    public const int Hashed = 8;

    /// <summary>Rows of the table of spellings.</summary>
    public const int Rows = 1 << 14;

    private const int Gaps = 3;

    /// <summary>Where in <see cref="Width"/> the row of the form with its case stands.</summary>
    public const int FormAt = 9;

    /// <summary>Letters of a word that are looked at: longer ones are addresses and noise.</summary>
    private const int Longest = 64;

    /// <summary>Numbers a word in the result: vector's row, own row, hashed rows, the gap's row.</summary>
    public const int Width = Hashed + 3;

    public WordVectors Vectors => vectors;

    /// <param name="words">A sentence.</param>
    /// <param name="gaps">What stands before each word, or empty.</param>
    /// <param name="rows"><see cref="Width"/> numbers a word; -1 where there is no row.</param>
    public void Fill(IReadOnlyList<string> words, ReadOnlySpan<Gap> gaps, Span<int> rows)
    {
        var isShouted = IsShouted(words);
        Span<char> buffer = stackalloc char[Longest];
        for (var i = 0; i < words.Count; i++)
        {
            var row = rows.Slice(i * Width, Width);
            Fill(words[i], i == 0, isShouted, buffer, row);
            row[^1] = gaps.IsEmpty ? -1 : (int)gaps[i];
        }
    }

    /// <summary>Lower case, straight marks, every digit 0: the form under which a word has a row of its own.</summary>
    public static string Normal(string word)
    {
        Span<char> buffer = stackalloc char[Longest];
        return Normal(word, buffer).ToString();
    }

    private static Span<char> Normal(string word, Span<char> buffer)
    {
        var normal = buffer[..Math.Min(word.Length, Longest)];
        for (var i = 0; i < normal.Length; i++)
        {
            normal[i] = word[i] switch
            {
                '’' or '‘' => '\'',
                '“' or '”' => '"',
                '–' or '—' => '-',
                >= '0' and <= '9' => '0',
                var c => char.ToLowerInvariant(c),
            };
        }

        return normal;
    }

    private void Fill(string word, bool isFirst, bool isShouted, Span<char> buffer, Span<int> row)
    {
        var normal = Normal(word, buffer);
        var length = normal.Length;
        var key = HashIndex.KeyOf(normal);
        row[0] = vectors.RowOf(key);
        row[1] = known.RowOf(key);
        for (var n = 1; n <= 3; n++)
        {
            row[1 + n] = Row(n, normal[..Math.Min(n, length)]);
            row[4 + n] = Row(n + 3, normal[^Math.Min(n + 1, length)..]);
        }

        var shape = Shape(word.AsSpan(0, length));
        row[8] = Row(7, shape, (isFirst ? 1UL : 0) + (isShouted ? 2UL : 0));
        row[FormAt] = Row(8, word.AsSpan(0, length));
    }

    private static int Row(int kind, ReadOnlySpan<char> text) => Row(kind, FeatureHash.Of(text), 0);

    // The first rows are the gaps'.
    private static int Row(int kind, ulong first, ulong second) =>
        Gaps + ((int)(FeatureHash.Add(FeatureHash.Add(FeatureHash.Start(kind), first), second) >> 40) % (Rows - Gaps));

    // Runs of capitals, small letters, digits and other signs, a run of one apart from longer ones.
    private static ulong Shape(ReadOnlySpan<char> word)
    {
        var (shape, last, run) = (1UL, 0, 0);
        foreach (var c in word)
        {
            var kind = char.IsUpper(c) ? 1 : char.IsLetter(c) ? 2 : char.IsDigit(c) ? 3 : c is '’' or '\'' ? 4 : c == '-' ? 5 : c == '.' ? 6 : 7;
            run = kind == last ? run + 1 : 0;
            last = kind;
            if (run < 2 && shape < 1UL << 36)
            {
                shape = (shape << 3) | (uint)kind;
            }
        }

        return shape;
    }

    /// <summary>Text in capitals, where a capital says nothing.</summary>
    private static bool IsShouted(IReadOnlyList<string> words)
    {
        var (upper, lower) = (0, 0);
        foreach (var word in words)
        {
            foreach (var c in word)
            {
                upper += char.IsUpper(c) ? 1 : 0;
                lower += char.IsLower(c) ? 1 : 0;
            }
        }

        return upper > 8 && upper > lower * 4;
    }
}
