using System.Collections.Immutable;
using System.Text;
using Recount.Core;
using Recount.Extraction;
using Recount.Language;

namespace Recount.Evaluation.Tests.Case21;

/// <summary>The measure of CASE 2021's task 2, and the table from Recount's types to its labels.</summary>
public sealed class Case21BenchmarkTests : IDisposable
{
    private static readonly LexiconFolder s_lexicons = LexiconFolder.LoadInstalled();
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Labels_are_weighted_by_their_number_in_gold()
    {
        File.WriteAllLines(_file, new[] { "ARREST", "ARREST", "ARREST", "GRENADE" }.Select((type, i) => $$"""{"id": "{{i}}", "text": "{{i}}", "type": "{{type}}"}"""), Encoding.UTF8);
        // ARREST: 2 of 3 found, nothing false: 0.8. GRENADE: found, once falsely: 2/3.
        var scores = Case21Benchmark.Score(_file, d => d.Text is "0" or "1" ? "ARREST" : "GRENADE").Result.Scores;
        scores["weighted"].ShouldBe((3 * 0.8 + 2 / 3.0) / 4, 1e-9);
        scores["macro"].ShouldBe((0.8 + 2 / 3.0) / 2, 1e-9);
        scores["micro"].ShouldBe(0.75, 1e-9);
    }

    [Theory]
    [InlineData("A grenade hit the yard", "GRENADE")]
    [InlineData("An airstrike hit the depot", "AIR_STRIKE")]
    [InlineData("Army units recapture the town", "GOV_REGAINS_TERIT")]
    [InlineData("Rebels who fought the army capture the town", "NON_STATE_ACTOR_OVERTAKES_TER")]
    [InlineData("Rebels attack an army post", "ARMED_CLASH")]
    [InlineData("Rebels attack a teacher", "ATTACK")]
    [InlineData("A protest of teachers", "PEACE_PROTEST")]
    [InlineData("A flood cut off the valley", "NATURAL_DISASTER")]
    [InlineData("It rained", "OTHER")]
    public void Words_name_the_label(string text, string label) => Label(text).ShouldBe(label);

    [Fact]
    public void Force_used_on_protesters_is_told_from_an_intervention_and_from_their_own()
    {
        var force = Dealing(DealingType.Coerce, "force");
        Label("Police disperse protesters", force).ShouldBe("PROTEST_WITH_INTER");
        Label("Police shots kill protesters", force).ShouldBe("FORCE_AGAINST_PROTEST");
        Label("Protesters torch a bank").ShouldBe("VIOL_DEMONSTR");
    }

    [Fact]
    public void Without_an_incident_what_sides_do_decides()
    {
        Label("They settled", Dealing(DealingType.Agree, null)).ShouldBe("AGREEMENT");
        Label("They met", Dealing(DealingType.Consult, null)).ShouldBe("DIPLO");
        Label("The truce holds", Dealing(DealingType.Retreat, null)).ShouldBe("AGREEMENT");
    }

    private static string Label(string text, params Dealing[] dealings)
    {
        var document = new Document { Id = DocumentId.Of(null, null, text), Kind = DocumentKind.Article, Text = text, Language = "en", Blocks = [new Block(new TextSpan(0, text.Length), BlockRole.Body)] };
        var tokens = text.Split(' ').Select(w => new Token(default, w, w.ToLowerInvariant().TrimEnd('s'), Upos.Noun, "NN", -1, "root")).ToImmutableArray();
        var sentence = new AnalysedSentence { Index = 0, Sentence = new Sentence(new TextSpan(0, text.Length), BlockRole.Body, 0, null), Tokens = tokens };
        var analysed = new AnalysedDocument { Document = document, Sentences = [sentence], People = PersonRegistry.Empty };
        return new Case21Labels(s_lexicons["incident.triggers.v1"], s_lexicons["occurrences.v1"]).Of(new DocumentObservations { Document = document.Header }, dealings, analysed);
    }

    private static Dealing Dealing(DealingType type, string? mode) => new() { Type = type, Mode = mode, Trigger = new TextSpan(0, 2), Rule = "test.v1" };
}
