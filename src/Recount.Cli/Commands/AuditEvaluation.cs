using System.Globalization;
using System.Text.Json;
using Recount.Core;
using Recount.Engine;
using Recount.Engine.Sources;
using Recount.Evaluation;

namespace Recount.Cli.Commands;

/// <summary>What "evaluate audit" draws and whose marks it counts.</summary>
/// <param name="Sample">How many documents.</param>
/// <param name="Seed">Which ones.</param>
/// <param name="Marks">None for a sheet to mark, or two readers' files.</param>
internal sealed record AuditRequest(int Sample, int Seed, IReadOnlyList<string> Marks);

/// <summary>Prints observations beside their sentences for a reader, or counts what two readers marked.</summary>
internal static class AuditEvaluation
{
    public static async Task<EvaluateOutcome> RunAsync(EvaluateRequest request, CancellationToken cancellation)
    {
        var audit = request.Audit;
        var marks = audit.Marks.Select(Read).ToList();
        if (marks.Count is not (0 or 2))
        {
            throw new DiagnosticException(DiagnosticCatalogue.DataNotFound.At("--marks", "an audit counts the marks of two readers"));
        }

        var documents = new List<(Document Document, DocumentObservations Observations)>();
        var intake = new Intake(request.Host.LoadPipeline(), new IntakeLimits());
        var sources = new SourceWalker(request.Host.OpenInput).Walk(request.Paths).ToList();
        await foreach (var taken in intake.RunAsync(sources, published: null, extract: true, cancellation).ConfigureAwait(false))
        {
            if (taken is { Document: { } document, Observations: { } observations })
            {
                documents.Add((document, observations));
            }
        }

        // A copy of one article in two feeds is one document.
        var drawn = AuditSample.Draw(documents.DistinctBy(d => d.Document.Id), d => d.Document.Id, audit.Sample, audit.Seed);
        if (marks.Count == 2)
        {
            var report = AuditBenchmark.Score([.. drawn.SelectMany(d => AuditField.Of(d.Observations))], marks[0], marks[1]);
            return new EvaluateOutcome([report.Result], report.Errors);
        }

        using var lines = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        foreach (var (document, observations) in drawn)
        {
            AuditSample.Write(lines, document, observations);
        }

        return new EvaluateOutcome([], []) { Sheet = lines.ToString() };
    }

    private static AuditMarks Read(string path)
    {
        try
        {
            using var lines = File.OpenText(path);
            return AuditMarks.Read(lines);
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            throw new DiagnosticException(DiagnosticCatalogue.DataNotFound.At(path, $"it holds no marks ({e.GetType().Name})"), e);
        }
    }
}
