using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Recount.Core;
using Recount.Language;

namespace Recount.Language.Tests.Time;

public sealed class TimeFinderTests
{
    private static readonly string s_lexicons = Path.Combine(AppContext.BaseDirectory, "lexicons");
    private static readonly TimeLexicon s_lexicon = TimeLexicon.Load(s_lexicons);
    private static readonly TimeFinder s_finder = new(s_lexicon, NumberLexicon.Load(s_lexicons));

    public static TheoryData<string, int> Examples() => Rows(f => f.Rules.SelectMany(r => r.Examples).Concat(f.Examples));

    public static TheoryData<string, int> Counterexamples() => Rows(f => f.Rules.SelectMany(r => r.Not));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_of_the_lexicon_is_resolved(string text, int index)
    {
        var example = s_lexicon.File.Rules.SelectMany(r => r.Examples).Concat(s_lexicon.File.Examples).ElementAt(index);
        var mentions = Find(text, example);
        var got = mentions.FirstOrDefault(m => string.Equals(m.Span.Slice(text), example.Span, StringComparison.Ordinal));
        got.ShouldNotBeNull(string.Join(" | ", mentions.Select(m => $"{m.Span.Slice(text)} by {m.Rule}")));
        if (example.Duration is not null)
        {
            got.Duration?.ToString().ShouldBe(example.Duration);
        }

        if (example.Kind is not null)
        {
            got.Kind.ToString().ShouldBe(example.Kind);
        }

        if (example.Timex is not null)
        {
            got.Expressions[0].Timex.Value.ShouldBe(example.Timex);
        }

        if (example.Start is not null || example.End is not null)
        {
            $"{Iso(got.Extent?.Start)}..{Iso(got.Extent?.End)}".ShouldBe($"{Null(example.Start)}..{Null(example.End)}");
        }
    }

