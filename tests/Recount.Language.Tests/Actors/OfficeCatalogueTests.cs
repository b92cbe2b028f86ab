using System.Globalization;
using Recount.Language;

namespace Recount.Language.Tests.Actors;

public sealed class OfficeCatalogueTests
{
    private static readonly string s_lexicons = Path.Combine(AppContext.BaseDirectory, "lexicons");
    private static readonly OfficeCatalogue s_offices = OfficeCatalogue.Load(s_lexicons);

    public static TheoryData<string, string, string?, string?> Examples()
    {
        var data = new TheoryData<string, string, string?, string?>();
        foreach (var example in OfficeFile.Load(s_lexicons).Examples)
        {
            data.Add(example.Person, example.Day, example.Office, example.Party);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_of_the_lexicon_holds(string person, string day, string? office, string? party)
    {
        var held = s_offices.Of(person, Day(day));

        held.FirstOrDefault()?.Title.ShouldBe(office);
        held.FirstOrDefault()?.Party.ShouldBe(party);
        held.IsEmpty.ShouldBe(office is null);
    }

    [Fact]
    public void An_office_ends_before_its_last_day_and_begins_with_its_first()
    {
        s_offices.Holder("United Kingdom", "prime minister", Day("2024-07-04")).ShouldBe("Rishi Sunak");
        s_offices.Holder("United Kingdom", "Prime Minister", Day("2024-07-05")).ShouldBe("Keir Starmer");
        s_offices.Holder("France", "prime minister", Day("2024-07-05")).ShouldBeNull();
    }

    [Fact]
    public void A_person_may_hold_several_offices_at_once_and_after_each_other()
    {
        s_offices.Of("Mohamed Hamdan Dagalo", Day("2022-01-01")).Length.ShouldBe(2);
        s_offices.Of("Mohammed Hamdan Dagalo", Day("2024-01-01")).ShouldHaveSingleItem().Party.ShouldBe("Rapid Support Forces");
        s_offices.Of("Donald Trump", Day("2023-01-01")).ShouldBeEmpty();
    }

    [Fact]
    public void No_term_ends_before_it_begins_and_no_office_has_two_holders_at_once()
    {
        var file = OfficeFile.Load(s_lexicons);
        foreach (var entry in file.Offices.Where(e => e.From is not null && e.Until is not null))
        {
            string.CompareOrdinal(entry.From, entry.Until).ShouldBeLessThan(0, entry.Person);
        }

        foreach (var office in file.Offices.Where(e => e.From is not null).GroupBy(e => (e.Party, e.Office)))
        {
            var terms = office.OrderBy(e => e.From, StringComparer.Ordinal).ToList();
            for (var i = 1; i < terms.Count; i++)
            {
                string.CompareOrdinal(terms[i - 1].Until ?? "9999", terms[i].From).ShouldBeLessThanOrEqualTo(0, terms[i].Person);
            }
        }
    }

    [Fact]
    public void Every_party_is_a_known_actor()
    {
        var actors = ActorCatalogue.Load(s_lexicons);

        OfficeFile.Load(s_lexicons).Offices.Select(o => o.Party).Distinct(StringComparer.Ordinal).Where(p => actors.Resolve(p)?.Name != p).ShouldBeEmpty();
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
