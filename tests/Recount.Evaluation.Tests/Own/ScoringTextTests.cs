using System.Globalization;
using System.Text;

namespace Recount.Evaluation.Tests.Own;

public sealed class ScoringTextTests
{
    private readonly ScoringText _text = new();

    [Theory]
    [InlineData("Ukraine's  “Zelenskiy”, Kyïv ", "ukraine zelenskiy kyiv")]
    [InlineData("Ukraine’s", "ukraines")]
    [InlineData("ﬁve ½ №5 １２", "five 12 no5 12")]
    [InlineData("Владимир", "")]
    [InlineData("—a\u00a0b—", "a b")]
    public void A_norm_is_lower_case_ASCII_words(string text, string norm) => ScoringText.Norm(text).ShouldBe(norm);

    [Theory]
    [InlineData("Volodymyr Zelenskyy", "President Zelenskiy", true)]
    [InlineData("the Ukrainian officials", "Ukrainian officials", true)]
    [InlineData("Ukrainian officials", "Russian officials", false)]
    [InlineData("Sumy region", "Kharkiv region", false)]
    [InlineData("Umerov", "Rustem Umerov", true)]
    [InlineData("the", "the", false)]
    [InlineData("John Smith", "Jane Smith", true)]
    [InlineData("Bob Reed", "Rob Reid", false)]
    public void A_name_is_the_same_by_its_words_or_its_surname(string a, string b, bool same)
    {
        _text.SameName(a, b).ShouldBe(same);
        _text.SameName(b, a).ShouldBe(same);
    }

    [Fact]
    public void Evidence_longer_than_a_long_sentence_points_at_nothing()
    {
        const string quote = "Three people were killed in Sumy.";
        var page = string.Join(' ', Enumerable.Range(0, ScoringText.Longest).Select(n => "word" + n));

        _text.PointsAt(quote, quote).ShouldBeTrue();
        _text.PointsAt(quote, "Three people were killed in Sumy on Tuesday, officials said.").ShouldBeTrue();
        _text.PointsAt(quote, quote + " " + page).ShouldBeFalse();
        _text.PointsAt(quote, "Three").ShouldBeFalse();
    }

    [Fact]
    public void Overlap_counts_repeated_words_once_each() =>
        _text.Overlap("bomb bomb blast", "bomb blast blast").ShouldBe(4.0 / 6);

    [Fact]
    public void Every_code_point_folds_as_in_Python()
    {
        Python.SkipUnlessInstalled();
        const string program = """
            import unicodedata, re
            for c in range(128, 0x110000):
                if 0xd800 <= c < 0xe000: continue
                if not unicodedata.category(chr(c)) == "Cn":
                    s = unicodedata.normalize("NFKD", "x" + chr(c) + "y").encode("ascii", "ignore").decode().lower().replace("'s", "")
                    n = re.sub(r"[^a-z0-9]+", " ", s).strip()
                    if n != "xy": print(c, n)
            """;
        var python = Python.Run("-c", program)!.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.Split(' ', 2)).ToDictionary(l => int.Parse(l[0], CultureInfo.InvariantCulture), l => l[1]);

        var differing = Enumerable.Range(128, 0x110000 - 128).Where(Rune.IsValid)
            .Where(c => ScoringText.Norm("x" + new Rune(c) + "y")
                .Equals(python.GetValueOrDefault(c, "xy"), StringComparison.Ordinal) is false);

        differing.ShouldBeEmpty();
    }
}
