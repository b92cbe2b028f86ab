using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Recount.Reading.Tests;

/// <summary>Where the tests' files are: the repository, and the data that is never committed.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>A folder of RECOUNT_DATA (or of shared/ beside the repository); the test is skipped where there is none.</summary>
    public static string Data(params string[] parts)
    {
        var root = Environment.GetEnvironmentVariable("RECOUNT_DATA");
        string[] roots = root is { Length: > 0 } ? [root] : [Path.Combine(Root, "..", "shared"), Path.Combine(Root, "..", "..", "shared"), Path.Combine(Root, "shared")];
        var path = roots.Select(r => Path.Combine([r, .. parts])).FirstOrDefault(p => Directory.Exists(p) || File.Exists(p));
        Assert.SkipWhen(path is null, $"{string.Join('/', parts)} isn't here; set RECOUNT_DATA");
        return path;
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Recount.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("no Recount.slnx above the tests");
    }
}

/// <summary>A document's text as the scorer of the corpora sees it: tags to blanks, entities decoded, white space folded.</summary>
internal static partial class PageText
{
    public static string Of(string name, string text)
    {
        if (name.EndsWith(".html", StringComparison.Ordinal))
        {
            text = WebUtility.HtmlDecode(Tag().Replace(Script().Replace(text, " "), " "));
        }

        return Fold(text);
    }

    public static string Fold(string text)
    {
        var folded = new StringBuilder();
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            folded.Append(folded.Length > 0 ? " " : "").Append(word);
        }

        return folded.ToString();
    }

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 10_000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"<(?<name>script|style).*?</\k<name>>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Script();
}
