using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Recount.Core;
using Recount.Extraction;

namespace Recount.Evaluation.Tests.PolNear;

/// <summary>PolNeAR's measure on an invented text and invented answers.</summary>
public sealed class PolNearBenchmarkTests : IDisposable
{
    private const string Text = "😀 Ann said that it rained. Bob hopes to swim. “Come in,” Eve cried.";
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Tokens_are_counted_over_spans_and_pairs_over_contents()
    {
        // Gold: three. Answered: Ann's with one token less of three; Bob's with another source; none of Eve's; one that gold lacks.
        var scores = Score(
            [("Ann", "said", "that it rained"), ("Bob", "hopes", "to swim"), ("Eve", "cried", "“Come in,”")],
            [("Ann", "said", "it rained"), ("swim", "hopes", "to swim"), ("Ann", "said", "Come")]);
        scores["content"].ShouldBe(2.0 * 5 / (10 + 5), 1e-9);
        scores["source"].ShouldBe(2.0 * 1 / (3 + 2), 1e-9);
        scores["cue"].ShouldBe(2.0 * 2 / (3 + 2), 1e-9);
        scores["attributions"].ShouldBe(2.0 * 2 / (3 + 3), 1e-9);
        scores["source_accuracy"].ShouldBe(0.5, 1e-9);
        scores["cue_accuracy"].ShouldBe(1);
        scores["recall.direct"].ShouldBe(0);
        scores["recall.indirect"].ShouldBe(1);
    }

    [Fact]
    public void An_attribution_without_source_is_right_where_gold_names_none()
    {
        Score([("", "hopes", "to swim")], [("", "hopes", "to swim")])["source_accuracy"].ShouldBe(1);
        Score([("Bob", "hopes", "to swim")], [("", "hopes", "to swim")])["source_accuracy"].ShouldBe(0);
    }

    [Fact]
    public void Each_content_is_paired_once_the_best_overlap_first()
    {
        var scores = Score([("Ann", "said", "that it rained")], [("Bob", "said", "it rained"), ("Ann", "said", "that it rained")]);
        scores["attributions.precision"].ShouldBe(0.5, 1e-9);
        scores["source_accuracy"].ShouldBe(1);
    }

    [Fact]
    public void A_packed_file_scores_as_the_plain_one_does()
    {
        var plain = Write([("Ann", "said", "that it rained")]);
        var packed = plain + ".gz";
        using (var gzip = new GZipStream(File.Create(packed), CompressionLevel.Fastest))
        {
            gzip.Write(File.ReadAllBytes(plain));
        }

        PolNearBenchmark.Score(packed, _ => [Answer(("Ann", "said", "that it rained"))]).Result.Scores["attributions"].ShouldBe(1);
    }

    private ImmutableSortedDictionary<string, double> Score((string, string, string)[] gold, (string, string, string)[] given) =>
        PolNearBenchmark.Score(Write(gold), _ => [.. given.Select(Answer)]).Result.Scores;

    private static Attribution Answer((string Source, string Cue, string Content) words) =>
        new() { Source = Spans(words.Source), Cue = Spans(words.Cue), Content = Spans(words.Content), Rule = "test.v1" };

    private static ImmutableArray<TextSpan> Spans(string words)
    {
        var at = Text.IndexOf(words, StringComparison.Ordinal);
        return words.Length == 0 ? [] : [new TextSpan(at, at + words.Length)];
    }

    private string Write((string Source, string Cue, string Content)[] gold)
    {
        var map = new CodePointMap(Text);
        var rows = gold.Select(g => $$"""{"source": {{Pieces(g.Source)}}, "cue": {{Pieces(g.Cue)}}, "content": {{Pieces(g.Content)}}}""");
        var path = Path.Combine(_folder, "gold.jsonl");
        File.WriteAllText(path, $$"""{"id": "a", "text": "{{Text}}", "attributions": [{{string.Join(',', rows)}}]}""" + "\n", Encoding.UTF8);
        return path;

        string Pieces(string words) =>
            "[" + string.Join(',', Spans(words).Select(s => FormattableString.Invariant($"[{map.ToCodePoint(s.Start)}, {map.ToCodePoint(s.End)}]"))) + "]";
    }
}
