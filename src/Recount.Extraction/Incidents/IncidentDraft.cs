using Recount.Core;

namespace Recount.Extraction;

/// <summary>An incident while its fields are being gathered; one a clause at first, merged over the document later.</summary>
internal sealed class IncidentDraft
{
    public required SentenceView Sentence { get; init; }

    /// <summary>Kinds that fit, most fitting first.</summary>
    public required List<IncidentKind> Kinds { get; init; }

    /// <summary>The words it was read from.</summary>
    public required List<TextSpan> Evidence { get; init; }

    public DateExtent? Time { get; set; }

    public List<Place> Places { get; init; } = [];

    public List<string> Perpetrators { get; init; } = [];

    public List<string> Targets { get; init; } = [];

    public List<string> Weapons { get; init; } = [];

    public List<Figure> Figures { get; init; } = [];

    public List<Damage> Damage { get; init; } = [];

    public List<string> Origins { get; init; } = [];

    public Modality Modality { get; set; }

    public bool IsAggregate { get; set; }

    /// <summary>The sentence takes up an act already told ("the attack", "the strike").</summary>
    public bool IsAnaphoric { get; init; }

    /// <summary>Tells a number of harmed and nothing of the act ("the minister put the injured at 60").</summary>
    public bool IsTollOnly { get; init; }

    public bool IsHeading => Sentence.Source.Sentence.Role is BlockRole.Heading or BlockRole.Caption;

    public IncidentKind Kind => Kinds[0];
}
