using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Reconciliation.Tests;

/// <summary>Reports made up for a test: each a document of one sentence with what it says.</summary>
internal static class Newsroom
{
    /// <summary>A document that says nothing yet.</summary>
    public static ReportedDocument Document(string name, string published, string text, string? outlet = null, string? agency = null)
    {
        var document = new Document
        {
            Id = DocumentId.Of($"https://{name}.example/", null, text), Source = name + ".txt", Kind = DocumentKind.Article,
            Outlet = outlet ?? name, Agency = agency, Published = PublicationTime.Parse(published), Language = "en",
            Text = text, Blocks = [new Block(new TextSpan(0, text.Length), BlockRole.Body)],
        };
        return new ReportedDocument(document, new DocumentObservations { Document = document.Header });
    }

    public static Evidence Sentence(this ReportedDocument report) =>
        Evidence.From(report.Document.Text, new TextSpan(0, report.Document.Text.Length));

    /// <summary>Adds an act on a day of March 2025 in the Congo.</summary>
    public static ReportedDocument Tells(
        this ReportedDocument report, string place, int day, long? killed = null, string? origin = null,
        IncidentKind kind = IncidentKind.Shelling, bool aggregate = false, PlacePrecision precision = PlacePrecision.Named,
        string? perpetrator = null)
    {
        var evidence = report.Sentence();
        var incident = new IncidentObservation
        {
            Id = ObservationId.Of(report.Document.Id, "incidents", evidence.Quote, report.Observations.Incidents.Length, place + kind.Word()),
            Evidence = [evidence], Kind = kind, Aggregate = aggregate,
            Time = DateExtent.Day(new DateOnly(2025, 3, day), "that day"),
            Places = [new Place { Name = place, Country = "CD", Precision = precision }],
            Perpetrators = perpetrator is null ? [] : [perpetrator],
            Figures = killed is { } n
                ? [new Figure { Harm = Harm.Killed, Count = Quantity.Exactly(n), Text = $"{n} people", Evidence = evidence }]
                : [],
            Origins = origin is null ? [] : [origin], Provenance = new Provenance("test.v1", 500),
        };
        return report with { Observations = report.Observations with { Incidents = report.Observations.Incidents.Add(incident) } };
    }

    /// <summary>Adds a promise of prisoners.</summary>
    public static ReportedDocument Promises(
        this ReportedDocument report, CommitmentStatus status, long? count = null, DateExtent? due = null)
    {
        var evidence = report.Sentence();
        var commitment = new CommitmentObservation
        {
            Id = ObservationId.Of(report.Document.Id, "commitments", evidence.Quote, report.Observations.Commitments.Length, status.Word()),
            Evidence = [evidence], Parties = ["Chad", "Peru"], Action = CommitmentAction.Exchange, Issue = Issue.Prisoners,
            Object = "prisoners", Count = count is { } n ? Quantity.Exactly(n) : Quantity.Unstated, Due = due, Status = status,
            Provenance = new Provenance("test.v1", 500),
        };
        return report with { Observations = report.Observations with { Commitments = report.Observations.Commitments.Add(commitment) } };
    }

    public static RecordSet Merged(params ReportedDocument[] reports) => new Reconciler().Reconcile([.. reports]);
}
