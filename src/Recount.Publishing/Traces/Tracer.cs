using System.Collections.Immutable;
using Recount.Core;

namespace Recount.Publishing.Traces;

/// <summary>From a record to the sentences behind each of its values. Pure; costs one pass over the record's members.</summary>
public static class Tracer
{
    /// <summary>Null where the book holds no record of that id.</summary>
    public static RecordTrace? Of(RecordBook book, RecordId id)
    {
        ArgumentNullException.ThrowIfNull(book);
        return book.Incident(id) is { } incident ? Of(book, incident)
            : book.Talks(id) is { } talks ? Of(book, talks)
            : book.Statement(id) is { } statement ? Of(book, statement)
            : book.Position(id) is { } position ? Of(book, position)
            : book.Commitment(id) is { } commitment ? Of(book, commitment)
            : null;
    }

    public static RecordTrace Of(RecordBook book, IncidentRecord record)
    {
        var tracer = For(book, record?.Observations ?? throw new ArgumentNullException(nameof(record)));
        return new RecordTrace
        {
            Id = record.Id,
            Family = "incidents",
            Fields =
            [
                // Merging only joins kinds that reporters interchange ("attack" for "shelling"), so they never contradict.
                tracer.One<IncidentObservation, string>("kind", o => o.Kind.Word(), record.Kind.Word(), k => k),
                tracer.One<IncidentObservation, DateExtent>(
                    "time", o => o.Time, record.Time, Shown.Of, canBothHold: (a, b) => a.Overlaps(b)),
                tracer.Many<IncidentObservation, Place>("places", o => o.Places, Shown.Of),
                tracer.Many<IncidentObservation, string>("perpetrators", o => o.Perpetrators, p => p),
                tracer.Many<IncidentObservation, string>("targets", o => o.Targets, t => t),
                tracer.Many<IncidentObservation, string>("weapons", o => o.Weapons, w => w),
                .. record.Figures.Select(tracer.Figure),
                tracer.Many<IncidentObservation, Damage>("damage", o => o.Damage, Shown.Of),
                tracer.One<IncidentObservation, string>(
                    "modality", o => o.Modality.Word(), record.Modality.Word(), m => m, canBothHold: (m, _) => m != Modality.Denied.Word()),
            ],
        };
    }

    public static RecordTrace Of(RecordBook book, TalksRecord record)
    {
        var tracer = For(book, record?.Observations ?? throw new ArgumentNullException(nameof(record)));
        return new RecordTrace
        {
            Id = record.Id,
            Family = "talks",
            Fields =
            [
                // What was planned and then held is no dispute, whoever says either.
                tracer.One<TalksObservation, string>(
                    "status", o => o.Status.Word(), record.Status.Word(), s => s, canBothHold: (_, _) => false,
                    gaveWay: s => s == TalksStatus.Planned.Word() || s == TalksStatus.Proposed.Word()),
                tracer.Many<TalksObservation, string>("parties", o => o.Parties, p => p),
                tracer.One<TalksObservation, string>("round", o => Number(o.Round), Number(record.Round), r => r, (_, _) => false),
                tracer.One<TalksObservation, DateExtent>("date", o => o.Date, record.Date, Shown.Of, (a, b) => a.Overlaps(b)),
                tracer.One<TalksObservation, string>("place", o => o.Place, record.Place, p => p, (_, _) => false),
                tracer.One<TalksObservation, string>("venue", o => o.Venue, record.Venue, v => v),
                tracer.One<TalksObservation, string>("host", o => o.Host, record.Host, h => h),
                tracer.Many<TalksObservation, DelegationMember>("delegates", o => o.Delegates, Delegate),
                tracer.One<TalksObservation, string>("duration", o => o.Duration?.ToString(), record.Duration?.ToString(), d => d),
                tracer.Many<TalksObservation, string>("outcome", o => o.Outcome is { } words ? [words] : [], o => o),
            ],
        };
    }

