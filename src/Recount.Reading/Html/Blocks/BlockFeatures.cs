using System.Buffers;
using System.Globalization;
using AngleSharp.Dom;
using Recount.Core;

namespace Recount.Reading;

/// <summary>What a page says of itself that tells its article's blocks.</summary>
/// <param name="Title">The article's title as printed or stated.</param>
/// <param name="Description">The teaser of its metadata.</param>
/// <param name="Body">The text that its JSON-LD gives.</param>
/// <param name="Heading">The element that prints the title.</param>
internal sealed record PageHints(string? Title, string? Description, string? Body, IElement? Heading);

/// <summary>Blocks as numbers: one row of integers a block, the same columns for all pages.</summary>
/// <remarks>
/// All arithmetic is in integers, so that two machines can't differ. The columns' order is part of the trained model:
/// a change here takes a new training (<see cref="Columns"/> is checked when a model is loaded).
/// </remarks>
internal sealed class BlockFeatures
{
    private const int Far = 25; // blocks; beyond it a neighbour tells nothing

    private readonly IReadOnlyList<PageBlock> _blocks;
    private readonly PageHints _hints;
    private readonly int _good;
    private readonly int _chars;
    private readonly int _title;
    private readonly PageNode? _top;
    private readonly string _body;
    private readonly string _description;
    private readonly Dictionary<string, (int Count, int Chars, int Links, int Good)> _kin = new(StringComparer.Ordinal);
    private readonly string[] _kinKeys;
    private readonly Dictionary<string, int> _copies = new(StringComparer.Ordinal);

    private BlockFeatures(IReadOnlyList<PageBlock> blocks, PageHints hints)
    {
        (_blocks, _hints) = (blocks, hints);
        _good = Math.Max(1, blocks.Sum(b => b.IsGood ? b.Chars - b.LinkChars : 0));
        _chars = Math.Max(1, blocks.Sum(b => b.Chars));
        _body = Letters(hints.Body ?? "");
        _description = Letters(hints.Description ?? "");
        _title = -1;
        for (var i = 0; i < blocks.Count && hints.Heading is not null; i++)
        {
            if (hints.Heading.Contains(blocks[i].Holder.Element))
            {
                _title = i;
                break;
            }
        }

        _kinKeys = new string[blocks.Count];
        for (var i = 0; i < blocks.Count; i++)
        {
            var b = blocks[i];
            _kinKeys[i] = Key(b.Holder) + "/" + (b.Holder.Parent is { } parent ? Key(parent) : "");
            var kin = _kin.GetValueOrDefault(_kinKeys[i]);
            _kin[_kinKeys[i]] = (kin.Count + 1, kin.Chars + b.Chars, kin.Links + b.LinkChars, kin.Good + (b.IsGood ? 1 : 0));
            _copies[b.Text] = _copies.GetValueOrDefault(b.Text) + 1;
        }

        _top = Top();
    }

    /// <summary>The names of the columns, for training's reports.</summary>
    public static IReadOnlyList<string> Columns { get; } = NamesOf();

    public static int[][] Of(IReadOnlyList<PageBlock> blocks, PageHints hints)
    {
        var features = new BlockFeatures(blocks, hints);
        var rows = new int[blocks.Count][];
        for (var i = 0; i < rows.Length; i++)
        {
            var row = new Row(Columns.Count);
            features.Write(i, row);
            rows[i] = row.Values;
        }

        return rows;
    }

