using System.Collections.Immutable;
using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Reads meetings of sides: held, planned, proposed or called off.</summary>
internal static class TalksExtractor
{
    private static readonly string[] s_nouns =
        ["talks", "negotiation", "round", "meeting", "summit", "session", "talk", "consultation"];

    private static readonly string[] s_ordinals =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

    private static readonly string[] s_planned =
        ["will", "planned", "scheduled", "due", "expected", "tentatively", "set", "upcoming", "next", "forthcoming"];

    private static readonly string[] s_proposed =
        ["propose", "suggest", "offer", "invite", "want", "seek", "urge", "demand", "could", "would", "hope", "ready", "willing", "call"];

    private static readonly string[] s_cancelled = ["cancel", "postpone", "collapse", "scrap", "suspend"];

    private sealed class Draft
    {
        public required List<Evidence> Evidence { get; init; }

        public required List<string> Parties { get; init; }

        public int? Round { get; set; }

        public DateExtent? Date { get; set; }

        public string? Place { get; set; }

        public string? Venue { get; set; }

        public string? Host { get; set; }

        public DurationExtent? Duration { get; set; }

        public required TalksStatus Status { get; set; }

        public string? Outcome { get; set; }

        public List<DelegationMember> Delegates { get; } = [];

        public required bool IsHeading { get; init; }

        public bool IsAhead => Status is TalksStatus.Planned or TalksStatus.Proposed;
    }

    public static IEnumerable<TalksObservation> Extract(DocumentView document, ObservationIds ids)
    {
        var drafts = new List<Draft>();
        foreach (var sentence in document.Sentences)
        {
            if (Read(document, sentence) is { } draft)
            {
                drafts.Add(draft);
            }
        }

        var merged = new List<Draft>();
        foreach (var draft in drafts.Where(d => !d.IsHeading).Concat(drafts.Where(d => d.IsHeading)))
        {
            var home = merged.LastOrDefault(m => IsSame(m, draft));
            if (home is not null)
            {
                Take(home, draft);
            }
            else if (!draft.IsHeading && IsFirm(draft))
            {
                merged.Add(draft);
            }
        }

        foreach (var draft in merged)
        {
            AddDelegates(document, draft);
            var talks = new TalksObservation
            {
                Id = default,
                Evidence = [.. draft.Evidence],
                Parties = [.. draft.Parties],
                Round = draft.Round,
                Date = draft.Date,
                Place = draft.Place,
                Venue = draft.Venue,
                Host = draft.Host,
                Duration = draft.Duration,
                Status = draft.Status,
                Outcome = draft.Outcome,
                Delegates = [.. draft.Delegates],
                Provenance = new Provenance("talks.sentence.v1", draft.Round is not null || draft.Date is not null ? 650 : 450),
            };
            yield return talks with { Id = ids.Next(talks) };
        }
    }

    private static Draft? Read(DocumentView document, SentenceView sentence)
    {
        // A run of teasers without full stops is no sentence that tells of a meeting.
        var trigger = sentence.Count > 90 ? -1 : Trigger(document, sentence);
        if (trigger < 0)
        {
            return null;
        }

        var parties = document.Actors.Find(document.Text, sentence.Span)
            .Where(a => a.Match.Kind is ActorKind.Country or ActorKind.Group or ActorKind.Organisation)
            .Select(a => a.Match.Name).Distinct(StringComparer.Ordinal).ToList();
        var place = sentence.Source.Places
            .Where(p => p.Kind is PlaceKind.Settlement && FollowsIn(sentence, p))
            .OrderBy(p => Math.Abs(sentence.TokenAt(p.Span.Start) - trigger)).FirstOrDefault();
        var venue = Venue(sentence, trigger);
        if (parties.Count < 2 && NamesSides(sentence))
        {
            parties.AddRange(document.Principals.Where(p => !parties.Contains(p, StringComparer.Ordinal)).Take(2 - parties.Count));
        }

        var host = parties.Find(p => place?.Country is { } code && document.Actors.CodeOf(p) == code && parties.Count > 2);
        if (host is not null)
        {
            parties.Remove(host);
        }

        return new Draft
        {
            Evidence = [Evidence.From(document.Text, sentence.Span)],
            Parties = parties.Count > 3 ? parties[..3] : parties,
            Round = Round(sentence, trigger),
            Date = sentence.Source.Times.Where(t => t.Kind == TimeKind.Date && t.Extent is not null)
                .OrderBy(t => Math.Abs(sentence.TokenAt(t.Span.Start) - trigger)).FirstOrDefault()?.Extent,
            Place = place?.Name,
            Venue = venue,
            Host = host,
            Duration = sentence.Source.Times.FirstOrDefault(t => t.Kind == TimeKind.Duration && Lasts(sentence, t))?.Duration,
            Status = Status(sentence, trigger),
            Outcome = Outcome(sentence, trigger),
            IsHeading = sentence.Source.Sentence.Role is BlockRole.Heading or BlockRole.Caption,
        };
    }

    private static int Trigger(DocumentView document, SentenceView sentence)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            var lemma = sentence.Lemma(i).ToLowerInvariant();
            if (sentence[i].Tag is Upos.Noun or Upos.Propn && (s_nouns.Contains(lemma, StringComparer.Ordinal) || sentence.IsAny(i, "talks", "negotiations")))
            {
                if (lemma is "meeting" or "session" && (sentence.IsAny(i - 1, "council", "cabinet", "government", "parliament", "emergency", "annual") || sentence.IsAny(i - 2, "council", "cabinet")))
                {
                    continue;
                }

                if (lemma is "round" && !(sentence.Is(i + 1, "of") && sentence.IsAny(i + 2, "talks", "direct", "negotiations", "indirect", "peace", "nuclear"))
                    && !sentence.Source.Quantities.Any(q => q.Kind == QuantityKind.Ordinal && q.Span.End <= sentence[i].Span.Start && sentence[i].Span.Start - q.Span.End < 3))
                {
                    continue;
                }

                return i;
            }

