using System.Collections.Frozen;
using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Recount.Cli.Terminal;
using Recount.Core;
using Recount.Core.Json;
using Recount.Engine;
using Recount.Engine.Records;
using Recount.Evaluation;
using Recount.Extraction;
using Recount.Language;
using Recount.Reading;

namespace Recount.Cli.Commands;

/// <summary>What a benchmark is given.</summary>
/// <param name="Paths">As named; where none are, the benchmark's own default below the data folder.</param>
/// <param name="Limit">At most so many items; null for all.</param>
/// <param name="IsQuiet">No progress.</param>
/// <param name="Host">What the benchmark may touch.</param>
/// <param name="IsRaw">From raw text, not gold words.</param>
/// <param name="Folds">A folder of page models that each leave out some sites; null for the shipped one.</param>
/// <param name="Audit">What "audit" draws.</param>
internal sealed record EvaluateRequest(
    IReadOnlyList<string> Paths, int? Limit, bool IsQuiet, Host Host, bool IsRaw, string? Folds, AuditRequest Audit);

/// <summary>What a benchmark gives back.</summary>
/// <param name="Results">One a path, in order.</param>
/// <param name="Errors">Each disagreement, where the benchmark tells them.</param>
internal sealed record EvaluateOutcome(IReadOnlyList<BenchmarkResult> Results, IReadOnlyList<ScoringError> Errors)
{
    /// <summary>What is printed where there is nothing to score yet: lines for a reader to mark.</summary>
    public string? Sheet { get; init; }
}

internal static class EvaluateCommand
{
    private const string About = """
        Scores Recount on a benchmark. "own" scores observations against gold in the codebook's words, all paths pooled by
        folder, and "calibration" how far their scores can be believed, each document's given by a model that hasn't seen it;
        "records" scores the merged record of each folder; "ask" its answers to the questions of its ask.json;
        "conllu" tags and trees, "names" names of people, places and organisations, "coref" who means whom, "re3d" entities and
        relations, "muc" templates of MUC-4 (a prefix of its files), "timex" times and "toponyms" places (all paths pooled),
        "recognizers" times and numbers of Recognizers-Text's specifications. Of what is told, not in the codebook's words:
        "polnear" who says and thinks what, "plover" what sides do to each other, "indiapolice" what the police did, "case21" types
        of events. "airwars", "isaf", "longtail" and "gvdb" score what is read of incidents against what desks coded of the same
        texts. Of pages: "segments", "articles", "zyte" and "readability" score the text of articles, "dates" their days,
        "live-blogs" the posts. "audit" draws documents and prints each field of their incidents and positions beside its sentence,
        a JSON line each; two readers' marks (lines of id, document, observation, field, start, end, right) are counted with --marks.

        Examples:
          recount evaluate own ../shared/corpus
          recount evaluate own ../shared/corpus/seeds --errors errors.jsonl
          recount evaluate records ../shared/corpus/june-strikes --json
          recount evaluate ask ../shared/corpus/seeds --errors errors.jsonl
          recount evaluate muc ../shared/data/muc/tst1 ../shared/data/muc/tst2
          recount evaluate conllu ../shared/data/ud-ewt/dev.conllu --raw
          recount evaluate segments ../shared/data/pages/web/segments.jsonl --folds folds
          recount evaluate audit ../shared/data/coverage/*.jsonl --sample 40 --seed 1 > sheet.jsonl
          recount evaluate audit ../shared/data/coverage/*.jsonl --sample 40 --seed 1 --marks docs/audit/first.jsonl --marks docs/audit/second.jsonl
        """;

