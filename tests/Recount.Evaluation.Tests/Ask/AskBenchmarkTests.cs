using Recount.Core;
using Recount.Publishing;
using Recount.Publishing.Answers;

namespace Recount.Evaluation.Tests.Ask;

public sealed class AskBenchmarkTests
{
    private const string Text = "A bomb killed 100 goats in Bór. Nobody else was hurt.";

    private static readonly Document s_document = new Document
    {
        Id = DocumentId.Of(null, "Gazette", Text), Kind = DocumentKind.Article, Text = Text,
        Blocks = [new Block(new TextSpan(0, Text.Length), BlockRole.Body)],
    }.Validated();

    private static AnswerLine Line(string text, string? quote = null) => new()
    {
        Text = text, Citations = [new Citation(s_document.Header, Evidence.Restore(new TextSpan(0, 6), quote ?? "A bomb"))],
    };

    private static (double Right, double Wrong, double Uncited, int Errors) Score(AskQuestion question, params AnswerLine[] lines)
    {
        var report = AskBenchmark.Score(
            "a/ask.json", "hash", [question],
            [new ReportedDocument(s_document, new DocumentObservations { Document = s_document.Header })],
            q => new Answer { Question = q, Lines = [.. lines] });
        report.Result.Items.ShouldBe(1);
        var scores = report.Result.Scores;
        return (scores["right"], scores["wrong_lines"], scores["uncited_lines"], report.Errors.Length);
    }

    private static AskQuestion Must(params string[] ways) => new("How many?", [[.. ways]], ["cows"], IsNone: false);

    private static readonly AskQuestion s_none = new("How many whales?", [], [], IsNone: true);

    [Fact]
    public void One_way_of_each_fact_is_enough_case_and_accents_aside() =>
        Score(Must("a herd", "BOR"), Line("100 goats killed in Bór")).ShouldBe((1, 0, 0, 0));

    [Fact]
    public void A_number_is_met_whole_only() => Score(Must("10"), Line("100 goats killed")).ShouldBe((0, 0, 0, 1));

    [Fact]
    public void Words_are_met_from_their_beginning() => Score(Must("oats"), Line("100 goats killed")).Right.ShouldBe(0);

    [Fact]
    public void A_line_that_must_never_be_said_is_wrong_though_the_rest_is_there() =>
        Score(Must("100"), Line("100 goats killed"), Line("two cows killed")).ShouldBe((0, 1, 0, 1));

    [Fact]
    public void A_quote_that_does_not_stand_in_its_document_is_no_citation() =>
        Score(Must("100"), Line("100 goats killed", "A mine")).ShouldBe((0, 0, 1, 1));

    [Fact]
    public void What_the_ledger_does_not_hold_is_right_when_refused() => Score(s_none).ShouldBe((1, 0, 0, 0));

    [Fact]
    public void Each_line_to_what_the_ledger_does_not_hold_is_wrong() =>
        Score(s_none, Line("one"), Line("two")).ShouldBe((0, 2, 0, 2));

    [Fact]
    public void A_refusal_of_what_must_be_said_is_not_right() => Score(Must("100")).ShouldBe((0, 0, 0, 1));

    [Fact]
    public void A_file_of_another_form_is_told_with_its_code()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, """{"questions": [{"must": ["a"]}]}""");

            Should.Throw<DiagnosticException>(() => AskGold.Load(path)).Diagnostic.Kind.ShouldBe(DiagnosticCatalogue.DataNotFound);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
