using Recount.Language;
using Recount.Publishing.Answers;

namespace Recount.Publishing.Tests.Answers;

public sealed class QuestionWordsTests
{
    private static readonly QuestionWords s_words = QuestionWords.Load(AppContext.BaseDirectory);

    public static TheoryData<string, string> Entries()
    {
        var data = new TheoryData<string, string>();
        foreach (var table in s_words.WithExamples)
        {
            foreach (var entry in table.Lexicon.Entries)
            {
                data.Add(table.Lexicon.Id, entry.Value);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Entries))]
    public void Every_entry_is_met_in_its_positive_examples_and_in_no_negative_one(string id, string value)
    {
        var table = s_words.WithExamples.Single(t => t.Lexicon.Id == id);
        var entry = table.Lexicon.Entries.Single(e => e.Value == value);

        entry.Positive.ShouldNotBeEmpty();
        entry.Negative.ShouldNotBeEmpty();
        entry.Positive.ShouldAllBe(example => Values(table, example).Contains(value));
        entry.Negative.ShouldAllBe(example => !Values(table, example).Contains(value));
    }

    [Theory]
    [InlineData("proposed", "proposal")]
    [InlineData("agreed", "agreement")]
    [InlineData("mobilisation", "mobilize")]
    [InlineData("died", "dying")]
    [InlineData("bodies", "body")]
    [InlineData("rejection", "rejects")]
    public void Forms_of_one_word_have_one_stem(string a, string b) => s_words.Stems(a).ShouldBe(s_words.Stems(b));

    [Theory]
    [InlineData("some 250 captured soldiers came home", true)]
    [InlineData("soldiers came home on 3 June", false)]
    public void A_number_counts_the_thing_that_it_stands_before(string text, bool isCounted) =>
        s_words.Counts(text, new Topic("soldiers", ["soldier"], IsName: false, "")).ShouldBe(isCounted);

    private static List<string> Values(PhraseTable table, string text) => [.. table.All(s_words.Stems(text)).Select(h => h.Value)];
}
