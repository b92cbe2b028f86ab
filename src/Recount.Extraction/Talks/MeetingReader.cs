using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Reads one sentence's meeting: what calls it one, who met, when, where and by whose roof.</summary>
internal static class MeetingReader
{
    private static readonly string[] s_nouns =
        ["talks", "negotiation", "round", "meeting", "summit", "session", "talk", "consultation"];

    private static readonly string[] s_ordinals =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

    // A sentence of more words is a run of teasers without full stops.
    private const int LongestSentence = 90;

    /// <param name="document">The document.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="before">The meeting that the sentences before told last, if they stand near.</param>
    public static Meeting? Read(DocumentView document, SentenceView sentence, Meeting? before)
    {
        if (sentence.Count > LongestSentence || Trigger(document, sentence, before) is not { } found)
        {
            return null;
        }

        var (trigger, isPassing) = found;
        var isCall = IsCall(sentence, trigger);
        var people = isCall || (sentence[trigger].Tag == Upos.Verb && sentence.Lemma(trigger) is "meet" or "sit" or "receive" or "speak") ? People(document, sentence, trigger) : [];
        var place = Place(sentence, trigger);
        var parties = Parties(document, sentence, people, place);
        var host = Host(document, sentence);
        if (host is not null)
        {
            parties.Remove(host);
        }

        if (parties.Count < 2 && (NamesSides(sentence) || isPassing || Round(sentence, trigger) is not null))
        {
            parties.AddRange(document.Principals.Where(p => p != host && !parties.Contains(p, StringComparer.Ordinal)).Take(2 - parties.Count));
        }

        var date = Date(sentence, trigger);
        return new Meeting
        {
            Evidence = [Evidence.From(document.Text, sentence.Span)],
            Parties = parties.Count > 5 ? parties[..5] : parties,
            Round = Round(sentence, trigger),
            Date = date,
            Place = isCall ? null : place?.Name ?? (SameCity(sentence) ? before?.Place ?? SceneFinder.Recalled(document, sentence)?.Name : null),
            Venue = isCall ? "phone" : Venue(sentence, trigger),
            Host = host,
            Duration = sentence.Source.Times.FirstOrDefault(t => t.Kind == TimeKind.Duration && Lasts(sentence, t))?.Duration,
            Status = isPassing ? TalksStatus.Held : MeetingStatus.Of(sentence, trigger, date, document.Today(sentence)),
            Outcome = Outcome(sentence, trigger),
            Delegates = [.. people.Select(p => new DelegationMember { Name = p.Name, Role = p.Role, Party = document.PartyOf(p) })],
            IsHeading = sentence.Source.Sentence.Role is BlockRole.Heading or BlockRole.Caption,
            IsPassing = isPassing,
        };
    }

    private static (int Token, bool IsPassing)? Trigger(DocumentView document, SentenceView sentence, Meeting? before)
    {
        (int, bool)? passing = null;
        for (var i = 0; i < sentence.Count; i++)
        {
            var lemma = sentence.Lemma(i).ToLowerInvariant();
            if (sentence[i].Tag is Upos.Noun or Upos.Propn && (s_nouns.Contains(lemma, StringComparer.Ordinal) || sentence.IsAny(i, "talks", "negotiations")))
            {
                if (lemma is "meeting" or "session" or "summit" && (sentence.IsAny(i - 1, "council", "cabinet", "government", "parliament", "emergency", "annual", "nato", "asean", "eu", "g7", "g20") || sentence.IsAny(i - 2, "council", "cabinet")))
                {
                    continue;
                }

                if (lemma is "round" && !(sentence.Is(i + 1, "of") && Enumerable.Range(i + 2, Math.Min(4, Math.Max(0, sentence.Count - i - 2))).Any(k => sentence.IsAny(k, "talks", "negotiations")))
                    && !sentence.Source.Quantities.Any(q => q.Kind == QuantityKind.Ordinal && q.Span.End <= sentence[i].Span.Start && sentence[i].Span.Start - q.Span.End < 3))
                {
                    continue;
                }

                return (i, false);
            }

            if (IsCall(sentence, i))
            {
                return (i, false);
            }

            var isDeed = sentence[i].Tag == Upos.Verb && sentence[i].FineTag is not "VBG"
                && (lemma is "meet" or "reconvene" or "negotiate" or "convene" || (lemma is "sit" && sentence.Is(i + 1, "down")) || (lemma is "come" && sentence.Is(i + 1, "back")));
            if (isDeed && (sentence.Source.Places.Length > 0 || sentence.Source.Times.Length > 0)
                && (document.Actors.Find(document.Text, sentence.Span).Length >= 1 || NamesSides(sentence) || sentence.Source.Names.Any(n => n.Type == NameType.Person)))
            {
                return (i, false);
            }

            // "The second, on June 2, yielded …"
            if (before?.Round is not null && i == 1 && sentence.Is(0, "the") && Ordinal(sentence.Lower(1)) is not null && sentence.Is(2, ","))
            {
                return (1, false);
            }

            passing ??= IsInPassing(sentence, i) ? (i, true) : null;
        }

        return passing;
    }

