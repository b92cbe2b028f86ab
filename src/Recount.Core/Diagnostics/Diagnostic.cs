using System.Collections.Frozen;

namespace Recount.Core;

/// <summary>A kind of bad input, with a stable code; docs/diagnostics.md lists them all and a test holds the two equal.</summary>
/// <param name="Code">"RC" and four digits; the first digit is the room: 1 reading, 2 language, 3 ledger, 4 command, 5 models.</param>
/// <param name="Title">What went wrong, in a few words.</param>
/// <param name="Remedy">What to do next.</param>
/// <param name="CanRetryHelp">Whether the same input may succeed later.</param>
public sealed record DiagnosticKind(string Code, string Title, string Remedy, bool CanRetryHelp);

/// <summary>One bad input met.</summary>
/// <param name="Kind">Which kind, from <see cref="DiagnosticCatalogue"/>.</param>
/// <param name="Subject">A source's name, an option, an id; never the text of an article.</param>
/// <param name="Detail">The value met and what is allowed; never the text of an article.</param>
public sealed record Diagnostic(DiagnosticKind Kind, string Subject, string Detail)
{
    public override string ToString() => $"{Kind.Code} {Subject}: {Detail}. {Kind.Remedy}";
}

/// <summary>Carries a diagnostic to the host's edge, where it ends one command or one source with an exit code.</summary>
public sealed class DiagnosticException : Exception
{
    public DiagnosticException(Diagnostic diagnostic, Exception? inner = null)
        : base(diagnostic?.ToString(), inner) =>
        Diagnostic = diagnostic ?? throw new ArgumentNullException(nameof(diagnostic));

    public Diagnostic Diagnostic { get; }
}

/// <summary>Every code there is.</summary>
public static class DiagnosticCatalogue
{
    public static readonly DiagnosticKind SourceNotFound =
        new("RC1001", "source not found", "Check the path or glob; '-' reads standard input.", true);

    public static readonly DiagnosticKind SourceEmpty =
        new("RC1002", "source is empty", "Fetch or export the document again.", true);

    public static readonly DiagnosticKind SourceBinary =
        new("RC1003", "source is binary, not text", "Give text, HTML or JSONL; convert PDF or Word files first.", false);

    public static readonly DiagnosticKind NoReadableText =
        new("RC1004", "page holds no readable text", "Check that the page isn't a script shell or a consent wall.", true);

    public static readonly DiagnosticKind SourceTooLarge =
        new("RC1005", "source exceeds a limit", "Split the source; docs/diagnostics.md lists the limits.", false);

    public static readonly DiagnosticKind BadDate =
        new("RC1006", "impossible or unreadable date", "Give --published YYYY-MM-DD (years 1800 to 2199).", false);

    public static readonly DiagnosticKind SourceUnreadable =
        new("RC1007", "source can't be opened", "Check permissions and that it is a file.", true);

    public static readonly DiagnosticKind BadJsonLine =
        new("RC1008", "line of JSONL can't be read", "Each line is one object with a text field.", false);

    public static readonly DiagnosticKind BadArchive =
        new("RC1009", "feed or archive is broken", "Fetch it again; what was read before the fault is kept.", true);

    public static readonly DiagnosticKind OtherKind =
        new("RC1010", "kind of file isn't read from folders", "Name the file itself to have it read, or convert it.", false);

    public static readonly DiagnosticKind NoArticle =
        new("RC1011", "record or entry holds no article", "Nothing is to be done; fetch its address where its page is wanted.", false);

    public static readonly DiagnosticKind NotEnglish =
        new("RC2001", "text isn't English", "It is stored and marked, not extracted.", false);

    public static readonly DiagnosticKind NoPublicationDate =
        new("RC2002", "publication date unknown", "Give --published YYYY-MM-DD; relative dates stay unresolved.", false);

    public static readonly DiagnosticKind LedgerBusy =
        new("RC3001", "ledger is in use by another writer", "Wait for the other command, then run this again.", true);

    public static readonly DiagnosticKind LedgerNewer =
        new("RC3002", "ledger was written by a newer version", "Use that version of Recount or another ledger.", false);

    public static readonly DiagnosticKind LedgerFull =
        new("RC3003", "no room to write the ledger", "Free disk space, then run this again; nothing half-written is kept.", true);

    public static readonly DiagnosticKind LedgerForeign =
        new("RC3004", "file isn't a Recount ledger", "Give --ledger sqlite:PATH of a ledger or of a new file.", false);

    public static readonly DiagnosticKind LedgerUnwritable =
        new("RC3005", "ledger can't be opened or written", "Check that the folder exists and may be written.", true);

    public static readonly DiagnosticKind LedgerCorrupt =
        new("RC3006", "ledger contradicts itself", "Restore it from a copy; 'recount verify' names what differs.", false);

    public static readonly DiagnosticKind BadUsage =
        new("RC4001", "command line can't be understood", "See 'recount --help' or 'recount COMMAND --help'.", false);

    public static readonly DiagnosticKind DataNotFound =
        new("RC4002", "benchmark data not found", "Set RECOUNT_DATA to the folder that holds corpus/ and data/.", false);

    public static readonly DiagnosticKind OutputUnwritable =
        new("RC4003", "output can't be written", "Check the folder, its permissions and the disk's free space.", true);

    public static readonly DiagnosticKind AddressUnavailable =
        new("RC4004", "address can't be listened on", "Give another port: recount serve --port 5081.", true);

    public static readonly DiagnosticKind ModelMissing =
        new("RC5001", "model or data file is missing or damaged", "Restore models/ and data/ from the repository.", false);

    /// <summary>By code.</summary>
    public static readonly FrozenDictionary<string, DiagnosticKind> All = new[]
    {
        SourceNotFound, SourceEmpty, SourceBinary, NoReadableText, SourceTooLarge, BadDate, SourceUnreadable, BadJsonLine, BadArchive, OtherKind, NoArticle,
        NotEnglish, NoPublicationDate, LedgerBusy, LedgerNewer, LedgerFull, LedgerForeign, LedgerUnwritable,
        LedgerCorrupt, BadUsage, DataNotFound, OutputUnwritable, AddressUnavailable, ModelMissing,
    }.ToFrozenDictionary(k => k.Code, StringComparer.Ordinal);

    public static Diagnostic At(this DiagnosticKind kind, string subject, string detail) => new(kind, subject, detail);
}
