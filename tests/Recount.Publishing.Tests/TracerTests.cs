using System.Collections.Immutable;
using Recount.Core;
using Recount.Publishing.Traces;

namespace Recount.Publishing.Tests;

public sealed class TracerTests
{
    private const string Text = "Officials said at least three people died. Six people died, the mayor said.";

    private static ReportedDocument Document(string name, string published, Func<Document, Observation> said, string? agency = null)
    {
        var document = new Document
        {
            Id = DocumentId.Of($"https://{name}.example/", null, Text), Source = name + ".txt", Outlet = name, Agency = agency, Kind = DocumentKind.Article,
            Published = PublicationTime.Parse(published), Text = Text, Blocks = [new Block(new TextSpan(0, Text.Length), BlockRole.Body)],
        };
        var observation = said(document);
        var all = new DocumentObservations { Document = document.Header };
        return new ReportedDocument(document, observation switch
        {
            IncidentObservation i => all with { Incidents = [i] },
            TalksObservation t => all with { Talks = [t] },
            CommitmentObservation c => all with { Commitments = [c] },
            _ => throw new InvalidOperationException("another family"),
        });
    }

    private static ObservationId IdOf(Document document) => new("o-" + document.Outlet);

    private static ImmutableArray<Evidence> Sentence(int start, int end) => [Evidence.From(Text, new TextSpan(start, end))];

    private static IncidentObservation Incident(Document document, string? origin, string day = "2025-06-03", params string[] places) => new()
    {
        Id = IdOf(document), Evidence = Sentence(0, 42), Provenance = new Provenance("test.v1", 500), Kind = IncidentKind.Shelling,
        Origins = origin is null ? [] : [origin],
        Time = DateExtent.Day(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "Tuesday"),
        Places = [.. places.Select(p => new Place { Name = p, Country = "UA", Precision = PlacePrecision.Named })],
    };

    private static RecordTrace Trace(ImmutableArray<ReportedDocument> documents, ImmutableArray<ImmutableArray<string>> copies = default, params FigureRecord[] figures)
    {
        var first = (IncidentObservation)documents[0].Observations.All().First();
        var record = new IncidentRecord
        {
            Id = RecordId.Of(first.Id), Kind = first.Kind, Time = first.Time, Places = first.Places, Origins = 1, Reports = documents.Length,
            Figures = [.. figures],
            Observations = [.. documents.Select(d => new RecordMember
            {
                Id = d.Observations.All().First().Id, Document = d.Document.Header, Evidence = d.Observations.All().First().Evidence,
            })],
        };
        var book = new RecordBook(new RecordSet { Incidents = [record], Copies = copies.IsDefault ? [] : [.. copies.Select(g => g.Select(s => documents.First(d => d.Document.Source == s).Document.Header).ToImmutableArray())] }, documents);
        return Tracer.Of(book, record.Id)!;
    }

    [Fact]
    public void A_value_told_twice_is_one_value_with_two_supports()
    {
        var place = Trace(
        [
            Document("one", "2025-06-03", d => Incident(d, "the mayor", places: "Sumy")),
            Document("two", "2025-06-04", d => Incident(d, "Mayor", places: ["Sumy", "Konotop"])),
        ]).Field("places")!;

        place.Values.Select(v => (v.Text, v.Supports.Length)).ShouldBe([("Sumy, UA", 2), ("Konotop, UA", 1)]);
        place.Values[0].Origins.ShouldBe(1, "both quote the mayor");
        place.Values[0].Supports.Select(s => s.Document.Outlet).ShouldBe(["one", "two"]);
        place.Values[0].Supports[0].Evidence.ShouldHaveSingleItem().Quote.ShouldBe("Officials said at least three people died.");
        place.IsDisputed.ShouldBeFalse();
    }

    [Fact]
    public void Outlets_that_print_one_agencys_copy_are_one_origin()
    {
        var place = Trace(
        [
            Document("one", "2025-06-03", d => Incident(d, null, places: "Sumy"), agency: "AW"),
            Document("two", "2025-06-03", d => Incident(d, null, places: "Sumy"), agency: "AW"),
        ]).Field("places")!.Values.ShouldHaveSingleItem();

        place.Origins.ShouldBe(1);
        place.Supports.Length.ShouldBe(2);
    }

