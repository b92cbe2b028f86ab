using FsCheck;
using FsCheck.Fluent;
using Recount.Core;
using Recount.Engine.Records;
using Recount.Engine.Stages;
using Recount.Ledger;
using Recount.Ledger.Sqlite;

namespace Recount.Engine.Tests.Records;

/// <summary>The sample coverage, extracted once for the class.</summary>
public sealed class SampleCoverage
{
    public Pipeline Pipeline { get; } = StandardPipeline.Load(AppContext.BaseDirectory);

    public IReadOnlyList<LedgerEntry> Entries { get; }

    public SampleCoverage()
    {
        var samples = Path.Combine(Repository.Root, "samples");
        Entries =
        [
            .. Directory.EnumerateFiles(samples, "*.*", SearchOption.AllDirectories)
                .Where(f => Path.GetExtension(f) is ".txt" or ".html").Order(StringComparer.Ordinal)
                .AsParallel().AsOrdered().Select(Read),
        ];
    }

    private LedgerEntry Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var document = Pipeline.Reader.Read(bytes, new SourceFacts(Path.GetFileName(path), null)).Document
            ?? throw new InvalidOperationException($"{path} can't be read");
        return new LedgerEntry(
            Path.GetFileName(path), ContentHash.OfBytes(bytes), document, Pipeline.ExtractionHash, Pipeline.Extractor.Extract(document));
    }
}

/// <summary>Promise 2: the same documents, in any order and batching, give the same record.</summary>
public sealed class OrderTests(SampleCoverage coverage) : IClassFixture<SampleCoverage>
{
    private const int Runs = 8;

    private async Task<string> HashAsync(IEnumerable<LedgerEntry[]> batches, PublicationTime? asOf = null)
    {
        var path = Path.GetTempFileName();
        File.Delete(path);
        try
        {
            // A batch is one opening of the ledger, as one run of `recount add` is.
            foreach (var batch in batches)
            {
                await using var ledger = await SqliteLedger.OpenAsync(path, OpenMode.CreateIfMissing, TimeProvider.System, default);
                foreach (var entry in batch)
                {
                    await ledger.AddAsync(entry, default);
                }
            }

            await using var whole = await SqliteLedger.OpenAsync(path, OpenMode.CreateIfMissing, TimeProvider.System, default);
            return (await new RecordBuilder(coverage.Pipeline).BuildAsync(whole, asOf, default)).Hash();
        }
        finally
        {
            foreach (var file in new[] { path, path + "-wal", path + "-shm" })
            {
                File.Delete(file);
            }
        }
    }

    [Fact]
    public async Task Any_order_and_batching_of_the_sample_coverage_gives_the_same_record()
    {
        var expected = await HashAsync([[.. coverage.Entries]]);
        var seed = (ulong)TimeProvider.System.GetTimestamp();
        Console.WriteLine($"seed of the order of documents: {seed}");
        var shuffled = Gen.Choose(1, 9).SelectMany(size =>
            Gen.Shuffle(coverage.Entries.ToArray()).Select(entries => entries.Chunk(size).ToArray()));

        Prop.ForAll(shuffled.ToArbitrary(), batches => string.Equals(HashAsync(batches).GetAwaiter().GetResult(), expected, StringComparison.Ordinal))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Runs).WithReplay(seed, 1));
    }

    [Fact]
    public async Task A_source_given_twice_changes_nothing()
    {
        var once = await HashAsync([[.. coverage.Entries]]);

        (await HashAsync([[.. coverage.Entries], [.. coverage.Entries.Take(5)]])).ShouldBe(once);
    }

    [Fact]
    public async Task As_of_a_moment_the_record_is_that_of_a_ledger_that_holds_only_what_was_out_by_then()
    {
        var moment = PublicationTime.Parse("2025-06-07")!.Value;
        var end = moment.Moment.AddDays(1);
        var out_ = coverage.Entries.Where(e => (e.Document.Updated ?? e.Document.Published)!.Value.Moment < end).ToArray();

        out_.Length.ShouldBeInRange(5, coverage.Entries.Count - 5);
        (await HashAsync([[.. coverage.Entries]], moment)).ShouldBe(await HashAsync([out_], moment));
    }

    [Fact]
    public async Task The_sample_coverage_has_what_the_demo_promises()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("recount-samples").FullName, "a.sqlite");
        await using var ledger = await SqliteLedger.OpenAsync(path, OpenMode.CreateIfMissing, TimeProvider.System, TestContext.Current.CancellationToken);
        foreach (var entry in coverage.Entries)
        {
            await ledger.AddAsync(entry, TestContext.Current.CancellationToken);
        }

        var records = (await new RecordBuilder(coverage.Pipeline).BuildAsync(ledger, null, TestContext.Current.CancellationToken)).Records;

        records.Copies.Select(g => g.Select(d => d.Source).Order(StringComparer.Ordinal).First()).Order(StringComparer.Ordinal)
            .ShouldBe(["0602-wire-second-round.txt", "0603-nearcopy-boulkessi.html", "0610-agency-odesa.txt"]);
        var sumy = records.Incidents
            .Where(i => i.Places.Any(p => p.Name == "Sumy") && i.Time?.Start == new DateOnly(2025, 6, 3))
            .MaxBy(i => i.Reports)!;
        sumy.Reports.ShouldBeGreaterThanOrEqualTo(4);
        sumy.Figures.First(f => f.Harm == Harm.Killed).Current.ShouldBe(Quantity.Exactly(6));
    }
}
