using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Recount.Core;
using Recount.Reading;

namespace Recount.Evaluation;

/// <summary>Posts of live blogs against what each page's own LiveBlogPosting says (JSON-LD, else microdata).</summary>
/// <remarks>
/// An update is found where a post of the document has its anchor, its headline, or the first words of its body; one post
/// answers for one update. It is timed where that post's own time is the update's to the minute. <c>dom_found</c> and
/// <c>dom_timed</c> are the same once all JSON-LD is taken out of the page, over the updates whose words the rest of the
/// page still holds (a page may print its first thirty and list four hundred); <c>dom_found_all</c> is over all. Pooled
/// over all updates; an update without a time counts for neither side of a timed score.
/// </remarks>
public static partial class LiveBlogsBenchmark
{
    public const string Name = "live-blogs";

    private const int FirstWords = 40; // characters of a body that tell it from the others

    /// <param name="path">live-blogs.json, with the pages below its folder.</param>
    /// <param name="limit">At most so many pages.</param>
    /// <param name="folds">Read each page by the model that hasn\'t seen its site; null: by the shipped one.</param>
    public static BenchmarkReport Score(string path, int? limit = null, PageFolds? folds = null)
    {
        var gold = PageFile.Gold(path);
        var rows = Rows(gold, path).Take(limit ?? int.MaxValue).ToArray();
        var folder = Path.GetDirectoryName(path) ?? "";
        var pages = PageRun.Each(rows, row => One(PageFile.Text(row, "page") ?? "", folder, folds));
        var errors = pages.SelectMany(p => p.Errors).ToArray();
        var (all, timed) = (pages.Sum(p => p.Updates.Count), pages.Sum(p => p.Updates.Count(u => u.Time is not null)));
        var (held, heldTimed) = (pages.Sum(p => p.Held.Count), pages.Sum(p => p.Held.Count(u => u.Time is not null)));
        double Share(int whole, string family, bool isTimed) =>
            whole == 0 ? 0 : 1 - (errors.Count(e => string.Equals(e.Family, family, StringComparison.Ordinal) && e.Slot is not null == isTimed) / (double)whole);
        return BenchmarkReport.Of(Name, [ContentHash.OfBytes(gold), .. pages.Select(p => p.Hash)], pages.Length,
            [("updates_found", Share(all, "page", false)), ("updates_timed", Share(timed, "page", true)),
             ("dom_found", Share(held, "dom", false)), ("dom_timed", Share(heldTimed, "dom", true)),
             ("dom_found_all", all == 0 ? 0 : ((Share(held, "dom", false) * held) / all))], errors);
    }

    internal sealed record Update(string? Anchor, string? Headline, string? Body, PublicationTime? Time);

    private static List<JsonElement> Rows(byte[] gold, string path)
    {
        try
        {
            using var rows = JsonDocument.Parse(gold);
            return [.. rows.RootElement.EnumerateArray().Select(r => r.Clone())];
        }
        catch (JsonException e)
        {
            throw new DiagnosticException(DiagnosticCatalogue.DataNotFound.At(path, "it isn't JSON"), e);
        }
    }

    private static (List<Update> Updates, List<Update> Held, string Hash, List<ScoringError> Errors) One(string page, string folder, PageFolds? folds)
    {
        var bytes = PageFile.Page(Path.Combine(folder, page));
        var html = Encoding.Latin1.GetString(bytes); // bytes as they are: only ASCII is looked at
        var updates = Updates(Encoding.UTF8.GetString(bytes));
        var errors = new List<ScoringError>();
        Check("page", bytes, updates, page, folds?.ReaderOf(page), errors);
        var bare = Encoding.Latin1.GetBytes(LinkedData().Replace(html, ""));
        var text = Words(HtmlText.Of(Encoding.UTF8.GetString(bare)));
        var held = updates.Where(u => IsHeld(u, text)).ToList();
        Check("dom", bare, held, page, folds?.ReaderOf(page), errors);
        return (updates, held, ContentHash.OfBytes(bytes), errors);
    }

    private static bool IsHeld(Update update, string text)
    {
        var (headline, body) = (Words(update.Headline ?? ""), Words(Tag().Replace(update.Body ?? "", " ")));
        return (headline.Length > 12 && text.Contains(headline, StringComparison.Ordinal))
            || (body.Length > 12 && text.Contains(body[..Math.Min(body.Length, FirstWords)], StringComparison.Ordinal));
    }

