using Recount.Core;
using Recount.Core.Json;

namespace Recount.Extraction.Tests.Families;

public sealed class DocumentTests(Newsroom room)
{
    public static TheoryData<string> SampleNames => Samples.Names;

    [Fact]
    public void A_document_off_the_subject_yields_nothing() => room.Read(Samples.Garden).All().ShouldBeEmpty();

    [Fact]
    public void A_document_in_another_language_yields_nothing() =>
        room.Read(Newsroom.Document(Samples.Sudan) with { Language = "fr" }).All().ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Every_piece_of_evidence_slices_to_its_quote(string sample)
    {
        var document = Newsroom.Document(Samples.ByName(sample));
        var found = room.Read(document);
        var evidence = found.All().SelectMany(o => o.Evidence)
            .Concat(found.Incidents.SelectMany(i => i.Figures).Select(f => f.Evidence))
            .Concat(found.Statements.Select(s => s.ContentEvidence)).ToList();

        evidence.ShouldAllBe(e => e.Span.Slice(document.Text) == e.Quote);
        found.Statements.ShouldAllBe(s => s.ContentEvidence.Quote == s.Content);
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void The_same_document_gives_the_same_bytes_twice(string sample)
    {
        var document = Newsroom.Document(Samples.ByName(sample));
        var map = new CodePointMap(document.Text);

        ObservationsJson.Write(room.Read(document), map).ShouldBe(ObservationsJson.Write(room.Read(document), map));
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Each_family_stands_in_order_of_text_and_no_id_stands_twice(string sample)
    {
        var found = room.Read(Samples.ByName(sample));

        foreach (var family in found.All().GroupBy(o => o.Family, StringComparer.Ordinal))
        {
            family.Select(o => o.Evidence[0].Span.Start).ShouldBeInOrder();
        }

        found.All().Select(o => o.Id).ShouldBeUnique();
    }
}
