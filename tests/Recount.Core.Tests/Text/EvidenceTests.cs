namespace Recount.Core.Tests.Text;

public sealed class EvidenceTests
{
    private const string Sentence = "Rebels left Goma.";

    [Fact]
    public void A_quote_is_the_slice_of_its_span()
    {
        var evidence = Evidence.From(Sentence, new TextSpan(12, 16));

        evidence.Quote.ShouldBe("Goma");
        evidence.ShouldBe(Evidence.Restore(new TextSpan(12, 16), "Goma"));
    }

    [Fact]
    public void An_empty_span_or_one_beyond_the_text_is_refused()
    {
        Should.Throw<ArgumentException>(() => Evidence.From(Sentence, new TextSpan(3, 3)));
        Should.Throw<ArgumentException>(() => Evidence.From(Sentence, new TextSpan(3, Sentence.Length + 1)));
        Evidence.From(Sentence, new TextSpan(0, Sentence.Length)).Quote.ShouldBe(Sentence);
    }

    [Fact]
    public void A_stored_quote_of_another_length_than_its_span_is_refused()
    {
        Should.Throw<ArgumentException>(() => Evidence.Restore(new TextSpan(0, 3), "Goma"));
        Should.Throw<ArgumentException>(() => Evidence.Restore(new TextSpan(0, 0), ""));
    }
}
