using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Recount.Core;

namespace Recount.Reading;

/// <summary>One entry of a LiveBlogPosting.</summary>
internal sealed record LinkedPost(string? Headline, string? Fragment, PublicationTime? Published, PublicationTime? Modified, string? Author, string? Body)
{
    public bool IsKeyEvent { get; init; }
}

/// <summary>What a page's JSON-LD says of its article (schema.org NewsArticle, LiveBlogPosting and their kin).</summary>
/// <remarks>Broken JSON is passed over: the page's other words remain.</remarks>
internal sealed class LinkedData
{
    private const int MostObjects = 5000; // a page's graph has tens; bounds the search of a hostile one

    private readonly Dictionary<string, JsonElement> _byId = new(StringComparer.Ordinal);

    public bool IsLiveBlog { get; private set; }

    public string? Headline { get; private set; }

    public string? Url { get; private set; }

    public string? Published { get; private set; }

    public string? Modified { get; private set; }

    public string? Publisher { get; private set; }

    public string? Language { get; private set; }

    public string? Body { get; private set; }

    public string? Section { get; private set; }

    /// <summary>The page's BreadcrumbList: names and addresses, the outermost first.</summary>
    public List<(string Name, string? Address)> Trail { get; } = [];

    public List<string> Authors { get; } = [];

    /// <summary>Authors that are organisations.</summary>
    public List<string> Organisations { get; } = [];

    public List<LinkedPost> Posts { get; } = [];

    public static LinkedData Of(IDocument page)
    {
        var data = new LinkedData();
        (int Rank, JsonElement Element)? best = null;
        var documents = new List<JsonDocument>();
        try
        {
            foreach (var script in page.Scripts)
            {
                if (script.Type?.Contains("ld+json", StringComparison.OrdinalIgnoreCase) != true || Parse(script.TextContent) is not { } json)
                {
                    continue;
                }

                documents.Add(json);
                foreach (var thing in data.Things(json.RootElement))
                {
                    data.TakeTrail(thing);
                    var rank = Rank(thing);
                    if (rank > 0 && (best is null || rank > best.Value.Rank))
                    {
                        best = (rank, thing);
                    }
                }
            }

            if (best is { } found)
            {
                data.Take(found.Element);
            }
        }
        finally
        {
            documents.ForEach(d => d.Dispose());
        }

        return data;
    }

    private static JsonDocument? Parse(string json)
    {
        var options = new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };
        foreach (var attempt in (Func<string, string>[])[s => s, s => new string([.. s.Select(c => char.IsControl(c) ? ' ' : c)]), WebUtility.HtmlDecode!])
        {
            try
            {
                return JsonDocument.Parse(JsonText.Paired(attempt(json).Trim().Trim(';')), options);
            }
            catch (JsonException)
            {
                // The next attempt mends raw line breaks in strings, the last one escaped quotes.
            }
        }

        return null;
    }

    private IEnumerable<JsonElement> Things(JsonElement root)
    {
        var queue = new Queue<JsonElement>([root]);
        for (var n = 0; queue.Count > 0 && n < MostObjects; n++)
        {
            var next = queue.Dequeue();
            if (next.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in next.EnumerateArray())
                {
                    queue.Enqueue(item);
                }
            }
            else if (next.ValueKind == JsonValueKind.Object)
            {
                if (Text(next, "@id") is { } id)
                {
                    _byId.TryAdd(id, next);
                }

                yield return next;
                foreach (var key in (string[])["@graph", "mainEntity", "mainEntityOfPage", "hasPart", "breadcrumb"])
                {
                    if (next.TryGetProperty(key, out var inner) && inner.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                    {
                        queue.Enqueue(inner);
                    }
                }
            }
        }
    }

    private void TakeTrail(JsonElement thing)
    {
        if (Trail.Count > 0 || Text(thing, "@type") is not "BreadcrumbList" || !thing.TryGetProperty("itemListElement", out var items))
        {
            return;
        }

        foreach (var item in Each(items))
        {
            var link = item.ValueKind == JsonValueKind.Object && item.TryGetProperty("item", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : item;
            if ((Text(item, "name") ?? Text(link, "name")) is { } name)
            {
                Trail.Add((name, Text(item, "item") ?? Text(link, "@id") ?? Text(link, "url")));
            }
        }
    }

    private static int Rank(JsonElement thing)
    {
        if (!thing.TryGetProperty("@type", out var type))
        {
            return 0;
        }

        var names = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(JsonText.Of) : [JsonText.Of(type)];
        return names.Prepend(null).Max(n => n switch
        {
            "LiveBlogPosting" => 4,
            "NewsArticle" => 3,
            null => 0,
            _ when n.EndsWith("Article", StringComparison.Ordinal) || n is "BlogPosting" or "Report" => 2,
            "WebPage" => 1,
            _ => 0,
        });
    }

    private void Take(JsonElement article)
    {
        IsLiveBlog = Rank(article) == 4;
        Headline = Text(article, "headline") ?? Text(article, "name");
        Url = Text(article, "url") ?? Text(article, "mainEntityOfPage") ?? Text(Resolve(article, "mainEntityOfPage"), "@id");
        Published = Text(article, "datePublished") ?? Text(article, "dateCreated");
        Modified = Text(article, "dateModified");
        Publisher = Name(Resolve(article, "publisher"));
        Language = Text(article, "inLanguage");
        Body = Text(article, "articleBody");
        Section = Text(article, "articleSection");
        if (article.TryGetProperty("author", out var author))
        {
            foreach (var who in Each(author))
            {
                var person = Follow(who);
                if (Name(person) is { Length: > 0 and < 120 } name)
                {
                    (IsOrganisation(person) ? Organisations : Authors).Add(name);
                }
            }
        }

        if (article.TryGetProperty("liveBlogUpdate", out var updates))
        {
            foreach (var update in Each(updates).Where(u => u.ValueKind == JsonValueKind.Object))
            {
                var url = Text(update, "url") ?? Text(update, "@id");
                var hash = url?.IndexOf('#', StringComparison.Ordinal) ?? -1;
                Posts.Add(new LinkedPost(Text(update, "headline") ?? Text(update, "name"), hash >= 0 ? url![(hash + 1)..] : null,
                    PrintedTime.Parse(Text(update, "datePublished")), PrintedTime.Parse(Text(update, "dateModified")),
                    Name(Resolve(update, "author")), Text(update, "articleBody")) { IsKeyEvent = KeyEvents.IsMarked(update) });
            }
        }
    }

    private static JsonElement[] Each(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];

    private JsonElement Resolve(JsonElement thing, string key) =>
        thing.TryGetProperty(key, out var value) ? Follow(Each(value).FirstOrDefault()) : default;

    private JsonElement Follow(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && !value.TryGetProperty("name", out _)
            && Text(value, "@id") is { } id && _byId.TryGetValue(id, out var whole) ? whole : value;

    private static bool IsOrganisation(JsonElement who) => who.ValueKind == JsonValueKind.Object
        && Text(who, "@type") is { } type && type.EndsWith("Organization", StringComparison.Ordinal);

    private static string? Name(JsonElement who) => who.ValueKind switch
    {
        JsonValueKind.String => Clean(JsonText.Of(who)),
        JsonValueKind.Object => Text(who, "name"),
        _ => null,
    };

    private static string? Text(JsonElement thing, string key) =>
        thing.ValueKind == JsonValueKind.Object && thing.TryGetProperty(key, out var value)
            ? Clean(JsonText.Of(value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().FirstOrDefault() : value))
            : null;

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : TextDecoder.Tidy(WebUtility.HtmlDecode(text)).Trim();
}
