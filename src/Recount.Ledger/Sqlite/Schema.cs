using System.Collections.Immutable;

namespace Recount.Ledger.Sqlite;

/// <summary>The tables, all append-only: a trigger refuses any change or deletion.</summary>
internal static class Schema
{
    /// <summary>"RCNT"; SQLite keeps it in the file's header (sqlite.org/fileformat2.html, offset 68).</summary>
    public const int ApplicationId = 0x52434E54;

    /// <summary>Raised by each change of the tables; an older file is brought up when it is opened to write.</summary>
    public const int Version = 3;

    public const string Create = """
        CREATE TABLE document (
            id TEXT PRIMARY KEY,
            recorded TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE version (
            hash TEXT PRIMARY KEY,
            document TEXT NOT NULL REFERENCES document,
            version TEXT NOT NULL,
            json BLOB NOT NULL,
            recorded TEXT NOT NULL);
        CREATE INDEX version_document ON version (document);
        CREATE TABLE observations (
            version_hash TEXT NOT NULL REFERENCES version,
            pipeline TEXT NOT NULL,
            hash TEXT NOT NULL,
            json BLOB NOT NULL,
            recorded TEXT NOT NULL,
            PRIMARY KEY (version_hash, pipeline));
        CREATE TABLE arrival (
            source TEXT NOT NULL,
            bytes_hash TEXT NOT NULL,
            version_hash TEXT NOT NULL REFERENCES version,
            recorded TEXT NOT NULL,
            PRIMARY KEY (source, bytes_hash, version_hash));
        CREATE INDEX arrival_version ON arrival (version_hash);
        CREATE TABLE quarantine (
            source TEXT NOT NULL,
            bytes_hash TEXT NOT NULL,
            code TEXT NOT NULL,
            detail TEXT NOT NULL,
            recorded TEXT NOT NULL,
            PRIMARY KEY (source, bytes_hash, code));
        """;

    /// <summary>Tables that came later: the version of the schema, the table's name, how it is made.</summary>
    public static readonly ImmutableArray<(int Version, string Table, string Create)> Later =
    [
        (2, "released", """
            CREATE TABLE released (
                source TEXT NOT NULL,
                bytes_hash TEXT NOT NULL,
                code TEXT NOT NULL,
                recorded TEXT NOT NULL,
                PRIMARY KEY (source, bytes_hash, code));
            """),
        (3, "sighting", """
            CREATE TABLE sighting (
                document TEXT NOT NULL REFERENCES document,
                seen TEXT NOT NULL,
                found TEXT NOT NULL,
                zone_assumed INTEGER NOT NULL,
                recorded TEXT NOT NULL,
                PRIMARY KEY (document, seen, found));
            """),
    ];

    private static readonly ImmutableArray<string> s_tables = ["document", "version", "observations", "arrival", "quarantine"];
    private static readonly ImmutableArray<string> s_changes = ["UPDATE", "DELETE"];

    public static IEnumerable<string> Guards => s_tables.SelectMany(GuardsOf);

    public static IEnumerable<string> GuardsOf(string table) =>
        from change in s_changes
        select $"""
            CREATE TRIGGER {table}_no_{change.ToLowerInvariant()} BEFORE {change} ON {table}
            BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
            """;
}
