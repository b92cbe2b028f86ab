using System.Collections.Immutable;
using System.Text.Json;
using Recount.Core;
using Recount.Extraction;

namespace Recount.Evaluation;

/// <summary>Attributions against PolNeAR's: source, cue and content in news of an election.</summary>
/// <remarks>
/// <c>content</c>, <c>source</c>, <c>cue</c>: F1 over tokens inside any such span. <c>attributions</c>: answers and gold are
/// paired one to one, best overlap of contents first; a pair counts where the contents share half of the tokens of their
/// union. Of the paired ones <c>source_accuracy</c> is the share whose sources overlap so (two empty ones do), and
/// <c>cue_accuracy</c> that whose cues share a token. <c>recall.direct</c>, <c>recall.mixed</c> and <c>recall.indirect</c>
/// split the paired gold by whether all, a part or nothing of its content stands in quotation marks.
/// </remarks>
public static class PolNearBenchmark
{
    public const string Name = "polnear";

    private const double LeastShare = 0.5;

    private static readonly string[] s_quoting = ["direct", "mixed", "indirect"];

    /// <param name="path">JSON Lines, plain or packed by gzip.</param>
    /// <param name="attribute">What is measured.</param>
    /// <param name="limit">At most so many articles.</param>
    public static BenchmarkReport Score(string path, Func<Document, ImmutableArray<Attribution>> attribute, int? limit = null)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        var file = RowFile.Load(path);
        var rows = file.Rows.Take(limit ?? int.MaxValue).ToList();
        var scored = PageRun.Each(rows, row => Article(row, attribute(row.Document)));
        var sum = scored.Select(s => s.Counts).Aggregate(new Counts(), (a, b) => a + b);
        return BenchmarkReport.Of(Name, [file.Hash], rows.Count,
            [
                ("content", sum.Content.F1), ("source", sum.Source.F1), ("cue", sum.Cue.F1),
                ("attributions", sum.Attributions.F1), ("attributions.precision", sum.Attributions.Precision), ("attributions.recall", sum.Attributions.Recall),
                ("source_accuracy", Share(sum.RightSources, sum.Attributions.Found)), ("cue_accuracy", Share(sum.RightCues, sum.Attributions.Found)),
                .. s_quoting.Select((q, i) => ("recall." + q, Share(sum.FoundByQuoting[i], sum.GoldByQuoting[i]))),
            ],
            scored.SelectMany(s => s.Errors));
    }

    private static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;

    private static (Counts Counts, List<ScoringError> Errors) Article(TextRow row, ImmutableArray<Attribution> answers)
    {
        var text = row.Document.Text;
        var tokens = new TokenSpans(text);
        var gold = row.Json.GetProperty("attributions").EnumerateArray().Select(a => new Triple(tokens, row.Pieces(a, "source"), row.Pieces(a, "cue"), row.Pieces(a, "content"), null)).ToList();
        var given = answers.Select(a => new Triple(tokens, a.Source, a.Cue, a.Content, a.Rule)).ToList();
        var pairs = Pairs(gold, given);
        var counts = new Counts
        {
            Content = Tokens(gold, given, t => t.Content), Source = Tokens(gold, given, t => t.Source), Cue = Tokens(gold, given, t => t.Cue),
            Attributions = new LinkCounts(pairs.Count, gold.Count, pairs.Count, given.Count),
            RightSources = pairs.Count(p => Overlap(p.Gold.Source, p.Given.Source) >= LeastShare),
            RightCues = pairs.Count(p => p.Gold.Cue.Overlaps(p.Given.Cue)),
            GoldByQuoting = ByQuoting(gold, text), FoundByQuoting = ByQuoting(pairs.Select(p => p.Gold), text),
        };
        return (counts, [.. Errors(row, gold, given, pairs)]);
    }

    private static LinkCounts Tokens(List<Triple> gold, List<Triple> given, Func<Triple, HashSet<int>> part)
    {
        var (wanted, had) = (gold.SelectMany(part).ToHashSet(), given.SelectMany(part).ToHashSet());
        var shared = wanted.Count(had.Contains);
        return new LinkCounts(shared, wanted.Count, shared, had.Count);
    }

    private static List<(Triple Gold, Triple Given)> Pairs(List<Triple> gold, List<Triple> given)
    {
        var candidates = new List<(double Overlap, int Gold, int Given)>();
        for (var g = 0; g < gold.Count; g++)
        {
            for (var a = 0; a < given.Count; a++)
            {
                var overlap = Overlap(gold[g].Content, given[a].Content);
                if (overlap >= LeastShare && gold[g].Content.Count > 0)
                {
                    candidates.Add((overlap, g, a));
                }
            }
        }

        var (goldTaken, givenTaken) = (new HashSet<int>(), new HashSet<int>());
        return [.. candidates.OrderByDescending(c => c.Overlap).ThenBy(c => c.Gold).ThenBy(c => c.Given)
            .Where(c => !goldTaken.Contains(c.Gold) && !givenTaken.Contains(c.Given) && goldTaken.Add(c.Gold) && givenTaken.Add(c.Given))
            .Select(c => (gold[c.Gold], given[c.Given]))];
    }

    // Shared tokens by the tokens of either; two empty sides are the same.
    private static double Overlap(HashSet<int> a, HashSet<int> b)
    {
        var shared = a.Count(b.Contains);
        var all = a.Count + b.Count - shared;
        return all == 0 ? 1 : shared / (double)all;
    }

    private static int[] ByQuoting(IEnumerable<Triple> attributions, string text)
    {
        var counts = new int[s_quoting.Length];
        foreach (var words in attributions.Select(a => string.Join(' ', a.ContentSpans.Select(c => c.Slice(text))).Trim()))
        {
            var isOpen = words.Length > 0 && IsMark(words[0]) && IsMark(words.TrimEnd('.', ',')[^1]);
            counts[isOpen ? 0 : words.Any(c => c is '“' or '”' or '"') || words.Contains("''", StringComparison.Ordinal) ? 1 : 2]++;
        }

        return counts;

        static bool IsMark(char c) => c is '“' or '”' or '"' or '\'' or '‘' or '’';
    }

    private static IEnumerable<ScoringError> Errors(TextRow row, List<Triple> gold, List<Triple> given, List<(Triple Gold, Triple Given)> pairs)
    {
        var text = row.Document.Text;
        foreach (var missed in gold.Where(g => !pairs.Exists(p => ReferenceEquals(p.Gold, g))))
        {
            var near = given.Where(a => a.Content.Overlaps(missed.Content)).OrderByDescending(a => Overlap(a.Content, missed.Content)).FirstOrDefault();
            yield return BenchmarkReport.Miss(row.Id, "attributions", near is null ? "no content there" : "other bounds", missed.Written(text), near?.Written(text)) with { Rule = near?.Rule };
        }

        foreach (var invented in given.Where(a => !pairs.Exists(p => ReferenceEquals(p.Given, a)) && !gold.Exists(g => g.Content.Overlaps(a.Content))))
        {
            yield return BenchmarkReport.False(row.Id, "attributions", "gold has none there", invented.Written(text)) with { Rule = invented.Rule };
        }

        foreach (var (wanted, had) in pairs.Where(p => Overlap(p.Gold.Source, p.Given.Source) < LeastShare))
        {
            yield return new ScoringError
            {
                Document = row.Id, Family = "attributions", Type = ScoringErrorType.Slot, Slot = "source", Cause = had.Source.Count == 0 ? "missing" : wanted.Source.Count == 0 ? "spurious" : "different",
                Gold = wanted.Written(text), Pred = had.Written(text), Rule = had.Rule,
            };
        }
    }

    private sealed class Triple(TokenSpans tokens, ImmutableArray<TextSpan> source, ImmutableArray<TextSpan> cue, ImmutableArray<TextSpan> content, string? rule)
    {
        public HashSet<int> Source { get; } = tokens.In(source);

        public HashSet<int> Cue { get; } = tokens.In(cue);

        public HashSet<int> Content { get; } = tokens.In(content);

        public ImmutableArray<TextSpan> ContentSpans => content;

        public string? Rule => rule;

        public string Written(string text)
        {
            return $"{Of(source)} | {Of(cue)} | {Of(content)}".Replace('\n', ' ');

            string Of(ImmutableArray<TextSpan> pieces) => string.Join(" … ", pieces.Select(p => p.Slice(text)));
        }
    }

    private sealed record Counts
    {
        public LinkCounts Content { get; init; }

        public LinkCounts Source { get; init; }

        public LinkCounts Cue { get; init; }

        public LinkCounts Attributions { get; init; }

        public int RightSources { get; init; }

        public int RightCues { get; init; }

        public int[] GoldByQuoting { get; init; } = new int[s_quoting.Length];

        public int[] FoundByQuoting { get; init; } = new int[s_quoting.Length];

        public static Counts operator +(Counts a, Counts b) => new()
        {
            Content = a.Content + b.Content, Source = a.Source + b.Source, Cue = a.Cue + b.Cue, Attributions = a.Attributions + b.Attributions,
            RightSources = a.RightSources + b.RightSources, RightCues = a.RightCues + b.RightCues,
            GoldByQuoting = [.. a.GoldByQuoting.Zip(b.GoldByQuoting, (x, y) => x + y)], FoundByQuoting = [.. a.FoundByQuoting.Zip(b.FoundByQuoting, (x, y) => x + y)],
        };
    }
}
