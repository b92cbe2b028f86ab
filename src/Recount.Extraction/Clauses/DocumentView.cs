using System.Collections.Frozen;
using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>A document as the rules see it.</summary>
internal sealed class DocumentView
{
    private const int NewsDays = 14;

    private readonly Lexicon _leaders;
    private readonly Lazy<Dictionary<(int Month, int Day), DateOnly>> _days;

    public DocumentView(AnalysedDocument analysed, ActorCatalogue actors, Lexicon leaders)
    {
        Analysed = analysed;
        Actors = actors;
        _leaders = leaders;
        var surnames = analysed.People.People.Where(p => p.Name.Contains(' ', StringComparison.Ordinal))
            .Select(p => p.Name[(p.Name.LastIndexOf(' ') + 1)..]).ToFrozenSet(StringComparer.Ordinal);
        Sentences = [.. analysed.Sentences.Select(s => new SentenceView(s, analysed.Document.Text, surnames))];
        _days = new(() => Sentences.SelectMany(s => s.Source.Times).Select(t => t.Extent)
            .Where(e => e is { Granularity: DateGranularity.Day, Start: not null } && HasYear(e.Text)).Select(e => e!.Start!.Value).Distinct()
            .GroupBy(d => (d.Month, d.Day)).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.First()));
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

    /// <summary>"the 7 October attack" is of the year that the document gives that day elsewhere, unless it is news.</summary>
    public DateExtent? WithYear(DateExtent? extent, SentenceView sentence) =>
        extent is { Granularity: DateGranularity.Day, Start: { } start, End: not null } && !HasYear(extent.Text) && extent.Text.Any(char.IsAsciiDigit)
            && !(Today(sentence) is { } today && Math.Abs(today.DayNumber - start.DayNumber) <= NewsDays)
            && _days.Value.TryGetValue((start.Month, start.Day), out var day) ? DateExtent.Of(day, day, DateGranularity.Day, extent.Text) : extent;

    private static bool HasYear(string text) => text.Split(' ', ',', '/', '-').Any(w => w.Length == 4 && w.All(char.IsAsciiDigit));

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