    // "a deal reached in Istanbul on June 2", "who led the Russian team in Istanbul": talks were held there.
    private static bool IsInPassing(SentenceView sentence, int i)
    {
        var isDeal = sentence.Lemma(i) is "deal" or "agreement" or "accord" && Enumerable.Range(i + 1, Math.Min(3, Math.Max(0, sentence.Count - i - 1))).Any(k => sentence.IsAny(k, "reached", "struck", "made", "concluded", "signed"));
        var isTeam = sentence.IsAny(i, "delegation", "team") && Enumerable.Range(Math.Max(0, i - 6), Math.Min(6, i)).Any(k => sentence.IsAny(k, "led", "headed"));
        if (!isDeal && !isTeam)
        {
            return false;
        }

        return sentence.Source.Places.Any(p => p.Kind is PlaceKind.Settlement && sentence.TokenAt(p.Span.Start) is var at && at > i && at - i < 8 && sentence.IsAny(at - 1, "in", "at"));
    }

    private static bool IsCall(SentenceView sentence, int i) =>
        sentence.Is(i, "call") && sentence[i].Tag == Upos.Noun
            && (sentence.IsAny(i - 1, "phone", "telephone") || (sentence.IsAny(i + 1, "with", "between") && !sentence.IsAny(i - 1, "to")))
        || (sentence.IsAny(i, "phone", "telephone") && sentence.Is(i - 1, "by") && Enumerable.Range(Math.Max(0, i - 6), Math.Min(6, i)).Any(k => sentence.Lemma(k) is "speak" or "talk"));

    // Who met or called whom: people named around the word, no further than its clause.
    private static List<PersonEntry> People(DocumentView document, SentenceView sentence, int trigger)
    {
        var found = new List<PersonEntry>();
        foreach (var name in sentence.Source.Names.Where(n => n.Type == NameType.Person && Math.Abs(n.FirstToken - trigger) < 16))
        {
            var isOwner = name.EndToken < sentence.Count && sentence[name.EndToken].Text is "’s" or "'s" && name.EndToken != trigger - 1;
            var between = Enumerable.Range(Math.Min(name.EndToken, trigger), Math.Abs(trigger - name.EndToken));
            if (!isOwner && !between.Any(i => sentence[i].Text is ";" or ":" || sentence.IsAny(i, "said", "says")) && document.People.ByName(name.Span.Slice(document.Text)) is { } person && !found.Contains(person)
                && document.Actors.Resolve(person.Name) is not { Kind: not ActorKind.Person })
            {
                found.Add(person);
            }
        }

        return found;
    }

