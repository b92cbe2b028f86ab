using System.Collections.Concurrent;
using Recount.Cli.Commands;
using Recount.Core;
using Recount.Engine;
using Recount.Engine.Records;
using Recount.Engine.Stages;
using Recount.Evaluation;

namespace Recount.Cli.Tests;

/// <summary>The questions of specs/ask, on the real pipeline over the corpora of their names.</summary>
public sealed class AskTests
{
    private static readonly Lazy<Pipeline> s_pipeline = new(() => StandardPipeline.Load(AppContext.BaseDirectory));
    private static readonly ConcurrentDictionary<string, Lazy<LedgerRecords>> s_records = new(StringComparer.Ordinal);

    public static TheoryData<string> Corpora =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "specs", "ask"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Corpora))]
    public void Every_question_of_the_specs_is_answered_or_refused_as_it_should_be(string corpus)
    {
        if (Repository.Data is not { } data)
        {
            Assert.Skip("the data folder is absent (RECOUNT_DATA)");
            return;
        }

        var records = s_records.GetOrAdd(corpus, c => new Lazy<LedgerRecords>(() => Records(Path.Combine(data, "corpus", c)))).Value;
        var questions = AskGold.Load(Path.Combine(Repository.Root, "specs", "ask", corpus + ".json"));

        var report = AskBenchmark.Score(corpus, "", questions, records.Documents, AskCommand.AnswererOf(records).Answer);

        report.Errors.Select(e => $"{e.Quote} {e.Cause} {e.Gold}: {e.Pred}").ShouldBeEmpty();
    }

    private static LedgerRecords Records(string folder) => LedgerRecords.Of(s_pipeline.Value,
    [
        .. GoldCorpus.Load(folder).Where(d => d.SourcePath is not null).AsParallel().AsOrdered()
            .Select(d => s_pipeline.Value.Reader.Read(d.SourceBytes.AsMemory(), new SourceFacts(Path.GetFileName(d.SourcePath!), d.Published)).Document)
            .OfType<Document>().Select(d => new ReportedDocument(d, s_pipeline.Value.Extractor.Extract(d))),
    ]);
}
