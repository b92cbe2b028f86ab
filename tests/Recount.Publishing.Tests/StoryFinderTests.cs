using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Publishing.Tests;

public sealed class StoryFinderTests
{
    private static readonly ImmutableArray<Actor> s_actors =
    [
        new Actor { Name = "Chad", Kind = ActorKind.Country, Country = "TD" },
        new Actor { Name = "Peru", Kind = ActorKind.Country, Country = "PE" },
        new Actor { Name = "Ecuador", Kind = ActorKind.Country, Country = "EC", Aliases = ["Quito"] },
        new Actor { Name = "Norway", Kind = ActorKind.Country, Country = "NO" },
    ];

    private static RecordMember Member(string document, string observation) => new()
    {
        Id = new ObservationId("o-" + observation),
        Document = new DocumentHeader
        {
            Id = DocumentId.Of($"https://{document}.example/", null, ""), Version = VersionId.Of(DocumentId.Of($"https://{document}.example/", null, ""), ""),
            Kind = DocumentKind.Article, Published = PublicationTime.Parse("2025-03-04"),
        },
        Evidence = [Evidence.From("Some words.", new TextSpan(0, 11))],
    };

    private static IncidentRecord Incident(string id, string? country, params string[] documents) => new()
    {
        Id = new RecordId(id), Kind = IncidentKind.ArmedClash, Origins = 1, Reports = documents.Length,
        Places = country is null ? [] : [new Place { Name = "Somewhere", Country = country, Precision = PlacePrecision.Region }],
        Observations = [.. documents.Select(d => Member(d, id + d))],
    };

    private static TalksRecord Talks(string id, string document, params string[] parties) => new()
    {
        Id = new RecordId(id), Parties = [.. parties], Status = TalksStatus.Held, Reports = 1, Observations = [Member(document, id)],
    };

    private static ImmutableArray<Stories.Story> Stories(params object[] records) => new RecordBook(
        new RecordSet
        {
            Incidents = [.. records.OfType<IncidentRecord>()], Talks = [.. records.OfType<TalksRecord>()], Actors = s_actors,
            CountryNames = s_actors.ToImmutableSortedDictionary(a => a.Country!, a => a.Name),
        },
        []).Stories;

    [Fact]
    public void Countries_told_together_are_one_story_under_the_more_told_ones_name()
    {
        var story = Stories(
            Incident("a", "PE", "one"), Incident("b", "PE", "two"), Talks("t", "two", "Peru", "Quito")).ShouldHaveSingleItem();

        story.Id.ShouldBe("pe-ec");
        story.Title.ShouldBe("Peru and Ecuador");
        story.Documents.Length.ShouldBe(2);
    }

    [Fact]
    public void A_mediator_of_two_wars_does_not_make_them_one()
    {
        var stories = Stories(
            Incident("a", "PE", "one"), Incident("b", "PE", "two"), Talks("t", "two", "Peru", "Norway"),
            Incident("c", "TD", "three"), Incident("d", "TD", "four"), Talks("u", "four", "Chad", "Norway"));

        stories.Length.ShouldBe(2);
        stories.SelectMany(s => s.Countries).ShouldNotContain("NO");
        stories.Single(s => s.Countries.Contains("TD")).Incidents.Select(i => i.Id.Value).ShouldBe(["c", "d"]);
    }

    [Fact]
    public void A_record_without_a_country_goes_with_its_document()
    {
        var stories = Stories(Incident("a", "TD", "one"), Incident("b", null, "one"), Incident("c", null, "two"));

        stories.Single(s => s.Id == "td").Incidents.Select(i => i.Id.Value).ShouldBe(["a", "b"]);
        stories.Single(s => s.Id == "other").Incidents.ShouldHaveSingleItem().Id.Value.ShouldBe("c");
    }
}
