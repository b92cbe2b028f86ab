using System.Collections.Concurrent;
using System.Text.Json;
using Recount.Cli.Commands;
using Recount.Core;
using Recount.Engine;
using Recount.Engine.Records;
using Recount.Engine.Stages;
using Recount.Evaluation;

namespace Recount.Cli.Tests;

/// <summary>The questions of specs/ask, on the real pipeline over the sample coverage of their names.</summary>
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
        var file = Path.Combine(Repository.Root, "specs", "ask", corpus + ".json");
        var records = s_records.GetOrAdd(corpus, c => new Lazy<LedgerRecords>(() => Records(Path.Combine(Repository.Root, "samples", c)))).Value;

        var report = AskBenchmark.Score(corpus, "", AskGold.Load(file), records.Documents, AskCommand.AnswererOf(records, s_pipeline.Value));

        // A question that isn't answered yet stays in its file with the reason; once it is answered the mark goes.
        var unsupported = Unsupported(file);
        var wrong = report.Errors.Where(e => !unsupported.Contains(e.Quote ?? "")).Select(e => $"{e.Quote} {e.Cause} {e.Gold}: {e.Pred}");
        wrong.ShouldBeEmpty();
        report.Errors.Select(e => e.Quote).OfType<string>().Intersect(unsupported, StringComparer.Ordinal).ShouldBe(unsupported, ignoreOrder: true);
    }

    private static HashSet<string> Unsupported(string file)
    {
        using var spec = JsonDocument.Parse(File.ReadAllText(file));
        return spec.RootElement.GetProperty("questions").EnumerateArray()
            .Where(q => q.TryGetProperty("unsupported", out var reason) && reason.GetString() is { Length: > 0 })
            .Select(q => q.GetProperty("ask").GetString()!).ToHashSet(StringComparer.Ordinal);
    }

    private static LedgerRecords Records(string folder) => LedgerRecords.Of(s_pipeline.Value,
    [
        .. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).AsParallel().AsOrdered()
            .Select(f => s_pipeline.Value.Reader.Read(File.ReadAllBytes(f), new SourceFacts(Path.GetFileName(f), null)).Document)
            .OfType<Document>().Select(d => new ReportedDocument(d, s_pipeline.Value.Extractor.Extract(d))),
    ]);
}