    [Fact]
    public void Every_case_of_the_specs_holds()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "specs", "time"), "*.yaml").Order(StringComparer.Ordinal))
        {
            foreach (var example in LexiconYaml.Read<TimeSpecs>(file).Cases)
            {
                var mentions = Find(example.Text, example);
                var got = mentions.FirstOrDefault(m => string.Equals(m.Span.Slice(example.Text), example.Span, StringComparison.Ordinal));
                var seen = $"{example.Text}: {string.Join(" | ", mentions.Select(m => $"{m.Span.Slice(example.Text)} by {m.Rule}"))}";
                got.ShouldNotBeNull(seen);
                (got.Duration?.ToString() ?? "").ShouldBe(example.Duration ?? "", seen);
                $"{Iso(got.Extent?.Start)}..{Iso(got.Extent?.End)}".ShouldBe($"{Null(example.Start)}..{Null(example.End)}", seen);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Counterexamples))]
    public void No_counterexample_of_the_lexicon_is_found(string text, int index)
    {
        var example = s_lexicon.File.Rules.SelectMany(r => r.Not).ElementAt(index);
        Find(text, example).ShouldNotContain(m => string.Equals(m.Span.Slice(text), example.Span, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_rule_has_an_id_of_its_own_and_an_example()
    {
        s_lexicon.File.Rules.Select(r => r.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(s_lexicon.File.Rules.Count);
        s_lexicon.File.Rules.ShouldAllBe(r => r.Examples.Count > 0);
    }

    [Fact]
    public void Without_a_reference_relative_days_stay_open()
    {
        const string Text = "It fell on Monday, two days ago, and in June 2024.";
        var found = s_finder.Find(Text, new TextSpan(0, Text.Length), null);
        found.Count(m => m.Extent is null).ShouldBe(2);
        found.Single(m => m.Extent is not null).Extent!.Start.ShouldBe(new DateOnly(2024, 6, 1));
    }

    [Theory]
    [InlineData("He left two weeks ago.", "two weeks ago", "DATE 2025-W21")]
    [InlineData("It fell at 3 p.m. on Monday.", "3 p.m. on Monday", "TIME 2025-06-02T15:00")]
    [InlineData("It burned on Friday night.", "Friday night", "TIME 2025-05-30TNI")]
    [InlineData("It took nearly two and a half years.", "nearly two and a half years", "DURATION P2Y6M LESS_THAN")]
    [InlineData("They meet every Friday.", "every Friday", "SET XXXX-WXX-5 EVERY")]
    [InlineData("It is now theirs.", "now", "DATE PRESENT_REF")]
    [InlineData("In the late 1990s it was calm.", "the late 1990s", "DATE 199X END")]
    public void A_mention_says_the_same_in_timex3(string text, string span, string timex)
    {
        var expression = s_finder.Find(text, new TextSpan(0, text.Length), PublicationTime.Parse("2025-06-03")).ShouldHaveSingleItem().Expressions.ShouldHaveSingleItem();
        expression.Span.Slice(text).ShouldBe(span);
        var t = expression.Timex;
        string.Join(' ', new[] { t.Type.ToString().ToUpperInvariant(), t.Value, t.Mod, t.Quant }.OfType<string>()).ShouldBe(timex);
    }

    [Fact]
    public void A_range_is_two_expressions()
    {
        const string Text = "They meet between June 20 and June 30.";
        s_finder.Find(Text, new TextSpan(0, Text.Length), PublicationTime.Parse("2025-06-02")).Single().Expressions
            .Select(e => e.Timex.Value).ShouldBe(["2025-06-20", "2025-06-30"]);
    }

    [Fact]
    public void A_length_counted_from_an_event_names_the_event()
    {
        const string Text = "They must leave within 72 hours of signing.";
        var mention = s_finder.Find(Text, new TextSpan(0, Text.Length), PublicationTime.Parse("2025-06-02")).Single();
        mention.Policy.ShouldBe("anchor");
        mention.Anchor!.Value.Slice(Text).ShouldBe("signing");
    }

    [Fact]
    public void A_quarter_that_another_is_compared_with_does_not_become_the_focus()
    {
        const string Text = "It lost less in the third quarter than a year earlier. Sales rose from a year earlier.";
        var first = s_finder.Find(Text, new TextSpan(0, 54), PublicationTime.Parse("1989-11-02"));
        var second = s_finder.Find(Text, new TextSpan(55, Text.Length), PublicationTime.Parse("1989-11-02"), default(TimeFocus).After(first));
        first.Concat(second).SelectMany(m => m.Expressions).Select(e => e.Timex.Value).ShouldBe(["1989-Q3", "1988-Q3", "1988-Q3"]);
    }

    [Fact]
    public void Any_text_gives_spans_inside_its_sentence_in_order()
    {
        string[] parts = ["Monday", "June", "31", "0", "2025", "9999", "the", "next", "last", "9999", "years", "ago", "a", "week", "-",
            "to", "and", "between", "since", "May", "early", "month", "in", "30", "February", "of", "within", "day", "before", "12:77"];
        var property = Prop.ForAll(
            Gen.ArrayOf(Gen.Elements(parts)).ToArbitrary(),
            words =>
            {
                var text = "x " + string.Join(' ', words) + " y";
                var sentence = new TextSpan(2, text.Length - 2);
                var end = sentence.Start;
                foreach (var mention in s_finder.Find(text, sentence, PublicationTime.Parse("2025-02-28")))
                {
                    if (mention.Span.Start < end || !sentence.Contains(mention.Span))
                    {
                        return false;
                    }

                    end = mention.Span.End;
                }

                return true;
            });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), property);
    }

    private static TheoryData<string, int> Rows(Func<TimeLexiconFile, IEnumerable<TimeExample>> pick)
    {
        var data = new TheoryData<string, int>();
        foreach (var (i, example) in pick(s_lexicon.File).Index())
        {
            data.Add(example.Text, i);
        }

        return data;
    }

    private static List<TimeMention> Find(string text, TimeExample example) => [.. s_finder.Find(
        text, new TextSpan(0, text.Length), PublicationTime.Parse(example.Reference),
        example.Tense is null ? TenseHint.Unknown : Enum.Parse<TenseHint>(example.Tense),
        example.Focus is null ? null : DateOnly.ParseExact(example.Focus, "yyyy-MM-dd", CultureInfo.InvariantCulture))];

    private static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Null(string? day) => day is null or "null" ? "" : day;

    public sealed class TimeSpec : TimeExample
    {
        public string? Reason { get; set; }
    }

    public sealed class TimeSpecs
    {
        public List<TimeExample> Cases { get; set; } = [];

        public List<TimeSpec> Unsupported { get; set; } = [];
    }
}
