using AngleSharp.Dom;

namespace Recount.Reading;

/// <summary>Finds the element that holds the article: by what the markup says, else by where the paragraphs are.</summary>
internal sealed class MainText
{
    private const int GoodLength = 40; // shorter runs are as often labels as sentences

    private readonly Dictionary<IElement, int> _raw;
    private readonly Dictionary<IElement, int> _clean;
    private readonly IElement _body;
    private readonly bool _isStrict;

    private MainText(IElement body, Dictionary<IElement, int> raw)
    {
        (_body, _raw) = (body, raw);
        _isStrict = true;
        _clean = Weigh(body, IsDropped);
        // Where class words take away nearly everything, the words mean something else on this page.
        if (_clean.GetValueOrDefault(body) * 4 < raw.GetValueOrDefault(body) && raw.GetValueOrDefault(body) > 400)
        {
            _isStrict = false;
            _clean = Weigh(body, IsDropped);
        }

        Container = Choose();
    }

    public IElement Container { get; }

    public static MainText Of(IElement body) => new(body, Weigh(body, Furniture.IsNever));

    public bool IsDropped(IElement e) => Furniture.IsNever(e)
        || (_isStrict && Furniture.IsLikely(e) && _raw.GetValueOrDefault(e) * 2 <= _raw.GetValueOrDefault(_body))
        || (!_isStrict && e.LocalName is "aside" or "footer" && _raw.GetValueOrDefault(e) * 2 <= _raw.GetValueOrDefault(_body));

    private IElement Choose()
    {
        var total = _clean.GetValueOrDefault(_body);
        foreach (var isSaid in (Func<IElement, bool>[])[SaysBody, e => e.LocalName is "article", e => e.LocalName is "main" || e.GetAttribute("role") is "main"])
        {
            var best = _clean.Where(p => isSaid(p.Key)).OrderByDescending(p => p.Value).Select(p => p.Key).FirstOrDefault();
            if (best is not null && _clean[best] * 2 >= total && _clean[best] > 0)
            {
                return best;
            }
        }

        var current = _body;
        while (current.Children.FirstOrDefault(c => _clean.GetValueOrDefault(c) * 10 >= _clean.GetValueOrDefault(current) * 9
            && _clean.GetValueOrDefault(c) > 0 && c.LocalName is not ("p" or "li" or "h1" or "h2" or "blockquote")) is { } child)
        {
            current = child;
        }

        return current;
    }

    private static bool SaysBody(IElement e) => e.GetAttribute("itemprop")?.Contains("articleBody", StringComparison.OrdinalIgnoreCase) == true
        || e.GetAttribute("name") is "articleBody"
        || e.GetAttribute("property") is "articleBody" or "schema:articleBody";

    private static Dictionary<IElement, int> Weigh(IElement body, Func<IElement, bool> isDropped)
    {
        var scale = new Scale(body, isDropped);
        PageWalk.Through(body, scale);
        return scale.Weights;
    }

    private sealed class Scale(IElement root, Func<IElement, bool> isDropped) : BlockWalk(root)
    {
        public Dictionary<IElement, int> Weights { get; } = [];

        protected override bool IsDropped(IElement element) => isDropped(element);

        protected override void Run(PageRun run)
        {
            if (run.Text.Length >= GoodLength && run.LinkChars * 2 < run.Text.Length)
            {
                Weights[run.Holder] = Weights.GetValueOrDefault(run.Holder) + run.Text.Length - run.LinkChars;
            }
        }

        protected override void Left(IElement element)
        {
            if (Weights.TryGetValue(element, out var own) && element.ParentElement is { } parent)
            {
                Weights[parent] = Weights.GetValueOrDefault(parent) + own;
            }
        }
    }
}
