using Recount.Core;
using Recount.Extraction.Tests;
using Recount.Language;

[assembly: AssemblyFixture(typeof(Newsroom))]

namespace Recount.Extraction.Tests;

/// <summary>The shipped model, facts and rules, loaded once; reads invented sentences of Tuesday, 4 March 2025.</summary>
public sealed class Newsroom
{
    private readonly EnglishAnalyser _analyser;
    private readonly Extractor _extractor;

    public Newsroom()
    {
        var facts = LanguageFacts.Load(AppContext.BaseDirectory);
        var model = EnglishModel.Load(Path.Combine(AppContext.BaseDirectory, "models", "english", EnglishModel.FileName));
        Lexicons = LexiconFolder.LoadInstalled();
        _analyser = new EnglishAnalyser(model, facts);
        Actors = facts.Actors;
        // Rules are tried by themselves.
        _extractor = new Extractor(Lexicons, Actors, ConfidenceModel.Sure);
    }

    public LexiconFolder Lexicons { get; }

    public ActorCatalogue Actors { get; }

    public Extractor Scoring(IReadOnlyDictionary<string, int> weights) => new(Lexicons, Actors, new ConfidenceModel(weights));

    public DocumentObservations Read(params string[] paragraphs) => Read(Document(paragraphs));

    public DocumentObservations Read(Document document) => _extractor.Extract(_analyser.Analyse(document));

    /// <summary>The observations with the signs that each one's score is made of.</summary>
    public (DocumentObservations Observations, IReadOnlyList<IReadOnlyList<string>> Signs) Explain(params string[] paragraphs)
    {
        var analysed = _analyser.Analyse(Document(paragraphs));
        var observations = _extractor.Extract(analysed);
        return (observations, [.. _extractor.Explain(analysed, observations).Select(e => e.Signs)]);
    }

    /// <summary>Source, cue and content in words, pieces joined by " … ".</summary>
    public IReadOnlyList<(string Source, string Cue, string Content)> Attributions(params string[] paragraphs)
    {
        var document = Document(paragraphs);
        return [.. _extractor.Attributions(_analyser.Analyse(document)).Select(a => (Words(a.Source), Words(a.Cue), Words(a.Content)))];

        string Words(IEnumerable<TextSpan> pieces) => string.Join(" … ", pieces.Select(p => p.Slice(document.Text)));
    }

    /// <summary>The first dealing of a sentence.</summary>
    public Dealing? Dealing(string sentence) => _extractor.Dealings(Analyse(sentence)).FirstOrDefault();

    public AnalysedDocument Analyse(string text) => _analyser.Analyse(Document(text));

    public static Document Document(params string[] paragraphs)
    {
        var text = string.Join("\n\n", paragraphs);
        var blocks = new List<Block>();
        var at = 0;
        foreach (var paragraph in paragraphs)
        {
            blocks.Add(new Block(new TextSpan(at, at + paragraph.Length), BlockRole.Body));
            at += paragraph.Length + 2;
        }

        return new Document
        {
            Id = DocumentId.Of(null, "The Test Gazette", text), Kind = DocumentKind.Article, Text = text, Blocks = [.. blocks],
            Published = new PublicationTime(new DateOnly(2025, 3, 4)), Language = "en", Outlet = "The Test Gazette",
        }.Validated();
    }
}