    /// <summary>Letters and digits in lower case, nothing else: what stays equal between a page and its metadata.</summary>
    public static string Letters(string text)
    {
        var letters = ArrayPool<char>.Shared.Rent(text.Length);
        var at = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                letters[at++] = char.ToLowerInvariant(c);
            }
        }

        var result = new string(letters, 0, at);
        ArrayPool<char>.Shared.Return(letters);
        return result;
    }

    private static string Key(PageNode node) => node.Element.LocalName + "." + node.Element.ClassName;

    private static int Log(int value)
    {
        // Eighths of a power of two, so that trees split long and short texts alike.
        var bits = 31 - int.LeadingZeroCount(Math.Max(1, value));
        return (bits * 8) + (bits >= 3 ? (value >> (bits - 3)) & 7 : 0);
    }

    // The element whose paragraphs are worth most, links taken off (after Mozilla's Readability).
    private PageNode? Top()
    {
        var candidates = new HashSet<PageNode>();
        foreach (var b in _blocks)
        {
            if (b.Text.Length < 25 || b.Role is BlockRole.Heading or BlockRole.Caption)
            {
                continue;
            }

            var worth = (60 + (60 * Commas(b.Text)) + (60 * Math.Min(3, b.Text.Length / 100))) * (100 - b.LinkShare) / 100;
            var node = b.Holder.Element.LocalName is "p" or "li" or "td" or "pre" or "blockquote" ? b.Holder.Parent : b.Holder;
            for (var level = 0; level < 4 && node is not null; level++, node = node.Parent)
            {
                node.Worth += level == 0 ? worth : worth / (level * 2);
                candidates.Add(node);
            }
        }

        return candidates.OrderByDescending(n => (long)n.Worth * (n.Chars - n.LinkChars) / Math.Max(1, n.Chars)).ThenBy(n => n.Depth).FirstOrDefault();
    }

    private static int Commas(string text)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += c is ',' or '،' or '、' ? 1 : 0;
        }

        return count;
    }

    private int[] Shares(PageNode node)
    {
        if (node.Shares is { } known)
        {
            return known;
        }

        var shares = node.Parent is { } parent ? (int[])Shares(parent).Clone() : new int[ElementWords.Count];
        var own = 1 + (int)((long)node.GoodChars * 100 / _good);
        for (var bits = node.Bits; bits != 0; bits &= bits - 1)
        {
            shares[System.Numerics.BitOperations.TrailingZeroCount(bits)] = own;
        }

        return node.Shares = shares;
    }

    private void Write(int i, Row row)
    {
        var b = _blocks[i];
        WriteText(b, row);
        WritePlace(i, row);
        WriteAncestors(b, row);
        WriteNeighbours(i, row);
        WriteHints(b, row);
        WritePage(row);
    }

    private static void WriteText(PageBlock b, Row row)
    {
        var text = b.Text;
        var (letters, upper, digits, marks, words, commas) = (0, 0, 0, 0, 1, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            letters += char.IsLetter(c) ? 1 : 0;
            upper += char.IsUpper(c) ? 1 : 0;
            digits += char.IsDigit(c) ? 1 : 0;
            marks += c is '|' or '»' or '«' or '›' or '•' or '·' or '/' or '>' or '#' or '[' or ']' or '_' ? 1 : 0;
            words += c == ' ' ? 1 : 0;
            commas += c is ',' or ';' ? 1 : 0;
        }

        row.Add("length", Log(text.Length));
        row.Add("words", Math.Min(words, 60));
        row.Add("word length", text.Length * 10 / words);
        row.Add("commas", Math.Min(commas, 12));
        row.Add("upper", upper * 100 / Math.Max(1, letters));
        row.Add("digits", digits * 100 / text.Length);
        row.Add("letters", letters * 100 / text.Length);
        row.Add("marks", Math.Min(marks, 10));
        row.Add("link share", b.LinkShare);
        row.Add("links", Math.Min(b.Links, 10));
        row.Add("strong", b.StrongChars * 100 / Math.Max(1, b.Chars));
        row.Add("small", b.SmallChars * 100 / Math.Max(1, b.Chars));
        row.Add("time", b.TimeChars * 100 / Math.Max(1, b.Chars));
        row.Add("first", char.IsLower(text[0]) ? 0 : char.IsUpper(text[0]) ? 1 : char.IsDigit(text[0]) ? 2 : text[0] is '"' or '“' or '„' or '«' or '‘' or '»' ? 3 : char.IsLetter(text[0]) ? 4 : 5);
        row.Add("last", text[^1] switch { '.' => 5, '!' or '?' or '"' or '”' or '“' or '’' or '»' or ')' => 4, ':' => 3, '…' => 1, ',' or ';' => 2, _ => 0 }
            - (text.EndsWith("...", StringComparison.Ordinal) ? 4 : 0));
        row.Add("sentences", Math.Min(Sentences(text), 8));
        row.Add("address", text.Contains('@', StringComparison.Ordinal) ? 2 : text.Contains("http", StringComparison.Ordinal) || text.Contains("www.", StringComparison.Ordinal) ? 1 : 0);
        row.Add("junk", b.IsJunk ? 1 : 0);
        row.Add("role", (int)b.Role);
        row.Add("tag", Tag(b.Holder.Element.LocalName));
        row.Add("standfirst", b.IsStandfirst ? 1 : 0);
        var kinds = LineWords.Of(text);
        for (var k = 0; k < LineWords.Count; k++)
        {
            row.Add("line ", k, (kinds >> k) & 1);
        }
    }

    private static int Sentences(string text)
    {
        var count = 0;
        for (var i = 0; i + 2 < text.Length; i++)
        {
            count += text[i] is '.' or '!' or '?' && text[i + 1] == ' ' && !char.IsLower(text[i + 2]) ? 1 : 0;
        }

        return count;
    }

    private static int Tag(string name) => name switch
    {
        "p" => 1,
        "div" => 2,
        "li" => 3,
        "h1" => 4,
        "h2" => 5,
        "h3" => 6,
        "h4" or "h5" or "h6" => 7,
        "td" or "th" or "tr" or "table" or "tbody" => 8,
        "blockquote" => 9,
        "figcaption" or "figure" or "picture" or "caption" or "img" => 10,
        "pre" => 11,
        "dt" or "dd" or "dl" => 12,
        "section" => 13,
        "article" => 14,
        "header" => 15,
        "footer" => 16,
        "ul" or "ol" => 17,
        _ => 0,
    };

    private void WritePlace(int i, Row row)
    {
        row.Add("index", Math.Min(i, 40));
        row.Add("index share", i * 100 / _blocks.Count);
        row.Add("after title", _title < 0 ? 999 : Math.Clamp(i - _title, -200, 400));
        var (before, good) = (0, 0);
        if (i > 0)
        {
            (before, good) = _before[i - 1];
        }

        row.Add("before", (int)((long)before * 100 / _chars));
        row.Add("good before", (int)((long)good * 100 / _good));
        var b = _blocks[i];
        var kin = _kin[_kinKeys[i]];
        row.Add("kin", Math.Min(kin.Count, 100));
        row.Add("kin length", Log(kin.Chars / kin.Count));
        row.Add("kin links", kin.Links * 100 / Math.Max(1, kin.Chars));
        row.Add("kin good", kin.Good * 100 / kin.Count);
        row.Add("copies", Math.Min(_copies[b.Text], 4));
    }

    // Characters, and those of good runs, up to and with each block.
    private (int Chars, int Good)[] _before => field ??= Running();

    private (int Chars, int Good)[] Running()
    {
        var running = new (int, int)[_blocks.Count];
        var (chars, good) = (0, 0);
        for (var i = 0; i < running.Length; i++)
        {
            chars += _blocks[i].Chars;
            good += _blocks[i].IsGood ? _blocks[i].Chars - _blocks[i].LinkChars : 0;
            running[i] = (chars, good);
        }

        return running;
    }

    private void WriteAncestors(PageBlock b, Row row)
    {
        var shares = Shares(b.Holder);
        for (var k = 0; k < shares.Length; k++)
        {
            row.Add("in ", 100 + k, shares[k]);
        }

        row.Add("depth", Math.Min(b.Holder.Depth, 40));
        var worth = Math.Max(1, _top?.Worth ?? 1);
        var node = b.Holder;
        for (var level = 0; level < 5; level++)
        {
            row.Add("chars ", level, node is null ? -1 : Log(node.Chars));
            row.Add("links ", level, node is null ? -1 : node.LinkChars * 100 / Math.Max(1, node.Chars));
            row.Add("good ", level, node is null ? -1 : (int)((long)node.GoodChars * 100 / _good));
            row.Add("worth ", level, node is null ? -1 : (int)((long)node.Worth * 100 / worth));
            row.Add("blocks ", level, node is null ? -1 : Math.Min(node.Blocks, 200));
            node = node?.Parent;
        }

        row.Add("under top", UnderTop(b.Holder));
        row.Add("off", IsOff(b.Holder) ? 1 : 0);
    }

    private static bool IsOff(PageNode node)
    {
        for (var n = node; n is not null; n = n.Parent)
        {
            if (n.IsOff)
            {
                return true;
            }
        }

        return false;
    }

    // Levels below the worthiest element, or minus how many levels up they first meet.
    private int UnderTop(PageNode node)
    {
        if (_top is null)
        {
            return -99;
        }

        var n = node;
        while (n is not null && n.Depth > _top.Depth)
        {
            n = n.Parent;
        }

        if (ReferenceEquals(n, _top))
        {
            return Math.Min(20, node.Depth - _top.Depth);
        }

        var (a, t) = (n, (PageNode?)_top);
        while (t is not null && t.Depth > (a?.Depth ?? 0))
        {
            t = t.Parent;
        }

        while (a is not null && t is not null && !ReferenceEquals(a, t))
        {
            (a, t) = (a.Parent, t.Parent);
        }

        return -Math.Min(20, _top.Depth - (t?.Depth ?? 0));
    }

    private void WriteNeighbours(int i, Row row)
    {
        var b = _blocks[i];
        for (var d = -3; d <= 3; d++)
        {
            if (d == 0)
            {
                continue;
            }

            var at = i + d;
            var other = at >= 0 && at < _blocks.Count ? _blocks[at] : null;
            row.Add("near length ", d + 3, other is null ? -1 : Log(other.Text.Length));
            row.Add("near links ", d + 3, other?.LinkShare ?? -1);
            row.Add("near tag ", d + 3, other is null ? -1 : Tag(other.Holder.Element.LocalName));
            row.Add("near parent ", d + 3, other is null ? -1 : ReferenceEquals(other.Holder.Parent, b.Holder.Parent) ? 1 : 0);
        }

        foreach (var step in (ReadOnlySpan<int>)[-1, 1])
        {
            var (far, isKin) = (1, 0);
            for (; far < Far; far++)
            {
                var at = i + (step * far);
                if (at < 0 || at >= _blocks.Count)
                {
                    far = Far;
                    break;
                }

                if (_blocks[at].IsGood)
                {
                    isKin = ReferenceEquals(_blocks[at].Holder.Parent, b.Holder.Parent) ? 2
                        : ReferenceEquals(_blocks[at].Holder.Parent?.Parent, b.Holder.Parent?.Parent) || ReferenceEquals(_blocks[at].Holder.Parent, b.Holder.Parent?.Parent) ? 1 : 0;
                    break;
                }
            }

            row.Add("good at ", step + 1, far);
            row.Add("good kin ", step + 1, isKin);
        }
    }

    private void WriteHints(PageBlock b, Row row)
    {
        var letters = _body.Length < 200 && _description.Length < 20 ? "" : Letters(b.Text); // asked for below only then
        row.Add("in body", _body.Length < 200 ? 0 : letters.Length < 8 ? 1 : _body.Contains(letters, StringComparison.Ordinal) ? letters.Length < 25 ? 3 : 4 : 2);
        row.Add("body length", _body.Length < 200 ? 0 : Log((int)((long)_body.Length * 100 / _good)));
        row.Add("in teaser", _description.Length < 20 ? 0 : string.Equals(letters, _description, StringComparison.Ordinal) ? 3
            : letters.Length > 25 && _description.Contains(letters, StringComparison.Ordinal) ? 2
            : _description.Length > 40 && letters.Contains(_description[..Math.Min(_description.Length, 60)], StringComparison.Ordinal) ? 4 : 1);
        row.Add("title words", _hints.Title is { Length: > 8 } title
            ? string.Equals(b.Text, title, StringComparison.OrdinalIgnoreCase) ? 3 : title.Contains(b.Text, StringComparison.OrdinalIgnoreCase) ? 2 : b.Text.Contains(title, StringComparison.OrdinalIgnoreCase) ? 1 : 0
            : -1);
    }

    private void WritePage(Row row)
    {
        row.Add("top share", _top is null ? 0 : (int)((long)_top.GoodChars * 100 / _good));
    }

    private static List<string> NamesOf()
    {
        var holder = new NullNode().Node;
        var block = new PageBlock
        {
            Text = "a", Role = BlockRole.Body, Holder = holder, Chars = 1, LinkChars = 0, Links = 0, StrongChars = 0, SmallChars = 0, TimeChars = 0, IsStandfirst = false,
        };
        var row = new Row(0) { Names = [] };
        new BlockFeatures([block], new PageHints(null, null, null, null)).Write(0, row);
        return row.Names;
    }

    private sealed class NullNode
    {
        public PageNode Node { get; } = new(new AngleSharp.Html.Parser.HtmlParser().ParseDocument("<p>").Body!, null);
    }

    private sealed class Row(int length)
    {
        private int _at;

        public int[] Values { get; } = new int[length];

        public List<string>? Names { get; init; }

        public void Add(string name, int value)
        {
            Names?.Add(name);
            if (Names is null)
            {
                Values[_at++] = value;
            }
        }

        public void Add(string name, int n, int value)
        {
            Names?.Add(name + (n >= 100 ? ElementWords.NameOf(n - 100) : n.ToString(CultureInfo.InvariantCulture)));
            if (Names is null)
            {
                Values[_at++] = value;
            }
        }
    }
}