    /// <summary>The dispatch table: a new benchmark is a new line.</summary>
    private static readonly FrozenDictionary<string, Func<EvaluateRequest, CancellationToken, Task<EvaluateOutcome>>> s_benchmarks =
        new Dictionary<string, Func<EvaluateRequest, CancellationToken, Task<EvaluateOutcome>>>(StringComparer.Ordinal)
        {
            ["airwars"] = (request, _) => Task.FromResult(OfExtraction(request, (path, analyser, extractor) =>
                AirwarsBenchmark.Score(path, new SystemReader(analyser, extractor), request.Limit))),
            ["ask"] = AskAsync,
            ["audit"] = AuditEvaluation.RunAsync,
            ["calibration"] = (request, _) => Task.FromResult(ConfidenceCorpus.Evaluate(request)),
            ["case21"] = (request, _) => Task.FromResult(OfExtraction(request, (path, analyser, extractor) =>
                Case21Benchmark.Score(path, analyser, extractor, LexiconFolder.LoadInstalled(), request.Limit))),
            ["coref"] = (request, _) => Task.FromResult(Coref(request)),
            ["conllu"] = (request, _) => Task.FromResult(OfModel(request, (path, model) => request.IsRaw
                ? ConlluBenchmark.OnRawText(path, model, request.Limit)
                : ConlluBenchmark.OnGoldWords(path, model, request.Limit))),
            ["gvdb"] = (request, _) => Task.FromResult(OfExtraction(request, (path, analyser, extractor) =>
                GvdbBenchmark.Score(path, new SystemReader(analyser, extractor), request.Limit))),
            ["isaf"] = (request, _) => Task.FromResult(OfExtraction(request, (path, analyser, extractor) =>
                IsafBenchmark.Score(path, new SystemReader(analyser, extractor), request.Limit))),
            ["longtail"] = (request, _) => Task.FromResult(OfExtraction(request, (path, analyser, extractor) =>
                LongTailBenchmark.Score(path, new SystemReader(analyser, extractor), request.Host.LoadPipeline().Reconciler, request.Limit))),
            ["names"] = (request, _) =>
            {
                var typer = LanguageFacts.Load(AppContext.BaseDirectory).Names;
                return Task.FromResult(OfModel(request, (path, model) => NamesBenchmark.Score(path, model, typer, request.Limit)));
            },
            ["timex"] = (request, _) => Task.FromResult(OfFacts(request, (facts, sentences) => TimexBenchmark.Score(request.Paths, sentences, facts.Times, request.Limit))),
            ["toponyms"] = (request, _) => Task.FromResult(OfFacts(request, (facts, sentences) => ToponymsBenchmark.Score(request.Paths, sentences, facts.Places, request.Limit))),
            ["recognizers"] = (request, _) => Task.FromResult(OfFacts(request, (facts, _) => RecognizersBenchmark.Score(request.Paths[0], facts, request.Limit))),
            ["indiapolice"] = (request, _) => Task.FromResult(OfExtraction(request, (path, analyser, extractor) =>
                IndiaPoliceBenchmark.Score(path, d => extractor.Dealings(analyser.Analyse(d)), request.Limit))),
            ["muc"] = (request, _) => Task.FromResult(Muc(request)),
            ["own"] = OwnAsync,
            ["re3d"] = (request, _) => Task.FromResult(Re3d(request)),
            ["plover"] = (request, _) => Task.FromResult(OfExtraction(request, (path, analyser, extractor) =>
                PloverBenchmark.Score(path, d => extractor.Dealings(analyser.Analyse(d)), request.Limit))),
            ["polnear"] = (request, _) => Task.FromResult(OfExtraction(request, (path, analyser, extractor) =>
                PolNearBenchmark.Score(path, d => extractor.Attributions(analyser.Analyse(d)), request.Limit))),
            ["records"] = RecordsAsync,
            ["articles"] = OfPages(ArticlesBenchmark.Score),
            ["dates"] = OfPages(DatesBenchmark.Score),
            ["live-blogs"] = OfPages(LiveBlogsBenchmark.Score),
            ["readability"] = OfPages(ReadabilityBenchmark.Score),
            ["segments"] = OfPages(SegmentsBenchmark.Score),
            ["zyte"] = OfPages(ZyteBenchmark.Score),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Command Make(Host host)
    {
        var name = new Argument<string>("NAME") { Description = "Which benchmark: " + string.Join(", ", s_benchmarks.Keys.Order(StringComparer.Ordinal)) + "." };
        name.AcceptOnlyFromAmong([.. s_benchmarks.Keys]);
        var paths = new Argument<string[]>("PATH") { Description = "Folders or files of the benchmark.", Arity = ArgumentArity.ZeroOrMore };
        var json = new Option<bool>("--json") { Description = "Scores as JSON." };
        var errors = new Option<string?>("--errors") { Description = "A file for each disagreement, a JSON line each.", HelpName = "FILE" };
        var limit = new Option<int?>("--limit") { Description = "At most so many items.", HelpName = "N" };
        var raw = new Option<bool>("--raw") { Description = "conllu: from raw text instead of gold words." };
        var folds = new Option<string?>("--folds")
        {
            Description = "Pages: read each by a model that hasn't seen its site ('recount train block-folds' makes them).", HelpName = "DIR",
        };
        var sample = new Option<int>("--sample") { Description = "audit: how many documents.", HelpName = "N", DefaultValueFactory = _ => 40 };
        var seed = new Option<int>("--seed") { Description = "audit: which documents.", HelpName = "S", DefaultValueFactory = _ => 1 };
        var marks = new Option<string[]>("--marks") { Description = "audit: a reader's marks; given twice.", HelpName = "FILE" };
        var command = new Command("evaluate", About) { name, paths, json, errors, limit, raw, folds, sample, seed, marks };
        command.SetAction(async (parsed, cancellation) =>
        {
            var named = parsed.GetValue(paths) ?? [];
            var request = new EvaluateRequest(
                named.Length > 0 ? named : [Path.Combine(host.DataFolder, "corpus")], parsed.GetValue(limit),
                parsed.GetValue(Options.Quiet), host, parsed.GetValue(raw), parsed.GetValue(folds),
                new AuditRequest(parsed.GetValue(sample), parsed.GetValue(seed), parsed.GetValue(marks) ?? []));
            var outcome = await s_benchmarks[parsed.GetRequiredValue(name)](request, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(errors) is { } path)
            {
                using var lines = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
                ScoringErrorLines.Write(lines, outcome.Errors);
                OutputFile.Write(path, Encoding.UTF8.GetBytes(lines.ToString()));
            }

            host.Write(outcome.Sheet ?? (parsed.GetValue(json) ? Json(outcome.Results) : Text(outcome.Results)));
            return ExitCode.Ok;
        });
        return command;
    }

    private static Func<EvaluateRequest, CancellationToken, Task<EvaluateOutcome>> OfPages(Func<string, int?, PageFolds?, BenchmarkReport> score) => (request, _) =>
    {
        var folds = request.Folds is { } folder ? Folds(folder) : null;
        return Task.FromResult(Together(request.Paths.Select(path => score(path, request.Limit, folds))));
    };

    private static PageFolds Folds(string folder)
    {
        try
        {
            return PageFolds.Load(folder);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw new DiagnosticException(DiagnosticCatalogue.DataNotFound.At(folder, $"it holds no folds of this version ({e.GetType().Name})"), e);
        }
    }

    private static EnglishModel LoadModel() => EnglishModel.Load(Path.Combine(AppContext.BaseDirectory, "models", "english", EnglishModel.FileName));

    // All paths together are one corpus.
    private static EvaluateOutcome OfFacts(EvaluateRequest request, Func<LanguageFacts, SentenceSplitter, BenchmarkReport> score)
    {
        foreach (var path in request.Paths.Where(p => !Path.Exists(p)))
        {
            throw new DiagnosticException(DiagnosticCatalogue.DataNotFound.At(path, "there is no such file or folder"));
        }

        var report = score(LanguageFacts.Load(AppContext.BaseDirectory), LoadModel().Sentences);
        return Together([report]);
    }

    private static EvaluateOutcome OfModel(EvaluateRequest request, Func<string, EnglishModel, BenchmarkResult> score)
    {
        var model = LoadModel();
        return new EvaluateOutcome([.. request.Paths.Select(path => score(Existing(path), model))], []);
    }

    private static string Existing(string path) => File.Exists(path)
        ? path
        : throw new DiagnosticException(DiagnosticCatalogue.DataNotFound.At(path, "there is no such file"));

    private static EvaluateOutcome Together(IEnumerable<BenchmarkReport> reports)
    {
        var all = reports.ToList();
        return new EvaluateOutcome([.. all.Select(r => r.Result)], [.. all.SelectMany(r => r.Errors)]);
    }

    private static EvaluateOutcome OfExtraction(EvaluateRequest request, Func<string, EnglishAnalyser, Extractor, BenchmarkReport> score)
    {
        var facts = LanguageFacts.Load(AppContext.BaseDirectory);
        var analyser = new EnglishAnalyser(LoadModel(), facts);
        var extractor = new Extractor(LexiconFolder.LoadInstalled(), facts.Actors, ConfidenceModel.LoadInstalled());
        return Together(request.Paths.Select(path => score(Existing(path), analyser, extractor)));
    }

    private static EvaluateOutcome Coref(EvaluateRequest request)
    {
        var model = LoadModel();
        var facts = LanguageFacts.Load(AppContext.BaseDirectory);
        return Together(request.Paths.Select(path => CorefBenchmark.Score(
            Existing(path), d => facts.Coreference.Resolve(AnnotatedSentences.Analyse(d, model, facts.Names), d.Speakers), request.Limit)));
    }

    private static EvaluateOutcome Re3d(EvaluateRequest request)
    {
        var facts = LanguageFacts.Load(AppContext.BaseDirectory);
        var analyser = new EnglishAnalyser(LoadModel(), facts);
        var weapons = LexiconFolder.LoadInstalled()["incident.weapons.v1"];
        return Together(request.Paths.Select(path => Directory.Exists(path)
            ? Re3dBenchmark.Score(path, analyser, facts, weapons, request.Limit)
            : throw new DiagnosticException(DiagnosticCatalogue.DataNotFound.At(path, "there is no such folder"))));
    }

    private static EvaluateOutcome Muc(EvaluateRequest request)
    {
        foreach (var prefix in request.Paths.Where(p => !MucBenchmark.IsThere(p)))
        {
            throw new DiagnosticException(DiagnosticCatalogue.DataNotFound.At(prefix, "there are no -texts, -keys and -roles of that prefix"));
        }

        var facts = LanguageFacts.Load(AppContext.BaseDirectory);
        var lexicons = LexiconFolder.LoadInstalled();
        var benchmark = new MucBenchmark(new EnglishAnalyser(LoadModel(), facts), new Extractor(lexicons, facts.Actors, ConfidenceModel.Sure), facts, lexicons,
            WordVectors.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "models", "english", WordVectors.FileName))));
        return Together(benchmark.Score(request.Paths, Path.Combine(request.Host.DataFolder, "data", MucBenchmark.Name), request.Limit));
    }

    private static async Task<EvaluateOutcome> OwnAsync(EvaluateRequest request, CancellationToken cancellation)
    {
        var results = new List<BenchmarkResult>();
        var errors = new List<ScoringError>();
        var pipeline = request.Host.LoadPipeline();
        foreach (var folder in request.Paths)
        {
            var gold = Limited(GoldCorpus.Load(folder), request.Limit);
            var read = await ReadAsync(gold, pipeline, request, cancellation).ConfigureAwait(false);
            var report = OwnBenchmark.Report(gold, d => read.TryGetValue(d.Name, out var r)
                ? ObservationsJson.Write(r.Observations, new CodePointMap(r.Document.Text))
                : ReadOnlyMemory<byte>.Empty);
            results.Add(report.Result);
            errors.AddRange(report.Errors);
            if (report.UnfoundedEvidence > 0)
            {
                await request.Host.Error.WriteLineAsync(FormattableString.Invariant(
                    $"{report.UnfoundedEvidence} pieces of evidence do not stand in their document and were not counted"))
                    .ConfigureAwait(false);
            }
        }

        return new EvaluateOutcome(results, errors);
    }

    private static async Task<EvaluateOutcome> RecordsAsync(EvaluateRequest request, CancellationToken cancellation)
    {
        var results = new List<BenchmarkResult>();
        var pipeline = request.Host.LoadPipeline();
        foreach (var folder in request.Paths)
        {
            var read = await ReadAsync(GoldCorpus.Load(folder), pipeline, request, cancellation).ConfigureAwait(false);
            var records = LedgerRecords.Of(pipeline, [.. read.Values]);
            results.Add(RecordsBenchmark.Score(folder, records.ToJson(indented: false)));
        }

        return new EvaluateOutcome(results, []);
    }

    private static async Task<EvaluateOutcome> AskAsync(EvaluateRequest request, CancellationToken cancellation)
    {
        var results = new List<BenchmarkResult>();
        var errors = new List<ScoringError>();
        var pipeline = request.Host.LoadPipeline();
        foreach (var folder in request.Paths)
        {
            var gold = GoldCorpus.Load(folder);
            var path = Path.Combine(folder, AskGold.FileName);
            var questions = AskGold.Load(path).Take(request.Limit ?? int.MaxValue).ToList();
            var read = await ReadAsync(gold, pipeline, request, cancellation).ConfigureAwait(false);
            var records = LedgerRecords.Of(pipeline, [.. read.Values]);
            var hash = ContentHash.Of(GoldCorpus.Hash(gold), ContentHash.OfBytes(await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false)));
            var report = AskBenchmark.Score(
                Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)) + "/" + AskGold.FileName, hash, questions, records.Documents,
                AskCommand.AnswererOf(records, pipeline));
            results.Add(report.Result);
            errors.AddRange(report.Errors);
        }

        return new EvaluateOutcome(results, errors);
    }

    private static GoldDocument[] Limited(IEnumerable<GoldDocument> gold, int? limit) => [.. gold.Take(limit ?? int.MaxValue)];

    /// <summary>Gold's own date stands in where the page gives none, as a coder would have had it.</summary>
    private static async Task<IReadOnlyDictionary<string, ReportedDocument>> ReadAsync(
        IReadOnlyList<GoldDocument> gold, Pipeline pipeline, EvaluateRequest request, CancellationToken cancellation)
    {
        var read = new SortedDictionary<string, ReportedDocument>(StringComparer.Ordinal);
        using var progress = ProgressLine.For(request.Host, request.IsQuiet);
        var done = 0;
        var work = gold.Where(d => d.SourcePath is not null).Select(d => (d, Task: Task.Run(() =>
        {
            cancellation.ThrowIfCancellationRequested();
            var outcome = pipeline.Reader.Read(
                d.SourceBytes.AsMemory(), new SourceFacts(Path.GetFileName(d.SourcePath!), d.Published));
            return outcome.Document is { } document
                ? new ReportedDocument(document, pipeline.Extractor.Extract(document))
                : null;
        }, cancellation))).ToList();
        foreach (var (document, task) in work)
        {
            if (await task.ConfigureAwait(false) is { } pair)
            {
                read.Add(document.Name, pair);
            }

            progress.Report(++done, work.Count, "documents");
        }

        return read;
    }

    private static string Text(IEnumerable<BenchmarkResult> results)
    {
        var text = new StringBuilder();
        foreach (var result in results)
        {
            text.Append(CultureInfo.InvariantCulture, $"{result.Name}  items {result.Items}  corpus {result.CorpusSha256[..12]}\n");
            foreach (var (name, score) in result.Scores)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {name,-32} {score:0.000}\n");
            }
        }

        return text.ToString();
    }

    // One object a path, as the data folder's README fixes it.
    private static string Json(IEnumerable<BenchmarkResult> results) => string.Concat(results.Select(Json));

    private static string Json(BenchmarkResult result)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("name", result.Name);
            json.WriteString("corpus_sha256", result.CorpusSha256);
            json.WriteNumber("items", result.Items);
            json.WriteStartObject("scores");
            foreach (var (name, score) in result.Scores)
            {
                json.WriteNumber(name, score);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }
}