    public static RecordTrace Of(RecordBook book, StatementRecord record)
    {
        var tracer = For(book, record?.Observations ?? throw new ArgumentNullException(nameof(record)));
        return new RecordTrace
        {
            Id = record.Id,
            Family = "statements",
            Fields =
            [
                tracer.One<StatementObservation, string>("speaker", o => o.Speaker, record.Speaker, s => s),
                tracer.Many<StatementObservation, string>("role", o => o.Role is { } role ? [role] : [], r => r),
                tracer.One<StatementObservation, string>("party", o => o.Party, record.Party, p => p, (_, _) => false),
                tracer.One<StatementObservation, string>("act", o => o.Act.Word(), record.Act.Word(), a => a),
                tracer.One<StatementObservation, string>("content", o => o.Content, record.Content, c => c),
                tracer.One<StatementObservation, string>("medium", o => o.Medium, record.Medium, m => m),
                tracer.One<StatementObservation, DateExtent>("date", o => o.Date, record.Date, Shown.Of, (a, b) => a.Overlaps(b)),
                tracer.Many<StatementObservation, string>("addressees", o => o.Addressees, a => a),
            ],
        };
    }

    public static RecordTrace Of(RecordBook book, PositionHistory record)
    {
        var tracer = For(book, record?.Observations ?? throw new ArgumentNullException(nameof(record)));
        return new RecordTrace
        {
            Id = record.Id,
            Family = "positions",
            Fields =
            [
                tracer.One<PositionObservation, string>("party", o => o.Party, record.Party, p => p),
                tracer.One<PositionObservation, string>("issue", o => o.Issue.Word(), record.Issue.Word(), i => i),
                FieldTracer.Field("sequence", record.Sequence.Select((s, n) => tracer.Step(
                    "sequence", $"{s.Act.Word()}: {s.Content}", FigureState.Agreed, n == record.Sequence.Length - 1, s.Date, s.Observations))),
                tracer.Many<PositionObservation, string>("to", o => o.To, t => t),
            ],
        };
    }

    public static RecordTrace Of(RecordBook book, CommitmentRecord record)
    {
        var tracer = For(book, record?.Observations ?? throw new ArgumentNullException(nameof(record)));
        return new RecordTrace
        {
            Id = record.Id,
            Family = "commitments",
            Fields =
            [
                tracer.One<CommitmentObservation, string>("action", o => o.Action.Word(), record.Action.Word(), a => a),
                tracer.Many<CommitmentObservation, string>("parties", o => o.Parties, p => p),
                tracer.One<CommitmentObservation, string>("issue", o => o.Issue.Word(), record.Issue.Word(), i => i),
                tracer.One<CommitmentObservation, string>("object", o => o.Object, record.Object, o => o),
                tracer.One<CommitmentObservation, string>("quantity", o => Number(o.Count), Number(record.Quantity), q => q),
                tracer.One<CommitmentObservation, DateExtent>("due", o => o.Due, record.Due, Shown.Of, (a, b) => a.Overlaps(b)),
                tracer.One<CommitmentObservation, string>("mutual", o => o.Mutual ? "each side" : null, record.Mutual ? "each side" : null, m => m),
                FieldTracer.Field("status", record.History.Select((h, n) => tracer.Step(
                    "status", h.Status.Word(), StateOf(h, n == record.History.Length - 1), n == record.History.Length - 1, h.Date, h.Observations))),
            ],
        };
    }

    private static FigureState StateOf(CommitmentChange change, bool isLast) =>
        change.Status == ClockStatus.Disputed ? FigureState.Disputed : isLast ? FigureState.Agreed : FigureState.Superseded;

    private static FieldTracer For(RecordBook book, ImmutableArray<RecordMember> members)
    {
        ArgumentNullException.ThrowIfNull(book);
        return new FieldTracer(book, members, new OriginCount(book.Records));
    }

    private static string Delegate(DelegationMember member) => string.Join(
        ", ", new[] { member.Name, member.Role, member.Party }.OfType<string>());

    private static string? Number(int? round) => round?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string? Number(Quantity quantity) => quantity.IsStated ? Shown.Of(quantity) : null;
}
