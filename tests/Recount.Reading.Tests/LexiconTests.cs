namespace Recount.Reading.Tests;

/// <summary>Every rule of lexicons/reading drops its examples and keeps its counterexamples.</summary>
public sealed class LexiconTests
{
    public static TheoryData<string> Rules => [.. JunkLines.Rules.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_drops_its_examples_and_no_rule_drops_its_counterexamples(string id)
    {
        var rule = JunkLines.Rules.Single(r => string.Equals(r.Id, id, StringComparison.Ordinal));
        rule.Drops.ShouldNotBeEmpty();
        rule.Keeps.ShouldNotBeEmpty();
        foreach (var line in rule.Drops)
        {
            rule.Pattern.IsMatch(line).ShouldBeTrue(line);
            (rule.Kind == JunkKind.Cut ? JunkLines.Cut(line).Count() : JunkLines.KindOf(line) is null ? 1 : 0).ShouldBe(0, line);
        }

        foreach (var line in rule.Keeps)
        {
            JunkLines.KindOf(line).ShouldBeNull(line);
            JunkLines.Cut(line).ShouldBe([line]);
        }
    }

    [Fact]
    public void A_line_that_credits_an_agency_beside_others_is_told_from_a_sentence_about_it()
    {
        Agencies.Credits.ShouldNotBeEmpty();
        foreach (var (pattern, credit, others) in Agencies.Credits)
        {
            credit.ShouldNotBeEmpty();
            others.ShouldNotBeEmpty();
            credit.ShouldAllBe(line => pattern.IsMatch(line) && Agencies.OfCreditLine(line) != null);
            others.ShouldAllBe(line => Agencies.OfCreditLine(line) == null);
        }

        Agencies.OfCreditLine("Additional reporting by Ada Holm and Agence France-Presse").ShouldBe("AFP");
    }

    [Fact]
    public void Words_before_a_name_are_cut_off_a_byline()
    {
        Bylines.Examples.ShouldNotBeEmpty();
        Bylines.Examples.ShouldAllBe(e => Bylines.Bare(e.Byline) == e.Name);
    }

    [Fact]
    public void An_address_names_its_section_or_none()
    {
        Sections.Examples.ShouldNotBeEmpty();
        foreach (var (address, section) in Sections.Examples)
        {
            (Sections.OfAddress(address)?.Name).ShouldBe(section, address);
        }
    }

    [Theory]
    [InlineData("Published: 2025-06-07 05:10 (Levant Live)", "2025-06-07T05:10:00Z", "Levant Live")]
    [InlineData("Published: 2025-05-21 14:01 (TASS)", "2025-05-21T14:01:00Z", "TASS")]
    [InlineData("Published May 7, 2025 07:52", "2025-05-07T07:52:00Z", null)]
    [InlineData("Published On 5 Jun 2025", "2025-06-05", null)]
    [InlineData("16 Jun 2025 21.14 BST", "2025-06-16T21:14:00+01:00", null)]
    [InlineData("7 Jun 2025 - 05:10 (GMT)", "2025-06-07T05:10:00Z", null)]
    [InlineData("Fri 6 Jun 2025 18.05 BST", "2025-06-06T18:05:00+01:00", null)]
    [InlineData("June 3, 2025, 2:52 p.m. ET", "2025-06-03", null)]
    [InlineData("8 June 2025, 17:24 BST", "2025-06-08T17:24:00+01:00", null)]
    public void Printed_dates_are_read(string line, string time, string? outlet)
    {
        var date = PrintedTime.Line(line).ShouldNotBeNull();
        date.Time.ToString().ShouldBe(time);
        date.Outlet.ShouldBe(outlet);
    }

    [Theory]
    [InlineData("On 5 June 2025 the talks began.")]
    [InlineData("2025 was the year.")]
    [InlineData("Published in May, the report counts 7 dead")]
    public void Sentences_are_no_dates(string line) => PrintedTime.Line(line).ShouldBeNull();

    [Theory]
    [InlineData("Aftermath in Kramatorsk. Photograph: Anatolii Stepanov/Reuters", "Aftermath in Kramatorsk.")]
    [InlineData("Firefighters in Kharkiv [State Emergency Service of Ukraine handout]", null)]
    [InlineData("A firefighter in Pryluky on June 5, 2025. (State Emergency Service/Telegram)", "A firefighter in Pryluky on June 5, 2025.")]
    [InlineData("Image: Smoke over Sanaa airport after raids on Tuesday", "Smoke over Sanaa airport after raids on Tuesday")]
    [InlineData("The group (JNIM) said so.", null)]
    [InlineData("The army left the base (see map)", null)]
    public void Credits_are_cut_off(string line, string? caption)
    {
        if (caption is null && line.Contains("handout", StringComparison.Ordinal))
        {
            caption = "Firefighters in Kharkiv";
        }

        Captions.WithoutCredit(line).ShouldBe(caption);
    }
}
