using System.CommandLine;
using Recount.Core;
using Recount.Ledger;
using Recount.Ledger.Sqlite;
using Recount.Reading;

namespace Recount.Cli;

/// <summary>Options that several commands share, and how their values are read.</summary>
internal static class Options
{
    public const string DefaultLedger = "sqlite:recount.sqlite";

    public static Option<bool> Quiet { get; } = new("--quiet", "-q")
    {
        Description = "Errors only: no progress, warnings or summary.", Recursive = true,
    };

    public static Option<string> Ledger() => new("--ledger")
    {
        Description = "sqlite:PATH, the ledger's file.",
        HelpName = "sqlite:PATH",
        DefaultValueFactory = _ => DefaultLedger,
    };

    public static Option<string?> Published() => new("--published")
    {
        Description = "The day or time of publication where a text has none (YYYY-MM-DD or ISO 8601).", HelpName = "DATE",
    };

    public static Option<string?> Fetched() => new("--fetched")
    {
        Description = "When the sources were fetched, where they don't say (ISO 8601): their first-seen date, and what \"5 minutes ago\" is counted from.", HelpName = "TIME",
    };

    public static Option<string?> AsOf() => new("--as-of")
    {
        Description = "Only versions published or modified by then.", HelpName = "DATE",
    };

    public static Option<string> Format(string description, params string[] words)
    {
        var option = new Option<string>("--format")
        {
            Description = description, DefaultValueFactory = _ => words[0], HelpName = string.Join('|', words),
        };
        option.AcceptOnlyFromAmong(words);
        return option;
    }

    public static Option<string?> Map() => new("--map")
    {
        Description = "Where JSON and JSONL have their fields, PART=FIELD parted by commas (text=body,published=meta.date); parts: "
            + string.Join(", ", FieldMap.Parts) + ".",
        HelpName = "MAP",
    };

    /// <exception cref="UsageException">RC4001.</exception>
    public static FieldMap? Fields(string? map) => map is null
        ? null
        : FieldMap.Parse(map) ?? throw new UsageException(DiagnosticCatalogue.BadUsage.At(
            "--map", $"'{map}' isn't PART=FIELD parted by commas, or names no part; parts are {string.Join(", ", FieldMap.Parts)}"));

    public static Argument<string[]> Sources() => new("SOURCE")
    {
        Description = "Files, folders, globs or '-' for standard input; .txt, .html, .jsonl, .warc, .rss, .atom, .xml, each also as .gz, and .wacz.",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <exception cref="UsageException">RC1006.</exception>
    public static PublicationTime? Time(string? value, string option) => value is null
        ? null
        : PublicationTime.Parse(value) ?? throw new UsageException(DiagnosticCatalogue.BadDate.At(
            option, $"'{value}' is no date; allowed are YYYY-MM-DD and ISO 8601 times"));

    /// <exception cref="UsageException">RC4001: another scheme, or no path.</exception>
    /// <exception cref="DiagnosticException">RC3001 to RC3006.</exception>
    public static async Task<ILedger> OpenAsync(string value, OpenMode mode, Host host, CancellationToken cancellation)
    {
        const string scheme = "sqlite:";
        if (value.StartsWith("postgres:", StringComparison.Ordinal))
        {
            throw new UsageException(DiagnosticCatalogue.BadUsage.At(
                "--ledger", "PostgreSQL is not in this version; allowed is sqlite:PATH"));
        }

        return value.StartsWith(scheme, StringComparison.Ordinal) && value.Length > scheme.Length
            ? await SqliteLedger.OpenAsync(value[scheme.Length..], mode, host.Clock, cancellation).ConfigureAwait(false)
            : throw new UsageException(DiagnosticCatalogue.BadUsage.At("--ledger", $"'{value}' isn't sqlite:PATH"));
    }
}
