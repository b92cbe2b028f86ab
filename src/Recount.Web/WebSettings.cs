using System.Collections.Immutable;
using Recount.Core;
using Recount.Engine;
using Recount.Ledger;
using Recount.Publishing;
using Recount.Publishing.Answers;

namespace Recount.Web;

/// <summary>What the host serves, and to whom.</summary>
public sealed record WebSettings
{
    public const int DefaultPort = 5080;

    /// <summary>Stays its opener's, who leaves it alone while the host runs; it is read, never written.</summary>
    public required ILedger Ledger { get; init; }

    public required Pipeline Pipeline { get; init; }

    /// <summary>What pages show where no <c>as-of</c> is asked for; null for all that the ledger holds.</summary>
    public PublicationTime? AsOf { get; init; }

    /// <summary>Where to listen: "http://127.0.0.1:5080"; port 0 takes a free one.</summary>
    public string Url { get; init; } = FormattableString.Invariant($"http://127.0.0.1:{DefaultPort}");

    /// <summary>
    /// Names that a request may give as its host; others are refused, so that no foreign page reaches the desk through a
    /// name that it points at this machine.
    /// </summary>
    public ImmutableArray<string> Hosts { get; init; } = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Makes what answers questions from a book of records; null where questions aren't taken.</summary>
    public Func<RecordBook, Func<string, Answer>>? Answers { get; init; }

    /// <summary>Told of each fault of ours: its type and where, never text of an article.</summary>
    public Action<string> Fault { get; init; } = _ => { };
}
