using Recount.Core;

namespace Recount.Extraction;

/// <summary>An incident while its fields are being gathered; one a stretch at first, merged over the document later.</summary>
internal sealed class IncidentDraft
{
    public required SentenceView Sentence { get; init; }

    /// <summary>The day that the sentence is written on; null where nothing says.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>Kinds that fit, most fitting first; empty while only vague words tell the act.</summary>
    public required List<IncidentKind> Kinds { get; init; }

    /// <summary>What the vague words mean where nothing around says more; null for a bare toll.</summary>
    public IncidentKind? Default { get; init; }

    /// <summary>The words it was read from.</summary>
    public required List<TextSpan> Evidence { get; init; }

    public DateExtent? Time { get; set; }

    /// <summary>The act's own words date it; else the text before lent its day.</summary>
    public bool HasOwnTime { get; set; }

    public List<Place> Places { get; init; } = [];

    /// <summary>Its places are towns or sites, no regions.</summary>
    public bool IsAtTown { get; init; }

    public List<string> Perpetrators { get; init; } = [];

    public List<string> Targets { get; init; } = [];

    public List<string> Weapons { get; init; } = [];

    public List<Figure> Figures { get; init; } = [];

    public List<Damage> Damage { get; init; } = [];

    public List<string> Origins { get; init; } = [];

    /// <summary>The side that tells it, where one does.</summary>
    public string? Teller { get; init; }

    public Modality Modality { get; set; }

    public bool IsAggregate { get; set; }

    /// <summary>The sentence takes up an act already told ("the attack", "the strike").</summary>
    public bool IsAnaphoric { get; init; }

    /// <summary>"a second attack", "another strike": none that was told before.</summary>
    public bool IsAnother { get; init; }

    /// <summary>Tells a number of harmed and nothing of the act ("the minister put the injured at 60").</summary>
    public bool IsTollOnly { get; init; }

    /// <summary>"there", "the city", "the base": at the place told before.</summary>
    public bool PointsBack { get; init; }

    /// <summary>The town or site that the text before named last, for words that point back.</summary>
    public Place? Recalled { get; init; }

    /// <summary>Where the official who tells it holds office ("Kharkiv's mayor"): what such a one counts lies there.</summary>
    public Place? OfficeAt { get; init; }

    /// <summary>Too thin to stand alone: no toll, no thing hit and no place, only words that take up an act.</summary>
    public bool IsThin { get; init; }

    /// <summary>True by night, false by day, null where the words don't say: two raids on one town in one day.</summary>
    public bool? IsByNight { get; init; }

    public bool IsHeading => Sentence.Source.Sentence.Role is BlockRole.Heading or BlockRole.Caption;

    public int? Post => Sentence.Source.Sentence.Post;

    public IncidentKind Kind => Kinds.Count > 0 ? Kinds[0] : Default ?? IncidentKind.Other;
}
