using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Somebody that a document lets speak or act.</summary>
/// <param name="Name">The fullest name, or the text's own words for an unnamed source.</param>
/// <param name="Role">What the text calls them ("lead negotiator").</param>
/// <param name="Party">The state or organisation spoken for, or null.</param>
/// <param name="IsPerson">A named person.</param>
internal sealed record Speaker(string Name, string? Role, string? Party, bool IsPerson)
{
    /// <summary>The text's words lead back to somebody; "he" of nobody named before, "some" and "we" don't.</summary>
    public bool IsKnown { get; private init; } = true;

    public static Speaker Unknown(string words) => new(words, null, null, false) { IsKnown = false };
}

/// <summary>Leads the words of a subject back to who it is, in order of text.</summary>
/// <remarks>
/// One instance reads one document from start to end: it remembers who spoke last, for "he", "she", "it" and "they".
/// Not thread-safe.
/// </remarks>
internal sealed class SpeakerResolver(DocumentView document)
{
    private Speaker? _lastPerson;
    private Speaker? _lastGroup;
    private Speaker? _last;
    private SentenceView? _lastSentence;

    /// <summary>Who spoke last in this very sentence, or null.</summary>
    public Speaker? LastIn(SentenceView sentence) => ReferenceEquals(_lastSentence, sentence) ? _last : null;

    /// <summary>The speaker that a noun phrase names, or null where it can't be told.</summary>
    public Speaker? Resolve(SentenceView sentence, int head, (int From, int To) phrase)
    {
        // "No group has claimed the attack."
        if (phrase.To > phrase.From && sentence.IsAny(phrase.From, "no", "none", "neither"))
        {
            return null;
        }

        var word = sentence.Lower(head);
        var speaker = word switch
        {
            "he" or "she" or "him" or "her" or "who" => _lastPerson,
            "it" => _lastGroup,
            "they" or "them" or "both" => _last is { IsPerson: false } ? _last : _lastGroup ?? _last,
            "i" or "we" or "you" or "there" or "that" or "this" or "which" or "what" or "one" or "these" or "those"
                or "nobody" or "everyone" or "none" or "me" or "us" or "some" or "many" or "others" => null,
            _ => FromPhrase(sentence, head, phrase),
        };
        return speaker;
    }

    /// <summary>Remembers who has just spoken.</summary>
    public void Remember(Speaker speaker, SentenceView? sentence = null)
    {
        _last = speaker;
        _lastSentence = sentence;
        if (speaker.IsPerson)
        {
            _lastPerson = speaker;
        }
        else
        {
            _lastGroup = speaker;
        }
    }

    /// <summary>Remembers a person who was named, though not as a speaker.</summary>
    public void Mention(Speaker person)
    {
        if (person.IsPerson)
        {
            _lastPerson = person;
        }
    }

    public Speaker OfPerson(PersonEntry person) =>
        new(person.Name, person.Role, document.PartyOf(person), true);

    private Speaker? FromPhrase(SentenceView sentence, int head, (int From, int To) phrase)
    {
        // The subject's own subtree may carry an apposition: "his deputy, Sergiy Kyslytsya,".
        var reach = sentence.Reach(head);
        var named = PersonIn(sentence, phrase) ?? (CanCarryApposition(sentence, head) ? PersonIn(sentence, (Math.Min(phrase.From, reach.From), Math.Min(reach.To, head + 14))) : null);
        if (named is not null)
        {
            var speaker = OfPerson(named);
            return speaker with { Party = speaker.Party ?? document.Actors.StateOf(sentence.Slice(phrase.From, phrase.To)) };
        }

        var from = phrase.From;
        while (from < phrase.To - 1 && sentence[from].Tag is Upos.Det or Upos.Adp or Upos.Punct or Upos.Cconj)
        {
            from++;
        }

        // "BAMAKO, July 2 - Mali's army": the place and day of the report are none of its source.
        for (var i = from; i < phrase.To - 1; i++)
        {
            if (sentence[i].Text is "-" or "–" or "—" && i > 0 && sentence[i].Span.Start > sentence[i - 1].Span.End && sentence[i + 1].Span.Start > sentence[i].Span.End)
            {
                from = i + 1;
            }
        }

        var words = sentence.Slice(from, phrase.To).Trim('“', '”', '"', ',', ' ', '‘');
        if (words.Length == 0 || !words.Any(char.IsLetter))
        {
            return null;
        }

        if (document.Actors.Resolve(words) is { } actor)
        {
            return new Speaker(actor.Name, null, actor.Name, actor.Kind == ActorKind.Person);
        }

        // "The group", "the movement": the one that spoke or acted last.
        if (sentence[head].Tag == Upos.Noun && sentence.Is(phrase.From, "the") && phrase.To - phrase.From == 2 && _lastGroup is not null
            && sentence.IsAny(head, "group", "movement", "militia", "organisation", "organization", "agency", "bloc", "company"))
        {
            return _lastGroup;
        }

        // "The mayor" is the person who was given that role; "the ministry" the last fuller name that ends so.
        if (sentence[head].Tag == Upos.Noun && sentence.IsAny(phrase.From, "the", "his", "her", "its"))
        {
            if (phrase.To - phrase.From <= 3 && s_offices.Contains(sentence.Lemma(head).ToLowerInvariant(), StringComparer.Ordinal))
            {
                if (_lastPerson is { } last && document.People.ByName(last.Name) is { } person && person.Holds(sentence.Lower(head)))
                {
                    return last;
                }

                // An office whose holder the text never names speaks as the text calls it.
                var holders = document.People.ByRole(sentence.Lower(head));
                return holders.Count == 1 ? OfPerson(holders[0]) : _lastPerson ?? (holders.Count > 0 ? OfPerson(holders[0]) : new Speaker(words, null, document.Actors.StateOf(words), false));
            }
        }

        return new Speaker(words, null, document.Actors.StateOf(words), false);
    }

    private static readonly string[] s_offices =
        ["minister", "president", "aide", "negotiator", "spokesman", "spokeswoman", "spokesperson", "governor", "mayor", "envoy", "secretary", "chief", "leader", "commander",
         "general", "ambassador", "diplomat", "director", "chairman", "adviser", "advisor", "premier", "chancellor"];

    private static bool CanCarryApposition(SentenceView sentence, int head) =>
        sentence.Child(head, "appos", "flat") >= 0
        || (sentence.Is(head + 1, ",") && head + 2 < sentence.Count && sentence[head + 2].Tag == Upos.Propn);

    private PersonEntry? PersonIn(SentenceView sentence, (int From, int To) range)
    {
        foreach (var name in sentence.Source.Names)
        {
            if (name.Type == NameType.Person && name.FirstToken >= range.From && name.EndToken <= range.To
                && !IsPossessor(sentence, name))
            {
                return document.People.ByName(name.Span.Slice(document.Text));
            }
        }

        return null;
    }

    // "Trump's envoy" is the envoy, "Zelenskiy's chief of staff" the chief of staff.
    private static bool IsPossessor(SentenceView sentence, NameSpan name) =>
        name.EndToken < sentence.Count && sentence[name.EndToken].Text is "’s" or "'s" or "’";
}