            if (sentence[i].Tag == Upos.Verb && lemma is "meet" or "reconvene" or "negotiate" && sentence[i].FineTag is not "VBG" && (sentence.Source.Places.Length > 0 || sentence.Source.Times.Length > 0)
                && document.Actors.Find(document.Text, sentence.Span).Length >= 1)
            {
                return i;
            }
        }

        return -1;
    }

    // "the two sides", "their delegations", "negotiators": who they are, the document has said.
    private static bool NamesSides(SentenceView sentence)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            if (sentence.IsAny(i, "sides", "delegations", "delegation", "negotiators", "countries", "parties", "round", "teams"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool FollowsIn(SentenceView sentence, PlaceMention place)
    {
        var at = sentence.TokenAt(place.Span.Start);
        return sentence.IsAny(at - 1, "in", "at") || (at + 1 < sentence.Count && sentence.IsAny(sentence.TokenAt(place.Span.End), "talks", "round", "meeting", "negotiations"));
    }

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

    private static TalksStatus Status(SentenceView sentence, int trigger)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            if (s_cancelled.Contains(sentence.Lemma(i), StringComparer.Ordinal) && Math.Abs(i - trigger) < 8)
            {
                return TalksStatus.Cancelled;
            }
        }

        for (var i = 0; i < sentence.Count; i++)
        {
            if (Math.Abs(i - trigger) < 10 && s_proposed.Contains(sentence.Lemma(i).ToLowerInvariant(), StringComparer.Ordinal) && sentence[i].Tag is Upos.Verb or Upos.Aux or Upos.Adj && i < trigger + 4)
            {
                return TalksStatus.Proposed;
            }
        }

        for (var i = 0; i < sentence.Count; i++)
        {
            if (Math.Abs(i - trigger) < 8 && Array.Exists(s_planned, w => sentence.Is(i, w)))
            {
                return TalksStatus.Planned;
            }
        }

        return TalksStatus.Held;
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

    private static bool IsFirm(Draft draft) =>
        (draft.Date is not null && draft.Parties.Count >= 2) || draft.Round is not null
        || (draft.Parties.Count >= 2 && (draft.Place is not null || draft.Venue is not null));

    private static bool IsSame(Draft a, Draft b)
    {
        if (a.IsAhead != b.IsAhead && !b.IsHeading)
        {
            return false;
        }

        var agrees = 0;
        if (a.Round is not null && b.Round is not null)
        {
            if (a.Round != b.Round)
            {
                return false;
            }

            agrees += 2;
        }

        if (a.Date is not null && b.Date is not null)
        {
            if (!a.Date.Overlaps(b.Date))
            {
                return false;
            }

            agrees++;
        }

        if (a.Place is not null && b.Place is not null)
        {
            if (RomanisedName.Fold(a.Place) != RomanisedName.Fold(b.Place))
            {
                return false;
            }

            agrees++;
        }

        agrees += a.Parties.Intersect(b.Parties, StringComparer.Ordinal).Any() ? 1 : 0;
        return agrees > 0 || b.Parties.Count == 0;
    }

    private static void Take(Draft home, Draft other)
    {
        home.Evidence.AddRange(other.Evidence);
        home.Round ??= other.Round;
        home.Date ??= other.Date;
        home.Place ??= other.Place;
        home.Venue ??= other.Venue;
        home.Duration ??= other.Duration;
        home.Outcome ??= other.Outcome;
        if (home.Parties.Count < 2)
        {
            home.Parties.AddRange(other.Parties.Where(p => !home.Parties.Contains(p, StringComparer.Ordinal)).Take(2 - home.Parties.Count));
        }
    }

    // Who is called a negotiator, or leads a delegation, sat at the talks that were held.
    private static void AddDelegates(DocumentView document, Draft draft)
    {
        if (draft.Status != TalksStatus.Held)
        {
            return;
        }

        foreach (var person in document.People.People)
        {
            var role = person.Role ?? "";
            var isNegotiator = role.Contains("negotiator", StringComparison.OrdinalIgnoreCase) || role.Contains("delegation", StringComparison.OrdinalIgnoreCase)
                || document.Sentences.Any(s => Leads(document, s, person));
            if (!isNegotiator)
            {
                continue;
            }

            var party = person.Role is { } r ? document.Actors.StateOf(r) : null;
            party ??= document.PartyOf(person);
            if (party is null || draft.Parties.Count == 0 || draft.Parties.Contains(party, StringComparer.Ordinal))
            {
                draft.Delegates.Add(new DelegationMember { Name = person.Name, Role = person.Role, Party = party });
            }
        }
    }

    private static bool Leads(DocumentView document, SentenceView sentence, PersonEntry person)
    {
        foreach (var name in sentence.Source.Names.Where(n => n.Type == NameType.Person))
        {
            if (document.People.ByName(name.Span.Slice(document.Text)) != person)
            {
                continue;
            }

            for (var i = name.EndToken; i < Math.Min(sentence.Count - 1, name.EndToken + 5); i++)
            {
                if (sentence.Lemma(i) is "lead" or "head" && Enumerable.Range(i + 1, Math.Min(6, sentence.Count - i - 1)).Any(k => sentence.IsAny(k, "delegation", "team")))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
