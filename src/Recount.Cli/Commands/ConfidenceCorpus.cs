using System.Collections.Frozen;
using Recount.Core;
using Recount.Core.Json;
using Recount.Engine;
using Recount.Evaluation;
using Recount.Extraction;
using Recount.Language;
using Recount.Training;

namespace Recount.Cli.Commands;

/// <summary>What a model of confidence learns from and is measured on: what is extracted from documents with gold.</summary>
internal static class ConfidenceCorpus
{
    /// <summary>The corpora that were written for this project. Others hold third parties' texts: they measure and don't teach.</summary>
    private static readonly FrozenSet<string> s_written = new[] { "istanbul-talks", "june-strikes", "other-conflicts" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>"recount train confidence FOLDER".</summary>
    public static void Train(string folder, string output, IProgress<string> progress, Host host)
    {
        var examples = Read(folder, GoldCorpus.Load(folder), host);
        var model = new ConfidenceModel(ConfidenceTrainer.Train(Teaching(examples)));
        OutputFile.Write(output, System.Text.Encoding.UTF8.GetBytes(model.ToString()));
        progress.Report($"{Teaching(examples).Count()} observations taught it; SHA-256 {ContentHash.OfBytes(File.ReadAllBytes(output))}");
    }

    /// <summary>"recount evaluate calibration FOLDER…": each document's scores by a model that hasn't seen the document.</summary>
    public static EvaluateOutcome Evaluate(EvaluateRequest request)
    {
        var results = new List<BenchmarkResult>();
        foreach (var folder in request.Paths)
        {
            var gold = GoldCorpus.Load(folder);
            var examples = Read(folder, gold, request.Host);
            var scored = examples.GroupBy(e => e.Document, StringComparer.Ordinal).AsParallel().AsOrdered().SelectMany(document =>
            {
                var model = new ConfidenceModel(ConfidenceTrainer.Train(Teaching(examples).Where(e => e.Document != document.Key)));
                return document.Select(e => (model.Score(e.Signs), e.IsRight)).ToList();
            }).ToList();
            results.Add(Calibration.Report("calibration", GoldCorpus.Hash(gold), gold.Length, scored));
        }

        return new EvaluateOutcome(results, []);
    }

    private static IEnumerable<ConfidenceExample> Teaching(IEnumerable<ConfidenceExample> examples) =>
        examples.Where(e => e.Document.Split('/').Any(s_written.Contains));

    private static List<ConfidenceExample> Read(string folder, IReadOnlyList<GoldDocument> gold, Host host)
    {
        var pipeline = host.LoadPipeline();
        var analyser = new EnglishAnalyser(EnglishModel.Load(Path.Combine(AppContext.BaseDirectory, "models", "english", EnglishModel.FileName)), pipeline.Facts);
        var extractor = new Extractor(LexiconFolder.LoadInstalled(), pipeline.Facts.Actors, ConfidenceModel.Sure);
        var read = gold.Where(d => d.SourcePath is not null)
            .Select(d => (d.Name, pipeline.Reader.Read(d.SourceBytes.AsMemory(), new SourceFacts(Path.GetFileName(d.SourcePath!), d.Published)).Document))
            .Where(d => d.Document is not null).AsParallel().AsOrdered().Select(d =>
            {
                var analysed = analyser.Analyse(d.Document!);
                var observations = extractor.Extract(analysed);
                return (d.Name, Json: ObservationsJson.Write(observations, new CodePointMap(analysed.Document.Text)),
                    Signs: extractor.Explain(analysed, observations).Select(e => (Id: e.Observation.Id.Value, e.Signs)).ToList());
            }).ToDictionary(d => d.Name, StringComparer.Ordinal);
        var judged = OwnBenchmark.Report(gold, d => read.TryGetValue(d.Name, out var r) ? r.Json : ReadOnlyMemory<byte>.Empty).Judged
            .ToDictionary(j => (j.Document, j.Observation), j => j.IsRight);
        var root = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return [.. read.Values.SelectMany(d => d.Signs.Select(s => new ConfidenceExample($"{root}/{d.Name}", s.Signs, judged[(d.Name, s.Id)])))];
    }
}
