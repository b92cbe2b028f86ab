using Recount.Language;

namespace Recount.Extraction;

/// <summary>Whose position it is: the side that a subject stands for.</summary>
/// <remarks>Reads one document from start to end, because "it" and "they" ask who acted last. Not thread-safe.</remarks>
internal sealed class PartyFinder(DocumentView document)
{
    private readonly SpeakerResolver _resolver = new(document);
    private readonly HashSet<string> _private = new(StringComparer.Ordinal);

    /// <summary>A person of whom the text tells no side.</summary>
    public bool IsPrivate(string party) => _private.Contains(party);

    public void Remember(Speaker speaker) => _resolver.Remember(speaker);

    /// <summary>The party of a noun phrase, or null where it can't be told.</summary>
    public string? Of(SentenceView sentence, int head, (int From, int To) range) =>
        sentence.IsInDate(head) ? null
        : range.To - range.From == 1 && document.Actors.CountryOfAdjective(sentence[range.From].Text) is { } country
            ? country : Of(_resolver.Resolve(sentence, head, range), sentence, range);

    public string? Of(Speaker? speaker, SentenceView sentence, (int From, int To) range)
    {
        if (speaker is null)
        {
            return null;
        }

        if (speaker.IsPerson)
        {
            if (speaker.Party is null)
            {
                _private.Add(speaker.Name);
            }

            return speaker.Party ?? speaker.Name;
        }

        if (speaker.Party is { } party)
        {
            return party;
        }

        // A document speaks for its side; an unnamed common noun is no party.
        return range.To <= range.From ? null
            : document.Actors.StateOf(sentence.Slice(range.From, range.To))
                ?? (sentence[range.To - 1].Tag == Upos.Propn && char.IsUpper(speaker.Name[0]) ? speaker.Name : null);
    }

    /// <summary>"Moscow also called for … It ruled out …": a side that acted is who "it" is next.</summary>
    public void RememberSubject(SentenceView sentence)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            if (sentence[i].Head < 0 && sentence.Subject(i) is >= 0 and var subject && sentence[subject].Tag is Upos.Propn or Upos.Noun
                && _resolver.Resolve(sentence, subject, sentence.NounPhrase(subject)) is { Party: not null } speaker)
            {
                _resolver.Remember(speaker);
            }
        }
    }
}
