using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Recount.Core;
using Recount.Core.Json;

namespace Recount.Ledger.Sqlite;

/// <summary>Whether a missing ledger is made.</summary>
public enum OpenMode
{
    /// <summary>A missing file is RC3005.</summary>
    Existing,

    CreateIfMissing,
}

/// <summary>The ledger in one file, in write-ahead mode: many readers, one writer; the next writer waits 5 s.</summary>
/// <remarks>
/// Writes are synchronous to disk (<c>synchronous=FULL</c>): what was acknowledged survives a killed process and a lost
/// current. Microsoft.Data.Sqlite works on the calling thread; the tasks complete when they return.
/// </remarks>
public sealed class SqliteLedger : ILedger
{
    /// <summary>How long a writer waits for another, in seconds, before RC3001.</summary>
    public const int BusySeconds = 5;

    private readonly SqliteConnection _connection;
    private readonly TimeProvider _clock;
    private readonly string _path;

    private SqliteLedger(SqliteConnection connection, TimeProvider clock, string path)
    {
        _connection = connection;
        _clock = clock;
        _path = path;
    }

    /// <exception cref="DiagnosticException">RC3001 to RC3006.</exception>
    public static async Task<SqliteLedger> OpenAsync(
        string path, OpenMode mode, TimeProvider clock, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(clock);
        if (Directory.Exists(path) || (mode == OpenMode.Existing && !File.Exists(path)))
        {
            throw new DiagnosticException(DiagnosticCatalogue.LedgerUnwritable.At(
                path, Directory.Exists(path) ? "it is a folder" : "there is no such file; 'recount add' makes one"));
        }

        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, DefaultTimeout = BusySeconds, Pooling = false,
            ForeignKeys = true,
        }.ToString());
        try
        {
            await connection.OpenAsync(cancellation).ConfigureAwait(false);
            await PrepareAsync(connection, path).ConfigureAwait(false);
            return new SqliteLedger(connection, clock, path);
        }
        catch (Exception e)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            if (e is SqliteException s)
            {
                throw SqliteFaults.Coded(s, path);
            }

            throw;
        }
    }

    public Task<ArrivalFate> AddAsync(LedgerEntry entry, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var document = entry.Document with { Source = null, Dates = [.. entry.Document.Dates.Where(d => d.Role != DateRole.FirstSeen)] };
        var json = DocumentJson.Write(document);
        var hash = ContentHash.OfBytes(json);
        return WriteAsync(
            async transaction =>
            {
                var now = Now();
                var isNewDocument = await InsertAsync(
                    "INSERT INTO document (id, recorded) VALUES (@id, @now) ON CONFLICT DO NOTHING",
                    new { id = document.Id.Value, now }, transaction).ConfigureAwait(false);
                var isNewVersion = await InsertAsync(
                    """
                    INSERT INTO version (hash, document, version, json, recorded)
                    VALUES (@hash, @id, @version, @json, @now) ON CONFLICT DO NOTHING
                    """,
                    new { hash, id = document.Id.Value, version = document.Version.Value, json, now }, transaction)
                    .ConfigureAwait(false);
                await InsertObservationsAsync(hash, document, entry.Pipeline, entry.Observations, now, transaction)
                    .ConfigureAwait(false);
                await InsertAsync(
                    """
                    INSERT INTO arrival (source, bytes_hash, version_hash, recorded)
                    VALUES (@source, @bytes, @hash, @now) ON CONFLICT DO NOTHING
                    """,
                    new { source = entry.Source, bytes = entry.BytesHash, hash, now }, transaction).ConfigureAwait(false);
                foreach (var sighting in entry.Document.Dates.Where(d => d.Role == DateRole.FirstSeen))
                {
                    await InsertAsync(
                        """
                        INSERT INTO sighting (document, seen, found, zone_assumed, recorded)
                        VALUES (@id, @seen, @found, @assumed, @now) ON CONFLICT DO NOTHING
                        """,
                        new { id = document.Id.Value, seen = sighting.Time.ToString(), found = sighting.Found, assumed = sighting.IsZoneAssumed, now }, transaction)
                        .ConfigureAwait(false);
                }

                return isNewDocument ? ArrivalFate.Added : isNewVersion ? ArrivalFate.NewVersion : ArrivalFate.Known;
            },
            cancellation);
    }

    public Task QuarantineAsync(QuarantineEntry entry, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return WriteAsync(
            transaction => InsertAsync(
                """
                INSERT INTO quarantine (source, bytes_hash, code, detail, recorded)
                VALUES (@Source, @BytesHash, @Code, @Detail, @now) ON CONFLICT DO NOTHING
                """,
                new { entry.Source, entry.BytesHash, entry.Code, entry.Detail, now = Now() }, transaction),
            cancellation);
    }

    public Task ReleaseAsync(string source, CancellationToken cancellation) => WriteAsync(
        transaction => InsertAsync(
            """
            INSERT INTO released (source, bytes_hash, code, recorded)
            SELECT source, bytes_hash, code, @now FROM quarantine WHERE source = @source ON CONFLICT DO NOTHING
            """,
            new { source, now = Now() }, transaction),
        cancellation);

    public Task AddObservationsAsync(
        string versionHash, string pipeline, DocumentObservations observations, CancellationToken cancellation) =>
        WriteAsync(
            async transaction =>
            {
                var json = await _connection.QuerySingleAsync<byte[]>(
                    "SELECT json FROM version WHERE hash = @versionHash", new { versionHash }, transaction)
                    .ConfigureAwait(false);
                return await InsertObservationsAsync(
                    versionHash, DocumentJson.Read(json), pipeline, observations, Now(), transaction).ConfigureAwait(false);
            },
            cancellation);

    public async Task<IReadOnlyList<LedgerVersion>> LatestAsync(PublicationTime? asOf, CancellationToken cancellation) =>
        [.. (await ByDocumentAsync(asOf).ConfigureAwait(false)).Select(VersionOrder.Latest)];

    public async Task<IReadOnlyList<LedgerVersion>> VersionsAsync(PublicationTime? asOf, CancellationToken cancellation) =>
        [.. (await ByDocumentAsync(asOf).ConfigureAwait(false)).SelectMany(VersionOrder.Told)];

    private async Task<IEnumerable<IGrouping<string, LedgerVersion>>> ByDocumentAsync(PublicationTime? asOf)
    {
        try
        {
            var sources = (await _connection.QueryAsync<(string Hash, string Source)>(
                    "SELECT version_hash, source FROM arrival").ConfigureAwait(false))
                .ToLookup(a => a.Hash, a => a.Source, StringComparer.Ordinal);
            var seen = (await _connection.QueryAsync<(string Document, string Seen, string Found, bool IsZoneAssumed)>(
                    "SELECT document, seen, found, zone_assumed FROM sighting ORDER BY document, found").ConfigureAwait(false))
                .ToLookup(s => s.Document, s => new FoundDate(DateRole.FirstSeen, PublicationTime.Parse(s.Seen)!.Value, s.Found, s.IsZoneAssumed), StringComparer.Ordinal);
            var rows = await _connection.QueryAsync<VersionRow>("SELECT hash, json, recorded FROM version").ConfigureAwait(false);
            return rows.Select(r => ReadVersion(r, sources[r.Hash])).Select(v => WithSighting(v, seen[v.Document.Id.Value].MinBy(s => s.Time)))
                .Where(v => asOf is not { } moment || VersionOrder.IsValidBy(v, moment))
                .GroupBy(v => v.Document.Id.Value, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal);
        }
        catch (SqliteException e)
        {
            throw SqliteFaults.Coded(e, _path);
        }
    }

    public async Task<DocumentObservations?> ObservationsAsync(
        LedgerVersion version, string pipeline, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(version);
        try
        {
            var json = await _connection.QuerySingleOrDefaultAsync<byte[]>(
                "SELECT json FROM observations WHERE version_hash = @hash AND pipeline = @pipeline",
                new { hash = version.Hash, pipeline }).ConfigureAwait(false);
            return json is null ? null : WithSource(ReadObservations(json, version), version);
        }
        catch (SqliteException e)
        {
            throw SqliteFaults.Coded(e, _path);
        }
    }

    public async Task<string> MarkAsync(CancellationToken cancellation)
    {
        try
        {
            // Rows are only ever added, so the greatest row numbers tell; a document never comes without a version.
            return await _connection.QuerySingleAsync<string>(
                """
                SELECT ifnull((SELECT max(rowid) FROM version), 0) || '-' || ifnull((SELECT max(rowid) FROM observations), 0)
                    || '-' || ifnull((SELECT max(rowid) FROM arrival), 0) || '-' || ifnull((SELECT max(rowid) FROM quarantine), 0)
                """).ConfigureAwait(false);
        }
        catch (SqliteException e)
        {
            throw SqliteFaults.Coded(e, _path);
        }
    }

    public async Task<IReadOnlyList<QuarantineEntry>> QuarantinedAsync(CancellationToken cancellation)
    {
        try
        {
            return (await _connection.QueryAsync<QuarantineEntry>(
                """
                SELECT source, bytes_hash AS BytesHash, code, detail FROM quarantine q
                WHERE NOT EXISTS (SELECT 1 FROM released r WHERE r.source = q.source AND r.bytes_hash = q.bytes_hash AND r.code = q.code)
                ORDER BY source, bytes_hash, code
                """)
                .ConfigureAwait(false)).OrderBy(q => QuarantineEntry.FileOf(q.Source), StringComparer.Ordinal).ThenBy(q => QuarantineEntry.NumberOf(q.Source)).ToList();
        }
        catch (SqliteException e)
        {
            throw SqliteFaults.Coded(e, _path);
        }
    }

    public async Task<LedgerCheck> CheckAsync(CancellationToken cancellation)
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        var (versions, observations, offsets) = (0, 0, 0);
        try
        {
            var rows = await _connection.QueryAsync<VersionRow>("SELECT hash, json, recorded FROM version ORDER BY hash")
                .ConfigureAwait(false);
            foreach (var row in rows)
            {
                cancellation.ThrowIfCancellationRequested();
                versions++;
                if (!string.Equals(ContentHash.OfBytes(row.Json), row.Hash, StringComparison.Ordinal))
                {
                    faults.Add($"version {row.Hash}: its bytes have another hash");
                    continue;
                }

                var version = ReadVersion(row, []);
                var sets = await _connection.QueryAsync<(string Pipeline, string Hash, byte[] Json)>(
                    "SELECT pipeline, hash, json FROM observations WHERE version_hash = @Hash ORDER BY pipeline",
                    new { row.Hash }).ConfigureAwait(false);
                foreach (var (pipeline, hash, json) in sets)
                {
                    if (!string.Equals(ContentHash.OfBytes(json), hash, StringComparison.Ordinal))
                    {
                        faults.Add($"observations of {row.Hash} by {pipeline}: their bytes have another hash");
                        continue;
                    }

                    foreach (var observation in ReadObservations(json, version).All())
                    {
                        observations++;
                        offsets += OffsetCheck.EvidenceOf(observation).Count();
                        faults.AddRange(OffsetCheck.Faults(version.Document, observation)
                            .Select(f => $"version {row.Hash}: {f} isn't its quote"));
                    }
                }
            }

            var integrity = await _connection.QueryAsync<string>("PRAGMA quick_check").ConfigureAwait(false);
            faults.AddRange(integrity.Where(i => i is not "ok").Select(i => "database: " + i));
            return new LedgerCheck(versions, observations, offsets, faults.ToImmutable());
        }
        catch (SqliteException e)
        {
            throw SqliteFaults.Coded(e, _path);
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static async Task PrepareAsync(SqliteConnection connection, string path)
    {
        var (application, version) = await IdentityAsync(connection).ConfigureAwait(false);
        var isEmpty = await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM sqlite_master").ConfigureAwait(false) == 0;
        if (application != Schema.ApplicationId && !isEmpty)
        {
            throw new DiagnosticException(DiagnosticCatalogue.LedgerForeign.At(path, "it is another program's database"));
        }

        if (version > Schema.Version)
        {
            throw new DiagnosticException(DiagnosticCatalogue.LedgerNewer.At(
                path, $"its schema is version {version}, this program's {Schema.Version}"));
        }

        if (isEmpty)
        {
            await CreateAsync(connection).ConfigureAwait(false);
        }
        else if (version < Schema.Version)
        {
            await RaiseAsync(connection).ConfigureAwait(false);
        }

        await connection.ExecuteAsync("PRAGMA synchronous = FULL").ConfigureAwait(false);
    }

    private static async Task CreateAsync(SqliteConnection connection)
    {
        await connection.ExecuteAsync("PRAGMA journal_mode = WAL").ConfigureAwait(false);
        using var transaction = connection.BeginTransaction(deferred: false);
        // Another process may have made it between the look and the lock.
        if ((await IdentityAsync(connection).ConfigureAwait(false)).Application != Schema.ApplicationId)
        {
            await connection.ExecuteAsync(Schema.Create, transaction: transaction).ConfigureAwait(false);
            foreach (var guard in Schema.Guards)
            {
                await connection.ExecuteAsync(guard, transaction: transaction).ConfigureAwait(false);
            }

            await AddTablesAsync(connection, above: 1, transaction).ConfigureAwait(false);
            await connection.ExecuteAsync($"PRAGMA application_id = {Schema.ApplicationId}", transaction: transaction).ConfigureAwait(false);
        }

        await transaction.CommitAsync().ConfigureAwait(false);
    }

    private static async Task RaiseAsync(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        await AddTablesAsync(connection, (await IdentityAsync(connection).ConfigureAwait(false)).Version, transaction).ConfigureAwait(false);
        await transaction.CommitAsync().ConfigureAwait(false);
    }

    private static async Task AddTablesAsync(SqliteConnection connection, long above, SqliteTransaction transaction)
    {
        foreach (var (_, table, create) in Schema.Later.Where(t => t.Version > above))
        {
            foreach (var sql in Schema.GuardsOf(table).Prepend(create))
            {
                await connection.ExecuteAsync(sql, transaction: transaction).ConfigureAwait(false);
            }
        }

        await connection.ExecuteAsync($"PRAGMA user_version = {Schema.Version}", transaction: transaction).ConfigureAwait(false);
    }

    private static async Task<(long Application, long Version)> IdentityAsync(SqliteConnection connection) => (
        await connection.ExecuteScalarAsync<long>("PRAGMA application_id").ConfigureAwait(false),
        await connection.ExecuteScalarAsync<long>("PRAGMA user_version").ConfigureAwait(false));

    private LedgerVersion ReadVersion(VersionRow row, IEnumerable<string> sources)
    {
        try
        {
            ImmutableArray<string> names = [.. sources.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            return new LedgerVersion(
                row.Hash, DocumentJson.Read(row.Json) with { Source = names.FirstOrDefault() }, names,
                DateTimeOffset.Parse(row.Recorded, CultureInfo.InvariantCulture));
        }
        catch (JsonException e)
        {
            throw new DiagnosticException(
                DiagnosticCatalogue.LedgerCorrupt.At(_path, $"version {row.Hash} can't be read"), e);
        }
    }

    private DocumentObservations ReadObservations(byte[] json, LedgerVersion version)
    {
        try
        {
            return ObservationsJson.Read(json, new CodePointMap(version.Document.Text));
        }
        catch (JsonException e)
        {
            throw new DiagnosticException(
                DiagnosticCatalogue.LedgerCorrupt.At(_path, $"observations of version {version.Hash} can't be read"), e);
        }
    }

    private static LedgerVersion WithSighting(LedgerVersion version, FoundDate? seen) => seen is null ? version : version with
    {
        Document = version.Document with { Dates = [.. version.Document.Dates.Append(seen).OrderBy(d => d.Role)] },
    };

    private static DocumentObservations WithSource(DocumentObservations observations, LedgerVersion version) =>
        observations with { Document = observations.Document with { Source = version.Document.Source } };

    private async Task<bool> InsertObservationsAsync(
        string hash, Document document, string pipeline, DocumentObservations observations, string now,
        SqliteTransaction transaction)
    {
        var bare = observations with { Document = document.Header with { Source = null } };
        var json = ObservationsJson.Write(bare, new CodePointMap(document.Text));
        return await InsertAsync(
            """
            INSERT INTO observations (version_hash, pipeline, hash, json, recorded)
            VALUES (@hash, @pipeline, @jsonHash, @json, @now) ON CONFLICT DO NOTHING
            """,
            new { hash, pipeline, jsonHash = ContentHash.OfBytes(json), json, now }, transaction).ConfigureAwait(false);
    }

    private async Task<bool> InsertAsync(string sql, object values, SqliteTransaction transaction) =>
        await _connection.ExecuteAsync(sql, values, transaction).ConfigureAwait(false) == 1;

    private async Task<T> WriteAsync<T>(Func<SqliteTransaction, Task<T>> write, CancellationToken cancellation)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            using var transaction = _connection.BeginTransaction(deferred: false);
            var result = await write(transaction).ConfigureAwait(false);
            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
            return result;
        }
        catch (SqliteException e)
        {
            throw SqliteFaults.Coded(e, _path);
        }
    }

    private string Now() => _clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);

    private sealed record VersionRow
    {
        public string Hash { get; init; } = "";

        public byte[] Json { get; init; } = [];

        public string Recorded { get; init; } = "";
    }
}
