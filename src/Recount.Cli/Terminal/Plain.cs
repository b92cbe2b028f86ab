using System.Globalization;
using System.Text;

namespace Recount.Cli.Terminal;

/// <summary>Text from documents made safe for a terminal: control characters become blanks, runs of them one.</summary>
internal static class Plain
{
    public static string Of(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var isControl = char.IsControl(c)
                || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator;
            if (!isControl)
            {
                clean.Append(c);
            }
            else if (clean.Length > 0 && clean[^1] != ' ')
            {
                clean.Append(' ');
            }
        }

        return clean.ToString();
    }
}