    private static void Check(string family, byte[] bytes, List<Update> updates, string page, DocumentReader? reader, List<ScoringError> errors)
    {
        var document = ReadPage.Of(bytes, page, reader).Document;
        foreach (var (update, post) in Match(updates, document))
        {
            if (post is null)
            {
                errors.Add(BenchmarkReport.Miss(page, family, "no such post", update.Headline ?? update.Body));
            }

            if (update.Time is { } time && post?.Published is var given && !(given is { } g && Math.Abs((g.Moment - time.Moment).TotalMinutes) < 1))
            {
                errors.Add(BenchmarkReport.Miss(page, family, "time differs", time.ToString(), given?.ToString()) with { Slot = "time" });
            }
        }
    }

    internal static IEnumerable<(Update Update, Post? Post)> Match(List<Update> updates, Recount.Core.Document? document)
    {
        var free = new Dictionary<int, string>();
        for (var i = 0; i < document?.Posts.Length; i++)
        {
            free[i] = Words(string.Join(' ', document.Blocks.Where(b => b.Post == i).Select(b => b.Span.Slice(document.Text))));
        }

        foreach (var update in updates)
        {
            var (headline, body) = (Words(update.Headline ?? ""), Words(Tag().Replace(update.Body ?? "", " ")));
            body = body[..Math.Min(body.Length, FirstWords)];
            var found = -1;
            foreach (var isMatch in (Func<int, bool>[])[
                i => update.Anchor is not null && string.Equals(document!.Posts[i].Id, update.Anchor, StringComparison.Ordinal),
                i => headline.Length > 0 && update.Time is { } time && document!.Posts[i].Published is { } given && Math.Abs((given.Moment - time.Moment).TotalMinutes) < 1
                    && string.Equals(Words(document.Posts[i].Headline ?? ""), headline, StringComparison.Ordinal),
                i => headline.Length > 0 && string.Equals(Words(document!.Posts[i].Headline ?? ""), headline, StringComparison.Ordinal),
                i => headline.Length > 12 && free[i].Contains(headline, StringComparison.Ordinal),
                i => body.Length > 12 && free[i].Contains(body, StringComparison.Ordinal)])
            {
                found = free.Keys.Order().Where(isMatch).DefaultIfEmpty(-1).First();
                if (found >= 0)
                {
                    break;
                }
            }

            free.Remove(found);
            yield return (update, found < 0 ? null : document!.Posts[found]);
        }
    }

    internal static List<Update> Updates(string html)
    {
        using var page = new HtmlParser().ParseDocument(html);
        var updates = new List<Update>();
        foreach (var script in page.QuerySelectorAll("script[type*='ld+json']"))
        {
            try
            {
                using var json = JsonDocument.Parse(new string([.. script.TextContent.Select(c => char.IsControl(c) ? ' ' : c)]),
                    new JsonDocumentOptions { AllowTrailingCommas = true });
                Collect(json.RootElement, updates);
            }
            catch (JsonException)
            {
                // Not this benchmark's to judge: the page has no gold in it.
            }
        }

        return updates.Count > 0 ? updates
            :
            [
                .. page.QuerySelectorAll("[itemtype$='/BlogPosting']").Select(e => new Update(e.Id is { Length: > 0 } id ? id : Anchor(Property(e, "url")),
                    Property(e, "headline"), Property(e, "articleBody"), PublicationTime.Parse(Property(e, "datePublished")))),
            ];
    }

    private static string? Property(IElement item, string name) =>
        item.QuerySelector($"[itemprop='{name}']") is { } e ? e.GetAttribute("content") ?? e.GetAttribute("datetime") ?? e.TextContent : null;

    private static string? Anchor(string? url) => url is not null && url.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? url[(at + 1)..] : null;

    private static void Collect(JsonElement thing, List<Update> updates)
    {
        if (thing.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in thing.EnumerateArray())
            {
                Collect(item, updates);
            }
        }
        else if (thing.ValueKind == JsonValueKind.Object)
        {
            if (thing.TryGetProperty("liveBlogUpdate", out var list))
            {
                foreach (var update in list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : new[] { list })
                {
                    if (update.ValueKind == JsonValueKind.Object)
                    {
                        updates.Add(new Update(Anchor(PageFile.Text(update, "url")), PageFile.Text(update, "headline"), PageFile.Text(update, "articleBody"),
                            PublicationTime.Parse(PageFile.Text(update, "datePublished"))));
                    }
                }
            }
            else if (thing.TryGetProperty("@graph", out var graph))
            {
                Collect(graph, updates);
            }
        }
    }

    private static string Words(string text) => string.Join(' ', Shingles.Words(System.Net.WebUtility.HtmlDecode(text))).ToLowerInvariant();

    [GeneratedRegex("<script[^>]*ld\\+json[^>]*>.*?</script>", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex LinkedData();

    [GeneratedRegex("<[^>]+>", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Tag();
}