    private static List<string> Parties(DocumentView document, SentenceView sentence, List<PersonEntry> people, PlaceMention? place)
    {
        var parties = people.Select(document.PartyOf).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        foreach (var actor in document.Actors.Find(document.Text, sentence.Span))
        {
            var at = sentence.TokenAt(actor.Span.Start);
            // "met in Turkey" names where, not who; "Türkiye's Istanbul" likewise.
            var isWhere = sentence.IsAny(at - 1, "in", "at") || (place is not null && actor.Span.Overlaps(place.Span)) || (sentence.TokenAt(actor.Span.End) is var next && next + 1 < sentence.Count
                && sentence[next].Text is "’s" or "'s" && place is not null && sentence.TokenAt(place.Span.Start) - next is 1 or 2);
            if (actor.Match.Kind is ActorKind.Country or ActorKind.Group or ActorKind.Organisation && !isWhere && !parties.Contains(actor.Match.Name, StringComparer.Ordinal)
                && !(actor.Match.Kind is ActorKind.Organisation && parties.Count >= 2))
            {
                parties.Add(actor.Match.Name);
            }
        }

        return parties;
    }

    // "which Oman was to have hosted", "chaired by the Turkish minister", "brokered by Qatar".
    private static string? Host(DocumentView document, SentenceView sentence)
    {
        for (var i = 1; i < sentence.Count; i++)
        {
            if (!(sentence.Lemma(i) is "host" or "chair" or "broker" or "mediate" && sentence[i].Tag == Upos.Verb))
            {
                continue;
            }

            if (sentence.Is(i + 1, "by"))
            {
                var end = Math.Min(sentence.Count, i + 7);
                var span = sentence.SpanOf(i + 2 < sentence.Count ? i + 2 : i, end);
                return document.Actors.StateOf(span.Slice(document.Text)) ?? document.Actors.Find(document.Text, span).FirstOrDefault(a => a.Match.Kind is ActorKind.Country)?.Match.Name;
            }

            var subject = sentence.Subject(i);
            if (subject >= 0 && subject < i && document.Actors.StateOf(sentence.Slice(sentence.NounPhrase(subject).From, sentence.NounPhrase(subject).To)) is { } host)
            {
                return host;
            }

            if (SubjectFinder.Before(sentence, i, -1) is { } named && document.Actors.StateOf(sentence.Slice(named.Phrase.From, named.Phrase.To)) is { } other)
            {
                return other;
            }
        }

        return null;
    }