    [Fact]
    public void Copies_are_one_origin_and_other_outlets_are_not()
    {
        ImmutableArray<ReportedDocument> documents =
        [
            Document("one", "2025-06-03", d => Incident(d, null, places: "Sumy")),
            Document("two", "2025-06-03", d => Incident(d, null, places: "Sumy")),
            Document("three", "2025-06-03", d => Incident(d, null, places: "Sumy")),
        ];

        Trace(documents).Field("places")!.Values[0].Origins.ShouldBe(3);
        Trace(documents, [["one.txt", "two.txt"]]).Field("places")!.Values[0].Origins.ShouldBe(2);
    }

    [Fact]
    public void Days_that_cannot_both_hold_are_disputed_unless_their_own_origin_corrects_them()
    {
        var disputed = Trace(
        [
            Document("one", "2025-06-03", d => Incident(d, "the mayor", "2025-06-03")),
            Document("two", "2025-06-04", d => Incident(d, "the army", "2025-06-05")),
        ]).Field("time")!;
        var corrected = Trace(
        [
            Document("two", "2025-06-06", d => Incident(d, "the mayor", "2025-06-03")),
            Document("one", "2025-06-04", d => Incident(d, "Mayor", "2025-06-05")),
        ]).Field("time")!;

        disputed.Values.Select(v => (v.Text, v.State, v.IsCurrent))
            .ShouldBe([("3 June 2025", FigureState.Disputed, true), ("5 June 2025", FigureState.Disputed, false)]);
        corrected.Values.Select(v => (v.Text, v.State))
            .ShouldBe([("3 June 2025", FigureState.Agreed), ("5 June 2025", FigureState.Superseded)]);
    }

    [Fact]
    public void A_field_that_no_document_tells_is_there_without_values()
    {
        var trace = Trace([Document("one", "2025-06-03", d => Incident(d, null))]);

        trace.Field("weapons")!.Values.ShouldBeEmpty();
        trace.Fields.Select(f => f.Name).ShouldBe(["kind", "time", "places", "perpetrators", "targets", "weapons", "damage", "modality"]);
    }

    [Fact]
    public void A_figure_keeps_the_records_states_and_shows_where_the_number_stands()
    {
        var documents = ImmutableArray.Create(
            Document("one", "2025-06-03", d => Incident(d, "officials")), Document("two", "2025-06-10", d => Incident(d, "the mayor")));
        FigureValue Value(int document, Quantity count, TextSpan span, FigureState state, string origin) => new()
        {
            Count = count, Text = span.Slice(Text), Origin = origin, Reported = documents[document].Document.Published, State = state,
            Evidence = Evidence.From(Text, span), Observation = IdOf(documents[document].Document), Document = documents[document].Document.Header,
        };
        var field = Trace(documents, default, new FigureRecord
        {
            Harm = Harm.Killed, Victims = VictimClass.People, Current = Quantity.Exactly(6), Policy = "test", State = FigureState.Agreed,
            Values =
            [
                Value(0, Quantity.AtLeast(3), new TextSpan(15, 36), FigureState.Superseded, "officials"),
                Value(1, Quantity.Exactly(6), new TextSpan(43, 53), FigureState.Agreed, "the mayor"),
                Value(1, Quantity.Exactly(6), new TextSpan(43, 53), FigureState.Agreed, "the army"),
            ],
        }).Field("killed people")!;

        field.Values.Select(v => (v.Text, v.State, v.IsCurrent)).ShouldBe([("≥3", FigureState.Superseded, false), ("6", FigureState.Agreed, true)]);
        field.Values[0].Supports[0].Words!.Quote.ShouldBe("at least three people");
        field.Values[0].Supports[0].Evidence[0].Quote.ShouldBe("Officials said at least three people died.");
        field.Values[1].Supports.ShouldHaveSingleItem().Origins.ShouldBe(["the mayor", "the army"]);
        field.Values[1].Origins.ShouldBe(2);
    }

