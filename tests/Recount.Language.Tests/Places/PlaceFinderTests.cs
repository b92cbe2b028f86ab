using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Recount.Core;
using Recount.Language;

namespace Recount.Language.Tests.Places;

/// <summary>The gazetteer is loaded once for all tests of places.</summary>
public sealed class PlaceFixture
{
    public PlaceLexicon Lexicon { get; } = PlaceLexicon.Load(Path.Combine(AppContext.BaseDirectory, "lexicons"));

    public LanguageFacts Facts { get; } = LanguageFacts.Load(AppContext.BaseDirectory);
}

public sealed class PlaceFinderTests(PlaceFixture fixture) : IClassFixture<PlaceFixture>
{
    public static TheoryData<string> Examples() =>
        [.. PlaceLexicon.Load(Path.Combine(AppContext.BaseDirectory, "lexicons")).File.Examples.Select(e => e.Text)];

    public static TheoryData<string> Counterexamples() =>
        [.. PlaceLexicon.Load(Path.Combine(AppContext.BaseDirectory, "lexicons")).File.Not.Select(e => e.Text)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_of_the_lexicon_is_found(string text)
    {
        var example = fixture.Lexicon.File.Examples.Single(e => string.Equals(e.Text, text, StringComparison.Ordinal));
        var context = PlaceContext.Empty with
        {
            Countries = example.Country is { } iso ? PlaceContext.Empty.Countries.Add(iso, 3) : PlaceContext.Empty.Countries,
        };
        var mentions = fixture.Facts.Places.Find(text, new TextSpan(0, text.Length), context);
        var got = mentions.FirstOrDefault(m => string.Equals(m.Name, example.Name, StringComparison.Ordinal));
        got.ShouldNotBeNull(string.Join(" | ", mentions.Select(m => $"{m.Name} {m.Country} {m.Rule}")));
        got.Country.ShouldBe(example.Country);
        got.Kind.ToString().ShouldBe(example.Kind);
        ((int)got.Precision).ShouldBe(example.Precision!.Value);
    }

    [Theory]
    [MemberData(nameof(Counterexamples))]
    public void No_counterexample_of_the_lexicon_is_found(string text)
    {
        var example = fixture.Lexicon.File.Not.Single(e => string.Equals(e.Text, text, StringComparison.Ordinal));
        fixture.Facts.Places.Find(text, new TextSpan(0, text.Length), PlaceContext.Empty)
            .ShouldNotContain(m => m.Name.Contains(example.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_case_of_the_specs_holds()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "specs", "places"), "*.yaml").Order(StringComparer.Ordinal))
        {
            var specs = LexiconYaml.Read<PlaceSpecs>(file);
            foreach (var example in specs.Cases.Concat(specs.Not))
            {
                var context = PlaceContext.Empty with { Countries = example.In.ToImmutableDictionary(iso => iso, _ => 3, StringComparer.Ordinal) };
                var mentions = fixture.Facts.Places.Find(example.Text, new TextSpan(0, example.Text.Length), context);
                var seen = $"{example.Text}: {string.Join(" | ", mentions.Select(m => $"{m.Name} {m.Kind} {m.Country} {m.Rule}"))}";
                var got = mentions.FirstOrDefault(m => string.Equals(m.Name, example.Name, StringComparison.Ordinal));
                if (specs.Not.Contains(example))
                {
                    got.ShouldBeNull(seen);
                    continue;
                }

                got.ShouldNotBeNull(seen);
                got.Country.ShouldBe(example.Country, seen);
                got.Kind.ToString().ShouldBe(example.Kind, seen);
                ((int)got.Precision).ShouldBe(example.Precision!.Value, seen);
            }
        }
    }

