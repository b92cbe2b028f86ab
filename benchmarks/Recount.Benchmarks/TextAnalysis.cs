using BenchmarkDotNet.Attributes;
using Recount.Core;
using Recount.Language;

namespace Recount.Benchmarks;

/// <summary>The language layer on news, whole and in parts. An operation is fifty articles.</summary>
[MemoryDiagnoser]
public class TextAnalysis
{
    private EnglishModel _model = null!;
    private EnglishAnalyser _analyser = null!;
    private List<Document> _documents = [];
    private List<List<string>> _sentences = [];

    [GlobalSetup]
    public void Setup()
    {
        _model = Load();
        _analyser = new EnglishAnalyser(_model, LanguageFacts.Load(AppContext.BaseDirectory));
        _documents = [.. TextSet.Load(TextSet.StandardFiles()).Take(50)];
        _sentences = [.. _documents.SelectMany(d => _model.Sentences.Split(d).Select(s => s.Words.Select(w => w.Slice(d.Text)).ToList()))];
    }

    [Benchmark(Baseline = true)]
    public int WholeLayer() => _documents.Sum(d => _analyser.Analyse(d).Sentences.Length);

    [Benchmark]
    public int SentencesAndWords() => _documents.Sum(d => _model.Sentences.Split(d).Length);

    [Benchmark]
    public int TagsTreesAndNames() => _sentences.Sum(s => _model.Network.Read(s).Heads.Count);

    internal static EnglishModel Load() =>
        EnglishModel.Load(Path.Combine(AppContext.BaseDirectory, "models", "english", EnglishModel.FileName));
}
