using System.Text;

namespace Recount.Language;

/// <summary>What a word looks like: "Xx", "XX", "d,d", with runs folded.</summary>
public static class WordShape
{
    public static string Of(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var shape = new StringBuilder(8);
        var run = 0;
        foreach (var c in word)
        {
            var kind = char.IsUpper(c) ? 'X' : char.IsLetter(c) ? 'x' : char.IsDigit(c) ? 'd' : c is '’' ? '\'' : c;
            run = shape.Length > 0 && shape[^1] == kind ? run + 1 : 0;
            if (run < 2)
            {
                shape.Append(kind);
            }

            if (shape.Length >= 10)
            {
                break;
            }
        }

        return shape.ToString();
    }

    /// <summary>Lower case, curly marks made straight, digits made one: what rare spellings have in common.</summary>
    public static string Normal(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var chars = word.ToLowerInvariant().ToCharArray();
        for (var i = 0; i < chars.Length; i++)
        {
            chars[i] = chars[i] switch
            {
                '’' or '‘' => '\'',
                '“' or '”' => '"',
                '–' or '—' => '-',
                var c when char.IsDigit(c) => '0',
                var c => c,
            };
        }

        return new string(chars);
    }
}
