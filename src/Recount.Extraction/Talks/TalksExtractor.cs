using Recount.Core;
using Recount.Language;

namespace Recount.Extraction;

/// <summary>Reads meetings of sides: held, planned, proposed or called off.</summary>
internal static class TalksExtractor
{
    public static IEnumerable<TalksObservation> Extract(DocumentView document, ObservationIds ids)
    {
        var read = new List<Meeting>();
        var last = -1;
        foreach (var sentence in document.Sentences)
        {
            if (MeetingReader.Read(document, sentence, last >= 0 && sentence.Index - last <= 3 ? read[^1] : null) is { } meeting)
            {
                read.Add(meeting);
                last = sentence.Index;
            }
        }

        var merged = new List<Meeting>();
        foreach (var meeting in read.Where(d => !d.IsHeading).Concat(read.Where(d => d.IsHeading)))
        {
            var home = merged.LastOrDefault(m => IsSame(m, meeting));
            if (home is not null)
            {
                Take(home, meeting);
            }
            else if (!meeting.IsHeading && IsFirm(meeting))
            {
                merged.Add(meeting);
            }
        }

        foreach (var meeting in merged)
        {
            if (meeting.Venue != "phone" && meeting.Status is TalksStatus.Held)
            {
                DelegateFinder.Add(document, meeting);
            }

            var talks = new TalksObservation
            {
                Id = default,
                Evidence = [.. meeting.Evidence],
                Parties = [.. meeting.Parties],
                Round = meeting.Round,
                Date = meeting.Date,
                Place = meeting.Place,
                Venue = meeting.Venue,
                Host = meeting.Host,
                Duration = meeting.Duration,
                Status = meeting.Status,
                Outcome = meeting.Outcome,
                Delegates = [.. meeting.Delegates],
                Provenance = Provenance.Unscored("talks.sentence.v1"),
            };
            yield return talks with { Id = ids.Next(talks) };
        }
    }

    private static bool IsFirm(Meeting m) =>
        (m.Date is not null && m.Parties.Count >= 2) || m.Round is not null
        || (m.Parties.Count >= 2 && (m.Place is not null || m.Venue is not null));

    private static bool IsSame(Meeting a, Meeting b)
    {
        if ((a.IsAhead != b.IsAhead && !b.IsHeading) || (a.Venue == "phone") != (b.Venue == "phone")
            || (a.Parties.Count >= 2 && b.Parties.Count >= 2 && a.Parties.Intersect(b.Parties, StringComparer.Ordinal).Count() < 2))
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

    private static void Take(Meeting home, Meeting other)
    {
        home.Evidence.AddRange(other.Evidence);
        home.Round ??= other.Round;
        home.Date ??= other.Date;
        home.Place ??= other.Place;
        home.Venue ??= other.Venue;
        home.Host ??= other.Host;
        home.Duration ??= other.Duration;
        home.Outcome ??= other.Outcome;
        home.Delegates.AddRange(other.Delegates.Where(d => !home.Delegates.Exists(h => h.Name == d.Name)));
        if (home.Parties.Count < 2)
        {
            home.Parties.AddRange(other.Parties.Where(p => !home.Parties.Contains(p, StringComparer.Ordinal)).Take(2 - home.Parties.Count));
        }
    }
}