    // "the two sides", "their delegations", "negotiators": who they are, the document has said.
    private static bool NamesSides(SentenceView sentence)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            if (sentence.IsAny(i, "sides", "delegations", "delegation", "negotiators", "countries", "parties", "governments", "teams"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool SameCity(SentenceView sentence)
    {
        for (var i = 0; i + 2 < sentence.Count; i++)
        {
            if (sentence.Is(i, "the") && sentence.Is(i + 1, "same") && sentence.IsAny(i + 2, "city", "place", "palace", "town"))
            {
                return true;
            }
        }

        return false;
    }

    private static PlaceMention? Place(SentenceView sentence, int trigger) => sentence.Source.Places
        .Where(p => p.Kind is PlaceKind.Settlement or PlaceKind.Country && IsWhere(sentence, p))
        .OrderBy(p => p.Kind is PlaceKind.Country ? 1 : 0).ThenBy(p => Math.Abs(sentence.TokenAt(p.Span.Start) - trigger)).FirstOrDefault();

    private static bool IsWhere(SentenceView sentence, PlaceMention place)
    {
        var at = sentence.TokenAt(place.Span.Start);
        if (place.Kind is PlaceKind.Country)
        {
            return sentence.Is(at - 1, "in") && !(sentence.TokenAt(place.Span.End) is var next && next < sentence.Count && sentence[next].Text is "’s" or "'s");
        }

        // "at Istanbul's palace", "in Türkiye's Istanbul", "in the Omani capital Muscat".
        for (var i = at - 1; i >= Math.Max(0, at - 5); i--)
        {
            if (sentence.IsAny(i, "in", "at"))
            {
                return true;
            }

            if (!(sentence[i].Tag is Upos.Propn or Upos.Adj or Upos.Noun or Upos.Det || sentence[i].Text is "’s" or "'s" || sentence.Is(i, "of")))
            {
                break;
            }
        }

        return sentence.TokenAt(place.Span.End) is var after && after < sentence.Count && sentence.IsAny(after, "talks", "round", "meeting", "negotiations");
    }

    // The day that stands nearest, each verb between counted as distance; never the report's dateline.
    private static DateExtent? Date(SentenceView sentence, int trigger) => sentence.Source.Times
        .Where(t => t.Kind == TimeKind.Date && t.Extent is not null && t.Relation is not TimeRelation.Since && !DayFinder.IsDateline(sentence, t) && !(t.Extent.Granularity is DateGranularity.Year))
        .Select(t => (Time: t, At: sentence.TokenAt(t.Span.Start)))
        .Select(t => (t.Time, Distance: Math.Abs(t.At - trigger) + (7 * Enumerable.Range(Math.Min(t.At, trigger), Math.Abs(t.At - trigger)).Count(i => i != trigger && sentence.IsFinite(i)))))
        .Where(t => t.Distance < 26).OrderBy(t => t.Distance).Select(t => t.Time.Extent).FirstOrDefault();

    // "second round", "5th round", "third time", "the second between the two delegations".
    private static int? Round(SentenceView sentence, int trigger)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            if (Ordinal(sentence.Lower(i)) is not { } n)
            {
                continue;
            }

            var isCounted = Enumerable.Range(i + 1, Math.Min(4, sentence.Count - i - 1))
                .TakeWhile(k => !sentence.IsPunctuation(k))
                .Any(k => sentence.IsAny(k, "round", "rounds", "meeting", "session", "time") || (sentence.IsAny(k, "talks", "negotiations") && n > 1));
            if (isCounted && !sentence.IsAny(i + 1, "day", "stage", "time") | (sentence.Is(i + 1, "time") && sentence.Lemma(trigger) == "meet"))
            {
                return n == 1 && !sentence.IsAny(i + 1, "round") ? null : n;
            }
        }

        return null;
    }

    private static int? Ordinal(string word)
    {
        var at = Array.IndexOf(s_ordinals, word);
        if (at >= 0)
        {
            return at + 1;
        }

        return word.Length is 3 or 4 && word[^2..] is "st" or "nd" or "rd" or "th"
            && int.TryParse(word[..^2], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : null;
    }

    private static string? Venue(SentenceView sentence, int trigger)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            if (sentence.IsAny(i, "palace", "hotel", "consulate", "embassy") && sentence[i].Tag == Upos.Propn)
            {
                var from = i;
                while (from > 0 && sentence[from - 1].Tag == Upos.Propn)
                {
                    from--;
                }

                return sentence.Slice(from, i + 1);
            }

            if (sentence.Is(i, "phone") && (sentence.IsAny(i - 1, "by", "the", "a") || sentence.IsAny(i + 1, "call")) && Math.Abs(i - trigger) < 10)
            {
                return "phone";
            }
        }

        return null;
    }

    private static bool Lasts(SentenceView sentence, TimeMention duration)
    {
        var at = sentence.TokenAt(duration.Span.Start);
        for (var i = Math.Max(0, at - 4); i < at; i++)
        {
            if (sentence.Lemma(i) is "last" or "take" or "after" or "barely" || sentence.IsAny(i, "in", "lasting", "lasted", "for"))
            {
                return duration.Duration is { } d && d.Min.StartsWith("PT", StringComparison.Ordinal);
            }
        }

        return false;
    }

    private static string? Outcome(SentenceView sentence, int trigger)
    {
        for (var i = trigger + 1; i < sentence.Count - 1; i++)
        {
            if (sentence.Is(i, "without") || (sentence.Lemma(i) is "yield" or "bring" or "produce" && sentence[i].Tag == Upos.Verb))
            {
                var end = i + 1;
                while (end < sentence.Count && !sentence.IsAny(end, ",", ".", ";", "–", "—"))
                {
                    end++;
                }

                return sentence.Slice(sentence.Is(i, "without") ? i : i + 1, end);
            }
        }

        return null;
    }
}
