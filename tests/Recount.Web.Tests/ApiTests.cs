using System.Net;
using System.Text;
using System.Text.Json;

namespace Recount.Web.Tests;

public sealed class ApiTests(Coverage coverage)
{
    private async Task<JsonElement> JsonAsync(string path)
    {
        var (status, body) = await coverage.GetAsync(path);
        status.ShouldBe(HttpStatusCode.OK, path);
        return JsonDocument.Parse(body).RootElement;
    }

    [Fact]
    public async Task Every_route_of_the_description_answers_and_is_under_v1()
    {
        var description = await JsonAsync("/openapi/v1.json");

        description.GetProperty("openapi").GetString().ShouldStartWith("3.1");
        var paths = description.GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();
        paths.ShouldBe(
            [
                "/api/v1/stories", "/api/v1/stories/{id}", "/api/v1/incidents", "/api/v1/talks", "/api/v1/positions",
                "/api/v1/commitments", "/api/v1/statements", "/api/v1/records", "/api/v1/records/{id}", "/api/v1/records/{id}/trace",
                "/api/v1/health", "/api/v1/documents", "/api/v1/documents/{key}", "/api/v1/documents/{key}/observations", "/api/v1/copies",
                "/api/v1/ask",
            ],
            ignoreOrder: true);
        foreach (var path in paths.Where(p => !p.Contains('{', StringComparison.Ordinal)))
        {
            // A question needs words; without them it is refused, which its own tests show.
            (await coverage.GetAsync(path == "/api/v1/ask" ? path + "?q=What+falls+due" : path)).Status.ShouldBe(HttpStatusCode.OK, path);
        }
    }

    [Fact]
    public async Task The_description_is_valid_and_every_reference_in_it_leads_to_a_schema()
    {
        var (_, body) = await coverage.GetAsync("/openapi/v1.json");
        Microsoft.OpenApi.OpenApiDocument.Parse(body, "json").Diagnostic!.Errors.Select(e => e.ToString()).ShouldBeEmpty();
        var description = JsonDocument.Parse(body).RootElement;
        var components = description.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(p => p.Name).ToHashSet(StringComparer.Ordinal);

        var references = References(description).ToList();

        references.ShouldContain("#/components/schemas/IncidentRecord");
        references.Select(r => r["#/components/schemas/".Length..]).ShouldBeSubsetOf(components);
        description.GetProperty("paths").EnumerateObject()
            .ShouldAllBe(p => p.Value.GetProperty("get").GetProperty("responses").EnumerateObject().Any(r => r.Name == "200"));
    }

    private static IEnumerable<string> References(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().SelectMany(p =>
            p.NameEquals("$ref") && p.Value.ValueKind == JsonValueKind.String ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(References),
        _ => [],
    };

    [Fact]
    public async Task A_list_pages_by_cursor_through_every_record_once()
    {
        var seen = new List<string>();
        var path = "/api/v1/statements?limit=7";
        var next = "";
        do
        {
            var page = await JsonAsync(path + (next.Length > 0 ? "&after=" + Uri.EscapeDataString(next) : ""));
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!));
            page.GetProperty("items").GetArrayLength().ShouldBeInRange(1, 7);
            next = page.TryGetProperty("next", out var cursor) ? cursor.GetString() ?? "" : "";
        }
        while (next.Length > 0);

