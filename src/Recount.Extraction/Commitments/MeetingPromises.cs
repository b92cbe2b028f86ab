using Recount.Core;

namespace Recount.Extraction;

/// <summary>A meeting that the sides have fixed is a commitment to meet as well (codebook: one key for both).</summary>
internal static class MeetingPromises
{
    private static readonly string[] s_hedges =
        ["may", "might", "could", "tentatively", "possibly", "propos", "suggest", "offer", "wants", "wanted", "hope", "ready", "asked", "expected", "not "];

    public static IEnumerable<CommitmentObservation> Of(IEnumerable<TalksObservation> talks, IReadOnlyList<CommitmentObservation> held, ObservationIds ids)
    {
        foreach (var meeting in talks.Where(t => t.Status == TalksStatus.Planned && t.Date is not null && t.Parties.Length >= 2))
        {
            // Only what a sentence tells without a hedge is promised.
            var firm = meeting.Evidence.FirstOrDefault(e => !s_hedges.Any(h => e.Quote.Contains(h, StringComparison.OrdinalIgnoreCase)));
            if (firm is null || held.Any(c => c.Action == CommitmentAction.Meet && c.Due is { } due && due.Overlaps(meeting.Date!)))
            {
                continue;
            }

            var promise = new CommitmentObservation
            {
                Id = default,
                Evidence = [firm],
                Parties = meeting.Parties,
                Action = CommitmentAction.Meet,
                Issue = Issue.FurtherTalks,
                Object = firm.Quote,
                Due = meeting.Date,
                Mutual = true,
                Status = CommitmentStatus.Agreed,
                Origins = [],
                Provenance = Provenance.Unscored("commitment.meeting.v1"),
            };
            yield return promise with { Id = ids.Next(promise) };
        }
    }
}
