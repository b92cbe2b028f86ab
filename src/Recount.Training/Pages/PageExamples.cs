using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Recount.Reading;

namespace Recount.Training;

/// <summary>One page to learn from: its blocks, which of them are the article's, and how much each counts.</summary>
/// <param name="Set">Which collection.</param>
/// <param name="Name">The page's name there.</param>
/// <param name="Site">Pages of one site stay in one fold.</param>
/// <param name="Blocks">As the reader parts the page.</param>
/// <param name="Rows">Their columns.</param>
/// <param name="Labels">1 for the article's, 0 for the others'; what lies between is as sure as a model is.</param>
/// <param name="Weights">0 where the gold doesn't tell.</param>
internal sealed record PageExample(
    string Set, string Name, string Site, IReadOnlyList<PageBlock> Blocks, int[][] Rows, float[] Labels, float[] Weights);

/// <summary>Pages with gold, each block labelled by what the gold says of its words.</summary>
internal static class PageExamples
{
    private const float StringWeight = 1.5f; // of a block that a gold string points at

    public static List<PageExample> Load(string folder)
    {
        var pages = Path.Combine(folder, "pages");
        var work = new List<Func<PageExample?>>();
        foreach (var path in Directory.EnumerateDirectories(Path.Combine(pages, "readability")).Order(StringComparer.Ordinal))
        {
            work.Add(() => Whole("readability", Path.GetFileName(path), Path.GetFileName(path).Split('-')[0], Path.Combine(path, "source.html.gz"), Expected(path)));
        }

        foreach (var row in Rows(Path.Combine(pages, "fundus", "gold.jsonl")))
        {
            work.Add(() => Whole("fundus", Text(row, "page"), Site(Text(row, "url")), Path.Combine(pages, "fundus", "html", Text(row, "page")), Gold(row.GetProperty("gold"))));
        }

        var strings = Rows(Path.Combine(pages, "web", "segments.jsonl")).ToArray();
        var told = strings.Select(r => Text(r, "page")).ToHashSet(StringComparer.Ordinal);
        foreach (var row in strings)
        {
            work.Add(() => Web(pages, row));
        }

        foreach (var row in Rows(Path.Combine(pages, "web", "dates.jsonl")).Where(r => !told.Contains(Text(r, "page"))))
        {
            work.Add(() => Web(pages, row));
        }

        return [.. work.AsParallel().AsOrdered().Select(w => w()).OfType<PageExample>()];
    }

    private static PageExample? Whole(string set, string name, string site, string path, List<string> gold)
    {
        if (HtmlReader.BlocksOf(Bytes(path)) is not { } page)
        {
            return null;
        }

        var (blocks, hints) = page;
        var (labels, weights) = Label(blocks, hints, gold, isCaptionTold: set is "readability");
        return new PageExample(set, name, site, blocks, BlockFeatures.Of(blocks, hints), labels, weights);
    }

    // Gold strings, and where the page's JSON-LD has the text, that text; the columns then don't see it.
    private static PageExample? Web(string pages, JsonElement row)
    {
        var name = Text(row, "page");
        if (HtmlReader.BlocksOf(Bytes(Path.Combine(pages, "web", "html", name))) is not { } page)
        {
            return null;
        }

        var (blocks, hints) = page;
        var (labels, weights) = (new float[blocks.Count], new float[blocks.Count]);
        var body = hints.Body is { Length: >= 1500 } text ? text : null;
        if (body is not null)
        {
            (labels, weights) = Label(blocks, hints, [.. body.Split('\n')], isCaptionTold: false);
            var covered = blocks.Select((b, i) => labels[i] * b.Chars).Sum();
            if (covered * 10 < body.Length * 6)
            {
                (labels, weights, body) = (new float[blocks.Count], new float[blocks.Count], null); // another text than the page's
            }

            for (var i = 0; i < blocks.Count; i++)
            {
                weights[i] *= 0.4f; // many sites leave lists and headings out of it
            }
        }

        var wanted = Texts(row, "must_have").Select(BlockFeatures.Letters).ToArray();
        var unwanted = Texts(row, "must_not_have").Select(BlockFeatures.Letters).ToArray();
        for (var i = 0; i < blocks.Count; i++)
        {
            var letters = BlockFeatures.Letters(blocks[i].Text);
            var (isIn, isOut) = (wanted.Any(s => Touches(letters, s)), unwanted.Any(s => Touches(letters, s)));
            if (isIn != isOut)
            {
                (labels[i], weights[i]) = (isIn ? 1f : 0f, StringWeight);
            }
        }

        return new PageExample("web", name, Site(Text(row, "url") is { Length: > 0 } url ? url : Text(row, "file")), blocks,
                BlockFeatures.Of(blocks, body is null ? hints : hints with { Body = null }), labels, weights);
    }

