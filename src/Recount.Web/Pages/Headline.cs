using Recount.Core;
using Recount.Publishing;
using Recount.Publishing.Traces;

namespace Recount.Web.Pages;

/// <summary>One line that names a record, put together from its fields alone.</summary>
public static class Headline
{
    public static string Of(RecordBook book, RecordId id)
    {
        ArgumentNullException.ThrowIfNull(book);
        return book.Incident(id) is { } incident ? Of(incident)
            : book.Talks(id) is { } talks ? Of(talks)
            : book.Statement(id) is { } statement ? $"{statement.Speaker}: {statement.Act.Word()}"
            : book.Position(id) is { } position ? $"{position.Party} on {position.Issue.Word()}"
            : book.Commitment(id) is { } commitment ? Capital($"{commitment.Action.Word()}: {commitment.Issue.Word()}")
            : id.Value;
    }

    public static string Of(IncidentRecord incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return Capital(incident.Kind.Word())
            + (incident.Places.IsEmpty ? "" : ", " + string.Join(", ", incident.Places.Select(p => p.Name)))
            + (incident.Time is { } time ? ", " + Shown.Of(time) : "");
    }

    public static string Of(TalksRecord talks)
    {
        ArgumentNullException.ThrowIfNull(talks);
        return "Talks" + (talks.Round is { } round ? FormattableString.Invariant($", round {round}") : "")
            + (talks.Parties.IsEmpty ? "" : ": " + string.Join(", ", talks.Parties))
            + (talks.Place is { } place ? ", " + place : "")
            + (talks.Date is { } date ? ", " + Shown.Of(date) : "");
    }

    public static string Capital(string text) =>
        string.IsNullOrEmpty(text) ? "" : char.ToUpperInvariant(text[0]) + text[1..];
}
