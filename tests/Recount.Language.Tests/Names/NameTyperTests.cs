using Recount.Language.Tests.Tagging;

namespace Recount.Language.Tests.Names;

public sealed class NameTyperTests(ShippedModel shipped)
{
    [Theory]
    [InlineData("Shells hit the Al-Shifa Hospital on Monday.", "Al-Shifa Hospital", NameType.Facility)]
    [InlineData("Troops took Gao Airport at dawn.", "Gao Airport", NameType.Facility)]
    [InlineData("Ships of the Black Sea Fleet left the port.", "Black Sea Fleet", NameType.MilitaryUnit)]
    [InlineData("Two Iskander missiles were shot down.", "Iskander", NameType.Weapon)]
    [InlineData("An S-300 battery fired.", "S-300", NameType.Weapon)]
    [InlineData("Kurdish fighters left the town.", "Kurdish", NameType.Group)]
    [InlineData("The Sudanese army fired.", "Sudanese", NameType.Group)]
    [InlineData("Envoys spoke at the Munich Security Conference.", "Munich Security Conference", NameType.Event)]
    public void A_name_is_typed_by_the_word_that_heads_it(string text, string name, NameType type) =>
        shipped.Analyse(text).Sentences.SelectMany(s => s.Names).Where(n => n.Span.Slice(text) == name).Select(n => n.Type).ShouldBe([type]);

    [Theory]
    [InlineData("The hospital was full and the war went on.")]
    [InlineData("The missiles fell at sea.")]
    public void A_common_noun_is_no_name(string text) => shipped.Analyse(text).Sentences[0].Names.ShouldBeEmpty();

    [Fact]
    public void Every_example_of_the_lexicon_holds()
    {
        var lexicon = Lexicon.Load(Path.Combine(AppContext.BaseDirectory, "lexicons", "names", "types.yaml"));
        foreach (var entry in lexicon.Entries)
        {
            var type = Enum.Parse<NameType>(entry.Value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
            entry.Positive.ShouldAllBe(text => shipped.Analyse(text).Sentences[0].Names.Any(n => n.Type == type));
            entry.Negative.ShouldAllBe(text => shipped.Analyse(text).Sentences[0].Names.All(n => n.Type != type));
        }
    }
}
