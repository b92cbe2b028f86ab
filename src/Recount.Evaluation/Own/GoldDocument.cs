using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Recount.Core;

namespace Recount.Evaluation;

/// <summary>A document with its hand-made observations.</summary>
/// <param name="Name">Path below the corpus folder, without ending, parts joined by <c>/</c>.</param>
/// <param name="SourcePath">The document's file, or null where the gold stands alone.</param>
/// <param name="GoldBytes">The gold file.</param>
/// <param name="SourceBytes">The document's file; empty where there is none.</param>
public sealed record GoldDocument(
    string Name, string? SourcePath, ImmutableArray<byte> GoldBytes, ImmutableArray<byte> SourceBytes)
{
    /// <summary>The last part of <see cref="Name"/>: what <c>recount extract --out</c> calls the document's file.</summary>
    public string Stem => Name[(Name.LastIndexOf('/') + 1)..];

    /// <summary>The day that the document's own words are spoken on, as the gold gives it.</summary>
    public PublicationTime? Published =>
        Gold().Get("document").Get("published") is { ValueKind: JsonValueKind.String } p
            ? PublicationTime.Parse(p.GetString())
            : null;

    internal JsonElement Gold()
    {
        using var gold = JsonDocument.Parse(GoldBytes.AsMemory());
        return gold.RootElement.Clone();
    }

    /// <summary>The text that quotes are looked up in; see <see cref="HtmlText"/>.</summary>
    internal string Text()
    {
        var text = Encoding.UTF8.GetString(SourceBytes.AsSpan());
        return SourcePath?.EndsWith(".html", StringComparison.Ordinal) == true ? HtmlText.Of(text) : text;
    }
}

/// <summary>Finds gold below a folder, which may hold several corpora.</summary>
public static class GoldCorpus
{
    public const string GoldEnding = ".gold.json";

    /// <summary>What a folder's documents hold together; no document's gold.</summary>
    public const string RecordGold = "record" + GoldEnding;

    /// <summary>Every document with gold, in order of path parts (ordinal), as score.py takes them.</summary>
    /// <exception cref="DiagnosticException"><c>RC4002</c>: no such folder, no gold in it, or gold that isn't JSON.</exception>
    public static ImmutableArray<GoldDocument> Load(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        if (!Directory.Exists(folder))
        {
            throw new DiagnosticException(DiagnosticCatalogue.DataNotFound.At(folder, "there is no such folder"));
        }

        ImmutableArray<GoldDocument> documents =
        [
            .. Directory.EnumerateFiles(folder, "*" + GoldEnding, SearchOption.AllDirectories)
                .Where(f => !string.Equals(Path.GetFileName(f), RecordGold, StringComparison.Ordinal))
                .Select(f => Path.GetRelativePath(folder, f).Split(Path.DirectorySeparatorChar))
                .Order(Comparer<string[]>.Create(CompareParts))
                .Select(parts => Read(folder, parts)),
        ];
        return documents.IsEmpty
            ? throw new DiagnosticException(DiagnosticCatalogue.DataNotFound.At(folder, $"it holds no *{GoldEnding}"))
            : documents;
    }

    /// <summary>Over each document's name, gold and text, length-prefixed, in the order given.</summary>
    public static string Hash(IEnumerable<GoldDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return ContentHash.Of(
        [
            .. documents.SelectMany(d => (string[])
                [d.Name, ContentHash.OfBytes(d.GoldBytes.AsSpan()), ContentHash.OfBytes(d.SourceBytes.AsSpan())]),
        ]);
    }

    private static GoldDocument Read(string folder, string[] parts)
    {
        var name = string.Join('/', parts)[..^GoldEnding.Length];
        var stem = Path.Combine(folder, name);
        var source = new[] { stem + ".txt", stem + ".html" }.FirstOrDefault(File.Exists);
        var gold = File.ReadAllBytes(stem + GoldEnding);
        try
        {
            using var check = JsonDocument.Parse(gold);
        }
        catch (JsonException e)
        {
            throw new DiagnosticException(
                DiagnosticCatalogue.DataNotFound.At(name + GoldEnding, $"line {e.LineNumber + 1} isn't JSON"), e);
        }

        return new GoldDocument(name, source, [.. gold], source is null ? [] : [.. File.ReadAllBytes(source)]);
    }

    private static int CompareParts(string[] a, string[] b)
    {
        for (var i = 0; i < a.Length && i < b.Length; i++)
        {
            if (string.CompareOrdinal(a[i], b[i]) is not 0 and var order)
            {
                return order;
            }
        }

        return a.Length.CompareTo(b.Length);
    }
}
