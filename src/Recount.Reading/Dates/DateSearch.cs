using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Recount.Core;

namespace Recount.Reading;

/// <summary>Weighs every date of a page as the day of its publication.</summary>
/// <remarks>
/// Metadata first, then the address, then what is printed: near the title, in elements named for dates, behind words such
/// as "published"; comments, teasers and the text itself count against. Weights are set by hand.
/// </remarks>
internal sealed partial class DateSearch
{
    private const int LongestLine = 160; // longer runs are told, not dated
    private const int LongestDate = 60; // with a time of day and a zone
    private const int Confident = 78; // a printed date from here on is stated, not guessed
    private const int NearTitle = 50; // a short line beside the title, or named for dates

    private static readonly string[] s_published = Resources.Yaml("dates.yaml").Words("published");
    private static readonly string[] s_modified = Resources.Yaml("dates.yaml").Words("modified");

    private readonly IDocument _page;
    private readonly IReadOnlyList<PageBlock> _blocks;
    private readonly int[] _scores;
    private readonly int _title;
    private readonly int _last;
    private readonly bool _isMonthFirst;
    private readonly DateOnly? _stated;
    private readonly Dictionary<IElement, int> _places = [];
    private readonly Dictionary<DateOnly, (int Weight, int Count, FoundDate Date)> _found = [];

    private DateSearch(IDocument page, IReadOnlyList<PageBlock> blocks, int[] scores, PageTitle title, DateOnly? stated, string? language)
    {
        (_page, _blocks, _scores, _stated) = (page, blocks, scores, stated);
        _isMonthFirst = language is null || language.StartsWith("en-US", StringComparison.OrdinalIgnoreCase) || string.Equals(language, "en", StringComparison.OrdinalIgnoreCase);
        _title = -1;
        _last = Array.FindLastIndex(scores, s => s > 0);
        for (var i = 0; i < blocks.Count; i++)
        {
            _places.TryAdd(blocks[i].Holder.Element, i);
            _title = _title < 0 && title.Heading?.Contains(blocks[i].Holder.Element) == true ? i : _title;
        }

        _title = _title < 0 ? Array.FindIndex(scores, s => s > 0) : _title;
    }

    /// <summary>The page's dates; <see cref="PageDates.Printed"/> is the weightiest of those that are printed.</summary>
    public static PageDates Find(IDocument page, IReadOnlyList<PageBlock> blocks, int[] scores, PageTitle title, PageDates stated, IEnumerable<string?> addresses, string? language)
    {
        var address = addresses.Select(a => (DateOnly?)PrintedDay.InAddress(a)).FirstOrDefault(d => d is not null);
        var dates = stated.Or(address is { } day ? new FoundDate(DateRole.Address, new PublicationTime(day), "address") : null);
        var search = new DateSearch(page, blocks, scores, title, stated.Published?.Time.Day, language);
        if (stated.Published is not null)
        {
            search.Blocks();
            return search.Best() is { Weight: >= NearTitle } near ? dates.Or(near.Date) : dates;
        }

        search.Elements();
        search.Blocks();
        search.Scripts();
        search.Loose(title);
        return search.Best() is not { Date: { } printed } best ? dates
            : (best.Weight >= Confident && dates.InAddress is null ? dates.Or(printed with { Role = DateRole.Published }) : dates).Or(printed);
    }

    private (int Weight, int Count, FoundDate? Date) Best() =>
        _found.Values.OrderByDescending(f => f.Weight + (3 * Math.Min(3, f.Count - 1))).ThenBy(f => f.Date.Time).FirstOrDefault();

    private void Add(DateOnly day, int weight, string source, string? stated = null)
    {
        var date = PrintedTime.Found(DateRole.Printed, stated, source) is { } found && found.Time.Day == day
            ? found
            : new FoundDate(DateRole.Printed, new PublicationTime(day), source);
        _found[day] = _found.TryGetValue(day, out var old)
            ? (Math.Max(old.Weight, weight), old.Count + 1, old.Weight >= weight ? old.Date : date)
            : (weight, 1, date);
    }

    private void Elements()
    {
        foreach (var e in _page.QuerySelectorAll("time, abbr[title], [itemprop~=datePublished], [itemprop~=dateCreated], [itemprop~=dateModified], [property~='schema:datePublished'], .published[title], .updated[title], .date[title], [data-datetime], [data-date]").Take(400))
        {
            foreach (var name in (ReadOnlySpan<string>)["datetime", "title", "content", "data-datetime", "data-date"])
            {
                if (e.GetAttribute(name) is not { Length: > 5 and < 80 } value || Day(value) is not { } day)
                {
                    continue;
                }

                var isModified = e.GetAttribute("itemprop")?.Contains("odified", StringComparison.Ordinal) == true
                    || (e.ClassName?.Contains("updated", StringComparison.OrdinalIgnoreCase) == true && !e.ClassName.Contains("published", StringComparison.OrdinalIgnoreCase));
                var weight = (e.LocalName is "time" or "abbr" ? 52 : 40)
                    + (e.HasAttribute("itemprop") || e.HasAttribute("pubdate") || e.ClassName?.Contains("publish", StringComparison.OrdinalIgnoreCase) == true ? 25 : 0)
                    - (isModified ? 30 : 0) + Place(e);
                Add(day, weight, e.LocalName, value);
                break;
            }
        }
    }

