using Microsoft.Data.Sqlite;
using Recount.Ledger.Sqlite;
using Recount.Core;

namespace Recount.Ledger.Tests;

public sealed class SqliteLedgerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("recount-ledger").FullName;

    private string File => Path.Combine(_folder, "l.sqlite");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<SqliteLedger> OpenAsync() => SqliteLedger.OpenAsync(File, OpenMode.CreateIfMissing, TimeProvider.System, Cancel);

    private static LedgerEntry Entry(string text, string url = "https://a.example/1", string published = "2025-03-04")
    {
        var document = new Document
        {
            Id = DocumentId.Of(url, null, text), Url = url, Kind = DocumentKind.Article, Published = PublicationTime.Parse(published),
            Language = "en", Text = text, Blocks = [new Block(new TextSpan(0, text.Length), BlockRole.Body)],
        };
        var statement = new StatementObservation
        {
            Id = ObservationId.Of(document.Id, "statements", text, 0, "k"), Evidence = [Evidence.From(text, new TextSpan(0, text.Length))],
            Speaker = "the mayor", Act = StatementAct.State, Content = text, ContentEvidence = Evidence.From(text, new TextSpan(0, text.Length)),
            Provenance = new Provenance("test.v1", 500),
        };
        return new LedgerEntry("a.txt", ContentHash.Of(text), document, "p1", new DocumentObservations { Document = document.Header, Statements = [statement] });
    }

    [Fact]
    public async Task A_document_is_added_once_and_its_new_text_is_a_new_version()
    {
        await using var ledger = await OpenAsync();

        (await ledger.AddAsync(Entry("Three people died."), Cancel)).ShouldBe(ArrivalFate.Added);
        (await ledger.AddAsync(Entry("Three people died."), Cancel)).ShouldBe(ArrivalFate.Known);
        (await ledger.AddAsync(Entry("Four people died."), Cancel)).ShouldBe(ArrivalFate.NewVersion);
        (await ledger.LatestAsync(null, Cancel)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_added_is_there_after_reopening()
    {
        await using (var ledger = await OpenAsync())
        {
            await ledger.AddAsync(Entry("Three people died 🚑 there."), Cancel);
        }

        await using var again = await OpenAsync();
        var version = (await again.LatestAsync(null, Cancel)).ShouldHaveSingleItem();
        var observations = await again.ObservationsAsync(version, "p1", Cancel);

        version.Document.Text.ShouldBe("Three people died 🚑 there.");
        observations!.Statements.ShouldHaveSingleItem().Evidence[0].Quote.ShouldBe(version.Document.Text);
        (await again.CheckAsync(Cancel)).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_seen_again_is_no_new_version_and_was_first_seen_at_its_earliest_moment()
    {
        await using var ledger = await OpenAsync();

        (await ledger.AddAsync(Seen("2025-03-05T10:00:00+02:00", "warc-date"), Cancel)).ShouldBe(ArrivalFate.Added);
        (await ledger.AddAsync(Seen("2025-03-05T07:00:00Z", "caller"), Cancel)).ShouldBe(ArrivalFate.Known);
        (await ledger.AddAsync(Entry("Three people died."), Cancel)).ShouldBe(ArrivalFate.Known);

        var document = (await ledger.LatestAsync(null, Cancel)).ShouldHaveSingleItem().Document;
        document.Dates.ShouldBe([new FoundDate(DateRole.FirstSeen, PublicationTime.Parse("2025-03-05T07:00:00Z")!.Value, "caller")]);
        (await ledger.CheckAsync(Cancel)).Faults.ShouldBeEmpty();

        static LedgerEntry Seen(string time, string found)
        {
            var entry = Entry("Three people died.");
            return entry with { Document = entry.Document with { Dates = [new FoundDate(DateRole.FirstSeen, PublicationTime.Parse(time)!.Value, found)] } };
        }
    }

    [Fact]
    public async Task Section_dates_and_key_events_come_back_as_they_were_kept()
    {
        var entry = Entry("Three people died.");
        var document = entry.Document with
        {
            Section = new Section("World", "json-ld"), Posts = [new Post { Id = "p1", IsKeyEvent = true }, new Post { Id = "p2" }],
            Dates = [new FoundDate(DateRole.Published, PublicationTime.Parse("2025-03-04T08:00:00Z")!.Value, "json-ld", IsZoneAssumed: true), new FoundDate(DateRole.Address, PublicationTime.Parse("2025-03-03")!.Value, "address")],
        };
        await using var ledger = await OpenAsync();
        await ledger.AddAsync(entry with { Document = document }, Cancel);

        var kept = (await ledger.LatestAsync(null, Cancel)).ShouldHaveSingleItem().Document;
        kept.Section.ShouldBe(document.Section);
        kept.Dates.ShouldBe(document.Dates);
        kept.Posts.ShouldBe(document.Posts);
    }

    [Fact]
    public async Task A_ledger_of_an_older_version_gets_the_tables_that_it_lacks()
    {
        await using (var ledger = await OpenAsync())
        {
            await ledger.AddAsync(Entry("One."), Cancel);
        }

        await using (var raw = new SqliteConnection($"Data Source={File}"))
        {
            await raw.OpenAsync(Cancel);
            await using var older = raw.CreateCommand();
            older.CommandText = "DROP TABLE sighting; DROP TABLE released; PRAGMA user_version = 1";
            await older.ExecuteNonQueryAsync(Cancel);
        }

        await using var again = await OpenAsync();
        await again.QuarantineAsync(new QuarantineEntry("b.txt", ContentHash.Of(""), "RC1002", "empty"), Cancel);
        await again.ReleaseAsync("b.txt", Cancel);
        (await again.QuarantinedAsync(Cancel)).ShouldBeEmpty();
        (await again.LatestAsync(null, Cancel)).ShouldHaveSingleItem().Document.Text.ShouldBe("One.");
    }

    [Fact]
    public async Task Lines_in_quarantine_come_in_the_order_of_their_numbers()
    {
        await using var ledger = await OpenAsync();
        foreach (var source in (string[])["b.jsonl#1000", "b.jsonl#250", "b.jsonl", "a.jsonl#3", "c#x.txt"])
        {
            await ledger.QuarantineAsync(new QuarantineEntry(source, ContentHash.Of(""), "RC1008", "broken"), Cancel);
        }

        (await ledger.QuarantinedAsync(Cancel)).Select(q => q.Source).ShouldBe(["a.jsonl#3", "b.jsonl", "b.jsonl#250", "b.jsonl#1000", "c#x.txt"]);
    }

    [Fact]
    public async Task As_of_a_day_only_what_was_published_by_then_counts()
    {
        await using var ledger = await OpenAsync();
        await ledger.AddAsync(Entry("One.", "https://a.example/1", "2025-03-04"), Cancel);
        await ledger.AddAsync(Entry("Two.", "https://a.example/2", "2025-03-09"), Cancel);

        (await ledger.LatestAsync(PublicationTime.Parse("2025-03-05"), Cancel)).ShouldHaveSingleItem().Document.Text.ShouldBe("One.");
    }

    [Fact]
    public async Task The_mark_changes_with_every_write_by_anyone_and_with_nothing_else()
    {
        await using var ledger = await OpenAsync();
        await using var other = await OpenAsync();
        var marks = new List<string> { await ledger.MarkAsync(Cancel) };

        await ledger.AddAsync(Entry("One."), Cancel);
        marks.Add(await ledger.MarkAsync(Cancel));
        await other.AddAsync(Entry("Two.", "https://a.example/2"), Cancel);
        marks.Add(await ledger.MarkAsync(Cancel));
        await other.QuarantineAsync(new QuarantineEntry("b.txt", ContentHash.Of(""), "RC1002", "empty"), Cancel);
        marks.Add(await ledger.MarkAsync(Cancel));

        marks.ShouldBeUnique();
        await other.AddAsync(Entry("One."), Cancel);
        (await ledger.LatestAsync(null, Cancel)).Count.ShouldBe(2);
        (await ledger.MarkAsync(Cancel)).ShouldBe(marks[^1]);
    }

    [Fact]
    public async Task Nothing_kept_can_be_changed_or_deleted()
    {
        await using (var ledger = await OpenAsync())
        {
            await ledger.AddAsync(Entry("Three people died."), Cancel);
        }

        await using var raw = new SqliteConnection($"Data Source={File}");
        await raw.OpenAsync(Cancel);
        var tables = new List<string>();
        await using (var list = raw.CreateCommand())
        {
            list.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
            await using var reader = await list.ExecuteReaderAsync(Cancel);
            while (await reader.ReadAsync(Cancel))
            {
                tables.Add(reader.GetString(0));
            }
        }

        tables.ShouldNotBeEmpty();
        foreach (var table in tables)
        {
            await using var count = raw.CreateCommand();
            count.CommandText = $"SELECT COUNT(*) FROM {table}";
            if (Convert.ToInt64(await count.ExecuteScalarAsync(Cancel), System.Globalization.CultureInfo.InvariantCulture) == 0)
            {
                continue;
            }

            await using var delete = raw.CreateCommand();
            delete.CommandText = $"DELETE FROM {table}";
            await Should.ThrowAsync<SqliteException>(() => delete.ExecuteNonQueryAsync(Cancel), table);
        }
    }

    [Fact]
    public async Task A_ledger_of_a_newer_version_is_refused_with_its_code()
    {
        await using (await OpenAsync())
        {
        }

        await using (var raw = new SqliteConnection($"Data Source={File}"))
        {
            await raw.OpenAsync(Cancel);
            await using var bump = raw.CreateCommand();
            bump.CommandText = "PRAGMA user_version = 999";
            await bump.ExecuteNonQueryAsync(Cancel);
        }

        var refused = await Should.ThrowAsync<DiagnosticException>(OpenAsync);
        refused.Diagnostic.Kind.Code.ShouldBe("RC3002");
    }

    [Fact]
    public async Task A_second_writer_waits_and_is_then_told_that_the_ledger_is_in_use()
    {
        await using var ledger = await OpenAsync();
        await using var other = new SqliteConnection($"Data Source={File}");
        await other.OpenAsync(Cancel);
        await using var begin = other.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        await begin.ExecuteNonQueryAsync(Cancel);

        var refused = await Should.ThrowAsync<DiagnosticException>(() => ledger.AddAsync(Entry("Three people died."), Cancel));

        refused.Diagnostic.Kind.Code.ShouldBe("RC3001");
        refused.Diagnostic.Kind.CanRetryHelp.ShouldBeTrue();
    }

    [Fact]
    public async Task A_byte_changed_behind_its_back_is_named_by_the_check()
    {
        await using (var ledger = await OpenAsync())
        {
            await ledger.AddAsync(Entry("Three people died."), Cancel);
        }

        await using (var raw = new SqliteConnection($"Data Source={File}"))
        {
            await raw.OpenAsync(Cancel);
            await using var triggers = raw.CreateCommand();
            triggers.CommandText = "SELECT group_concat('DROP TRIGGER ' || name, ';') FROM sqlite_master WHERE type = 'trigger'";
            var drops = (string)(await triggers.ExecuteScalarAsync(Cancel))!;
            await using var tamper = raw.CreateCommand();
            tamper.CommandText = drops + "; UPDATE version SET json = CAST(replace(CAST(json AS TEXT), 'Three', 'Seven') AS BLOB)";
            await tamper.ExecuteNonQueryAsync(Cancel);
        }

        await using var again = await OpenAsync();
        (await again.CheckAsync(Cancel)).Faults.ShouldNotBeEmpty();
    }
}
