using Recount.Core;
using Recount.Language;

namespace Recount.Language.Tests.Actors;

public sealed class ActorCatalogueTests
{
    private static readonly string s_lexicons = Path.Combine(AppContext.BaseDirectory, "lexicons");
    private static readonly ActorCatalogue s_catalogue = ActorCatalogue.Load(s_lexicons);

    public static TheoryData<string, string?> Examples()
    {
        var data = new TheoryData<string, string?>();
        var file = ActorFile.Load(s_lexicons);
        foreach (var example in file.Examples.Concat(file.Not))
        {
            data.Add(example.Text, example.State);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_of_the_lexicon_holds(string text, string? state) => s_catalogue.StateOf(text).ShouldBe(state);

    public static TheoryData<string, string> Names()
    {
        var data = new TheoryData<string, string>();
        foreach (var example in ActorFile.Load(s_lexicons).Resolves)
        {
            data.Add(example.Text, example.Name);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_name_that_a_lexicon_gives_as_an_example_resolves(string text, string name) => s_catalogue.Resolve(text).ShouldNotBeNull().Name.ShouldBe(name);

    [Theory]
    [InlineData("Hizbullah", "Hezbollah")]
    [InlineData("Hizballah", "Hezbollah")]
    [InlineData("al-Shebab", "al-Shabaab")]
    [InlineData("Ansar Allah", "Houthis")]
    [InlineData("Asaib Ahl el-Haqq", "Asaib Ahl al-Haq")]
    [InlineData("Hayat Tahrir ash-Sham", "Hayat Tahrir al-Sham")]
    [InlineData("Kiev", "Ukraine")]
    [InlineData("the Malacañang", "Philippines")]
    [InlineData("Villa Somalia", "Somalia")]
    public void One_actor_stands_under_every_spelling(string phrase, string name) => s_catalogue.Resolve(phrase).ShouldNotBeNull().Name.ShouldBe(name);

    [Theory]
    [InlineData("Memorial Day")]
    [InlineData("Amal")]
    [InlineData("Alexander")]
    public void A_name_that_other_things_bear_is_no_actor(string phrase) => s_catalogue.Resolve(phrase).ShouldBeNull();

    [Theory]
    [InlineData("Zelenskyy", "Zelensky", true)]
    [InlineData("Volodymyr Zelenskiy", "Zelenskyy", true)]
    [InlineData("President Zelensky", "Volodymyr Zelenskyy", true)]
    [InlineData("Vladimir Medinsky", "Medinskiy", true)]
    [InlineData("Vladimir Putin", "Donald Trump", false)]
    [InlineData("Donald Trump", "Melania Trump", false)]
    [InlineData("Rustem Umerov", "Rustem Umierov", true)]
    [InlineData("Mohammed Deif", "Muhammad Deif", true)]
    [InlineData("Mohamed al-Menfi", "Mohammad el-Menfi", true)]
    [InlineData("Vladimir Zelensky", "Volodymyr Zelenskyy", true)]
    [InlineData("Oleksandr Syrskyi", "Alexander Syrsky", true)]
    [InlineData("Ahmad al-Sharaa", "Ahmed al-Sharaa", true)]
    [InlineData("Hassan Nasrallah", "Hussein Nasrallah", false)]
    [InlineData("J. Smith", "John Smith", true)]
    public void Persons_meet_over_spellings(string a, string b, bool same)
    {
        ActorCatalogue.SamePerson(a, b).ShouldBe(same);
        ActorCatalogue.SamePerson(b, a).ShouldBe(same);
    }

    [Theory]
    [InlineData("JNIM", "JNIM", ActorKind.Group)]
    [InlineData("Group for the Support of Islam and Muslims", "JNIM", ActorKind.Group)]
    [InlineData("the UN", "United Nations", ActorKind.Organisation)]
    [InlineData("Nato", "NATO", ActorKind.Organisation)]
    [InlineData("the Houthis", "Houthis", ActorKind.Group)]
    [InlineData("Ansar Allah", "Houthis", ActorKind.Group)]
    public void Aliases_meet_under_one_name(string phrase, string name, ActorKind kind)
    {
        var match = s_catalogue.Resolve(phrase).ShouldNotBeNull();
        match.Name.ShouldBe(name);
        match.Kind.ShouldBe(kind);
    }

    [Fact]
    public void Names_are_found_in_a_sentence()
    {
        const string Text = "The Kremlin said Hamas and the Rapid Support Forces met Kyiv's envoys.";
        s_catalogue.Find(Text, new TextSpan(0, Text.Length)).Select(m => m.Match.Name)
            .ShouldBe(["Russia", "Hamas", "Rapid Support Forces", "Ukraine"]);
    }
}
