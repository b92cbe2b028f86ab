using System.Text.RegularExpressions;
using Recount.Core;

namespace Recount.Reading;

/// <summary>Lines of plain text to a draft: title, date line, posts, headings, bullets, captions; scrape junk dropped.</summary>
internal sealed partial class PlainTextReader
{
    private const int LongestHeading = 110;
    private const int MostHeadingWords = 16;
    private const int FooterLines = 6; // a copyright line further up belongs to something else than the page

    private const int MostJunkBetween = 30; // lines dropped in a row inside a text; bounds the look ahead

    private readonly Draft _draft = new();
    private readonly Dictionary<int, int> _headerAt = [];
    private readonly List<Line> _lines;
    private readonly List<(int Line, PostTime? Clock, PublicationTime? Time, string? Headline, bool NextIsHeadline)> _headers = [];

    private PlainTextReader(List<Line> lines) => _lines = lines;

    private enum LineKind
    {
        Text,
        Heading,
        Bullet,
        Caption,
        Dropped,
    }

    /// <param name="text">Tidy text.</param>
    /// <param name="title">Where the caller has one (a JSON article); else the first line.</param>
    /// <param name="name">For diagnostics.</param>
    public static Draft Read(string text, string? title, string name)
    {
        var lines = new List<Line>();
        var isAfterBlank = true;
        foreach (var raw in text.Split('\n'))
        {
            var line = Draft.Fold(raw);
            if (line.Length == 0)
            {
                isAfterBlank = true;
                continue;
            }

            lines.Add(new Line(line, isAfterBlank));
            isAfterBlank = false;
        }

        var reader = new PlainTextReader(Unwrapped(lines));
        reader.ReadLines(title, name);
        return reader._draft;
    }

    private sealed record Line(string Text, bool IsAfterBlank)
    {
        public LineKind Kind { get; set; } = LineKind.Text;

        public string Words { get; set; } = Text;
    }

    // Hard-wrapped paragraphs: lines of nearly one length, most of which end in mid-sentence.
    private static List<Line> Unwrapped(List<Line> lines)
    {
        var inner = lines.Where((l, i) => i + 1 < lines.Count && !lines[i + 1].IsAfterBlank).ToArray();
        var isWrapped = inner.Length >= 6 && inner.Max(l => l.Text.Length) <= 100
            && inner.Count(l => l.Text.Length >= 50) * 10 >= inner.Length * 7
            && inner.Count(l => !EndsSentence(l.Text)) * 10 >= inner.Length * 6;
        if (!isWrapped)
        {
            return lines;
        }

        var joined = new List<Line>();
        foreach (var line in lines)
        {
            if (joined.Count > 0 && !line.IsAfterBlank && !Bullet().IsMatch(line.Text))
            {
                joined[^1] = new Line(joined[^1].Text + " " + line.Text, joined[^1].IsAfterBlank);
            }
            else
            {
                joined.Add(line);
            }
        }

        return joined;
    }

    private void ReadLines(string? title, string name)
    {
        var first = DropJunk(title is null);
        ReadDatelines(first, name);
        FindPosts();
        for (var i = 0; i < _headers.Count; i++)
        {
            _headerAt[_headers[i].Line] = i;
        }

        MarkRoles(first);
        SetTitle(title, first);
        Emit();
    }

    // Returns the title's line, or -1.
    private int DropJunk(bool isTitled)
    {
        var (first, isInSection) = (-1, false);
        for (var i = 0; i < _lines.Count; i++)
        {
            var line = _lines[i];
            isInSection &= !line.IsAfterBlank || (i > 0 && _lines[i - 1].Kind == LineKind.Dropped && IsLone(i - 1));
            var kind = JunkLines.KindOf(line.Text);
            if (kind is JunkKind.Line or JunkKind.Section || isInSection
                || (Captions.IsCredit(line.Text) && Agencies.OfCreditLine(line.Text) is null))
            {
                line.Kind = LineKind.Dropped;
                isInSection |= kind == JunkKind.Section;
                if (i + FooterLines >= _lines.Count && Owner().Match(line.Text) is { Success: true } owner)
                {
                    _draft.Outlet ??= owner.Groups["o"].Value.Trim();
                }
            }
            else if (first < 0 && isTitled && PrintedTime.Line(line.Text) is null)
            {
                first = i;
            }
        }

        return first;
    }

    // A line between two blank lines, such as "Related" above its list.
    private bool IsLone(int i) => _lines[i].IsAfterBlank && JunkLines.KindOf(_lines[i].Text) == JunkKind.Section;

