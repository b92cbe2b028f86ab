using System.Text.RegularExpressions;

namespace Recount.Reading;

/// <summary>Tells captions from paragraphs and cuts the photographers' credits off.</summary>
internal static partial class Captions
{
    /// <summary>The caption without its credit; empty where it was nothing but a credit; null where no credit was found.</summary>
    public static string? WithoutCredit(string line)
    {
        var match = Tail().Match(line);
        if (match.Success && !(match.Index == 0 && IsSentence(Unlabelled(line))))
        {
            return Unlabelled(line[..match.Index].TrimEnd());
        }

        match = Bracket().Match(line);
        if (match.Success && (match.Index > 0 && ".!?”\"’)".Contains(line[..match.Index].TrimEnd()[^1], StringComparison.Ordinal)
            || SourceWord().IsMatch(match.Value)))
        {
            return Unlabelled(line[..match.Index].TrimEnd());
        }

        var plain = Unlabelled(line);
        return plain.Length < line.Length ? plain : null;
    }

    /// <summary>Inside an element that says it is a caption the last bracket is a credit, whatever it holds.</summary>
    public static string Clean(string caption)
    {
        if (WithoutCredit(caption) is { } clean)
        {
            return clean;
        }

        var match = Bracket().Match(caption);
        return match.Success && match.Value.Length <= 60 ? caption[..match.Index].TrimEnd() : caption;
    }

    /// <summary>Whether a whole line is a credit and nothing else: "(Photo: Saleh Mansour / Red Sea Images)".</summary>
    public static bool IsCredit(string line) => line.Length <= 120 && WithoutCredit(line) is { Length: 0 };

    // "Image: Smoke over Sanaa airport after raids" labels a caption; "Image: Saleh Mansour/Red Sea Images" names its maker.
    private static bool IsSentence(string words) =>
        words.Split(' ').Count(w => w.Length > 0 && char.IsLower(w[0])) >= 2 && !words.Contains('/', StringComparison.Ordinal);

    private static string Unlabelled(string line)
    {
        var match = Head().Match(line);
        return match.Success ? line[match.Length..].TrimStart() : line;
    }

    [GeneratedRegex(@"^(image|photo|picture|caption|photo caption|in this photo)\s*:\s*",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Head();

    [GeneratedRegex(@"(^|[\s(\[])(photographs?|photos?|images?|pictures?|composites?|illustrations?|credits?|foto|file photo|image source)( by| credits?)?\s*:\s*[^.]{2,90}[)\]]?\.?$|(^|\s)(©|\(c\)) ?\D[^.]{2,80}$|(^|\s)(photo|photograph|image) (by|courtesy of) [^.]{2,60}$",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Tail();

    [GeneratedRegex(@"[(\[][^()\[\]]{2,90}[)\]]$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Bracket();

    [GeneratedRegex(@"/|\b(handout|photo|photograph|image|images|via|getty|reuters|afp|epa|ap|file|press|telegram|courtesy|screengrab|archive)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SourceWord();
}
