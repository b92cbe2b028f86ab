using System.Text.Json;
using Recount.Core;

namespace Recount.Benchmarks;

/// <summary>Articles as plain text: files of text, or JSON Lines with a "text".</summary>
internal static class TextSet
{
    private static readonly PublicationTime s_published = new(new DateOnly(2025, 6, 3));

    /// <summary>The articles of ../shared/data/coverage (RECOUNT_DATA), or the samples where that is absent.</summary>
    public static IReadOnlyList<string> StandardFiles()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Recount.slnx")))
        {
            root = root.Parent;
        }

        var home = root?.FullName ?? ".";
        var coverage = Path.Combine(Environment.GetEnvironmentVariable("RECOUNT_DATA") ?? Path.Combine(home, "..", "shared"), "data", "coverage", "day1.jsonl");
        return File.Exists(coverage)
            ? [coverage]
            : [.. Directory.EnumerateFiles(Path.Combine(home, "samples"), "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }

    public static List<Document> Load(IEnumerable<string> files) => [.. files.SelectMany(Texts).Select(Document)];

    private static IEnumerable<string> Texts(string file)
    {
        if (!file.EndsWith(".jsonl", StringComparison.Ordinal))
        {
            return [File.ReadAllText(file)];
        }

        return File.ReadLines(file).Select(line =>
        {
            using var row = JsonDocument.Parse(line);
            return row.RootElement.GetProperty("text").GetString() ?? "";
        });
    }

    // A paragraph a line.
    private static Document Document(string text)
    {
        var blocks = new List<Block>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var found ? found : text.Length;
            if (!string.IsNullOrWhiteSpace(text[at..end]))
            {
                blocks.Add(new Block(new TextSpan(at, end), BlockRole.Body));
            }

            at = end + 1;
        }

        return new Document
        {
            Id = DocumentId.Of(null, "", text), Kind = DocumentKind.Article, Text = text, Blocks = [.. blocks], Published = s_published, Language = "en",
        };
    }
}
