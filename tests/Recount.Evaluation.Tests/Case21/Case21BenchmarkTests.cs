using System.Collections.Immutable;
using System.Text;
using Recount.Core;
using Recount.Extraction;
using Recount.Language;

namespace Recount.Evaluation.Tests.Case21;

/// <summary>The measure of CASE 2021's task 2, and the table from Recount's types to its labels.</summary>
public sealed class Case21BenchmarkTests : IDisposable
{
    private static readonly Lexicon s_occurrences = LexiconFolder.LoadInstalled()["occurrences.v1"];
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
    [InlineData(IncidentKind.Grenade, "GRENADE")]
    [InlineData(IncidentKind.AirStrike, "AIR_STRIKE")]
    [InlineData(IncidentKind.TerritoryTaken, "GOV_REGAINS_TERIT")]
    [InlineData(IncidentKind.Protest, "PEACE_PROTEST")]
    public void An_incident_has_its_kinds_label(IncidentKind kind, string label) =>
        Label([Incident(kind)], []).ShouldBe(label);

    [Fact]
    public void Force_used_on_protesters_is_told_from_an_intervention()
    {
        var force = Dealing(DealingType.Coerce, "force");
        Label([Incident(IncidentKind.Protest)], [force]).ShouldBe("PROTEST_WITH_INTER");
        Label([Incident(IncidentKind.Protest) with { Figures = [Killed()] }], [force]).ShouldBe("FORCE_AGAINST_PROTEST");
    }

    [Fact]
    public void Without_an_incident_what_sides_do_or_what_happens_decides()
    {
        Label([], [Dealing(DealingType.Agree, null)]).ShouldBe("AGREEMENT");
        Label([], [Dealing(DealingType.Agree, null)], "A flood cut off the valley.").ShouldBe("NATURAL_DISASTER");
        Label([], []).ShouldBe("OTHER");
    }

    private static string Label(IncidentObservation[] incidents, Dealing[] dealings, string text = "It rained.")
    {
        var document = new Document { Id = DocumentId.Of(null, null, text), Kind = DocumentKind.Article, Text = text, Language = "en", Blocks = [new Block(new TextSpan(0, text.Length), BlockRole.Body)] };
        var words = text.TrimEnd('.').Split(' ');
        var tokens = words.Select((w, i) => new Token(new TextSpan(i, i + 1), w, w, Upos.Noun, "NN", -1, "root")).ToImmutableArray();
        var sentence = new AnalysedSentence { Index = 0, Sentence = new Sentence(new TextSpan(0, text.Length), BlockRole.Body, 0, null), Tokens = tokens };
        var analysed = new AnalysedDocument { Document = document, Sentences = [sentence], People = PersonRegistry.Empty };
        return new Case21Labels(s_occurrences).Of(new DocumentObservations { Document = document.Header, Incidents = [.. incidents] }, dealings, analysed, name => name == "Freedonia");
    }

    private static Evidence Quote() => Evidence.From("It rained.", new TextSpan(0, 2));

    private static IncidentObservation Incident(IncidentKind kind) =>
        new() { Id = default, Evidence = [Quote()], Kind = kind, Perpetrators = ["Freedonia"], Provenance = new Provenance("test.v1", 500) };

    private static Figure Killed() => new() { Harm = Harm.Killed, Text = "two", Count = Quantity.Exactly(2), Evidence = Quote() };

    private static Dealing Dealing(DealingType type, string? mode) => new() { Type = type, Mode = mode, Trigger = new TextSpan(0, 2), Rule = "test.v1" };
}
