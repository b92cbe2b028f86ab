using System.Text.Json;
using Recount.Core;
using Recount.Language;

namespace Recount.Evaluation;

/// <summary>Time expressions against TIMEX3 gold, as TempEval-3 scores task A.</summary>
/// <remarks>
/// Over all documents of all files together: strict, spans equal; relaxed, spans overlap, each gold expression once; value and
/// type, relaxed times the share of overlapping pairs that agree. <c>value_0</c> and <c>value_1</c> are the halves by id.
/// </remarks>
public static class TimexBenchmark
{
    public const string Name = "timex";

    public static BenchmarkReport Score(IReadOnlyList<string> paths, SentenceSplitter splitter, TimeFinder finder, int? limit = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(finder);
        var files = paths.Select(RowFile.Load).ToList();
        var rows = files.SelectMany(f => f.Rows).Take(limit ?? int.MaxValue).ToList();
        var tally = PageRun.Each(rows, row => One(row, splitter, finder));
        var all = tally.Select(t => t.Counts).Aggregate(default(Counts), (a, b) => a + b);
        var halves = Enumerable.Range(0, 2).Select(h => tally.Where(t => t.Half == h).Select(t => t.Counts).Aggregate(default(Counts), (a, b) => a + b).Value);
        return BenchmarkReport.Of(Name, files.Select(f => f.Hash), rows.Count,
            [("strict", all.Strict), ("relaxed", all.Relaxed), ("value", all.Value), ("type", all.Type), .. halves.Select((v, h) => ($"value_{h}", v))],
            tally.SelectMany(t => t.Errors));
    }

    private static (Counts Counts, int Half, List<ScoringError> Errors) One(TextRow row, SentenceSplitter splitter, TimeFinder finder)
    {
        var text = row.Document.Text;
        var gold = row.Json.GetProperty("timex").EnumerateArray().Select(g => (Span: row.Span(g), Type: TextRow.Text(g, "type"), Value: TextRow.Text(g, "value")))
            .OrderBy(g => g.Span.Start).ToList();
        var found = Find(row.Document, splitter, finder);
        var errors = new List<ScoringError>();
        var taken = new bool[gold.Count];
        var counts = new Counts(gold.Count, found.Count, 0, 0, 0, 0);
        foreach (var (mention, expression) in found)
        {
            var at = gold.FindIndex(g => g.Span == expression.Span);
            at = at >= 0 && !taken[at] ? at : Enumerable.Range(0, gold.Count).Where(i => !taken[i] && gold[i].Span.Overlaps(expression.Span)).DefaultIfEmpty(-1).First();
            if (at < 0)
            {
                errors.Add(BenchmarkReport.False(row.Id, mention.Rule, "none there", Written(expression.Timex)) with { Quote = Around(text, expression.Span), Rule = mention.Rule });
                continue;
            }

            taken[at] = true;
            var (span, type, value) = gold[at];
            var isValue = string.Equals(value, expression.Timex.Value, StringComparison.Ordinal);
            var isType = string.Equals(type, expression.Timex.Type.ToString(), StringComparison.OrdinalIgnoreCase);
            counts += new Counts(0, 0, 1, span == expression.Span ? 1 : 0, isValue ? 1 : 0, isType ? 1 : 0);
            if (!isValue || span != expression.Span)
            {
                errors.Add(new ScoringError
                {
                    Document = row.Id, Family = mention.Rule, Type = ScoringErrorType.Slot, Slot = isValue ? "span" : "value", Cause = "different",
                    Gold = $"{type} {value} [{span.Slice(text)}]", Pred = $"{Written(expression.Timex)} [{expression.Span.Slice(text)}]",
                    Quote = Around(text, span), Rule = mention.Rule,
                });
            }
        }

        errors.AddRange(gold.Where((_, i) => !taken[i]).Select(g =>
            BenchmarkReport.Miss(row.Id, "timex", "none found", $"{g.Type} {g.Value} [{g.Span.Slice(text)}]") with { Quote = Around(text, g.Span) }));
        return (counts, row.Half, errors);
    }

    // As the analyser reads a document: sentence by sentence, each with the focus of those before.
    private static List<(TimeMention Mention, TimeExpression Expression)> Find(Document document, SentenceSplitter splitter, TimeFinder finder)
    {
        var found = new List<(TimeMention, TimeExpression)>();
        TimeFocus focus = default;
        foreach (var (sentence, _) in splitter.Split(document))
        {
            var times = finder.Find(document.Text, sentence.Span, document.TimeOf(document.Blocks[sentence.Block]), focus);
            focus = focus.After(times);
            found.AddRange(times.SelectMany(t => t.Expressions.Select(e => (t, e))));
        }

        return found;
    }

    private static string Written(Timex3 timex) => $"{timex.Type.ToString().ToUpperInvariant()} {timex.Value}";

    private static string Around(string text, TextSpan span) =>
        text[Math.Max(0, span.Start - 50)..span.Start] + "[[" + span.Slice(text) + "]]" + text[span.End..Math.Min(text.Length, span.End + 40)];

    private readonly record struct Counts(int Gold, int Found, int Paired, int Exact, int Values, int Types)
    {
        public double Strict => F1(Exact);

        public double Relaxed => F1(Paired);

        public double Value => F1(Values);

        public double Type => F1(Types);

        public static Counts operator +(Counts a, Counts b) =>
            new(a.Gold + b.Gold, a.Found + b.Found, a.Paired + b.Paired, a.Exact + b.Exact, a.Values + b.Values, a.Types + b.Types);

        private double F1(int right) => Gold + Found == 0 ? 0 : 2.0 * right / (Gold + Found);
    }
}
