using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Recount.Evaluation.Tests.Own;

public sealed partial class AgreementWithScorePyTests : IDisposable
{
    private static readonly string[] s_families = ["incidents", "statements", "talks", "positions", "commitments"];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("recount-own-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("", 1, 0.0)]
    [InlineData("", 2, 0.2)]
    [InlineData("", 3, 0.5)]
    [InlineData("", 4, 1.0)]
    [InlineData("", 5, 1.5)]
    [InlineData("seeds", 6, 0.7)]
    [InlineData("istanbul-talks", 7, 0.7)]
    [InlineData("june-strikes", 8, 0.7)]
    [InlineData("other-conflicts", 9, 0.7)]
    [InlineData("real-day1", 10, 0.7)]
    public void Every_printed_figure_is_that_of_score_py(string corpus, int seed, double harm)
    {
        Python.SkipUnlessItCanScore();
        var folder = Path.Combine(Python.Data!, "corpus", corpus);
        var gold = GoldCorpus.Load(folder);
        var predictions = Predictions(gold, seed, harm);
        var python = Python.Score("observations", folder, _folder.FullName);

        var report = OwnBenchmark.Report(gold, d => predictions.GetValueOrDefault(d.Name));

        var scores = report.Result.Scores;
        scores["headline"].ShouldBeInRange(0.05, 1);
        python.ShouldContain($"headline slot F1 {F3(scores["headline"])}\n");
        foreach (var family in s_families)
        {
            var line = FamilyLine().Matches(python)
                .Single(m => m.Groups["family"].Value.Equals(family, StringComparison.Ordinal)).Value;
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            fields[5].ShouldBe(F3(scores[family + ".found"]), family);
            fields[6].ShouldBe(F3(scores[family + ".precision"]), family);
            fields[7].ShouldBe(F3(scores[family + ".recall"]), family);
            fields[8].ShouldBe(F3(scores[family]), family);
            var slots = python[(python.IndexOf(line, StringComparison.Ordinal) + line.Length + 1)..].Split('\n')[0];
            foreach (Match slot in SlotFigure().Matches(slots))
            {
                scores[$"{family}.slot.{slot.Groups["slot"].Value}"].ToString("F2", CultureInfo.InvariantCulture)
                    .ShouldBe(slot.Groups["f1"].Value, $"{family} {slot.Groups["slot"].Value}");
            }
        }

        if (gold.Length > 4)
        {
            python.ShouldContain($"documents: {F3(scores["low"])} to {F3(scores["high"])}\n");
        }

        if (report.UnfoundedEvidence > 0)
        {
            python.ShouldContain($"{report.UnfoundedEvidence} pieces of evidence do not stand");
        }

        if (report.MissingPredictions > 0)
        {
            python.ShouldContain($"{report.MissingPredictions} documents have no prediction");
        }
    }

    private Dictionary<string, ReadOnlyMemory<byte>> Predictions(IEnumerable<GoldDocument> gold, int seed, double harm)
    {
        var perturbation = new Perturbation(seed, harm);
        var predictions = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var (document, n) in gold.Select((d, n) => (d, n)))
        {
            if (harm > 0.4 && n % 9 == 8)
            {
                continue;
            }

            var bytes = Encoding.UTF8.GetBytes(
                perturbation.Of(JsonNode.Parse(document.GoldBytes.AsSpan())!.AsObject()).ToJsonString());
            predictions.Add(document.Name, bytes);
            File.WriteAllBytes(Path.Combine(_folder.FullName, document.Stem + ".json"), bytes);
        }

        return predictions;
    }

    private static string F3(double value) => value.ToString("F3", CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<family>[a-z]+) +[0-9. ]+$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FamilyLine();

    [GeneratedRegex(@"(?<slot>\w+) (?<f1>[0-9.]+)\([0-9/]+\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SlotFigure();
}
