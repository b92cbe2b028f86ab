using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Recount.Core;
using Recount.Core.Json;

namespace Recount.Reconciliation.Tests;

public sealed class ReconcilerTests
{
    private static readonly Reconciler s_reconciler = new();

    // One report of one act: place, day and toll are all that tells them apart.
    private static ReportedDocument Report(int number, string place, int day, long killed, string origin)
    {
        var text = $"Report {number}: shelling killed {killed} people in {place}, {origin} said.";
        var document = new Document
        {
            Id = DocumentId.Of($"https://o{number}.example/{number}", null, text), Source = $"{number}.txt", Kind = DocumentKind.Article,
            Outlet = $"Outlet {number}", Published = PublicationTime.Parse($"2025-03-{day + 1:00}T{number % 24:00}:00:00Z"), Language = "en",
            Text = text, Blocks = [new Block(new TextSpan(0, text.Length), BlockRole.Body)],
        };
        var evidence = Evidence.From(text, new TextSpan(0, text.Length));
        var incident = new IncidentObservation
        {
            Id = ObservationId.Of(document.Id, "incidents", text, 0, "k"), Evidence = [evidence], Kind = IncidentKind.Shelling,
            Time = DateExtent.Day(new DateOnly(2025, 3, day), "that day"),
            Places = [new Place { Name = place, Country = "CD", Precision = PlacePrecision.Named }],
            Figures = [new Figure { Harm = Harm.Killed, Count = Quantity.Exactly(killed), Text = $"{killed} people", Evidence = evidence }],
            Origins = [origin], Provenance = new Provenance("test.v1", 500),
        };
        return new ReportedDocument(document, new DocumentObservations { Document = document.Header, Incidents = [incident] });
    }

    private static string Hash(IReadOnlyList<ReportedDocument> documents) => RecordsJson.Hash(
        s_reconciler.Reconcile(documents),
        v => new CodePointMap(documents.First(d => d.Document.Version == v).Document.Text));

    [Fact]
    public void Reports_of_one_place_and_day_are_one_record_with_every_value()
    {
        var record = s_reconciler.Reconcile(
            [Report(1, "Goma", 3, 2, "police"), Report(2, "Goma", 3, 4, "the hospital"), Report(3, "Bukavu", 3, 1, "police")]);

        record.Incidents.Length.ShouldBe(2);
        var goma = record.Incidents.Single(i => i.Places.Any(p => p.Name == "Goma"));
        goma.Figures.ShouldHaveSingleItem().Values.Select(v => v.Count.Min).ShouldBe([2L, 4L], ignoreOrder: true);
        goma.Reports.ShouldBe(2);
    }

    [Fact]
    public void A_record_bears_the_id_of_its_earliest_member()
    {
        var (first, second) = (Report(1, "Goma", 3, 2, "police"), Report(2, "Goma", 3, 4, "police"));

        var record = s_reconciler.Reconcile([second, first]).Incidents.ShouldHaveSingleItem();

        record.Id.ShouldBe(RecordId.Of(first.Observations.Incidents[0].Id));
    }

    [Fact]
    public void An_origin_that_raises_its_count_supersedes_what_it_said_before()
    {
        var figure = s_reconciler.Reconcile([Report(1, "Goma", 3, 2, "police"), Report(2, "Goma", 3, 4, "police")])
            .Incidents.ShouldHaveSingleItem().Figures.ShouldHaveSingleItem();

        figure.Values.Single(v => v.Count.Min == 2).State.ShouldBe(FigureState.Superseded);
        figure.Current.Min.ShouldBe(4);
    }

    [Fact]
    public void Nothing_in_gives_an_empty_record() => s_reconciler.Reconcile([]).Incidents.ShouldBeEmpty();

    [Fact]
    public void Any_order_of_documents_gives_the_same_bytes()
    {
        var places = new[] { "Goma", "Bukavu", "Beni" };
        var report = Gen.Choose(0, 2).SelectMany(p => Gen.Choose(1, 4).SelectMany(d => Gen.Choose(0, 6).Select(k => (p, d, k))));
        var property = Prop.ForAll(report.ListOf().ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (reports, seed) =>
        {
            var documents = reports.Select((r, i) => Report(i, places[r.p], r.d, r.k, i % 2 == 0 ? "police" : "the hospital")).ToList();
            var shuffled = documents.OrderBy(d => ContentHash.Of(d.Document.Id.Value, seed.ToString(System.Globalization.CultureInfo.InvariantCulture)), StringComparer.Ordinal).ToList();
            return Hash(documents) == Hash(shuffled);
        });
        // FsCheck prints the seed of a failing run.
        property.QuickCheckThrowOnFailure();
    }
}