    [Fact]
    public void Talks_that_were_planned_and_then_held_are_no_dispute()
    {
        static TalksObservation Talks(Document d, TalksStatus status) => new()
        {
            Id = IdOf(d), Evidence = Sentence(0, 42), Provenance = new Provenance("test.v1", 500), Status = status,
        };
        var documents = ImmutableArray.Create(
            Document("one", "2025-06-01", d => Talks(d, TalksStatus.Planned)), Document("two", "2025-06-03", d => Talks(d, TalksStatus.Held)));
        var record = new TalksRecord
        {
            Id = new RecordId("r-1"), Status = TalksStatus.Held, Reports = 2,
            Observations = [.. documents.Select(d => new RecordMember { Id = IdOf(d.Document), Document = d.Document.Header, Evidence = Sentence(0, 42) })],
        };

        var status = Tracer.Of(new RecordBook(new RecordSet { Talks = [record] }, documents), record.Id)!.Field("status")!;

        status.Values.Select(v => (v.Text, v.State)).ShouldBe([("planned", FigureState.Superseded), ("held", FigureState.Agreed)]);
    }

    [Fact]
    public void A_clock_that_ran_out_stands_without_a_sentence()
    {
        var document = Document("one", "2025-06-01", d => new CommitmentObservation
        {
            Id = IdOf(d), Evidence = Sentence(0, 42), Provenance = new Provenance("test.v1", 500), Action = CommitmentAction.Exchange,
            Issue = Issue.Prisoners, Status = CommitmentStatus.Agreed,
        });
        var record = new CommitmentRecord
        {
            Id = new RecordId("r-1"), Action = CommitmentAction.Exchange, Issue = Issue.Prisoners, Reports = 1,
            History =
            [
                new CommitmentChange { Date = new DateOnly(2025, 6, 1), Status = ClockStatus.Open, Observations = [IdOf(document.Document)] },
                new CommitmentChange { Date = new DateOnly(2025, 6, 8), Status = ClockStatus.Overdue },
            ],
            Observations = [new RecordMember { Id = IdOf(document.Document), Document = document.Document.Header, Evidence = Sentence(0, 42) }],
        };

        var status = Tracer.Of(new RecordBook(new RecordSet { Commitments = [record] }, [document]), record.Id)!.Field("status")!;

        status.Values.Select(v => (v.Text, v.State, v.Supports.Length))
            .ShouldBe([("open", FigureState.Superseded, 1), ("overdue", FigureState.Agreed, 0)]);
    }

    [Fact]
    public void A_record_that_is_not_in_the_book_has_no_trace() =>
        Tracer.Of(new RecordBook(new RecordSet(), []), new RecordId("r-none")).ShouldBeNull();

    public static TheoryData<Quantity, string> Quantities => new()
    {
        { Quantity.Exactly(6), "6" }, { Quantity.AtLeast(3), "≥3" }, { Quantity.AtMost(60), "≤60" }, { Quantity.Between(20, 30), "20–30" },
        { Quantity.About(1000), "≈1,000" }, { Quantity.Unstated, "—" }, { Quantity.Exactly(0), "0" },
    };

    [Theory]
    [MemberData(nameof(Quantities))]
    public void A_hedge_is_a_sign(Quantity quantity, string shown) => Shown.Of(quantity).ShouldBe(shown);

    [Theory]
    [InlineData("2025-06-03", "2025-06-03", "3 June 2025")]
    [InlineData("2025-06-09", "2025-06-15", "9–15 June 2025")]
    [InlineData("2025-05-30", "2025-06-02", "30 May – 2 June 2025")]
    [InlineData("2024-12-30", "2025-01-02", "30 December 2024 – 2 January 2025")]
    [InlineData("2022-03-01", "2022-03-31", "March 2022")]
    [InlineData("2022-01-01", "2022-12-31", "2022")]
    [InlineData("2022-03-01", null, "from 1 March 2022")]
    [InlineData(null, "2022-03-01", "until 1 March 2022")]
    public void An_extent_is_told_in_its_own_grain(string? start, string? end, string shown)
    {
        static DateOnly? Day(string? day) => day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        Shown.Of(DateExtent.Of(Day(start), Day(end), DateGranularity.Range, "x")).ShouldBe(shown);
    }
}