    [Theory]
    [InlineData("Kiev", "UA")]
    [InlineData("Kharkov", "UA")]
    [InlineData("Gulyaypole", "UA")]
    [InlineData("Hulyaipole", "UA")]
    [InlineData("Zaporozhye", "UA")]
    [InlineData("Robotyne", "UA")]
    [InlineData("Hodeidah", "YE")]
    [InlineData("Sweida", "SY")]
    [InlineData("Tombouctou", "ML")]
    public void Spellings_of_one_place_meet(string name, string country)
    {
        var candidates = fixture.Facts.Gazetteer.Candidates(name);
        candidates.ShouldNotBeEmpty();
        candidates[0].Country.ShouldBe(country);
    }

    [Theory]
    [InlineData("Fire broke out in Paris, Texas. Nobody in Paris was hurt.", "https://news.example.com/a", "Paris", "US")]
    [InlineData("Fire broke out in Paris on Monday.", "https://news.example.com/a", "Paris", "FR")]
    [InlineData("Fire broke out in Paris on Monday.", "https://www.theparisnews.com/a", "Paris", "US")]
    [InlineData("Shops in Columbus, Norfolk and Lincoln, Neb., were shut.", "https://news.example.com/a", "Columbus", "US")]
    [InlineData("Georgian police closed the road to Tbilisi. Georgia has asked for help.", "https://news.example.com/a", "Georgia", "GE")]
    public void A_name_means_what_the_document_speaks_of(string text, string url, string name, string country)
    {
        var document = new Document
        {
            Id = DocumentId.Of(url, null, text), Url = url, Kind = DocumentKind.Article, Text = text,
            Blocks = [new Block(new TextSpan(0, text.Length), BlockRole.Body)],
        };
        var finder = fixture.Facts.Places;
        finder.Candidates(name, finder.ContextOf(document))[0].Country.ShouldBe(country);
    }

    [Fact]
    public void Demonyms_and_names_inside_institutions_are_told_only_when_asked_for()
    {
        const string Text = "The Ohio Department of Health asked Georgian doctors.";
        var sentence = new TextSpan(0, Text.Length);
        fixture.Facts.Places.Find(Text, sentence, PlaceContext.Empty).ShouldBeEmpty();
        fixture.Facts.Places.FindAll(Text, sentence, PlaceContext.Empty).Select(m => m.Name).ShouldBe(["Ohio", "Georgian"]);
    }

    [Theory]
    [InlineData("Zürich", "zurich")]
    [InlineData("Łódź", "lodz")]
    [InlineData("Đà Nẵng", "da nang")]
    [InlineData("St. Petersburg", "saint petersburg")]
    public void Spellings_fold_without_the_runtime_s_normalisation(string name, string folded) => PlaceNames.Fold(name).ShouldBe(folded);

    [Fact]
    public void Any_text_gives_spans_inside_its_sentence_in_order()
    {
        string[] parts = ["Kyiv", "Kharkiv", "region", "eastern", "Ukraine", "the", "of", "al", "-", "Maqous", "north-", "St", ".", "New", "York",
            "Times", "near", "village", "President", "Paris", "Gaza", "Strip", "’s", "Zzyzx", "district", "Ab", "A", "de"];
        var property = Prop.ForAll(
            Gen.ArrayOf(Gen.Elements(parts)).ToArbitrary(),
            words =>
            {
                var text = "x " + string.Join(' ', words).Replace(" - ", "-", StringComparison.Ordinal) + " y";
                var sentence = new TextSpan(2, text.Length - 2);
                var end = sentence.Start;
                foreach (var mention in fixture.Facts.Places.Find(text, sentence, fixture.Facts.Places.ContextOf(text)))
                {
                    if (mention.Span.Start < end || !sentence.Contains(mention.Span)
                        || !string.Equals(mention.Span.Slice(text), mention.Name, StringComparison.Ordinal))
                    {
                        return false;
                    }

                    end = mention.Span.End;
                }

                return true;
            });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), property);
    }

    public sealed class PlaceSpec : PlaceExample
    {
        public List<string> In { get; set; } = [];
    }

    public sealed class PlaceSpecs
    {
        public List<PlaceSpec> Cases { get; set; } = [];

        public List<PlaceSpec> Not { get; set; } = [];
    }
}