    private static bool Touches(string block, string gold) => gold.Length > 0 && block.Length > 0
        && (block.Contains(gold, StringComparison.Ordinal) || (block.Length >= 12 && gold.Contains(block, StringComparison.Ordinal)));

    internal static (float[] Labels, float[] Weights) Label(IReadOnlyList<PageBlock> blocks, PageHints hints, List<string> gold, bool isCaptionTold)
    {
        var (labels, weights) = (new float[blocks.Count], new float[blocks.Count]);
        var whole = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var paragraph in gold)
        {
            var letters = BlockFeatures.Letters(paragraph);
            whole[letters] = whole.GetValueOrDefault(letters) + 1;
        }

        var goldWords = gold.SelectMany(Words).ToArray();
        var runs = Runs(goldWords).ToHashSet(StringComparer.Ordinal);
        var all = BlockFeatures.Letters(string.Concat(gold));
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < blocks.Count; i++)
        {
            var words = Words(blocks[i].Text).ToArray();
            var letters = BlockFeatures.Letters(blocks[i].Text);
            var share = words.Length < 4 ? -1 : Runs(words).Count(runs.Contains) * 100 / (words.Length - 3);
            var isWhole = letters.Length > 0 && whole.ContainsKey(letters);
            labels[i] = isWhole || share >= 60 ? 1f : 0f;
            var isUnsure = !isWhole && ((share is > 25 and < 60) || (share < 0 && letters.Length > 6 && all.Contains(letters, StringComparison.Ordinal)));
            weights[i] = isUnsure || (blocks[i].Role == Core.BlockRole.Caption && !isCaptionTold) ? 0
                : 0.15f + Math.Min(12, words.Length * 50f / Math.Max(60, goldWords.Length));
            if (hints.Heading?.Contains(blocks[i].Holder.Element) == true)
            {
                weights[i] = 0; // the title is told apart by other means
            }

            if (labels[i] == 1 && letters.Length > 0)
            {
                (places.TryGetValue(letters, out var at) ? at : places[letters] = []).Add(i);
            }
        }

        foreach (var (letters, at) in places.Where(p => p.Value.Count > 1))
        {
            // Printed more often than the gold has it: the one among the article's other blocks is meant.
            foreach (var i in at.OrderByDescending(i => Near(labels, blocks, i)).ThenBy(i => i).Skip(Math.Max(1, whole.GetValueOrDefault(letters))))
            {
                labels[i] = 0;
            }
        }

        return (labels, weights);
    }

    private static float Near(float[] labels, IReadOnlyList<PageBlock> blocks, int i) =>
        Enumerable.Range(Math.Max(0, i - 5), Math.Min(labels.Length, i + 6) - Math.Max(0, i - 5)).Sum(n => n == i ? 0 : labels[n] * Math.Min(200, blocks[n].Chars));

    internal static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isWord = i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_');
            if (!isWord && start >= 0)
            {
                yield return text[start..i];
                start = -1;
            }

            start = isWord && start < 0 ? i : start;
        }
    }

    private static IEnumerable<string> Runs(string[] words) =>
        Enumerable.Range(0, Math.Max(0, words.Length - 3)).Select(i => string.Join(' ', words[i..(i + 4)]));

    private static List<string> Expected(string path)
    {
        using var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Encoding.UTF8.GetString(Bytes(Path.Combine(path, "expected.html.gz"))));
        return [.. PageBlocks.Of(page.Body!).Blocks.Select(b => b.Text)];
    }

    private static List<string> Gold(JsonElement gold)
    {
        var body = gold.GetProperty("body");
        List<string> parts = [.. Texts(body, "summary")];
        foreach (var section in body.GetProperty("sections").EnumerateArray())
        {
            parts.AddRange([.. Texts(section, "headline"), .. Texts(section, "paragraphs")]);
        }

        return parts;
    }

    internal static string Site(string address)
    {
        var host = Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Host : address.Split('/', '-')[0];
        var parts = host.Split('.');
        return parts.Length >= 2 ? parts[^2] is "co" or "com" or "org" && parts.Length > 2 ? parts[^3] : parts[^2] : host;
    }

    private static byte[] Bytes(string path)
    {
        using var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static IEnumerable<JsonElement> Rows(string path) => File.ReadLines(path)
        .Select(l => JsonDocument.Parse(l.Replace("\": NaN", "\": null", StringComparison.Ordinal)).RootElement);

    private static string Text(JsonElement row, string key) =>
        row.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string[] Texts(JsonElement row, string key) =>
        row.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(v => v.GetString()!)] : [];
}