    private DateOnly? Day(string value) => PrintedTime.Parse(value) is { } time ? time.Day
        : PrintedDay.In(value, _isMonthFirst).Select(d => (DateOnly?)d.Day).FirstOrDefault();

    private int Place(IElement element)
    {
        for (var e = element; e is not null; e = e.ParentElement)
        {
            if (_places.TryGetValue(e, out var i))
            {
                return Place(i, isLong: false);
            }
        }

        return 0;
    }

    // How near the title or the text's end, and what stands around it.
    private int Place(int i, bool isLong)
    {
        var after = i - _title;
        var place = _title < 0 ? 0
            : after is >= 0 and <= 12 ? 24 - after
            : after is < 0 and >= -8 ? 16 + after
            : after > 0 && i > _last && i - _last <= 6 ? 10 - (i - _last)
            : after > 0 && i <= _last ? 4
            : 0;
        for (var n = _blocks[i].Holder; n is not null; n = n.Parent)
        {
            if (n.GoodChars * 3 > Whole(n).GoodChars)
            {
                break;
            }

            place -= Has(n, "comment") ? 45 : Has(n, "related") || Has(n, "teaser") ? 18 : Has(n, "sidebar") || Has(n, "<aside>") || Has(n, "widget") ? 12 : Has(n, "footer") || Has(n, "<footer>") ? 8 : 0;
            if (place < -60)
            {
                break;
            }
        }

        return Math.Max(place, -60) - (isLong ? 20 : 0);
    }

    private static bool Has(PageNode node, string category) => (node.Bits >> ElementWords.BitOf(category) & 1) == 1;

    private static PageNode Whole(PageNode node)
    {
        while (node.Parent is { } parent)
        {
            node = parent;
        }

        return node;
    }

    private void Blocks()
    {
        for (var i = 0; i < _blocks.Count; i++)
        {
            var block = _blocks[i];
            var text = block.Text.Length <= 400 ? block.Text : block.Text[..400];
            foreach (var (at, day) in Days(text).Take(4))
            {
                var isLong = block.Text.Length > LongestLine;
                var before = text[Math.Max(0, at - 40)..at];
                var weight = 34 + Place(i, isLong) + Named(block.Holder)
                    + (Says(before, s_modified) ? 6 : Says(before, s_published) ? 18 : 0)
                    + (block.Text.Length <= 40 ? 8 : 0) - (_scores[i] > 0 && isLong ? 15 : 0) - (at > 60 ? 8 : 0);
                Add(day, weight, "text", text.Substring(at, Math.Min(LongestDate, text.Length - at)));
            }
        }
    }

    // 3/4/2020 is read as the page's language does, but where the page states that very day in the other order.
    private IEnumerable<(int At, DateOnly Day)> Days(string text)
    {
        foreach (var (at, day) in PrintedDay.In(text, _isMonthFirst))
        {
            yield return _stated is { } stated && day != stated && PrintedDay.In(text, !_isMonthFirst).Contains((at, stated)) ? (at, stated) : (at, day);
        }
    }

    private static int Named(PageNode holder)
    {
        var node = holder;
        for (var level = 0; level < 3 && node is not null; level++, node = node.Parent)
        {
            var names = node.Element.ClassName + " " + node.Element.Id;
            if (DateWords().IsMatch(names))
            {
                return level == 0 ? 22 : 16;
            }

            if (Has(node, "meta") || Has(node, "author"))
            {
                return 10 - (level * 2);
            }
        }

        return 0;
    }

    private static bool Says(string text, string[] words)
    {
        foreach (var word in words)
        {
            var at = text.LastIndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (at == 0 || !char.IsLetter(text[at - 1])) && (at + word.Length == text.Length || !char.IsLetter(text[at + word.Length])))
            {
                return true;
            }
        }

        return false;
    }

    private void Scripts()
    {
        foreach (var script in _page.Scripts.Take(200))
        {
            var text = script.TextContent;
            foreach (Match match in Keyed().Matches(text.Length > 500_000 ? text[..500_000] : text).Take(5))
            {
                if (Day(match.Groups["v"].Value) is { } day)
                {
                    Add(day, match.Groups["p"].Success ? 58 : 30, "script", match.Groups["v"].Value);
                }
            }
        }
    }

    private void Loose(PageTitle title)
    {
        foreach (var (text, weight, source) in (ReadOnlySpan<(string?, int, string)>)[
            (title.Text, 44, "title"), (_page.Title, 44, "title"),
            (_page.QuerySelector("meta[name=description]")?.GetAttribute("content"), 30, "description")])
        {
            foreach (var (_, day) in PrintedDay.In(text is { Length: > 400 } ? text[..400] : text ?? "", _isMonthFirst))
            {
                Add(day, weight, source);
            }
        }

        if (_page.QuerySelector("meta[property='og:image']")?.GetAttribute("content") is { } image && PrintedDay.InAddress(image) is { } shown)
        {
            Add(shown, 28, "image");
        }
    }

    [GeneratedRegex(@"date|datum|fecha|\btime|published|posted|timestamp|veroeffentlich|pubdate|\bstand\b|\bdata\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DateWords();

    [GeneratedRegex("\"((?<p>datePublished|publish(ed)?_?(at|date|time|on)|publication_?date|first_?publish(ed)?_?(date|at)?|pubdate|date_?published|post_?date)|dateModified|updated_?at|modified_?(date|at)?)\\\\?\" ?: ?\\\\?\"(?<v>[^\"\\\\]{8,40})", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Keyed();
}
