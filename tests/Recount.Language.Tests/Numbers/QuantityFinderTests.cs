using FsCheck;
using FsCheck.Fluent;
using Recount.Core;
using Recount.Language;

namespace Recount.Language.Tests.Numbers;

public sealed class QuantityFinderTests
{
    private static readonly NumberLexicon s_lexicon = NumberLexicon.Load(Path.Combine(AppContext.BaseDirectory, "lexicons"));
    private static readonly QuantityFinder s_finder = new(s_lexicon);

    public static TheoryData<string, string, string> Examples()
    {
        var file = s_lexicon.File;
        var data = new TheoryData<string, string, string>();
        var specs = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "specs", "numbers"), "*.yaml")
            .Order(StringComparer.Ordinal).SelectMany(f => LexiconYaml.Read<QuantitySpecs>(f).Cases);
        foreach (var example in specs.Concat(file.Examples).Concat(file.Hedges.SelectMany(h => h.Examples)).Concat(file.Units.SelectMany(u => u.Examples)))
        {
            data.Add(example.Text, example.Span!, Wanted(example));
        }

        return data;
    }

    public static TheoryData<string, string, string?> Counterexamples()
    {
        var data = new TheoryData<string, string, string?>();
        foreach (var example in s_lexicon.File.Hedges.SelectMany(h => h.Not).Concat(s_lexicon.File.Units.SelectMany(u => u.Not)))
        {
            data.Add(example.Text, example.Span!, example.Kind);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_of_the_lexicon_is_found(string text, string span, string wanted)
    {
        var mentions = s_finder.Find(text, new TextSpan(0, text.Length));
        var got = mentions.Select(m => $"{m.Span.Slice(text)} = {Show(m.Value, m.Kind)}").ToList();
        got.Contains($"{span} = {wanted}", StringComparer.Ordinal).ShouldBeTrue(string.Join(" | ", got));
    }

    [Theory]
    [MemberData(nameof(Counterexamples))]
    public void No_counterexample_of_the_lexicon_is_found(string text, string span, string? kind) =>
        s_finder.Find(text, new TextSpan(0, text.Length))
            .ShouldNotContain(m => m.Span.Slice(text) == span && (kind == null || m.Kind.ToString() == kind));

    [Theory]
    [InlineData("At least 20 people were killed, including five children.", "five", "20")]
    [InlineData("It killed 12, three of them women.", "three", "12")]
    [InlineData("The strike killed 9 people, among them two medics.", "two", "9")]
    [InlineData("Of the raid's 30 victims, seven were hurt.", "seven", null)]
    [InlineData("Five were killed and 12 hurt.", "12", null)]
    public void A_part_names_the_number_that_it_is_counted_in(string text, string part, string? total)
    {
        var mention = s_finder.Find(text, new TextSpan(0, text.Length)).Single(m => m.NumberSpan.Slice(text) == part);
        (mention.PartOf is { } span ? span.Slice(text) : null).ShouldBe(total);
    }

    [Fact]
    public void Rule_ids_are_unique()
    {
        var ids = s_lexicon.File.Hedges.Select(h => h.Id).Concat(s_lexicon.File.Units.Select(u => u.Id)).ToList();
        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(ids.Count);
    }

    [Fact]
    public void Any_text_gives_spans_inside_its_sentence_in_order()
    {
        string[] parts = ["at least", "two", "3", "1,000", "dozens", "of", "thousands", "-", "and", "to", "between", "a",
            "no", "more than", "June", "%", "$", "half a", "million", "aged", "٣", "½", "9th", "999999999999999999", "."];
        var property = Prop.ForAll(
            Gen.ArrayOf(Gen.Elements(parts)).ToArbitrary(),
            words =>
            {
                var text = "x " + string.Join(' ', words) + " y";
                var sentence = new TextSpan(2, text.Length - 2);
                var end = sentence.Start;
                foreach (var mention in s_finder.Find(text, sentence))
                {
                    if (mention.Span.Start < end || !sentence.Contains(mention.Span) || !mention.Span.Contains(mention.NumberSpan))
                    {
                        return false;
                    }

                    end = mention.Span.End;
                }

                return true;
            });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), property);
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), s =>
        {
            s_finder.Find(s.Get, new TextSpan(0, s.Get.Length));
            return true;
        }));
    }

    private static string Wanted(QuantityExample e) => Show(
        Quantity.Of(e.Min, e.Max, e.Approximate), e.Kind is null ? QuantityKind.Cardinal : Enum.Parse<QuantityKind>(e.Kind));

    private static string Show(Quantity value, QuantityKind kind) => $"{value} {kind}";

    public sealed class QuantitySpecs
    {
        public List<QuantityExample> Cases { get; set; } = [];
    }
}
