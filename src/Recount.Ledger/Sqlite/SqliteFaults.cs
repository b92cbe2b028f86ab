using Microsoft.Data.Sqlite;
using Recount.Core;

namespace Recount.Ledger.Sqlite;

/// <summary>SQLite's result codes (sqlite.org/rescode.html) as the ledger's own.</summary>
internal static class SqliteFaults
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int NotADatabase = 26;

    public static DiagnosticException Coded(SqliteException e, string path) => new(
        e.SqliteErrorCode switch
        {
            Busy or Locked => DiagnosticCatalogue.LedgerBusy.At(path, $"waited {SqliteLedger.BusySeconds} s"),
            Full => DiagnosticCatalogue.LedgerFull.At(path, "the disk is full"),
            NotADatabase => DiagnosticCatalogue.LedgerForeign.At(path, "it isn't an SQLite database"),
            Corrupt => DiagnosticCatalogue.LedgerCorrupt.At(path, "the database is malformed"),
            _ => DiagnosticCatalogue.LedgerUnwritable.At(path, $"SQLite result {e.SqliteExtendedErrorCode}"),
        },
        e);
}
