using System.Text;
using Recount.Core;
using Recount.Extraction;

namespace Recount.Evaluation.Tests.IndiaPolice;

/// <summary>The measures of India Police Events on two invented articles.</summary>
public sealed class IndiaPoliceBenchmarkTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Sentences_articles_and_days_are_scored_by_label()
    {
        File.WriteAllLines(_file,
        [
            Article("1", "2020-01-01", ["ARREST", "ANY_ACTION"], ("police arrested two men.", ["ARREST", "ANY_ACTION"]), ("the police watched.", [])),
            Article("2", "2020-01-02", ["ARREST", "ANY_ACTION"], ("it rained.", []), ("nine were held.", ["ARREST", "ANY_ACTION"])),
            Article("3", "2020-01-02", [], ("police arrested nobody.", [])),
        ],
        Encoding.UTF8);
        var scores = IndiaPoliceBenchmark.Score(_file, d => [.. Arrests(d)]).Result.Scores;
        // Found: the first of article 1 (right), that of article 3 (false); missed: the second of article 2.
        scores["ARREST"].ShouldBe(0.5, 1e-9);
        scores["ARREST.baseline"].ShouldBe(0.5, 1e-9);
        scores["ARREST.ap"].ShouldBe((1 + 2 / 3.0) / 2, 1e-9);
        scores["ARREST.read95"].ShouldBe(1);
        scores["KILL"].ShouldBe(0);
        scores["ARREST.rho"].ShouldBe(0);
    }

    [Theory]
    [InlineData("arrest", "the army", "ARREST, ANY_ACTION")]
    [InlineData("kill", "police", "KILL, FORCE, ANY_ACTION")]
    [InlineData("kill", "a mob", "")]
    [InlineData("inaction", "the policemen", "FAIL")]
    public void A_dealing_stands_for_labels_by_its_mode_and_by_who_deals(string mode, string source, string labels) =>
        PoliceLabels.Of(source + " acted.", [new Dealing { Type = DealingType.Assault, Mode = mode, Sources = [source], Trigger = default, Rule = "test.v1" }])
            .ShouldBe(labels.Split(", ", StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);

    [Fact]
    public void Rank_correlation_gives_ties_their_mean_rank() =>
        Correlation.Spearman([1, 2, 2, 4], [1, 3, 2, 4]).ShouldBe(4.5 / Math.Sqrt(4.5 * 5), 1e-9);

    private static IEnumerable<Dealing> Arrests(Document document)
    {
        for (var at = document.Text.IndexOf("arrested", StringComparison.Ordinal); at >= 0; at = document.Text.IndexOf("arrested", at + 1, StringComparison.Ordinal))
        {
            yield return new Dealing { Type = DealingType.Coerce, Mode = "arrest", Sources = ["police"], Trigger = new TextSpan(at, at + 8), Rule = "test.v1" };
        }
    }

    private static string Article(string id, string date, string[] labels, params (string Text, string[] Labels)[] sentences) =>
        $$"""{"id": {{id}}, "date": "{{date}}", "labels": {{List(labels)}}, "sentences": [{{string.Join(',', sentences.Select((s, i) => $$"""{"id": {{i}}, "text": "{{s.Text}}", "labels": {{List(s.Labels)}}}"""))}}]}""";

    private static string List(string[] words) => "[" + string.Join(',', words.Select(w => $"\"{w}\"")) + "]";
}
