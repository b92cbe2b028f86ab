using Recount.Core;
using Recount.Language.Tests.Tagging;

namespace Recount.Language.Tests.Coreference;

public sealed class PersonRegistryTests(ShippedModel shipped)
{
    [Fact]
    public void A_surname_leads_to_the_full_name_met_later()
    {
        var people = Build("Okello", "James Okello", "Okello");

        people.People.Count.ShouldBe(1);
        people.ByName("Okello")!.Name.ShouldBe("James Okello");
        people.ByName("Ruiz").ShouldBeNull();
    }

    [Theory]
    [InlineData("Zelenskyy", "Zelenskiy")]
    [InlineData("Zelenskyy", "Zelensky")]
    [InlineData("Sybiha", "Sibiha")]
    [InlineData("Mohammed", "Mohamed")]
    [InlineData("Kharkivenko", "Harkivenko")]
    [InlineData("Hernández", "Hernandez")]
    public void Romanisations_of_one_name_meet(string one, string other)
    {
        RomanisedName.AreSame(one, other).ShouldBeTrue();
        RomanisedName.AreSame(other, one).ShouldBeTrue();
        Build("Ivan " + one, other).People.Count.ShouldBe(1);
    }

    [Fact]
    public void Short_names_meet_only_letter_by_letter()
    {
        RomanisedName.AreSame("Lee", "Li").ShouldBeFalse();
        RomanisedName.AreSame("LEE", "Lee").ShouldBeTrue();
    }

    [Fact]
    public void Two_first_names_before_one_surname_are_two_people()
    {
        var people = Build("Amal Haddad", "Karim Haddad");

        people.People.Select(p => p.Name).ShouldBe(["Amal Haddad", "Karim Haddad"]);
    }

    [Fact]
    public void An_initial_does_not_contradict_a_first_name() => Build("James Okello", "J. Okello").People.Count.ShouldBe(1);

    [Fact]
    public void An_empty_registry_knows_nobody()
    {
        PersonRegistry.Empty.People.ShouldBeEmpty();
        PersonRegistry.Empty.ByName("Okello").ShouldBeNull();
        PersonRegistry.Empty.ByRole("mayor").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Kenya’s defence minister, Grace Mwangi, spoke in Nairobi.", "Grace Mwangi", "Kenya’s defence minister")]
    [InlineData("President Carlos Ortega arrived in Lima on Friday.", "Carlos Ortega", "President")]
    [InlineData("Grace Mwangi, the mayor of Mombasa, spoke on Friday.", "Grace Mwangi", "mayor of Mombasa")]
    public void The_role_that_a_document_gives_is_found(string text, string name, string role)
    {
        var person = shipped.Analyse(text).People.ByName(name);

        person.ShouldNotBeNull();
        person.Role.ShouldBe(role);
    }

    [Fact]
    public void A_role_leads_to_who_holds_it()
    {
        var people = shipped.Analyse("Grace Mwangi, the mayor of Mombasa, spoke on Friday. On Sunday, Mwangi said that she was tired.").People;

        people.ByRole("mayor").Select(p => p.Name).ShouldBe(["Grace Mwangi"]);
        people.ByRole("Mayor").ShouldNotBeEmpty();
        people.ByRole("general").ShouldBeEmpty();
        people.ByName("Mwangi")!.Spellings.ShouldBe(["Grace Mwangi", "Mwangi"]);
    }

    private static PersonRegistry Build(params string[] names) => PersonRegistry.Build(names.Select(n => (n, (string?)null, PersonGender.Unknown)));
}
