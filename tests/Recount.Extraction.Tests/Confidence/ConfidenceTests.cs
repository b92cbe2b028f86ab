using Recount.Core;

namespace Recount.Extraction.Tests.Confidence;

public sealed class ConfidenceTests(Newsroom newsroom)
{
    [Theory]
    [InlineData(0, 500)]
    [InlineData(1000, 853)]
    [InlineData(-1000, 146)]
    [InlineData(1_000_000_000, 999)]
    [InlineData(-1_000_000_000, 0)]
    public void A_score_is_a_share_of_a_thousand_whatever_the_sum(int weight, int score)
    {
        var model = new ConfidenceModel(new Dictionary<string, int>(StringComparer.Ordinal) { ["a"] = weight });

        model.Score(["a", "unknown"]).ShouldBe(score);
    }

    [Fact]
    public void A_model_reads_what_it_writes_and_refuses_other_files()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var model = new ConfidenceModel(new Dictionary<string, int>(StringComparer.Ordinal) { ["b c"] = -7, ["a"] = 12 });
            File.WriteAllText(path, model.ToString());
            ConfidenceModel.Load(path).ToString().ShouldBe("confidence 1\n12\ta\n-7\tb c\n");
            ConfidenceModel.Load(path).Version.ShouldBe(model.Version);

            File.WriteAllText(path, "confidence 1\nmuch\ta\n");
            Should.Throw<InvalidDataException>(() => ConfidenceModel.Load(path));
            File.WriteAllText(path, "blocks 1\n");
            Should.Throw<InvalidDataException>(() => ConfidenceModel.Load(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Every_observation_is_explained_and_a_sign_holds_no_name_of_the_text()
    {
        var (observations, signs) = newsroom.Explain(
            "A drone killed three people in Kharkiv on Monday, governor Oleh Syniehubov said.", "Ukraine demanded a ceasefire of 30 days.");

        observations.All().Select(o => o.Family).Distinct().ShouldBe(["incidents", "statements", "positions"]);
        signs.Count.ShouldBe(observations.All().Count());
        signs.ShouldAllBe(s => s.Count > 10);
        signs.SelectMany(s => s).ShouldAllBe(s => !s.Contains("Kharkiv") && !s.Contains("Syniehubov") && !s.Contains("Ukraine"));
        var shipped = ConfidenceModel.LoadInstalled();
        signs.ShouldAllBe(s => shipped.Score(s) > 550);
    }

    [Fact]
    public void What_a_coder_would_sooner_drop_is_left_out()
    {
        var analysed = newsroom.Analyse("Ukraine demanded a ceasefire of 30 days.");

        newsroom.Scoring(new Dictionary<string, int>(StringComparer.Ordinal) { ["any"] = 300 }).Extract(analysed).Positions.ShouldHaveSingleItem();
        newsroom.Scoring(new Dictionary<string, int>(StringComparer.Ordinal) { ["any"] = 200 }).Extract(analysed).All().ShouldBeEmpty();
    }
}
