using FsCheck;
using FsCheck.Fluent;
using Recount.Core;

namespace Recount.Language.Tests.Tokens;

public sealed class TokenizerTests
{
    private static readonly Gen<string> s_scraps = Gen.Elements(
        "don't", "’s", "'", "’", "“", "”", "\"", "U.N.", "p.m.", ".", "...", "…", "$500m", "3,000", ",", ":", "--", "-", "–", "—", "/", "(", ")", "a", "Z", "9",
        "%", "€", "#", "@", "www.", "://", " ", "\n", "\t", "\u00a0", "é", "😀", "\ud83d", "n't", "cannot", "*", "•").ListOf().Select(parts => string.Concat(parts));

    [Theory]
    [InlineData("They don't know.", "They do n't know .")]
    [InlineData("They don’t know.", "They do n’t know .")]
    [InlineData("Sudan’s army left.", "Sudan ’s army left .")]
    [InlineData("We're sure he'll go.", "We 're sure he 'll go .")]
    [InlineData("About 3,000 people, 12.5% of them", "About 3,000 people , 12.5 % of them")]
    [InlineData("The U.N. envoy met Gen. Baro at 5 p.m. in Juba.", "The U.N. envoy met Gen. Baro at 5 p.m. in Juba .")]
    [InlineData("A $500m loan and €20 in cash", "A $ 500m loan and € 20 in cash")]
    [InlineData("drone-fired shells", "drone - fired shells")]
    [InlineData("They cannot stay.", "They can not stay .")]
    [InlineData("“Go home,” he said (twice).", "“ Go home , ” he said ( twice ) .")]
    [InlineData("Wait... what?!", "Wait ... what ?!")]
    [InlineData("at 10:30, 2010–2015", "at 10:30 , 2010 – 2015")]
    [InlineData("See https://example.org/a-b?c=d for more", "See https://example.org/a-b?c=d for more")]
    [InlineData("A co-founder sent an e-mail on 9/11 :)", "A co-founder sent an e-mail on 9/11 :)")]
    [InlineData("Call 555-0142 by 5pm, 40km away", "Call 555-0142 by 5 pm , 40 km away")]
    [InlineData("He said no. They sat. No. 10 held.", "He said no . They sat . No. 10 held .")]
    [InlineData("the villagers’ homes", "the villagers ’ homes")]
    public void A_sentence_is_split_as_the_treebank_splits_it(string text, string words) =>
        Words(text).ShouldBe(words.Split(' '));

    [Fact]
    public void A_final_stop_is_a_word_of_its_own_after_a_plain_word() => Words("He left town.")[^1].ShouldBe(".");

    [Fact]
    public void Only_the_range_is_split()
    {
        const string text = "Before. Two men fled. After.";

        Tokenizer.Tokenize(text, new TextSpan(8, 21)).Select(t => t.Slice(text)).ShouldBe(["Two", "men", "fled", "."]);
        Tokenizer.Tokenize(text, new TextSpan(7, 7)).ShouldBeEmpty();
    }

    [Fact]
    public void Any_text_is_covered_in_order_and_apart() => Prop.ForAll(Arb.From(s_scraps), CoversItsRange).QuickCheckThrowOnFailure();

    [Fact]
    public void No_string_is_refused() =>
        Prop.ForAll<NonNull<string>>(text => CoversItsRange(text.Get)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_part_of_a_text_is_never_left() => Prop.ForAll(Arb.From(s_scraps), text =>
    {
        var range = new TextSpan(text.Length / 4, text.Length - (text.Length / 4));
        return Covers(text, range);
    }).QuickCheckThrowOnFailure();

    private static bool CoversItsRange(string text) => Covers(text, new TextSpan(0, text.Length));

    private static bool Covers(string text, TextSpan range)
    {
        var at = range.Start;
        foreach (var token in Tokenizer.Tokenize(text, range))
        {
            if (token.IsEmpty || token.Start < at || token.End > range.End || !text[at..token.Start].All(char.IsWhiteSpace)
                || token.Slice(text).Any(char.IsWhiteSpace))
            {
                return false;
            }

            at = token.End;
        }

        return text[at..range.End].All(char.IsWhiteSpace);
    }

    private static List<string> Words(string text) => [.. Tokenizer.Tokenize(text, new TextSpan(0, text.Length)).Select(t => t.Slice(text))];
}
