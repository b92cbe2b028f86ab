using System.Net;
using System.Text.Json;

namespace Recount.Web.Tests;

public sealed class AskTests(Coverage coverage)
{
    [Fact]
    public async Task An_answer_cites_sentences_that_stand_in_their_documents()
    {
        Coverage.Needed();
        var (status, body) = await coverage.GetAsync("/api/v1/ask?q=How+many+people+were+killed+in+Sumy+on+3+June%3F");

        status.ShouldBe(HttpStatusCode.OK);
        var answer = JsonDocument.Parse(body).RootElement;
        answer.GetProperty("refused").GetBoolean().ShouldBeFalse();
        foreach (var citation in answer.GetProperty("lines").EnumerateArray().SelectMany(l => l.GetProperty("citations").EnumerateArray()))
        {
            var (_, document) = await coverage.GetAsync("/api/v1/documents/" + citation.GetProperty("document").GetString());
            JsonDocument.Parse(document).RootElement.GetProperty("text").GetString()!
                .ShouldContain(citation.GetProperty("sentence").GetProperty("quote").GetString()!);
        }
    }

    [Fact]
    public async Task What_the_ledger_does_not_hold_is_refused_without_a_fact()
    {
        var (_, body) = await coverage.GetAsync("/api/v1/ask?q=How+many+people+were+killed+in+Ouagadougou%3F");

        var answer = JsonDocument.Parse(body).RootElement;
        answer.GetProperty("refused").GetBoolean().ShouldBeTrue();
        answer.GetProperty("lines").GetArrayLength().ShouldBe(0);
        answer.GetProperty("missing").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("/api/v1/ask")]
    [InlineData("/api/v1/ask?q=+")]
    public async Task A_question_without_words_is_bad_usage(string path) =>
        (await coverage.GetAsync(path)).Status.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task A_question_that_is_too_long_is_bad_usage() =>
        (await coverage.GetAsync("/ask?q=" + new string('a', 301))).Status.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task A_question_comes_back_on_its_page_as_text_never_as_markup()
    {
        var (status, body) = await coverage.GetAsync("/ask?q=" + Uri.EscapeDataString("<script>alert(1)</script> who met?"));

        status.ShouldBe(HttpStatusCode.OK);
        body.ShouldNotContain("<script>alert");
        body.ShouldContain("&lt;script&gt;alert");
    }

    [Fact]
    public async Task A_line_of_the_page_leads_to_its_sentence()
    {
        Coverage.Needed();
        var (_, page) = await coverage.GetAsync("/ask?q=How+many+people+were+killed+in+Sumy+on+3+June%3F");
        var link = page.Split("href=\"").Select(p => p.Split('"')[0].Split('#')[0]).First(l => l.Contains("spans=", StringComparison.Ordinal));

        (await coverage.GetAsync(WebUtility.HtmlDecode(link))).Body.ShouldContain("<mark");
    }
}