        seen.ShouldBeUnique();
        var whole = await JsonAsync("/api/v1/records");
        seen.ShouldBe(whole.GetProperty("statements").EnumerateArray().Select(s => s.GetProperty("id").GetString()!), ignoreOrder: true);
    }

    [Fact]
    public async Task A_list_is_narrowed_by_place_and_days()
    {
        Coverage.Needed();
        var page = await JsonAsync("/api/v1/incidents?place=sumy&from=2025-06-03&to=2025-06-03");

        page.GetProperty("items").GetArrayLength().ShouldBeGreaterThan(0);
        foreach (var incident in page.GetProperty("items").EnumerateArray())
        {
            incident.GetProperty("places").EnumerateArray().ShouldContain(p => p.GetProperty("name").GetString()!.Contains("Sumy", StringComparison.Ordinal));
            incident.GetProperty("time").GetProperty("start").GetString().ShouldBe("2025-06-03");
        }
    }

    [Fact]
    public async Task A_document_has_its_dates_each_with_how_it_was_found()
    {
        var key = (await JsonAsync("/api/v1/documents")).GetProperty("items")[0].GetProperty("key").GetString();
        var date = (await JsonAsync("/api/v1/documents/" + key)).GetProperty("dates").EnumerateArray().First(d => d.GetProperty("role").GetString() is "published");
        date.GetProperty("time").GetString().ShouldNotBeNullOrEmpty();
        date.GetProperty("found").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Offsets_are_code_points_into_the_documents_text()
    {
        var hit = (await JsonAsync("/api/v1/incidents?place=Izium")).GetProperty("items")[0].GetProperty("id").GetString();
        var trace = await JsonAsync($"/api/v1/records/{hit}/trace");
        var support = trace.GetProperty("fields").EnumerateArray().Single(f => f.GetProperty("name").GetString() == "killed people")
            .GetProperty("values")[0].GetProperty("supports")[0];

        var document = await JsonAsync("/api/v1/documents/" + support.GetProperty("document").GetString());
        // An ambulance stands before it: UTF-16 offsets would be one off.
        var runes = document.GetProperty("text").GetString()!.EnumerateRunes().ToList();
        foreach (var span in support.GetProperty("evidence").EnumerateArray().Append(support.GetProperty("words")))
        {
            var slice = new StringBuilder();
            foreach (var rune in runes[span.GetProperty("start").GetInt32()..span.GetProperty("end").GetInt32()])
            {
                slice.Append(rune.ToString());
            }

            slice.ToString().ShouldBe(span.GetProperty("quote").GetString());
        }
    }

    [Fact]
    public async Task Each_value_of_each_record_has_a_support_or_a_clock()
    {
        foreach (var family in new[] { "incidents", "talks", "positions", "commitments", "statements" })
        {
            foreach (var record in (await JsonAsync($"/api/v1/{family}?limit=25")).GetProperty("items").EnumerateArray())
            {
                var trace = await JsonAsync($"/api/v1/records/{record.GetProperty("id").GetString()}/trace");
                trace.GetProperty("family").GetString().ShouldBe(family);
                foreach (var value in trace.GetProperty("fields").EnumerateArray().SelectMany(f => f.GetProperty("values").EnumerateArray()))
                {
                    (value.GetProperty("supports").GetArrayLength() > 0 || value.GetProperty("text").GetString() == "overdue").ShouldBeTrue();
                    value.GetProperty("state").GetString().ShouldBeOneOf("agreed", "disputed", "superseded");
                }
            }
        }
    }

    [Theory]
    [InlineData("/api/v1/records/r-none", 404)]
    [InlineData("/api/v1/stories/none", 404)]
    [InlineData("/api/v1/documents/d-none", 404)]
    [InlineData("/api/v1/nothing", 404)]
    [InlineData("/api/v1/incidents?story=none", 404)]
    [InlineData("/api/v1/incidents?limit=0", 400)]
    [InlineData("/api/v1/incidents?limit=many", 400)]
    [InlineData("/api/v1/incidents?from=June", 400)]
    [InlineData("/api/v1/stories?as-of=2025-02-30", 400)]
    public async Task What_cannot_be_answered_is_a_problem_with_its_status(string path, int status)
    {
        using var answer = await coverage.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        problem.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task An_answer_that_is_still_true_is_not_sent_again()
    {
        using var first = await coverage.Client.GetAsync(new Uri("/api/v1/records", UriKind.Relative), TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/records", UriKind.Relative));
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await coverage.Client.SendAsync(again, TestContext.Current.CancellationToken);

        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await second.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task As_of_a_day_only_what_was_known_by_then_is_given()
    {
        Coverage.Needed();
        var then = await JsonAsync("/api/v1/documents?as-of=2025-06-03");
        var now = await JsonAsync("/api/v1/documents");

        then.GetProperty("total").GetInt32().ShouldBeInRange(1, now.GetProperty("total").GetInt32() - 1);
        then.GetProperty("items").EnumerateArray().ShouldAllBe(d => string.CompareOrdinal(d.GetProperty("published").GetString(), "2025-06-04") < 0);
    }
}
