using System.Globalization;
using System.Text;
using Recount.Language;

namespace Recount.Evaluation.Tests.Times;

/// <summary>The measure of TempEval-3 on an invented text.</summary>
public sealed class TimexBenchmarkTests : IDisposable
{
    private static readonly string s_lexicons = Path.Combine(AppContext.BaseDirectory, "lexicons");
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Spans_overlaps_values_and_types_are_counted_apart()
    {
        // Found: "Friday" (right), "last week" (other value), "two days" inside a longer gold one; missed: "the flood".
        const string Text = "On Friday it rained. It rained last week for the two days. Since the flood it is dry.";
        Write(Text, ("Friday", "DATE", "2025-06-06"), ("last week", "DATE", "2025-WXX"), ("for the two days", "DURATION", "P2D"), ("the flood", "DATE", "2024"));
        var scores = TimexBenchmark.Score([_file], Sentences(), Finder()).Result.Scores;
        scores["strict"].ShouldBe(2.0 * 2 / 7, 1e-9);
        scores["relaxed"].ShouldBe(2.0 * 3 / 7, 1e-9);
        scores["value"].ShouldBe(2.0 * 2 / 7, 1e-9);
        scores["type"].ShouldBe(2.0 * 3 / 7, 1e-9);
    }

    [Fact]
    public void Offsets_of_gold_are_code_points()
    {
        Write("😀 On Friday it rained.", ("Friday", "DATE", "2025-06-06"));
        TimexBenchmark.Score([_file], Sentences(), Finder()).Result.Scores["strict"].ShouldBe(1);
    }

    private static TimeFinder Finder() => new(TimeLexicon.Load(s_lexicons), NumberLexicon.Load(s_lexicons));

    private void Write(string text, params (string Words, string Type, string Value)[] gold)
    {
        var rows = gold.Select(g =>
        {
            var at = text.IndexOf(g.Words, StringComparison.Ordinal);
            var start = text[..at].EnumerateRunes().Count();
            return string.Create(CultureInfo.InvariantCulture,
                $$"""{"start": {{start}}, "end": {{start + g.Words.Length}}, "type": "{{g.Type}}", "value": "{{g.Value}}", "mod": null}""");
        });
        File.WriteAllText(_file, $$"""{"id": "a", "published": "2025-06-07", "text": "{{text}}", "timex": [{{string.Join(',', rows)}}]}""" + "\n", Encoding.UTF8);
    }

    private static SentenceSplitter Sentences() =>
        EnglishModel.Load(Path.Combine(AppContext.BaseDirectory, "models", "english", EnglishModel.FileName)).Sentences;
}
