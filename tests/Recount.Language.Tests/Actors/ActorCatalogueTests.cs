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

    [Theory]
    [InlineData("Zelenskyy", "Zelensky", true)]
    [InlineData("Volodymyr Zelenskiy", "Zelenskyy", true)]
    [InlineData("President Zelensky", "Volodymyr Zelenskyy", true)]
    [InlineData("Vladimir Medinsky", "Medinskiy", true)]
    [InlineData("Vladimir Putin", "Donald Trump", false)]
    [InlineData("Donald Trump", "Melania Trump", false)]
    [InlineData("Rustem Umerov", "Rustem Umierov", true)]
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
