using FsCheck;
using FsCheck.Fluent;
using Recount.Core;
using Recount.Language.Tests.Tagging;

namespace Recount.Language.Tests.Sentences;

public sealed class SentenceSplitterTests(ShippedModel shipped)
{
    private static readonly Gen<string> s_scraps = Gen.Elements(
        "One", "two", "The", ".", ". ", "? ", "! ", "…", "”", "“", "’", "\"", ")", "Gen.", "U.S. ", "5 p.m. ", "\n\n", "\n", " ", "3.", "3.5", "a", "J. ", "😀")
        .ListOf().Select(parts => string.Concat(parts));

    [Theory]
    [InlineData("The road is open. Trucks came in.", "The road is open.|Trucks came in.")]
    [InlineData("“We stay.” He left.", "“We stay.”|He left.")]
    [InlineData("“Is it over?” she asked. No one spoke.", "“Is it over?” she asked.|No one spoke.")]
    [InlineData("He (a driver.) slept. They fled!", "He (a driver.) slept.|They fled!")]
    [InlineData("Gen. Abdi Warsame spoke. Col. Li did not.", "Gen. Abdi Warsame spoke.|Col. Li did not.")]
    [InlineData("The U.S. Navy sailed. It returned.", "The U.S. Navy sailed.|It returned.")]
    [InlineData("They came from the U.S. The ship was late.", "They came from the U.S.|The ship was late.")]
    [InlineData("It fell at 5 p.m. Officials ran.", "It fell at 5 p.m. Officials ran.")]
    [InlineData("It fell at 5 p.m. The mayor ran.", "It fell at 5 p.m.|The mayor ran.")]
    [InlineData("Some 3.5 million fled. J. Doe stayed.", "Some 3.5 million fled.|J. Doe stayed.")]
    [InlineData("PORT SUDAN (Wire) — Shells fell. Two men died.", "PORT SUDAN (Wire) — Shells fell.|Two men died.")]
    [InlineData("1. Open the road. 2. Free the men.", "1. Open the road.|2. Free the men.")]
    [InlineData("They ended the war.The army left.", "They ended the war.|The army left.")]
    [InlineData("A heading\n\nA paragraph", "A heading|A paragraph")]
    [InlineData("We waited... and they came.", "We waited... and they came.")]
    [InlineData("John F. Kennedy spoke. He left.", "John F. Kennedy spoke.|He left.")]
    [InlineData("He said: “We won’t go. We stay.” Then he left.", "He said: “We won’t go.|We stay.”|Then he left.")]
    [InlineData("TWO MEN DIED IN BOR. A THIRD FLED.", "TWO MEN DIED IN BOR.|A THIRD FLED.")]
    [InlineData("He sat. No one said no. They left.", "He sat.|No one said no.|They left.")]
    public void A_text_is_split_where_its_sentences_end(string text, string sentences) => Split(text).ShouldBe(sentences.Split('|'));

    [Fact]
    public void A_sentence_keeps_the_role_and_block_it_stands_in()
    {
        const string text = "Raid on Bor\n\nTwo died. Four fled.";
        var document = new Document
        {
            Id = new DocumentId("text:a"), Kind = DocumentKind.Article, Text = text,
            Blocks = [new Block(new TextSpan(0, 11), BlockRole.Heading), new Block(new TextSpan(13, text.Length), BlockRole.Body)],
        };

        shipped.Model.Sentences.Split(document).Select(s => s.Sentence).ShouldBe(
        [
            new Sentence(new TextSpan(0, 11), BlockRole.Heading, 0, null),
            new Sentence(new TextSpan(13, 22), BlockRole.Body, 1, null),
            new Sentence(new TextSpan(23, 33), BlockRole.Body, 1, null),
        ]);
    }

    [Fact]
    public void Any_text_is_covered_in_order_and_apart() => Prop.ForAll(Arb.From(s_scraps), Covers).QuickCheckThrowOnFailure();

    [Fact]
    public void No_string_is_refused() => Prop.ForAll<NonNull<string>>(text => Covers(text.Get)).QuickCheckThrowOnFailure();

    private bool Covers(string text)
    {
        var at = 0;
        foreach (var sentence in Sentences(text))
        {
            if (sentence.IsEmpty || sentence.Start < at || sentence.End > text.Length || !text[at..sentence.Start].All(char.IsWhiteSpace)
                || char.IsWhiteSpace(text[sentence.Start]) || char.IsWhiteSpace(text[sentence.End - 1]))
            {
                return false;
            }

            at = sentence.End;
        }

        return text[at..].All(char.IsWhiteSpace);
    }

    private List<string> Split(string text) => [.. Sentences(text).Select(s => s.Slice(text))];

    private IEnumerable<TextSpan> Sentences(string text) =>
        shipped.Model.Sentences.Split(text, new TextSpan(0, text.Length)).Select(words => new TextSpan(words[0].Start, words[^1].End));
}