    private void ReadDatelines(int first, string name)
    {
        var bare = new List<(int Line, Dateline Date)>();
        for (var i = 0; i < _lines.Count; i++)
        {
            var line = _lines[i];
            if (line.Kind == LineKind.Dropped || i == first)
            {
                continue;
            }

            if (i < first + 12 && Bylines.Named(line.Text) is { } names)
            {
                Bylines.Credit(_draft, names);
                line.Kind = LineKind.Dropped;
                continue;
            }

            if (PrintedTime.Line(line.Text) is not { } date)
            {
                continue;
            }

            if (!date.IsLabelled)
            {
                if (date.Time is not null)
                {
                    bare.Add((i, date));
                }

                continue;
            }

            line.Kind = LineKind.Dropped;
            _draft.Outlet ??= date.Outlet ?? (i > first + 1 ? OutletLine(i - 1) : null);
            if (date.Time is null)
            {
                _draft.Diagnostics.Add(DiagnosticCatalogue.BadDate.At(name, $"the date on line {i + 1} can't be"));
            }
            else if (date.IsUpdate)
            {
                _draft.Dates = _draft.Dates.Or(date.As(DateRole.Modified));
            }
            else
            {
                Publish(date);
            }
        }

        if (bare.Count >= 2)
        {
            foreach (var (at, date) in bare)
            {
                _headers.Add((at, null, date.Time, null, true));
            }
        }
        else if (bare.Count == 1)
        {
            Publish(bare[0].Date);
            _lines[bare[0].Line].Kind = LineKind.Dropped;
        }
    }

    private void Publish(Dateline date) =>
        _draft.Dates = _draft.Dates.Or(date.As(DateRole.Published)).Or(date.As(DateRole.Printed));

    // "The Meridian Chronicle" above "Published May 7, 2025": a short line of capitalised words.
    private string? OutletLine(int i)
    {
        var line = _lines[i];
        if (line.Kind == LineKind.Dropped || line.IsAfterBlank || !OutletName().IsMatch(line.Text))
        {
            return null;
        }

        line.Kind = LineKind.Dropped;
        return line.Text;
    }

    private void FindPosts()
    {
        if (_headers.Count > 0)
        {
            return;
        }

        for (var i = 0; i < _lines.Count; i++)
        {
            var line = _lines[i];
            if (line.Kind == LineKind.Dropped || line.Text.Length > 160 || ClockLine().Match(line.Text) is not { Success: true } match)
            {
                continue;
            }

            var minutes = PrintedTime.Minutes(match.Groups["h"].Value, match.Groups["min"].Value, match.Groups["ap"].Value);
            var headline = match.Groups["rest"].Value;
            if (minutes is null || headline.EndsWith('.') || (headline.Length > 0 && char.IsLower(headline[0])))
            {
                continue;
            }

            DayOfWeek? weekday = match.Groups["day"].Success
                ? Enum.GetValues<DayOfWeek>().First(d => d.ToString().StartsWith(match.Groups["day"].Value[..3], StringComparison.OrdinalIgnoreCase))
                : null;
            var zone = match.Groups["z"].Value;
            _headers.Add((i, new PostTime(minutes.Value, weekday, zone.Length > 0 ? PrintedTime.Offset(zone) : null), null,
                headline.Length > 0 ? headline : null, headline.Length == 0));
        }

        if (_headers.Count < 2)
        {
            _headers.Clear();
            return;
        }

        var times = PostClock.Resolve([.. _headers.Select(h => h.Clock!)], _draft.Dates.Published?.Time);
        for (var i = 0; i < _headers.Count; i++)
        {
            _headers[i] = _headers[i] with { Time = times[i] };
        }
    }

    private void MarkRoles(int first)
    {
        for (var i = 0; i < _lines.Count; i++)
        {
            var line = _lines[i];
            if (line.Kind == LineKind.Dropped || i == first)
            {
                continue;
            }

            var next = Following(i);
            if (Bullet().Match(line.Text) is { Success: true } bullet)
            {
                (line.Kind, line.Words) = (LineKind.Bullet, line.Text[bullet.Length..]);
            }
            else if (next >= 0 && line.Text.Length > 20 && _lines[next].Text.Length <= line.Text.Length + 120
                && _lines[next].Text.StartsWith(line.Text, StringComparison.Ordinal))
            {
                line.Kind = LineKind.Dropped; // printed twice: the second, with the credit, is kept as the caption
                _lines[next].Kind = LineKind.Caption;
                _lines[next].Words = line.Text;
            }
            else if (line.Kind != LineKind.Caption && line.Text.Length <= 420 && Captions.WithoutCredit(line.Text) is { Length: > 0 } caption)
            {
                (line.Kind, line.Words) = (LineKind.Caption, caption);
                if (next >= 0 && string.Equals(_lines[next].Text, caption, StringComparison.Ordinal))
                {
                    _lines[next].Kind = LineKind.Dropped;
                }
            }
        }

        for (var i = 0; i < _lines.Count; i++)
        {
            if (_lines[i].Kind == LineKind.Text && i != first && IsHeading(i, first))
            {
                _lines[i].Kind = LineKind.Heading;
            }
        }
    }

