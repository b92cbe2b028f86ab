using Recount.Core;

namespace Recount.Extraction;

/// <summary>A meeting of sides while its fields are being gathered.</summary>
internal sealed class Meeting
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

    public List<DelegationMember> Delegates { get; init; } = [];

    public required bool IsHeading { get; init; }

    /// <summary>Told in passing ("the deal reached in Istanbul"): evidence of talks rather than their telling.</summary>
    public bool IsPassing { get; init; }

    public bool IsAhead => Status is TalksStatus.Planned or TalksStatus.Proposed;
}
