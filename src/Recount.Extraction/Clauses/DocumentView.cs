using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>A document as the rules see it.</summary>
internal sealed class DocumentView
{
    public DocumentView(AnalysedDocument analysed, ActorCatalogue actors)
    {
        Analysed = analysed;
        Actors = actors;
        Sentences = [.. analysed.Sentences.Select(s => new SentenceView(s, analysed.Document.Text))];
    }

    public AnalysedDocument Analysed { get; }

    public Document Document => Analysed.Document;

    public string Text => Analysed.Document.Text;

    public ActorCatalogue Actors { get; }

    public IReadOnlyList<SentenceView> Sentences { get; }

    public PersonRegistry People => Analysed.People;

    /// <summary>The day that the words of a sentence are spoken on; null if nothing says.</summary>
    public DateOnly? Today(SentenceView sentence) =>
        Document.TimeOf(Document.Blocks[sentence.Source.Sentence.Block])?.Day;
}
