using System.Collections.Frozen;
using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>A document as the rules see it.</summary>
internal sealed class DocumentView
{
    private readonly Lexicon _leaders;

    public DocumentView(AnalysedDocument analysed, ActorCatalogue actors, Lexicon leaders)
    {
        Analysed = analysed;
        Actors = actors;
        _leaders = leaders;
        var surnames = analysed.People.People.Where(p => p.Name.Contains(' ', StringComparison.Ordinal))
            .Select(p => p.Name[(p.Name.LastIndexOf(' ') + 1)..]).ToFrozenSet(StringComparer.Ordinal);
        Sentences = [.. analysed.Sentences.Select(s => new SentenceView(s, analysed.Document.Text, surnames))];
        Principals = [.. analysed.Sentences
            .SelectMany(s => actors.Find(analysed.Document.Text, s.Span))
            .Where(a => a.Match.Kind is ActorKind.Country or ActorKind.Group)
            .GroupBy(a => a.Match.Name, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Take(2).Select(g => g.Key)];
    }

    /// <summary>The two states or groups named most: who "the two sides" are where the sentence doesn't say.</summary>
    public IReadOnlyList<string> Principals { get; }

    public AnalysedDocument Analysed { get; }

    public Document Document => Analysed.Document;

    public string Text => Analysed.Document.Text;

    public ActorCatalogue Actors { get; }

    public IReadOnlyList<SentenceView> Sentences { get; }

    public PersonRegistry People => Analysed.People;

    /// <summary>The day that the words of a sentence are spoken on; null if nothing says.</summary>
    public DateOnly? Today(SentenceView sentence) =>
        Document.TimeOf(Document.Blocks[sentence.Source.Sentence.Block])?.Day;

    /// <summary>The state or organisation that a person speaks for: by the role that the text gives, else by office held.</summary>
    public string? PartyOf(PersonEntry person)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (person.Roles.Select(Actors.StateOf).FirstOrDefault(s => s is not null) is { } state)
        {
            return state;
        }

        foreach (var entry in _leaders.Entries)
        {
            if (entry.Words.Any(w => RomanisedName.AreSamePerson(w, person.Name)))
            {
                return entry.Value;
            }
        }

        return null;
    }
}
