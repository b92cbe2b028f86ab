using Recount.Language;
using Recount.Language.Tests.Tagging;

namespace Recount.Language.Tests.Coreference;

public sealed class CoreferenceResolverTests(ShippedModel shipped)
{
    [Theory]
    [InlineData("Maria Petrova leads the delegation. She said that the talks went well.", "Maria Petrova", "She")]
    [InlineData("Volodymyr Zelenskyy arrived on Monday. Zelenskiy met reporters in the evening.", "Volodymyr Zelenskyy", "Zelenskiy")]
    [InlineData("The ministry rejected the plan. It called the terms unacceptable.", "The ministry", "It")]
    [InlineData("Soldiers entered the village. They left before dawn.", "Soldiers", "They")]
    [InlineData("John Okello is the mayor of the town. He was born in 1960.", "John Okello", "He")]
    [InlineData("The army shelled the city. The army denied the report.", "The army", "The army")]
    public void A_later_mention_goes_back_to_the_earlier(string text, string earlier, string later)
    {
        var document = shipped.Analyse(text);

        document.Chains.ShouldContain(c => Words(document, c).Contains(earlier, StringComparer.Ordinal) && Words(document, c).Contains(later, StringComparer.Ordinal)
            && Words(document, c).Count > 1, string.Join(" / ", document.Chains.Select(c => string.Join(" = ", Words(document, c)))));
    }

    [Fact]
    public void He_is_not_a_woman_and_she_is_not_a_man()
    {
        var document = shipped.Analyse("Maria Petrova met John Okello in Geneva. She thanked him.");

        document.Chains.ShouldNotContain(c => Words(document, c).Contains("She", StringComparer.Ordinal) && Words(document, c).Contains("John Okello", StringComparer.Ordinal));
        document.Chains.ShouldNotContain(c => Words(document, c).Contains("him", StringComparer.Ordinal) && Words(document, c).Contains("Maria Petrova", StringComparer.Ordinal));
    }

    [Fact]
    public void Chains_hold_two_mentions_or_more_each_in_one_chain_and_in_order()
    {
        var document = shipped.Analyse("The envoy met the rebels. He told them that their terms were known. The rebels thanked the envoy, and they left.");

        document.Chains.ShouldNotBeEmpty();
        document.Chains.ShouldAllBe(c => c.Mentions.Length > 1);
        document.Chains.SelectMany(c => c.Mentions).ShouldBeUnique();
        foreach (var chain in document.Chains)
        {
            chain.Mentions.Select(m => m.Span).ShouldBe(chain.Mentions.Select(m => m.Span).Order());
            chain.Mentions.ShouldAllBe(m => document.Sentences[m.Sentence].Tokens[m.First].Span.Start == m.Span.Start
                && document.Sentences[m.Sentence].Tokens[m.End - 1].Span.End == m.Span.End && m.First <= m.Head && m.Head < m.End);
        }
    }

    [Fact]
    public void Nothing_gives_nothing() => shipped.Facts.Coreference.Resolve([]).ShouldBeEmpty();

    [Fact]
    public void A_damaged_model_is_refused()
    {
        var bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "models", "coreference", CoreferenceModel.FileName));
        bytes[^20] ^= 1;

        Should.Throw<InvalidDataException>(() => CoreferenceModel.Read(bytes));
        Should.Throw<Recount.Core.DiagnosticException>(() => CoreferenceModel.Load(Path.Combine(AppContext.BaseDirectory, "none.bin")));
    }

    [Fact]
    public void The_lexicon_of_beings_holds_its_own_examples()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "lexicons");
        var lexicon = CoreferenceLexicon.Load(folder);
        foreach (var example in LexiconYaml.Read<BeingsFile>(Path.Combine(folder, "coreference", "beings.yaml")).Examples)
        {
            lexicon.OfNoun(example.Text.Split(' ')[^1]).ToString().ToLowerInvariant().ShouldBe(example.Being, example.Text);
        }

        lexicon.OfFirstName("maria").ShouldBe(Being.Female);
        lexicon.OfNoun("unheard").ShouldBe(Being.Unknown);
    }

    private static List<string> Words(AnalysedDocument document, Chain chain) => [.. chain.Mentions.Select(m => m.Span.Slice(document.Document.Text))];
}