    private bool IsHeading(int i, int first)
    {
        var text = _lines[i].Text;
        var next = Following(i);
        if (text.Length > LongestHeading || next < 0 || text.Count(c => c == ' ') >= MostHeadingWords
            || text[^1] is '.' or '!' or ':' or ',' or ';' or '…' or '"' or '”' || char.IsLower(text[0]) || first < 0
            || Agencies.OfCreditLine(text) is not null
            || text.Contains(". ", StringComparison.Ordinal) || _headerAt.ContainsKey(i))
        {
            return false;
        }

        return _lines[next].Kind == LineKind.Bullet
            || (_lines[next].Kind is LineKind.Text or LineKind.Caption 
                && (_lines[next].Text.Length > text.Length || EndsSentence(_lines[next].Text)));
    }

    private int Following(int i)
    {
        for (var next = i + 1; next < Math.Min(_lines.Count, i + MostJunkBetween); next++)
        {
            if (_lines[next].Kind != LineKind.Dropped)
            {
                return next;
            }
        }

        return -1;
    }

    // "Trump halts bombing - GlobeFeed": the aggregator's name goes where a trail of links on the page begins with it.
    private void SetTitle(string? title, int first)
    {
        if (first >= 0)
        {
            var words = _lines[first].Text;
            var tail = TitleTail().Match(words);
            if (tail.Success && _lines.Exists(l => l.Kind == LineKind.Dropped && l.Text.StartsWith(tail.Groups["o"].Value + " ", StringComparison.Ordinal)))
            {
                words = words[..tail.Index];
            }

            _draft.Title = words;
            _lines[first].Kind = LineKind.Dropped;
        }
        else
        {
            _draft.Title = title;
        }

        _draft.Kind = _headers.Count >= 2 || LiveTitles.Announce(_draft.Title) ? DocumentKind.LiveBlog : DocumentKind.Article;
    }

    private void Emit()
    {
        int? post = null;
        var isHeadlineNext = false;
        var captions = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < _lines.Count; i++)
        {
            var line = _lines[i];
            if (line.Kind == LineKind.Dropped)
            {
                continue;
            }

            if (_headerAt.TryGetValue(i, out var header))
            {
                var (_, _, time, headline, nextIsHeadline) = _headers[header];
                post = _draft.Posts.Count;
                _draft.Posts.Add(new DraftPost(null, headline, time));
                isHeadlineNext = nextIsHeadline;
                if (headline is not null)
                {
                    _draft.Blocks.Add(new DraftBlock(headline, BlockRole.Heading, post));
                }

                continue;
            }

            if (isHeadlineNext && post is { } p && line.Kind is LineKind.Text or LineKind.Heading
                && line.Text.Length <= 160 && !line.Text.EndsWith('.'))
            {
                _draft.Posts[p] = _draft.Posts[p] with { Headline = line.Text };
                line.Kind = LineKind.Heading;
            }

            isHeadlineNext = false;
            EmitLine(line, post, captions, i);
        }
    }

    private void EmitLine(Line line, int? post, HashSet<string> captions, int i)
    {
        switch (line.Kind)
        {
            case LineKind.Caption:
                if (captions.Add(line.Words))
                {
                    _draft.Blocks.Add(new DraftBlock(line.Words, BlockRole.Caption, post));
                }

                break;
            case LineKind.Text:
                if (i + FooterLines >= _lines.Count && Agencies.OfCreditLine(line.Text) is { } agency)
                {
                    _draft.Agency ??= agency;
                    break;
                }

                _draft.Agency ??= Agencies.OfDateline(line.Text);
                foreach (var piece in JunkLines.Cut(line.Text).SelectMany(Insets.Cut))
                {
                    _draft.Blocks.Add(new DraftBlock(piece, BlockRole.Body, post));
                }

                break;
            default:
                _draft.Blocks.Add(new DraftBlock(
                    line.Words, line.Kind == LineKind.Bullet ? BlockRole.Bullet : BlockRole.Heading, post));
                break;
        }
    }

    [GeneratedRegex(@"^([•●▪◦‣·*–—-]|[0-9]{1,2}[.)])\s+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^((?<day>mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?<h>[0-9]{1,2})[:.](?<min>[0-9]{2})(?: ?(?<ap>[ap]\.?m\.?))?(?: \(?(?<z>GMT|UTC|BST|CES?T|EES?T|E[SD]T|P[SD]T|MSK)\)?)?(?:(?: ?[–—-]| ?[:|])? (?<rest>\S.*))?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ClockLine();

    [GeneratedRegex(@"^(copyright|©|\(c\))( ?©)? ?([0-9]{4} )?(?<o>\p{L}[^.©|]{1,50}?)\.? all rights( are)? reserved\.?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Owner();

    [GeneratedRegex(@"^(The )?\p{Lu}[\p{L}&'’.-]*( (\p{Lu}[\p{L}&'’.-]*|of|and|the)){0,4}$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OutletName();

    [GeneratedRegex(@" [-–—|] (?<o>\p{Lu}[^-–—|]{1,40})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TitleTail();

    private static bool EndsSentence(string text) => text[^1] is '.' or '!' or '?' or '"' or '”' or '’' or ':';
}
